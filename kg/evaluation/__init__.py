"""Evaluation: what the stages find against what people or models annotated. It measures and changes nothing."""

from kg.evaluation.errors import ErrorKind, StatementError, count_errors, statement_errors
from kg.evaluation.figures import NameFigures, Rate, StanceFigures, StatementFigures
from kg.evaluation.given import actor_id, given_statements
from kg.evaluation.gold import Gold, GoldStatement, load_gold
from kg.evaluation.inputs import EvaluationError, read_records
from kg.evaluation.names import NameSpan, Tagger, evaluate_names
from kg.evaluation.stance import Judge, evaluate_stance
from kg.evaluation.statements import evaluate_pairs, evaluate_statements

__all__ = [
    "ErrorKind",
    "EvaluationError",
    "Gold",
    "GoldStatement",
    "Judge",
    "NameFigures",
    "NameSpan",
    "Rate",
    "StanceFigures",
    "StatementError",
    "StatementFigures",
    "Tagger",
    "actor_id",
    "count_errors",
    "evaluate_names",
    "evaluate_pairs",
    "evaluate_stance",
    "evaluate_statements",
    "given_statements",
    "load_gold",
    "read_records",
    "statement_errors",
]
