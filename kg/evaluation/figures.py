"""Figures, all in per cent with one decimal."""

from typing import Any

from pydantic import Field

from schemas import Frozen


def percent(part: float, whole: float) -> float:
    """`part` of `whole` in per cent; 0 of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0


def f1_of(right: int, predicted: int, gold: int) -> float:
    """The harmonic mean of precision and recall, 0 to 1."""
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    return 2 * p * r / (p + r) if p + r else 0.0


class Rate(Frozen):
    """Precision, recall and F1, with the counts that they come from."""

    p: float
    r: float
    f1: float
    tp: int
    predicted: int
    gold: int

    @classmethod
    def of(cls, tp: int, predicted: int, gold: int) -> "Rate":
        # The order of the operations is score.py's, so that not even a last digit differs.
        p, r = tp / predicted if predicted else 0.0, tp / gold if gold else 0.0
        f1 = round(200 * p * r / (p + r), 1) if p + r else 0.0
        return cls(p=round(100 * p, 1), r=round(100 * r, 1), f1=f1, tp=tp, predicted=predicted, gold=gold)


class PairRate(Rate):
    """Contradictions found, and how many of the right ones have the right kind."""

    kind_accuracy: float


class Accuracies(Frozen):
    """Over the statements that were detected."""

    actor: float
    act: float
    negated: float
    quoted: float


class Reliability(Frozen):
    """Statements whose confidence lies in one band: what was said of them, and what held."""

    band: str
    statements: int
    said: float = Field(description="mean confidence, per cent")
    right: float = Field(description="tuples that are right, per cent")


class StatementFigures(Frozen):
    """The figures of statements; `tuples` (who, stance, what) is the headline one."""

    detected: Rate = Field(description="the content is matched")
    polarity: Rate = Field(description="detected, and the polarity is right")
    tuples: Rate = Field(serialization_alias="tuple", description="polarity, and the actor is right too")
    exact: Rate = Field(description="tuples, and the content is exact but for punctuation at its ends")
    denials: Rate = Field(description="tuples over denials alone")
    accuracy: Accuracies = Field(serialization_alias="accuracy_over_detected")
    about: Rate
    via: Rate
    reliability: tuple[Reliability, ...] = ()
    contradictions: PairRate | None = None
    claims: Rate | None = Field(default=None, description="pairs of statements that share a claim")

    def as_json(self) -> dict[str, Any]:
        """The figures under the names that the contract's scorer gives them."""
        return self.model_dump(by_alias=True, exclude_none=True, exclude={"reliability"})


class NameFigures(Frozen):
    """Figures of names whose span and class are both exact."""

    overall: Rate = Field(description="micro average")
    kinds: dict[str, Rate]


class StanceFigures(Frozen):
    """Figures of a judge of pairs."""

    pairs: int
    accuracy: float
    macro_f1: float
    labels: dict[str, Rate]
