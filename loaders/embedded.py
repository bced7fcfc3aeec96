"""The embedded store's helper process, from outside: find it, start it, ask it to stop.

Commands share one server a folder. Whoever looks for it holds `start.lock` until it is connected, so two commands never
start two servers, and a server that has been idle never leaves while somebody is at the door.
"""

import contextlib
import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import neo4j
import neo4j.exceptions
from filelock import FileLock, Timeout

import loaders.errors as errors
from loaders.errors import StoreError, StoreFull, StoreLocked, StoreMissing, StoreUnavailable, one_line
from loaders.layout import DATABASE, Layout, ServerInfo
from schemas import Frozen

START_SECONDS = 90.0
LOCK_SECONDS = 120.0
_PACKAGES = Path(__file__).resolve().parent.parent

_children: dict[int, "subprocess.Popen[bytes]"] = {}


class ServerStatus(Frozen):
    """Whether a store's server runs, and where."""

    running: bool
    pid: int | None = None
    uri: str | None = None


def connect(folder: Path, *, write: bool) -> neo4j.Driver:
    """A connected driver for the store in `folder`, as the user that writes or as the one that only reads.

    Starts the server where none runs. A writer makes the store where there is none; for a reader that is StoreMissing.
    """
    layout = Layout(folder)
    if layout.is_foreign():
        raise StoreError(f"{folder} holds other files and is not a store: name an empty or a new folder")
    if not write and not layout.exists():
        raise StoreMissing(f"there is no store at {folder}")
    with _folder_errors(folder):
        layout.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(layout.start_lock).acquire(timeout=LOCK_SECONDS):
            return _try(layout, write) or _start(layout, write)


def status(folder: Path) -> ServerStatus:
    """Whether a server runs for the store in `folder`. Starts nothing."""
    layout = Layout(folder)
    info = layout.read_info()
    driver = _try(layout, write=False)
    if info is None or driver is None:
        return ServerStatus(running=False)
    driver.close()
    return ServerStatus(running=True, pid=info.pid, uri=info.uri)


def stop(folder: Path, *, seconds: float = 60.0) -> bool:
    """Stop the server of the store in `folder`; False where none runs. StoreUnavailable where it does not end."""
    layout = Layout(folder)
    info = layout.read_info()
    driver = _try(layout, write=False)  # proves that the process is ours before it gets a signal
    if info is None or driver is None:
        return False
    driver.close()
    with contextlib.suppress(ProcessLookupError):
        os.kill(info.pid, signal.SIGTERM)
    deadline = time.monotonic() + seconds
    while _alive(info.pid):
        if time.monotonic() > deadline:
            raise StoreUnavailable(f"the server of {folder} does not end: process {info.pid}")
        time.sleep(0.02)
    return True


def _try(layout: Layout, write: bool) -> neo4j.Driver | None:
    """A connected driver, if the server that `server.json` names is there and is the right one."""
    info = layout.read_info()
    if info is None or not _alive(info.pid):
        return None
    driver = _driver(info, write)
    try:
        with driver.session(database=DATABASE) as session:
            session.run("RETURN 1").consume()  # not execute_query: that would retry
    except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError):
        driver.close()
        return None
    return driver


def _driver(info: ServerInfo, write: bool) -> neo4j.Driver:
    user, password = ("root", info.writer_password) if write else ("reader", info.reader_password)
    return neo4j.GraphDatabase.driver(
        info.uri,
        auth=(user, password),
        connection_timeout=15.0,
        max_transaction_retry_time=5.0,
        telemetry_disabled=True,
    )


def _start(layout: Layout, write: bool) -> neo4j.Driver:
    paths = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
    with layout.log.open("wb") as log:
        layout.log.chmod(0o600)
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", "loaders.server", str(layout.folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"},
            start_new_session=True,  # Ctrl-C in the terminal is not meant for it
        )
    _children[process.pid] = process
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        info = layout.read_info()  # until it is ready, nothing or the file of a server that is gone
        if info is not None and info.pid == process.pid and (driver := _try(layout, write)) is not None:
            return driver
        if process.poll() is not None:
            raise _failure(layout)
        time.sleep(0.02)
    process.kill()
    raise StoreUnavailable(f"the store in {layout.folder} did not start in {START_SECONDS:.0f} s: see {layout.log}")


def _failure(layout: Layout) -> StoreError:
    """What the log of a server that did not start ends with."""
    lines = layout.log.read_text(encoding="utf-8", errors="replace").splitlines()
    told = next((line for line in reversed(lines) if line.startswith("error: ")), "")
    _, _, rest = told.partition(" ")
    name, _, message = rest.partition(": ")
    if not message:
        return StoreUnavailable(f"the store in {layout.folder} does not start: see {layout.log}")
    kind: type[StoreError] = getattr(errors, name)
    if kind is StoreLocked:
        return StoreLocked(f"the store in {layout.folder} is held by another program: {one_line(message)}")
    return kind(f"the store in {layout.folder} does not start: {one_line(message)}")


def _alive(pid: int) -> bool:
    if (child := _children.get(pid)) is not None:
        return child.poll() is None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextlib.contextmanager
def _folder_errors(folder: Path) -> Iterator[None]:
    """Turns what the file system says into StoreErrors."""
    try:
        yield
    except Timeout:
        raise StoreLocked(f"the store in {folder} is being started by another program that does not finish") from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFull(f"no room on the disk for the store in {folder}") from error
        raise StoreError(f"the folder {folder} cannot hold a store: {error.strerror or one_line(error)}") from error
