"""Which Neo4j is run: the two lines that are kept up, each pinned to one version and its jars."""

from enum import StrEnum
from functools import cache
from pathlib import Path

from loaders.errors import StoreError
from schemas import Frozen

ADDRESS = "local-neo4j"
BROWSER = "5.24.0"
NEEDS = "a local Neo4j needs more packages: pip install 'claim-denial-kg[neo4j-local]'"
_LISTS = Path(__file__).parent / "jars"


class Line(StrEnum):
    """A line of Neo4j releases."""

    LTS = "lts"
    CURRENT = "current"

    @property
    def version(self) -> str:
        return {Line.LTS: "5.26.30", Line.CURRENT: "2026.08.1"}[self]

    @property
    def address(self) -> str:
        """What `--store` takes for a server of this line."""
        return ADDRESS if self is Line.LTS else f"{ADDRESS}:{self}"

    @property
    def main_class(self) -> str:
        """What starts the server: the line of META-INF/services/org.neo4j.server.startup.EntryPoint in its jar."""
        return {Line.LTS: "org.neo4j.server.CommunityEntryPoint", Line.CURRENT: "org.neo4j.server.Neo4jCommunity"}[self]


class Jar(Frozen):
    """One jar of a server: its Maven coordinate (group:artifact:jar[:classifier]:version), and what it must be."""

    coordinate: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        _, artifact, packaging, *classifier, version = self.coordinate.split(":")
        return f"{'-'.join((artifact, version, *classifier))}.{packaging}"


def jar_list(line: Line) -> Path:
    """The file that lists `line`'s jars, made by `python -m loaders.local_neo4j.pin`."""
    return _LISTS / f"neo4j-{line.version}.txt"


@cache
def jars(line: Line) -> tuple[Jar, ...]:
    """The jars of `line`, in the order of the class path."""
    found = []
    for text in jar_list(line).read_text(encoding="utf-8").splitlines():
        coordinate, sha256, size = text.split()
        found.append(Jar(coordinate=coordinate, sha256=sha256, size=int(size)))
    if not found:
        raise StoreError(f"{jar_list(line)} lists no jars")
    return tuple(found)


def line_at(address: str) -> Line | None:
    """The line that a store's address names: `local-neo4j`, `local-neo4j:current`; None for any other address.

    StoreError where there is no such line.
    """
    name, colon, line = address.partition(":")
    if name != ADDRESS or line.startswith("//"):
        return None
    try:
        return Line(line) if colon else Line.LTS
    except ValueError:
        raise StoreError(f"{address}: there is no such line of Neo4j: {' or '.join(Line)}") from None
