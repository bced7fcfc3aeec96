"""The store: a view that reads, and a writer that also writes. `open_store` gives either, by address."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, overload

import neo4j

from loaders import changes, cypher, migrations, stream, writing
from loaders.base_layer import base_layer, named
from loaders.changes import Counters, Tables
from loaders.connection import Connection
from loaders.cypher import Model
from loaders.errors import QueryError, StoreLocked
from loaders.rows import base_rows, derived_rows, judgement_node
from loaders.values import Result, plain
from schemas import ArticleFacts, BaseLayer, Derived, Judgement
from schemas.graph import (
    SCHEMA_VERSION,
    ArticleNode,
    JudgementNode,
    Label,
    Mentions,
    RelationshipType,
    ReportedIn,
    StatementNode,
)

_DERIVED = [model for model in cypher.MODELS if model.layer == "derived"]
_BASE_LABELS = (Label.ARTICLE, Label.STATEMENT, Label.JUDGEMENT)


class View:
    """A store that is only read. Every method raises StoreError, or one of its kinds, where the store fails."""

    def __init__(self, connection: Connection) -> None:
        """Take over `connection`; WrongVersion where the graph follows another schema."""
        self._connection = connection
        self._ready = self._is_set_up()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the connection go. An embedded store's server goes on for others, until it is idle."""
        self._connection.close()

    @property
    def address(self) -> str:
        return self._connection.address

    def base(self) -> BaseLayer:
        """What was read, as found, in an order that depends on nothing but itself."""
        return self._connection.read(base_layer)

    def stale(self) -> bool:
        """Whether the base layer changed after the derived layer was last made."""
        found = self._connection.read(_graph)
        return found is not None and bool(found["stale"])

    def run(self, query: str, parameters: Mapping[str, object] | None = None) -> Result:
        """The answer to a query; QueryError where it is wrong, StoreReadOnly where it does more than read the graph."""
        _check(query)
        return self._connection.ask(query, parameters, lambda tx: _result(tx, query, parameters))

    def tables(self, models: Iterable[Model]) -> Tables:
        """All nodes and relationships of `models`, by model and key."""
        wanted = tuple(models)
        return self._connection.read(lambda tx: changes.read(tx, wanted))

    def rows(self) -> Iterator[writing.Row]:
        """All that the schema knows of the graph, in an order that depends on nothing but itself; lazily."""
        return stream.rows(self._connection)

    def counts(self) -> dict[str, int]:
        """How many nodes of each label and relationships of each type there are."""
        queries = {str(label): cypher.count_nodes(label) for label in Label}
        queries |= {str(kind): cypher.count_relationships(kind) for kind in RelationshipType}

        def count(tx: neo4j.ManagedTransaction) -> dict[str, int]:
            return {name: int(tx.run(query).single(strict=True)["n"]) for name, query in queries.items()}

        return self._connection.read(count)

    def _is_set_up(self) -> bool:
        """Whether the graph says which schema it follows; WrongVersion where that is another one."""
        found = self._connection.read(_graph)
        version = None if found is None else found["version"]
        migrations.check(version, self.address)
        return version is not None


class Writer(View):
    """A store that is written too. Each method is one transaction: all of it is there, or nothing."""

    def __init__(self, connection: Connection) -> None:
        """Take over `connection` and set the graph's constraints up where they are missing."""
        super().__init__(connection)
        with connection.turn():
            migrations.set_up(connection)
            if not self._ready:
                connection.write(lambda tx: tx.run(cypher.SET_VERSION, version=SCHEMA_VERSION).consume())

    def run(self, query: str, parameters: Mapping[str, object] | None = None) -> Result:
        """The answer to a query, which may write; QueryError where it is wrong."""
        _check(query)
        return self._connection.write(lambda tx: _result(tx, query, parameters))

    def add(self, facts: Sequence[ArticleFacts]) -> Counters:
        """Add what articles say, and mark the derived layer stale. Order and repetition do not matter.

        An article that is there already says what `facts` have it say, and no longer what it said before.
        """

        def work(tx: neo4j.ManagedTransaction) -> Counters:
            tx.run(cypher.LOCK).consume()
            ids = sorted({one.article.id for one in facts})
            known = {one["id"]: one["doc"] for one in tx.run(cypher.READ_DOCS, ids=ids)}
            new = changes.tables(base_rows(named(facts, known)))
            old = changes.read(tx, (ArticleNode, Mentions), ids)
            statements = [one["id"] for one in tx.run(cypher.READ_STATEMENTS, ids=ids)]
            old |= changes.read(tx, (StatementNode, ReportedIn), statements)
            mentioned = sorted({actor for _, actor in new.get(Mentions, {})})
            changes.send(tx, cypher.MERGE_MENTIONED, [{"id": actor} for actor in mentioned])
            return changes.counted(changes.write(tx, new, old))

        return self._connection.write(work)

    def replace_derived(
        self, derived: Derived, base: BaseLayer, *, on_rows: writing.OnRows = lambda _: None
    ) -> Counters:
        """Make the derived layer be `derived`, which follows from `base`: at once, or in batches where it is large.

        The store stays stale where its base layer is no longer `base`, and stops where a part of `base` is gone: derive
        again. It is stale too while this lasts, and where it is broken off. ValueError where `derived` speaks of what
        is not there.
        """
        new = changes.tables(derived_rows(derived, base))
        seen = {item.id for group in (base.articles, base.statements, base.judgements) for item in group}

        def whole(tx: neo4j.ManagedTransaction) -> bool | None:
            held = {one["id"] for label in _BASE_LABELS for one in tx.run(cypher.ids(label))}
            return held == seen if seen <= held else None

        token = secrets.token_hex(8)
        done = writing.replace(self._connection, new, _DERIVED, whole, token=token, on_rows=on_rows)
        return changes.counted(done)

    def load(
        self, rows: Iterable[writing.Row], *, token: str, stale: bool, on_rows: writing.OnRows = lambda _: None
    ) -> Counters:
        """Add `rows`, which come model by model in the order of MODELS, in batches; memory does not grow with them.

        The same again, with the same token, completes what was broken off. The store is stale after it if `stale` says
        so, or if it held other things, because what is derived follows from all.
        """
        held = self.counts()
        writes = writing.Batches(self._connection, token, on_rows)
        continued, was_stale = writes.begin()
        alone = continued or not any(n for name, n in held.items() if name != Label.GRAPH)
        empty = frozenset(model for model in cypher.MODELS if not held[changes.name_of(model)])
        try:
            writes.merge(rows, empty)
            changed = changes.counted(writes.done).total > 0
            writes.end(lambda _: stale if alone else changed or was_stale)
        except writing.Superseded:
            raise StoreLocked(f"another program began to write to {self.address}: try again when it is done") from None
        return changes.counted(writes.done)

    def add_judgement(self, judgement: Judgement) -> bool:
        """Store a decision; False where it is there already. Marks the derived layer stale."""

        def work(tx: neo4j.ManagedTransaction) -> bool:
            old = changes.read(tx, (JudgementNode,), [judgement.id])
            if old[JudgementNode]:
                return False
            tx.run(cypher.LOCK).consume()
            node = judgement_node(judgement)
            changes.merge(tx, JudgementNode, {(node.id,): node.model_dump(exclude={"id"})})
            return True

        return self._connection.write(work)

    def remove_judgement(self, judgement: str) -> bool:
        """Undo the decision with this id; False where there is none. Marks the derived layer stale."""

        def work(tx: neo4j.ManagedTransaction) -> bool:
            if not changes.send(tx, cypher.delete(JudgementNode), [{"id": judgement}]):
                return False
            tx.run(cypher.LOCK).consume()
            return True

        return self._connection.write(work)


@overload
def open_store(address: str | Path, *, write: Literal[True]) -> Writer: ...
@overload
def open_store(address: str | Path, *, write: Literal[False]) -> View: ...
@overload
def open_store(address: str | Path, *, write: bool) -> View: ...
def open_store(address: str | Path, *, write: bool) -> View:
    """The store at `address`: a folder, or a bolt:// or neo4j:// address (+s, +ssc). A Writer where `write` is set.

    Neo4j's user, password and database come from KG_NEO4J_USER, KG_NEO4J_PASSWORD or KG_NEO4J_PASSWORD_FILE, and
    KG_NEO4J_DATABASE. A folder's server starts by itself; a reader's folder must hold a store (StoreMissing).
    Raises StoreError and its kinds.
    """
    connection = Connection.open(address, write=write)
    try:
        return Writer(connection) if write else View(connection)
    except BaseException:
        connection.close()
        raise


def change(address: str | Path, query: str, parameters: Mapping[str, object] | None = None) -> Result:
    """The answer to a query that may write, run on a store as it is: no constraint is made before, so that what stands
    in a constraint's way can be deleted. QueryError where it is wrong, StoreError and its kinds for the store.
    """
    _check(query)
    connection = Connection.open(address, write=True)
    try:
        View(connection)  # WrongVersion where the graph follows another schema
        return connection.write(lambda tx: _result(tx, query, parameters))
    finally:
        connection.close()


def migrate_store(address: str | Path) -> int | None:
    """Bring the graph at `address` up to this program's schema, and leave it stale; the version that it had.

    None where there is no graph yet. Raises StoreError and its kinds.
    """
    connection = Connection.open(address, write=True)
    try:
        with connection.turn():
            return migrations.migrate(connection)
    finally:
        connection.close()


def _graph(tx: neo4j.ManagedTransaction) -> neo4j.Record | None:
    return tx.run(cypher.READ_GRAPH).single()


def _check(query: str) -> None:
    if not query.strip():
        raise QueryError("the query is empty")


def _result(tx: neo4j.ManagedTransaction, query: str, parameters: Mapping[str, object] | None) -> Result:
    answer = tx.run(query, dict(parameters or {}))
    columns = tuple(answer.keys())
    return Result(columns=columns, rows=tuple(tuple(plain(value) for value in record.values()) for record in answer))
