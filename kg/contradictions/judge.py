"""How likely a denial denies what another statement asserts: a logistic model on readable features.

The coefficients in data/denial.json are fitted by training/contradictions.py on gold/train.
"""

import json
from functools import cache
from importlib.resources import files

from kg.claims.logistic import Logistic
from kg.contradictions.features import FEATURES, Side, pair_features


class DenialModel(Logistic):
    """`threshold` is the probability from which a denial counts."""

    threshold: float


@cache
def model() -> DenialModel:
    raw = json.loads(files("kg.contradictions").joinpath("data", "denial.json").read_text(encoding="utf-8"))
    return DenialModel.model_validate(raw)


def denial_score(denial: Side, assertion: Side) -> float:
    """The probability that the one denies the other."""
    return model().probability(FEATURES, pair_features(denial, assertion))
