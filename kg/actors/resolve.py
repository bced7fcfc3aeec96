"""Statements and names of an article to the same statements with their actors, and the article's mentions."""

from collections.abc import Sequence

from kg.actors.entities import Entity, between, by_place, named_entities
from kg.actors.speakers import Speakers
from kg.arabic import fold
from schemas import ActorKind, ActorRef, AnnotatedArticle, Mention, Span, Statement

_FIRST_PERSON = frozenset({"نحن", "انا", "اننا", "انني", "لدينا", "لدي", "لنا", "لي", "علينا", "بلادنا"})
_SELF = frozenset({"انه", "انها", "انهم", "انهما", "اني", "انني", "اننا", "بانه", "بانها", "بانهم", "باننا"})


def resolve_actors(
    annotated: AnnotatedArticle, statements: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Mention, ...]]:
    """Resolve who speaks, through whom, and about whom, within one article.

    Takes the statements in text order as `find_statements` gives them; returns them with `actor`, `via` and `about`
    set, and one mention for every actor that the article names or quotes.
    """
    entities = named_entities(annotated)
    ordered = sorted(statements, key=lambda one: (one.cue.start, one.content.start))
    speakers = Speakers(annotated, entities, ordered)
    found = []
    for statement in ordered:
        actor = speakers.of_statement(statement)
        via = [speakers.of_span(span) for span in statement.via_spans]
        outer = speakers.outer(statement)
        if outer is not None and outer is not actor:
            via.append(outer)
        found.append((statement, actor, [one for one in via if one is not actor]))
    named = by_place(entities)
    # An actor's name may grow while the article is read: references are made when all of it is known.
    resolved = [
        statement.model_copy(
            update={
                "actor": actor.ref,
                "via": _refs(via),
                "about": _refs(_about(annotated, named, statement, actor)),
            }
        )
        for statement, actor, via in found
    ]
    used = {ref.id for s in resolved for ref in (s.actor, *s.via, *s.about) if ref is not None}
    mentions = {entity.ref.id: entity.mention() for entity in entities if entity.names or entity.ref.id in used}
    return tuple(resolved), tuple(mentions[key] for key in sorted(mentions))


def _refs(entities: list[Entity]) -> tuple[ActorRef, ...]:
    return tuple(dict.fromkeys(entity.ref for entity in entities))


def _speaks_of_itself(text: str) -> bool:
    """Whether a content says «we» or «I»: «منشآتنا في سوريا محمية»."""
    words = [fold(word).strip('«»"“”،.:') for word in text.split()]
    return any(word in _FIRST_PERSON or (word.endswith("نا") and len(word) > 5) for word in words)


def _about(
    annotated: AnnotatedArticle, named: Sequence[tuple[int, Entity]], statement: Statement, actor: Entity
) -> list[Entity]:
    """The named participants of a content, in its order; the source where the content's pronoun means it."""
    content: Span = statement.content
    about = [
        one
        for _, one in between(named, content.start, content.end)
        if one.kind is not ActorKind.UNNAMED and not one.thing
    ]
    before = annotated.article.text[max(0, content.start - 12) : content.start].split()
    if before and fold(before[-1]).strip('«"“') in _SELF:
        about.insert(0, actor)
    elif _speaks_of_itself(content.text):
        about.append(actor)
    return about
