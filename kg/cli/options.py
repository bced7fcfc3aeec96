"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import Format

PathsArgument = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help="Files or folders of articles; - is standard input.", show_default=False),
]
OptionalPaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH…]", help="Files or folders; without any, the store is read.", show_default=False),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print it.", case_sensitive=False)]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        "-s",
        envvar="KG_STORE",
        metavar="FOLDER|ADDRESS",
        help="A folder, local-neo4j (kg neo4j), or a bolt:// or neo4j:// address. Default: see kg store path.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False)
]
HtmlOption = Annotated[
    Path | None,
    typer.Option(
        "--html", metavar="OUT", help="Write it as one HTML page that needs nothing else.", show_default=False
    ),
]
