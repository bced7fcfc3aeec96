"""How `kg` tells of what went wrong: one line on stderr, one exit code."""

import sys
from enum import IntEnum

from kg.printing.text import clean


class ExitCode(IntEnum):
    """What `kg` exits with. `kg --help` and docs/cli.md list these, from here."""

    FINE = 0
    SOME_FAILED = 1
    USAGE = 2
    STORE = 3
    QUERY = 4
    SETUP = 5
    INTERNAL = 70
    INTERRUPTED = 130
    PIPE = 141


MEANING = {
    ExitCode.FINE: "fine",
    ExitCode.SOME_FAILED: "some inputs failed, all the others were done; or the output could not be written",
    ExitCode.USAGE: "the command was not understood, or a value is wrong",
    ExitCode.STORE: "the store is locked, full, damaged or cannot be reached",
    ExitCode.QUERY: "the store refused the query",
    ExitCode.SETUP: "a part of the installation is missing or broken (kg doctor)",
    ExitCode.INTERNAL: "a mistake in kg itself",
    ExitCode.INTERRUPTED: "interrupted by Ctrl-C",
    ExitCode.PIPE: "the reader of the output closed it, as head does",
}


class KgError(Exception):
    """Something that a user can do something about: the reason in one line, and the exit code."""

    def __init__(self, reason: str, code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__(reason)
        self.code = code


def say(message: str) -> None:
    """One line on stderr, whatever the message holds; nothing where stderr is closed."""
    if sys.stderr is None:
        return
    print(f"kg: {clean(message)}", file=sys.stderr, flush=True)


class Failures:
    """Counts inputs that failed, and says of each at once which one it is and why."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, name: str, reason: str) -> None:
        self.count += 1
        say(f"{name}: {reason}")

    @property
    def code(self) -> ExitCode:
        return ExitCode.SOME_FAILED if self.count else ExitCode.FINE
