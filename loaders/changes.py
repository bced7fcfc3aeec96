"""The difference between a graph as it is and as it should be, and how it is written."""

from collections.abc import Iterable, Mapping, Sequence

import neo4j

from loaders import cypher
from loaders.cypher import MODELS, Model
from loaders.errors import StoreError
from loaders.rows import Rows
from schemas import Frozen
from schemas.graph import Node

BATCH = 1000

Key = tuple[str, ...]
Properties = Mapping[str, object]
Tables = dict[Model, dict[Key, Properties]]
"""A part of the graph by model and key. A property without a value is None; what users added is not in it."""


class Counters(Frozen):
    """How many nodes and relationships a write made, changed and took away, by label or type."""

    created: dict[str, int]
    updated: dict[str, int]
    deleted: dict[str, int]

    @property
    def total(self) -> int:
        """All changes."""
        return sum(sum(group.values()) for group in (self.created, self.updated, self.deleted))


def tables(rows: Rows) -> Tables:
    """`rows` by model and key."""
    found: Tables = {}
    for node in rows.nodes:
        found.setdefault(type(node), {})[node.id,] = node.model_dump(exclude={"id"})
    for one in rows.relationships:
        found.setdefault(type(one), {})[one.start, one.finish] = one.model_dump()
    return found


def read(tx: neo4j.ManagedTransaction, models: Iterable[Model], ids: Sequence[str] | None = None) -> Tables:
    """What the store holds of `models`: all of it, or the nodes `ids` and the relationships that start there."""
    found: Tables = {}
    for model in models:
        names = cypher.keys(model)
        fields = [name for name, field in model.model_fields.items() if name not in names and not field.exclude]
        answer = tx.run(cypher.read(model, chosen=ids is not None), ids=ids)
        found[model] = {
            tuple(record[name] for name in names): {field: record["x"].get(field) for field in fields}
            for record in answer
        }
    return found


def write(tx: neo4j.ManagedTransaction, new: Tables, old: Tables, *, delete: bool) -> Counters:
    """Make a store that holds `old` hold `new`; what `new` lacks is taken away where `delete` says so."""
    count: dict[str, dict[str, int]] = {"created": {}, "updated": {}, "deleted": {}}
    for model in MODELS:
        wanted, present = new.get(model, {}), old.get(model, {})
        fresh = [key for key in wanted if key not in present]
        other = [key for key in wanted if key in present and present[key] != wanted[key]]
        for query, keys, counts in ((cypher.create, fresh, "created"), (cypher.change, other, "updated")):
            rows = [_row(model, key) | {"properties": wanted[key]} for key in keys]
            if send(tx, query(model), rows) != len(rows):
                raise StoreError(f"{_name(model)}: the store lacks a node that a relationship ends in")
            _add(count[counts], model, len(rows))
    if delete:
        for model in reversed(MODELS):
            gone = [_row(model, key) for key in old.get(model, {}) if key not in new.get(model, {})]
            _add(count["deleted"], model, send(tx, cypher.delete(model), gone))
    return Counters(**count)


def send(tx: neo4j.ManagedTransaction, query: str, rows: Sequence[Mapping[str, object]]) -> int:
    """Run `query` over `rows` in batches; the sum of the counts `n` that it returns."""
    total = 0
    for start in range(0, len(rows), BATCH):
        record = tx.run(query, rows=rows[start : start + BATCH]).single(strict=True)
        total += int(record["n"])
    return total


def _row(model: Model, key: Key) -> dict[str, object]:
    return dict(zip(cypher.keys(model), key, strict=True))


def _name(model: Model) -> str:
    return str(model.label if issubclass(model, Node) else model.type)


def _add(count: dict[str, int], model: Model, n: int) -> None:
    if n:
        count[_name(model)] = count.get(_name(model), 0) + n
