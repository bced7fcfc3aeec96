"""`kg report`: who claimed what about whom, and what contradicts what."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.articles import layers
from kg.cli.errors import Failures, KgError, say
from kg.cli.files import write_file
from kg.cli.finding import named
from kg.cli.options import HtmlOption, OptionalPaths, OutputOption, StoreOption
from kg.cli.output import Columns, as_json, separated, write

if TYPE_CHECKING:
    from kg.report.model import ReportModel


class ReportFormat(StrEnum):
    """`text` is for the terminal."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


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
    html: HtmlOption = None,
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

    kg report --html report.html            as a page to read, filter and print, in Arabic and English

    kg report --actor طالبان -o report.md    of one actor, as Markdown into a file
    """
    from kg.report.build import build_report

    if file is not None and file.suffix.lower() in (".html", ".htm"):
        raise KgError(f"{file}: a page is written with --html {file}")
    failures = Failures()
    base, derived = layers(paths, store, failures)
    only = None if actor is None else named(derived.actors, actor)
    built = build_report(base, derived, only=only)
    if actor is not None and not built.speakers and not built.contradictions:
        say(f"{actor} says nothing here, and nothing contradicts what that actor says")
    if not summary:
        built = built.model_copy(update={"speakers": ()})
    if html is not None:
        from kg.report.page import to_html

        write_file(html, to_html(built))
    if html is None or output is not None or file is not None:
        text = _text(built, output or (ReportFormat.MARKDOWN if file else ReportFormat.TEXT), file)
        if file is None:
            write(text)
        else:
            write_file(file, text)
    raise typer.Exit(failures.code)


def _text(built: "ReportModel", output: ReportFormat, file: Path | None) -> str:
    match output:
        case ReportFormat.MARKDOWN:
            from kg.report.markdown import to_markdown

            return to_markdown(built)
        case ReportFormat.JSON:
            return as_json(built.model_dump(mode="json"), indent=2) + "\n"
        case ReportFormat.CSV:
            from kg.printing.table import COLUMNS, table

            return "".join(separated(table(built), Columns.plain(*COLUMNS)))
        case ReportFormat.TEXT:
            from kg.report.terminal import to_terminal

            return to_terminal(built, plain=file is not None)
