"""A store's two layers as models again, for reports: stories, claims and contradictions are read, not derived anew."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kg.actors import identify_actors
from loaders import View
from schemas import BaseLayer, Claim, Contradiction, ContradictionKind, Derived, Statement, Story

Row = dict[str, Any]

_STORIES = "MATCH (a:Article)-[:PART_OF]->(s:Story) RETURN s.id AS id, collect(a.id) AS articles"
_CLAIMS = (
    "MATCH (s:Statement)-[:EXPRESSES]->(c:Claim) RETURN c.id AS id, c.text AS text, c.polarity AS polarity, "
    "c.stories AS stories, c.first_seen AS first_seen, c.last_seen AS last_seen, collect(s.id) AS statements"
)
_ABOUT = "MATCH (c:Claim)-[:ABOUT]->(a:Actor) RETURN c.id AS claim, a.id AS actor"
_CONTRADICTIONS = (
    "MATCH (:Claim)-[r:CONTRADICTS]->(:Claim) "
    "RETURN r.pairs AS pairs, r.kinds AS kinds, r.scores AS scores, r.reasons AS reasons"
)


def stored_layers(store: View) -> tuple[BaseLayer, Derived]:
    """What `store` holds: the base layer, and the derived layer that was last made.

    The base layer is read last. A statement that an article no longer makes, since it was read again, is in no claim
    and in no contradiction.
    """
    stories = [Story(id=row["id"], articles=tuple(sorted(row["articles"]))) for row in _rows(store, _STORIES)]
    claims, about, contradictions = _rows(store, _CLAIMS), _rows(store, _ABOUT), _rows(store, _CONTRADICTIONS)
    base = store.base()
    made = frozenset(statement.id for statement in base.statements)
    actors, statements = identify_actors(base.mentions, base.statements, base.judgements)
    return base, Derived(
        actors=actors,
        statements=statements,
        stories=tuple(sorted(stories, key=lambda story: story.id)),
        claims=_claims(claims, about, made),
        contradictions=_contradictions(contradictions, {one.id: one for one in statements}),
    )


def _rows(store: View, query: str) -> list[Row]:
    return [dict(row) for row in store.run(query).records()]


def _claims(rows: Iterable[Row], pairs: Iterable[Row], made: frozenset[str]) -> tuple[Claim, ...]:
    about: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        about[pair["claim"]].add(pair["actor"])
    found = []
    for row in rows:
        if statements := tuple(sorted(made.intersection(row["statements"]))):
            key = row["id"]
            representative = next((one for one in statements if Claim.identify(one) == key), statements[0])
            members = {"statements": statements, "representative": representative, "about": tuple(sorted(about[key]))}
            found.append(Claim(**{**row, **members}))
    return tuple(sorted(found, key=lambda claim: claim.id))


def _contradictions(rows: Iterable[Row], said: Mapping[str, Statement]) -> tuple[Contradiction, ...]:
    """The pairs of which both statements are still there, with what follows from these alone."""
    from kg.contradictions import explained  # half a second to import

    found = []
    for row in rows:
        for pair, kind, score, why in zip(row["pairs"], row["kinds"], row["scores"], row["reasons"], strict=True):
            a, b = pair.split()
            if a in said and b in said:
                one = explained(ContradictionKind(kind), score, said[a], said[b])
                found.append(one.model_copy(update={"why": why}))
    return tuple(sorted(found, key=lambda one: (one.a, one.b)))
