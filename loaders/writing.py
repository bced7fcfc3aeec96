"""Writes too large for one transaction: in batches that a second run completes, whatever ended the first one.

Who begins leaves a token in the Graph node and marks the store stale. Every batch is a transaction of its own; it locks
that node first, so that writers take turns and never wait for each other in a circle, and goes on only while the token
is still there. The last one takes the token away. Killed anywhere, the store is stale, and the same again completes it:
nodes and relationships are merged on their keys.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby

import neo4j

from loaders import changes, cypher
from loaders.changes import Done, Key, Properties, Tables, batches
from loaders.connection import Connection
from loaders.cypher import MODELS, Model
from loaders.errors import StoreError

TRANSACTION = 10_000
"""Rows in one transaction. Fewer than these are written all at once or not at all."""

Row = tuple[Model, Key, Properties]
OnRows = Callable[[int], None]
"""Told how many nodes and relationships have been seen to."""


class Superseded(Exception):  # noqa: N818
    """Another program began to write the same layer later."""


class Batches:
    """Transactions that belong together, under one token."""

    def __init__(self, connection: Connection, token: str, on_rows: OnRows = lambda _: None) -> None:
        self._connection = connection
        self._token = token
        self._on_rows = on_rows
        self._rows = 0
        self.done: Done = Counter()

    def begin(self) -> tuple[bool, bool]:
        """Take over; whether this continues a run with the same token, and whether the store was stale."""

        def work(tx: neo4j.ManagedTransaction) -> tuple[bool, bool]:
            found = tx.run(cypher.READ_GRAPH).single()
            tx.run(cypher.BEGIN, token=self._token).consume()
            return (False, False) if found is None else (found["writing"] == self._token, bool(found["stale"]))

        return self._connection.write(work)

    def merge(self, rows: Iterable[Row], empty: frozenset[Model] = frozenset()) -> None:
        """Make the store hold `rows`, which come model by model; of those that were `empty` nothing is read first."""
        for model, group in groupby(rows, key=lambda row: row[0]):
            present: dict[Key, Properties] | None = {} if model in empty else None
            for some in batches(group, TRANSACTION):
                wanted = {key: properties for _, key, properties in some}
                self._run(len(some), lambda tx, m=model, w=wanted, p=present: changes.merge(tx, m, w, p))  # type: ignore[misc]

    def delete(self, model: Model, gone: Iterable[Key]) -> None:
        """Take away what is `gone` of `model`."""
        for some in batches(gone, TRANSACTION):
            self._run(len(some), lambda tx, s=some: changes.delete(tx, model, s))  # type: ignore[misc]

    def end(self, stale: Callable[[neo4j.ManagedTransaction], bool]) -> None:
        """Let go; the store is left as `stale` says."""

        def work(tx: neo4j.ManagedTransaction) -> None:
            self._lock(tx)
            tx.run(cypher.END, stale=stale(tx)).consume()

        self._connection.write(work)

    def _run(self, rows: int, work: Callable[[neo4j.ManagedTransaction], Done]) -> None:
        def locked(tx: neo4j.ManagedTransaction) -> Done:
            self._lock(tx)
            return work(tx)

        self.done += self._connection.write(locked)
        self._rows += rows
        self._on_rows(self._rows)

    def _lock(self, tx: neo4j.ManagedTransaction) -> None:
        writing = tx.run(cypher.LOCK).single(strict=True)["writing"]
        if writing is None:  # the same thing was completed by another program
            tx.run(cypher.BEGIN, token=self._token).consume()
        elif writing != self._token:
            raise Superseded


def replace(
    connection: Connection,
    new: Tables,
    models: Iterable[Model],
    whole: Callable[[neo4j.ManagedTransaction], bool | None],
    *,
    token: str,
    on_rows: OnRows = lambda _: None,
) -> Done:
    """Make the store hold `new` and nothing else of `models`.

    `whole` says, within a transaction, whether what `new` follows from is all that is there (the store is fresh), only
    a part of it (stale), or in part gone (None: nothing more is written, stale).
    """
    ordered = [model for model in MODELS if model in set(models)]
    if sum(len(new.get(model, {})) for model in ordered) <= TRANSACTION:
        return connection.write(lambda tx: _replace_at_once(tx, new, ordered, whole))
    writes = Batches(connection, token, on_rows)
    if connection.read(whole) is None:
        return Counter()
    writes.begin()
    try:
        for model in ordered:
            writes.merge((model, key, properties) for key, properties in new.get(model, {}).items())
        for model in reversed(ordered):
            writes.delete(model, connection.read(lambda tx, m=model: _gone(tx, m, new)))  # type: ignore[misc]
        writes.end(lambda tx: not whole(tx))
    except Superseded:
        pass
    except StoreError:
        if connection.read(whole) is not None:
            raise  # else an article was read again meanwhile, and says other things than `new` follows from
    return writes.done


def _replace_at_once(
    tx: neo4j.ManagedTransaction,
    new: Tables,
    models: list[Model],
    whole: Callable[[neo4j.ManagedTransaction], bool | None],
) -> Done:
    tx.run(cypher.LOCK).consume()
    state = whole(tx)
    done: Done = Counter()
    if state is None:
        return done
    for model in models:
        done += changes.merge(tx, model, new.get(model, {}))
    for model in reversed(models):
        done += changes.delete(tx, model, _gone(tx, model, new))
    tx.run(cypher.END, stale=not state).consume()
    return done


def _gone(tx: neo4j.ManagedTransaction, model: Model, new: Tables) -> list[Key]:
    """What the store holds of `model` and `new` does not."""
    kept = new.get(model, {})
    names = cypher.keys(model)
    keys = (tuple(record[name] for name in names) for record in tx.run(cypher.all_keys(model)))
    return [key for key in keys if key not in kept]
