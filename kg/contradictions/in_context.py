"""Contradictions that only the order of an article shows: denials that point back, negations that rule all out."""

from collections.abc import Iterator, Sequence

from kg.claims.pairs import Articles
from kg.claims.sides import Side
from kg.contradictions.kinds import kind_of
from kg.contradictions.universal import negated_of_everything, rules_out
from schemas import ContradictionKind

_LIKE_THE_LAST = 4
"""Roots that an earlier statement must share with the last one to be denied along with it."""


def in_context(articles: Articles) -> Iterator[tuple[Side, Side, ContradictionKind]]:
    """Pairs, the denying or negated side first."""
    for members in articles.members.values():
        for place, one in enumerate(members):
            if one.points_back and one.denies:
                yield from _pointed_at(one, members[:place])
            elif one.statement.negated and (ruled_out := negated_of_everything(one.statement.content.text)):
                for other in members:
                    if rules_out(ruled_out, one, other) and kind_of(one, other) is ContradictionKind.NEGATION:
                        yield one, other, ContradictionKind.NEGATION


def _pointed_at(denial: Side, earlier: Sequence[Side]) -> Iterator[tuple[Side, Side, ContradictionKind]]:
    """A denial of «هذه التقارير» with the last assertion before it, and those before that say the same."""
    before = [
        one
        for one in earlier
        if kind_of(denial, one) is ContradictionKind.DENIAL and (not one.actor or one.actor != denial.actor)
    ]
    for one in before:
        if one is before[-1] or len(one.terms.roots & before[-1].terms.roots) >= _LIKE_THE_LAST:
            yield denial, one, ContradictionKind.DENIAL
