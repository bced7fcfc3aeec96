"""The graph of actors as a picture: SVG, for a page or by itself, and PNG made of it.

Text stays text, in logical order: the renderer (a browser, or resvg for PNG) joins and orders Arabic letters.
"""

from math import hypot, log2, sqrt
from xml.etree import ElementTree as Xml

import networkx as nx

from kg.network.layout import Box, Places, place
from kg.network.model import Member, Network, Tie
from kg.pages.fonts import FAMILY, TTF, WOFF2, font_face
from kg.printing.text import RIGHT_TO_LEFT, clean

MOST = 60
"""Actors in a picture, the most contradicted; more cannot be read."""
INK, PAPER, MUTED = "#22303a", "#fffdf9", "#6b7780"
CAMP_COLOURS = ("#3d6f8f", "#b07a2a")
ODD, EVEN = "#b5483f", "#3f7f5f"
_LINE = 18
_LABEL = 24
"""Letters on a line of a label."""
_MARGIN = 26.0
_RLM = "\u200f"
_LEGEND = (
    ("contradiction", "تناقض (السهم: نفي)", "contradicts (arrow: denies)"),
    ("agreement", "اتفاق", "agrees"),
)


def draw(network: Network, *, most: int = MOST, alone: bool = True) -> str:
    """The picture as SVG.

    With `alone` it stands for itself: with background, legend and font. Without, it is a part of a page that has them,
    and that styles it by its classes.
    """
    shown = drawn(network, most)
    ties = [tie for tie in network.ties if tie.a in shown and tie.b in shown]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(shown)
    graph.add_edges_from((tie.a, tie.b) for tie in ties)
    places, width, height = place(graph, {key: _box(shown[key]) for key in graph})
    foot = 44.0 if alone else 0.0
    wide, high = max(width + 2 * _MARGIN, 460.0), height + 2 * _MARGIN + foot
    svg = Xml.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {wide:.0f} {high:.0f}",
            "class": "network",
            "font-family": f"{FAMILY}, sans-serif",
            "font-size": "14",
            "direction": "ltr",
            "width": f"{wide:.0f}",
            "height": f"{high:.0f}",
        },
    )
    if alone:
        Xml.SubElement(svg, "style").text = font_face(FAMILY, 400, WOFF2[400])
        Xml.SubElement(svg, "rect", {"width": "100%", "height": "100%", "fill": PAPER})
    _arrow(svg)
    middle = (wide - width) / 2
    places = {key: (x + middle, y + _MARGIN) for key, (x, y) in places.items()}
    for tie in ties:
        _draw_tie(svg, tie, shown, places)
    for key in graph:
        _draw_member(svg, shown[key], *places[key])
    if alone:
        _legend(svg, wide, high)
    return Xml.tostring(svg, encoding="unicode")


def drawn(network: Network, most: int = MOST) -> dict[str, Member]:
    """Who is in the picture: those whom the strongest contradictions tie."""
    chosen: set[str] = set()
    for tie in network.ties:  # the strongest first
        if tie.contradictions and len(chosen | {tie.a, tie.b}) <= most:
            chosen |= {tie.a, tie.b}
    return {one.id: one for one in network.members if one.id in chosen}


def to_png(svg: str, *, zoom: float = 2.0) -> bytes:
    """A picture that `draw` made, as PNG. Its only fonts are those that come with kg."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=[str(file) for file in TTF],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )


def radius(member: Member) -> float:
    """Of an actor's circle: its area grows with how often it is contradicted."""
    return min(9.0 + 3.2 * sqrt(member.contradicted), 34.0)


def label_lines(name: str) -> list[str]:
    """A name on two lines at most, cut between words where it is long."""
    lines = [""]
    for word in clean(name).split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LABEL:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    shown = [line if len(line) <= 2 * _LABEL else f"{line[: 2 * _LABEL]}…" for line in lines[:2]]
    return shown if len(lines) <= 2 else [shown[0], f"{shown[1]} …"]


def _box(member: Member) -> Box:
    size, lines = radius(member), label_lines(member.name)
    return Box(max(size, 4.3 * max(map(len, lines))) + 4, size + 3, size + 8 + _LINE * len(lines))


def _draw_member(svg: Xml.Element, member: Member, x: float, y: float) -> None:
    size = radius(member)
    colour = CAMP_COLOURS[(member.camp or 0) % 2]
    group = Xml.SubElement(svg, "g", {"class": f"actor camp{(member.camp or 0) % 2}", "data-actor": clean(member.id)})
    Xml.SubElement(group, "title").text = clean(f"{member.name} — {member.contradicted} ← · → {member.contradicts}")
    circle = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{size:.1f}", "fill": colour, "stroke": PAPER}
    Xml.SubElement(group, "circle", {**circle, "stroke-width": "2"})
    for number, line in enumerate(label_lines(member.name)):
        where = {"x": f"{x:.1f}", "y": f"{y + size + 17 + _LINE * number:.1f}", "text-anchor": "middle"}
        halo = {"stroke": PAPER, "stroke-width": "4", "stroke-linejoin": "round", "paint-order": "stroke"}
        Xml.SubElement(group, "text", {**where, **halo, "fill": INK}).text = _directed(line)


def _draw_tie(svg: Xml.Element, tie: Tie, members: dict[str, Member], places: Places) -> None:
    (ax, ay), (bx, by) = places[tie.a], places[tie.b]
    away = hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / away, (by - ay) / away
    start, end = radius(members[tie.a]) + 3, radius(members[tie.b]) + 3
    odd = tie.contradictions > 0
    start, end = start + 6 * bool(tie.b_denies_a), end + 6 * bool(tie.a_denies_b)
    line = {
        "x1": f"{ax + ux * start:.1f}",
        "y1": f"{ay + uy * start:.1f}",
        "x2": f"{bx - ux * end:.1f}",
        "y2": f"{by - uy * end:.1f}",
        "stroke": ODD if odd else EVEN,
        "stroke-width": f"{1.4 + log2(max(tie.contradictions, tie.agreements, 1)):.1f}",
        "stroke-opacity": "0.75",
    }
    if not odd:
        line["stroke-dasharray"] = "5 4"
    if tie.a_denies_b:
        line["marker-end"] = "url(#denies)"
    if tie.b_denies_a:
        line["marker-start"] = "url(#denies)"
    group = Xml.SubElement(
        svg, "g", {"class": f"tie {'odd' if odd else 'even'}", "data-a": clean(tie.a), "data-b": clean(tie.b)}
    )
    names = " ↔ ".join(members[key].name for key in (tie.a, tie.b))
    Xml.SubElement(group, "title").text = clean(f"{names}: {tie.contradictions} ✗, {tie.agreements} ✓")
    Xml.SubElement(group, "line", line)


def _arrow(svg: Xml.Element) -> None:
    shape = {"id": "denies", "viewBox": "0 0 8 8", "refX": "2", "refY": "4", "orient": "auto-start-reverse"}
    size = {"markerWidth": "9", "markerHeight": "9", "markerUnits": "userSpaceOnUse"}
    marker = Xml.SubElement(Xml.SubElement(svg, "defs"), "marker", {**shape, **size})
    Xml.SubElement(marker, "path", {"d": "M0 0L8 4L0 8z", "fill": ODD, "class": "arrow"})


def _directed(text: str) -> str:
    """`text`, so that marks at the ends of Arabic stay on their side; renderers agree on these marks only."""
    return f"{_RLM}{text}{_RLM}" if RIGHT_TO_LEFT.search(text) else text


def _legend(svg: Xml.Element, wide: float, high: float) -> None:
    for number, (kind, arabic, english) in enumerate(_LEGEND):
        odd = kind == "contradiction"
        x, y = wide - _MARGIN - number * min(300.0, wide / 2), high - 24
        line = {"x1": f"{x:.0f}", "x2": f"{x - 30:.0f}", "y1": f"{y:.0f}", "y2": f"{y:.0f}", "stroke-width": "2.2"}
        dashes = {"stroke": ODD} if odd else {"stroke": EVEN, "stroke-dasharray": "5 4"}
        Xml.SubElement(svg, "line", {**line, **dashes})
        words = {"x": f"{x - 38:.0f}", "y": f"{y + 2:.0f}", "fill": MUTED, "font-size": "12", "text-anchor": "end"}
        Xml.SubElement(svg, "text", words).text = _directed(arabic)
        Xml.SubElement(svg, "text", {**words, "y": f"{y + 18:.0f}", "font-size": "10.5"}).text = english
