"""How fast a graph is loaded: `kg import`, against one MERGE a row, and against `neo4j-admin database import`.

    make bench-load                                            all of saudinewsnet, 300,000 statements
    python benchmarks/load_speed.py --statements 2000 ARTICLES.jsonl.gz…

Each figure is measured in the same run, on the same local Neo4j, which is started for it in a folder of its own.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import neo4j
from synthetic import articles, parts, rows

import loaders
from loaders import admin_csv, cypher, dump, local_neo4j
from loaders.changes import row
from loaders.connection import Connection
from loaders.cypher import MODELS, Model
from loaders.local_neo4j import Home, Line
from loaders.writing import Row

DEFAULT = Path("../shared/data/saudinewsnet")
SAMPLE = 300
"""Rows of each kind that are loaded one by one: enough for a rate, few enough to wait for."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="*", help="files of articles; all of saudinewsnet by default")
    parser.add_argument("--statements", type=int, default=300_000)
    parser.add_argument("--line", type=Line, choices=list(Line), default=Line.LTS)
    parser.add_argument("--dump", type=Path, help="a dump made by synthetic.py, instead of articles")
    parser.add_argument("--admin-alone", action="store_true", help="time neo4j-admin alone, and load nothing else")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as place:
        folder = Path(place)
        source = given.dump or _made(folder / "graph.jsonl", given.articles, given.statements)
        home = Home(given.line, folder / "neo4j")
        running = local_neo4j.start(home, heap="2g")
        os.environ |= {"KG_NEO4J_USER": local_neo4j.USER, "KG_NEO4J_PASSWORD": home.password()}
        try:
            csv = folder / "csv"
            csv.mkdir()
            exported = _written(_rows(source), csv) if given.admin_alone else _measure(source, running.uri, csv)
            local_neo4j.stop(home)
            os.chdir(csv)
            _timed("neo4j-admin database import full, the server stopped", lambda: _admin(home, exported))
        finally:
            local_neo4j.stop(home)


def _made(target: Path, files: list[Path], statements: int) -> Path:
    found = files or sorted(DEFAULT.glob("*.jsonl.gz"))
    if not found:
        sys.exit(f"no articles: name their files, or put saudinewsnet into {DEFAULT}")
    with target.open("w", encoding="utf-8") as out:
        out.writelines(dump.lines(rows(parts(articles(found), statements)), stale=False))
    return target


def _measure(source: Path, address: str, csv: Path) -> int:
    """Load, load again, export; how many nodes and relationships were exported."""
    with loaders.open_store(address, write=True):
        pass  # constraints and indexes are there before anything is timed
    singly, _ = _timed("one MERGE a row", lambda: _one_by_one(source, address))
    with loaders.open_store(address, write=True) as store:
        store.run("MATCH (n) DETACH DELETE n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    together, seconds = _timed("kg import", lambda: _import(source, address))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    with loaders.open_store(address, write=True) as store:
        counts = store.counts()
        print(f"  {counts['Statement']:,} statements: {counts['Statement'] / seconds:,.0f} a second")
        print(f"  {together / singly:.1f} times as fast as one MERGE a row; peak memory grew by {grown:.0f} MB")
        _timed("the same again (all unchanged)", lambda: _import(source, address))
        rate, seconds = _timed("kg export --format neo4j-csv", lambda: _written(store.rows(), csv))
    return round(rate * seconds)


def _written(found: Iterable[Row], csv: Path) -> int:
    """Rows as neo4j-admin reads them; how many there are."""
    return sum(admin_csv.write(found, csv).values())


def _timed(what: str, work: Callable[[], int]) -> tuple[float, float]:
    """Rows a second, and seconds."""
    begun = time.perf_counter()
    done = work()
    seconds = time.perf_counter() - begun
    print(f"{what}: {done:,} nodes and relationships in {seconds:,.1f} s: {done / seconds:,.0f} a second", flush=True)
    return done / seconds, seconds


def _rows(source: Path) -> Iterator[Row]:
    with source.open("rb") as file:
        dump.is_stale(file, str(source))
        yield from dump.read(file, str(source))


def _one_by_one(source: Path, address: str) -> int:
    """Some rows of every kind, whose ends are there, each by a query and a transaction of its own."""
    some: dict[Model, list[Row]] = {model: [] for model in MODELS}
    nodes: dict[str, set[str]] = {}
    for one in _rows(source):
        model, key, _ = one
        if len(some[model]) >= SAMPLE:
            continue
        if len(key) == 2:
            start, finish = str(model.start_label), str(model.end_label)  # type: ignore[union-attr]
            if key[0] not in nodes.get(start, set()) or key[1] not in nodes.get(finish, set()):
                continue
        else:
            nodes.setdefault(str(model.label), set()).add(key[0])  # type: ignore[union-attr]
        some[model].append(one)
    connection = Connection.open(address, write=True)
    done = 0

    def write(tx: neo4j.ManagedTransaction, model: Model, values: dict[str, object]) -> None:
        tx.run(cypher.merge(model), rows=[values]).consume()

    for model, found in some.items():
        for _, key, properties in islice(found, SAMPLE):
            values = row(model, key) | {"properties": properties}
            connection.write(lambda tx, m=model, v=values: write(tx, m, v))  # type: ignore[misc]
            done += 1
    connection.close()
    return done


def _import(source: Path, address: str) -> int:
    with loaders.open_store(address, write=True) as store:
        counters = store.load(_rows(source), token=dump.token(source), stale=False)
    groups = (counters.created, counters.updated, counters.unchanged)
    return sum(sum(group.values()) for group in groups)


def _admin(home: Home, exported: int) -> int:
    arguments = [*admin_csv.ARGUMENTS, *admin_csv.sources()]
    local_neo4j.admin(home, "database", "import", "full", "neo4j", *arguments, heap="2g")
    return exported


if __name__ == "__main__":
    main()
