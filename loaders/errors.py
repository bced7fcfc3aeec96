"""What can go wrong with a store, each as one clear line, and the translation of the driver's errors into these."""

# ruff: noqa: N818 - the names say what is wrong without an "Error" behind each

import os

import neo4j.exceptions as driver
from pydantic import ValidationError


class StoreError(Exception):
    """Anything that keeps a store from doing what was asked. Its text is one readable line."""


class BadAddress(StoreError):
    """What was given as a store's address is none."""


class StoreMissing(StoreError):
    """There is no store at that place."""


class StoreLocked(StoreError):
    """Another program holds the store."""


class StoreUnavailable(StoreError):
    """The store cannot be reached or does not start."""


class StoreFull(StoreError):
    """No room is left on the disk, or in the server's memory."""


class AuthFailed(StoreError):
    """The user name or the password is wrong, or missing."""


class StoreReadOnly(StoreError):
    """A write was tried where only reading is allowed."""


class WrongVersion(StoreError):
    """The graph was made under another version of the schema."""


class OlderVersion(WrongVersion):
    """The graph was made under an earlier schema, from which `kg store migrate` brings it up."""


class QueryError(StoreError):
    """A query is wrong. The text is the server's own message."""


_FULL = ("no space left", "disk quota", "outofmemory", "out of memory", "java heap space", "memorypooloutofmemory")
_LOCKED = ("locked by another process", "already locked", "is locked", "lockexception")
_REFUSED = ("unknown procedure/function", "limit of allowed elements")
"""Beginnings of what the embedded server says of a query, under the code of a failure of its own."""
_READ_ONLY_CODES = (
    "Neo.ClientError.Security.Forbidden",
    "Neo.ClientError.Statement.AccessMode",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
)


def one_line(text: object) -> str:
    """`text` on one line, without what terminals would take for a command."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "?" for c in str(text)).split())


def first_problem(error: ValidationError) -> tuple[str, str]:
    """Where a model first found something wrong («» for the whole), and what, on one line."""
    problem = error.errors()[0]
    return ".".join(str(step) for step in problem["loc"]), one_line(problem["msg"])


def classify(message: str, otherwise: type[StoreError] = StoreError) -> type[StoreError]:
    """The class that a server's message speaks of, by the words that it is known to use."""
    low = message.lower()
    if any(word in low for word in _FULL):
        return StoreFull
    if any(word in low for word in _LOCKED):
        return StoreLocked
    return otherwise


def translate(error: Exception, address: str) -> StoreError:
    """The StoreError that says what `error`, raised by the driver, means for the store at `address`."""
    if isinstance(error, StoreError):
        return error
    if isinstance(error, driver.Neo4jError):
        return _translate_answer(error, address)
    if isinstance(error, driver.DriverError | OSError):
        return StoreUnavailable(f"the store at {address} does not answer: {one_line(error)}")
    return StoreError(f"the store at {address} failed: {type(error).__name__}: {one_line(error)}")


def _translate_answer(error: driver.Neo4jError, address: str) -> StoreError:
    code, message = error.code or "", one_line(error.message or error)
    if "AuthenticationRateLimit" in code:
        return AuthFailed(f"the store at {address} takes no password for some seconds, after too many wrong ones")
    if isinstance(error, driver.AuthError) and not isinstance(error, driver.Forbidden):
        return AuthFailed(f"the store at {address} refuses the user name or password: {message}")
    if code in _READ_ONLY_CODES or "read-only mode" in message.lower():
        return StoreReadOnly(f"only reading is allowed here: {message}")
    if "TransactionTimedOut" in code:
        seconds = os.environ.get("KG_QUERY_SECONDS", "120")
        return QueryError(f"the query ran longer than {seconds} s and was cut off (KG_QUERY_SECONDS allows more)")
    if "ConstraintCreationFailed" in code:
        return StoreError(f"the store at {address}: {message}: kg cypher --write can delete one of the two")
    kind = classify(f"{code} {message}")
    if kind is not StoreError:
        return kind(f"the store at {address}: {message}")
    if code.startswith("Neo.ClientError.Database") and "NotFound" in code:
        return StoreMissing(f"the store at {address}: {message}")
    if isinstance(error, driver.ClientError) or message.lower().startswith(_REFUSED):
        return QueryError(message)
    if isinstance(error, driver.TransientError):
        return StoreUnavailable(f"the store at {address} is busy: {message}")
    return StoreError(f"the store at {address} failed: {message}")
