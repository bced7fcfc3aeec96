"""Actors across articles: mentions, well-known actors and judgements to one actor each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import networkx

from kg.actors.known import known_actors
from schemas import Actor, ActorKind, ActorRef, Judgement, Mention, Statement, Verdict


def identify_actors(
    mentions: Sequence[Mention], statements: Sequence[Statement], judgements: Iterable[Judgement]
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """All actors, and the statements with every actor replaced by the one that stands for it.

    Mentions under one id are one actor. A SPLIT makes another actor of a mention in the articles that it lists; a
    SAME lets one actor stand for another (the well-known one if there is one, else the smallest id), which then goes by
    the names of both. Nothing is lost: the actor that gave way stays, with `merged_into`.
    """
    decided = list(judgements)
    splits = {(j.left, article): j.right for j in decided if j.verdict is Verdict.SPLIT for article in j.articles}
    by_id: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_id[splits.get((mention.actor, mention.article), mention.actor)].append(mention)
    merged = _merged(decided)
    wanted = set(by_id) | {merged[key] for key in by_id if key in merged}
    wanted |= {whole for key in tuple(wanted) if key in known_actors() for whole in _wholes(key)}
    actors = {key: _actor(key, by_id.get(key, []), merged.get(key)) for key in sorted(wanted)}
    actors |= _with_names_of_merged(actors)

    def canonical(ref: ActorRef, article: str) -> ActorRef:
        found = splits.get((ref.id, article), ref.id)
        found = merged.get(found, found)
        return ActorRef(id=found, name=actors[found].name) if found in actors else ref

    settled = tuple(
        statement.model_copy(
            update={
                "actor": canonical(statement.actor, statement.article) if statement.actor is not None else None,
                "via": tuple(dict.fromkeys(canonical(ref, statement.article) for ref in statement.via)),
                "about": tuple(dict.fromkeys(canonical(ref, statement.article) for ref in statement.about)),
            }
        )
        for statement in statements
    )
    return tuple(actors.values()), settled


def _wholes(key: str) -> set[str]:
    """What a well-known actor is part of, and so on upwards."""
    found: set[str] = set()
    waiting = list(known_actors()[key].part_of)
    while waiting:
        whole = waiting.pop()
        if whole not in found:
            found.add(whole)
            waiting += known_actors()[whole].part_of
    return found


def _merged(judgements: Iterable[Judgement]) -> dict[str, str]:
    """For every actor that gave way, the one that stands for it."""
    graph = networkx.Graph()
    graph.add_edges_from((j.left, j.right) for j in judgements if j.verdict is Verdict.SAME)
    standing = {}
    for group in networkx.connected_components(graph):
        first = min(group, key=lambda key: (key not in known_actors(), key))
        standing.update({key: first for key in group if key != first})
    return standing


def _with_names_of_merged(actors: Mapping[str, Actor]) -> dict[str, Actor]:
    """The actors that stand for others, each with the names of all of these among its aliases."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for actor in actors.values():
        if actor.merged_into is not None:
            names[actor.merged_into] |= {actor.name, *actor.aliases, *filter(None, [actor.name_en])}
    return {
        key: actors[key].model_copy(
            update={"aliases": tuple(sorted({*actors[key].aliases, *more} - {actors[key].name, actors[key].name_en}))}
        )
        for key, more in names.items()
    }


def _actor(key: str, mentions: Sequence[Mention], merged_into: str | None) -> Actor:
    known = known_actors().get(key)
    names = {name for mention in mentions for name in mention.names}
    if known is not None:
        aliases = names | set(known.aliases)
        return Actor(
            id=key,
            name=known.name,
            name_en=known.name_en,
            kind=known.kind,
            aliases=tuple(sorted(aliases - {known.name})),
            part_of=known.part_of,
            merged_into=merged_into,
        )
    best = min((mention.name for mention in mentions), key=lambda name: (-len(name), name), default=key)
    kinds = [mention.kind for mention in mentions]
    kind = min(kinds, key=lambda one: (-kinds.count(one), one.value), default=ActorKind.UNNAMED)
    return Actor(id=key, name=best, kind=kind, aliases=tuple(sorted(names - {best})), merged_into=merged_into)
