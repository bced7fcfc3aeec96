"""A graph as files for networkx and other tools: GraphML, and node-link JSON."""

import json
from pathlib import Path

import networkx as nx

LISTS = "as JSON"
"""GraphML has no lists: there they are text that JSON reads."""


def write_graphml(graph: "nx.MultiDiGraph[str]", file: Path) -> None:
    """Write GraphML; lists are JSON texts. OSError where the file cannot be written."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph(lists=LISTS)
    for node, values in graph.nodes(data=True):
        flat.add_node(node, **_flat(values))
    for start, end, key, values in graph.edges(keys=True, data=True):
        flat.add_edge(start, end, key=f"{key} {start} {end}", **_flat(values))
    with file.open("wb") as target:  # a name that ends in .gz would be compressed by networkx
        nx.write_graphml(flat, target)


def write_node_link(graph: "nx.MultiDiGraph[str]", file: Path) -> None:
    """Write the JSON that `networkx.node_link_graph(…, edges="edges")` reads. OSError where it cannot be written."""
    data = nx.node_link_data(graph, edges="edges")
    with file.open("w", encoding="utf-8") as target:
        json.dump(data, target, ensure_ascii=False, indent=0, sort_keys=True)
        target.write("\n")


def _flat(values: dict[str, object]) -> dict[str, object]:
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else _clean(value)
        for name, value in values.items()
    }


def _clean(value: object) -> object:
    """XML has no control characters, not even escaped."""
    if isinstance(value, str):
        return "".join(c if c >= " " or c in "\t\n\r" else "\ufffd" for c in value)
    return value
