"""`kg ingest`: articles into the store."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.errors import ExitCode, Failures, KgError, say
from kg.cli.interrupt import Interruption
from kg.cli.opened import is_new, writer
from kg.cli.options import PathsArgument, StoreOption
from kg.cli.output import as_json, write
from kg.cli.progress import progress
from kg.printing.text import count

if TYPE_CHECKING:
    from schemas import ArticleFacts

NOTHING_READ = "nothing was read into the store"


def register(app: typer.Typer) -> None:
    app.command()(ingest)


def ingest(
    paths: PathsArgument,
    store: StoreOption = None,
    as_record: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read articles into the store, then derive claims and contradictions.

    The same article twice, in whatever order, gives the same graph. Ctrl-C stops the reading and finishes what is
    loaded; a second one aborts.

    kg ingest news/

    zcat dump.jsonl.gz | kg ingest -

    kg ingest examples --store bolt://localhost:7687
    """
    from kg.ingest import facts_of
    from kg.ingest import ingest as run

    failures, interruption = Failures(), Interruption()
    with interruption.watched(), progress("ingesting") as state:
        facts = facts_of(paths, failures, on_article=lambda article: state(f"reading {article.doc}"))
        if is_new(store):
            facts = _begun(facts, failures)
        with writer(store, make=True) as graph:
            if graph.stale():
                say(f"an earlier run left {graph.address} unfinished: mending it now")
            summary = run(
                graph,
                facts,
                on_stored=lambda stored: state(f"{stored:,} articles stored"),
                on_derived=lambda rows: state(f"{rows:,} derived nodes and relationships stored"),
                hold=interruption.held,
            )
            address = graph.address
    if as_record:
        write(as_json({**summary.model_dump(), "failed": failures.count}) + "\n")
    else:
        write(
            f"Read {count(summary.articles_read, 'article')} with {count(summary.statements_read, 'statement')}"
            f"{f', {failures.count} failed' if failures.count else ''}.\n"
            f"{address} holds {count(summary.articles, 'article')}, {count(summary.statements, 'statement')}, "
            f"{count(summary.claims, 'claim')} and {count(summary.contradictions, 'contradiction')}.\n"
        )
    if summary.interrupted:
        read = "what was read is in the store, and the store is whole" if summary.articles_read else NOTHING_READ
        raise KgError(f"interrupted; {read}", ExitCode.INTERRUPTED)
    raise typer.Exit(failures.code)


def _begun(facts: "Iterator[ArticleFacts]", failures: Failures) -> "Iterator[ArticleFacts]":
    """`facts` with the first one read already: without any, the command ends and no store is made."""
    try:
        first = next(facts, None)
    except KeyboardInterrupt:
        raise KgError(f"interrupted; {NOTHING_READ}", ExitCode.INTERRUPTED) from None
    if first is None:
        raise KgError("no article was read, and no store was made", failures.code or ExitCode.SOME_FAILED)
    return chain((first,), facts)
