"""Actors in a store, by whatever name they are asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.cli.errors import KgError

if TYPE_CHECKING:
    from loaders import View
    from schemas import Actor

_ACTORS = (
    "MATCH (a:Actor) WHERE a.name IS NOT NULL AND a.merged_into IS NULL "
    "OPTIONAL MATCH (a)-[:MADE]->(s:Statement) "
    "WITH a, count(s) AS statements, sum(CASE WHEN s.polarity = 'deny' THEN 1 ELSE 0 END) AS denials "
    "RETURN a.id AS id, a.name AS name, a.name_en AS name_en, a.kind AS kind, a.aliases AS aliases, "
    "statements, denials ORDER BY statements DESC, name"
)
_MERGED = "MATCH (a:Actor) WHERE a.merged_into IS NOT NULL RETURN a.id AS id, a.merged_into AS into"


def find(graph: "View", text: str) -> dict[str, Any]:
    """The one actor that `text` names: by id, by a whole name, by the beginning of an id, by a part of a name."""
    known = actors_in(graph)
    merged = {row["id"]: row["into"] for row in rows_of(graph, _MERGED)}
    wanted = merged.get(text, text)
    key = _key(text)
    tests: Sequence[Callable[[Mapping[str, Any]], bool]] = (
        lambda one: one["id"] == wanted,
        lambda one: bool(key) and any(_key(name) == key for name in _names(one)),
        lambda one: len(text) >= 6 and one["id"].startswith(text),
        lambda one: goes_by(one, text),
    )
    for test in tests:
        found = [one for one in known if test(one)]
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(f"{one['name']} ({one['id']})" for one in found[:5])
            raise KgError(f"{text} is the name of {len(found)} actors, use an id: {some}")
    raise _nobody(text)


def named(actors: Iterable["Actor"], text: str) -> set[str]:
    """Ids of the actors that go by a name or a part of one; KgError where none does."""
    found = {one.id for one in actors if one.id == text or _has(text, (one.name, one.name_en, *one.aliases))}
    if not found:
        raise _nobody(text)
    return found


def id_of(graph: "View", text: str) -> str:
    """The id of the one actor that goes by `text`, or `text` itself where several do; KgError where none does."""
    found = [one["id"] for one in actors_in(graph) if one["id"] == text or goes_by(one, text)]
    if not found:
        raise _nobody(text)
    return str(found[0]) if len(found) == 1 else text


def _nobody(text: str) -> KgError:
    return KgError(f"no actor goes by {text} (kg actors --search TEXT)")


def goes_by(one: Mapping[str, Any], text: str) -> bool:
    """Whether `text`, in any spelling, is a part of one of an actor's names."""
    return _has(text, _names(one))


def _has(text: str, names: Iterable[str | None]) -> bool:
    key = _key(text)
    return bool(key) and any(key in _key(name) for name in names if name)


def _key(name: str) -> str:
    from kg.arabic import name_key

    return name_key(name).lower()


def _names(one: Mapping[str, Any]) -> list[str]:
    return [name for name in (one["name"], one["name_en"], *(one["aliases"] or ())) if name]


def actors_in(graph: "View") -> list[dict[str, Any]]:
    """All actors that stand for themselves, who said most first."""
    return rows_of(graph, _ACTORS)


def rows_of(graph: "View", query: str) -> list[dict[str, Any]]:
    """The answer to a query, a dictionary a row."""
    return [dict(row) for row in graph.run(query).records()]
