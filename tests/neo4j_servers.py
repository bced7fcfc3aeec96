"""Real Neo4j servers for the tests, both lines, started by the product's own code: one of each for a whole session.

A test that takes `neo4j_server` runs once for each line; it fails, and is not skipped, where a server does not start.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import neo4j
import pytest

from loaders import local_neo4j
from loaders.local_neo4j import Home, Line, Running


@dataclass(frozen=True)
class Neo4jServer:
    """A server that runs, and how to reach it."""

    home: Home
    running: Running

    @property
    def line(self) -> Line:
        return self.home.line

    @property
    def uri(self) -> str:
        return self.running.uri

    @property
    def password(self) -> str:
        return self.home.password()

    @property
    def environment(self) -> Mapping[str, str]:
        """What `kg --store URI` needs to get in."""
        return {"KG_NEO4J_USER": "neo4j", "KG_NEO4J_PASSWORD": self.password}

    def driver(self) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(self.uri, auth=("neo4j", self.password), telemetry_disabled=True)

    def empty(self) -> None:
        """Nothing is left in it: no nodes, no constraints, no indexes."""
        with self.driver() as driver, driver.session(database="neo4j") as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
            for name in [one["name"] for one in session.run("SHOW CONSTRAINTS YIELD name")]:
                session.run(f"DROP CONSTRAINT `{name}`").consume()
            for name in [one["name"] for one in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'")]:
                session.run(f"DROP INDEX `{name}`").consume()


@pytest.fixture(scope="session")
def start_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Line], Neo4jServer]]:
    """Gives the session's server of a line, started when it is first asked for."""
    folder = tmp_path_factory.mktemp("neo4j")
    servers: dict[Line, Neo4jServer] = {}
    homes: list[Home] = []

    def started(line: Line) -> Neo4jServer:
        if line not in servers:
            home = Home(line, folder / line)
            homes.append(home)
            servers[line] = Neo4jServer(home, local_neo4j.start(home))
        return servers[line]

    yield started
    for home in homes:
        local_neo4j.stop(home)


@pytest.fixture(scope="session", params=list(Line), ids=str)
def neo4j_server(request: pytest.FixtureRequest, start_neo4j: Callable[[Line], Neo4jServer]) -> Neo4jServer:
    """A server of each line, with whatever other tests left in it."""
    return start_neo4j(request.param)


@pytest.fixture
def empty_neo4j(neo4j_server: Neo4jServer) -> Neo4jServer:
    """The same, emptied."""
    neo4j_server.empty()
    return neo4j_server
