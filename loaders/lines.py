"""Files that may be compressed, by their names."""

import gzip
from io import FileIO
from pathlib import Path
from typing import BinaryIO, cast


def opened(file: Path) -> BinaryIO:
    """`file` for reading, decompressed where its name ends in .gz. OSError where it cannot be."""
    return cast("BinaryIO", gzip.open(file, "rb")) if file.suffix == ".gz" else file.open("rb")


def created(file: Path) -> BinaryIO:
    """`file` for writing, compressed where its name ends in .gz: the same content gives the same bytes."""
    if file.suffix == ".gz":
        raw = FileIO(file, "wb")
        packed = gzip.GzipFile("", "wb", mtime=0, fileobj=raw)  # with its name in it, two files would differ
        packed.myfileobj = raw  # closed with it
        return cast("BinaryIO", packed)
    return file.open("wb")
