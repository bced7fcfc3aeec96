"""The Cypher that reads and writes the models of schemas/graph.py. Labels and types come from the models alone."""

from schemas.graph import NODE_MODELS, RELATIONSHIP_MODELS, Label, Node, Relationship, RelationshipType

Model = type[Node] | type[Relationship]
MODELS: tuple[Model, ...] = NODE_MODELS + RELATIONSHIP_MODELS

LOCK = "MERGE (g:Graph {id: 'graph'}) SET g.stale = true RETURN g.writing AS writing"
"""First in every writing transaction: on Neo4j it makes writers take turns."""

READ_GRAPH = "MATCH (g:Graph {id: 'graph'}) RETURN g.schema_version AS version, g.stale AS stale, g.writing AS writing"
SET_VERSION = "MERGE (g:Graph {id: 'graph'}) SET g.schema_version = $version, g.stale = coalesce(g.stale, false)"
SET_MIGRATED = "MATCH (g:Graph {id: 'graph'}) SET g.schema_version = $version, g.stale = true"
BEGIN = "MERGE (g:Graph {id: 'graph'}) SET g.stale = true, g.writing = $token"
END = "MATCH (g:Graph {id: 'graph'}) SET g.writing = null, g.stale = $stale"
READ_DOCS = "UNWIND $ids AS id MATCH (n:Article {id: id}) RETURN n.id AS id, n.doc AS doc"
READ_RECORDS = "MATCH (n:Statement) RETURN n.id AS id, n.record AS record"
READ_STATEMENTS = "UNWIND $ids AS id MATCH (n:Statement {article: id}) RETURN n.id AS id"
MERGE_MENTIONED = "UNWIND $rows AS row MERGE (n:Actor {id: row.id}) RETURN count(*) AS n"
"""Actors that an article mentions, before the derived layer says who they are."""

_SET = "SET x += row.properties RETURN count(*) AS n"


def keys(model: Model) -> tuple[str, ...]:
    """The names, in a row, of what identifies a node or a relationship."""
    return ("id",) if issubclass(model, Node) else ("start", "finish")


def anchor(model: Model) -> str:
    """The key by which a thing is looked up. Of a relationship, the end that has few: actors have very many.

    To merge or find a relationship the embedded store looks through all those of the node that the pattern begins with.
    """
    if issubclass(model, Node):
        return "id"
    return "finish" if model.start_label is Label.ACTOR and model.end_label is not Label.ACTOR else "start"


def merge(model: Model) -> str:
    """Make or change what $rows hold: keys and `properties`; a property that is null is taken away."""
    if issubclass(model, Node):
        return f"UNWIND $rows AS row MERGE (x:{model.label} {{id: row.id}}) {_SET}"
    return f"UNWIND $rows AS row {_ends(model)} MERGE {_pattern(model)} {_SET}"


def delete(model: Model) -> str:
    """Take away what $rows (keys) hold; an actor that an article mentions stays."""
    if not issubclass(model, Node):
        return f"UNWIND $rows AS row {_ends(model)} MATCH {_pattern(model)} DELETE x RETURN count(*) AS n"
    unless = " WHERE NOT (:Article)-[:MENTIONS]->(x)" if model.label is Label.ACTOR else ""
    return f"UNWIND $rows AS row MATCH (x:{model.label} {{id: row.id}}){unless} DETACH DELETE x RETURN count(*) AS n"


def read(model: Model, *, chosen: bool) -> str:
    """Keys and thing, `x`: all of a model, or those whose anchor is in $ids."""
    given, key = ("UNWIND $ids AS id ", " {id: id}") if chosen else ("", "")
    if issubclass(model, Node):
        return f"{given}MATCH (x:{model.label}{key}) RETURN x.id AS id, x"
    start, finish = (key, "") if anchor(model) == "start" else ("", key)
    pattern = _pattern(model, f":{model.start_label}{start}", f":{model.end_label}{finish}")
    return f"{given}MATCH {pattern} RETURN a.id AS start, b.id AS finish, x"


def _ends(model: type[Relationship]) -> str:
    return f"MATCH (a:{model.start_label} {{id: row.start}}) MATCH (b:{model.end_label} {{id: row.finish}})"


def _pattern(model: type[Relationship], start: str = "", finish: str = "") -> str:
    """From `a` to `b`, written from the anchor on."""
    if anchor(model) == "start":
        return f"(a{start})-[x:{model.type}]->(b{finish})"
    return f"(b{finish})<-[x:{model.type}]-(a{start})"


def ids(label: Label) -> str:
    return f"MATCH (n:{label}) RETURN n.id AS id"


def all_keys(model: Model) -> str:
    """The keys of everything of a model."""
    if issubclass(model, Node):
        return ids(model.label)
    pattern = _pattern(model, f":{model.start_label}", f":{model.end_label}")
    return f"MATCH {pattern} RETURN a.id AS start, b.id AS finish"


def count_nodes(label: Label) -> str:
    return f"MATCH (n:{label}) RETURN count(n) AS n"


def count_relationships(kind: RelationshipType) -> str:
    return f"MATCH ()-[r:{kind}]->() RETURN count(r) AS n"
