"""The store: a view that reads, and a writer that also writes. `open_store` gives either, by address."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, overload

import neo4j

from loaders import changes, cypher
from loaders.changes import Counters, Tables
from loaders.connection import Connection
from loaders.cypher import Model
from loaders.errors import QueryError, WrongVersion
from loaders.rows import base_rows, derived_rows, judgement_node
from loaders.values import Result, plain
from schemas import ArticleFacts, ArticleMeta, BaseLayer, Derived, Judgement, Mention, Statement
from schemas.graph import (
    SCHEMA_VERSION,
    ArticleNode,
    JudgementNode,
    Label,
    Mentions,
    RelationshipType,
    ReportedIn,
    StatementNode,
    constraints,
    indexes,
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
        return self._connection.read(_base)

    def stale(self) -> bool:
        """Whether the base layer changed after the derived layer was last made."""
        found = self._connection.read(_graph)
        return found is not None and bool(found["stale"])

    def run(self, query: str, parameters: Mapping[str, object] | None = None) -> Result:
        """The answer to a query; QueryError where it is wrong, StoreReadOnly where a view would write."""
        return self._connection.read(lambda tx: _result(tx, query, parameters))

    def tables(self, models: Iterable[Model]) -> Tables:
        """All nodes and relationships of `models`, by model and key."""
        wanted = tuple(models)
        return self._connection.read(lambda tx: changes.read(tx, wanted))

    def counts(self) -> dict[str, int]:
        """How many nodes of each label and relationships of each type there are."""
        queries = {str(label): cypher.count_nodes(label) for label in Label}
        queries |= {str(kind): cypher.count_relationships(kind) for kind in RelationshipType}

        def count(tx: neo4j.ManagedTransaction) -> dict[str, int]:
            return {name: int(tx.run(query).single(strict=True)["n"]) for name, query in queries.items()}

        return self._connection.read(count)

    def _is_set_up(self) -> bool:
        """Whether the graph has its constraints; WrongVersion where they are another schema's."""
        found = self._connection.read(_graph)
        version = None if found is None else found["version"]
        if version is not None and version != SCHEMA_VERSION:
            raise WrongVersion(
                f"the graph at {self.address} follows schema {version}, this program schema {SCHEMA_VERSION}"
            )
        return version is not None


class Writer(View):
    """A store that is written too. Each method is one transaction: all of it is there, or nothing."""

    def __init__(self, connection: Connection) -> None:
        """Take over `connection` and set the graph's constraints up where they are missing."""
        super().__init__(connection)
        if not self._ready:
            with connection.turn():
                connection.command(*constraints(), *indexes())
                connection.write(lambda tx: tx.run(cypher.SET_VERSION, version=SCHEMA_VERSION).consume())

    def run(self, query: str, parameters: Mapping[str, object] | None = None) -> Result:
        """The answer to a query, which may write; QueryError where it is wrong."""
        return self._connection.write(lambda tx: _result(tx, query, parameters))

    def add(self, facts: Sequence[ArticleFacts]) -> Counters:
        """Add what articles say, and mark the derived layer stale. Order and repetition do not matter.

        An article that is there already says what `facts` have it say, and no longer what it said before.
        """

        def work(tx: neo4j.ManagedTransaction) -> Counters:
            tx.run(cypher.LOCK).consume()
            ids = sorted({one.article.id for one in facts})
            known = {one["id"]: one["doc"] for one in tx.run(cypher.READ_DOCS, ids=ids)}
            new = changes.tables(base_rows(_named(facts, known)))
            old = changes.read(tx, (ArticleNode, Mentions), ids)
            statements = [one["id"] for one in tx.run(cypher.READ_STATEMENTS, ids=ids)]
            old |= changes.read(tx, (StatementNode, ReportedIn), statements)
            mentioned = sorted({actor for _, actor in new.get(Mentions, {})})
            changes.send(tx, cypher.MERGE_MENTIONED, [{"id": actor} for actor in mentioned])
            return changes.write(tx, new, old, delete=True)

        return self._connection.write(work)

    def replace_derived(self, derived: Derived, base: BaseLayer) -> Counters:
        """Make the derived layer be `derived`, which follows from `base`.

        The store stays stale where its base layer is no longer `base`, and as it was where a part of `base` is gone:
        derive again. ValueError where `derived` speaks of what is not there.
        """
        new = changes.tables(derived_rows(derived, base))
        seen = {item.id for group in (base.articles, base.statements, base.judgements) for item in group}

        def work(tx: neo4j.ManagedTransaction) -> Counters:
            tx.run(cypher.LOCK).consume()
            held = {one["id"] for label in _BASE_LABELS for one in tx.run(cypher.ids(label))}
            if not seen <= held:
                return Counters(created={}, updated={}, deleted={})
            counters = changes.write(tx, new, changes.read(tx, _DERIVED), delete=True)
            if seen == held:
                tx.run(cypher.SET_FRESH).consume()
            return counters

        return self._connection.write(work)

    def add_judgement(self, judgement: Judgement) -> bool:
        """Store a decision; False where it is there already. Marks the derived layer stale."""

        def work(tx: neo4j.ManagedTransaction) -> bool:
            old = changes.read(tx, (JudgementNode,), [judgement.id])
            if old[JudgementNode]:
                return False
            tx.run(cypher.LOCK).consume()
            node = judgement_node(judgement)
            changes.write(tx, {JudgementNode: {(node.id,): node.model_dump(exclude={"id"})}}, old, delete=False)
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


def _named(facts: Sequence[ArticleFacts], known: Mapping[str, str]) -> list[ArticleFacts]:
    """`facts` with each article under the smallest of its new and `known` file names."""
    named = []
    for one in facts:
        doc = min(one.article.doc, known.get(one.article.id, one.article.doc))
        named.append(one.model_copy(update={"article": one.article.model_copy(update={"doc": doc})}))
    return named


def _graph(tx: neo4j.ManagedTransaction) -> neo4j.Record | None:
    return tx.run(cypher.READ_GRAPH).single()


def _base(tx: neo4j.ManagedTransaction) -> BaseLayer:
    """Articles come last: what an article said while this was reading is never without its article."""
    found = changes.read(tx, (JudgementNode, Mentions))
    statements = [Statement.model_validate_json(one["record"]) for one in tx.run(cypher.READ_RECORDS)]
    articles = changes.read(tx, (ArticleNode,))[ArticleNode]
    mentions = [Mention(article=a, actor=b, **props) for (a, b), props in found[Mentions].items()]  # type: ignore[arg-type]
    return BaseLayer(
        articles=tuple(ArticleMeta(id=key, **articles[key,]) for (key,) in sorted(articles)),  # type: ignore[arg-type]
        statements=tuple(sorted(statements, key=lambda s: (s.article, s.content.start, s.cue.start, s.id))),
        mentions=tuple(sorted(mentions, key=lambda m: (m.article, m.actor))),
        judgements=tuple(
            Judgement(id=key, **props)  # type: ignore[arg-type]
            for (key,), props in sorted(found[JudgementNode].items())
        ),
    )


def _result(tx: neo4j.ManagedTransaction, query: str, parameters: Mapping[str, object] | None) -> Result:
    if not query.strip():
        raise QueryError("the query is empty")
    answer = tx.run(query, dict(parameters or {}))
    columns = tuple(answer.keys())
    return Result(columns=columns, rows=tuple(tuple(plain(value) for value in record.values()) for record in answer))
