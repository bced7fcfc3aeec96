"""What a reader may ask of a store: Cypher that only reads, and that reads nothing but the graph.

Three walls, none trusted alone. The text is looked at before it is sent, on every store. On Neo4j, where access modes
route and do not protect, the server's own plan (EXPLAIN) has to be one of a reading query, without LOAD CSV, with
procedures of a short list; then it runs in a reading transaction with a time-out. On the embedded store, whose EXPLAIN
and access modes protect nothing, it runs as a user whose group can only read records.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from loaders.errors import StoreReadOnly

PROCEDURES = frozenset(
    {
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "db.index.vector.querynodes",
        "db.index.vector.queryrelationships",
        "db.labels",
        "db.ping",
        "db.propertykeys",
        "db.relationshiptypes",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.schema.visualization",
    }
)
_NAMESPACES = frozenset({"date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector"})
_SHOWN = ("ShowIndexes", "ShowConstraints", "ShowFunctions", "ShowProcedures")

_ESCAPED = re.compile(r"\\u+([0-9a-fA-F]{4})")
_QUIET = re.compile(
    r"""(?P<comment>//[^\n\r]*|/\*.*?(?:\*/|$))|(?P<name>`(?:[^`]|``)*`)|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\"""",
    re.DOTALL,
)
_SPACE = r"[\s\u180e]"
_LEADING = re.compile(rf"(?:{_SPACE}|//[^\n\r]*[\n\r]|/\*.*?\*/)*(?:EXPLAIN|PROFILE)\b", re.IGNORECASE | re.DOTALL)
_NAME = rf"(?:`(?:[^`]|``)*`|\w+)(?:{_SPACE}*\.{_SPACE}*(?:`(?:[^`]|``)*`|\w+))*"
_DOTTED = re.compile(rf"((?:`(?:[^`]|``)*`|\w+)(?:{_SPACE}*\.{_SPACE}*(?:`(?:[^`]|``)*`|\w+))+){_SPACE}*\(")
_CALLED = re.compile(rf"\bCALL\b{_SPACE}*({_NAME})({_SPACE}*\()?", re.IGNORECASE)
_LOADS = re.compile(rf"\bLOAD{_SPACE}+CSV\b", re.IGNORECASE)
_BEFORE = (
    rf"(?:[\s\u180e\x00-\x20\x7f-\xa0]|\b(?:EXPLAIN|PROFILE|CYPHER)\b|\bUSE{_SPACE}+{_NAME}(?:\([^)]*\))?"
    rf"|\d[\d.]*|\w+{_SPACE}*={_SPACE}*\w+)*"
)
_SHOWS = re.compile(
    rf"\A{_BEFORE}(SHOW|TERMINATE)\b(?!(?:{_SPACE}+(?:ALL|BUILT{_SPACE}+IN|USER{_SPACE}+DEFINED|EXECUTABLE|FULLTEXT|LOOKUP|"
    rf"POINT|RANGE|TEXT|VECTOR|UNIQUE|NODE|RELATIONSHIP|KEY|EXIST\w*|UNIQUENESS))*"
    rf"{_SPACE}+(?:INDEX(?:ES)?|CONSTRAINTS?|FUNCTIONS?|PROCEDURES?)\b)",
    re.IGNORECASE,
)
_AFTER_A_NAME = re.compile(
    "AND|AS|ASC|ASCENDING|CONTAINS|CREATE|DELETE|DESC|DESCENDING|DETACH|ELSE|END|ENDS|IN|IS|LIMIT|MATCH|MERGE|NOT|OPTIONAL|"
    "OR|ORDER|REMOVE|RETURN|SET|SKIP|STARTS|THEN|UNION|UNWIND|WHEN|WHERE|WITH|XOR",
    re.IGNORECASE,
)
"""Words behind something that is itself named «call»."""
_RESOLVED = re.compile(r"\bResolvedCall\(([\w.]+)")


def check_text(query: str) -> None:
    """StoreReadOnly where the text of `query` asks for more than the graph.

    It is read twice, with and without its Unicode escapes: versions of Cypher differ on where they hold.
    """
    for text in {query, _ESCAPED.sub(lambda found: chr(int(found[1], 16)), query)}:
        _check_words(_QUIET.sub(_quiet, text))


def bare(query: str) -> str:
    """The query without an EXPLAIN or PROFILE before it, which would keep the server from explaining it."""
    return query[found.end() :] if (found := _LEADING.match(query)) else query


def _quiet(found: re.Match[str]) -> str:
    """What stands for a comment, a name in backticks or a literal."""
    return " " if found["comment"] else found["name"] or "''"


def check_plan(kind: str | None, plan: Mapping[str, Any] | None) -> None:
    """StoreReadOnly unless a query of that type and plan, as Neo4j's EXPLAIN gives them, only reads the graph."""
    if kind != "r" or plan is None:
        raise _refused("the statement changes the graph, its schema or the server")
    for operator, details in _operators(plan):
        if operator == "LoadCSV":
            raise _refused("LOAD CSV reads files and addresses")
        if operator.startswith(("Show", "Terminate")) and operator not in _SHOWN:
            raise _refused("it speaks of the server, not of the graph")
        if operator == "ProcedureCall":
            _check_procedure(details.partition("(")[0])
        words = _QUIET.sub(_quiet, details)  # expressions hold queries of their own: COUNT {}, COLLECT {}, EXISTS {}
        for found in _RESOLVED.finditer(words):
            _check_procedure(found[1])
        if operator != "ProcedureCall":
            _check_words(re.sub("`[^`]*`", "name", words))


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield str(plan["operatorType"]).partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


def _check_words(text: str) -> None:
    """The same for a text without comments and literals."""
    if _LOADS.search(text):
        raise _refused("LOAD CSV reads files and addresses")
    if _SHOWS.search(text):
        raise _refused("it speaks of the server, not of the graph")
    for found in _CALLED.finditer(text):
        name = _plain(found[1])
        if "." in name or found[2] or not _AFTER_A_NAME.fullmatch(name):
            _check_procedure(name)
    for found in _DOTTED.finditer(text):
        name = _plain(found[1])
        if name.lower() not in PROCEDURES and name.lower().partition(".")[0] not in _NAMESPACES:
            raise _refused(f"{name} is no function that a reader may call")


def _check_procedure(name: str) -> None:
    if name.lower() not in PROCEDURES:
        raise _refused(f"{name} is no procedure that a reader may call")


def _plain(name: str) -> str:
    return re.sub(rf"{_SPACE}|`", "", name)


def _refused(why: str) -> StoreReadOnly:
    return StoreReadOnly(f"only reading the graph is allowed here: {why}")
