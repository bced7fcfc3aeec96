"""Camps and circles in the signed graph of actors."""

import networkx as nx

SEED = 7
"""Of Louvain's method: the same graph gives the same circles."""


def divide(graph: "nx.Graph[str]") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The members of a connected graph in two camps, so that few ties are strained (`strained_ties`).

    Edges have a `sign`. A spanning tree gives a division that is exact where the graph is balanced (Harary 1953);
    where it is not, members change sides as long as that leaves less strain, which ends in a local optimum of the
    frustration index (Aref and Wilson 2019).
    """
    order = sorted(graph, key=lambda node: (-graph.degree(node), node))
    side = {order[0]: 1}
    for one, other in nx.bfs_edges(graph, order[0], sort_neighbors=sorted):
        side[other] = side[one] * (graph.edges[one, other]["sign"] or -1)
    moved = True
    while moved:
        moved = False
        for node in order:
            pull = sum(data["sign"] * data["weight"] * side[other] for _, other, data in graph.edges(node, data=True))
            if pull * side[node] < 0:
                side[node], moved = -side[node], True
    first = tuple(node for node in order if side[node] == side[order[0]])
    return first, tuple(node for node in order if side[node] != side[order[0]])


def strained_ties(graph: "nx.Graph[str]", sides: tuple[tuple[str, ...], tuple[str, ...]]) -> set[frozenset[str]]:
    """The ties that speak against a division: contradiction within a camp, agreement across."""
    first = set(sides[0])
    return {
        frozenset((one, other))
        for one, other, sign in graph.edges(data="sign")
        if sign * (1 if (one in first) == (other in first) else -1) < 0
    }


def circles(agreement: "nx.Graph[str]") -> tuple[tuple[str, ...], ...]:
    """Communities of actors who make the same claims, by Louvain's method, the largest first."""
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(agreement))
    ordered.add_weighted_edges_from(sorted((*sorted((a, b)), w) for a, b, w in agreement.edges(data="weight")))
    found = nx.community.louvain_communities(ordered, weight="weight", seed=SEED) if ordered.size() else []
    return tuple(sorted((tuple(sorted(one)) for one in found if len(one) > 1), key=lambda one: (-len(one), one)))
