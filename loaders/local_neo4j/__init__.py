"""A Neo4j that kg runs itself: no Docker, no Java and no Maven on the machine, only PyPI packages and pinned jars."""

from loaders.local_neo4j.artifacts import Tell
from loaders.local_neo4j.files import USER, Home, Running
from loaders.local_neo4j.java import admin
from loaders.local_neo4j.lines import Line, line_at
from loaders.local_neo4j.server import find, running, start, stop, version
from loaders.local_neo4j.settings import LEAST_MEGABYTES, megabytes

__all__ = [
    "LEAST_MEGABYTES",
    "USER",
    "Home",
    "Line",
    "Running",
    "Tell",
    "admin",
    "find",
    "line_at",
    "megabytes",
    "running",
    "start",
    "stop",
    "version",
]
