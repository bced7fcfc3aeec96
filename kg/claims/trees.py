"""Gradient-boosted trees as training/trees.py writes them: read from JSON, applied with numpy alone."""

import json
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from schemas import Frozen

Rows = npt.NDArray[np.float32]
Features = npt.NDArray[np.int64]
Values = npt.NDArray[np.float64]


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
    threshold: float
    trees: tuple[Tree, ...]

    def probabilities(self, rows: Rows) -> Values:
        """The probability for each row of values in the order of `features`."""
        (feature, limit), tables = self._tables
        answers = (rows.T[feature] <= limit[:, None]).astype(np.uint16)
        total = np.full(len(rows), self.base)
        for asked, values in tables:
            code = np.zeros(len(rows), dtype=np.uint16)
            for question in asked:
                code += code
                code += answers[question]
            total += values[code]
        return np.asarray(1 / (1 + np.exp(-total)))

    @cached_property
    def _tables(self) -> tuple[tuple[Features, Values], list[tuple[list[int], Values]]]:
        """The questions that the trees ask, each once, as features and limits; and of each tree which of them it asks,
        and the value for every combination of answers.

        A tree asks few questions: to have them answered for all rows and look up what follows takes a tenth of the
        time of going down node by node.
        """
        questions: dict[tuple[int, float], int] = {}
        tables = []
        for tree in self.trees:
            nodes = [at for at, left in enumerate(tree.left) if left != at]
            asked = [questions.setdefault((tree.feature[at], tree.limit[at]), len(questions)) for at in nodes]
            bit = {at: len(nodes) - 1 - place for place, at in enumerate(nodes)}
            values = []
            for code in range(2 ** len(nodes)):
                at = 0
                while at in bit:
                    at = tree.left[at] if code >> bit[at] & 1 else tree.right[at]
                values.append(tree.value[at])
            tables.append((asked, np.array(values)))
        feature, limit = zip(*questions, strict=True)
        return (np.array(feature), np.array(limit)), tables


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
    return np.array(list(map(itemgetter(*features), found)), dtype=np.float32).reshape(-1, len(features))
