"""Loads that are killed: the loader with -9 at random moments, the store's server too, then the same load again.

    make faults                                              50 and 20 kills on each of the three stores
    python benchmarks/faults.py --store embedded --loader-kills 5 --server-kills 2

After every kill the load is run again, and the graph must be that of an undisturbed load: both are dumped in canonical
order and compared byte by byte. Moments are drawn, with a seed, over the transactions of the undisturbed load.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from synthetic import parts, rows

import loaders
from loaders import StoreUnavailable, dump, local_neo4j, writing
from loaders.connection import Connection
from loaders.local_neo4j import Home, Line

STORES = ("embedded", *map(str, Line))
SEED = 20150731
TRANSACTION = 200
"""Rows in a transaction here: small, so that kills fall between transactions as often as within them."""
PATIENCE = 600.0


class Place(NamedTuple):
    """A store under test: its address, its server's process, and how to start that again."""

    address: str
    server: Callable[[], int]
    start: Callable[[], object]


class Whole(NamedTuple):
    """An undisturbed load: the graph, in how many steps, how long."""

    dump: bytes
    steps: int
    seconds: float


class Result(NamedTuple):
    """How many kills found the load still running, and how many loads ended in another graph."""

    hits: int
    kills: int
    wrong: int


def disturb(place: Place, *, statements: int, loader_kills: int, server_kills: int, seed: int = SEED) -> Result:
    """Load, kill, load again and compare, once for every kill; half of the loads are imports, half ingests."""
    chance = random.Random(seed)  # noqa: S311
    undisturbed = {way: _undisturbed(place, way, statements) for way in ("import", "ingest")}
    if undisturbed["import"].dump != undisturbed["ingest"].dump:
        raise RuntimeError("an import and an ingest of the same make different graphs")
    hits = wrong = 0
    for number in range(loader_kills + server_kills):
        way = ("import", "ingest")[number % 2]
        whole = undisturbed[way]
        _clear(place)
        loader = _loader(place, way, statements)
        _wait(loader, chance.randrange(whole.steps), chance.uniform(0.0, whole.seconds / whole.steps))
        hits += loader.poll() is None
        if number < loader_kills:
            loader.kill()
        else:
            os.kill(place.server(), signal.SIGKILL)
            place.start()
        loader.communicate(timeout=PATIENCE)
        again = _loader(place, way, statements)
        again.communicate(timeout=PATIENCE)
        same = again.returncode == 0 and _dump(place) == whole.dump
        wrong += not same
        if not same:
            print(f"kill {number}: exit code {again.returncode}, another graph than an undisturbed {way}", flush=True)
    return Result(hits, loader_kills + server_kills, wrong)


def _undisturbed(place: Place, way: str, statements: int) -> Whole:
    _clear(place)
    loader = _loader(place, way, statements)
    begun = time.monotonic()
    steps, _ = loader.communicate(timeout=PATIENCE)
    if loader.returncode != 0:
        raise RuntimeError(f"an undisturbed {way} fails")
    return Whole(_dump(place), len(steps.splitlines()), time.monotonic() - begun)


def _wait(loader: "subprocess.Popen[bytes]", steps: int, seconds: float) -> None:
    """Until the loader has said that it did `steps` of its transactions, and `seconds` more."""
    assert loader.stdout is not None
    for _ in range(steps):
        loader.stdout.readline()
    time.sleep(seconds)


@contextmanager
def opened(name: str, folder: Path) -> Iterator[Place]:
    """The store of that name, in `folder`."""
    if name == "embedded":
        address = folder / "store"
        try:
            yield Place(str(address), lambda: int(loaders.status(address).pid or 0), lambda: None)
        finally:
            loaders.stop(address)
        return
    home = Home(Line(name), folder / "neo4j")
    running = local_neo4j.start(home)
    os.environ |= {"KG_NEO4J_USER": local_neo4j.USER, "KG_NEO4J_PASSWORD": home.password()}

    def start() -> object:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return local_neo4j.start(home, bolt_port=running.bolt_port, http_port=running.http_port)
            except StoreUnavailable:  # the killed one's ports are not free at once
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    try:
        yield Place(running.uri, lambda: local_neo4j.running(home).pid, start)
    finally:
        local_neo4j.stop(home)


def _loader(place: Place, way: str, statements: int) -> "subprocess.Popen[bytes]":
    """A process of its own that loads."""
    words = [sys.executable, str(Path(__file__).resolve()), "--load", way, "--address", place.address]
    words += ["--statements", str(statements)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603


def _load(way: str, address: str, statements: int) -> None:
    writing.TRANSACTION = TRANSACTION
    layers = list(parts(_texts(), statements))
    with loaders.open_store(address, write=True) as store:
        if way == "import":
            store.load(rows(layers), token="faults", stale=False, on_rows=_told)  # noqa: S106
            return
        [(base, derived, facts)] = layers
        for start in range(0, len(facts), 8):
            store.add(facts[start : start + 8])
            _told(start)
        store.replace_derived(derived, base, on_rows=_told)


def _told(rows: int) -> None:
    print(rows, flush=True)


def _texts() -> list[tuple[str, str, str | None, str | None]]:
    body = "\n".join(f"قال المتحدث رقم {n} إن المفاوضات مع الوفد رقم {n * 7 % 13} لم تبدأ بعد." for n in range(12))
    return [(f"خبر {n}", body, f"صحيفة {n % 5}", f"2015-07-{n % 28 + 1:02}") for n in range(60)]


def _dump(place: Place) -> bytes:
    with loaders.open_store(place.address, write=False) as store:
        return "".join(dump.lines(store.rows(), stale=store.stale())).encode()


def _clear(place: Place) -> None:
    connection = Connection.open(place.address, write=True)
    connection.command("MATCH (n) DETACH DELETE n")
    connection.close()


def main() -> int:
    """Disturb each store; 1 where a graph is not that of an undisturbed load."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", choices=STORES, action="append", help="one of them; all by default")
    parser.add_argument("--statements", type=int, default=300)
    parser.add_argument("--loader-kills", type=int, default=50)
    parser.add_argument("--server-kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--load", choices=("import", "ingest"), help=argparse.SUPPRESS)
    parser.add_argument("--address", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.load:
        _load(given.load, given.address, given.statements)
        return 0
    wrong = 0
    for name in given.store or STORES:
        with tempfile.TemporaryDirectory(prefix="kg-faults-") as folder, opened(name, Path(folder)) as place:
            found = disturb(
                place,
                statements=given.statements,
                loader_kills=given.loader_kills,
                server_kills=given.server_kills,
                seed=given.seed,
            )
        wrong += found.wrong
        print(
            f"{name}: {given.loader_kills} kills of the loader and {given.server_kills} of the server, {found.hits} of "
            f"them in mid-load; {found.kills - found.wrong} of {found.kills} graphs byte for byte as undisturbed",
            flush=True,
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
