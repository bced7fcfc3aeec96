"""`kg export` and `kg import` on every store: the same bytes, and the same graph again."""

import contextlib
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from cli_runs import here
from graph_fixture import BASE, DERIVED, FACTS, clear, dump, emptied, load, raw
from neo4j_servers import Neo4jServer
from test_queries import ANSWERS

import loaders
from loaders import local_neo4j, writing
from loaders.dump import BadDump
from loaders.lines import created
from loaders.local_neo4j import Line
from loaders.networkx_graph import store_graph

_exported: dict[str, bytes] = {}


def _dump(capsys: pytest.CaptureFixture[str], address: str, file: Path) -> bytes:
    run = here(capsys, ["export", str(file), "--store", address])
    assert (run.code, run.told) == (0, [])
    return file.read_bytes()


def test_a_dump_is_the_same_whatever_the_store_and_restores_it(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(address)
    before = dump(address)
    written = _dump(capsys, address, tmp_path / "graph.jsonl")
    assert _exported.setdefault("jsonl", written) == written
    clear(address)
    for first in (True, False):
        run = here(capsys, ["import", str(tmp_path / "graph.jsonl"), "--json", "--store", address])
        assert (run.code, run.told) == (0, [])
        counted = json.loads(run.out)
        groups = counted["created"], counted["unchanged"]
        assert bool(groups[0]) is first
        assert bool(groups[1]) is not first
        assert sum(sum(group.values()) for group in groups) == len(written.splitlines()) - 3
        assert not counted["stale"]
        assert dump(address) == before
    with loaders.open_store(address, write=True) as store:
        assert store.replace_derived(DERIVED, store.base()).total == 0
    compressed = tmp_path / "graph.jsonl.gz"
    _dump(capsys, address, compressed)
    clear(address)
    assert here(capsys, ["import", str(compressed), "--store", address]).code == 0
    assert dump(address) == before


def test_an_import_that_is_broken_off_is_completed_by_the_same_again(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(address)
    before = dump(address)
    file = tmp_path / "graph.jsonl"
    lines = _dump(capsys, address, file).splitlines(keepends=True)
    clear(address)
    monkeypatch.setattr(writing, "TRANSACTION", 9)
    file.write_bytes(b"".join(lines[:60]) + b'{"node": "Actor"}\n')
    run = here(capsys, ["import", str(file), "--store", address])
    assert run.code == 1
    assert run.told == [f"kg: {file}:61: no node or relationship of a dump: 'properties'"]
    with loaders.open_store(address, write=False) as store:
        assert store.stale()
        assert sum(store.counts().values()) > 40
    file.write_bytes(b"".join(lines))
    run = here(capsys, ["import", str(file), "--store", address])
    assert run.code == 0
    assert "out of date" in run.err  # it was another file that began: what is derived is made anew
    with loaders.open_store(address, write=True) as store:
        store.replace_derived(DERIVED, store.base())
    assert dump(address) == before


def test_a_store_that_is_out_of_date_is_restored_as_such(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with loaders.open_store(address, write=True) as store:
        store.add(FACTS)
    before = _lines(address)
    here(capsys, ["export", str(tmp_path / "graph.jsonl"), "--store", address])
    clear(address)
    run = here(capsys, ["import", str(tmp_path / "graph.jsonl"), "--store", address])
    assert run.code == 0
    assert "what is derived is out of date: kg store rebuild" in run.err
    assert _lines(address) == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no dump that kg export"),
        ("[]\n", "no dump that kg export"),
        ('{"dump": "claim-denial-kg", "schema": 99}\n', "a dump of schema 99"),
        ("{head}\nnot json\n", ":2: no node or relationship of a dump"),
        ('{head}\n{"node": "Nothing", "id": "x", "properties": {}}\n', ":2: no node or relationship of a dump"),
        ('{head}\n{"node": "Story", "id": "x", "properties": {"articles": "many"}}\n', ":2: articles: Input should be"),
        (
            '{head}\n{"node": "Story", "id": "x", "properties": {"articles": 1, "x": 1}}\n',
            ":2: x: Extra inputs are not",
        ),
        (
            '{head}\n{"node": "Claim", "id": "x", "properties": {"text": "t", "polarity": "deny", "statements": 1, '
            '"stories": 1}}\n{"node": "Story", "id": "x", "properties": {"articles": 1}}\n',
            ":3: nodes come first",
        ),
        ('{head}\n{"node": "Story", "id": "x", "properties": {"articles": 1}}\n', " it is cut off: there is no end"),
        ('{head}\n{"lines": 5}\n', " it is cut off: 5 lines were written"),
        ('{head}\n{"lines": 0}\n{"lines": 0}\n', ":3: something follows the end"),
        ("{head}\n" + "[" * 100_000, ":2: no node or relationship of a dump"),
        ('{head}\n{"node": "Story", "id": "x", "properties": {"articles": 1' + "0" * 30 + "}}\n", "is too large"),
        ('{head}\n{"node": "Story", "id": "\\ud800", "properties": {"articles": 1}}\n', ":2: no node or relationship"),
    ],
)
def test_a_file_that_is_no_dump_is_named(text: str, told: str) -> None:
    head = json.dumps({"dump": "claim-denial-kg", "schema": loaders.SCHEMA_VERSION})
    source = BytesIO(text.replace("{head}", head).encode())

    def read() -> None:
        loaders.dump.is_stale(source, "bad.jsonl")
        list(loaders.dump.read(source, "bad.jsonl"))

    with pytest.raises(BadDump) as caught:
        read()
    assert str(caught.value).startswith("bad.jsonl:")
    assert told in str(caught.value)


def test_a_damaged_compressed_dump_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "graph.jsonl.gz"
    with created(file) as out:
        out.write("".join(loaders.dump.lines((), stale=False)).encode())
    same = tmp_path / "same.jsonl.gz"
    with created(same) as out:
        out.write("".join(loaders.dump.lines((), stale=False)).encode())
    assert same.read_bytes() == file.read_bytes()
    packed = bytearray(file.read_bytes())
    packed[20] ^= 0xFF
    file.write_bytes(packed)
    run = here(capsys, ["import", str(file), "--store", str(tmp_path / "store")])
    assert run.code == 1
    assert len(run.told) == 1
    assert "damaged" in run.told[0]


def test_a_relationship_without_its_nodes_is_one_clear_line(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.jsonl"
    made = {"relationship": "MADE", "start": ["Actor", "a"], "end": ["Statement", "s"], "properties": {}}
    head = {"dump": "claim-denial-kg", "schema": loaders.SCHEMA_VERSION}
    file.write_text("".join(f"{json.dumps(one)}\n" for one in (head, made, {"lines": 1})), encoding="utf-8")
    run = here(capsys, ["import", str(file), "--store", address])
    assert (run.code, run.told) == (3, ["kg: MADE: the store lacks a node that a relationship ends in"])


def test_networkx_reads_back_what_was_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    load(address)
    for form, name in (("graphml", "graph.graphml"), ("node-link", "graph.json")):
        assert here(capsys, ["export", str(tmp_path / name), "--format", form, "--store", address]).code == 0
        written = (tmp_path / name).read_bytes()
        assert _exported.setdefault(form, written) == written
    with loaders.open_store(address, write=False) as store:
        expected = store_graph(store)
    linked = nx.node_link_graph(json.loads((tmp_path / "graph.json").read_text("utf-8")), edges="edges")
    assert nx.utils.graphs_equal(linked, expected)
    drawn = nx.read_graphml(tmp_path / "graph.graphml")
    assert drawn.number_of_edges() == expected.number_of_edges()
    assert set(drawn.nodes) == set(expected.nodes)
    assert json.loads(drawn.nodes["putin"]["aliases"]) == expected.nodes["putin"]["aliases"]
    assert drawn.nodes["s01"]["confidence"] == 0.9
    denied = [values for *ends, values in drawn.edges(data=True) if ends == ["peskov", "c1"]]
    assert [values["type"] for values in denied] == ["DENIES"]


def test_a_file_that_is_there_is_kept_unless_forced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    load(address)
    file = tmp_path / "graph.jsonl"
    file.write_text("mine")
    run = here(capsys, ["export", str(file), "--store", address])
    assert (run.code, file.read_text()) == (2, "mine")
    assert here(capsys, ["export", str(file), "--force", "--store", address]).code == 0
    assert file.read_text("utf-8").startswith('{"dump"')
    run = here(capsys, ["export", str(tmp_path), "--force", "--store", address])
    assert (run.code, run.told) == (2, [f"kg: {tmp_path}: is a folder, and a file is written"])
    run = here(capsys, ["export", str(tmp_path), "--format", "neo4j-csv", "--store", address])
    assert (run.code, run.told) == (2, [f"kg: {tmp_path}: is there already: name a new folder"])
    run = here(capsys, ["export", str(tmp_path / "no" / "graph.jsonl"), "--store", address])
    assert (run.code, run.told) == (
        1,
        [f"kg: {tmp_path / 'no' / 'graph.jsonl'}: cannot be written: No such file or directory"],
    )


@pytest.mark.parametrize("kind", ["jsonl", "neo4j-csv", "graphml"])
def test_a_property_of_a_wrong_type_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str, kind: str
) -> None:
    load(address)
    raw(address, "MATCH (s:Statement {id: 's01'}) SET s.polarity = 5")
    run = here(capsys, ["export", str(tmp_path / "out"), "--format", kind, "--store", address])
    assert (run.code, len(run.told)) == (3, 1)
    assert run.told[0].startswith("kg: the graph holds Statement s01, whose polarity is wrong: ")
    assert list(tmp_path.iterdir()) == []


NASTY = (
    "MATCH (c:Claim {id: 'c9'}) SET c.text = $text, c.first_seen = '' "
    "WITH c MATCH (a:Actor {id: 'news'}) SET a.aliases = $aliases, a.name_en = ' spaced '"
)
VALUES = {"text": 'a "quoted", text; with\nlines, \\ and \'\t«x»', "aliases": ["", "a;b", 'c"d', "e,f\ng"]}


def test_neo4j_imports_what_was_exported_and_answers_the_same(
    start_neo4j: Callable[[Line], Neo4jServer], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The real `neo4j-admin database import full` of both lines, with the server stopped."""
    source, csv = str(emptied()), tmp_path / "csv"
    load(source)
    with loaders.open_store(source, write=True) as store:
        store.run(NASTY, VALUES)
    expected = _lines(source)
    run = here(capsys, ["export", str(csv), "--format", "neo4j-csv", "--store", source])
    assert run.code == 0
    assert "neo4j-admin database import full neo4j @import.args" in run.out
    questions = [(name, given) for name, given, _ in ANSWERS]
    answers = [_answer(capsys, source, *question) for question in questions]
    arguments = (csv / "import.args").read_text().split()
    for line in Line:
        server = start_neo4j(line)
        local_neo4j.stop(server.home)
        with contextlib.chdir(csv):
            local_neo4j.admin(server.home, "database", "import", "full", "neo4j", *arguments)
        local_neo4j.start(server.home, bolt_port=server.running.bolt_port, http_port=server.running.http_port)
        with pytest.MonkeyPatch.context() as patch:
            for variable, value in server.environment.items():
                patch.setenv(variable, value)
            assert _lines(server.uri) == expected
            assert [_answer(capsys, server.uri, *question) for question in questions] == answers
            with loaders.open_store(server.uri, write=True) as store:
                names = {row[0] for row in store.run("SHOW CONSTRAINTS YIELD name RETURN name").rows}
                assert "claim_id" in names
                assert store.base() == BASE


def _lines(address: str) -> list[str]:
    with loaders.open_store(address, write=False) as store:
        return list(loaders.dump.lines(store.rows(), stale=store.stale()))


def _answer(capsys: pytest.CaptureFixture[str], store: str, name: str, given: str) -> str:
    parameters = [part for item in given.split() for part in ("-p", item)]
    return here(capsys, ["query", name, *parameters, "--format", "json", "--store", store]).out
