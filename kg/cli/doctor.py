"""`kg doctor`: is everything there, and does it work?"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from kg.cli.errors import ExitCode
from kg.cli.opened import address_of, is_folder, mending
from kg.cli.options import FormatOption, StoreOption
from kg.cli.output import Columns, Format, show

SENTENCE = "قال دميتري بيسكوف إن روسيا لم تتدخل في الانتخابات."


def register(app: typer.Typer) -> None:
    app.command()(doctor)


def doctor(output: FormatOption = Format.TABLE, store: StoreOption = None) -> None:
    """Try every part of the installation, and say what is broken and how to mend it. Takes a few seconds."""
    checks: dict[str, Callable[[], str]] = {
        "python": lambda: sys.version.split()[0],
        "torch": _torch,
        "queries": _queries,
        "model of names": _names,
        "embedded store": _embedded,
        "your store": lambda: _store(store),
    }
    rows = [_tried(name, check) for name, check in checks.items()]
    show(rows, Columns.plain("part", "fine", "says"), output)
    raise typer.Exit(ExitCode.FINE if all(row["fine"] for row in rows) else ExitCode.SETUP)


def _tried(part: str, check: Callable[[], str]) -> dict[str, object]:
    try:
        return {"part": part, "fine": True, "says": check()}
    except Exception as error:  # whatever is broken: that is the question
        return {"part": part, "fine": False, "says": f"{type(error).__name__}: {error}"}


def _torch() -> str:
    import torch

    where = "with CUDA" if torch.cuda.is_available() else "on the CPU"
    return f"{torch.__version__} {where}, {torch.get_num_threads()} threads"


def _queries() -> str:
    from queries import catalogue

    return f"{len(catalogue())} canned queries, all well-formed"


def _names() -> str:
    from kg.pipeline import extract
    from schemas import Article

    reasons: list[str] = []
    found = list(extract([Article.make("doctor", SENTENCE)], lambda _doc, reason: reasons.append(reason)))
    if reasons:
        raise RuntimeError(reasons[0])
    actors = [one.actor.name for facts in found for one in facts.statements if one.actor]
    if not actors:
        raise RuntimeError(f"no statement found in: {SENTENCE}")
    return f"reads who speaks: {', '.join(actors)}"


def _embedded() -> str:
    import loaders

    with TemporaryDirectory(prefix="kg-doctor-") as folder:
        place = Path(folder) / "store"
        try:
            with loaders.open_store(place, write=True) as graph:
                graph.run("MATCH (n) RETURN count(n) AS n")
        finally:
            loaders.stop(place)
    return "starts, answers and stops"


def _store(store: str | None) -> str:
    import loaders

    address = address_of(store)
    try:
        with loaders.open_store(address, write=False) as graph:
            state = f"out of date: {mending(store)}" if graph.stale() else "up to date"
            return f"{address}: {graph.counts()['Article']:,} articles, {state}"
    except loaders.StoreMissing:
        if is_folder(address):
            return f"{address}: not made yet (kg ingest makes it)"
        raise
