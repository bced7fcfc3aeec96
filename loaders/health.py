"""Is a graph's store in order: who serves it, what is missing of the schema, what its clock says."""

import re
import time
from collections.abc import Iterable

import neo4j

from loaders.connection import Connection
from schemas import Frozen
from schemas.graph import constraints, indexes

_ON = re.compile(r"FOR \(n:(\w+)\) (?:REQUIRE|ON) \(?n\.(\w+)")
_FAILED = (
    "SHOW INDEXES YIELD name, state, owningConstraint WHERE state = 'FAILED' "
    "RETURN name, owningConstraint ORDER BY name"
)
OLDEST = (5, 26)


class Health(Frozen):
    """What was found of a store."""

    product: str
    version: str
    missing: tuple[str, ...]
    """The statements that make the constraints and indexes which are not there."""
    failed: tuple[str, ...]
    """The statements that drop the indexes which do not work, or their constraints."""
    doubled: tuple[str, ...] = ()
    """The statements that leave one of several nodes with one key, the one that most hangs on."""
    clock_ahead: float
    """By how many seconds the server's clock is ahead of this machine's."""

    @property
    def too_old(self) -> bool:
        """Whether it is a Neo4j before 5.26, which is not tested and lacks what queries use."""
        numbers = tuple(int(part) for part in re.findall(r"\d+", self.version)[:2])
        return self.product == "Neo4j" and numbers < OLDEST


def examine(connection: Connection) -> Health:
    """Look, and change nothing; StoreError where the store does not answer."""
    agent = connection.read(lambda tx: str(tx.run("RETURN 1").consume().server.agent))
    foreign = re.search(r"\((\w+) ([\w.-]+)\)", agent)  # «Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)»
    product, version = foreign.groups() if foreign else ("Neo4j", agent.removeprefix("Neo4j/"))
    unique = connection.read(lambda tx: _keys(tx.run("SHOW CONSTRAINTS YIELD labelsOrTypes, properties")))
    indexed = connection.read(lambda tx: _keys(tx.run("SHOW INDEXES YIELD labelsOrTypes, properties")))
    failed = connection.read(lambda tx: tx.run(_FAILED).values()) if product == "Neo4j" else []
    asked = time.time()
    server = connection.read(lambda tx: int(tx.run("RETURN datetime().epochMillis AS now").single(strict=True)["now"]))
    answered = time.time()
    unmade = _missing(constraints(), unique)
    return Health(
        product=product,
        version=version,
        missing=(*unmade, *_missing(indexes(), indexed)),
        doubled=tuple(one for constraint in unmade for one in _doubled(connection, constraint)),
        failed=tuple(
            f"DROP {'INDEX' if constraint is None else 'CONSTRAINT'} `{str(name).replace('`', '``')}`"
            for name, constraint in failed
        ),
        clock_ahead=server / 1000 - (asked + answered) / 2,
    )


def _doubled(connection: Connection, constraint: str) -> list[str]:
    """What deletes all but one of the nodes that have one key."""
    on = _ON.search(constraint)
    if on is None:
        return []
    label, name = on.groups()
    query = (
        f"MATCH (n:{label}) WITH n.{name} AS key, count(*) AS n WHERE n > 1 RETURN toString(key) AS key ORDER BY key"
    )
    keys = connection.read(lambda tx: tx.run(query).value())
    quoted = (str(key).replace("\\", "\\\\").replace("'", "\\'") for key in keys)
    return [
        f"MATCH (n:{label} {{{name}: '{key}'}}) WITH n ORDER BY COUNT {{ (n)--() }} DESC SKIP 1 DETACH DELETE n"
        for key in quoted
    ]


def _keys(found: neo4j.Result) -> set[tuple[str, str]]:
    """Label and property of each, of those on one property."""
    return {
        (one["labelsOrTypes"][0], one["properties"][0])
        for one in found
        if len(one["labelsOrTypes"] or ()) == len(one["properties"] or ()) == 1
    }


def _missing(statements: Iterable[str], there: set[tuple[str, str]]) -> tuple[str, ...]:
    """The statements whose label and property are not `there`; by these, not by name, as users name theirs freely."""
    return tuple(one for one in statements if (on := _ON.search(one)) and on.groups() not in there)
