"""Statements and names of an article to the same statements with their actors, and the article's mentions."""

from collections.abc import Sequence

from kg.actors.about import about_features, chosen, possible, read_content
from kg.actors.chain import Chain
from kg.actors.choosing import Choose, choose_by_model
from kg.actors.entities import Entity, named_entities
from kg.actors.speakers import Speakers
from schemas import ActorRef, AnnotatedArticle, Mention, Statement


def resolve_actors(
    annotated: AnnotatedArticle, statements: tuple[Statement, ...], choose: Choose = choose_by_model
) -> tuple[tuple[Statement, ...], tuple[Mention, ...]]:
    """Resolve who speaks, through whom, and about whom, within one article.

    Takes statements as a finder gives them; returns them in text order with `actor`, `via` and `about` set, their
    confidence lowered by how sure the actor is, and one mention for every actor that the article names or quotes.
    `choose` is another than the fitted models only where these are being fitted (training/antecedents.py).
    """
    entities = named_entities(annotated)
    ordered = sorted(statements, key=lambda one: (one.cue.start, one.content.start))
    speakers = Speakers(annotated, entities, ordered, choose)
    chain = Chain(annotated.article.text, speakers, ordered)
    found = []
    for statement in ordered:
        actor, likely = speakers.of_statement(statement)
        sure = statement.model_copy(update={"confidence": round(statement.confidence * likely, 3)})
        found.append((sure, actor, chain.of(statement, actor)))
    about = _abouts(speakers, found, choose)
    # An actor's name may grow while the article is read: references are made when all of it is known.
    resolved = [
        statement.model_copy(update={"actor": actor.ref, "via": _refs(via), "about": _refs(about[statement.id])})
        for statement, actor, via in found
    ]
    used = {ref.id for s in resolved for ref in (s.actor, *s.via, *s.about) if ref is not None}
    mentions = {entity.ref.id: entity.mention() for entity in entities if entity.names or entity.ref.id in used}
    return tuple(resolved), tuple(mentions[key] for key in sorted(mentions))


def _refs(entities: list[Entity]) -> tuple[ActorRef, ...]:
    return tuple(dict.fromkeys(entity.ref for entity in entities))


def _abouts(
    speakers: Speakers, found: Sequence[tuple[Statement, Entity, list[Entity]]], choose: Choose
) -> dict[str, list[Entity]]:
    """The participants of every content, in text order: what one is about helps with the next."""
    discourse = speakers.discourse
    abouts: dict[str, list[Entity]] = {}
    recent: list[list[Entity]] = []
    for statement, actor, _ in found:
        content = read_content(discourse, statement, actor)
        before = {one: when for when, many in reversed(list(enumerate(reversed(recent[-4:])))) for one in many}
        candidates = [
            one for one in discourse.nearby(statement.content.start) if possible(discourse, content, one, before)
        ]
        features = [about_features(discourse, content, one, before) for one in candidates]
        likely = choose("about", statement, candidates, features) if candidates else []
        abouts[statement.id] = chosen(candidates, likely, content)
        recent.append(abouts[statement.id])
    return abouts
