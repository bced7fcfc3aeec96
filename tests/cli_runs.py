"""Runs of `kg` for the tests of the command line: as a process of its own, or in this one where that is enough."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest

from kg.cli.app import run


class Run(NamedTuple):
    """What a run of `kg` gave."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[str]:
        """The lines on stderr that are `kg`'s own (libraries may warn)."""
        return [line for line in self.err.splitlines() if line.startswith("kg: ")]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This environment without what would change what `kg` does."""
    kept = {name: value for name, value in os.environ.items() if name not in ("KG_STORE", "KG_DEBUG", "COLUMNS")}
    return {**kept, "PYTHONUTF8": "1", **(extra or {})}


def process(*arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Run:
    """`kg` as users run it."""
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments], input=stdin, capture_output=True, env=environment(env), timeout=300
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def here(capsys: pytest.CaptureFixture[str], arguments: Sequence[str]) -> Run:
    """`kg` in this process: no start-up, the same code."""
    capsys.readouterr()
    code = run(list(arguments))
    captured = capsys.readouterr()
    return Run(code, captured.out, captured.err)
