"""A file opened for reading: unpacked, its beginning at hand, its encoding told from it."""

import gzip
import io
import re
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Protocol

from kg.reading.encodings import decode, encoding_of_records
from kg.reading.problems import UnreadableError
from kg.reading.words import NO_WORDS, writable

STANDARD_INPUT = "-"
HEAD = 1 << 16
"""Bytes looked at to tell format and encoding."""
WHOLE_FILE_LIMIT = 1 << 28
"""Bytes that a file which is read as a whole may have: beyond 256 MB it is no article, or should be .jsonl."""


_DESCRIPTOR = re.compile(r"/dev/stdin|/dev/fd/\d+|/proc/(?:self|\d+)/fd/\d+")
"""Paths of what a shell handed over, pipes among it: process substitution gives such."""


@dataclass(frozen=True)
class Source:
    """An open file. `name` is the file's name without ending, `head` its first bytes (which `stream` gives again)."""

    name: str
    suffix: str
    head: bytes
    stream: io.BufferedReader

    def text(self) -> str:
        """The whole text, decoded, newlines as they are, the byte order mark taken off; UnreadableError otherwise."""
        data = self.stream.read(WHOLE_FILE_LIMIT + 1)
        if len(data) > WHOLE_FILE_LIMIT:
            raise UnreadableError(f"larger than {WHOLE_FILE_LIMIT >> 20} MB: split it, or use .jsonl")
        text = decode(data)
        if not text:
            raise UnreadableError("empty file")
        if not text.strip():
            raise UnreadableError(NO_WORDS)
        return text

    def lines(self, newline: str) -> io.TextIOWrapper:
        """The text as a stream of lines. Bytes that cannot be decoded come as lone surrogates, to fail one record
        and not the file."""
        if not self.head:
            raise UnreadableError("empty file")
        codec = encoding_of_records(self.head)
        return io.TextIOWrapper(self.stream, encoding=codec, errors="surrogateescape", newline=newline)


@contextmanager
def open_source(path: str) -> Iterator[Source]:
    """Open `path`, or standard input for «-»; gzip data are unpacked, whatever the name.

    OSError, UnreadableError where that cannot be done.
    """
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise UnreadableError("standard input is closed")
        yield _source("stdin", "", sys.stdin.buffer)
        return
    if "\0" in path:
        raise UnreadableError("no file can have this name")
    _must_end(path)
    name = writable(PurePath(path).name)
    bare = name[:-3] if name.lower().endswith(".gz") else name
    with Path(path).open("rb") as file:
        yield _source(PurePath(bare).stem, suffix_of(name), file)


def suffix_of(name: str) -> str:
    """The ending that tells the format, in lower case, without «.gz»."""
    return PurePath(name.lower().removesuffix(".gz")).suffix


def _must_end(path: str) -> None:
    """UnreadableError for a named pipe, a socket or a device: reading one may wait for ever."""
    mode = Path(path).stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or _DESCRIPTOR.fullmatch(path)):
        raise UnreadableError("not a regular file")


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def _source(name: str, suffix: str, file: _Readable) -> Source:
    head, stream = _head(file)
    if head.startswith(b"\x1f\x8b"):
        head, stream = _head(_Unpacked(fileobj=stream, mode="rb"))
    return Source(name, suffix, head, stream)


def _head(file: _Readable) -> tuple[bytes, io.BufferedReader]:
    head = file.read(HEAD)
    return head, io.BufferedReader(_Rejoined(head, file), HEAD)


class _Rejoined(io.RawIOBase):
    """A stream whose head was read, whole again: a pipe cannot be rewound. Closing it leaves `rest` open."""

    def __init__(self, head: bytes, rest: _Readable) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer is 3.12
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(gzip.GzipFile):
    """gzip data whose damage is always an OSError."""

    def read(self, size: int | None = -1) -> bytes:
        try:
            return super().read(size)
        except (zlib.error, EOFError) as error:
            raise gzip.BadGzipFile(str(error)) from error
