"""The difference between a graph as it is and as it should be, and how it is written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import TypeVar

import neo4j

from loaders import cypher
from loaders.cypher import MODELS, Model
from loaders.errors import StoreError
from loaders.rows import Rows
from schemas import Frozen, graph
from schemas.graph import Node

BATCH = 2000
"""Rows in one query: enough that the way to the server and back no longer counts, few enough for a small heap."""

Key = tuple[str, ...]
Properties = Mapping[str, object]
Tables = dict[Model, dict[Key, Properties]]
"""A part of the graph by model and key. A property without a value is None; what users added is not in it."""
T = TypeVar("T")


class Counters(Frozen):
    """What a write did with nodes and relationships, by label or type; `updated` and `unchanged` ones were matched."""

    created: dict[str, int]
    updated: dict[str, int]
    unchanged: dict[str, int]
    deleted: dict[str, int]

    @property
    def total(self) -> int:
        """All changes."""
        return sum(sum(group.values()) for group in (self.created, self.updated, self.deleted))


Done = Counter[tuple[str, str]]
"""How many of what was done: ("created", "Claim")."""


def counted(done: Done) -> Counters:
    groups: dict[str, dict[str, int]] = {name: {} for name in Counters.model_fields}
    for (group, name), n in sorted(done.items()):
        if n:
            groups[group][name] = n
    return Counters(**groups)


def tables(rows: Rows) -> Tables:
    """`rows` by model and key."""
    found: Tables = {}
    for node in rows.nodes:
        found.setdefault(type(node), {})[node.id,] = node.model_dump(exclude={"id"})
    for one in rows.relationships:
        found.setdefault(type(one), {})[one.start, one.finish] = one.model_dump()
    return found


def read(tx: neo4j.ManagedTransaction, models: Iterable[Model], ids: Iterable[str] | None = None) -> Tables:
    """What the store holds of `models`: all of it, or the nodes `ids` and the relationships that `ids` anchor.

    StoreError for a thing whose key is no text: it is not kg's.
    """
    chosen = None if ids is None else sorted(set(ids))
    found: Tables = {}
    for model in models:
        names = cypher.keys(model)
        absent = _absent(model)
        table = found[model] = {}
        for some in [None] if chosen is None else batches(chosen):
            for record in tx.run(cypher.read(model, chosen=chosen is not None), ids=some):
                key = tuple(record[name] for name in names)
                if not all(isinstance(part, str) for part in key):
                    raise StoreError(f"the graph holds a {name_of(model)} whose key is {key}, and a key is text")
                table[key] = {field: record["x"].get(field, nothing) for field, nothing in absent.items()}
    return found


def merge(
    tx: neo4j.ManagedTransaction,
    model: Model,
    wanted: Mapping[Key, Properties],
    present: Mapping[Key, Properties] | None = None,
) -> Done:
    """Make the store hold `wanted` of `model`: what is missing is made, what differs is changed.

    What is `present` is read where it is not known. StoreError where a relationship ends in a node that is not there.
    """
    if present is None:
        anchored = cypher.keys(model).index(cypher.anchor(model))
        present = read(tx, (model,), (key[anchored] for key in wanted))[model]
    done: Done = Counter()
    rows = []
    for key, properties in wanted.items():
        state = "created" if key not in present else "unchanged" if present[key] == properties else "updated"
        done[state, name_of(model)] += 1
        if state != "unchanged":
            rows.append(row(model, key) | {"properties": properties})
    if send(tx, cypher.merge(model), rows) != len(rows):
        raise StoreError(f"{name_of(model)}: the store lacks a node that a relationship ends in")
    return done


def delete(tx: neo4j.ManagedTransaction, model: Model, gone: Iterable[Key]) -> Done:
    """Take away what is `gone` of `model`."""
    return Counter({("deleted", name_of(model)): send(tx, cypher.delete(model), [row(model, key) for key in gone])})


def write(tx: neo4j.ManagedTransaction, new: Tables, old: Tables) -> Done:
    """Make a store that holds `old` hold `new` instead: nodes first, then relationships, type by type."""
    done: Done = Counter()
    for model in MODELS:
        done += merge(tx, model, new.get(model, {}), old.get(model, {}))
    for model in reversed(MODELS):
        done += delete(tx, model, [key for key in old.get(model, {}) if key not in new.get(model, {})])
    return done


def send(tx: neo4j.ManagedTransaction, query: str, rows: Sequence[Mapping[str, object]]) -> int:
    """Run `query` over `rows` in batches; the sum of the counts `n` that it returns."""
    return sum(int(tx.run(query, rows=some).single(strict=True)["n"]) for some in batches(rows))


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """`items` in lists of at most `size`."""
    waiting = iter(items)
    while some := list(islice(waiting, size)):
        yield some


def row(model: Model, key: Key) -> dict[str, object]:
    return dict(zip(cypher.keys(model), key, strict=True))


@cache
def _absent(model: Model) -> Mapping[str, list[str] | None]:
    """A model's properties, its key aside, and what it means that one is not there.

    An empty list is nothing to neo4j-admin.
    """
    return {one.name: [] if one.type.endswith("list") else None for one in graph.properties(model) if one.name != "id"}


def name_of(model: Model) -> str:
    """Its label or its type."""
    return str(model.label if issubclass(model, Node) else model.type)
