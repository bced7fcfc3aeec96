"""Which statements of other articles are worth comparing: those whose contents are nearest.

A content is the set of its roots and of the actors that it is about, each weighed by how seldom the statements that are
compared have it: by its inverse document frequency (Spärck Jones 1972), to the power of POWER and smoothed with how
seldom those of gold/train have it. Nearness is the cosine.

Candidates are found through what is rare: a statement asks all others that have its rarest root, then the next, until
POSTINGS have been asked, or more where these cover little of it, so that it costs its own neighbourhood however many
there are. A sparse product adds up what they share and keeps the LOOKED_AT that share the most; where what is left
could still bring a pair to NEAR, its cosine is computed in full. Of ten thousand statements everything is asked and
nothing missed (benchmarks/contradictions_scale.py measures recall and growth).
"""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from kg.claims.sides import Side
from kg.claims.weights import UNKNOWN_WEIGHT, weights

Rows = npt.NDArray[np.int64]
Cosines = npt.NDArray[np.float32]

NEIGHBOURS = 12
"""Statements of other articles that one is compared with at most."""
NEAR = 0.2
"""Cosine from which on they are compared at all."""
POSTINGS = 8000
"""Statements that are asked for what they share with one."""
MOST_POSTINGS, COVERED = 64_000, 0.7
"""As many are asked at most, while the roots asked so far have less than COVERED of the content's squared length."""
LOOKED_AT = 256
"""How many, beyond those wanted, are looked at in full: of a million statements this finds 98.8 % of the neighbours,
half as many 98.0 %."""
POWER = 1.5
_LEARNED_FROM = 1886
"""Statements of gold/train, whose roots `weights` tell of."""
_LEAST = 0.3
"""What of NEAR the asked roots must bring for a pair to be looked at: what remains is common and shared by chance."""
_AT_ONCE = 256


class Near(NamedTuple):
    """Pairs of rows with their cosines, a pair a place."""

    rows: Rows
    others: Rows
    cosines: Cosines


_NOTHING = Near(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))


def content_matrix(sides: Sequence[Side]) -> sparse.csr_array:
    """The contents as rows of length 1, statements x roots; a content without words of its own is a row of nothing."""
    known, columns = weights(), dict[str, int]()
    places, starts = [], [0]
    for side in sides:
        places += [columns.setdefault(root, len(columns)) for root in sorted(side.roots | side.actors)]
        starts.append(len(places))
    indices = np.array(places, dtype=np.int32)
    before = np.array([_LEARNED_FROM * exp(-known.get(root, UNKNOWN_WEIGHT)) for root in columns])
    having = before + np.bincount(indices, minlength=len(columns))
    weight = np.maximum(log(_LEARNED_FROM + len(sides)) - np.log(having), 0) ** POWER
    data = weight[indices].astype(np.float32)
    row = np.repeat(np.arange(len(sides)), np.diff(starts))
    length = np.sqrt(np.bincount(row, weights=data**2, minlength=len(sides)))
    data /= np.maximum(length, 1e-9)[row].astype(np.float32)
    contents = sparse.csr_array((data, indices, np.array(starts, dtype=np.int32)), shape=(len(sides), len(columns)))
    contents.sort_indices()  # for products of rows, that take a slow way round where they are not
    return contents


def cosines_of(contents: sparse.csr_array, rows: Rows, others: Rows) -> Cosines:
    """How near each of `rows` is to the one of `others` in its place."""
    return np.asarray(contents[rows].multiply(contents[others]).sum(axis=1), dtype=np.float32).ravel().round(5)


class Neighbourhoods:
    """The contents of statements by their roots, ready to be asked."""

    def __init__(self, contents: sparse.csr_array) -> None:
        self._contents = contents
        self._having = sparse.csr_matrix(contents.T)
        self._frequency = np.diff(self._having.indptr)

    def nearest(self, first: int, last: int, number: int = NEIGHBOURS) -> Near:
        """The rows `first` to before `last`, each as often as it has neighbours, and these: the `number` nearest of
        those that share something rare with it."""
        part, left = self._rarest(self._contents[first:last])
        shared = sp_matmul_topn(part, self._having, top_n=LOOKED_AT + number, threshold=_LEAST * NEAR)
        rows = np.repeat(np.arange(last - first), np.diff(shared.indptr))
        worth = shared.data + left[rows] >= NEAR
        return self._ranked(rows[worth] + first, shared.indices[worth].astype(np.int64), number)

    def _ranked(self, rows: Rows, others: Rows, number: int) -> Near:
        """Of pairs that may be near, the `number` nearest for each row, sorted by row and nearness."""
        cosines = cosines_of(self._contents, rows, others)
        near = (cosines >= NEAR) & (rows != others)
        rows, others, cosines = rows[near], others[near], cosines[near]
        order = np.lexsort((others, -cosines, rows))
        kept = order[rank_in_group(rows[order]) < number]
        return Near(rows[kept], others[kept], cosines[kept])

    def _rarest(self, asking: sparse.csr_array) -> tuple[sparse.csr_matrix, Cosines]:
        """What each row asks for, its rarest roots, and the length of the rest."""
        rows = np.repeat(np.arange(asking.shape[0]), np.diff(asking.indptr))
        order = np.lexsort((self._frequency[asking.indices], rows))
        asked = _summed(self._frequency[asking.indices[order]], asking.indptr)
        length = asking.data[order] ** 2
        covered = _summed(length, asking.indptr) - length
        rare = order[(asked <= POSTINGS) | ((asked <= MOST_POSTINGS) & (covered < COVERED))]
        part = sparse.csr_matrix((asking.data[rare], (rows[rare], asking.indices[rare])), shape=asking.shape)
        left = 1 - np.asarray(part.multiply(part).sum(axis=1)).ravel()
        return part, np.sqrt(np.maximum(left, 0))


def neighbours(contents: sparse.csr_array, number: int = NEIGHBOURS) -> Near:
    """Pairs of rows of which one is among the `number` nearest of the other, NEAR at least, with their cosine; each
    once, the smaller row first, sorted."""
    asked, size = Neighbourhoods(contents), contents.shape[0]
    parts = [asked.nearest(first, min(first + _AT_ONCE, size), number) for first in range(0, size, _AT_ONCE)]
    found = Near(*map(np.concatenate, zip(_NOTHING, *parts, strict=True)))
    low, high = np.minimum(found.rows, found.others), np.maximum(found.rows, found.others)
    _, kept = np.unique(low * size + high, return_index=True)
    return Near(low[kept], high[kept], found.cosines[kept])


def _summed(values: npt.NDArray[np.float32], starts: Rows) -> npt.NDArray[np.float64]:
    """The values summed up from the start of each row to each of them."""
    total = np.cumsum(values, dtype=np.float64)
    return np.asarray(total - np.repeat(np.concatenate([[0], total])[starts[:-1]], np.diff(starts)))


def rank_in_group(groups: Rows) -> Rows:
    """Of each place in sorted `groups`, the how-manieth of its group it is, from 0."""
    return np.arange(len(groups)) - np.searchsorted(groups, groups)
