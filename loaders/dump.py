"""A whole graph as JSON lines, and back: the same graph gives the same bytes, whatever store it is in.

The first line says what it is. Every other one is a node or a relationship, nodes first, in a fixed order, properties
in alphabetical order, without those that have no value. What users added beyond the schema is not in it. The last line
says how many there were, so that one that is cut off is told.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from loaders.changes import Key, Properties
from loaders.cypher import MODELS, Model
from loaders.errors import first_problem, one_line
from loaders.lines import opened
from schemas.graph import SCHEMA_VERSION, ActorNode, GraphNode, Label, Node

KIND = "claim-denial-kg"
_STATE = frozenset({"stale", "writing"})
"""Of the Graph node: what a store says of itself, and a dump does not."""

_NODES: Mapping[str, Model] = {str(model.label): model for model in MODELS if issubclass(model, Node)}
_RELATIONSHIPS: Mapping[tuple[str, str, str], Model] = {
    (str(model.type), str(model.start_label), str(model.end_label)): model
    for model in MODELS
    if not issubclass(model, Node)
}
_PLACE = {model: place for place, model in enumerate(MODELS)}


class BadDump(ValueError):  # noqa: N818
    """A file that is no dump, or is broken. The text is one readable line."""


def lines(rows: Iterable[tuple[Model, Key, Properties]], *, stale: bool) -> Iterator[str]:
    """The lines of a dump, each with its newline. `stale`: whether what is derived in it is out of date."""
    yield _json({"dump": KIND, "schema": SCHEMA_VERSION, "stale": stale})
    number = 0
    for model, key, properties in rows:
        number += 1
        hidden = _STATE if model is GraphNode else frozenset()
        kept = {name: properties[name] for name in sorted(properties) if name not in hidden}
        yield _json(_line(model, key, {name: value for name, value in kept.items() if value is not None}))
    yield _json({"lines": number})


def token(file: Path) -> str:
    """What tells a load of this dump from any other."""
    digest = hashlib.sha256()
    with opened(file) as source, _undamaged(file.name):
        while block := source.read(1 << 20):
            digest.update(block)
    return f"import {digest.hexdigest()[:20]}"


def is_stale(source: BinaryIO, name: str) -> bool:
    """What the first line of a dump says; BadDump where it is none of this schema."""
    try:
        with _undamaged(name):
            found = json.loads(source.readline(10_000))
    except (json.JSONDecodeError, UnicodeError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("dump") != KIND:
        raise BadDump(f"{name}: no dump that kg export --format jsonl made")
    if found.get("schema") != SCHEMA_VERSION:
        raise BadDump(f"{name}: a dump of schema {found.get('schema')}, and this program's is {SCHEMA_VERSION}")
    return bool(found.get("stale"))


def read(source: BinaryIO, name: str) -> Iterator[tuple[Model, Key, Properties]]:
    """The nodes and relationships in the rest of a dump, checked; BadDump names the line that is wrong."""
    last, number, end = 0, 1, None
    for number, line in enumerate(_lines(source, name), start=2):
        if end is not None:
            raise BadDump(f"{name}:{number}: something follows the end of the dump")
        try:
            found = _json_of(line)
            if "lines" in found:
                end = found["lines"]
                continue
            model, key, properties = _row(found)
        except ValidationError as error:
            where, told = first_problem(error)
            raise BadDump(f"{name}:{number}: {where}: {told}") from None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise BadDump(f"{name}:{number}: no node or relationship of a dump: {one_line(error)}") from None
        if _PLACE[model] < last:
            raise BadDump(f"{name}:{number}: nodes come first, then relationships type by type: not so here")
        last = _PLACE[model]
        if model is not GraphNode:
            yield model, key, properties
    if end != number - 2:
        raise BadDump(f"{name}: it is cut off: {'there is no end' if end is None else f'{end} lines were written'}")


@contextmanager
def _undamaged(name: str) -> Iterator[None]:
    """BadDump where what is compressed cannot be read."""
    try:
        yield
    except (zlib.error, EOFError, gzip.BadGzipFile) as error:
        raise BadDump(f"{name}: what is compressed in it is damaged: {one_line(error)}") from None


def _lines(source: BinaryIO, name: str) -> Iterator[bytes]:
    with _undamaged(name):
        yield from source


def _json_of(line: bytes) -> dict[str, object]:
    """An object with text that can be written and numbers that a store can hold; ValueError for any other."""
    found = json.loads(line, parse_int=_integer)
    if b"\\ud" in line.lower():
        json.dumps(found, ensure_ascii=False).encode()  # half of a pair alone
    if not isinstance(found, dict):
        raise TypeError("it is no object")
    return found


def _integer(digits: str) -> int:
    number = int(digits[:25])
    if not -(2**63) <= number < 2**63:
        raise ValueError(f"{number} is too large")
    return number


def _line(model: Model, key: Key, properties: Mapping[str, object]) -> dict[str, object]:
    if issubclass(model, Node):
        return {"node": str(model.label), "id": key[0], "properties": properties}
    return {
        "relationship": str(model.type),
        "start": [str(model.start_label), key[0]],
        "end": [str(model.end_label), key[1]],
        "properties": properties,
    }


def _row(line: Mapping[str, object]) -> tuple[Model, Key, Properties]:
    properties = line["properties"]
    if not isinstance(properties, dict):
        raise TypeError("its properties are no object")
    if line.get("node") == str(Label.ACTOR) and not any(properties.values()):
        return ActorNode, (str(line["id"]),), {}  # mentioned, and not derived yet
    if "node" in line:
        node = _NODES[str(line["node"])].model_validate({**properties, **_state(line), "id": line["id"]}, strict=True)
        assert isinstance(node, Node)
        return type(node), (node.id,), node.model_dump(exclude={"id"})
    (start_label, start), (end_label, finish) = _ends(line["start"]), _ends(line["end"])
    model = _RELATIONSHIPS[str(line["relationship"]), start_label, end_label]
    one = model.model_validate({**properties, "start": start, "finish": finish}, strict=True)
    return model, (start, finish), one.model_dump()


def _state(line: Mapping[str, object]) -> dict[str, object]:
    return {"stale": True} if line["node"] == str(GraphNode.label) else {}


def _ends(end: object) -> tuple[str, str]:
    if not (isinstance(end, list) and len(end) == 2 and all(isinstance(part, str) for part in end)):
        raise TypeError(f"an end is [label, id], not {end}")
    return end[0], end[1]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
