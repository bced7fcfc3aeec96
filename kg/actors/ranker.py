"""Choosing one of several candidates: a softmax over named features, fitted by training/actors.py."""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from schemas import Frozen

Features = Mapping[str, float]


class Ranker(Frozen):
    """One weight for each feature by its name; a feature without a weight says nothing."""

    weights: dict[str, float]
    intercept: float = 0.0

    def score(self, features: Features) -> float:
        weights = self.weights
        return self.intercept + sum(weights.get(name, 0.0) * value for name, value in features.items())

    def probabilities(self, candidates: Sequence[Features]) -> list[float]:
        """How likely each candidate is the right one; they sum to 1."""
        scores = [self.score(one) for one in candidates]
        top = max(scores)
        raised = [math.exp(score - top) for score in scores]
        total = sum(raised)
        return [one / total for one in raised]

    def each(self, candidates: Sequence[Features]) -> list[float]:
        """How likely each candidate is a right one, by itself."""
        return [1 / (1 + math.exp(-self.score(one))) for one in candidates]


@cache
def rankers() -> Mapping[str, Ranker]:
    """The models of data/antecedents.json.

    «dropped» ranks the subjects of a verb without one, «phrase» whom a noun phrase means; «about» says of each actor
    whether a content is about it.
    """
    raw = json.loads(files("kg.actors").joinpath("data", "antecedents.json").read_text(encoding="utf-8"))
    return {name: Ranker.model_validate(one) for name, one in raw.items()}
