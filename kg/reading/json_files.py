"""JSON and JSON Lines."""

import json
from collections.abc import Iterator, Mapping

from kg.reading.fields import article_of, field_of, has_torn_bytes
from kg.reading.problems import NOT_DECODED, Problem, UnreadableError
from kg.reading.source import Source
from kg.reading.words import NO_WORDS
from schemas import Article

_BEYOND = "not valid JSON: too large a number, or nested too deep"


def read_json_lines(source: Source) -> Iterator[Article | Problem]:
    """One record a line, read one by one; a line that is no article is a problem that names its number."""
    number = 0
    for line_number, line in enumerate(source.lines("\n"), 1):
        if line.strip():
            number += 1
            yield _line(line, line_number, f"{source.name}-{number}")
    if not number:
        raise UnreadableError(NO_WORDS)


def read_json(source: Source) -> Iterator[Article | Problem]:
    """An object, a list of them, or an object with such a list (`{"articles": […]}`).

    A single object's article has the file's name. JSON Lines under the ending .json are read as what they are.
    """
    text = source.text()
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise UnreadableError(_torn(error, f"line {error.lineno}, column {error.colno}")) from error
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        yield from (_line(line, at, f"{source.name}-{n}") for n, (at, line) in enumerate(lines, 1))
        return
    except (ValueError, RecursionError) as error:
        raise UnreadableError(_BEYOND) from error
    records = _records(value)
    if records is None:
        yield article_of(value, source.name)
        return
    if not records:
        raise UnreadableError("no article in it: an empty list")
    for number, record in enumerate(records, 1):
        try:
            yield article_of(record, f"{source.name}-{number}")
        except UnreadableError as error:
            yield Problem(f"record {number}: {error}")


def _records(value: object) -> list[object] | None:
    """The list of records that a JSON value is or holds; None where it is a single record."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping) and not any(field_of(key) == "text" and isinstance(value[key], str) for key in value):
        lists = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
        known = value.get("articles")
        return known if isinstance(known, list) else lists[0] if len(lists) == 1 else None
    return None


def _line(line: str, line_number: int, doc: str) -> Article | Problem:
    try:
        if has_torn_bytes(line):
            raise UnreadableError(NOT_DECODED)
        return article_of(json.loads(line.rstrip("\r\n")), doc)
    except json.JSONDecodeError as error:
        return Problem(f"line {line_number}: {_torn(error, f'column {error.colno}')}")
    except (ValueError, RecursionError):
        return Problem(f"line {line_number}: {_BEYOND}")
    except UnreadableError as error:
        return Problem(f"line {line_number}: {error}")


def _torn(error: json.JSONDecodeError, where: str) -> str:
    return f"not valid JSON: {error.msg.removesuffix(' at')} at {where}"
