"""The signed graph of actors, on graphs whose camps and brokers are known by hand."""

import xml.etree.ElementTree as Xml
from pathlib import Path

import networkx as nx
import pytest
from graph_fixture import BASE, DERIVED

from kg.network.build import build_network
from kg.network.camps import circles, divide, strained_ties
from kg.network.graphml import to_graphml
from kg.network.layout import Box, place
from kg.network.model import Member, Network
from kg.network.picture import draw, label_lines, to_png
from kg.network.terminal import to_terminal
from kg.printing.text import FSI
from schemas import ActorKind, BaseLayer, Derived

NOTHING = Network(members=(), ties=(), camps=(), circles=(), brokers=())


@pytest.fixture(scope="module")
def network() -> Network:
    return build_network(BASE, DERIVED)


def _member(network: Network, key: str) -> Member:
    return next(one for one in network.members if one.id == key)


def test_who_is_contradicted(network: Network) -> None:
    """Four denials meet منصور; زاخاروفا and طالبان give two numbers; بوتين changes his mind."""
    mansour, zakharova, putin = (_member(network, key) for key in ("mansour", "zakharova", "putin"))
    assert network.members[0] == mansour
    assert (mansour.contradicted, mansour.contradicted_by, mansour.contradicts) == (4, 2, 0)
    assert (zakharova.contradicted, zakharova.contradicted_by, zakharova.contradicts) == (1, 1, 2)
    assert (putin.self_contradictions, putin.contradicted, putin.camp) == (1, 0, None)


def test_ties_have_signs_and_directions(network: Network) -> None:
    ties = {(tie.a, tie.b): tie for tie in network.ties}
    assert set(ties) == {
        ("mansour", "peskov"),
        ("mansour", "zakharova"),
        ("taliban", "zakharova"),
        ("mansour", "taliban"),
        ("peskov", "zakharova"),
    }
    assert (ties["mansour", "peskov"].sign, ties["mansour", "peskov"].b_denies_a) == (-1, 3)
    assert (ties["taliban", "zakharova"].contradictions, ties["taliban", "zakharova"].a_denies_b) == (1, 0)
    assert (ties["mansour", "taliban"].sign, ties["mansour", "taliban"].agreements) == (1, 1)


def test_camps(network: Network) -> None:
    (camps,) = network.camps
    assert {frozenset(side) for side in camps.sides} == {
        frozenset({"mansour", "taliban"}),
        frozenset({"peskov", "zakharova"}),
    }
    assert (camps.ties, camps.strained, network.balance) == (5, 0, 1.0)
    assert network.circles == (("mansour", "taliban"), ("peskov", "zakharova"))


def test_brokers_of_hearsay(network: Network) -> None:
    reuters = network.brokers[0]
    assert (reuters.actor, reuters.relayed, reuters.sources, reuters.disputed) == ("reuters", 3, 1, 3)
    assert reuters.betweenness > 0


def test_of_one_actor() -> None:
    network = build_network(BASE, DERIVED, only={"peskov"})
    assert {frozenset((tie.a, tie.b)) for tie in network.ties} == {
        frozenset({"peskov", "mansour"}),
        frozenset({"peskov", "zakharova"}),
    }
    assert network.brokers == ()


def test_below_a_score() -> None:
    network = build_network(BASE, DERIVED, min_score=0.95)
    assert [(tie.a, tie.b, tie.contradictions) for tie in network.ties if tie.contradictions] == [
        ("mansour", "peskov", 1)
    ]


def test_order_does_not_matter(network: Network) -> None:
    turned = Derived(
        actors=DERIVED.actors[::-1],
        statements=DERIVED.statements[::-1],
        stories=DERIVED.stories[::-1],
        claims=DERIVED.claims[::-1],
        contradictions=DERIVED.contradictions[::-1],
    )
    base = BaseLayer(articles=BASE.articles[::-1], statements=BASE.statements[::-1], mentions=())
    assert build_network(base, turned) == network
    assert draw(build_network(base, turned)) == draw(network)


def _signed(edges: str) -> "nx.Graph[str]":
    """«a-b c+d»: a and b contradict, c and d agree."""
    graph: nx.Graph[str] = nx.Graph()
    for edge in edges.split():
        graph.add_edge(edge[0], edge[2], sign=1 if edge[1] == "+" else -1, weight=1)
    return graph


@pytest.mark.parametrize(
    ("edges", "strained"),
    [
        ("a-b b-c c-d d-a", 0),  # an even ring of enemies is balanced
        ("a-b b-c c-a", 1),  # three who all contradict each other cannot be two camps
        ("a+b b+c a-c", 1),
        ("a+b c+d a-c b-d a-d", 0),
        ("a-b b-c c-d d-e e-a", 1),
        ("a-b a-c a-d b-c b-d c-d", 2),  # four of them: two within each camp
    ],
)
def test_the_best_division(edges: str, strained: int) -> None:
    graph = _signed(edges)
    sides = divide(graph)
    assert sorted((*sides[0], *sides[1])) == sorted(graph)
    assert len(strained_ties(graph, sides)) == strained


def test_circles_of_agreement() -> None:
    graph: nx.Graph[str] = nx.Graph()
    for one, other in ("ab", "bc", "ca", "de", "ef", "fd", "cd"):
        graph.add_edge(one, other, weight=1)
    assert circles(graph) == (("a", "b", "c"), ("d", "e", "f"))
    assert circles(nx.Graph()) == ()


def test_no_labels_overlap() -> None:
    graph = nx.gnp_random_graph(40, 0.08, seed=3)
    graph = nx.relabel_nodes(graph, {node: f"n{node}" for node in graph})
    boxes = {node: Box(50, 12, 40) for node in graph}
    places, width, height = place(graph, boxes)
    for one in graph:
        (x, y), box = places[one], boxes[one]
        assert x - box.half + 0.1 >= 0
        assert x + box.half <= width + 0.1
        assert y - box.above + 0.1 >= 0
        assert y + box.below <= height + 0.1
    overlapping = [
        (a, b)
        for a in graph
        for b in graph
        if a < b
        and abs(places[a][0] - places[b][0]) < 100 - 1
        and (places[b][1] - places[a][1] if places[b][1] > places[a][1] else places[a][1] - places[b][1]) < 52 - 1
    ]
    assert overlapping == []


def test_graphml_is_read_back(network: Network, tmp_path: Path) -> None:
    file = tmp_path / "network.graphml"
    file.write_bytes(to_graphml(network))
    graph = nx.read_graphml(file)
    assert graph.nodes["mansour"]["name"] == "منصور"
    assert graph.nodes["mansour"]["contradicted"] == 4
    assert graph.edges["mansour", "peskov"]["sign"] == -1
    assert graph.nodes["reuters"]["relayed"] == 3


def test_the_picture_names_everybody_in_logical_order(network: Network) -> None:
    svg = Xml.fromstring(draw(network))
    text = " ".join(svg.itertext())
    for name in ("منصور", "طالبان", "بيسكوف", "زاخاروفا"):
        assert name in text
    assert len(svg.findall(".//{*}line")) == len(network.ties) + 2  # and the legend's


def _picture_of(name: str) -> bytes:
    member = {"kind": ActorKind.PERSON, "statements": 1, "denials": 0, "contradicted": 1, "contradicted_by": 1}
    rest = {"contradicts": 0, "agrees": 0, "self_contradictions": 0, "camp": 0}
    from kg.network.model import Tie

    tie = Tie(a="a", b="b", sign=-1, contradictions=1, a_denies_b=0, b_denies_a=0, agreements=0)
    members = tuple(Member(id=key, name=name, **member, **rest) for key in "ab")  # type: ignore[arg-type]
    return to_png(draw(NOTHING.model_copy(update={"members": members, "ties": (tie,)})))


def test_a_png_joins_arabic_letters() -> None:
    """Letters that are kept from joining (by U+200C, which `clean` leaves) look otherwise than joined ones."""
    joined = _picture_of("محمد")
    assert joined.startswith(b"\x89PNG\r\n")
    assert joined != _picture_of("\u200c".join("محمد"))
    assert joined != _picture_of("دمحم")


def test_long_names_are_cut() -> None:
    assert label_lines("وزير الخارجية") == ["وزير الخارجية"]
    lines = label_lines("المتحدث الرسمي باسم المديرية العامة للشئون الصحية بمنطقة عسير")
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert len(label_lines("ا" * 200)[0]) < 60
    assert label_lines("") == [""]


def test_of_nothing() -> None:
    empty = BaseLayer(articles=(), statements=(), mentions=())
    network = build_network(empty, Derived(actors=(), statements=(), stories=(), claims=(), contradictions=()))
    assert network == NOTHING
    assert "0 quarrels" in to_terminal(network)
    assert Xml.fromstring(draw(network)).tag.endswith("svg")
    assert nx.number_of_nodes(nx.parse_graphml(to_graphml(network).decode())) == 0


def test_tables(network: Network) -> None:
    text = to_terminal(network)
    assert FSI not in text
    for title in ("Most contradicted", "Who contradicts whom", "Camps", "Brokers of hearsay"):
        assert title in text
    assert "3 quarrels, 2 agreements; balance 1.00." in text
