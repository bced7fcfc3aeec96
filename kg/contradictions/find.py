"""Pairs of statements that cannot both be true."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.claims.candidates import candidate_pairs
from kg.claims.similarity import quantity_clash, same_proposition
from kg.contradictions.explain import explain
from kg.contradictions.features import Side, kind_of, side
from kg.contradictions.judge import contradiction_score, models
from schemas import Claim, Contradiction, ContradictionKind, Statement

_SAME_BUT_FOR_THE_NUMBER = 0.6
"""How surely two contents must put one proposition before different numbers in them count as a contradiction."""


def find_contradictions(statements: Sequence[Statement], claims: Sequence[Claim]) -> tuple[Contradiction, ...]:
    """Every pair of statements that contradict, with kind, score and reason, sorted by ids.

    Statements of one claim never contradict each other. The result does not depend on the order of the statements.
    """
    sides = {statement.id: side(statement) for statement in statements}
    claim_of = {key: claim.id for claim in claims for key in claim.statements}
    found = {}
    for one, other in sorted(set(_pairs(sides))):
        if claim_of.get(one, one) == claim_of.get(other, other):
            continue
        pair = _judge(sides[one], sides[other])
        if pair is not None:
            found[pair.a, pair.b] = pair
    return tuple(found[key] for key in sorted(found))


def _pairs(sides: dict[str, Side]) -> Iterator[tuple[str, str]]:
    """Pairs that share words, and in one article those where a denial only points back."""
    yield from candidate_pairs({key: one.terms for key, one in sides.items()})
    articles: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(sides):
        articles[sides[key].statement.article].append(key)
    for keys in articles.values():
        for one, other in itertools.combinations(keys, 2):
            if sides[one].points_back or sides[other].points_back:
                yield one, other


def _judge(one: Side, other: Side) -> Contradiction | None:
    """The likelier reading of a pair, in the direction that fits."""
    best: Contradiction | None = None
    for a, b in ((one, other), (other, one)):
        kind = kind_of(a, b)
        if kind is None or (kind is ContradictionKind.INCOMPATIBLE and a.statement.id > b.statement.id):
            continue
        score = _incompatible(a, b) if kind is ContradictionKind.INCOMPATIBLE else _modelled(kind, a, b)
        if score > 0 and (best is None or score > best.score):
            best = Contradiction(
                a=a.statement.id, b=b.statement.id, kind=kind, score=round(score, 3), why=explain(kind, a, b)
            )
    return best


def _modelled(kind: ContradictionKind, a: Side, b: Side) -> float:
    score = contradiction_score(kind, a, b)
    return score if score >= models()[kind].threshold else 0.0


def _incompatible(a: Side, b: Side) -> float:
    """Different numbers of one thing in what is otherwise one proposition."""
    if quantity_clash(a.terms, b.terms) is None:
        return 0.0
    score = same_proposition(a.terms._replace(quantities=frozenset()), b.terms._replace(quantities=frozenset()))
    return score if score >= _SAME_BUT_FOR_THE_NUMBER else 0.0
