"""Which reader reads a file: by its ending, or by its beginning where it has none."""

import json
import re
from collections.abc import Callable, Iterator

from kg.reading.encodings import encoding_of
from kg.reading.feeds import read_feed
from kg.reading.header import split_header
from kg.reading.json_files import read_json, read_json_lines
from kg.reading.pages import read_page
from kg.reading.plain import read_plain
from kg.reading.problems import Problem, UnreadableError
from kg.reading.source import Source
from kg.reading.tables import read_table
from schemas import Article

Reader = Callable[[Source], Iterator[Article | Problem]]

_READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_table,
    ".tsv": read_table,
    ".html": read_page,
    ".htm": read_page,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
}
SUPPORTED = frozenset(_READERS)
_FEED = re.compile(r"\s*(?:(?><\?xml.*?\?>)\s*)?(?:(?><!--.*?-->)\s*)*+<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml|!--|article|div|p)\b", re.IGNORECASE)


def reader_of(source: Source) -> Reader:
    """The reader of a source; UnreadableError where its ending is of another kind, or its beginning no text."""
    if source.suffix in _READERS:
        return _READERS[source.suffix]
    if source.suffix:
        raise UnreadableError(f"unsupported ending {source.suffix} (read are {', '.join(sorted(SUPPORTED))})")
    return _sniffed(source.head)


def _sniffed(head: bytes) -> Reader:
    text = head.decode(encoding_of(head), errors="ignore") if head else ""
    if _FEED.match(text):
        return read_feed
    if _PAGE.match(text):
        return read_page
    lines = [line for line in text.split("\n", 100) if line.strip()]
    if not lines or lines[0].lstrip()[0] not in "[{":
        return read_plain
    if len(lines) > 1 and lines[0].lstrip()[0] == "{" == lines[1].lstrip()[0] and _is_json(lines[0]):
        return read_json_lines
    _, end = split_header(text)
    return read_plain if text[end:].strip() and end else read_json


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
