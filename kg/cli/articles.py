"""`kg extract`, `kg claims`, `kg contradictions`: from articles to records, without a store."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.errors import Failures, KgError
from kg.cli.opened import reader
from kg.cli.options import FormatOption, OptionalPaths, PathsArgument, StoreOption
from kg.cli.output import Columns, Format, Row, show
from kg.cli.progress import progress

if TYPE_CHECKING:
    from schemas import ArticleFacts, BaseLayer, Derived, Statement

CONTRADICTION_COLUMNS = ("kind", "score", "actor a", "text a", "actor b", "text b", "why")


StatementsOption = Annotated[
    Path | None,
    typer.Option(
        "--statements",
        metavar="FILE.jsonl",
        help="Judge these statements, as extract --format jsonl prints them; no article is read, so that every one "
        "counts as a story of its own, copies of a wire report too.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    app.command()(extract)
    app.command()(contradictions)
    app.command()(claims)


def extract(
    paths: PathsArgument,
    output: FormatOption = Format.TABLE,
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Leave out statements less sure than this.")
    ] = 0.0,
) -> None:
    """Print the statements in articles: who says what, with which words. Touches no store.

    kg extract examples

    kg extract news.jsonl.gz --format jsonl > statements.jsonl

    cat page.html | kg extract - --format csv
    """
    from schemas import StatementRecord

    failures = Failures()
    records = (
        StatementRecord.of(statement).model_dump(mode="json")
        for facts in read_facts(paths, failures)
        for statement in facts.statements
        if statement.confidence >= min_confidence
    )
    columns = Columns.of(StatementRecord, "doc", "actor", "polarity", "act", "content", "about")
    show(records, columns, output)
    raise typer.Exit(failures.code)


def contradictions(
    paths: OptionalPaths = None,
    statements: StatementsOption = None,
    output: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Print pairs of statements that contradict each other, and why, the surest first.

    kg contradictions                                 of the whole store

    kg contradictions examples --format jsonl         of these articles alone

    kg contradictions --statements statements.jsonl   of statements extracted before
    """
    from schemas import ContradictionRecord

    failures = Failures()
    derived = _derived(paths, statements, store, failures)
    said = {one.id: one for one in derived.statements}
    surest = sorted(derived.contradictions, key=lambda pair: (-pair.score, pair.a, pair.b))
    rows = (_row(ContradictionRecord.of(pair).model_dump(mode="json"), said, output) for pair in surest)
    show(rows, Columns(CONTRADICTION_COLUMNS, tuple(ContradictionRecord.model_fields)), output)
    raise typer.Exit(failures.code)


def claims(
    paths: OptionalPaths = None,
    statements: StatementsOption = None,
    output: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Print claims: statements that say the same, however often they are reported; what most stories tell first.

    kg claims                                 of the whole store

    kg claims news/ --format jsonl            of these articles alone

    kg claims --statements statements.jsonl   of statements extracted before
    """
    from schemas import ClaimRecord

    failures = Failures()
    derived = _derived(paths, statements, store, failures)
    most = sorted(derived.claims, key=lambda claim: (-claim.stories, -len(claim.statements), claim.id))
    rows = (ClaimRecord.of(claim).model_dump(mode="json") for claim in most)
    show(rows, Columns.of(ClaimRecord, "text", "polarity", "stories", "statements"), output)
    raise typer.Exit(failures.code)


def _derived(paths: list[str] | None, statements: Path | None, store: str | None, failures: Failures) -> "Derived":
    """What follows from articles, from statements that were extracted before, or of the store."""
    if statements is None:
        return layers(paths, store, failures)[1]
    if paths:
        raise KgError("give articles or --statements, not both")
    from kg.cli.records import judged, read_statements

    return judged(read_statements(statements, failures))


def read_facts(paths: Iterable[str], failures: Failures) -> "Iterator[ArticleFacts]":
    """What articles say, with progress on a terminal."""
    from kg.ingest import facts_of

    with progress("reading") as state:
        yield from facts_of(paths, failures, on_article=lambda article: state(article.doc))


def layers(paths: Sequence[str] | None, store: str | None, failures: Failures) -> "tuple[BaseLayer, Derived]":
    """Base and derived layer of the articles in `paths`, or of the store where there are none."""
    if paths:
        from kg.pipeline import base_layer, derive

        base = base_layer(read_facts(paths, failures))
        return base, derive(base)
    from kg.stored import stored_layers

    with reader(store) as graph:
        return stored_layers(graph)


def _row(record: Row, said: "Mapping[str, Statement]", output: Format) -> Row:
    """A contradiction; for eyes with the words of both sides instead of their ids."""
    if output not in (Format.TABLE, Format.MARKDOWN):
        return record
    words: dict[str, object] = dict(record)
    for side in ("a", "b"):
        statement = said[str(record[side])]
        words[f"actor {side}"] = statement.actor.name if statement.actor else None
        words[f"text {side}"] = statement.content.text
    return words
