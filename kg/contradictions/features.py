"""What tells a contradiction from two statements that merely share a subject."""

from typing import NamedTuple

from kg.claims.similarity import features as proposition_features
from kg.claims.terms import Terms, points_back, terms
from schemas import Act, ContradictionKind, Polarity, Statement

FEATURES = (
    "containment",
    "jaccard",
    "shared",
    "names_shared",
    "names_jaccard",
    "names_apart",
    "numbers_clash",
    "short",
    "identical",
    "same_article",
    "same_sentence",
    "same_actor",
    "accusation",
    "points_back_near",
    "points_back_far",
    "report",
    "adjacent",
)
_NEAR = 400
"""Code points between two statements that stand side by side."""


class Side(NamedTuple):
    """A statement ready for comparison."""

    statement: Statement
    terms: Terms
    points_back: bool


def side(statement: Statement) -> Side:
    return Side(statement, terms(statement), points_back(statement))


def kind_of(a: Side, b: Side) -> ContradictionKind | None:
    """How a pair could contradict, by polarity and negation alone; the denying side comes first."""
    one, other = a.statement, b.statement
    if one.polarity is Polarity.DENY and other.polarity is Polarity.ASSERT:
        return None if one.negated and other.negated and not a.points_back else ContradictionKind.DENIAL
    if one.polarity is Polarity.ASSERT and other.polarity is Polarity.ASSERT:
        return ContradictionKind.NEGATION if one.negated and not other.negated else ContradictionKind.INCOMPATIBLE
    return None


def pair_features(a: Side, b: Side) -> tuple[float, ...]:
    """The values of FEATURES; `a` is the side that denies or negates."""
    one, other = a.statement, b.statement
    here = one.article == other.article
    gap = one.cue.start - other.content.start
    back = a.points_back and here and gap > 0
    near = abs(one.content.start - other.content.start) <= _NEAR
    return (
        *proposition_features(a.terms, b.terms),
        float(here),
        float(here and one.sentence.overlaps(other.sentence)),
        float(one.actor is not None and other.actor is not None and one.actor.id == other.actor.id),
        float(other.act in (Act.ACCUSE, Act.WARN)),
        float(back and gap <= _NEAR),
        float(back and gap > _NEAR),
        float(other.actor is not None and one.content.text == other.content.text),
        float(here and near),
    )
