"""Which pairs of statements are worth judging."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from kg.claims.articles import Articles
from kg.claims.neighbours import Near, Rows, content_matrix, cosines_of, neighbours, rank_in_group
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
_SOMETHING = 0.05
"""Cosine of two statements of such articles from which on they have something in common. Up to 0.08 the claims and
contradictions of gold/train and gold/dev are the same as without."""
_STRANGERS = 0.12
"""How alike articles on no one event are at least whose neighbouring statements are compared. Up to 0.15 the claims
and contradictions of gold/train and gold/dev are the same as without."""
_AT_ONCE = 128

Values = npt.NDArray[np.float64]


class Field:
    """The statements that are compared with each other, and the pairs of them that are worth judging."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        ordered = sorted({one.id: one for one in statements}.values(), key=lambda one: one.id)
        self.sides: Mapping[str, Side] = {one.id: read_side(one) for one in ordered}
        self.articles = Articles(self.sides.values())

    @cached_property
    def contents(self) -> sparse.csr_array:
        """What the sides say, a row each."""
        return content_matrix(list(self.sides.values()))

    @cached_property
    def near(self) -> Near:
        """Neighbours among the sides, by their places."""
        return neighbours(self.contents)

    def pairs(self) -> Iterator[tuple[Side, Side]]:
        """Pairs within an article, those of articles on one event, and neighbours of others; each once, as `oriented`
        turns them, those of the same two articles in a row.

        Articles on one event are found through neighbouring statements. The cost of a statement is bounded: _MOST
        companions in its article, as many in each of _LINKED others, and NEIGHBOURS anywhere.
        """
        members = self.articles.members
        for article in sorted(members):
            for place, one in enumerate(members[article]):
                for other in members[article][place + 1 : place + 1 + _MOST]:
                    yield oriented(one, other)
        sides = list(self.sides.values())
        for rows, others in self._across():
            for a, b in zip(rows.tolist(), others.tolist(), strict=True):
                yield oriented(sides[a], sides[b])

    def _across(self) -> Iterator[tuple[Rows, Rows]]:
        """The places of those pairs that are of two articles."""
        number = {article: place for place, article in enumerate(sorted(self.articles.members))}
        article = np.array([number[side.article] for side in self.sides.values()], dtype=np.int64)
        apart = article[self.near.rows] != article[self.near.others]
        rows, others, cosines = (values[apart] for values in self.near)
        low, high = np.minimum(article[rows], article[others]), np.maximum(article[rows], article[others])
        found, of = np.unique(low * len(number) + high, return_inverse=True)
        ones, twos = np.divmod(found, max(1, len(number)))
        alike = self.articles.alike_of(ones, twos)
        shared = np.asarray(np.bincount(of, weights=cosines, minlength=len(found)), dtype=np.float64)
        linked = _linked(ones, twos, alike, shared)
        yield from self._of_linked(ones[linked], twos[linked])
        rest = np.flatnonzero(((alike >= _STRANGERS) & ~linked)[of])
        rest = rest[np.argsort(of[rest], kind="stable")]
        yield rows[rest], others[rest]

    def _of_linked(self, ones: Rows, twos: Rows) -> Iterator[tuple[Rows, Rows]]:
        """Pairs of statements of each two articles that have something in common, or of which one points back."""
        place = {key: at for at, key in enumerate(self.sides)}
        points = np.array([side.points_back for side in self.sides.values()], dtype=np.bool_)
        own = [members[:_MOST] for _, members in sorted(self.articles.members.items())]
        members = np.array([place[side.id] for sides in own for side in sides], dtype=np.int64)
        counts = np.array([len(sides) for sides in own], dtype=np.int64)
        starts = np.cumsum(counts) - counts
        for first in range(0, len(ones), _AT_ONCE):
            one, two = ones[first : first + _AT_ONCE], twos[first : first + _AT_ONCE]
            sizes = counts[one] * counts[two]
            at, wide = rank_in_group(np.repeat(np.arange(len(one)), sizes)), np.repeat(counts[two], sizes)
            rows = members[np.repeat(starts[one], sizes) + at // wide]
            others = members[np.repeat(starts[two], sizes) + at % wide]
            worth = points[rows] | points[others] | (cosines_of(self.contents, rows, others) >= _SOMETHING)
            yield rows[worth], others[worth]


def _linked(ones: Rows, twos: Rows, alike: Values, shared: Values) -> npt.NDArray[np.bool_]:
    """Which pairs of articles tell of one event: the _LINKED most alike for each, of those that do at all. `shared` is
    what their neighbouring statements have in common."""
    event = np.flatnonzero(alike * np.minimum(shared, _ENOUGH) >= _EVENT)
    pairs, articles = np.tile(event, 2), np.concatenate([ones[event], twos[event]])
    order = np.lexsort((pairs, -alike[pairs], articles))
    found = np.zeros(len(ones), dtype=np.bool_)
    found[pairs[order][rank_in_group(articles[order]) < _LINKED]] = True
    return found
