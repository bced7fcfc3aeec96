"""`kg graph`: who contradicts whom, in which camps, and who passes on what others say."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.articles import layers
from kg.cli.errors import Failures, say
from kg.cli.files import write_file
from kg.cli.finding import named
from kg.cli.options import OptionalPaths, StoreOption
from kg.cli.output import as_json, write


class GraphFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


def register(app: typer.Typer) -> None:
    app.command()(graph)


def _out(option: str, what: str) -> typer.models.OptionInfo:
    made: typer.models.OptionInfo = typer.Option(option, metavar="OUT", help=what, show_default=False)
    return made


def graph(
    paths: OptionalPaths = None,
    output: Annotated[
        GraphFormat | None, typer.Option("--format", "-f", help="How to print it. [default: table]", show_default=False)
    ] = None,
    graphml: Annotated[Path | None, _out("--graphml", "Write the signed graph as GraphML.")] = None,
    svg: Annotated[Path | None, _out("--svg", "Write a picture as SVG.")] = None,
    png: Annotated[Path | None, _out("--png", "Write a picture as PNG.")] = None,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only the ties of one actor: a name, a part of it, or an id.")
    ] = None,
    min_score: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Leave out contradictions less sure than this.")
    ] = 0.0,
    most: Annotated[int, typer.Option("--limit", min=2, help="Actors in a picture, those most at odds.")] = 60,
    store: StoreOption = None,
) -> None:
    """Show who contradicts whom: the most contradicted, camps, circles of agreement, brokers of hearsay.

    kg graph                                     of the whole store

    kg graph news/ --format json                 of these articles alone

    kg graph --png quarrels.png --graphml quarrels.graphml
    """
    from kg.network.build import build_network

    failures = Failures()
    base, derived = layers(paths, store, failures)
    only = None if actor is None else named(derived.actors, actor)
    network = build_network(base, derived, only=only, min_score=min_score)
    if graphml is not None:
        from kg.network.graphml import to_graphml

        write_file(graphml, to_graphml(network))
    if svg is not None or png is not None:
        from kg.network.picture import draw, to_png

        if not network.ties:
            say("nobody contradicts anybody: the picture is empty")
        picture = draw(network, most=most)
        if svg is not None:
            write_file(svg, picture)
        if png is not None:
            write_file(png, to_png(picture))
    if output is GraphFormat.JSON:
        write(as_json(network.model_dump(mode="json"), indent=2) + "\n")
    elif output is GraphFormat.TABLE or not (graphml or svg or png):
        from kg.network.terminal import to_terminal

        write(to_terminal(network))
    raise typer.Exit(failures.code)
