"""`kg store`: the store itself."""

from pathlib import Path

import typer

from kg.cli.errors import KgError
from kg.cli.opened import address_of, is_folder, is_local_neo4j, is_new, reader, writer
from kg.cli.options import FormatOption, StoreOption
from kg.cli.output import Columns, Format, show, write
from kg.cli.progress import progress
from kg.printing.text import count

group = typer.Typer(no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="store")


@group.callback()
def store_group() -> None:
    """See to the store: its state, its place, stop its server, derive anew.

    The embedded store's server starts by itself, is shared by all commands, and leaves after ten idle minutes.
    """


@group.command()
def status(output: FormatOption = Format.TABLE, store: StoreOption = None) -> None:
    """Show where the store is, whether its server runs, and how much it holds. Starts no server."""
    address = address_of(store)
    facts: dict[str, object] = {"store": address}
    running = True
    if is_folder(address):
        import loaders

        found = loaders.status(Path(address))
        running = found.running
        facts |= {"running": running, "pid": found.pid, "address": found.uri}
    if running:
        with reader(store) as graph:
            facts |= {"stale": graph.stale(), **graph.counts()}
    if output is Format.TABLE:
        show(
            [{"": name, " ": value} for name, value in facts.items() if value is not None],
            Columns.plain("", " "),
            output,
        )
    else:
        show([facts], Columns.plain(*facts), output)


@group.command()
def path(store: StoreOption = None) -> None:
    """Print where the store is."""
    address = address_of(store)
    write(f"{Path(address).absolute() if is_folder(address) else address}\n")


@group.command()
def stop(store: StoreOption = None) -> None:
    """Stop the embedded store's server. The next command starts it again."""
    import loaders

    address = address_of(store)
    if is_local_neo4j(address):
        raise KgError(f"{address} is stopped by kg neo4j stop")
    if not is_folder(address):
        raise KgError(f"{address} is a server of its own: kg did not start it and does not stop it")
    stopped = loaders.stop(Path(address))
    write(f"{'Stopped' if stopped else 'Not running'}: {address}\n")


@group.command()
def migrate(store: StoreOption = None) -> None:
    """Bring a graph that an earlier kg made up to this one's schema, and derive anew. Safe to run again."""
    from kg.ingest import rebuild as make
    from loaders import migrate_store

    address = address_of(store)
    if is_new(store):
        reader(store).close()  # which says that there is none
    with progress("migrating") as state:
        version = migrate_store(address)
        with writer(store) as graph:
            if graph.stale():
                make(graph, lambda rows: state(f"{rows:,} derived nodes and relationships stored"))
    write(f"{address}: {'a new graph' if version is None else f'was schema {version}, and is up to date'}.\n")


@group.command()
def rebuild(store: StoreOption = None) -> None:
    """Make claims, contradictions and who is who anew from the articles in the store."""
    from kg.ingest import rebuild as make
    from kg.ingest import totals

    with writer(store) as graph, progress("deriving") as state:
        make(graph, lambda rows: state(f"{rows:,} nodes and relationships stored"))
        held = totals(graph)
    write(f"{count(held['claims'], 'claim')} and {count(held['contradictions'], 'contradiction')} derived anew.\n")
