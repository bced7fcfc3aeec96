"""The Cypher that reads and writes the models of schemas/graph.py. Labels and types come from the models alone."""

from schemas.graph import NODE_MODELS, RELATIONSHIP_MODELS, Label, Node, Relationship, RelationshipType

Model = type[Node] | type[Relationship]
MODELS: tuple[Model, ...] = NODE_MODELS + RELATIONSHIP_MODELS

LOCK = "MERGE (g:Graph {id: 'graph'}) SET g.stale = true RETURN g.schema_version AS version"
"""First in every writing transaction: on Neo4j it makes writers take turns."""

READ_GRAPH = "MATCH (g:Graph {id: 'graph'}) RETURN g.schema_version AS version, g.stale AS stale"
SET_VERSION = "MERGE (g:Graph {id: 'graph'}) SET g.schema_version = $version, g.stale = coalesce(g.stale, false)"
SET_FRESH = "MATCH (g:Graph {id: 'graph'}) SET g.stale = false"
READ_DOCS = "UNWIND $ids AS id MATCH (n:Article {id: id}) RETURN n.id AS id, n.doc AS doc"
READ_RECORDS = "MATCH (n:Statement) RETURN n.record AS record"
READ_STATEMENTS = "UNWIND $ids AS id MATCH (n:Statement {article: id}) RETURN n.id AS id"
MERGE_MENTIONED = "UNWIND $rows AS row MERGE (n:Actor {id: row.id}) RETURN count(*) AS n"
"""Actors that an article mentions, before the derived layer says who they are."""

_SET = "SET x += row.properties RETURN count(*) AS n"


def keys(model: Model) -> tuple[str, ...]:
    """The names, in a row, of what identifies a node or a relationship."""
    return ("id",) if issubclass(model, Node) else ("start", "finish")


def create(model: Model) -> str:
    """Make what $rows hold, keys and `properties`, known to be missing. Nodes are merged on their key all the same.

    Relationships are not: to merge one, a store looks through all those of its node, and actors have very many.
    """
    if issubclass(model, Node):
        return change(model)
    return f"UNWIND $rows AS row {_ends(model)} CREATE (a)-[x:{model.type}]->(b) {_SET}"


def change(model: Model) -> str:
    """Change, or make, what $rows hold: keys and `properties`; a property that is null is taken away."""
    if issubclass(model, Node):
        return f"UNWIND $rows AS row MERGE (x:{model.label} {{id: row.id}}) {_SET}"
    return f"UNWIND $rows AS row {_ends(model)} MERGE (a)-[x:{model.type}]->(b) {_SET}"


def delete(model: Model) -> str:
    """Take away what $rows (keys) hold; an actor that an article mentions stays."""
    if not issubclass(model, Node):
        return f"UNWIND $rows AS row {_ends(model)} MATCH (a)-[x:{model.type}]->(b) DELETE x RETURN count(*) AS n"
    unless = " WHERE NOT (:Article)-[:MENTIONS]->(x)" if model.label is Label.ACTOR else ""
    return f"UNWIND $rows AS row MATCH (x:{model.label} {{id: row.id}}){unless} DETACH DELETE x RETURN count(*) AS n"


def read(model: Model, *, chosen: bool) -> str:
    """Keys and thing, `x`: all of a model, or the nodes in $ids, or the relationships that start there."""
    given, key = ("UNWIND $ids AS id ", " {id: id}") if chosen else ("", "")
    if issubclass(model, Node):
        return f"{given}MATCH (x:{model.label}{key}) RETURN x.id AS id, x"
    pattern = f"(a:{model.start_label}{key})-[x:{model.type}]->(b:{model.end_label})"
    return f"{given}MATCH {pattern} RETURN a.id AS start, b.id AS finish, x"


def _ends(model: type[Relationship]) -> str:
    return f"MATCH (a:{model.start_label} {{id: row.start}}) MATCH (b:{model.end_label} {{id: row.finish}})"


def ids(label: Label) -> str:
    return f"MATCH (n:{label}) RETURN n.id AS id"


def count_nodes(label: Label) -> str:
    return f"MATCH (n:{label}) RETURN count(n) AS n"


def count_relationships(kind: RelationshipType) -> str:
    return f"MATCH ()-[r:{kind}]->() RETURN count(r) AS n"
