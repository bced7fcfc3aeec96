"""Which statements of other articles are worth comparing: those whose contents are nearest.

A content is the set of its roots and of the actors that it is about, each weighed by how seldom the statements that are
compared have it: by its inverse document frequency (Spärck Jones 1972), to the power of POWER and smoothed with how
seldom those of gold/train have it. Nearness is the cosine.

Candidates are found through what is rare: a statement asks all others that have its rarest root, then the next, until
POSTINGS have been asked, so that it costs its own neighbourhood however many there are. SciPy's sparse product adds up
what they share; where what is left could still bring a pair to NEAR, its cosine is computed in full. Of a few thousand
statements everything is asked and nothing missed (benchmarks/contradictions_scale.py measures recall and growth).
"""

from collections.abc import Iterator, Sequence
from math import exp, log

import numpy as np
import numpy.typing as npt
from scipy import sparse

from kg.claims.sides import Side
from kg.claims.weights import UNKNOWN_WEIGHT, weights

Rows = npt.NDArray[np.int64]
Cosines = npt.NDArray[np.float32]

NEIGHBOURS = 12
"""Statements of other articles that one is compared with at most."""
NEAR = 0.2
"""Cosine from which on they are compared at all."""
POSTINGS = 8000
"""Statements at most that are asked for what they share with one."""
POWER = 1.5
_LEARNED_FROM = 1886
"""Statements of gold/train, whose roots `weights` tell of."""
_LEAST = 0.3
"""What of NEAR the asked roots must bring for a pair to be looked at: what remains is common and shared by chance."""
_AT_ONCE = 512


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
    return sparse.csr_array((data, indices, np.array(starts)), shape=(len(sides), len(columns)))


class Neighbourhoods:
    """The contents of statements by their roots, ready to be asked."""

    def __init__(self, contents: sparse.csr_array) -> None:
        self._contents = contents
        self._having = contents.T.tocsr()
        self._frequency = np.diff(self._having.indptr)

    def nearest(self, first: int, last: int, number: int = NEIGHBOURS) -> tuple[Rows, Rows, Cosines]:
        """The rows `first` to before `last`, each as often as it has neighbours, these (the `number` nearest), and how
        near they are."""
        asking = self._contents[first:last]
        shared, left = self._shared(asking)
        rows = np.repeat(np.arange(last - first), np.diff(shared.indptr))
        worth = (shared.data + left[rows] >= NEAR) & (shared.data >= _LEAST * NEAR) & (shared.indices != rows + first)
        rows, others = rows[worth], shared.indices[worth]
        cosines = np.asarray(asking[rows].multiply(self._contents[others]).sum(axis=1)).ravel().round(5)
        near = cosines >= NEAR
        rows, others, cosines = rows[near], others[near], cosines[near]
        order = np.lexsort((others, -cosines, rows))
        rows, others = rows[order], others[order]
        counts = np.bincount(rows, minlength=last - first)
        rank = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        kept = rank < number
        return rows[kept] + first, others[kept], cosines[order][kept]

    def _shared(self, asking: sparse.csr_array) -> tuple[sparse.csr_array, Cosines]:
        """What each row shares with every other through its rarest roots, and the length of what it did not ask for."""
        rows = np.repeat(np.arange(asking.shape[0]), np.diff(asking.indptr))
        order = np.lexsort((self._frequency[asking.indices], rows))
        asked = np.cumsum(self._frequency[asking.indices[order]])
        before = np.concatenate([[0], asked])[asking.indptr[:-1]]
        rare = order[asked - np.repeat(before, np.diff(asking.indptr)) <= POSTINGS]
        part = sparse.csr_array((asking.data[rare], (rows[rare], asking.indices[rare])), shape=asking.shape)
        left = 1 - np.asarray(part.multiply(part).sum(axis=1)).ravel()
        return part @ self._having, np.sqrt(np.maximum(left, 0))


def neighbours(contents: sparse.csr_array, number: int = NEIGHBOURS) -> Iterator[tuple[int, int, float]]:
    """Pairs of rows of which one is among the `number` nearest of the other, NEAR at least, with their cosine; each
    once, sorted."""
    asked, found = Neighbourhoods(contents), dict[tuple[int, int], float]()
    for first in range(0, contents.shape[0], _AT_ONCE):
        rows, others, cosines = asked.nearest(first, min(first + _AT_ONCE, contents.shape[0]), number)
        pairs = zip(np.minimum(rows, others).tolist(), np.maximum(rows, others).tolist(), strict=True)
        found.update(zip(pairs, cosines.tolist(), strict=True))
    for (a, b), cosine in sorted(found.items()):
        yield a, b, cosine
