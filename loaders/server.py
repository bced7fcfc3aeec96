"""The helper process that serves an embedded store over Bolt on the loopback address.

`python -m loaders.server FOLDER` is started by `loaders.embedded`, never by hand. It opens the database, makes
two users with random passwords (one that writes, one that can only read), writes how to reach it into
FOLDER/server.json (mode 0600), serves until it is asked to stop or nobody has been connected for the idle time, and
takes server.json away again. When it cannot start, the last line of its log is `error: Class: message`.
"""

import json
import os
import secrets
import signal
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Any

from filelock import FileLock, Timeout

from loaders.errors import StoreUnavailable, classify, one_line
from loaders.layout import DATABASE, HOST, Layout, ServerInfo, query_seconds

HEAP = "1g"
BOLT_PLUGIN = "com.arcadedb.bolt.BoltProtocolPlugin"
# -Xrs leaves the signals to Python; the serial collector suits a small helper; the log goes to stderr alone.
JVM_ARGS = (
    "-Xrs",
    "-XX:+UseSerialGC",
    "-XX:+ExitOnOutOfMemoryError",
    "-Djava.util.logging.config.file=none",
    # As properties of the JVM: databases do not see them among the server's own settings.
    "-Darcadedb.txWalFlush=1",  # an acknowledged write survives a kill
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
)
READER_GROUP = {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": ["readRecord"]}}}
SETTINGS: dict[str, object] = {
    "host": HOST,
    "http_port": 0,
    "bolt_port": 0,
    "server_plugins": f"Bolt:{BOLT_PLUGIN}",
    "mode": "development",  # "production" hides the message of a wrong query; what else it sets is set below
    "serverMetrics": False,
    "server_saltIterations": 1000,  # the passwords are 256 random bits: stretching them buys nothing
}


class Server:
    """A running ArcadeDB with its database open and Bolt as the only way in."""

    def __init__(self, layout: Layout) -> None:
        """Open the database in `layout`'s folder and listen. Any exception says why it cannot."""
        import jpype  # type: ignore[import-untyped]
        from arcadedb_embedded.server import ArcadeDBServer

        layout.users.unlink(missing_ok=True)  # passwords live as long as the process
        timeout = f"-Darcadedb.command.timeout={query_seconds() * 1000:.0f}"  # the time-out in a transaction is ignored
        writer, reader = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self._server: Any = ArcadeDBServer(
            root_path=str(layout.folder),
            root_password=writer,
            config=dict(SETTINGS),
            jvm_kwargs={"heap_size": HEAP, "jvm_args": [*JVM_ARGS, timeout]},
        )
        self._server.start()
        self._server.create_database(DATABASE)
        java = self._server._java_server
        self._add_reader(java.getSecurity(), jpype.JClass("com.arcadedb.serializer.json.JSONObject"), reader)
        java.getHttpServer().stopService()
        plugin = next(p for p in java.getPlugins() if str(p.getClass().getName()) == BOLT_PLUGIN)
        listener = _field(plugin, "listener")
        self._connections: Any = _field(listener, "activeConnections")
        self.info = ServerInfo(
            host=HOST, port=int(listener.getPort()), pid=os.getpid(), writer_password=writer, reader_password=reader
        )

    @staticmethod
    def _add_reader(security: Any, json_object: Any, password: str) -> None:
        """A user whose group holds the right to read records and nothing else."""
        security.saveGroup("*", "reader", json_object(json.dumps(READER_GROUP)))
        user = json_object(json.dumps({"name": "reader", "databases": {DATABASE: ["reader"]}}))
        user.put("password", security.encodePassword(password))
        security.createUser(user)

    def busy(self) -> bool:
        """Whether anybody is connected."""
        return int(self._connections.size()) > 0

    def stop(self) -> None:
        """Close the database and all connections."""
        self._server.stop()


def _field(thing: Any, name: str) -> Any:
    field = thing.getClass().getDeclaredField(name)
    field.setAccessible(True)
    return field.get(thing)


def serve(layout: Layout, idle: float) -> None:
    """Serve `layout`'s store until a signal comes or nobody has been connected for `idle` seconds."""
    asked = threading.Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        asked.set()

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, ask)
    server = Server(layout)
    layout.write_info(server.info)
    lock, last_busy = FileLock(layout.start_lock), time.monotonic()
    while True:
        leave = asked.wait(min(1.0, idle / 4))
        if server.busy():
            last_busy = time.monotonic()
        if not leave and time.monotonic() - last_busy < idle:
            continue
        try:
            # Who looks for the server holds this lock until it is connected, so nobody is left before a closing door.
            with lock.acquire(timeout=30.0 if leave else 0.0):
                if leave or not server.busy():
                    layout.forget_info(os.getpid())
                    server.stop()
                    return
        except Timeout:
            if leave:  # whoever holds the lock is stuck, and stopping was asked for
                server.stop()
                return


def main() -> int:
    """Serve the folder named on the command line; exit status 1 and a last line in the log where that fails."""
    layout = Layout(Path(sys.argv[1]))
    os.chdir(layout.folder)
    os.umask(0o077)
    try:
        serve(layout, float(os.environ.get("KG_STORE_IDLE", "600")))
    except Exception as error:
        message = one_line(error)
        kind = classify(message, StoreUnavailable)
        print(f"\nerror: {kind.__name__}: {message}", file=sys.stderr, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    status = main()
    sys.stderr.flush()
    os._exit(status)  # the JVM's own threads would keep the process
