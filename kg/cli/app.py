"""The command `kg`: its parts, its global options, and the one place where exceptions become exit codes."""

import os
import signal
import sys
from io import TextIOWrapper
from types import FrameType
from typing import Annotated

import typer

import kg
from kg.cli import (
    actors,
    articles,
    ask,
    doctor,
    evaluate,
    exchange,
    explain,
    graph,
    ingest,
    neo4j,
    report,
    store,
)
from kg.cli.errors import MEANING, ExitCode, KgError, say
from kg.cli.output import write, written

HELP = """Who claimed what about whom in Arabic news, who denied it, and which claims contradict each other.

Articles go in (text, JSON, CSV, HTML, feeds; folders; .gz; - for standard input), a graph comes out.

  kg ingest articles/              read articles into the store

  kg report                        what contradicts what, both sides with their evidence

  kg query denials -p actor=طالبان    one of the canned questions (kg queries lists them)

  kg extract article.txt --format jsonl   statements, without any store
"""

EPILOG = "Exit codes: " + "; ".join(f"{code.value} {text}" for code, text in MEANING.items()) + "."

app = typer.Typer(
    name="kg",
    help=HELP,
    epilog=EPILOG,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (ingest, articles, explain, report, graph, ask, actors, exchange, store, neo4j, evaluate, doctor):
    part.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        write(f"kg {kg.__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _global(
    context: typer.Context,
    debug: Annotated[bool, typer.Option("--debug", envvar="KG_DEBUG", help="Show the traceback of an error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    if debug:
        os.environ["KG_DEBUG"] = "1"
    if context.invoked_subcommand is None:
        with written():
            typer.echo(context.get_help())


@app.command(name="version", hidden=True)
def _print_version() -> None:
    """Show the version."""
    _version(True)


def main() -> None:
    """Run `kg` on the command line's arguments."""
    signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):  # Arabic, whatever the locale
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run `kg` on `arguments` and give its exit code. No exception leaves it unless KG_DEBUG is set."""
    try:
        code = app(arguments, prog_name="kg", standalone_mode=False)
        return int(code or 0)
    except (KeyboardInterrupt, typer.Abort):
        say("interrupted")
        return ExitCode.INTERRUPTED
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # rich's way of ending, on help
            return ExitCode.PIPE
        return int(end.code or 0)
    except BrokenPipeError:
        return ExitCode.PIPE
    except Exception as error:
        if os.environ.get("KG_DEBUG") not in (None, "", "0"):
            raise
        reason, code = explained(error)
        say(reason)
        return code


def explained(error: Exception) -> tuple[str, ExitCode]:
    """What to tell the user of `error`, and what to exit with."""
    if isinstance(error, KgError):
        return str(error), error.code
    if hasattr(error, "format_message"):  # typer's own: a wrong option, a missing argument
        command = getattr(getattr(error, "ctx", None), "command_path", "kg")
        return f"{error.format_message() or 'which command?'} (see {command} --help)", ExitCode.USAGE
    loaders = sys.modules.get("loaders.errors")  # not imported: nothing of it can have been raised
    if loaders and isinstance(error, loaders.StoreError):
        refused = isinstance(error, loaders.QueryError | loaders.StoreReadOnly)
        return str(error), ExitCode.QUERY if refused else ExitCode.STORE
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}", ExitCode.SOME_FAILED
    return f"unexpected {type(error).__name__}: {error} (KG_DEBUG=1 shows where)", ExitCode.INTERNAL


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
