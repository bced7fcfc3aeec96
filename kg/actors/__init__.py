"""Who is who: within an article, and across articles by well-known names and stored judgements."""

from kg.actors.identity import identify_actors
from kg.actors.resolve import resolve_actors

__all__ = ["identify_actors", "resolve_actors"]
