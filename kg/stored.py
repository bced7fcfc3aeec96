"""A store's two layers as models again, for reports: what was derived is read, not derived anew."""

from collections import defaultdict
from typing import Any

from kg.actors import identify_actors
from loaders import View
from schemas import BaseLayer, Claim, Contradiction, Derived, Story

_STORIES = "MATCH (a:Article)-[:PART_OF]->(s:Story) RETURN s.id AS id, collect(a.id) AS articles"
_CLAIMS = (
    "MATCH (s:Statement)-[:EXPRESSES]->(c:Claim) RETURN c.id AS id, c.text AS text, c.polarity AS polarity, "
    "c.stories AS stories, c.first_seen AS first_seen, c.last_seen AS last_seen, collect(s.id) AS statements"
)
_ABOUT = "MATCH (c:Claim)-[:ABOUT]->(a:Actor) RETURN c.id AS claim, a.id AS actor"
_CONTRADICTIONS = (
    "MATCH (:Claim)-[r:CONTRADICTS]->(:Claim) RETURN r.kind AS kind, r.score AS score, r.why AS why, r.pairs AS pairs"
)


def stored_layers(store: View) -> tuple[BaseLayer, Derived]:
    """What `store` holds: the base layer, and the derived layer that was last made.

    The base layer is read last: it only grows, so all that the derived layer speaks of is in it.
    """
    stories = [Story(id=row["id"], articles=tuple(sorted(row["articles"]))) for row in _rows(store, _STORIES)]
    claims = _claims(store)
    contradictions = _contradictions(store)
    base = store.base()
    actors, statements = identify_actors(base.mentions, base.statements, base.judgements)
    return base, Derived(
        actors=actors,
        statements=statements,
        stories=tuple(sorted(stories, key=lambda story: story.id)),
        claims=claims,
        contradictions=contradictions,
    )


def _rows(store: View, query: str) -> list[dict[str, Any]]:
    return [dict(row) for row in store.run(query).records()]


def _claims(store: View) -> tuple[Claim, ...]:
    about: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(store, _ABOUT):
        about[row["claim"]].add(row["actor"])
    found = []
    for row in _rows(store, _CLAIMS):
        statements = tuple(sorted(row.pop("statements")))
        representative = next((one for one in statements if Claim.identify(one) == row["id"]), statements[0])
        found.append(
            Claim(**row, statements=statements, representative=representative, about=tuple(sorted(about[row["id"]])))
        )
    return tuple(sorted(found, key=lambda claim: claim.id))


def _contradictions(store: View) -> tuple[Contradiction, ...]:
    """One contradiction a pair of statements; the pairs of two claims share their kind, score and reason."""
    found = {}
    for row in _rows(store, _CONTRADICTIONS):
        for pair in row.pop("pairs"):
            a, b = pair.split()
            found[a, b] = Contradiction(a=a, b=b, **row)
    return tuple(found[key] for key in sorted(found))
