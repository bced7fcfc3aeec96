"""Two headlines: do they agree, disagree, or neither?

A first judge on the features of propositions alone, its coefficients fitted by training/stance.py.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from kg.claims.logistic import Logistic
from kg.claims.similarity import FEATURES as PROPOSITION_FEATURES
from kg.claims.similarity import features
from kg.claims.terms import Terms, claim_words, has_word, text_terms

Stance = Literal["agree", "disagree", "other"]
FEATURES = (*PROPOSITION_FEATURES, "negation_differs", "denial_differs", "similar_and_negated", "one_denies")


@cache
def _classes() -> Mapping[str, Logistic]:
    raw = json.loads(files("kg.contradictions").joinpath("data", "stance.json").read_text(encoding="utf-8"))
    return {label: Logistic.model_validate(one) for label, one in raw.items()}


def _read(text: str) -> tuple[Terms, bool, bool]:
    return text_terms(text), has_word(text, claim_words().negations), has_word(text, claim_words().denials)


def stance_features(s1: str, s2: str) -> tuple[float, ...]:
    """The values of FEATURES for a pair of headlines; symmetric."""
    (a, not_a, deny_a), (b, not_b, deny_b) = _read(s1), _read(s2)
    base = features(a, b)
    differs = not_a != not_b or deny_a != deny_b
    return (*base, float(not_a != not_b), float(deny_a != deny_b), base[0] * float(differs), float(deny_a or deny_b))


def judge_stance(s1: str, s2: str) -> Stance:
    """The stance of one headline towards another."""
    values = stance_features(s1, s2)
    scores = {label: one.score(FEATURES, values) for label, one in _classes().items()}
    best = max(sorted(scores), key=lambda label: scores[label])
    return "agree" if best == "agree" else "disagree" if best == "disagree" else "other"
