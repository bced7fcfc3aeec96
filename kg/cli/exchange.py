"""`kg export`, `kg import`: the whole graph as files, and back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.errors import ExitCode, KgError, say
from kg.cli.opened import mending, reader, writer
from kg.cli.options import StoreOption
from kg.cli.output import as_json, write
from kg.cli.progress import progress

if TYPE_CHECKING:
    from loaders import View


class ExportFormat(StrEnum):
    """`jsonl` is the one that `kg import` restores; `neo4j-csv` is a folder for neo4j-admin."""

    JSONL = "jsonl"
    NEO4J_CSV = "neo4j-csv"
    GRAPHML = "graphml"
    NODE_LINK = "node-link"


def register(app: typer.Typer) -> None:
    app.command(name="export")(export)
    app.command(name="import")(import_)


def export(
    target: Annotated[Path, typer.Argument(metavar="FILE|FOLDER", help="Where to write.", show_default=False)],
    output: Annotated[ExportFormat, typer.Option("--format", "-f", help="What to write.")] = ExportFormat.JSONL,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    store: StoreOption = None,
) -> None:
    """Write the whole graph into a file, or for neo4j-csv into a new folder.

    kg export graph.jsonl.gz                  a full dump, which kg import restores

    kg export csv/ --format neo4j-csv         for neo4j-admin database import full @import.args

    kg export graph.graphml --format graphml   for networkx, Gephi, yEd; node-link is JSON for networkx and D3
    """
    if str(target) == "-":
        raise KgError("a graph is exported into a file or a folder, not to standard output")
    with reader(store) as graph, progress("exporting") as state:
        try:
            if output is ExportFormat.NEO4J_CSV:
                _export_csv(graph, target, state)
            else:
                with _replacing(target, force) as draft:
                    _export_file(graph, output, draft, state)
        except OSError as error:
            reason = f"{target}: cannot be written: {error.strerror or error}"
            raise KgError(reason, ExitCode.SOME_FAILED) from None


def import_(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A dump that kg export wrote.", show_default=False)],
    as_record: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    store: StoreOption = None,
) -> None:
    """Restore a dump, or add it to what the store holds. Broken off, the same again completes it.

    kg import graph.jsonl.gz --store new-store
    """
    from loaders import dump
    from loaders.lines import opened

    try:
        with opened(source) as file, progress("importing") as state:
            stale = dump.is_stale(file, str(source))
            with writer(store, make=True) as graph:
                counters = graph.load(
                    dump.read(file, str(source)),
                    token=dump.token(source),
                    stale=stale,
                    on_rows=lambda rows: state(f"{rows:,} nodes and relationships"),
                )
                left = graph.stale()
                address = graph.address
    except dump.BadDump as error:
        raise KgError(str(error), ExitCode.SOME_FAILED) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise KgError(f"{source}: cannot be read: {reason}", ExitCode.SOME_FAILED) from None
    if as_record:
        write(as_json({**counters.model_dump(), "stale": left}) + "\n")
    else:
        created, updated, unchanged = (
            sum(group.values()) for group in (counters.created, counters.updated, counters.unchanged)
        )
        write(
            f"{address}: {created:,} nodes and relationships created, "
            f"{updated + unchanged:,} matched, of which {updated:,} changed.\n"
        )
    if left:
        say(f"what is derived is out of date: {mending(store)}")


def _export_file(graph: "View", output: ExportFormat, draft: Path, state: Callable[[str], None]) -> None:
    if output is ExportFormat.JSONL:
        from loaders import dump
        from loaders.lines import created

        with created(draft) as file:
            for number, line in enumerate(dump.lines(graph.rows(), stale=graph.stale())):
                file.write(line.encode())
                if number % 1000 == 0:
                    state(f"{number:,} nodes and relationships")
        return
    from loaders import graph_files
    from loaders.networkx_graph import store_graph

    save = graph_files.write_graphml if output is ExportFormat.GRAPHML else graph_files.write_node_link
    save(store_graph(graph), draft)


def _export_csv(graph: "View", folder: Path, state: Callable[[str], None]) -> None:
    from loaders import admin_csv

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KgError(f"{folder}: is there already: name a new folder")
    whole = folder.absolute()  # «.» has no name
    draft = whole.with_name(f".writing-{whole.name}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    state("nodes and relationships")
    try:
        counts = admin_csv.write(graph.rows(), draft)
        draft.replace(whole)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    write(f"{sum(counts.values()):,} nodes and relationships. With the server stopped, in {folder}:\n")
    write("    neo4j-admin database import full neo4j @import.args\n")
    write("then, with it started again, kg store migrate, which makes the constraints.\n")


@contextmanager
def _replacing(target: Path, force: bool) -> Iterator[Path]:
    """A file beside `target` that takes its place when it is whole."""
    if target.is_dir():
        raise KgError(f"{target}: is a folder, and a file is written")
    if target.exists() and not force:
        raise KgError(f"{target}: is there already (--force writes over it)")
    draft = target.with_name(f".writing-{target.name}")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
