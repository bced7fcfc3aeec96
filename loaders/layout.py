"""What lies where in an embedded store's folder."""

import os
from pathlib import Path

from pydantic import ValidationError

from loaders.errors import StoreError
from schemas import Frozen

DATABASE = "graph"
HOST = "127.0.0.1"
_MADE_BY_US = "server.json server.new server.log start.lock write.lock"
_MADE_BY_THE_DATABASE = "databases config backups log"
_OURS = frozenset(f"{_MADE_BY_US} {_MADE_BY_THE_DATABASE}".split())


def query_seconds() -> float:
    """How long a query may run: KG_QUERY_SECONDS, or two minutes. StoreError where that is no number of seconds."""
    given = os.environ.get("KG_QUERY_SECONDS", "120")
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0.0 < seconds < 1e6:
        raise StoreError(f"KG_QUERY_SECONDS: {given} is no number of seconds")
    return seconds


class ServerInfo(Frozen):
    """How to reach the process that serves a store."""

    host: str
    port: int
    pid: int
    writer_password: str
    reader_password: str

    @property
    def uri(self) -> str:
        return f"bolt://{self.host}:{self.port}"


class Layout:
    """The files of the store in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.info = self.folder / "server.json"
        self.log = self.folder / "server.log"
        self.start_lock = self.folder / "start.lock"
        self.write_lock = self.folder / "write.lock"
        self.databases = self.folder / "databases"
        self.users = self.folder / "config" / "server-users.jsonl"

    def exists(self) -> bool:
        """Whether a store has been made here."""
        return (self.databases / DATABASE).is_dir()

    def is_foreign(self) -> bool:
        """Whether the folder holds other things than a store, so that none should be made in it."""
        return not self.exists() and self.folder.is_dir() and any(p.name not in _OURS for p in self.folder.iterdir())

    def read_info(self) -> ServerInfo | None:
        """What the server wrote; None where there is no server, or a torn file."""
        try:
            return ServerInfo.model_validate_json(self.info.read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def write_info(self, info: ServerInfo) -> None:
        """Publish `info` in one step, readable by this user alone."""
        draft = self.info.with_suffix(".new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(info.model_dump_json())
        draft.replace(self.info)

    def forget_info(self, pid: int) -> None:
        """Take `server.json` away if it speaks of process `pid`."""
        found = self.read_info()
        if found is not None and found.pid == pid:
            self.info.unlink(missing_ok=True)
