"""`kg cypher` without --write, on every store: hostile queries change and leak nothing, honest ones are answered."""

import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from graph_fixture import dump, load
from neo4j_servers import Neo4jServer
from stores import STORES, opened

import loaders
from loaders import QueryError, StoreError, StoreReadOnly, readonly
from loaders.local_neo4j import Line

HOSTILE: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "data" / "hostile.toml").read_text("utf-8"))
SECRET = "the-secret-of-this-file"


class _Canary(BaseHTTPRequestHandler):
    """A server on this machine that nobody should be led to."""

    seen: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.seen.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(SECRET.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def canary() -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), _Canary) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="module", params=STORES)
def full(request: pytest.FixtureRequest, start_neo4j: Callable[[Line], Neo4jServer]) -> Iterator[str]:
    with opened(request.param, start_neo4j) as address:
        load(address)
        yield address


def _state(address: str) -> list[str]:
    """All nodes and relationships, constraints and indexes."""
    with loaders.open_store(address, write=True) as store:
        schema = [
            repr(row)
            for what in ("CONSTRAINTS", "INDEXES")
            for row in store.run(f"SHOW {what} YIELD name, type, labelsOrTypes, properties").rows
        ]
        kinds = [repr(row) for row in store.run("MATCH (n) RETURN DISTINCT labels(n)").rows]
    return dump(address) + sorted(schema) + sorted(kinds)


def test_there_are_more_than_a_hundred_hostile_queries() -> None:
    every = [query for group in HOSTILE.values() for query in group]
    assert len(every) == len(set(every)) >= 100


@pytest.mark.parametrize("group", HOSTILE)
def test_a_hostile_query_changes_and_leaks_nothing(full: str, canary: int, tmp_path: Path, group: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(SECRET)
    before = _state(full)
    answered = []
    with loaders.open_store(full, write=False) as store:
        for query in HOSTILE[group]:
            try:
                answer = store.run(query.replace("{file}", str(secret)).replace("{port}", str(canary)))
            except (StoreReadOnly, QueryError) as error:
                told = str(error)
                assert "\n" not in told
                assert SECRET not in told
                assert "root:" not in told
            else:
                answered.append((query, answer.rows[:2]))
    assert [query for query, rows in answered if rows] == []
    assert len(answered) <= 2, answered  # all others are refused; these matched nothing, or only explained
    assert _Canary.seen == []
    assert _state(full) == before


def test_without_the_look_at_the_text_the_stores_own_walls_hold(
    full: str, canary: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readonly, "check_text", lambda query: None)
    secret = tmp_path / "secret.csv"
    secret.write_text(SECRET)
    before = _state(full)
    with loaders.open_store(full, write=False) as store:
        for query in (query for group in HOSTILE.values() for query in group):
            try:
                rows = store.run(query.replace("{file}", str(secret)).replace("{port}", str(canary))).rows
            except StoreError as error:
                rows = ((str(error),),)
            assert SECRET not in repr(rows)
            assert "root:" not in repr(rows)
    assert _Canary.seen == []
    assert _state(full) == before


HONEST = (
    ("RETURN 'LOAD CSV FROM x' AS x", "LOAD CSV FROM x"),
    ("RETURN 'CALL dbms.listConfig()' AS x // CREATE", "CALL dbms.listConfig()"),
    ("// CALL dbms.listConfig()\nRETURN 1 AS x", 1),
    ("MATCH (create:Actor {id: 'putin'}) RETURN create.id AS x", "putin"),
    ("MATCH (call:Actor {id: 'putin'}) RETURN call.id AS x", "putin"),
    ("MATCH (n:Actor {id: 'putin'}) RETURN n.set IS NULL AS x", True),
    ("CALL db.labels() YIELD label WITH label WHERE label = 'Actor' RETURN label AS x", "Actor"),
    ("CALL { MATCH (a:Actor) RETURN count(a) AS n } RETURN n AS x", 10),
    ("MATCH (a:Actor) WHERE EXISTS { MATCH (a)-[:DENIES]->(:Claim {id: 'c1'}) } RETURN count(a) AS x", 2),
    ("RETURN COUNT { MATCH (:Actor)-[:DENIES]->(:Claim) } AS x", 4),
    ("RETURN duration.between(date('2015-07-01'), date('2015-07-03')).days AS x", 2),
    ("RETURN toString(date.truncate('month', date('2015-07-23'))) AS x", "2015-07-01"),
    ("MATCH (a:Actor {id: 'putin'}) RETURN size([x IN a.aliases | x]) AS x", 3),
    ("UNWIND [3, 1, 2] AS y WITH y ORDER BY y RETURN collect(y) AS x", [1, 2, 3]),
    ("RETURN $given AS x", "«نفى»"),
)


@pytest.mark.parametrize(("query", "expected"), HONEST, ids=[query for query, _ in HONEST])
def test_an_honest_query_is_answered(full: str, query: str, expected: object) -> None:
    with loaders.open_store(full, write=False) as store:
        assert store.run(query, {"given": "«نفى»"}).rows == ((expected,),)


@pytest.mark.parametrize("before", ["PROFILE ", "EXPLAIN ", "// first\n/* then */ profile "])
def test_a_reader_may_look_at_a_plan_and_changes_nothing_by_it(full: str, before: str) -> None:
    held = dump(full)
    with loaders.open_store(full, write=False) as store:
        found = store.run(f"{before}MATCH (a:Actor) RETURN count(a) AS n")
        assert found.rows == (() if before == "EXPLAIN " else ((10,),)) or "executionPlan" in found.columns
        with suppress(StoreReadOnly, QueryError):
            store.run(f"{before}CREATE (a:Actor {{id: 'new'}}) RETURN a")
    assert dump(full) == held


def test_a_writer_is_not_held_back(full: str) -> None:
    with loaders.open_store(full, write=True) as store:
        store.run("CREATE (:Scratch {id: 'x'})")
        assert store.run("MATCH (n:Scratch) DETACH DELETE n RETURN 1 AS x").rows == ((1,),)


ENDLESS = (
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b "
    "MATCH (n:Claim) WHERE n.id <> toString(a * b) RETURN count(n)"
)


def test_a_query_without_end_is_cut_off(full: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_QUERY_SECONDS", "1")
    embedded = "://" not in full
    if embedded:
        loaders.stop(Path(full))  # its server takes the limit when it starts
    try:
        with (
            loaders.open_store(full, write=False) as store,
            pytest.raises(QueryError, match=r"longer than 1 s.*KG_QUERY_SECONDS"),
        ):
            store.run(ENDLESS)
    finally:
        if embedded:
            loaders.stop(Path(full))


def test_a_limit_that_is_no_number_is_named(full: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_QUERY_SECONDS", "soon")
    if "://" in full:
        with loaders.open_store(full, write=False) as store, pytest.raises(StoreError, match="KG_QUERY_SECONDS: soon"):
            store.run("RETURN 1")
