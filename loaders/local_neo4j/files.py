"""What lies where in the folder of a local Neo4j, and what the file system's errors mean."""

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_data_path
from pydantic import ValidationError

from loaders.errors import AuthFailed, StoreError, StoreFull, one_line
from loaders.local_neo4j.lines import Line
from schemas import Frozen

HOST = "127.0.0.1"
USER = "neo4j"
_PORTS = re.compile(r"^server\.(bolt|http)\.listen_address=.*:(\d+)$", re.MULTILINE)


class Running(Frozen):
    """A server that was started: its process and its ports."""

    line: Line
    pid: int
    bolt_port: int
    http_port: int

    @property
    def uri(self) -> str:
        return f"bolt://{HOST}:{self.bolt_port}"

    @property
    def browser(self) -> str:
        """Where Neo4j Browser is, with this server's address filled in."""
        return f"http://{HOST}:{self.http_port}/browser/?dbms=bolt://{USER}@{HOST}:{self.bolt_port}&db=neo4j"


class Home:
    """The folder of one line's server: `conf`, `data`, `logs` and the like, and three files of ours."""

    def __init__(self, line: Line = Line.LTS, folder: Path | None = None) -> None:
        """`folder` is by default the line's own in KG_NEO4J_HOME, or else in the user's data folder."""
        given = os.environ.get("KG_NEO4J_HOME")
        base = Path(given).expanduser() if given else user_data_path("kg", appauthor=False) / "neo4j"
        if folder is None and base.exists() and not base.is_dir():
            raise StoreError(f"{base} is no folder, and KG_NEO4J_HOME has to name one")
        self.line = line
        self.folder = (folder or base / line).absolute()
        self.conf = self.folder / "conf"
        self.log = self.folder / "logs" / "console.log"
        self.server_log = self.folder / "logs" / "neo4j.log"
        self.start_lock = self.folder / "start.lock"
        self.info = self.folder / "server.json"
        self.password_file = self.folder / "password"

    def make(self) -> None:
        """Make the folder, for this user alone, and those that the server wants to find in it."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in ("conf", "data", "import", "logs", "plugins", "run"):
            (self.folder / name).mkdir(exist_ok=True)

    def was_started(self) -> bool:
        """Whether a server ever made its databases here."""
        return (self.folder / "data" / "databases" / "system").is_dir()

    def new_password(self) -> str:
        """A random password, kept in a file that this user alone can read. Hexadecimal: neo4j-admin takes one that
        begins with «-» for an option."""
        password = secrets.token_hex(16)
        write_private(self.password_file, f"{password}\n")
        return password

    def password(self) -> str:
        """The server's password; AuthFailed where its file cannot be read."""
        try:
            return self.password_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise AuthFailed(
                f"the local Neo4j's password cannot be read: {one_line(error)}; write it there again, or remove "
                f"{self.folder} to begin anew"
            ) from error

    def read_info(self) -> Running | None:
        """The server that was started last; None where there is none, or a torn file."""
        try:
            return Running.model_validate_json(self.info.read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def read_ports(self) -> tuple[int, int] | None:
        """The Bolt and the HTTP port that the server was set up with last; None where it never was."""
        try:
            text = self.conf.joinpath("neo4j.conf").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        found = dict(_PORTS.findall(text))
        return (int(found["bolt"]), int(found["http"])) if len(found) == 2 else None

    def write_info(self, running: Running) -> None:
        write_private(self.info, running.model_dump_json())


def write_private(file: Path, text: str) -> None:
    """Write `file` in one step, readable by this user alone."""
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
    draft.replace(file)


@contextlib.contextmanager
def folder_errors(folder: Path, what: str) -> Iterator[None]:
    """Turns what the file system says into StoreErrors."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFull(f"no room on the disk for {what} in {folder}") from error
        raise StoreError(f"the folder {folder} cannot hold {what}: {error.strerror or one_line(error)}") from error
