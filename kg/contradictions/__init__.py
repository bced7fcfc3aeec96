"""Statements and claims to contradictions: which pairs cannot both be true, of what kind, and why."""

from kg.contradictions.explain import explained
from kg.contradictions.find import find_contradictions
from kg.contradictions.stance import judge_stance

__all__ = ["explained", "find_contradictions", "judge_stance"]
