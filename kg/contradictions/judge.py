"""How likely two statements contradict each other: one logistic model a kind, on readable features.

The coefficients in data/contradiction.json are fitted by training/contradictions.py on gold/train.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.contradictions.features import FEATURES, Side, pair_features
from schemas import ContradictionKind, Frozen


class _Model(Frozen):
    intercept: float
    weights: dict[str, float]
    threshold: float


@cache
def models() -> Mapping[ContradictionKind, _Model]:
    raw = json.loads(files("kg.contradictions").joinpath("data", "contradiction.json").read_text(encoding="utf-8"))
    return {ContradictionKind(kind): _Model.model_validate(model) for kind, model in raw.items()}


def contradiction_score(kind: ContradictionKind, a: Side, b: Side) -> float:
    """The probability that the pair contradicts in this kind; 0 for a kind that no model judges."""
    model = models().get(kind)
    if model is None:
        return 0.0
    score = model.intercept + sum(
        model.weights[name] * value for name, value in zip(FEATURES, pair_features(a, b), strict=True)
    )
    return 1 / (1 + math.exp(-score))
