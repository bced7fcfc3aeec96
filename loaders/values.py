"""What a query gives, as values that JSON can hold."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import neo4j.graph
import neo4j.time

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: column names, and rows with a value for each."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Json, ...], ...]

    def records(self) -> list[dict[str, Json]]:
        """The rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def plain(value: object) -> Json:
    """`value`, as the driver gives it, as JSON-able data; a number that is not finite becomes None."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case neo4j.graph.Node():
            return {"labels": list[Json](sorted(value.labels)), "properties": _mapping(dict(value))}
        case neo4j.graph.Relationship():
            ends: list[Json] = [None if node is None else plain(node.get("id")) for node in value.nodes]
            return {"type": value.type, "start": ends[0], "end": ends[1], "properties": _mapping(dict(value))}
        case neo4j.graph.Path():
            return {"nodes": [plain(n) for n in value.nodes], "relationships": [plain(r) for r in value.relationships]}
        case neo4j.time.Date() | neo4j.time.DateTime() | neo4j.time.Time() | neo4j.time.Duration():
            return str(value.iso_format())
        case bytes() | bytearray():
            return bytes(value).hex()
        case Mapping():
            return _mapping(value)
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
    return str(value)


def _mapping(value: Mapping[str, object]) -> dict[str, Json]:
    """In alphabetical order: stores give properties and maps in orders of their own."""
    return {str(key): plain(value[key]) for key in sorted(value)}
