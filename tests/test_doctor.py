"""`kg doctor`: each thing that it finds wrong is made wrong here, and mended by the command that it gives."""

import json
import shlex
import subprocess
import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from cli_runs import here
from graph_fixture import emptied, raw
from neo4j_servers import Neo4jServer

import loaders
from kg.doctor import State, installation, stores
from loaders.health import Health

Found = dict[str, dict[str, str]]


def examined(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Found]:
    """The exit code and the findings by part."""
    done = here(capsys, ["doctor", "--quick", "--format", "json", *arguments])
    return done.code, {row["part"]: row for row in json.loads(done.out)}


def mend(capsys: pytest.CaptureFixture[str], finding: dict[str, str]) -> None:
    """Run the command of a finding."""
    program, *arguments = shlex.split(finding["mend"])
    if program == "kg":
        assert here(capsys, arguments).code == 0
    else:
        subprocess.run([program, *arguments], check=True)


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch, neo4j_server: Neo4jServer) -> str:
    """The address of a local Neo4j with an empty graph."""
    monkeypatch.setenv("KG_NEO4J_HOME", str(neo4j_server.home.folder.parent))
    neo4j_server.empty()
    loaders.open_store(neo4j_server.line.address, write=True).close()
    return neo4j_server.line.address


def test_all_is_well(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NEO4J_HOME", str(tmp_path / "homes"))
    code, found = examined(capsys, "--store", str(tmp_path / "store"))
    assert code == 0
    assert {part for part, row in found.items() if row["state"] == "broken"} == set()
    assert list(found) == [
        "python",
        "packages",
        "files",
        "queries",
        "memory",
        "disk",
        "clock",
        "local Neo4j",
        "your store",
    ]
    assert found["your store"]["says"] == f"{tmp_path / 'store'}: not made yet (kg ingest makes it)"


def test_a_store_on_each_line(capsys: pytest.CaptureFixture[str], local: str, neo4j_server: Neo4jServer) -> None:
    code, found = examined(capsys, "--store", local)
    assert code == 0
    assert found["your store"]["says"] == f"{local}: 0 articles, up to date"
    assert found["its server"]["says"] == f"Neo4j {neo4j_server.line.version}"
    assert found["its constraints"]["says"] == "all there"
    assert found["its clock"]["state"] == "fine"
    assert found["local Neo4j"]["says"] == f"{neo4j_server.line.version} runs at {neo4j_server.uri}"


@pytest.mark.parametrize("lost", ["CONSTRAINT claim_id", "INDEX actor_name"])
def test_a_lost_constraint_or_index(
    capsys: pytest.CaptureFixture[str], local: str, neo4j_server: Neo4jServer, lost: str
) -> None:
    with neo4j_server.driver() as driver:
        driver.execute_query(f"DROP {lost}", database_="neo4j")
    code, found = examined(capsys, "--store", local)
    assert code == 5
    assert lost in found["its constraints"]["mend"]
    mend(capsys, found["its constraints"])
    code, found = examined(capsys, "--store", local)
    assert (code, found["its constraints"]["state"]) == (0, "fine")


def test_a_password_that_others_can_read(
    capsys: pytest.CaptureFixture[str], local: str, neo4j_server: Neo4jServer
) -> None:
    neo4j_server.home.password_file.chmod(0o644)
    code, found = examined(capsys, "--store", local)
    assert code == 5
    mend(capsys, found["local Neo4j"])
    assert examined(capsys, "--store", local)[0] == 0


def test_a_wrong_password(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, neo4j_server: Neo4jServer
) -> None:
    monkeypatch.setenv("KG_NEO4J_PASSWORD", "wrong")
    code, found = examined(capsys, "--store", neo4j_server.uri)
    assert code == 5
    assert found["your store"]["state"] == "broken"
    assert found["your store"]["mend"].startswith("export KG_NEO4J_PASSWORD_FILE=")


def test_a_password_in_an_address_is_not_told_again(capsys: pytest.CaptureFixture[str]) -> None:
    _, found = examined(capsys, "--store", "bolt://neo4j:s3cret@127.0.0.1:1")
    assert "s3cret" not in json.dumps(found)


def test_a_server_that_is_down(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = examined(capsys, "--store", "bolt://127.0.0.1:9")
    assert code == 5
    assert "does not answer" in found["your store"]["says"]
    assert found["your store"]["mend"].startswith("start the Neo4j at bolt://127.0.0.1:9")


def test_the_embedded_store(capsys: pytest.CaptureFixture[str]) -> None:
    store = str(emptied())
    loaders.open_store(store, write=True).close()
    code, found = examined(capsys, "--store", store)
    assert code == 0
    assert found["its server"]["says"].startswith("ArcadeDB ")
    assert found["its constraints"]["state"] == found["its clock"]["state"] == "fine"


def test_an_older_schema(capsys: pytest.CaptureFixture[str], local: str) -> None:
    raw(local, "MATCH (g:Graph) SET g.schema_version = 1")
    code, found = examined(capsys, "--store", local)
    assert (code, found["your store"]["mend"]) == (5, f"kg store migrate --store {local}")
    mend(capsys, found["your store"])
    assert "schema" not in examined(capsys, "--store", local)[1]["your store"]["says"]


def test_an_index_that_failed() -> None:
    health = Health(product="Neo4j", version="5.26.30", missing=(), failed=("DROP INDEX `a b`",), clock_ahead=0)
    _, constraints, _ = stores.described(health, " --store local-neo4j")
    assert constraints.mend == "kg cypher --store local-neo4j --write 'DROP INDEX `a b`'"


def test_too_many_wrong_passwords(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, neo4j_server: Neo4jServer
) -> None:
    monkeypatch.setenv("KG_NEO4J_PASSWORD", "wrong")
    for _ in range(4):
        code, found = examined(capsys, "--store", neo4j_server.uri)
    assert code == 5
    assert found["your store"]["says"].endswith("takes no password for some seconds, after too many wrong ones")
    assert found["your store"]["mend"].startswith("export KG_NEO4J_PASSWORD_FILE=")
    time.sleep(6)  # auth_lock_time is 5 s: other tests have to come in again


@pytest.mark.parametrize(
    ("version", "ahead", "state"),
    [
        ("4.4.38", 0.0, State.BROKEN),
        ("5.25.1", 0.0, State.BROKEN),
        ("5.26.30", 0.2, State.FINE),
        ("2026.08.1", 0.0, State.FINE),
    ],
)
def test_versions_and_clocks(version: str, ahead: float, state: State) -> None:
    health = Health(product="Neo4j", version=version, missing=(), failed=(), clock_ahead=ahead)
    server, constraints, clock = stores.described(health, "")
    assert (server.state, constraints.state, clock.state) == (state, State.FINE, State.FINE)
    for off in (ahead + 90, ahead - 90):
        *_, clock = stores.described(health.model_copy(update={"clock_ahead": off}), "")
        assert clock.state is State.WARNING
        assert clock.mend


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small installed package that the doctor takes for kg; its one file."""
    module = tmp_path / "small.py"
    module.write_text("x = 1\n")
    digest = urlsafe_b64encode(sha256(module.read_bytes()).digest()).rstrip(b"=").decode()
    facts = tmp_path / "small-1.0.dist-info"
    facts.mkdir()
    needs = ("neo4j>=1", "neo4j>=999", "no-such-package>=2", "not-needed; extra == 'more'")
    facts.joinpath("METADATA").write_text(
        "Metadata-Version: 2.1\nName: small\nVersion: 1.0\n" + "".join(f"Requires-Dist: {one}\n" for one in needs)
    )
    facts.joinpath("RECORD").write_text(f"small.py,sha256={digest},6\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(installation, "NAME", "small")
    return module


def test_packages_that_are_missing_or_old(installed: Path) -> None:
    found = installation.packages()
    assert found.state is State.BROKEN
    assert "no-such-package (missing)" in found.says
    assert found.mend == "pip install 'neo4j>=999' 'no-such-package>=2'"


def test_files_that_were_changed_or_lost(installed: Path) -> None:
    assert installation.files().state is State.FINE
    installed.write_text("x = 2\n")
    assert installation.files().says == "missing or changed: small.py"
    installed.unlink()
    assert installation.files().state is State.BROKEN
