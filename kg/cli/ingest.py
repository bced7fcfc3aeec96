"""`kg ingest`: articles into the store."""

from typing import Annotated

import typer

from kg.cli.errors import ExitCode, Failures, KgError, say
from kg.cli.interrupt import Interruption
from kg.cli.opened import writer
from kg.cli.options import PathsArgument, StoreOption
from kg.cli.output import as_json, write
from kg.cli.progress import progress


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
    from kg.report.words import count

    failures, interruption = Failures(), Interruption()
    with writer(store) as graph, interruption.watched(), progress("ingesting") as state:
        if graph.stale():
            say(f"an earlier run left {graph.address} unfinished: mending it now")
        summary = run(
            graph,
            facts_of(paths, failures, on_article=lambda article: state(f"reading {article.doc}")),
            on_stored=lambda stored: state(f"{stored:,} articles stored"),
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
        raise KgError("interrupted; what was read is in the store, and the store is whole", ExitCode.INTERRUPTED)
    raise typer.Exit(failures.code)
