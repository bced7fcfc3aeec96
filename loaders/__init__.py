"""From models to a graph: an embedded store or Neo4j behind one interface, and networkx."""

from loaders.changes import Counters
from loaders.embedded import ServerStatus, status, stop
from loaders.errors import (
    AuthFailed,
    BadAddress,
    OlderVersion,
    QueryError,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreReadOnly,
    StoreUnavailable,
    WrongVersion,
)
from loaders.rows import Rows, base_rows, derived_rows
from loaders.store import View, Writer, change, migrate_store, open_store
from loaders.values import Json, Result
from schemas.graph import SCHEMA_VERSION

__all__ = [
    "SCHEMA_VERSION",
    "AuthFailed",
    "BadAddress",
    "Counters",
    "Json",
    "OlderVersion",
    "QueryError",
    "Result",
    "Rows",
    "ServerStatus",
    "StoreError",
    "StoreFull",
    "StoreLocked",
    "StoreMissing",
    "StoreReadOnly",
    "StoreUnavailable",
    "View",
    "Writer",
    "WrongVersion",
    "base_rows",
    "change",
    "derived_rows",
    "migrate_store",
    "open_store",
    "status",
    "stop",
]
