"""Rows on standard output, in the format that was asked for."""

import csv
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple, get_args

import typer

from kg.cli.errors import ExitCode, KgError
from kg.printing.text import clean

if TYPE_CHECKING:
    from pydantic import BaseModel

Row = Mapping[str, object]

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


class Format(StrEnum):
    """`table` is for eyes, the others are for programs and files."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


class Columns(NamedTuple):
    """What rows are made of: `brief` is what a table shows, `every` what CSV gives, `spans` those with offsets."""

    brief: tuple[str, ...]
    every: tuple[str, ...]
    spans: frozenset[str] = frozenset()

    @classmethod
    def plain(cls, *names: str) -> "Columns":
        """The same columns in every format."""
        return cls(names, names)

    @classmethod
    def of(cls, model: "type[BaseModel]", *brief: str) -> "Columns":
        """The fields of a model; those that may hold a Span have offsets."""
        from schemas import Span

        fields = model.model_fields
        spans = {name for name, field in fields.items() if Span in (field.annotation, *get_args(field.annotation))}
        return cls(brief, tuple(fields), frozenset(spans))


def show(rows: Iterable[Row], columns: Columns, output: Format) -> None:
    """Print rows. JSON lines, CSV and Markdown come out row by row, as they are found."""
    match output:
        case Format.JSONL:
            for row in rows:
                write(as_json(row) + "\n")
        case Format.JSON:
            write(as_json(list(rows), indent=2) + "\n")
        case Format.CSV | Format.TSV:
            for line in separated(rows, columns, "," if output is Format.CSV else "\t"):
                write(line)
        case Format.MARKDOWN:
            from kg.report.markdown import escape

            write(f"| {' | '.join(columns.brief)} |\n|{' --- |' * len(columns.brief)}\n")
            for row in rows:
                write(f"| {' | '.join(escape(_cell(row.get(name))) for name in columns.brief)} |\n")
        case Format.TABLE:
            write(_table(list(rows), columns.brief))


def write(text: str) -> None:
    """Text to standard output; ends the command quietly where nobody reads it any more.

    KgError where standard output is closed, or cannot be written.
    """
    if sys.stdout is None:
        raise KgError("standard output is closed", ExitCode.SOME_FAILED)
    with written():
        sys.stdout.write(text)
        sys.stdout.flush()


@contextmanager
def written() -> Iterator[None]:
    """Turns what can happen to standard output into an exit code."""
    try:
        yield
    except BrokenPipeError:
        _let_go()
        raise typer.Exit(ExitCode.PIPE) from None
    except OSError as error:
        _let_go()
        reason = f"standard output cannot be written: {error.strerror or error}"
        raise KgError(reason, ExitCode.SOME_FAILED) from None


def _let_go() -> None:
    """What is still to be written goes nowhere, so that the interpreter's end does not fail on it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_json(value: object, indent: int | None = None) -> str:
    """JSON with readable Arabic. Characters that would steer a terminal are escaped; the value stays the same."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _cell(value: object) -> str:
    """A value as a table shows it: of a span its text, of a list its items."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.2f}"
        case {"text": str(text)}:
            return text
        case Mapping():
            return as_json(value)
        case list() | tuple():
            return "; ".join(_cell(item) for item in value)
    return str(value)


def separated(rows: Iterable[Row], columns: Columns, delimiter: str = ",") -> Iterator[str]:
    """Lines of CSV under a header. A span is its text and two columns for its offsets."""
    offsets = {name: (f"{name}_start", f"{name}_end") for name in columns.spans}
    yield _line([part for name in columns.every for part in (name, *offsets.get(name, ()))], delimiter)
    for row in rows:
        cells: list[str] = []
        for name in columns.every:
            value = row.get(name)
            cells.append(_exact(value))
            if name in offsets:
                span = value if isinstance(value, Mapping) else {}
                cells += [_cell(span.get("start")), _cell(span.get("end"))]
        yield _line(cells, delimiter)


def _exact(value: object) -> str:
    """A value as a program wants it."""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, float) else _cell(value)


def _line(cells: Sequence[str], delimiter: str) -> str:
    line = StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """A table of the columns that have anything in them."""
    from rich import box
    from rich.table import Table

    from kg.printing.bidi import Isolated
    from kg.printing.console import rendered

    if not rows:
        return "(nothing)\n"
    names = [name for name in columns if any(_cell(row.get(name)) for row in rows)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in names:
        number = all(isinstance(row.get(name), int | float) for row in rows)
        table.add_column(clean(name), justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Isolated(_cell(row.get(name))) for name in names))
    return rendered(table)
