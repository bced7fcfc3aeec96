"""The entry of the reading stage: paths in, articles out, one failure for everything that is not an article."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.reading.formats import SUPPORTED, reader_of
from kg.reading.problems import Problem, UnreadableError, reason_of
from kg.reading.source import STANDARD_INPUT, open_source, suffix_of
from kg.reading.words import writable
from schemas import Article


@dataclass(frozen=True)
class ReadFailure:
    """What could not be read, and why, in one line. `path` is the file, «-» for standard input."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def read_articles(paths: Iterable[Path | str], *, on_failure: Callable[[ReadFailure], None]) -> Iterator[Article]:
    """The articles in `paths`, lazily and in order.

    A path is a file, a folder (read recursively in the order of names; hidden files, links to folders and files of
    other kinds are passed over) or «-», standard input, whose format is told from its beginning. `.txt`, `.json`,
    `.jsonl`, `.ndjson`, `.csv`, `.tsv`, `.html`, `.htm`, `.xml`, `.rss` and `.atom` are read, each plain or gzipped.
    Records of .jsonl and tables are read one by one; other files are held in memory one at a time.

    Nothing is raised for bad input: whatever cannot be read, a file or one record in it, goes to `on_failure` and
    the rest goes on.
    """
    for path in map(str, paths):
        for file, problem in _files(path):
            for item in _items(file) if problem is None else (problem,):
                if isinstance(item, Article):
                    yield item
                else:
                    on_failure(ReadFailure(writable(file), item.reason))


def _items(path: str) -> Iterator[Article | Problem]:
    """Articles and problems of one file."""
    try:
        with open_source(path) as source:
            yield from reader_of(source)(source)
    except (UnreadableError, UnicodeDecodeError, OSError, EOFError) as error:
        yield Problem(reason_of(error))


def _files(path: str) -> Iterator[tuple[str, Problem | None]]:
    """The files that `path` stands for; a folder without any, or one that cannot be listed, is a problem."""
    if path == STANDARD_INPUT or not _is_folder(path):
        yield path, None
        return
    empty = True
    for found in _walk(path):
        empty = False
        yield found
    if empty:
        yield path, Problem(f"no article file in this folder ({', '.join(sorted(SUPPORTED))})")


def _walk(folder: str) -> Iterator[tuple[str, Problem | None]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, Problem(reason_of(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif suffix_of(entry.name) in SUPPORTED and not entry.is_dir():
            yield entry.path, None


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):  # opening it will say why
        return False
