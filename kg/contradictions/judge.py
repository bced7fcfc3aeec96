"""How likely a denial denies what another statement asserts: a logistic model on readable features.

The coefficients in data/denial.json are fitted by training/contradictions.py on gold/train.
"""

import json
import math
from functools import cache
from importlib.resources import files

from kg.contradictions.features import FEATURES, Side, pair_features
from schemas import Frozen


class Model(Frozen):
    intercept: float
    weights: dict[str, float]
    threshold: float


@cache
def model() -> Model:
    raw = json.loads(files("kg.contradictions").joinpath("data", "denial.json").read_text(encoding="utf-8"))
    return Model.model_validate(raw)


def denial_score(denial: Side, assertion: Side) -> float:
    """The probability that the one denies the other."""
    values = zip(FEATURES, pair_features(denial, assertion), strict=True)
    score = model().intercept + sum(model().weights[name] * value for name, value in values)
    return 1 / (1 + math.exp(-score))
