"""The signed graph as GraphML, for Gephi, yEd, Cytoscape or networkx."""

from io import BytesIO

import networkx as nx

from kg.network.model import Network
from kg.printing.text import clean


def to_graph(network: Network) -> "nx.Graph[str]":
    """Actors under their ids, ties with their sign and counts. `a_denies_b` counts denials by the tie's `a`."""
    graph: nx.Graph[str] = nx.Graph()
    for member in network.members:
        facts = member.model_dump(mode="json", exclude={"id"}, exclude_none=True)
        graph.add_node(member.id, **{key: clean(one) if isinstance(one, str) else one for key, one in facts.items()})
    for tie in network.ties:
        graph.add_edge(tie.a, tie.b, **tie.model_dump(mode="json"))
    for broker in network.brokers:
        graph.nodes[broker.actor].update(broker.model_dump(exclude={"actor"}))
    return graph


def to_graphml(network: Network) -> bytes:
    """GraphML, UTF-8."""
    out = BytesIO()
    nx.write_graphml_xml(to_graph(network), out, encoding="utf-8", prettyprint=True)
    return out.getvalue()
