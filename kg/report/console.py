"""Rich renderables as text for standard output, whatever that is."""

import sys

from rich.console import Console, RenderableType

UNWRAPPED = 20_000
"""Columns where standard output is no terminal: nothing is wrapped or cut."""


def on_terminal(*, plain: bool = False) -> bool:
    """Whether standard output is a terminal, and the text is meant for it."""
    return sys.stdout.isatty() and not plain


def rendered(*parts: RenderableType, plain: bool = False) -> str:
    """What to write to standard output. Only a terminal gets colours, wrapped lines and bidi isolates.

    With `plain`, not even that: the text goes to a file.
    """
    terminal = on_terminal(plain=plain)
    console = Console(
        file=sys.stdout, force_terminal=terminal, width=None if terminal else UNWRAPPED, highlight=False, emoji=False
    )
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    text = captured.get()
    return text if terminal else "".join(f"{line.rstrip()}\n" for line in text.split("\n")[:-1])
