"""Stores that are wrong or go away: one clear line, an exit code, and a second run that finishes."""

import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import environment, here
from graph_fixture import BASE, FACTS, dump, load, raw
from neo4j_servers import Neo4jServer

import loaders
import loaders.dump
from kg.cli.errors import ExitCode
from loaders import StoreError, local_neo4j
from loaders.local_neo4j import Line
from loaders.local_neo4j.settings import configuration
from loaders.writing import Row
from schemas.graph import ActorNode


@pytest.mark.parametrize(
    ("variable", "value", "scheme", "told"),
    [
        ("KG_NEO4J_PASSWORD", "wrong", "bolt", "refuses the user name or password"),
        ("KG_NEO4J_USER", "nobody", "bolt", "refuses the user name or password"),
        ("KG_NEO4J_DATABASE", "nothing", "bolt", "nothing"),
        ("KG_NEO4J_USER", "neo4j", "bolt+s", "does not answer"),
        ("KG_NEO4J_USER", "neo4j", "http", "http:// is no address of a store"),
    ],
)
def test_a_way_in_that_is_wrong_is_one_line(
    neo4j_server: Neo4jServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
    scheme: str,
    told: str,
) -> None:
    for name, right in neo4j_server.environment.items():
        monkeypatch.setenv(name, right)
    monkeypatch.setenv(variable, value)
    address = neo4j_server.uri.replace("bolt", scheme, 1)
    for command in (["cypher", "RETURN 1 AS x"], ["store", "rebuild"]):
        run = here(capsys, [*command, "--store", address])
        assert run.code == ExitCode.STORE
        assert len(run.told) == 1
        assert told in run.told[0]
        assert neo4j_server.password not in run.err


def test_a_server_that_only_reads_says_so(
    start_neo4j: Callable[[Line], Neo4jServer], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = start_neo4j(Line.LTS)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    load(server.uri)
    expected = dump(server.uri)
    bolt, http = server.running.bolt_port, server.running.http_port
    local_neo4j.stop(server.home)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(
                local_neo4j.server,
                "configuration",
                lambda *given: configuration(*given) + "\nserver.databases.read_only=neo4j\n",
            )
            local_neo4j.start(server.home, bolt_port=bolt, http_port=http)
        run = here(capsys, ["cypher", "CREATE (:Actor {id: 'x'})", "--write", "--store", server.uri])
        assert run.code == ExitCode.QUERY
        assert len(run.told) == 1
        assert "only reading is allowed" in run.told[0]
        run = here(
            capsys, ["cypher", "MATCH (a:Actor) RETURN count(a) AS n", "--format", "jsonl", "--store", server.uri]
        )
        assert (run.code, run.out) == (0, '{"n": 10}\n')
    finally:
        local_neo4j.stop(server.home)
        local_neo4j.start(server.home, bolt_port=bolt, http_port=http)
    assert dump(server.uri) == expected


def test_what_others_changed_is_named_and_written_anew(address: str) -> None:
    load(address)
    expected = dump(address)
    broken = (
        (
            "MATCH (s:Statement {id: 's01'}) SET s.record = 'broken'",
            "the Statement s01 in the store is not as kg left it",
        ),
        ("MATCH (a:Article {id: 'a1'}) SET a.title = 5", "the ArticleMeta a1 in the store is not as kg left it: title"),
        ("MATCH (:Article {id: 'a1'})-[m:MENTIONS]->() SET m.names = 'x'", "the Mention a1 "),
    )
    for statement, told in broken:
        raw(address, statement)
        with loaders.open_store(address, write=True) as store:
            with pytest.raises(StoreError, match=told) as caught:
                store.base()
            assert "\n" not in str(caught.value)
            assert store.add(FACTS).total > 0
            assert store.base() == BASE
    raw(address, "MATCH (g:Graph) SET g.stale = false")
    assert dump(address) == expected


def test_a_key_that_is_no_text_is_named(address: str) -> None:
    load(address)
    raw(address, "CREATE (:Article {id: 5})")
    with (
        loaders.open_store(address, write=False) as store,
        pytest.raises(StoreError, match=r"Article whose key is \(5,\)"),
    ):
        store.base()


def test_a_node_that_is_there_twice_can_be_deleted(
    neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_NEO4J_HOME", str(neo4j_server.home.folder.parent))
    address = neo4j_server.line.address
    load(address)
    before = dump(address)
    raw(address, "DROP CONSTRAINT actor_id", "MATCH (a:Actor {id: 'putin'}) CREATE (b:Actor) SET b = properties(a)")
    done = here(capsys, ["store", "migrate", "--store", address])
    assert done.code == ExitCode.STORE
    assert done.told[0].endswith("kg cypher --write can delete one of the two")
    found = json.loads(here(capsys, ["doctor", "--quick", "--format", "json", "--store", address]).out)
    mend = next(one["mend"] for one in found if one["part"] == "its constraints")
    *commands, rebuild = mend.split("; ")
    assert rebuild == f"kg store rebuild --store {address}"
    for command in commands:
        assert here(capsys, shlex.split(command)[1:]).code == 0
    assert dump(address) == before
    neo4j_server.empty()


@pytest.mark.parametrize("port", ["abc", "99999"])
def test_a_port_that_is_none(capsys: pytest.CaptureFixture[str], port: str) -> None:
    done = here(capsys, ["cypher", "RETURN 1", "--store", f"bolt://127.0.0.1:{port}"])
    assert done.code == ExitCode.STORE
    assert len(done.told) == 1
    assert "is no address of a store" in done.told[0]


def test_a_server_that_goes_away_in_mid_load_is_one_line_and_a_second_run_finishes(tmp_path: Path) -> None:
    folder, file = tmp_path / "store", tmp_path / "graph.jsonl"
    load(folder)
    with loaders.open_store(folder, write=False) as store:
        rows = list(store.rows())
    actors: list[Row] = [
        (ActorNode, (f"x{n:06}",), {"aliases": [], "kind": "person", "name": "x"}) for n in range(30_000)
    ]
    first = next(number for number, (model, _, _) in enumerate(rows) if model is ActorNode)
    whole = loaders.dump.lines([*rows[:first], *actors, *rows[first:]], stale=False)
    file.write_text("".join(whole), encoding="utf-8")
    raw(folder, "MATCH (n) DETACH DELETE n")
    command = [sys.executable, "-m", "kg", "import", str(file), "--store", str(folder)]
    loading = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment())
    deadline = time.monotonic() + 120
    with loaders.open_store(folder, write=False) as store:
        while store.counts()["Actor"] < 1000:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        pid = loaders.status(folder).pid
        assert pid is not None
        os.kill(pid, 9)
    _, told = loading.communicate(timeout=120)
    assert loading.returncode == ExitCode.STORE
    assert len([line for line in told.splitlines() if line.startswith("kg: ")]) == 1
    assert subprocess.run(command, env=environment(), timeout=300).returncode == 0
    with loaders.open_store(folder, write=False) as store:
        counts = store.counts()
        assert (counts["Actor"], counts["Claim"], counts["CONTRADICTS"]) == (30_010, 9, 3)
        assert not store.stale()
    loaders.stop(folder)
