"""Which pairs of statements are worth judging."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from kg.claims.articles import Articles
from kg.claims.neighbours import content_matrix, neighbours
from kg.claims.pairs import oriented
from kg.claims.sides import Side, read_side
from schemas import Statement

_MOST = 60
"""Statements of an article that one is compared with: those nearest to it in the text."""
_EVENT, _ENOUGH = 0.12, 2.0
"""How alike two articles are (`Articles.alike`) that tell of one event, times what their neighbouring statements have
in common: cosines added up, up to _ENOUGH. On gold/train 98 % of the pairs that belong together are of such ones."""
_LINKED = 8
"""Articles on the same event whose statements are compared with those of one; the most alike ones."""


class Field:
    """The statements that are compared with each other, and the pairs of them that are worth judging."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        ordered = sorted({one.id: one for one in statements}.values(), key=lambda one: one.id)
        self.sides: Mapping[str, Side] = {one.id: read_side(one) for one in ordered}
        self.articles = Articles(self.sides.values())

    def pairs(self) -> Iterator[tuple[Side, Side]]:
        """Pairs within an article, those of articles on one event, and neighbours anywhere; each once, as `oriented`
        turns them.

        Articles on one event are found through neighbouring statements. The cost of a statement is bounded: _MOST
        companions in its article, as many in each of _LINKED others, and NEIGHBOURS anywhere.
        """
        members = self.articles.members
        for article in sorted(members):
            for one, other in combinations(range(len(members[article])), 2):
                if other - one <= _MOST:
                    yield oriented(members[article][one], members[article][other])
        sides = list(self.sides.values())
        near = [(sides[a], sides[b], cosine) for a, b, cosine in neighbours(content_matrix(sides))]
        linked = self._linked(near)
        for one_article, other_article in sorted(linked):
            for a, b in product(members[one_article][:_MOST], members[other_article][:_MOST]):
                if _have_something_in_common(a, b):
                    yield oriented(a, b)
        for a, b, _ in near:
            if a.article != b.article and _articles(a, b) not in linked:
                yield oriented(a, b)

    def _linked(self, near: Sequence[tuple[Side, Side, float]]) -> set[tuple[str, str]]:
        """Those pairs of articles that tell of one event, the _LINKED most alike for each."""
        shared: defaultdict[tuple[str, str], float] = defaultdict(float)
        for a, b, cosine in near:
            if a.article != b.article:
                shared[_articles(a, b)] += cosine
        ranked: defaultdict[str, list[tuple[float, tuple[str, str]]]] = defaultdict(list)
        for pair, cosines in shared.items():
            alike = self.articles.alike(*pair)
            if alike * min(cosines, _ENOUGH) >= _EVENT:
                for one in pair:
                    ranked[one].append((-alike, pair))
        return {pair for found in ranked.values() for _, pair in sorted(found)[:_LINKED]}


def _articles(a: Side, b: Side) -> tuple[str, str]:
    return (a.article, b.article) if a.article < b.article else (b.article, a.article)


def _have_something_in_common(a: Side, b: Side) -> bool:
    """A word, an actor, or that one of them points back: without, no pair of two articles was ever told."""
    points = a.points_back or b.points_back
    return points or not a.roots.isdisjoint(b.roots) or not a.actors.isdisjoint(b.actors)
