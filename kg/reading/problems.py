"""What can be wrong with a file or a record in it."""

import gzip
from dataclasses import dataclass

NOT_DECODED = "unreadable encoding (not UTF-8, UTF-16 or Windows-1256)"


@dataclass(frozen=True)
class Problem:
    """Something in a file that is no article; the file's other articles go on."""

    reason: str


class UnreadableError(Exception):
    """The file, or the record at hand, cannot be read; its text is the reason, one line."""


def reason_of(error: Exception) -> str:
    """One clear line on an error that reading met."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, IsADirectoryError):
        return "a folder, not a file"
    if isinstance(error, UnicodeDecodeError):
        return NOT_DECODED
    if isinstance(error, EOFError | gzip.BadGzipFile):
        return "damaged gzip data"
    if isinstance(error, OSError):
        return error.strerror or "cannot be read"
    return " ".join(str(error).split())
