"""The catalogue of canned queries: each file's header is its contract, checked when it is loaded.

A header is lines of `// key: value`: `title`, `description`, `parameter` (name | type | required, optional or a default
| description; one line each), `columns`, `example` (name=value …).
"""

import datetime
import functools
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from pydantic import Field

from queries import text
from schemas import ContradictionKind, Frozen

FOLDER = Path(__file__).resolve().parent
_KEYS = frozenset({"title", "description", "parameter", "columns", "example"})


class BadQuery(Exception):  # noqa: N818
    """A query file breaks its contract. The text names the file and the reason."""


class BadParameter(ValueError):  # noqa: N818
    """A parameter that is unknown, missing or of the wrong type. The text is one readable line."""


class ParameterType(StrEnum):
    """ACTOR: a name, an alias or a part of one. TEXT: any text. DATE: ISO 8601. KIND: a kind of contradiction."""

    ACTOR = "actor"
    TEXT = "text"
    INTEGER = "integer"
    DATE = "date"
    KIND = "kind"


class Parameter(Frozen):
    """A parameter of a canned query."""

    name: str
    type: ParameterType
    required: bool
    default: str | int | None = Field(description="what holds where it is not given; None says: no restriction")
    description: str

    def read(self, given: str) -> str | int:
        """`given` as a value of this parameter's type; BadParameter where it is none."""
        value = given.strip()
        if not value:
            self._refuse(given, "is empty")
        match self.type:
            case ParameterType.INTEGER:
                if not (value.isdecimal() and 0 < int(value) <= 1_000_000):
                    self._refuse(given, "is no whole number from 1 to 1000000")
                return int(value)
            case ParameterType.DATE:
                try:
                    return datetime.date.fromisoformat(value).isoformat()
                except ValueError:
                    self._refuse(given, "is no date like 2015-07-31")
            case ParameterType.KIND:
                if value not in list(ContradictionKind):
                    self._refuse(given, f"is none of {', '.join(ContradictionKind)}")
        return value

    def _refuse(self, given: str, why: str) -> NoReturn:
        raise BadParameter(f"parameter {self.name}: {given!r} {why}")


class CannedQuery(Frozen):
    """One question: what it asks, what it takes, what it gives."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    example: str = Field(exclude=True)
    cypher: str = Field(exclude=True)


@functools.cache
def catalogue(folder: Path = FOLDER) -> Mapping[str, CannedQuery]:
    """All canned queries by name, in alphabetical order; BadQuery where a file breaks its contract."""
    return {file.stem: load(file) for file in sorted(folder.glob("*.cypher"))}


def bind(query: CannedQuery, given: Mapping[str, str]) -> dict[str, str | int | None]:
    """The values of all of `query`'s parameters, from the strings `given`.

    BadParameter where one is unknown, missing or of the wrong type.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise BadParameter(f"{query.name} has no parameter {name}: it has {', '.join(known) or 'none'}")
    for name, parameter in known.items():
        if parameter.required and name not in given:
            raise BadParameter(f"{query.name} needs the parameter {name}: {parameter.description}")
    return {name: p.read(given[name]) if name in given else p.default for name, p in known.items()}


def load(file: Path) -> CannedQuery:
    """The query in `file`; BadQuery where it breaks its contract."""
    try:
        return _checked(file.stem, file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadQuery(f"{file}: {error}") from error


def _checked(name: str, cypher: str) -> CannedQuery:
    header = _header(cypher)
    query = CannedQuery(
        name=name,
        title=_one(header, "title"),
        description=_one(header, "description"),
        parameters=tuple(_parameter(line) for line in header.get("parameter", [])),
        columns=tuple(column.strip() for column in _one(header, "columns").split(",")),
        example=_one(header, "example"),
        cypher=cypher,
    )
    if (word := text.writes(cypher)) is not None:
        raise ValueError(f"{word} could change the graph")
    if (returned := text.columns(cypher)) != query.columns:
        raise ValueError(f"it promises the columns {', '.join(query.columns)} and returns {', '.join(returned)}")
    declared = [parameter.name for parameter in query.parameters]
    if sorted(declared) != sorted(text.parameters(cypher)):
        raise ValueError(f"it declares the parameters {declared} and uses {sorted(text.parameters(cypher))}")
    bind(query, dict(_pair(item) for item in query.example.split()))
    return query


def _header(cypher: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in cypher.splitlines():
        if not line.startswith("//"):
            break
        key, colon, value = line.removeprefix("//").strip().partition(":")
        if not colon or key not in _KEYS or not value.strip():
            raise ValueError(f"a header line is not `key: value` with a key of {', '.join(sorted(_KEYS))}: {line}")
        found.setdefault(key, []).append(value.strip())
    return found


def _one(header: Mapping[str, list[str]], key: str) -> str:
    values = header.get(key, [])
    if len(values) != 1:
        raise ValueError(f"its header has {len(values)} lines of {key}, not one")
    return values[0]


def _parameter(line: str) -> Parameter:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 4:
        raise ValueError(f"a parameter is `name | type | required, optional or a default | description`: {line}")
    name, kind, default, description = parts
    plain = Parameter(
        name=name, type=ParameterType(kind), required=default == "required", default=None, description=description
    )
    if default in ("required", "optional"):
        return plain
    return plain.model_copy(update={"default": plain.read(default)})


def _pair(item: str) -> tuple[str, str]:
    name, _, value = item.partition("=")
    return name, value
