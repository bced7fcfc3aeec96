"""Logistic regression on named features, its coefficients fitted by the scripts of training/."""

import math
from collections.abc import Sequence

from schemas import Frozen


class Logistic(Frozen):
    """`intercept`, and one weight for each feature by its name."""

    intercept: float
    weights: dict[str, float]

    def score(self, names: Sequence[str], values: Sequence[float]) -> float:
        """The log-odds of what the model tells, for features of these names with these values."""
        return self.intercept + sum(self.weights[name] * value for name, value in zip(names, values, strict=True))

    def probability(self, names: Sequence[str], values: Sequence[float]) -> float:
        """The same as a probability."""
        return 1 / (1 + math.exp(-self.score(names, values)))
