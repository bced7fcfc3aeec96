"""Reading: files of many formats and encodings in, `Article`s out. `read_articles` is the entry."""

from kg.reading.reader import ReadFailure, read_articles

__all__ = ["ReadFailure", "read_articles"]
