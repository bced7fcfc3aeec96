"""A connection to a graph, embedded or Neo4j: transactions, turns and readable errors."""

import contextlib
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import urlsplit

import neo4j
import neo4j.exceptions
from filelock import BaseFileLock, FileLock, Timeout

from loaders import embedded, readonly
from loaders.errors import AuthFailed, BadAddress, StoreLocked, StoreMissing, StoreUnavailable, one_line, translate
from loaders.layout import DATABASE, Layout, query_seconds
from loaders.local_neo4j import USER, Home, line_at, running

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
TURN_SECONDS = 600.0
T = TypeVar("T")

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what matters of it comes as an error of ours


class Connection:
    """A driver, the database, and the turn that writers of an embedded store take."""

    def __init__(self, driver: neo4j.Driver, database: str | None, address: str, turn: BaseFileLock | None) -> None:
        self._driver = driver
        self._database = database
        self._turn = turn
        self.address = address
        with self.errors():
            self.is_neo4j = "arcadedb" not in driver.get_server_info().agent.lower()

    @classmethod
    def open(cls, address: str | Path, *, write: bool) -> Self:
        """Connect to the folder, the local Neo4j or the Bolt address; StoreError and its kinds where that fails."""
        if (line := line_at(str(address))) is not None:
            home = Home(line)
            driver = _neo4j_driver(running(home).uri, (USER, home.password()))
            return cls(driver, "neo4j", str(address), None)
        scheme, found, _ = str(address).partition("://")
        if not found:
            folder = Path(address).expanduser()
            turn = FileLock(Layout(folder).write_lock) if write else None
            return cls(embedded.connect(folder, write=write), DATABASE, str(folder), turn)
        if scheme.lower() not in SCHEMES:
            raise BadAddress(f"{scheme}:// is no address of a store: a folder, or one of {', '.join(SCHEMES)}")
        if "@" in str(address):
            raise BadAddress("a store's address holds no user name or password: set KG_NEO4J_USER, KG_NEO4J_PASSWORD")
        database = os.environ.get("KG_NEO4J_DATABASE")
        if database is not None and database.lower() == "system":
            raise StoreMissing(f"the database «system» of the store at {address} holds no graph")
        return cls(_neo4j_driver(str(address), _auth()), database, str(address), None)

    def close(self) -> None:
        self._driver.close()

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Nobody else writes meanwhile. Neo4j does this itself, through the lock on the Graph node."""
        if self._turn is None:
            yield
            return
        try:
            self._turn.acquire(timeout=TURN_SECONDS)
        except Timeout:
            raise StoreLocked(f"another program has been writing to {self.address} for too long") from None
        try:
            yield
        finally:
            self._turn.release()

    def read(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """`work` in one reading transaction, tried again where the server says that this helps."""
        with self.errors(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def ask(
        self, query: str, parameters: Mapping[str, object] | None, work: Callable[[neo4j.ManagedTransaction], T]
    ) -> T:
        """`work`, which runs `query` with `parameters`, in a reading transaction with a time-out.

        StoreReadOnly where `query` does more than read the graph.
        An embedded server has a time-out of its own.
        """
        readonly.check_text(query)
        with self.errors(), self._session(neo4j.READ_ACCESS) as session:
            if self.is_neo4j:
                limited = neo4j.unit_of_work(timeout=query_seconds())
                plan = f"EXPLAIN {readonly.bare(query)}"
                explained = session.execute_read(limited(lambda tx: tx.run(plan, dict(parameters or {})).consume()))
                readonly.check_plan(explained.query_type, explained.plan)
                work = limited(work)
            return session.execute_read(work)

    def write(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """`work` in one writing transaction, tried again where the server says that this helps."""
        with self.turn(), self.errors(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def command(self, *statements: str) -> None:
        """Statements that change the schema, each by itself."""
        with self.errors(), self._session(neo4j.WRITE_ACCESS) as session:
            for statement in statements:
                session.run(statement).consume()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access)

    @contextlib.contextmanager
    def errors(self) -> Iterator[None]:
        """Turns the driver's errors into StoreErrors."""
        try:
            yield
        except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError) as error:
            raise translate(error, self.address) from error


def _neo4j_driver(address: str, auth: tuple[str, str] | None) -> neo4j.Driver:
    """A connected driver."""
    try:
        _ = urlsplit(address).port  # ValueError where it is none; the driver would take 65,537 for 1
        driver = neo4j.GraphDatabase.driver(address, auth=auth, connection_timeout=10.0, telemetry_disabled=True)
    except (ValueError, neo4j.exceptions.DriverError) as error:
        raise BadAddress(f"{address} is no address of a store: {one_line(error)}") from error
    try:
        driver.verify_connectivity()
    except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError) as error:
        driver.close()
        if auth is None and isinstance(error, neo4j.exceptions.ClientError):
            raise AuthFailed(
                f"{address} asks for a password: set KG_NEO4J_PASSWORD or KG_NEO4J_PASSWORD_FILE"
            ) from error
        plain, encrypted, how = address.partition("://")[0].partition("+")
        if encrypted and not isinstance(error, neo4j.exceptions.Neo4jError):
            told = f"over TLS, which {plain}+{how}:// asks for; {plain}:// asks for none"
            raise StoreUnavailable(f"the store at {address} does not answer {told}") from error
        raise translate(error, address) from error
    return driver


def _auth() -> tuple[str, str] | None:
    """The user name and password that the environment holds now."""
    password = _password()
    return None if password is None else (os.environ.get("KG_NEO4J_USER", USER), password)


def _password() -> str | None:
    if (given := os.environ.get("KG_NEO4J_PASSWORD")) is not None:
        return given
    if (file := os.environ.get("KG_NEO4J_PASSWORD_FILE")) is None:
        return None
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise AuthFailed(f"KG_NEO4J_PASSWORD_FILE: {file} cannot be read: {one_line(error)}") from error
