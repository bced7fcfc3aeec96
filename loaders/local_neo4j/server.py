"""A local Neo4j's process: start it, stop it, see how it is.

The process outlives the command that started it. Whoever starts or stops holds `start.lock`, so two starts at once
start one server; `server.json` names the process and its ports, and is believed only of a process that runs on this
folder.
"""

import contextlib
import subprocess
import time
from collections.abc import Iterator

import neo4j
import neo4j.exceptions
import psutil
from filelock import FileLock, Timeout

from loaders.errors import AuthFailed, StoreError, StoreLocked, StoreUnavailable, classify, one_line, translate
from loaders.local_neo4j.artifacts import Tell
from loaders.local_neo4j.files import USER, Home, Running, folder_errors
from loaders.local_neo4j.java import admin, command, environment
from loaders.local_neo4j.ports import accepts, pick
from loaders.local_neo4j.settings import configuration

HEAP = "512m"
START_SECONDS = 300.0
STOP_SECONDS = 60.0
VERSION = "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions"
_PORT_TAKEN = "address already in use"


def start(
    home: Home,
    *,
    bolt_port: int | None = None,
    http_port: int | None = None,
    heap: str = HEAP,
    on_connect: str | None = None,
    tell: Tell = lambda _: None,
) -> Running:
    """The server of `home`, started where it does not run, when it answers queries.

    Ports that are not given are those of the last time, or free ones. The first start makes a random password. Browser
    runs the command `on_connect` whenever it has connected.
    StoreUnavailable where it does not start, AuthFailed where its password is another than the one in the file.
    """
    with folder_errors(home.folder, "a local Neo4j"):
        home.make()
        with _turn(home):
            if (running := find(home)) is not None:  # perhaps still starting, by a command that was killed
                return _await(home, running, tell)
            if (pid := _holder(home)) is not None:  # and nothing says where it listens
                told = f"process {pid} runs the local Neo4j in {home.folder}, and its ports are lost: end it"
                raise StoreLocked(told)
            last = home.read_info()
            for attempt in (1, 2):
                bolt = pick("Bolt", bolt_port, last.bolt_port if last else None)
                http = pick("HTTP", http_port, last.http_port if last else None)
                text = configuration(home.line, bolt, http, on_connect)
                home.conf.joinpath("neo4j.conf").write_text(text, encoding="utf-8")
                try:
                    return _launch(home, bolt, http, heap, tell)
                except StoreUnavailable as error:
                    if attempt == 2 or (bolt_port and http_port) or _PORT_TAKEN not in str(error).lower():
                        raise
                    last = None  # another program was quicker to take the port: others, then
    raise AssertionError("unreachable")


def stop(home: Home) -> bool:
    """Stop the server of `home` and wait for its end; False where none runs."""
    if not home.folder.is_dir():
        return False
    with folder_errors(home.folder, "a local Neo4j"), _turn(home):
        running = find(home)
        if running is None:
            return False
        process = psutil.Process(running.pid)
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except psutil.TimeoutExpired:  # what it has acknowledged survives that
                process.kill()
                process.wait(STOP_SECONDS)
        return True


def find(home: Home) -> Running | None:
    """The server of `home` that runs, whether it answers yet or not. Starts nothing."""
    info = home.read_info()
    if info is not None and _runs(home, info.pid):
        return info
    if not home.was_started() or (pid := _holder(home)) is None or (ports := home.read_ports()) is None:
        return None
    return Running(line=home.line, pid=pid, bolt_port=ports[0], http_port=ports[1])  # server.json is lost


def _holder(home: Home) -> int | None:
    """The process that runs on the folder of `home`, whatever its files say."""
    return next((process.pid for process in psutil.process_iter() if _runs(home, process.pid)), None)


def _runs(home: Home, pid: int) -> bool:
    """Whether that process is the server of `home`."""
    try:
        process = psutil.Process(pid)
        return _mark(home) in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
        return False


def running(home: Home) -> Running:
    """The server of `home` that runs; StoreUnavailable, with the command that mends it, where none does."""
    found = find(home)
    if found is None:
        line = "" if home.line is type(home.line).LTS else f" --line {home.line}"
        raise StoreUnavailable(f"the local Neo4j does not run: kg neo4j start{line}")
    return found


def version(home: Home, server: Running) -> str:
    """The version that `server` says it is; StoreUnavailable where it does not answer, AuthFailed where it refuses."""
    try:
        return _ask(home, server)
    except neo4j.exceptions.AuthError as error:
        raise _refused(home) from error
    except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError) as error:
        raise translate(error, server.uri) from error


def _launch(home: Home, bolt: int, http: int, heap: str, tell: Tell) -> Running:
    _set_password(home, tell)
    arguments = [_mark(home), f"--config-dir={home.conf}"]
    words = command(home, heap, home.line.main_class, arguments, tell)
    tell(f"starting Neo4j {home.line.version}")
    home.server_log.unlink(missing_ok=True)
    with home.log.open("wb") as log:
        process = subprocess.Popen(  # noqa: S603
            words,
            cwd=home.folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in the terminal is not meant for it
        )
    server = Running(line=home.line, pid=process.pid, bolt_port=bolt, http_port=http)
    home.write_info(server)
    try:
        return _await(home, server, tell)
    except AuthFailed:  # it is there and works, for whoever knows the password
        raise
    except BaseException:
        process.kill()
        process.wait()
        raise


def _set_password(home: Home, tell: Tell) -> None:
    """Before the first start: a random password. It goes by a file, so that no list of processes shows it."""
    if home.was_started():
        home.password()
        return
    tell("setting a password")
    home.new_password()
    admin(home, "dbms", "set-initial-password", f"@{home.password_file}", tell=tell)


def _await(home: Home, server: Running, tell: Tell) -> Running:
    """`server`, when it answers a query: its ports answer seconds before."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if find(home) is None:
            raise _failure(home)
        if accepts(server.bolt_port) and accepts(server.http_port):
            try:
                _ask(home, server)
            except neo4j.exceptions.AuthError as error:
                raise _refused(home) from error
            except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError):
                pass
            else:
                return server
        time.sleep(0.1)
    raise StoreUnavailable(f"the local Neo4j did not start in {START_SECONDS:.0f} s: see {home.server_log}")


def _ask(home: Home, server: Running) -> str:
    with (
        neo4j.GraphDatabase.driver(
            server.uri, auth=(USER, home.password()), connection_timeout=10.0, telemetry_disabled=True
        ) as driver,
        driver.session(database="neo4j") as session,
    ):
        record = session.run(VERSION).single(strict=True)
        return str(record["versions"][0])


def _refused(home: Home) -> AuthFailed:
    return AuthFailed(
        f"the local Neo4j refuses the password in {home.password_file}: if it was changed, write the new one there"
    )


def _failure(home: Home) -> StoreError:
    """What the console of a server that ended says."""
    logs = [log.read_text(encoding="utf-8", errors="replace") for log in (home.log, home.server_log) if log.exists()]
    lines = [line for log in logs for line in log.splitlines()]
    told = [line for line in lines if "Caused by:" in line or "ERROR" in line or line.startswith("Error")]
    reason = one_line(told[-1] if told else lines[-1] if lines else "it says nothing")
    taken = next((line for line in lines if _PORT_TAKEN in line.lower()), None)
    kind = classify(" ".join(lines), StoreUnavailable)
    return kind(f"the local Neo4j does not start: {one_line(taken) if taken else reason} (see {home.server_log})")


def _mark(home: Home) -> str:
    """The argument that tells this folder's server from any other process."""
    return f"--home-dir={home.folder}"


@contextlib.contextmanager
def _turn(home: Home) -> Iterator[None]:
    """Nobody else starts or stops meanwhile."""
    try:
        with FileLock(home.start_lock).acquire(timeout=2 * START_SECONDS):
            yield
    except Timeout:
        raise StoreLocked(f"the local Neo4j in {home.folder} is being started by a program that does not end") from None
