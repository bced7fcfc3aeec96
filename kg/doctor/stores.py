"""Are the stores in order: the embedded one, the local Neo4j, and the one that commands use?"""

import shlex
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import loaders
from kg.doctor.finding import Finding, broken, fine, warning
from kg.doctor.machine import CLOCK_SECONDS, SET_CLOCK
from loaders import local_neo4j
from loaders.connection import Connection
from loaders.health import Health, examine


def embedded() -> Finding:
    """Starts an embedded store, asks it, and stops it."""
    part = "embedded store"
    with TemporaryDirectory(prefix="kg-doctor-") as folder:
        place = Path(folder) / "store"
        try:
            with loaders.open_store(place, write=True) as graph:
                graph.run("MATCH (n) RETURN count(n) AS n")
        except loaders.StoreError as error:
            return broken(part, str(error), "pip install --force-reinstall arcadedb-embedded")
        finally:
            loaders.stop(place)
    return fine(part, "starts, answers and stops")


def local() -> Iterator[Finding]:
    """The local Neo4j of each line that was ever started."""
    part = "local Neo4j"
    homes = [home for home in map(local_neo4j.Home, local_neo4j.Line) if home.was_started()]
    if not homes:
        yield fine(part, "never started (kg neo4j start)")
    for home in homes:
        line = f"--line {home.line}"
        running = local_neo4j.find(home)
        if home.password_file.is_file() and stat.S_IMODE(home.password_file.stat().st_mode) & 0o077:
            yield broken(part, f"others can read {home.password_file}", f"chmod 600 {home.password_file}")
        elif running is None:
            yield fine(part, f"{home.line.version} is stopped (kg neo4j start {line})")
        else:
            try:
                yield fine(part, f"{local_neo4j.version(home, running)} runs at {running.uri}")
            except loaders.AuthFailed as error:
                yield broken(part, str(error), f"write the right password into {home.password_file}")
            except loaders.StoreError as error:
                mend = f"kg neo4j stop {line} && kg neo4j start {line}"
                yield broken(part, str(error), mend)


def chosen(address: str, option: str) -> Iterator[Finding]:
    """The store that commands use: reached, up to date, its server, its constraints, its clock.

    `option` is what names it on a command line.
    """
    part = "your store"
    try:
        with loaders.open_store(address, write=False) as graph:
            held, stale = graph.counts()["Article"], graph.stale()
        connection = Connection.open(address, write=False)
        try:
            health = examine(connection)
        finally:
            connection.close()
    except loaders.StoreMissing as error:
        if "://" not in address:
            yield fine(part, f"{address}: not made yet (kg ingest makes it)")
        else:
            yield broken(part, str(error), "set KG_NEO4J_DATABASE to a database that is there")
        return
    except loaders.StoreError as error:
        yield broken(part, str(error), _mend(error, address, option))
        return
    if stale:
        yield warning(part, f"{address}: {held:,} articles, out of date", f"kg store rebuild{option}")
    else:
        yield fine(part, f"{address}: {held:,} articles, up to date")
    yield from described(health, option)


def described(health: Health, option: str) -> Iterator[Finding]:
    """What a store's health comes to: its server, its constraints, its clock."""
    named = f"{health.product} {health.version}"
    if health.too_old:
        yield broken("its server", f"{named} is older than 5.26", "upgrade it, or use the local one: kg neo4j start")
    else:
        yield fine("its server", named)
    if health.doubled:
        mend = _writing(health.doubled, option)
        says = f"{len(health.doubled)} keys have more than one node each, so that a constraint is missing"
        yield broken("its constraints", says, f"{mend}; kg store migrate{option}; kg store rebuild{option}")
    elif health.missing:
        says = f"{len(health.missing)} constraints or indexes are missing"
        yield broken("its constraints", says, _writing(health.missing, option))
    elif health.failed:
        says = f"{len(health.failed)} indexes do not work: dropped, they are missing, and kg doctor makes them"
        yield broken("its constraints", says, _writing(health.failed, option))
    else:
        yield fine("its constraints", "all there")
    if abs(health.clock_ahead) > CLOCK_SECONDS:
        says = f"{abs(health.clock_ahead):.0f} s {'ahead of' if health.clock_ahead > 0 else 'behind'} this machine's"
        yield warning("its clock", says, f"{SET_CLOCK} on both machines")
    else:
        yield fine("its clock", "the same as this machine's")


def _writing(statements: Iterable[str], option: str) -> str:
    """The commands that run Cypher which writes, one after another."""
    return "; ".join(f"kg cypher{option} --write {shlex.quote(one)}" for one in statements)


def _mend(error: loaders.StoreError, address: str, option: str) -> str:
    """What to do about a store that cannot be opened."""
    match error:
        case loaders.AuthFailed() if (line := local_neo4j.line_at(address)) is not None:
            return f"write the right password into {local_neo4j.Home(line).password_file}"
        case loaders.AuthFailed():
            return "export KG_NEO4J_PASSWORD_FILE=FILE, and KG_NEO4J_USER if it is not neo4j"
        case loaders.StoreLocked():
            return f"end the other program, or kg store stop{option}"
        case loaders.StoreFull():
            return "free some room on the disk"
        case loaders.BadAddress():
            return "--store FOLDER, --store local-neo4j, or --store bolt://HOST:PORT"
        case loaders.OlderVersion():
            return f"kg store migrate{option}"
        case loaders.WrongVersion():
            return "use the version of kg that made it, or read the articles into a new store"
        case loaders.StoreUnavailable() if address.startswith("local-neo4j"):
            return f"kg neo4j start --line {local_neo4j.line_at(address)}"
        case loaders.StoreUnavailable() if "://" in address:
            return f"start the Neo4j at {address} (docker compose up --detach --wait), or another store: --store"
    if "://" in address:
        return f"mend what the server says, then kg doctor{option}"
    if (line := local_neo4j.line_at(address)) is not None:
        return f"kg neo4j stop --line {line} && kg neo4j start --line {line}"
    return f"kg store stop{option}, then try again"
