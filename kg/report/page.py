"""A report as one HTML page that needs nothing else: contradictions, claims over time, the graph of actors."""

import json
import re
from collections import Counter
from collections.abc import Iterable

from kg.network.model import Network
from kg.network.picture import draw, drawn
from kg.pages.page import render
from kg.printing.text import clean
from kg.report.model import Pair, ReportModel
from schemas import ContradictionKind, Frozen

ROWS = 25
"""Rows of a table beside the graph; JSON has them all."""


class Choice(Frozen):
    """What a filter offers, and how many contradictions it leaves."""

    key: str
    name: str
    count: int


class PairRow(Frozen):
    """A contradiction with the places of its actors and outlets in the filters' lists."""

    pair: Pair
    actors: tuple[int, ...]
    outlets: tuple[int, ...]
    days: tuple[str, ...]
    claims: tuple[str, ...]


def to_html(report: ReportModel) -> str:
    """The page. Whatever stands in the report, it is shown as text; only http and https addresses become links."""
    from markupsafe import Markup

    pairs, network = report.pairs, report.network
    actors = _choices([{(side.actor_id, side.actor) for side in (pair.a, pair.b) if side.actor} for pair in pairs])
    outlets = _choices([{(o, o) for o in (pair.a.outlet, pair.b.outlet) if o} for pair in pairs])
    actor_places = {one.key: place for place, one in enumerate(actors)}
    outlet_places = {one.key: place for place, one in enumerate(outlets)}
    lines = {line.claim for line in report.timelines}
    rows = [_row(pair, actor_places, outlet_places, lines) for pair in pairs]
    days = sorted(day for row in rows for day in row.days)
    kinds = Counter(pair.kind for pair in pairs)
    names = {one.id: one.name for one in network.members}
    shown = drawn(network)
    return render(
        "report",
        report=report,
        counts=[(key, getattr(report, key)) for key in ("articles", "statements", "claims", "contradictions")],
        pairs=rows,
        actors=actors,
        outlets=outlets,
        kinds=[(kind.value, kinds[kind]) for kind in ContradictionKind if kinds[kind]],
        days=(days[0], days[-1]) if days else None,
        picture=Markup(draw(network, alone=False)) if shown else "",  # noqa: S704  made by an XML library
        drawn=len(shown),
        tied=len({actor for tie in network.ties for actor in (tie.a, tie.b)}),
        actor_numbers=json.dumps({clean(actor): place for actor, place in actor_places.items()}),
        contradicted=[one for one in network.members if one.contradicted][:ROWS],
        camps=_camps(network, names),
        circles=[[names[actor] for actor in circle] for circle in network.circles[:ROWS]],
        brokers=[{"broker": one, "name": names[one.actor]} for one in network.brokers[:ROWS]],
    )


def _choices(found: Iterable[set[tuple[str, str]]]) -> list[Choice]:
    """What occurs in the contradictions, what occurs in most of them first."""
    counts = Counter(one for pair in found for one in pair)
    choices = [Choice(key=key, name=name, count=count) for (key, name), count in counts.items()]
    return sorted(choices, key=lambda one: (-one.count, one.name, one.key))


def _row(pair: Pair, actors: dict[str, int], outlets: dict[str, int], lines: set[str]) -> PairRow:
    sides = (pair.a, pair.b)
    return PairRow(
        pair=pair,
        actors=tuple(dict.fromkeys(actors[one.actor_id] for one in sides if one.actor)),
        outlets=tuple(dict.fromkeys(outlets[one.outlet] for one in sides if one.outlet)),
        days=tuple(one.date[:10] for one in sides if one.date and re.match(r"\d{4}-\d\d-\d\d", one.date)),
        claims=tuple(dict.fromkeys(one.claim for one in sides if one.claim in lines)),
    )


def _camps(network: Network, names: dict[str, str]) -> list[dict[str, object]]:
    return [
        {
            "first": [names[actor] for actor in one.sides[0]],
            "second": [names[actor] for actor in one.sides[1]],
            "strained": one.strained,
        }
        for one in network.camps[:ROWS]
    ]
