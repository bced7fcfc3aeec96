"""Which statements of other articles are worth comparing: those whose contents are nearest.

A content's vector holds its roots and the actors that it is about, each weighed by how seldom it is, hashed into
DIMENSIONS places (Weinberger et al. 2009, «Feature hashing for large scale multitask learning»). Nearness is the
cosine: the share of what they say that two contents have in common. Up to EXACT statements it is computed for all
pairs; from there on usearch looks neighbours up in an HNSW graph (Malkov and Yashunin 2018), so that a statement costs
its own neighbourhood however many there are (benchmarks/contradictions_scale.py measures recall and growth).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kg.claims.pairs import UNKNOWN_WEIGHT, weights
from kg.claims.sides import Side

if TYPE_CHECKING:
    from usearch.index import Index

Vectors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

DIMENSIONS = 256
NEIGHBOURS = 12
"""Statements of other articles that one is compared with at most."""
NEAR = 0.25
"""Cosine from which on they are compared at all."""
EXACT = 4000
"""Statements up to which all pairs are cheaper than an index."""
LINKS, BUILD_EFFORT, SEARCH_EFFORT = 24, 120, 120
"""usearch's connectivity, expansion_add and expansion_search."""


@lru_cache(maxsize=1 << 18)
def _place(root: str) -> tuple[int, float]:
    """Where a root stands in a vector, and with which sign."""
    number = int.from_bytes(blake2b(root.encode(), digest_size=8).digest(), "big")
    return number % DIMENSIONS, 1.0 if number >> 63 else -1.0


def content_vectors(sides: Sequence[Side]) -> Vectors:
    """The vectors of contents, of length 1, or of length 0 where a content has no words of its own."""
    known = weights()
    found = np.zeros((len(sides), DIMENSIONS), dtype=np.float32)
    for row, side in zip(found, sides, strict=True):
        for root in side.roots | side.actors:
            place, sign = _place(root)
            row[place] += sign * known.get(root, UNKNOWN_WEIGHT)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    np.divide(found, lengths, out=found, where=lengths > 0)
    return found


def neighbours(vectors: Vectors, number: int = NEIGHBOURS) -> Iterator[tuple[int, int]]:
    """Pairs of rows of which one is among the `number` nearest of the other, NEAR at least; each once, sorted."""
    if len(vectors) < 2:
        return
    found = _exact(vectors, number) if len(vectors) <= EXACT else _indexed(vectors, number)
    yield from sorted({(min(a, b), max(a, b)) for a, b in found if a != b})


def _exact(vectors: Vectors, number: int) -> Iterator[tuple[int, int]]:
    number = min(number + 1, len(vectors))
    for start in range(0, len(vectors), 1024):
        cosines = vectors[start : start + 1024] @ vectors.T
        nearest = np.argpartition(-cosines, number - 1, axis=1)[:, :number]
        for at, others in enumerate(nearest):
            yield from ((start + at, int(other)) for other in others if cosines[at, other] >= NEAR)


def _indexed(vectors: Vectors, number: int) -> Iterator[tuple[int, int]]:
    rows, cosines = nearest(build_index(vectors), vectors, number + 1)
    for at, (others, near) in enumerate(zip(rows, cosines, strict=True)):
        yield from ((at, int(other)) for other, cosine in zip(others, near, strict=True) if cosine >= NEAR)


def build_index(vectors: Vectors) -> "Index":
    """An index of vectors by their rows; one thread, so that the same vectors make the same index."""
    from usearch.index import Index

    index = Index(
        ndim=vectors.shape[1],
        metric="ip",
        dtype="f32",
        connectivity=LINKS,
        expansion_add=BUILD_EFFORT,
        expansion_search=SEARCH_EFFORT,
    )
    index.add(np.arange(len(vectors), dtype=np.uint64), vectors, threads=1)
    return index


def nearest(index: "Index", vectors: Vectors, number: int) -> tuple[Rows, Vectors]:
    """The `number` rows of the index that are nearest to each vector, and their cosines: both vectors x number."""
    number = min(number, len(index))
    # One answer for one vector, a table for several.
    found = index.search(vectors, number, threads=1)
    shape = (len(vectors), number)
    return found.keys.reshape(shape).astype(np.int64), 1 - found.distances.reshape(shape)
