"""The embedded store's helper process: shared, killed, idle, locked. Each test has a folder and a server of its own."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from graph_fixture import BASE, DERIVED, FACTS, MERGE, dump, emptied, load

import loaders
from loaders import AuthFailed, StoreError, StoreLocked, StoreMissing, StoreUnavailable

TESTS = Path(__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "store"
    yield place
    loaders.stop(place)
    shutil.rmtree(place, ignore_errors=True)


def _python(code: str, folder: Path, *arguments: object) -> "subprocess.Popen[str]":
    """Another process that runs `code` beside `folder`, its first argument, with the test's modules at hand."""
    paths = os.pathsep.join((str(TESTS.parent), str(TESTS)))
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder.parent,  # a database that is opened directly writes its log into the folder that it runs in
        env={**os.environ, "PYTHONPATH": paths},
    )


ADD = """
import sys
from pathlib import Path
import loaders
from graph_fixture import FACTS
with loaders.open_store(Path(sys.argv[1]), write=True) as store:
    for one in FACTS if sys.argv[2] == "up" else FACTS[::-1]:
        store.add([one])
"""


def test_two_processes_start_one_server_and_write_at_once(folder: Path) -> None:
    load(emptied())
    writers = [_python(ADD, folder, way) for way in ("up", "down")]
    for writer in writers:
        _, told = writer.communicate(timeout=120)
        assert writer.returncode == 0, told
    with loaders.open_store(folder, write=True) as store:
        store.add_judgement(MERGE)
        store.replace_derived(DERIVED, BASE)
    assert dump(folder) == dump(emptied_and_loaded())
    info = loaders.layout.Layout(folder).info
    assert stat.S_IMODE(info.stat().st_mode) == 0o600
    started = loaders.layout.Layout(folder).log.read_text(encoding="utf-8").count("is starting up")
    assert started == 1


def emptied_and_loaded() -> Path:
    """The shared store with the hand-made graph."""
    shared = emptied()
    load(shared)
    return shared


def _write_without_end(store: loaders.Writer) -> None:
    without = DERIVED.model_copy(update={"claims": (), "contradictions": ()})
    while True:
        store.add(FACTS[1:])
        store.replace_derived(DERIVED, BASE)
        store.replace_derived(without, BASE)


def test_a_kill_in_the_middle_of_a_load_loses_nothing_that_a_second_load_does_not_bring(folder: Path) -> None:
    expected = dump(emptied_and_loaded())
    with loaders.open_store(folder, write=True) as store:
        store.add(FACTS[:1])
        pid = loaders.status(folder).pid
        assert pid is not None
        killer = threading.Timer(0.05, os.kill, (pid, signal.SIGKILL))
        killer.start()
        with pytest.raises(StoreUnavailable):
            _write_without_end(store)
    with loaders.open_store(folder, write=False) as store:
        assert FACTS[0].article in store.base().articles  # what was acknowledged is there
    load(folder)
    assert dump(folder) == expected


def test_a_server_without_company_ends_by_itself_and_starts_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE_IDLE", "1")
    with loaders.open_store(folder, write=True) as store:
        store.add(FACTS[:1])
        time.sleep(2.5)
        assert loaders.status(folder).running  # not idle while somebody is connected
    deadline = time.monotonic() + 20
    while loaders.layout.Layout(folder).info.exists():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert not loaders.status(folder).running
    assert not loaders.stop(folder)
    with loaders.open_store(folder, write=False) as store:
        assert len(store.base().articles) == 1
    assert loaders.stop(folder)
    assert not loaders.status(folder).running


def test_a_file_of_a_dead_server_is_no_obstacle(folder: Path) -> None:
    folder.mkdir()
    stale = loaders.layout.ServerInfo(
        host="127.0.0.1", port=9, pid=os.getpid(), writer_password="x", reader_password="y"
    )
    loaders.layout.Layout(folder).write_info(stale)
    assert not loaders.status(folder).running
    with loaders.open_store(folder, write=True) as store:
        assert not store.stale()


HOLD = """
import sys, time
import arcadedb_embedded
database = arcadedb_embedded.open_database(sys.argv[1])
print("held", flush=True)
time.sleep(60)
"""


def test_a_store_that_another_program_holds_is_said_to_be_locked(folder: Path) -> None:
    loaders.open_store(folder, write=True).close()
    loaders.stop(folder)
    holder = _python(HOLD, loaders.layout.Layout(folder).databases / "graph")
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreLocked, match="held by another program") as caught:
            loaders.open_store(folder, write=False)
        assert "\n" not in str(caught.value)
    finally:
        holder.kill()
        holder.communicate()
    loaders.open_store(folder, write=False).close()


def test_readers_at_once_share_the_server() -> None:
    shared = emptied_and_loaded()

    def count(_: int) -> int:
        with loaders.open_store(shared, write=False) as store:
            return store.counts()["Statement"]

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(count, range(8))) == {13}


def test_places_that_are_no_store_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="there is no store"):
        loaders.open_store(tmp_path / "nowhere", write=False)
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(StoreError, match=r"cannot hold a store: (Not a directory|File exists)"):
        loaders.open_store(file, write=True)
    with pytest.raises(StoreError, match="cannot hold a store"):
        loaders.open_store(file / "below", write=True)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter.txt").write_text("x")
    with pytest.raises(StoreError, match="holds other files"):
        loaders.open_store(tmp_path / "documents", write=True)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("address", "kind", "told"),
    [
        ("http://127.0.0.1:7474", StoreError, "http:// is no address"),
        ("bolt://neo4j:secret@127.0.0.1:7687", StoreError, "holds no user name or password"),
        ("bolt://127.0.0.1:9", StoreUnavailable, "does not answer"),
    ],
)
def test_a_wrong_address_is_named(address: str, kind: type[StoreError], told: str) -> None:
    with pytest.raises(kind, match=told) as caught:
        loaders.open_store(address, write=False)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_server_by_address_asks_for_the_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The embedded store's own server, reached as a Neo4j would be."""
    shared = emptied_and_loaded()
    info = loaders.layout.Layout(shared).read_info()
    assert info is not None
    for name in ("USER", "PASSWORD", "PASSWORD_FILE"):
        monkeypatch.delenv(f"KG_NEO4J_{name}", raising=False)
    with pytest.raises(AuthFailed):
        loaders.open_store(info.uri, write=False)
    monkeypatch.setenv("KG_NEO4J_USER", "root")
    monkeypatch.setenv("KG_NEO4J_PASSWORD", "wrong")
    with pytest.raises(AuthFailed, match="refuses the user name or password"):
        loaders.open_store(info.uri, write=False)
    monkeypatch.delenv("KG_NEO4J_PASSWORD")
    monkeypatch.setenv("KG_NEO4J_PASSWORD_FILE", str(tmp_path / "missing"))
    with pytest.raises(AuthFailed, match="cannot be read"):
        loaders.open_store(info.uri, write=False)
    (tmp_path / "password").write_text(info.writer_password + "\n")
    monkeypatch.setenv("KG_NEO4J_PASSWORD_FILE", str(tmp_path / "password"))
    monkeypatch.setenv("KG_NEO4J_DATABASE", "graph")
    with loaders.open_store(info.uri, write=True) as store:
        assert store.base() == BASE
        assert store.add(FACTS).total == 0
