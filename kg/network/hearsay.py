"""Brokers of hearsay: through whom the statements of others reach the reader."""

from collections import defaultdict
from collections.abc import Iterable, Set
from itertools import pairwise

import networkx as nx

from kg.network.model import Broker
from schemas import ActorKind, BaseLayer, Contradiction, ContradictionKind, Derived, Statement

_SAMPLE = 500
"""Actors from which betweenness is counted where there are more: an estimate (Brandes and Pich 2007)."""
_SEED = 7


def brokers(
    base: BaseLayer, derived: Derived, pairs: Iterable[Contradiction], only: Set[str] | None
) -> tuple[Broker, ...]:
    """Those who relay, who relays most first; with `only`, those alone."""
    unnamed = {one.id for one in derived.actors if one.kind is ActorKind.UNNAMED}
    disputed = {statement for pair in pairs if not pair.oneself for statement in _contradicted(pair)}
    relayed: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in derived.statements:
        for broker in dict.fromkeys(ref.id for ref in statement.via):
            if statement.actor is None or broker != statement.actor.id:
                relayed[broker].append(statement)
    between = _betweenness(base, derived)
    found = [
        Broker(
            actor=broker,
            relayed=len(said),
            sources=len({one.actor.id for one in said if one.actor}),
            unnamed=sum(one.actor is None or one.actor.id in unnamed for one in said),
            disputed=sum(one.id in disputed for one in said),
            betweenness=round(between.get(broker, 0.0), 4),
        )
        for broker, said in relayed.items()
        if only is None or broker in only
    ]
    return tuple(sorted(found, key=lambda one: (-one.relayed, -one.sources, one.actor)))


def _contradicted(pair: Contradiction) -> tuple[str, ...]:
    """The statements that a pair contradicts: not the denial, whose other side it is."""
    return (pair.b,) if pair.kind is ContradictionKind.DENIAL else (pair.a, pair.b)


def _betweenness(base: BaseLayer, derived: Derived) -> dict[str, float]:
    """Betweenness in the graph of relays: from the source by everyone who passed it on to the outlet."""
    outlets = {article.id: f"outlet {article.outlet}" for article in base.articles if article.outlet}
    ways: set[tuple[str, str]] = set()
    for statement in derived.statements:
        steps = [ref.id for ref in reversed(statement.via)]  # the nearest to the reader is the first
        if statement.actor:
            steps.insert(0, statement.actor.id)
        if outlet := outlets.get(statement.article):
            steps.append(outlet)
        ways.update((one, other) for one, other in pairwise(steps) if one != other)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(sorted(ways))
    sample = _SAMPLE if len(graph) > _SAMPLE else None
    found: dict[str, float] = nx.betweenness_centrality(graph, k=sample, seed=_SEED)
    return found
