"""How much a root tells: the more, the fewer statements have it."""

import json
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from math import fsum

UNKNOWN_WEIGHT = 6.0
"""Weight of a root that the statements of gold/train do not have: as of one that a single statement has."""


@cache
def weights() -> Mapping[str, float]:
    """How much each root tells: the logarithm of how seldom a statement has it."""
    found: dict[str, float] = json.loads(
        files("kg.claims").joinpath("data", "weights.json").read_text(encoding="utf-8")
    )
    return found


def weight(roots: Collection[str]) -> float:
    """How much a set of roots tells."""
    if not roots:
        return 0.0
    known = weights()
    return fsum([known.get(one, UNKNOWN_WEIGHT) for one in roots])
