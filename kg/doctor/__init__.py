"""Everything that kg needs, tried: what is wrong, and the command that mends it."""

from collections.abc import Iterator
from pathlib import Path

from kg.doctor import installation, machine, stores
from kg.doctor.finding import Finding, State

__all__ = ["Finding", "State", "examine"]


def examine(address: str, folder: Path | None, option: str, *, quick: bool = False) -> Iterator[Finding]:
    """One finding after the other, as they come, on all of kg and on the store at `address`.

    `folder` is where it is, if it is an embedded one, and `option` what names it on a command line. `quick` leaves out
    what takes seconds: loading torch and the models, starting a store.
    """
    yield installation.python()
    yield installation.packages()
    yield installation.files()
    yield installation.queries()
    if not quick:
        yield installation.torch()
        yield installation.models()
    yield machine.memory()
    if folder is not None:
        yield machine.disk(folder)
    yield machine.clock()
    if not quick:
        yield stores.embedded()
    yield from stores.local()
    yield from stores.chosen(address, option)
