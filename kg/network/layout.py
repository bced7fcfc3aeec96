"""Where everybody stands in the picture."""

from collections.abc import Mapping
from math import sqrt
from typing import NamedTuple

import networkx as nx

SPREAD = 104.0
"""Pixels between two tied actors, before labels push them apart."""
GAP = 34.0
_ROUNDS = 300
_SHAPE = 1.7
"""Width of the picture over its height, where the groups allow it."""


class Box(NamedTuple):
    """What an actor takes up: half its width, what is above and what is below its centre."""

    half: float
    above: float
    below: float


Places = dict[str, tuple[float, float]]


def place(graph: "nx.Graph[str]", boxes: Mapping[str, Box]) -> tuple[Places, float, float]:
    """A centre for every node, and width and height of the whole; no two boxes overlap.

    Each group of tied actors is laid out by itself (Kamada and Kawai 1989), then the groups stand in rows, the largest
    first. The same graph gives the same picture.
    """
    groups = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed = [_group(graph, members, boxes) for members in groups]
    extents = [_extent(places, boxes) for places in placed]
    area = sum((right - left + GAP) * (bottom - top + GAP) for left, top, right, bottom in extents)
    wide = max([sqrt(area * _SHAPE), *(right - left for left, _, right, _ in extents)], default=0.0)
    found: Places = {}
    x = y = row = width = 0.0
    for places, (left, top, right, bottom) in zip(placed, extents, strict=True):
        if x and x + right - left > wide:
            x, y, row = 0.0, y + row + GAP, 0.0
        found |= {node: (px - left + x, py - top + y) for node, (px, py) in places.items()}
        x, row = x + right - left + GAP, max(row, bottom - top)
        width = max(width, x - GAP)
    return found, width, y + row


def _group(graph: "nx.Graph[str]", members: list[str], boxes: Mapping[str, Box]) -> Places:
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(members)
    part.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.subgraph(members).edges()))
    scale = SPREAD * max(1.0, nx.diameter(part)) / 2 if len(part) > 1 else 1.0
    raw = nx.kamada_kawai_layout(part, scale=scale)
    # labels are wider than they are high, so the picture is stretched before they push each other
    places = {node: (float(raw[node][0]) * 1.35, float(raw[node][1])) for node in members}
    for _ in range(_ROUNDS):
        if not _push(places, members, boxes):
            break
    return places


def _push(places: Places, members: list[str], boxes: Mapping[str, Box]) -> bool:
    """Move overlapping boxes apart, each half of the way along the shorter axis. Whether any did overlap."""
    moved = False
    for i, one in enumerate(members):
        for other in members[i + 1 :]:
            (ax, ay), (bx, by) = places[one], places[other]
            a, b = boxes[one], boxes[other]
            dx = a.half + b.half + 10 - abs(bx - ax)
            dy = (a.below + b.above if ay < by else a.above + b.below) + 10 - abs(by - ay)
            if dx <= 0.01 or dy <= 0.01:
                continue
            moved = True
            if dx < dy:
                step = dx / 2 if ax < bx else -dx / 2
                places[one], places[other] = (ax - step, ay), (bx + step, by)
            else:
                step = dy / 2 if ay < by else -dy / 2
                places[one], places[other] = (ax, ay - step), (bx, by + step)
    return moved


def _extent(places: Places, boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    return (
        min(x - boxes[node].half for node, (x, _) in places.items()),
        min(y - boxes[node].above for node, (_, y) in places.items()),
        max(x + boxes[node].half for node, (x, _) in places.items()),
        max(y + boxes[node].below for node, (_, y) in places.items()),
    )
