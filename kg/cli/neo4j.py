"""`kg neo4j`: a Neo4j on this machine that kg runs itself, with its Browser."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.errors import KgError
from kg.cli.options import FormatOption
from kg.cli.output import Columns, Format, Row, show, write
from kg.cli.progress import progress

if TYPE_CHECKING:
    from loaders.local_neo4j import Line

group = typer.Typer(no_args_is_help=True)

LineOption = Annotated[
    str | None,
    typer.Option(
        metavar="lts|current",
        help="The long-term line (5.26, the default) or the current calendar release.",
        show_default=False,
    ),
]
PortOption = Annotated[
    int | None,
    typer.Option(min=1, max=65535, help="By default that of the last time, or a free one.", show_default=False),
]


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="neo4j")


@group.callback()
def neo4j() -> None:
    """Run a Neo4j on this machine, with its Browser: no Docker, no Java and no installation of your own.

    It needs pip install 'claim-denial-kg\\[neo4j-local]'; the server itself (155 to 190 MB) is downloaded once, at the
    first start. It listens on this machine alone, and every command takes it as --store local-neo4j.
    """


@group.command()
def start(
    line: LineOption = None,
    bolt_port: PortOption = None,
    http_port: PortOption = None,
    memory: Annotated[str, typer.Option(metavar="SIZE", help="Memory for queries, such as 512m or 2g.")] = "512m",
) -> None:
    """Start it, if it does not run yet, and wait until it answers. It goes on until kg neo4j stop.

    kg neo4j start

    kg ingest articles/ --store local-neo4j

    kg neo4j browser
    """
    from kg.browser import on_connect
    from loaders.local_neo4j import LEAST_MEGABYTES, Home, megabytes, start, version

    home = Home(_line(line or "lts"))
    size = megabytes(memory)
    if size is None:
        raise KgError(f"{memory} is no size of memory: a number with k, m or g, such as 512m")
    if size < LEAST_MEGABYTES:
        raise KgError(f"--memory {memory}: Neo4j needs {LEAST_MEGABYTES}m or more")
    if bolt_port is not None and bolt_port == http_port:
        raise KgError(f"--bolt-port and --http-port are both {bolt_port}: two ports are needed")
    with progress("Neo4j") as tell:
        running = start(home, bolt_port=bolt_port, http_port=http_port, heap=memory, on_connect=on_connect(), tell=tell)
    write(
        f"Neo4j {version(home, running)} runs at {running.uri}: --store {home.line.address}\n"
        f"Browser: {running.browser}\n"
        f"User: neo4j; the password is in {home.password_file}\n"
    )


@group.command()
def stop(line: LineOption = None) -> None:
    """Stop it: both lines, unless one is named. What they hold stays for the next start."""
    from loaders.local_neo4j import Home, stop

    stopped = [one for one in _lines(line) if stop(Home(one))]
    write("".join(f"Stopped: {one.address}\n" for one in stopped) or "Not running.\n")


@group.command()
def status(line: LineOption = None, output: FormatOption = Format.TABLE) -> None:
    """Show whether it runs, where, and how much memory it takes. Starts nothing."""
    rows = [_state(one) for one in _lines(line)]
    show(rows, Columns.plain("store", "version", "state", "bolt", "browser", "pid", "memory_mb", "folder"), output)


@group.command()
def browser(
    line: LineOption = None,
    open_it: Annotated[bool, typer.Option("--open/--no-open", help="Open it where there is a desktop.")] = True,
    save: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Only write the style and the questions there, for any Neo4j's Browser."),
    ] = None,
) -> None:
    """Show where Neo4j Browser is, and open it: this graph's style is set when it connects.

    Drop the zip file of questions that it names into Browser's window, and they are among the saved ones.
    """
    from kg.browser import save as write_files
    from loaders.local_neo4j import Home, find, running

    if save is not None:
        for file in write_files(save):
            write(f"{file}\n")
        return
    home = next((home for home in map(Home, _lines(line)) if find(home)), Home(_lines(line)[0]))
    address = running(home).browser
    _, questions = write_files(home.folder / "browser")
    write(f"{address}\nUser: neo4j; the password is in {home.password_file}\n")
    write(f"Questions to drop into Browser's window: {questions}\n")
    if open_it and (sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        typer.launch(address)


def _line(name: str) -> "Line":
    from loaders.local_neo4j import Line

    try:
        return Line(name.lower())
    except ValueError:
        raise KgError(f"{name} is no line of Neo4j: lts or current") from None


def _lines(name: str | None) -> "list[Line]":
    """The line of that name, or both."""
    from loaders.local_neo4j import Line

    return [_line(name)] if name else list(Line)


def _state(line: "Line") -> Row:
    import psutil

    from loaders import StoreError
    from loaders.local_neo4j import Home, find, version

    home = Home(line)
    row: dict[str, object] = {"store": line.address, "version": line.version, "state": "stopped"}
    row["folder"] = str(home.folder)
    running = find(home)
    if running is None:
        return row
    try:
        row |= {"version": version(home, running), "state": "running"}
    except StoreError as error:
        row["state"] = str(error)
    row |= {"bolt": running.uri, "browser": running.browser, "pid": running.pid}
    with suppress(psutil.NoSuchProcess):
        row["memory_mb"] = round(psutil.Process(running.pid).memory_info().rss / 1e6)
    return row
