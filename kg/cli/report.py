"""`kg report`: who claimed what about whom, and what contradicts what."""

from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.articles import layers
from kg.cli.errors import ExitCode, Failures, KgError, say
from kg.cli.options import OptionalPaths, OutputOption, StoreOption
from kg.cli.output import as_json, write


class ReportFormat(StrEnum):
    """`text` is for the terminal."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def register(app: typer.Typer) -> None:
    app.command()(report)


def report(
    paths: OptionalPaths = None,
    output: Annotated[
        ReportFormat | None,
        typer.Option(
            "--format", "-f", help="How to print it. [default: text, markdown into a file]", show_default=False
        ),
    ] = None,
    file: OutputOption = None,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of one actor: a name, a part of it, or an id.")
    ] = None,
    summary: Annotated[
        bool, typer.Option(help="Begin with who claimed what about whom, statement by statement.")
    ] = True,
    store: StoreOption = None,
) -> None:
    """Print every contradiction with both sides: who, when, where, the sentence, and why.

    kg report                               of the whole store

    kg report examples                      of these articles alone

    kg report --actor طالبان -o report.md    of one actor, as Markdown into a file
    """
    from kg.report.build import build_report

    failures = Failures()
    base, derived = layers(paths, store, failures)
    built = build_report(base, derived, actor=actor)
    if actor is not None and not built.speakers and not built.contradictions:
        say(f"nothing said by, or contradicting, an actor named {actor}")
    if not summary:
        built = built.model_copy(update={"speakers": ()})
    match output or (ReportFormat.MARKDOWN if file else ReportFormat.TEXT):
        case ReportFormat.MARKDOWN:
            from kg.report.markdown import to_markdown

            text = to_markdown(built)
        case ReportFormat.JSON:
            text = as_json(built.model_dump(mode="json"), indent=2) + "\n"
        case ReportFormat.TEXT:
            from kg.report.terminal import to_terminal

            text = to_terminal(built, plain=file is not None)
    if file is None:
        write(text)
    else:
        try:
            file.write_text(text, encoding="utf-8")
        except OSError as error:
            raise KgError(f"{file}: cannot be written: {error.strerror}", ExitCode.SOME_FAILED) from None
    raise typer.Exit(failures.code)
