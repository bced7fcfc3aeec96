"""The commands on a real embedded store that holds the examples."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runs import Run, here

import kg.cli.opened
import loaders
from kg.cli.app import run
from kg.cli.errors import ExitCode

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cli") / "store"
    assert run(["ingest", str(ROOT / "examples"), "--store", str(folder)]) == 0
    yield folder
    loaders.stop(folder)


@pytest.fixture
def kg_run(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "Kg":
    monkeypatch.setenv("KG_STORE", str(store))
    return Kg(capsys)


class Kg:
    """`kg` on the store, in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Run:
        return here(self._capsys, arguments)

    def rows(self, *arguments: str) -> list[dict[str, object]]:
        done = self(*arguments, "--format", "jsonl")
        assert done.code == 0, done.err
        return [json.loads(line) for line in done.out.splitlines()]


def _graph(kg_run: Kg) -> list[dict[str, object]]:
    nodes = "MATCH (n) WHERE n.at IS NULL RETURN labels(n) AS l, n ORDER BY n.id"
    edges = "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, r ORDER BY a, t, b"
    return kg_run.rows("cypher", nodes) + kg_run.rows("cypher", edges)


def test_the_report_names_who_contradicts_whom(kg_run: Kg) -> None:
    done = kg_run("report")
    assert (done.code, done.err) == (0, "")
    for name in ("منصور", "بوتين", "زاخاروفا", "طالبان"):
        assert name in done.out
    assert "denies" in done.out
    assert "sentence" in done.out


def test_the_report_is_the_same_with_and_without_a_store(kg_run: Kg) -> None:
    stored = json.loads(kg_run("report", "--format", "json").out)
    direct = json.loads(kg_run("report", str(ROOT / "examples"), "--format", "json").out)
    for one in (stored, direct):
        for section in one["sections"]:
            for quarrel in section["quarrels"]:
                for pair in quarrel["pairs"]:  # pairs of the same two claims share a reason in the store
                    del pair["why"], pair["score"], pair["kind"]
        one["sections"] = sorted(
            sorted((pair["a"]["statement"], pair["b"]["statement"]))
            for section in one["sections"]
            for quarrel in section["quarrels"]
            for pair in quarrel["pairs"]
        )
    assert stored == direct


def test_a_report_into_a_file(kg_run: Kg, tmp_path: Path) -> None:
    done = kg_run("report", "--actor", "طالبان", "-o", str(tmp_path / "report.md"))
    assert (done.code, done.out) == (0, "")
    text = (tmp_path / "report.md").read_text("utf-8")
    assert text.startswith("# ")
    assert "\u2068" not in text


def test_a_report_of_nobody_is_an_error(kg_run: Kg) -> None:
    done = kg_run("report", "--actor", "زيد من الناس")
    assert (done.code, done.out) == (2, "")
    assert "no actor goes by زيد من الناس" in done.err


def test_a_page_is_not_written_as_markdown(kg_run: Kg, tmp_path: Path) -> None:
    done = kg_run("report", "-o", str(tmp_path / "report.html"))
    assert done.code == 2
    assert "--html" in done.err
    assert not (tmp_path / "report.html").exists()


def test_ingesting_again_changes_nothing(kg_run: Kg) -> None:
    before = _graph(kg_run)
    done = kg_run("ingest", str(ROOT / "examples"), "--json")
    assert done.code == 0
    summary = json.loads(done.out)
    assert (summary["articles_read"], summary["articles"], summary["failed"]) == (2, 2, 0)
    assert _graph(kg_run) == before


def test_the_readme_shows_what_the_examples_give(kg_run: Kg) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("From the report on the two articles")[2]
    shown, _, record = readme.partition("A statement as `kg extract` prints it")
    told = {line.strip() for line in kg_run("report").out.splitlines()}
    assert {line.strip() for line in shown.splitlines()[1:] if line.startswith("    ")} <= told
    printed = "".join(line.strip() + " " for line in record.splitlines() if line.startswith("    ")).strip()
    assert json.loads(printed) in kg_run.rows("extract", str(ROOT / "examples"))


def test_records_of_the_store(kg_run: Kg) -> None:
    claims, statements = kg_run.rows("claims"), kg_run.rows("extract", str(ROOT / "examples"))
    ids = {one["id"] for one in statements}
    assert {s for one in claims for s in one["statements"]} == ids  # type: ignore[attr-defined]
    contradictions = kg_run.rows("contradictions")
    assert contradictions
    assert contradictions == sorted(
        contradictions, key=lambda one: (-float(str(one["score"])), str(one["a"]), str(one["b"]))
    )
    assert {one[side] for one in contradictions for side in ("a", "b")} <= ids


def test_canned_queries(kg_run: Kg) -> None:
    rows = kg_run.rows("query", "denials", "-p", "actor=طالبان")
    assert rows
    assert "actor_id" in rows[0]
    table = kg_run("query", "denials", "-p", "actor=طالبان")
    assert "طالبان" in table.out
    assert "actor_id" not in table.out


def test_cypher(kg_run: Kg) -> None:
    assert kg_run.rows("cypher", "RETURN $n + 1 AS n, $who AS who", "-p", "n=41", "-p", "who=بوتين") == [
        {"n": 42, "who": "بوتين"}
    ]
    assert kg_run.rows("cypher", "MATCH (a:Article) RETURN count(a) AS n") == [{"n": 2}]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Actor {id: 'x'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Actor) SET n.name = 'x' RETURN n",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    ],
)
def test_cypher_changes_nothing_unless_told_to(kg_run: Kg, statement: str) -> None:
    before = _graph(kg_run)
    done = kg_run("cypher", statement)
    assert done.code == ExitCode.QUERY
    assert len(done.told) == 1
    assert _graph(kg_run) == before


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n RETURN n",
        "",
        "CALL dbms.listConfig()",
        "UNWIND range(1,3000000) AS x WITH x ORDER BY x DESC RETURN sum(x*1.0)",
    ],
)
def test_wrong_cypher_is_one_line(kg_run: Kg, statement: str) -> None:
    done = kg_run("cypher", statement)
    assert done.code == ExitCode.QUERY
    assert len(done.err.splitlines()) == len(done.told) == 1


def test_cypher_that_writes(kg_run: Kg) -> None:
    assert kg_run("cypher", "CREATE (n:Note {id: 'x'})", "--write").code == 0
    assert kg_run.rows("cypher", "MATCH (n:Note) RETURN n.id AS id") == [{"id": "x"}]
    assert kg_run("cypher", "MATCH (n:Note) DELETE n", "--write").code == 0


def test_actors(kg_run: Kg) -> None:
    found = kg_run.rows("actors", "--search", "بوتين")
    assert [one["name"] for one in found] == ["فلاديمير بوتين"]
    shown = json.loads(kg_run("actors", "show", str(found[0]["id"]), "--format", "json").out)
    assert shown["name"] == "فلاديمير بوتين"
    assert "طالبان" in kg_run("actors", "show", "طالبان").out
    assert kg_run("actors", "show", "لا أحد").code == ExitCode.USAGE


def test_a_merge_can_be_undone(kg_run: Kg) -> None:
    before = _graph(kg_run)
    putin = str(kg_run.rows("actors", "--search", "بوتين")[0]["id"])
    done = kg_run("actors", "merge", "طالبان", putin)
    assert done.code == 0, done.err
    (judgement,) = kg_run.rows("actors", "judgements")
    assert judgement["verdict"] == "same"
    names = [one["name"] for one in kg_run.rows("actors")]
    assert not ("فلاديمير بوتين" in names and "طالبان" in names)
    for name in ("طالبان", "بوتين"):
        assert kg_run("actors", "show", name).code == 0
        assert kg_run.rows("query", "who-claimed-what", "-p", f"actor={name}")
    assert kg_run("actors", "undo", str(judgement["id"])[:8]).code == 0
    assert kg_run.rows("actors", "judgements") == []
    assert _graph(kg_run) == before


def test_a_split_can_be_undone(kg_run: Kg) -> None:
    before = _graph(kg_run)
    doc = next((ROOT / "examples").glob("*.txt")).stem
    done = kg_run("actors", "split", "طالبان", "--article", doc)
    assert done.code == 0, done.err
    assert _graph(kg_run) != before
    (judgement,) = kg_run.rows("actors", "judgements")
    assert kg_run("actors", "undo", str(judgement["id"])).code == 0
    assert _graph(kg_run) == before
    assert kg_run("actors", "split", "طالبان", "--article", "none").code == ExitCode.USAGE


def test_a_stale_store_says_so_and_is_mended(kg_run: Kg) -> None:
    before = _graph(kg_run)
    assert kg_run("cypher", "MATCH (g:Graph) SET g.stale = true", "--write").code == 0
    done = kg_run("claims")
    assert done.code == 0
    assert len(done.told) == 1
    assert "kg store rebuild" in done.told[0]
    assert kg_run("store", "rebuild").code == 0
    assert kg_run("claims").err == ""
    assert _graph(kg_run) == before


def test_status_stop_and_start_again(kg_run: Kg, store: Path) -> None:
    (status,) = kg_run.rows("store", "status")
    assert (status["running"], status["stale"], status["Article"]) == (True, False, 2)
    assert kg_run("store", "path").out == f"{store}\n"
    assert kg_run("store", "stop").out.startswith("Stopped")
    assert kg_run("store", "stop").out.startswith("Not running")
    assert kg_run.rows("store", "status")[0]["running"] is False
    assert kg_run.rows("cypher", "MATCH (a:Article) RETURN count(a) AS n") == [{"n": 2}]


def test_what_cannot_be_read_leaves_the_store_as_it_is(kg_run: Kg, tmp_path: Path) -> None:
    before = _graph(kg_run)
    (tmp_path / "empty.txt").touch()
    done = kg_run("ingest", str(tmp_path / "empty.txt"))
    assert done.code == ExitCode.SOME_FAILED
    assert done.told == [f"kg: {tmp_path}/empty.txt: empty file"]
    assert _graph(kg_run) == before


def test_a_locked_store(kg_run: Kg, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    monkeypatch.setattr("loaders.embedded.LOCK_SECONDS", 0.1)
    with FileLock(store / "start.lock"):
        done = kg_run("claims")
    assert done.code == ExitCode.STORE
    assert len(done.told) == 1
    assert str(store) in done.told[0]


def test_a_folder_that_is_no_store(kg_run: Kg, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    done = kg_run("ingest", str(ROOT / "examples"), "--store", str(tmp_path))
    assert done.code == ExitCode.STORE
    assert len(done.told) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_full_store(kg_run: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: str | None) -> None:
        raise loaders.StoreFull("no room on the disk for the store")

    monkeypatch.setattr(kg.cli.opened, "reader", full)
    monkeypatch.setattr("kg.cli.ask.reader", full)
    done = kg_run("query", "denials")
    assert (done.code, done.told) == (ExitCode.STORE, ["kg: no room on the disk for the store"])
