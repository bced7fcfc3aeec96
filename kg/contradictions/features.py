"""What tells a contradiction from two statements that merely share a subject."""

from typing import NamedTuple

from kg.claims.similarity import FEATURES as PROPOSITION_FEATURES
from kg.claims.similarity import features as proposition_features
from kg.claims.terms import Terms, claim_words, has_word, points_back, terms
from schemas import Act, ContradictionKind, Polarity, Statement

FEATURES = (
    *PROPOSITION_FEATURES,
    "same_article",
    "same_actor",
    "accusation",
    "same_words",
    "denier_named",
    "other_named",
)


class Side(NamedTuple):
    """A statement ready for comparison."""

    statement: Statement
    terms: Terms
    points_back: bool
    negations: bool
    """Whether a negation stands anywhere in the content."""


def side(statement: Statement) -> Side:
    """A denier is a participant of what it denies, named or not: «نفت الحركة وجود اتصالات» is about the movement."""
    found = terms(statement)
    if statement.polarity is Polarity.DENY and statement.actor is not None:
        actor = frozenset({"@" + statement.actor.id})
        found = found._replace(roots=found.roots | actor, names=found.names | actor)
    return Side(statement, found, points_back(statement), has_word(statement.content.text, claim_words().negations))


def kind_of(a: Side, b: Side) -> ContradictionKind | None:
    """How a pair could contradict, by polarity and negation alone; the denying side comes first.

    A statement never contradicts what is part of its own content.
    """
    one, other = a.statement, b.statement
    if one.article == other.article and (one.content.covers(other.cue) or other.content.covers(one.cue)):
        return None
    if one.polarity is Polarity.DENY and other.polarity is Polarity.ASSERT:
        return ContradictionKind.DENIAL if a.points_back or one.negated is other.negated else None
    if one.polarity is Polarity.ASSERT and other.polarity is Polarity.ASSERT:
        opposed = one.negated and not other.negated and not b.negations
        return ContradictionKind.NEGATION if opposed else ContradictionKind.INCOMPATIBLE
    return None


def pair_features(a: Side, b: Side) -> tuple[float, ...]:
    """The values of FEATURES; `a` is the side that denies or negates."""
    one, other = a.statement, b.statement
    here = one.article == other.article
    return (
        *proposition_features(a.terms, b.terms),
        float(here),
        float(same_actor(one, other)),
        float(other.act in (Act.ACCUSE, Act.WARN)),
        float(one.content.text == other.content.text),
        float(one.actor is not None and "@" + one.actor.id in b.terms.names),
        float(other.actor is not None and "@" + other.actor.id in a.terms.names),
    )


def same_actor(one: Statement, other: Statement) -> bool:
    """Whether both are known to be one actor's."""
    return one.actor is not None and other.actor is not None and one.actor.id == other.actor.id
