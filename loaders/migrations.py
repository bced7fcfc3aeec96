"""From the graph of an earlier schema to that of this one, step by step; each step can be done again.

What is derived needs no step: the store is left stale, and derived anew. A step speaks of the base layer alone.
"""

import shlex
from collections.abc import Mapping

from loaders import cypher
from loaders.connection import Connection
from loaders.errors import OlderVersion, WrongVersion
from schemas.graph import SCHEMA_VERSION, constraints, indexes

STEPS: Mapping[int, tuple[str, ...]] = {
    1: (),  # 2: an index on the kind of actors, who is writing; what is derived has the same shape
}
"""What brings a graph of each earlier version to the next one. Constraints and indexes are made before."""

INDEX_SECONDS = 600


def set_up(connection: Connection) -> None:
    """Make the constraints and indexes that are missing, and wait until they are there. Safe to run again."""
    wanted = {statement.split()[2]: statement for statement in (*constraints(), *indexes())}
    query = "SHOW {} YIELD name RETURN name"
    there = connection.read(
        lambda tx: {row["name"] for what in ("CONSTRAINTS", "INDEXES") for row in tx.run(query.format(what))}
    )
    if missing := [statement for name, statement in wanted.items() if name not in there]:
        connection.command(*missing)
        if connection.is_neo4j:  # the embedded store makes them before it answers
            connection.command(f"CALL db.awaitIndexes({INDEX_SECONDS})")


def check(version: int | None, address: str) -> None:
    """WrongVersion unless a graph of `version` can be worked on."""
    if version is None or version == SCHEMA_VERSION:
        return
    told = f"the graph at {address} follows schema {version}, this program schema {SCHEMA_VERSION}"
    if isinstance(version, int) and version in STEPS:
        raise OlderVersion(f"{told}: kg store migrate --store {shlex.quote(address)} brings it up to date")
    raise WrongVersion(f"{told}: it was made by a newer kg, or by none")


def migrate(connection: Connection) -> int | None:
    """Bring the graph up to this program's schema; the version that it had. WrongVersion where there is no way.

    The store is stale afterwards. Broken off, the same again completes it.
    """
    found = connection.read(lambda tx: tx.run(cypher.READ_GRAPH).single())
    version: int | None = None if found is None else found["version"]
    if version is None or version == SCHEMA_VERSION:
        return version
    if not isinstance(version, int) or version not in STEPS:
        check(version, connection.address)
    set_up(connection)
    for step in range(version, SCHEMA_VERSION):
        for statement in STEPS[step]:
            connection.write(lambda tx, s=statement: tx.run(s).consume())  # type: ignore[misc]
        connection.write(lambda tx, v=step + 1: tx.run(cypher.SET_MIGRATED, version=v).consume())  # type: ignore[misc]
    return version
