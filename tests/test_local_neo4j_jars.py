"""The jars of the local Neo4j, fetched from a repository on this machine: killed, forged, twice at once, unwritable."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from loaders import StoreError, StoreUnavailable
from loaders.local_neo4j import artifacts
from loaders.local_neo4j.lines import Line, jars

WANTED = {jar.name: jar for jar in jars(Line.LTS)}


class Repository:
    """Serves the jars that the user's cache holds, as Maven Central does; the first `allowed` of them at once."""

    def __init__(self, source: dict[str, Path]) -> None:
        self.asked: list[str] = []
        self.forged: set[str] = set()
        self.dropped: list[str] = []
        self.allowed = sys.maxsize
        self.go_on = threading.Event()
        repository = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.rsplit("/", 1)[1]
                if name not in source:
                    self.send_error(404)
                    return
                repository.asked.append(name)
                if name in repository.dropped:
                    repository.dropped.remove(name)
                    self.connection.close()
                    return
                if len(repository.asked) > repository.allowed:
                    repository.go_on.wait(60)
                content = b"forged" if name in repository.forged else source[name].read_bytes()
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def source() -> dict[str, Path]:
    return {path.name: path for path in artifacts.class_path(Line.LTS, lambda _: None)}


@pytest.fixture
def repository(source: dict[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Repository]:
    """The repository that this test downloads from, into a cache of its own."""
    repository = Repository(source)
    monkeypatch.setenv("KG_MAVEN_URL", repository.url)
    monkeypatch.setenv("KG_NEO4J_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))  # a Maven repository of the user's would spare the download
    yield repository
    repository.go_on.set()
    repository.server.shutdown()


def download() -> "subprocess.Popen[bytes]":
    code = "from loaders.local_neo4j import Line, artifacts; artifacts.class_path(Line.LTS, lambda _: None)"
    return subprocess.Popen([sys.executable, "-c", code])


def wait_for(condition: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(600):
        if condition():
            return
        pause.wait(0.1)
    raise AssertionError("it never happened")


def test_a_killed_download_goes_on_where_it_was(repository: Repository, tmp_path: Path) -> None:
    repository.allowed = 100
    killed = download()
    wait_for(lambda: len(repository.asked) > 100)
    killed.kill()
    killed.wait()
    assert not (tmp_path / "cache" / Line.LTS.version).exists()

    repository.go_on.set()
    before = len(repository.asked)
    found = artifacts.class_path(Line.LTS, lambda _: None)
    assert {path.name for path in found} == set(WANTED)
    assert len(repository.asked) - before < len(WANTED) - 80
    assert [path.name for path in (tmp_path / "cache").iterdir() if path.is_dir()] == [Line.LTS.version]
    assert not (tmp_path / "cache" / Line.LTS.version / "repository").exists()


def test_two_at_once_download_once(repository: Repository) -> None:
    both = [download(), download()]
    assert [one.wait(120) for one in both] == [0, 0]
    assert sorted(repository.asked) == sorted(WANTED)


def test_what_is_not_the_pinned_file_is_refused(repository: Repository, tmp_path: Path) -> None:
    name = next(iter(WANTED))
    repository.forged.add(name)
    with pytest.raises(StoreError, match="SHA-256"):
        artifacts.class_path(Line.LTS, lambda _: None)
    assert not (tmp_path / "cache" / Line.LTS.version).exists()

    repository.forged.clear()
    assert artifacts.class_path(Line.LTS, lambda _: None)[0].name == name


def test_a_damaged_cache_is_mended(repository: Repository, tmp_path: Path) -> None:
    first, second, *_ = artifacts.class_path(Line.LTS, lambda _: None)
    repository.asked.clear()
    first.unlink()
    second.write_bytes(b"torn")
    told: list[str] = []
    artifacts.class_path(Line.LTS, told.append)
    assert sorted(repository.asked) == sorted((first.name, second.name))
    assert told[-1].endswith("155 of 155 MB")


def test_a_connection_that_drops_is_tried_again(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artifacts, "PAUSES", (0.0, 0.0))
    name = next(iter(WANTED))
    repository.dropped = [name, name]
    assert len(artifacts.class_path(Line.LTS, lambda _: None)) == len(WANTED)
    assert repository.asked.count(name) == 3


def test_no_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artifacts, "PAUSES", ())
    monkeypatch.setenv("KG_MAVEN_URL", "http://127.0.0.1:9")
    with pytest.raises(StoreUnavailable, match="cannot be downloaded"):
        artifacts.class_path(Line.LTS, lambda _: None)


def test_a_cache_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for cache in (tmp_path / "file" / "cache", Path("/proc/kg")):  # modes would not stop root
        monkeypatch.setenv("KG_NEO4J_CACHE", str(cache))
        with pytest.raises(StoreError, match="cannot hold the jars of Neo4j") as refused:
            artifacts.class_path(Line.LTS, lambda _: None)
        assert "\n" not in str(refused.value)
