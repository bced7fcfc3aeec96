"""Do two contents put the same proposition, whatever is done with it? A logistic model on a few readable features.

The coefficients in data/same_claim.json are fitted by training/claims.py on the annotated pairs of gold/train.
"""

import json
import math
from functools import cache
from importlib.resources import files

from kg.claims.terms import Terms
from schemas import Frozen

FEATURES = (
    "containment",
    "jaccard",
    "shared",
    "names_shared",
    "names_jaccard",
    "names_apart",
    "numbers_clash",
    "short",
    "identical",
)


class Model(Frozen):
    """Logistic regression: `intercept` and one weight for each of FEATURES."""

    intercept: float
    weights: dict[str, float]


@cache
def model() -> Model:
    raw = json.loads(files("kg.claims").joinpath("data", "same_claim.json").read_text(encoding="utf-8"))
    return Model.model_validate(raw)


def features(a: Terms, b: Terms) -> tuple[float, ...]:
    """The values of FEATURES for a pair of propositions; symmetric.

    A word that is a name on one side counts as one on the other too, where it was not recognised.
    """
    named = a.names | b.names
    core_a, core_b = a.roots - named, b.roots - named
    shared = len(core_a & core_b)
    small, large = sorted((len(core_a), len(core_b)))
    names = len(a.roots & b.roots & named)
    mentioned = len((a.roots | b.roots) & named)
    both_name = bool(a.roots & named) and bool(b.roots & named)
    return (
        shared / small if small else 0.0,
        shared / (small + large - shared) if large else 0.0,
        min(shared, 8) / 8,
        min(names, 4) / 4,
        names / mentioned if mentioned else 0.0,
        float(both_name and not names),
        float(bool(quantity_clash(a, b))),
        float(small <= 2),
        float(a.roots == b.roots),
    )


def same_proposition(a: Terms, b: Terms) -> float:
    """The probability that the two put the same proposition, negation and polarity aside."""
    score = model().intercept + sum(
        model().weights[name] * value for name, value in zip(FEATURES, features(a, b), strict=True)
    )
    return 1 / (1 + math.exp(-score))


def quantity_clash(a: Terms, b: Terms) -> tuple[str, str] | None:
    """Two different numbers of the same thing, the smallest such pair; None where none differ."""
    clashes = []
    for unit in {unit for unit, _ in a.quantities} & {unit for unit, _ in b.quantities}:
        one = {number for other, number in a.quantities if other == unit}
        two = {number for other, number in b.quantities if other == unit}
        if not one & two:
            clashes.append((min(one), min(two)))
    return min(clashes, default=None)
