"""Statements to claims: what says the same is one claim, however often it is reported."""

from kg.claims.candidates import Field
from kg.claims.cluster import make_claims

__all__ = ["Field", "make_claims"]
