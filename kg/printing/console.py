"""Rich renderables as text for standard output, whatever that is."""

import sys
from io import StringIO

from rich.console import Console, RenderableType

UNWRAPPED = 20_000
"""Columns where standard output is no terminal: nothing is wrapped or cut."""


def on_terminal(*, plain: bool = False) -> bool:
    """Whether standard output is a terminal, and the text is meant for it."""
    return not plain and sys.stdout is not None and sys.stdout.isatty()


def rendered(*parts: RenderableType, plain: bool = False) -> str:
    """What to write to standard output. Only a terminal gets colours, wrapped lines and bidi isolates.

    With `plain`, not even that: the text goes to a file.
    """
    terminal = on_terminal(plain=plain)
    console = Console(  # a capture that writes to standard output, if only nothing, fails where that is full
        file=sys.stdout if terminal else StringIO(),
        force_terminal=terminal,
        width=None if terminal else UNWRAPPED,
        highlight=False,
        emoji=False,
    )
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    text = captured.get()
    return text if terminal else "".join(f"{line.rstrip()}\n" for line in text.split("\n")[:-1])
