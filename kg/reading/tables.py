"""CSV and TSV."""

import csv
from collections.abc import Iterator

from kg.reading.fields import article_of, field_of, has_torn_bytes
from kg.reading.problems import NOT_DECODED, Problem, UnreadableError
from kg.reading.source import Source
from schemas import Article

FIELD_LIMIT = 1 << 28


def read_table(source: Source) -> Iterator[Article | Problem]:
    """One record a row, read one by one, under a first row that names the columns.

    The delimiter of a .csv is whichever of comma, semicolon and tab its first row has most of. A row that is no
    article is a problem that names its last line.
    """
    csv.field_size_limit(FIELD_LIMIT)  # the default refuses a long article
    stream = source.lines("")
    first = stream.readline()
    stream_rows = _chain(first, stream)
    delimiter = "\t" if source.suffix == ".tsv" else max(",;\t", key=first.count)
    rows = csv.reader(stream_rows, delimiter=delimiter)
    try:
        columns = [name.strip() for name in next(rows, [])]
        if not any(field_of(name) == "text" for name in columns):
            raise UnreadableError("no column of texts: its first row has to name one «text», «body» or «content»")
        number = 0
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            number += 1
            try:
                if has_torn_bytes("".join(row)):
                    raise UnreadableError(NOT_DECODED)
                yield article_of(dict(zip(columns, row, strict=False)), f"{source.name}-{number}")
            except UnreadableError as error:
                yield Problem(f"line {rows.line_num}: {error}")
    except csv.Error as error:
        raise UnreadableError(f"line {rows.line_num}: {error}") from error
    if not number:
        raise UnreadableError("no row under the names of the columns")


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
