"""Files that a command was told to write."""

from pathlib import Path

from kg.cli.errors import ExitCode, KgError


def write_file(file: Path, content: str | bytes) -> None:
    """Write `content`; KgError where that fails."""
    try:
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    except OSError as error:
        raise KgError(f"{file}: cannot be written: {error.strerror}", ExitCode.SOME_FAILED) from None
