"""A Neo4j that kg runs itself: no Docker, no Java and no Maven on the machine, only PyPI packages and pinned jars."""

from loaders.local_neo4j.artifacts import Tell
from loaders.local_neo4j.files import USER, Home, Running
from loaders.local_neo4j.java import admin
from loaders.local_neo4j.lines import Line, line_at
from loaders.local_neo4j.server import find, running, start, stop, version
from loaders.local_neo4j.settings import is_size

__all__ = [
    "USER",
    "Home",
    "Line",
    "Running",
    "Tell",
    "admin",
    "find",
    "is_size",
    "line_at",
    "running",
    "start",
    "stop",
    "version",
]
