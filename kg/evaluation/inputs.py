"""Files that an evaluation reads and writes, with one clear error for whatever is wrong with them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from kg.reading.encodings import decode
from kg.reading.problems import UnreadableError, reason_of

Record = TypeVar("Record", bound=BaseModel)


class EvaluationError(Exception):
    """The evaluation cannot be done; its text is one line that names the file, the line in it and the reason."""


def read_text(file: Path) -> str:
    """The text of a file as it is, decoded; EvaluationError."""
    try:
        return decode(file.read_bytes())
    except (OSError, UnreadableError) as error:
        raise EvaluationError(f"{file}: {reason_of(error)}") from error


def write_text(file: Path, lines: Iterable[str]) -> None:
    """Write lines, newlines included, as UTF-8; EvaluationError."""
    try:
        with file.open("w", encoding="utf-8", newline="") as out:
            out.writelines(lines)
    except OSError as error:
        raise EvaluationError(f"{file}: cannot be written: {reason_of(error)}") from error


def read_records(file: Path, model: type[Record]) -> tuple[Record, ...]:
    """The records of a .jsonl file, e.g. what `kg extract` printed as `StatementRecord`s; EvaluationError with the
    line's number."""
    records = []
    for number, line in enumerate(read_text(file).split("\n"), 1):
        if line.strip():
            try:
                records.append(model.model_validate_json(line))
            except ValidationError as error:
                raise EvaluationError(f"{file}: line {number}: {first_fault(error)}") from error
    return tuple(records)


def first_fault(error: ValidationError) -> str:
    """The first thing that a model found wrong, on one line."""
    fault = error.errors(include_url=False)[0]
    where = ".".join(map(str, fault["loc"]))
    return " ".join(f"{where}: {fault['msg']}".removeprefix(": ").split())
