"""`kg queries`, `kg query`, `kg cypher`: questions to the graph."""

import json
import os
from collections.abc import Mapping
from typing import Annotated

import typer

from kg.cli.errors import ExitCode, KgError
from kg.cli.opened import reader, writer
from kg.cli.options import FormatOption, StoreOption
from kg.cli.output import Columns, Format, show


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
    from queries import BadParameter, bind, catalogue

    known = catalogue()
    if name not in known:
        raise KgError(f"no query {name}{_nearest(name, list(known))} (kg queries lists them)")
    try:
        values = bind(known[name], _pairs(parameter))
    except BadParameter as error:
        raise KgError(str(error)) from None
    _answer(known[name].cypher, values, output, store, write=False, brief=True)


def cypher(
    statement: Annotated[str, typer.Argument(metavar="CYPHER", help="The statement.", show_default=False)],
    parameter: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; a value that is JSON is taken as such."),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Let the statement change the graph.")] = False,
    output: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Run Cypher, as a user that can only read unless --write is given.

    kg cypher 'MATCH (a:Actor)-[:DENIES]->(c:Claim) RETURN a.name, c.text LIMIT 5'

    kg cypher 'MATCH (s:Statement) WHERE s.confidence < $below RETURN s.text' -p below=0.5
    """
    values = {name: _value(text) for name, text in _pairs(parameter).items()}
    _answer(statement, values, output, store, write=write, brief=False)


def _answer(
    statement: str, values: Mapping[str, object], output: Format, store: str | None, *, write: bool, brief: bool
) -> None:
    from loaders import StoreReadOnly

    try:
        with writer(store) if write else reader(store) as graph:
            answer = graph.run(statement, values)
    except StoreReadOnly as error:
        raise KgError(f"{error} (--write lets a statement change the graph)", ExitCode.QUERY) from None
    shown = tuple(name for name in answer.columns if not (brief and (name == "id" or name.endswith("_id"))))
    show(answer.records(), Columns(shown, answer.columns), output)


def _pairs(given: list[str] | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in given or []:
        name, equals, value = item.partition("=")
        if not equals or not name:
            raise KgError(f"a parameter is NAME=VALUE, not {item}")
        if name.strip() in found:
            raise KgError(f"the parameter {name.strip()} is given twice")
        found[name.strip()] = value
    return found


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _nearest(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f", did you mean {near[0]}?" if near else ""
