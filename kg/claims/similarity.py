"""Do two contents put the same proposition, whatever is done with it? A logistic model on a few readable features.

The coefficients in data/same_claim.json are fitted by training/claims.py on the annotated pairs of gold/train.
"""

import json
from functools import cache
from importlib.resources import files

from kg.claims.logistic import Logistic
from kg.claims.terms import Terms

FEATURES = (
    "containment",
    "jaccard",
    "shared",
    "names_shared",
    "names_jaccard",
    "names_apart",
    "numbers_clash",
    "short",
    "close",
)

_TELLING = 3
"""Roots that two contents must share to be the same for having no others."""


@cache
def model() -> Logistic:
    raw = json.loads(files("kg.claims").joinpath("data", "same_claim.json").read_text(encoding="utf-8"))
    return Logistic.model_validate(raw)


def features(a: Terms, b: Terms) -> tuple[float, ...]:
    """The values of FEATURES for a pair of propositions; symmetric.

    A word that is a name on one side counts as one on the other too, where it was not recognised.
    """
    named = a.names | b.names
    core_a, core_b = core_roots(a, b)
    shared = len(core_a & core_b)
    small, large = sorted((len(core_a), len(core_b)))
    names = len(a.roots & b.roots & named)
    actors = sum(1 for name in a.names & b.names if name.startswith("@"))
    mentioned = len((a.roots | b.roots) & named)
    both_name = bool(a.roots & named) and bool(b.roots & named)
    return (
        shared / small if small else 0.0,
        shared / (small + large - shared) if large else 0.0,
        min(shared, 8) / 8,
        min(max(actors, names / 3), 3) / 3,
        names / mentioned if mentioned else 0.0,
        float(both_name and not names),
        float(bool(quantity_clash(a, b))),
        float(small <= 2),
        float(large > 0 and shared >= 2 and shared / (small + large - shared) >= 0.5),
    )


def same_proposition(a: Terms, b: Terms) -> float:
    """The probability that the two put the same proposition, negation and polarity aside; near 1 for equal words."""
    if a.roots == b.roots and len(a.roots) >= _TELLING and quantity_clash(a, b) is None:
        return 0.99
    return model().probability(FEATURES, features(a, b))


def core_roots(a: Terms, b: Terms) -> tuple[frozenset[str], frozenset[str]]:
    """The roots of each side without those that are a name on either."""
    named = a.names | b.names
    return a.roots - named, b.roots - named


def quantity_clash(a: Terms, b: Terms) -> tuple[str, str] | None:
    """Two different numbers of the same thing, the smallest such pair; None where none differ."""
    clashes = []
    for unit in {unit for unit, _ in a.quantities} & {unit for unit, _ in b.quantities}:
        one = {number for other, number in a.quantities if other == unit}
        two = {number for other, number in b.quantities if other == unit}
        if not one & two:
            clashes.append((min(one), min(two)))
    return min(clashes, default=None)
