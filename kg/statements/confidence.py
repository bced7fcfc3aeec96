"""How likely a statement is right, from what the model says of it; fitted by training/confidence.py."""

import json
import math
from functools import cache
from importlib.resources import files

from kg.logistic import Logistic
from kg.statements.reader.decode import Found

NAMES = ("cue", "content", "ruled")
_EDGE = 0.001


def signs(found: Found, *, ruled: bool) -> tuple[float, float, float]:
    """What confidence is made of, by `NAMES`: log-odds of the cue, sureness of the content, whether a rule agrees."""
    likely = min(max(found.probability, _EDGE), 1 - _EDGE)
    return math.log(likely / (1 - likely)), found.content_probability, float(ruled)


def confidence(found: Found, *, ruled: bool) -> float:
    """The chance that content and polarity are right, 0 to 1; `ruled` where a rule drafted the statement too."""
    return round(_model().probability(NAMES, signs(found, ruled=ruled)), 3)


@cache
def _model() -> Logistic:
    raw = json.loads(files("kg.statements").joinpath("data", "confidence.json").read_text(encoding="utf-8"))
    return Logistic.model_validate(raw["reader"])
