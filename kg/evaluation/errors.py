"""What is wrong, one by one, so that somebody can look at it."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from kg.evaluation.gold import Gold, load_gold
from kg.evaluation.statements import Matched, match_all
from schemas import Frozen, StatementRecord


class ErrorKind(StrEnum):
    MISSED = "missed"
    SPURIOUS = "spurious"
    POLARITY = "wrong polarity"
    ACTOR = "wrong actor"
    SPAN = "wrong span"


class StatementError(Frozen):
    """One thing that is wrong with one statement; a statement can be wrong in several ways."""

    kind: ErrorKind
    doc: str
    gold: str | None
    """Id of the gold statement, None for a spurious one."""
    predicted: str | None
    expected: str
    found: str


def statement_errors(gold: Path | Gold, records: Iterable[StatementRecord]) -> tuple[StatementError, ...]:
    """The errors by document and kind, those of matched statements in text order. EvaluationError as for
    `evaluate_statements`."""
    gold = load_gold(gold) if isinstance(gold, Path) else gold
    doc_of = {statement.id: doc for doc, statements in gold.statements.items() for statement in statements}
    matching = match_all(gold, records)
    errors = [error for m in matching.matched for error in _errors_of(m, gold.texts[m.predicted.doc])]
    for missed in matching.missed:
        doc = doc_of[missed.id]
        expected = gold.texts[doc][slice(*missed.content)]
        errors.append(_error(ErrorKind.MISSED, doc, missed.id, None, expected, ""))
    for extra in matching.spurious:
        errors.append(_error(ErrorKind.SPURIOUS, extra.doc, None, extra.id, "", extra.content.text))
    order = {kind: position for position, kind in enumerate(ErrorKind)}
    return tuple(sorted(errors, key=lambda error: (error.doc, order[error.kind])))


def count_errors(errors: Iterable[StatementError]) -> dict[ErrorKind, int]:
    """How many there are of each kind, those of which there are none included."""
    counts = Counter(error.kind for error in errors)
    return {kind: counts[kind] for kind in ErrorKind}


def _errors_of(m: Matched, text: str) -> Iterable[StatementError]:
    ids = m.predicted.doc, m.gold.id, m.predicted.id
    if not m.polarity:
        yield _error(ErrorKind.POLARITY, *ids, m.gold.polarity, m.predicted.polarity)
    if not m.actor:
        yield _error(ErrorKind.ACTOR, *ids, m.gold.actor or "", m.predicted.actor)
    if not m.exact:
        yield _error(ErrorKind.SPAN, *ids, text[slice(*m.gold.content)], m.predicted.content.text)


def _error(
    kind: ErrorKind, doc: str, gold: str | None, predicted: str | None, expected: str, found: str
) -> StatementError:
    return StatementError(kind=kind, doc=doc, gold=gold, predicted=predicted, expected=expected, found=found)
