"""The articles of the statements that are compared."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from kg.claims.sides import Side
from kg.claims.weights import weight

_AT_ONCE = 8192


class Articles:
    """What the articles of the statements that are compared say all in all, and where in them each statement stands."""

    def __init__(self, sides: Iterable[Side]) -> None:
        members: defaultdict[str, list[Side]] = defaultdict(list)
        for side in sides:
            members[side.article].append(side)
        self.members: dict[str, list[Side]] = {}
        self._roots: dict[str, frozenset[str]] = {}
        self._denials: dict[str, int] = {}
        self._place: dict[str, int] = {}
        self._weight: dict[str, float] = {}
        self._two: tuple[str, str] | None = None
        self._alike = 1.0
        self._most: dict[tuple[str, bool], float] = {}
        for article, own in members.items():
            own.sort(key=lambda one: (one.statement.cue.start, one.statement.content.start, one.id))
            self.members[article] = own
            self._roots[article] = frozenset().union(*(one.roots | one.speaker for one in own))
            self._weight[article] = weight(self._roots[article])
            self._denials[article] = sum(one.denies for one in own)
            self._place.update({one.id: at for at, one in enumerate(own)})

    def place(self, side: Side) -> int:
        """The how-manieth statement of its article it is, from 0."""
        return self._place[side.id]

    def denials(self, article: str) -> int:
        return self._denials[article]

    def alike(self, one: str, other: str) -> float:
        """How much of what the shorter of two articles says is in the other, 0 to 1."""
        self._turn_to(one, other)
        return self._alike

    def alike_of(self, ones: npt.NDArray[np.int64], others: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """`alike` of many pairs at once, to six digits; the articles by their places among the sorted ones."""
        said, weights = self._said
        found = [np.zeros(0)]
        for start in range(0, len(ones), _AT_ONCE):
            one, other = ones[start : start + _AT_ONCE], others[start : start + _AT_ONCE]
            shared = np.asarray(said[one].minimum(said[other]).sum(axis=1)).ravel()
            found.append(shared / np.maximum(np.minimum(weights[one], weights[other]), 1e-9))
        return np.concatenate(found).round(6)

    @cached_property
    def _said(self) -> tuple[sparse.csr_array, npt.NDArray[np.float64]]:
        """What the sorted articles say, articles x roots, each by its weight; and these summed up."""
        columns: dict[str, int] = {}
        places, starts = [], [0]
        for article in sorted(self._roots):
            places += [columns.setdefault(root, len(columns)) for root in sorted(self._roots[article])]
            starts.append(len(places))
        weights = np.array([weight((root,)) for root in columns])
        said = sparse.csr_array((weights[places], places, starts), shape=(len(starts) - 1, len(columns)))
        said.sort_indices()  # for minimum, that takes a slow way round where they are not
        return said, np.asarray(said.sum(axis=1)).ravel()

    def most_shared(self, side: Side, other: Side) -> float:
        """The most that a side shares with one statement of another's article that denies or not, as the other does."""
        self._turn_to(side.article, other.article)
        key = (side.id, other.denies)
        if key not in self._most:
            common = side.roots & self._roots[other.article]
            found = common & other.roots
            most = weight(found)
            for one in self.members[other.article]:
                shared = common & one.roots
                if not shared <= found and one.denies == other.denies and one.id != side.id:
                    most = max(most, weight(shared))
            self._most[key] = most
        return self._most[key]

    def _turn_to(self, one: str, other: str) -> None:
        """Remember what is found of two articles until two others are asked for: pairs come by their articles, and
        to remember all would take memory that grows with them."""
        two = (one, other) if one < other else (other, one)
        if two != self._two:
            self._two, self._most = two, {}
            if one == other:
                self._alike = 1.0
            else:
                shorter = min(self._weight[one], self._weight[other])
                self._alike = weight(self._roots[one] & self._roots[other]) / shorter if shorter else 0.0

    def last_before(self, side: Side, other: Side) -> bool:
        """Whether `other` is the last assertion of somebody else before `side` in their article."""
        own = self.members[side.article]
        for one in reversed(own[: self._place[side.id]]):
            if one.sign and not one.denies and (one.actor != side.actor or not one.actor):
                return one.id == other.id
        return False
