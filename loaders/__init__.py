"""From models to a graph: an embedded store or Neo4j behind one interface, and networkx."""

from loaders.changes import Counters
from loaders.embedded import ServerStatus, status, stop
from loaders.errors import (
    AuthFailed,
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
from loaders.store import View, Writer, open_store
from loaders.values import Json, Result

__all__ = [
    "AuthFailed",
    "Counters",
    "Json",
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
    "derived_rows",
    "open_store",
    "status",
    "stop",
]
