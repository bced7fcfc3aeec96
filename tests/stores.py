"""The three stores that have to behave alike: the embedded one and a Neo4j of each line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from graph_fixture import clear, emptied
from neo4j_servers import Neo4jServer

from loaders.local_neo4j import Line

STORES = ("embedded", *map(str, Line))


@contextmanager
def opened(name: str, start_neo4j: Callable[[Line], Neo4jServer]) -> Iterator[str]:
    """The address of the store of that name, with no node in it; its password is in the environment meanwhile."""
    if name == "embedded":
        yield str(emptied())
        return
    server = start_neo4j(Line(name))
    with pytest.MonkeyPatch.context() as patch:
        for variable, value in server.environment.items():
            patch.setenv(variable, value)
        clear(server.uri)  # constraints and indexes stay: to make them takes longer than most tests
        yield server.uri


@pytest.fixture(params=STORES)
def address(request: pytest.FixtureRequest, start_neo4j: Callable[[Line], Neo4jServer]) -> Iterator[str]:
    """Each of the three stores, empty."""
    with opened(request.param, start_neo4j) as found:
        yield found
