"""The managed local Neo4j, both lines: started, shut in, killed, started twice, refused."""

import json
import os
import signal
import stat
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import neo4j
import neo4j.exceptions
import psutil
import pytest
from cli_runs import here
from neo4j_servers import Neo4jServer

from loaders import AuthFailed, StoreError, StoreUnavailable, local_neo4j
from loaders.local_neo4j import Home, Line, Running

STOPPED = "the local Neo4j does not run: kg neo4j start"


def test_it_is_the_pinned_version_and_can_be_emptied(empty_neo4j: Neo4jServer) -> None:
    assert local_neo4j.version(empty_neo4j.home, empty_neo4j.running) == empty_neo4j.line.version
    with empty_neo4j.driver() as driver:
        driver.execute_query("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.id IS UNIQUE", database_="neo4j")
        driver.execute_query("CREATE (:A {id: 1})-[:R]->(:B)", database_="neo4j")
        empty_neo4j.empty()
        left, _, _ = driver.execute_query("MATCH (n) RETURN count(n) AS n", database_="neo4j")
        assert left[0]["n"] == 0


@pytest.mark.parametrize("source", ["file:///etc/passwd", "file:///neo4j.conf", "http://127.0.0.1:{http}/"])
def test_queries_read_no_files_and_no_addresses(neo4j_server: Neo4jServer, source: str) -> None:
    url = source.format(http=neo4j_server.running.http_port)
    with (
        neo4j_server.driver() as driver,
        driver.session(database="neo4j") as session,
        pytest.raises(neo4j.exceptions.Neo4jError),
    ):
        session.run("LOAD CSV FROM $url AS row RETURN row LIMIT 1", url=url).consume()


@pytest.fixture(params=list(Line), ids=str)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """A folder of its own, for a server that will suffer."""
    home = Home(request.param, tmp_path / "home")
    yield home
    local_neo4j.stop(home)


def value(server: Running, home: Home, query: str) -> object:
    """The one value that a query gives."""
    with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", home.password()), telemetry_disabled=True) as driver:
        return driver.execute_query(query, database_="neo4j", result_transformer_=neo4j.Result.value)[0]


def test_what_it_acknowledged_survives_kill_9(home: Home) -> None:
    """One long story, as each start takes ten seconds: private files, a stale process id, a kill, an orderly stop."""
    server = local_neo4j.start(home)
    for file in (home.password_file, home.info):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    process = psutil.Process(server.pid)
    command_line = " ".join(process.cmdline())
    assert "-Xmx512m" in command_line
    assert home.password() not in command_line
    listening = [one.laddr.ip for one in process.net_connections() if one.status == psutil.CONN_LISTEN]
    assert listening
    assert set(listening) <= {"127.0.0.1", "::ffff:127.0.0.1"}

    value(server, home, "CREATE (n:Kept {id: 1}) RETURN n.id")
    os.kill(server.pid, signal.SIGKILL)
    psutil.wait_procs([process], timeout=30)
    assert local_neo4j.find(home) is None
    with pytest.raises(StoreUnavailable, match="kg neo4j start"):
        local_neo4j.running(home)

    home.write_info(server.model_copy(update={"pid": os.getpid()}))  # the id of a process that is another program's
    assert local_neo4j.find(home) is None
    assert not local_neo4j.stop(home)

    again = local_neo4j.start(home)
    assert (again.bolt_port, again.http_port) == (server.bolt_port, server.http_port)
    assert value(again, home, "MATCH (n:Kept) RETURN n.id") == 1
    assert local_neo4j.stop(home)
    assert not psutil.pid_exists(again.pid)
    assert not local_neo4j.stop(home)


def test_an_arabic_folder_little_memory_and_a_lost_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    home = Home(Line.LTS, tmp_path / "دار الأخبار")
    try:
        server = local_neo4j.start(home, heap=f"{local_neo4j.LEAST_MEGABYTES}m")
        home.info.unlink()
        assert local_neo4j.find(home) == server
        assert local_neo4j.start(home) == server
        assert local_neo4j.stop(home)
        assert not psutil.pid_exists(server.pid)
    finally:
        local_neo4j.stop(home)


def test_two_starts_at_once_start_one_server(tmp_path: Path) -> None:
    home = Home(Line.LTS, tmp_path / "home")
    try:
        with ThreadPoolExecutor(2) as pool:
            first, second = pool.map(local_neo4j.start, (home, Home(Line.LTS, tmp_path / "home")))
        assert first == second
    finally:
        local_neo4j.stop(home)


def test_a_port_that_is_taken(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    other = Home(neo4j_server.line, tmp_path / "other")
    with pytest.raises(StoreUnavailable, match="for Bolt is taken by another program"):
        local_neo4j.start(other, bolt_port=neo4j_server.running.bolt_port)
    with pytest.raises(StoreUnavailable, match="for HTTP is taken by another program"):
        local_neo4j.start(other, http_port=neo4j_server.running.http_port)
    assert local_neo4j.find(other) is None


def test_a_wrong_password_is_told_and_the_server_goes_on(neo4j_server: Neo4jServer) -> None:
    home, right = neo4j_server.home, neo4j_server.password
    home.password_file.write_text("-wrong-\n")
    try:
        for ask in (lambda: local_neo4j.start(home), lambda: local_neo4j.version(home, neo4j_server.running)):
            with pytest.raises(AuthFailed, match="refuses the password in"):
                ask()
        home.password_file.unlink()
        with pytest.raises(AuthFailed, match="cannot be read"):
            home.password()
    finally:
        home.password_file.write_text(f"{right}\n")
        home.password_file.chmod(0o600)
    assert local_neo4j.find(home) == neo4j_server.running
    time.sleep(5)  # the server lets nobody in for as long, after three wrong passwords
    assert local_neo4j.version(home, neo4j_server.running) == home.line.version


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    home = Home(Line.LTS, tmp_path / "home")
    with pytest.raises(StoreError, match="does not start: "):
        local_neo4j.start(home, heap="1k")
    assert local_neo4j.find(home) is None


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot hold a local Neo4j"):
        local_neo4j.start(Home(Line.LTS, tmp_path / "file" / "home"))


@pytest.fixture
def homes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder where commands look for local servers: none runs there."""
    monkeypatch.setenv("KG_NEO4J_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["store", "status", "--store", "local-neo4j"], 3, STOPPED),
        (
            ["report", "--store", "local-neo4j:current"],
            3,
            "the local Neo4j does not run: kg neo4j start --line current",
        ),
        (["report", "--store", "local-neo4j:4"], 3, "local-neo4j:4: there is no such line of Neo4j: lts or current"),
        (["store", "stop", "--store", "local-neo4j"], 2, "local-neo4j is stopped by kg neo4j stop"),
        (["neo4j", "browser", "--no-open"], 3, STOPPED),
        (["neo4j", "start", "--line", "4.4"], 2, "4.4 is no line of Neo4j: lts or current"),
        (["neo4j", "start", "--memory", "64m"], 2, "--memory 64m: Neo4j needs 256m or more"),
        (
            ["neo4j", "start", "--bolt-port", "7800", "--http-port", "7800"],
            2,
            "--bolt-port and --http-port are both 7800: two ports are needed",
        ),
        (["neo4j", "start", "--memory", "much"], 2, "much is no size of memory: a number with k, m or g, such as 512m"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_commands_tell_what_is_wrong(
    capsys: pytest.CaptureFixture[str], homes: Path, arguments: list[str], code: int, told: str
) -> None:
    done = here(capsys, arguments)
    assert (done.code, done.told) == (code, [f"kg: {told}"])


@pytest.mark.parametrize("what", ["start", "status", "stop"])
def test_a_home_that_is_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, what: str
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("KG_NEO4J_HOME", str(file))
    done = here(capsys, ["neo4j", what])
    assert (done.code, done.told) == (3, [f"kg: {file} is no folder, and KG_NEO4J_HOME has to name one"])


def test_help_names_the_extra(capsys: pytest.CaptureFixture[str]) -> None:
    assert "claim-denial-kg[neo4j-local]" in here(capsys, ["neo4j", "--help"]).out


def test_commands_where_nothing_runs(capsys: pytest.CaptureFixture[str], homes: Path) -> None:
    rows = json.loads(here(capsys, ["neo4j", "status", "--format", "json"]).out)
    assert [(row["store"], row["state"]) for row in rows] == [
        ("local-neo4j", "stopped"),
        ("local-neo4j:current", "stopped"),
    ]
    assert here(capsys, ["neo4j", "stop"]) == (0, "Not running.\n", "")
    saved = here(capsys, ["neo4j", "browser", "--save", str(homes / "files")]).out.splitlines()
    assert [Path(file).name for file in saved] == ["kg-style.grass", "kg-questions.zip"]
    assert all(Path(file).is_file() for file in saved)


def test_commands_where_it_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, neo4j_server: Neo4jServer
) -> None:
    line = neo4j_server.line
    monkeypatch.setenv("KG_NEO4J_HOME", str(neo4j_server.home.folder.parent))
    started = here(capsys, ["neo4j", "start", "--line", line])
    assert started.code == 0
    assert f"Neo4j {line.version} runs at {neo4j_server.uri}: --store {line.address}" in started.out
    (row,) = json.loads(here(capsys, ["neo4j", "status", "--line", line, "--format", "json"]).out)
    assert (row["version"], row["state"], row["pid"]) == (line.version, "running", neo4j_server.running.pid)
    assert 100 < row["memory_mb"] < 2000
    shown = here(capsys, ["neo4j", "browser", "--no-open"]).out
    assert "/browser/?dbms=bolt://" in shown
    assert neo4j_server.password not in started.out + shown
    neo4j_server.empty()
    assert (
        here(capsys, ["cypher", "--store", line.address, "--write", "CREATE (n:X {id: 7}) RETURN n.id AS id"]).code == 0
    )
    found = here(capsys, ["cypher", "--store", line.address, "--format", "json", "MATCH (n:X) RETURN n.id AS id"])
    assert json.loads(found.out) == [{"id": 7}]
