"""Gradient-boosted trees as training/trees.py writes them: read from JSON, applied with numpy alone."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from schemas import Frozen

Rows = npt.NDArray[np.float32]


class Tree(Frozen):
    """One tree, a node a place: the feature that it asks for, the value up to which it goes left, both children,
    and the value of a leaf. A leaf is its own child."""

    feature: tuple[int, ...]
    limit: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


class Trees(Frozen):
    """A classifier of two classes. `threshold` is the probability from which the first one counts."""

    features: tuple[str, ...]
    base: float
    depth: int
    threshold: float
    trees: tuple[Tree, ...]

    def probabilities(self, rows: Rows) -> npt.NDArray[np.float64]:
        """The probability for each row of values in the order of `features`."""
        total = np.full(len(rows), self.base)
        every = np.arange(len(rows))
        for tree in self.trees:
            feature, limit = np.array(tree.feature), np.array(tree.limit)
            children, value = np.array((tree.right, tree.left)), np.array(tree.value)
            at = np.zeros(len(rows), dtype=np.int64)
            for _ in range(self.depth):
                at = children[(rows[every, feature[at]] <= limit[at]).astype(np.int64), at]
            total += value[at]
        return np.asarray(1 / (1 + np.exp(-total)))


@cache
def load_trees(package: str, name: str, features: tuple[str, ...]) -> Trees:
    """The trees in `package`'s data/`name`.json; ValueError where they were made for other features."""
    raw = json.loads(files(package).joinpath("data", f"{name}.json").read_text(encoding="utf-8"))
    found = Trees.model_validate(raw)
    if found.features != features:
        raise ValueError(f"{package}/data/{name}.json was made for other features: train it anew")
    return found


def as_rows(found: Sequence[dict[str, float]], features: Sequence[str]) -> Rows:
    """Features by name as rows."""
    return np.array([[one[name] for name in features] for one in found], dtype=np.float32).reshape(-1, len(features))
