"""Which pairs of statements are worth judging."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from kg.claims.neighbours import content_matrix, neighbours
from kg.claims.pairs import Articles, oriented
from kg.claims.sides import Side, read_side
from schemas import Statement

_MOST = 60
"""Statements of an article that one is compared with: those nearest to it in the text."""
_ALIKE = 0.2
"""How alike two articles are that tell of one event (`Articles.alike`): on gold/train those of one story are from
0.14 up, nearly all from 0.25, and of others one pair in two thousand."""
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
        near = [(sides[a], sides[b]) for a, b in neighbours(content_matrix(sides))]
        linked = self._linked({tuple(sorted((a.article, b.article))) for a, b in near if a.article != b.article})
        for one_article, other_article in sorted(linked):
            for a, b in product(members[one_article][:_MOST], members[other_article][:_MOST]):
                yield oriented(a, b)
        for a, b in near:
            if a.article != b.article and tuple(sorted((a.article, b.article))) not in linked:
                yield oriented(a, b)

    def _linked(self, articles: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
        """Those pairs of articles that tell of one event, the _LINKED most alike for each."""
        ranked: defaultdict[str, list[tuple[float, tuple[str, ...]]]] = defaultdict(list)
        for pair in articles:
            alike = self.articles.alike(*pair)
            if alike >= _ALIKE:
                for one in pair:
                    ranked[one].append((-alike, pair))
        return {pair for found in ranked.values() for _, pair in sorted(found)[:_LINKED]}
