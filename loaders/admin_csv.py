"""A graph as the CSV files that `neo4j-admin database import full` reads: the fastest way into an empty Neo4j.

A file for every kind of node and relationship, its header in a file beside it, the constraints and indexes as
schema.cypher, and the importer's arguments as import.args (`neo4j-admin database import full @import.args`).
"""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from loaders.changes import Key, Properties
from loaders.cypher import MODELS, Model
from schemas.graph import Node, TypeName, constraints, indexes, properties

ARRAY_DELIMITER = "\x1f"
"""Between the items of a list: a control character, which no text of an article has."""

ARGUMENTS = ("--overwrite-destination", "--array-delimiter=U+001F", "--multiline-fields=true", "--id-type=string")
_TYPES: Mapping[TypeName, str] = {
    "string": "string",
    "integer": "long",
    "float": "double",
    "boolean": "boolean",
    "string list": "string[]",
    "float list": "double[]",
}


def write(rows: Iterable[tuple[Model, Key, Properties]], folder: Path) -> dict[str, int]:
    """Write `rows` into `folder`, which is there and empty; how many lines each file has. OSError where that fails."""
    counts: dict[str, int] = {}
    with ExitStack() as stack:
        files: dict[Model, TextIO] = {}
        for model in MODELS:
            name = _stem(model)
            (folder / f"{name}.header.csv").write_text(_header(model), encoding="utf-8")
            files[model] = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            counts[name] = 0
        for model, key, values in rows:
            cells = (*key, *(values[one.name] for one in properties(model) if one.name not in ("id",)))
            files[model].write(",".join(map(_cell, cells)) + "\n")
            counts[_stem(model)] += 1
    statements = "".join(f"{statement.replace(' IF NOT EXISTS', '')};\n" for statement in (*constraints(), *indexes()))
    (folder / "schema.cypher").write_text(statements, encoding="utf-8")
    (folder / "import.args").write_text("\n".join([*ARGUMENTS, *sources()]) + "\n", encoding="utf-8")
    return counts


def sources() -> list[str]:
    """The importer's arguments for the files, as they are called within their folder."""
    return [
        f"--{'nodes' if issubclass(model, Node) else 'relationships'}={_name(model)}="
        f"./{_stem(model)}.header.csv,./{_stem(model)}.csv"  # the current line wants a folder in a path
        for model in MODELS
    ]


def _name(model: Model) -> str:
    return str(model.label if issubclass(model, Node) else model.type)


def _stem(model: Model) -> str:
    """A file name: a relationship type may join several kinds of nodes."""
    if issubclass(model, Node):
        return str(model.label)
    return f"{model.start_label}-{model.type}-{model.end_label}"


def _header(model: Model) -> str:
    named = [f"{one.name}:{_TYPES[one.type]}" for one in properties(model) if one.name != "id"]
    if issubclass(model, Node):
        return ",".join([f"id:ID({model.label})", *named]) + "\n"
    return ",".join([f":START_ID({model.start_label})", f":END_ID({model.end_label})", *named]) + "\n"


def _cell(value: object) -> str:
    """A value, quoted where it is text, so that an empty text is not taken for none."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + value.replace('"', '""') + '"'
        case list():
            return _cell(ARRAY_DELIMITER.join(map(str, value)))
    return str(value)
