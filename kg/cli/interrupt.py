"""Ctrl-C in work that should end cleanly."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kg.cli.errors import say


class Interruption:
    """The first Ctrl-C ends what can be left at once, and waits for the end of what is held; the second one aborts.

    A termination signal counts like Ctrl-C.
    """

    def __init__(self) -> None:
        self.count = 0
        self._holding = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Within it, signals are counted."""
        before = {number: signal.signal(number, self._interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Within it, the first Ctrl-C only leaves its mark; it is raised where the hold ends, unless it came before."""
        earlier, self._holding = self.count, True
        try:
            yield
        finally:
            self._holding = False
        if self.count > earlier:
            raise KeyboardInterrupt

    def _interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        self.count += 1
        if self.count > 1:
            raise KeyboardInterrupt
        say("interrupted: finishing what is loaded (Ctrl-C again to abort)")
        if not self._holding:
            raise KeyboardInterrupt
