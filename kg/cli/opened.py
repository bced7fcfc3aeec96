"""The store that a command works on."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.errors import ExitCode, KgError, say

if TYPE_CHECKING:
    from loaders import View, Writer


def address_of(store: str | None) -> str:
    """The store that was asked for («~» resolved), or the user's own; KgError for a home that is not there."""
    if store:
        try:
            return str(Path(store).expanduser()) if is_folder(store) else store
        except RuntimeError:
            raise KgError(f"{store}: there is no such home folder") from None
    from platformdirs import user_data_path

    return str(user_data_path("kg", appauthor=False) / "store")


def is_folder(address: str) -> bool:
    """Whether a store is embedded, rather than a server of its own."""
    return "://" not in address and not is_local_neo4j(address)


def is_local_neo4j(address: str) -> bool:
    """Whether a store is the Neo4j that `kg neo4j` runs."""
    if not address.startswith("local-neo4j"):  # nothing is imported for other addresses
        return False
    from loaders.local_neo4j import line_at

    return line_at(address) is not None


def mending(store: str | None) -> str:
    """The command that derives anew what is out of date in a store."""
    return f"kg store rebuild --store {shlex.quote(store)}" if store else "kg store rebuild"


def reader(store: str | None) -> "View":
    """The store, for reading only. Says on stderr where its derived layer is out of date."""
    from loaders import StoreMissing, open_store

    address = address_of(store)
    try:
        view = open_store(address, write=False)
    except StoreMissing as error:
        mend = "kg ingest PATH… makes one" if is_folder(address) else "KG_NEO4J_DATABASE has to name one that is there"
        raise KgError(f"{error}: {mend}", ExitCode.STORE) from None
    if view.stale():
        say(f"the store was changed after claims and contradictions were last derived: {mending(store)}")
    return view


def is_new(store: str | None) -> bool:
    """Whether a writer would have to make the store: a folder that is not there, or is empty."""
    from loaders.layout import Layout

    address = address_of(store)
    if not is_folder(address):
        return False
    layout = Layout(Path(address))
    return not layout.exists() and not layout.is_foreign()


def writer(store: str | None, *, make: bool = False) -> "Writer":
    """The store, for writing; where there is none, it is made if `make` is set."""
    from loaders import StoreMissing, open_store

    if not make and is_new(store):
        reader(store).close()  # which says that there is none
    address = address_of(store)
    try:
        return open_store(address, write=True)
    except StoreMissing as error:
        raise KgError(f"{error}: KG_NEO4J_DATABASE has to name one that is there", ExitCode.STORE) from None
