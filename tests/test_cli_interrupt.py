"""Ctrl-C and kill -9 in the middle of an ingest. Names are left to a stub, so that nobody waits for the model."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli_runs import environment, here

import loaders

STUB = """
import kg.annotating.annotator as annotator
from kg.cli import main

class Nameless:
    def tag(self, sentences):
        return [[] for _ in sentences]

annotator.NameTagger = Nameless
"""
KILLED_BEFORE_DERIVING = """
import os, signal
import kg.ingest
kg.ingest.rebuild = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
"""
SPEAKERS = ("المتحدث باسم الحكومة", "مصدر أمني", "وزير الخارجية", "مسؤول روسي")


def _article(number: int) -> str:
    text = (
        f"خبر رقم {number}\n\nقال {SPEAKERS[number % 4]} إن القوات سيطرت على القرية رقم {number % 7}. "
        f"ونفى {SPEAKERS[(number + 1) % 4]} أن تكون القوات سيطرت على القرية رقم {number % 7}."
    )
    # The padding fills the reader's buffer, so that articles come through the pipe before it is closed.
    return json.dumps({"id": f"n{number}", "text": text, "padding": "x" * 4000}, ensure_ascii=False) + "\n"


@contextmanager
def _ingest(store: Path, changes: str = "") -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", f"{STUB}{changes}\nmain()", "ingest", "-", "--store", str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        loaders.stop(store)


def _feed(process: "subprocess.Popen[bytes]", numbers: range) -> None:
    assert process.stdin is not None
    process.stdin.write("".join(map(_article, numbers)).encode())
    process.stdin.flush()


def _wait_until_stored(process: "subprocess.Popen[bytes]", store: Path, articles: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if (store / "server.json").exists():
            with loaders.open_store(store, write=False) as graph:
                if graph.counts()["Article"] >= articles:
                    return
        time.sleep(0.05)
    process.kill()
    _, err = process.communicate()
    pytest.fail(f"nothing was stored: {err.decode()}")


def _graph(store: Path) -> list[object]:
    with loaders.open_store(store, write=False) as graph:
        assert not graph.stale()
        nodes = graph.run("MATCH (n) RETURN labels(n) AS l, n ORDER BY n.id").records()
        edges = graph.run("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, r ORDER BY a, t, b").records()
    return [*nodes, *edges]


def _whole(store: Path, numbers: range) -> list[object]:
    """The graph of an ingest that nothing interrupts."""
    with _ingest(store) as process:
        out, err = process.communicate("".join(map(_article, numbers)).encode(), timeout=120)
        assert process.returncode == 0, err.decode()
        assert f"{len(numbers)} articles" in out.decode()
        return _graph(store)


def test_ctrl_c_finishes_what_is_loaded(tmp_path: Path) -> None:
    with _ingest(tmp_path / "a") as process:
        _feed(process, range(80))
        _wait_until_stored(process, tmp_path / "a", 64)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        told = err.decode().splitlines()
        assert process.returncode == 130, err.decode()
        assert "Traceback" not in err.decode()
        assert [line[:16] for line in told] == ["kg: interrupted:", "kg: interrupted;"]
        assert "Read 64 articles" in out.decode()
        interrupted = _graph(tmp_path / "a")
    assert interrupted == _whole(tmp_path / "b", range(64))


def test_ctrl_c_before_anything_is_read_says_so(tmp_path: Path) -> None:
    with _ingest(tmp_path / "a", "print('ready', flush=True)") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(3)  # it waits for its input now
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    told = err.decode().splitlines()
    assert process.returncode == 130
    assert told[-1] == "kg: interrupted; nothing was read into the store"
    assert not (tmp_path / "a").exists()


def test_kill_9_between_storing_and_deriving_is_told_with_what_mends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "a"
    with _ingest(store, KILLED_BEFORE_DERIVING) as process:
        process.communicate("".join(map(_article, range(80))).encode(), timeout=120)
        assert process.returncode == -signal.SIGKILL
        mends = f"kg store rebuild --store {store}"
        for command in (["claims"], ["report"], ["query", "denials"], ["cypher", "RETURN 1 AS n"], ["actors"]):
            done = here(capsys, [*command, "--store", str(store)])
            assert done.code == 0
            assert [line.endswith(f"last derived: {mends}") for line in done.told] == [True]
        doctor = ["doctor", "--quick", "--store", str(store), "--format", "csv"]
        assert f'out of date",{mends}' in here(capsys, doctor).out
        assert here(capsys, ["store", "rebuild", "--store", str(store)]).code == 0
        assert "up to date" in here(capsys, doctor).out
        mended = _graph(store)
    assert mended == _whole(tmp_path / "b", range(80))


def test_kill_9_then_ingest_again_gives_the_same_graph(tmp_path: Path) -> None:
    with _ingest(tmp_path / "a") as process:
        _feed(process, range(70))
        _wait_until_stored(process, tmp_path / "a", 64)
        process.kill()
        process.wait()
        with loaders.open_store(tmp_path / "a", write=False) as graph:
            assert graph.stale()
            assert graph.counts()["Article"] in (64, 128)  # a group is there as a whole
    again = _whole(tmp_path / "a", range(70))
    assert again == _whole(tmp_path / "b", range(70))
