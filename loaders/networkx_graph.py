"""The graph as a networkx MultiDiGraph, for whoever wants to compute on it in Python."""

from collections.abc import Iterable

import networkx as nx

from loaders.store import View
from schemas.graph import GraphNode, Node, Relationship


def to_networkx(nodes: Iterable[Node], relationships: Iterable[Relationship]) -> "nx.MultiDiGraph[str]":
    """Nodes under their ids with `label` and properties; relationships with `type`, which is also the edge's key.

    A property without a value is left out. ValueError where a relationship ends in a node that is not there, or where
    two nodes have the same id.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes:
        if node.id in graph:
            raise ValueError(f"two nodes have the id {node.id}")
        graph.add_node(node.id, label=str(node.label), **node.model_dump(exclude={"id"}, exclude_none=True))
    for one in relationships:
        for end in (one.start, one.finish):
            if end not in graph:
                raise ValueError(f"{one.type} ends in {end}, which is not there")
        graph.add_edge(
            one.start, one.finish, key=str(one.type), type=str(one.type), **one.model_dump(exclude_none=True)
        )
    return graph


def store_graph(store: View) -> "nx.MultiDiGraph[str]":
    """All that the schema knows of `store`, but for the node that describes the graph; StoreError where it fails.

    Nodes and relationships are as the store has them, so that a stale store can be looked at too, and in an order that
    depends on nothing but themselves.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for model, key, properties in store.rows():
        if model is GraphNode:
            continue
        kept = {name: value for name, value in properties.items() if value is not None}
        if issubclass(model, Node):
            graph.add_node(key[0], label=str(model.label), **kept)
        else:
            graph.add_edge(*key, key=str(model.type), type=str(model.type), **kept)
    return graph
