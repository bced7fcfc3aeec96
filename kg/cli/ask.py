"""`kg queries`, `kg query`, `kg cypher`: questions to the graph."""

import os
from typing import Annotated

import typer

from kg.cli.errors import ExitCode, KgError
from kg.cli.opened import address_of, is_new, reader
from kg.cli.options import FormatOption, StoreOption
from kg.cli.output import Columns, Format, show
from kg.cli.parameters import is_text, pairs, typed


def register(app: typer.Typer) -> None:
    app.command()(queries)
    app.command()(query)
    app.command()(cypher)


def _names(incomplete: str) -> list[tuple[str, str]]:
    from queries import catalogue

    return [(name, one.title) for name, one in catalogue().items() if name.startswith(incomplete)]


def _parameters(incomplete: str) -> list[tuple[str, str]]:
    from queries import catalogue
    from schemas import ContradictionKind

    typed = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS") or ""
    one = next((catalogue()[word] for word in typed.split() if word in catalogue()), None)
    if one is None:
        return []
    name, given, value = incomplete.partition("=")
    if given:
        kinds = [p for p in one.parameters if p.name == name and p.type == "kind"]
        return [(f"{name}={kind}", "") for kind in ContradictionKind if kinds and kind.startswith(value)]
    return [(f"{p.name}=", p.description) for p in one.parameters if p.name.startswith(incomplete)]


def queries(output: FormatOption = Format.TABLE) -> None:
    """List the canned questions with their parameters and columns.

    kg queries

    kg queries --format json
    """
    from queries import catalogue

    rows = [one.model_dump(mode="json") for one in catalogue().values()]
    if output in (Format.TABLE, Format.MARKDOWN):
        for row in rows:
            row["parameters"] = [f"{p['name']}{'*' if p['required'] else ''}" for p in row["parameters"]]
    show(rows, Columns.plain("name", "title", "parameters"), output)


def query(
    name: Annotated[str, typer.Argument(help="The question (kg queries).", autocompletion=_names, show_default=False)],
    parameter: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter.", autocompletion=_parameters),
    ] = None,
    output: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Ask a canned question. A table leaves ids out; other formats have all columns.

    kg query who-claimed-what -p actor=بيسكوف

    kg query contradictions -p kind=denial --format csv
    """
    from kg.cli.finding import id_of
    from queries import BadParameter, ParameterType, bind, catalogue

    known = catalogue()
    if name not in known:
        raise KgError(f"no query {name}{_nearest(name, list(known))} (kg queries lists them)")
    try:
        values = bind(known[name], pairs(parameter or []))
    except BadParameter as error:
        raise KgError(str(error)) from None
    actors = [one.name for one in known[name].parameters if one.type is ParameterType.ACTOR]
    with reader(store) as graph:
        values |= {one: id_of(graph, str(values[one])) for one in actors if values[one] is not None}
        answer = graph.run(known[name].cypher, values)
    every = known[name].columns
    brief = tuple(column for column in every if column != "id" and not column.endswith("_id"))
    show(answer.records(), Columns(brief, every), output)


def cypher(
    statement: Annotated[str, typer.Argument(metavar="CYPHER", help="The statement.", show_default=False)],
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            "-p",
            metavar="NAME[:TYPE]=VALUE",
            help="A parameter. Without a type, a value that is JSON is taken as such. "
            "Types: string, integer, float, boolean, date, datetime, json.",
        ),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Let the statement change the graph.")] = False,
    output: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Run Cypher that only reads the graph, unless --write is given. After two minutes it is cut off.

    kg cypher 'MATCH (a:Actor)-[:DENIES]->(c:Claim) RETURN a.name, c.text LIMIT 5'

    kg cypher 'MATCH (s:Statement) WHERE s.confidence < $below RETURN s.text' -p below=0.5

    kg cypher 'MATCH (a:Article) WHERE date(a.date) > $day RETURN a.title' -p day:date=2015-07-31
    """
    from loaders import StoreReadOnly, change

    if not is_text(statement):
        raise KgError("the statement is no valid UTF-8")
    values = typed(parameter or [])
    try:
        if write and not is_new(store):
            answer = change(address_of(store), statement, values)
        else:
            with reader(store) as graph:
                answer = graph.run(statement, values)
    except StoreReadOnly as error:
        raise KgError(f"{error} (--write lets a statement change the graph)", ExitCode.QUERY) from None
    show(answer.records(), Columns.plain(*answer.columns), output)


def _nearest(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f", did you mean {near[0]}?" if near else ""
