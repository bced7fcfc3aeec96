"""`kg doctor`: is everything there, and does it work?"""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.errors import ExitCode
from kg.cli.opened import address_of, is_folder
from kg.cli.options import FormatOption, StoreOption
from kg.cli.output import Columns, Format, show
from kg.cli.progress import progress


def register(app: typer.Typer) -> None:
    app.command()(doctor)


def doctor(
    output: FormatOption = Format.TABLE,
    store: StoreOption = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out what takes seconds: models, embedded store.")
    ] = False,
) -> None:
    """Try every part of the installation, the machine and the store: what is wrong, and the command that mends it.

    The exit code is 5 where something is broken. A warning keeps nothing from working.
    """
    from kg.doctor import State, examine

    address = address_of(store)
    folder = Path(address).absolute() if is_folder(address) else None
    option = f" --store {shlex.quote(store)}" if store and "@" not in store else ""  # «@»: a password is before it
    found = []
    with progress("examining") as tell:
        for finding in examine(address, folder, option, quick=quick):
            found.append(finding)
            tell(finding.part)
    show([one.model_dump(mode="json") for one in found], Columns.plain("part", "state", "says", "mend"), output)
    raise typer.Exit(ExitCode.SETUP if any(one.state is State.BROKEN for one in found) else ExitCode.FINE)
