"""The header that some scraped text files carry: lists, written as JSON or as Python, before the text."""

import ast
import json
import re
import warnings
from dataclasses import dataclass, field

from kg.reading.fields import field_of
from kg.reading.words import writable

HEADER_LIMIT = 1 << 16
_KEY = re.compile(r"""\s*(?:["']?([A-Za-z][\w -]{0,40})["']?\s*[:=]\s*)?(?=[\[{])""")
_END = re.compile(r"[ \t]*,?[ \t]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True)
class Header:
    """Values by field (title, outlet, url, date), one for each article of the file."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def value(self, name: str, number: int) -> str | None:
        """The value for the article at `number` from 0. One outlet, date or address serves all; a title its own."""
        values = self.values.get(name, [])
        if len(values) == 1 and name != "title":
            return values[0]
        return values[number] if number < len(values) else None


def split_header(text: str) -> tuple[Header, int]:
    """The header at the very top of `text` and the offset after it; an empty one and 0 where there is none.

    A header is one or more lists or objects of lists, each ending its line: `{"title": ["…"], "date": ["…"]}`,
    `title: ["…"]`, `["title", "…"]`, or a bare list, whose first string is the title.
    """
    values: dict[str, list[str]] = {}
    position = 0
    while (key := _KEY.match(text, position, HEADER_LIMIT)) is not None:
        found = _literal(text, key.end())
        if found is None or (end := _END.match(text, found[1])) is None:
            break
        for name, strings in _named(key.group(1), found[0]):
            values.setdefault(name, strings)
        position = end.end()
    return Header(values), position


def _named(key: str | None, literal: object) -> list[tuple[str, list[str]]]:
    if isinstance(literal, dict):
        pairs = [(field_of(str(name)), _strings(value)) for name, value in literal.items()]
    else:
        strings = _strings(literal)
        if key is None and strings and field_of(strings[0]):
            key, strings = strings[0], strings[1:]
        pairs = [(field_of(key) if key else "title", strings)]
    return [(name, strings) for name, strings in pairs if name and strings]


def _strings(value: object) -> list[str]:
    items = value if isinstance(value, list | tuple) else [value]
    return [writable(str(item).strip()) for item in items if isinstance(item, str | int | float) and str(item).strip()]


def _literal(text: str, start: int) -> tuple[object, int] | None:
    """The JSON or Python literal at `start`, which opens a bracket, and the offset after it."""
    try:
        value, end = json.JSONDecoder().raw_decode(text[:HEADER_LIMIT], start)
        return value, end
    except (ValueError, RecursionError):
        pass
    end = _closing(text, start)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape in somebody's header is no news
            return ast.literal_eval(text[start:end]), end
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None


def _closing(text: str, start: int) -> int:
    """The offset after the bracket that closes the one at `start`; `start` where none does."""
    depth, quote, escaped = 0, "", False
    for offset in range(start, min(len(text), HEADER_LIMIT)):
        char = text[offset]
        if escaped:
            escaped = False
        elif quote:
            escaped = char == "\\"
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "[{(":
            depth += 1
        elif char in "]})":
            depth -= 1
            if depth == 0:
                return offset + 1
    return start
