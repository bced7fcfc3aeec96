"""Whom a content is about: its participants, chosen among the actors of the article by a fitted model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.actors.demonyms import states_in
from kg.actors.discourse import Discourse, group_of
from kg.actors.entities import Entity
from kg.actors.known import actor_words
from kg.actors.titles import variants
from kg.arabic import fold, name_words
from schemas import ActorKind, Gender, Statement

_FIRST_PERSON = frozenset({"نحن", "انا", "اننا", "انني", "لدينا", "لدي", "لنا", "لي", "علينا", "بلادنا"})
_SELF = frozenset({"انه", "انها", "انهم", "انهما", "اني", "انني", "اننا", "بانه", "بانها", "بانهم", "باننا"})
_REACH = 2
"""Sentences before a statement in which somebody that it does not name may be named last."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a content says of whom it may be about, read once."""

    statement: Statement
    actor: Entity
    words: frozenset[str]
    definite: frozenset[str]
    """Nouns with the article: «الفريق»."""
    states: frozenset[str]
    """Ids of the states that its adjectives of nationality mean."""
    inside: tuple[Entity, ...]
    """The actors that it names, in order."""
    opener: str
    """«self» where it opens with a pronoun («إنه»), «we» where it speaks of us, else «none»."""
    pronouns: str
    """The genders of pronouns written onto its words: «m», «f», «mf» or «»."""
    size: str


def read_content(discourse: Discourse, statement: Statement, actor: Entity) -> Content:
    """Read the content of a statement of `actor`."""
    content = statement.content
    written = [fold(word).strip('«»"“”،.:()') for word in content.text.split()]
    before = discourse.text[max(0, content.start - 12) : content.start].split()
    opener = "none"
    if before and fold(before[-1]).strip('«"“') in _SELF:
        opener = "self"
    elif any(word in _FIRST_PERSON or (word.endswith("نا") and len(word) > 5) for word in written):
        opener = "we"
    words = name_words(content.text)
    masculine = any(word.endswith("ه") and len(word) > 3 for word in written)
    feminine = any(word.endswith("ها") and len(word) > 3 for word in written)
    count = len(written)
    return Content(
        statement=statement,
        actor=actor,
        words=frozenset(words),
        definite=frozenset(
            key for word in written if word.startswith(("ال", "لل", "بال", "وال")) for key in variants(name_words(word))
        ),
        states=frozenset(states_in(words)),
        inside=tuple(dict.fromkeys(discourse.named_between(content.start, content.end))),
        opener=opener,
        pronouns="m" * masculine + "f" * feminine,
        size="short" if count < 8 else "middle" if count < 25 else "long",
    )


def possible(discourse: Discourse, content: Content, entity: Entity, before: Mapping[Entity, int]) -> bool:
    """Whether anything at all speaks for the content's being about `entity`."""
    if entity in content.inside or entity is content.actor or entity in before:
        return True
    if entity.known is not None and entity.known.id in content.states:
        return True
    place = discourse.place_before(entity, content.statement.content.start)
    if place is not None and discourse.sentence(content.statement.content.start) - discourse.sentence(place) <= _REACH:
        return True
    return bool(content.definite & _heads(entity)) or entity in discourse.in_headline


def _heads(entity: Entity) -> set[str]:
    """Nouns that may stand for an actor: the first words of its names, titles and descriptions."""
    heads = {name_words(name)[0] for name in entity.names if name_words(name)}
    persons = actor_words().persons.words
    return heads.union(*(title & persons for title in entity.titles)) if entity.kind is ActorKind.PERSON else heads


def about_features(
    discourse: Discourse, content: Content, entity: Entity, before: Mapping[Entity, int]
) -> dict[str, float]:
    """What speaks for and against `entity` as a participant; `before` says how lately a statement was about it."""
    group = group_of(entity)
    statement = content.statement
    start, end = statement.content.start, statement.content.end
    found = [f"group={group}"]
    places = [place for place in entity.places if start <= place < end]
    if places:
        order = content.inside.index(entity) if entity in content.inside else len(content.inside)
        case = discourse.word_before(places[0])
        after = discourse.preposition_before(places[0])
        third = min(2, 3 * (places[0] - start) // max(end - start, 1))
        found += [
            "inside", f"inside&{group}", f"inside&size={content.size}", f"order={min(order, 4)}", f"third={third}",
            f"order={min(order, 4)}&{group}", f"case={case}", f"case={case}&{group}", f"after={after}",
            f"after={after}&{group}", f"times={min(len(places), 3)}",
            f"inside&known={entity.known is not None}&{group}",
            f"inside&named={min(len(entity.places), 5)}", f"inside&act={statement.act.value}&{group}",
            f"crowd={min(len(content.inside), 6)}",
        ]  # fmt: skip
        if entity in before:
            found.append("inside&before")
        if entity in discourse.in_headline:
            found.append(f"inside&in headline&{group}")
    else:
        found += [
            "outside",
            f"outside&{group}",
            f"outside&size={content.size}",
            f"outside&crowd={min(len(content.inside), 3)}",
        ]
        found += _outside(discourse, content, entity, before, group)
    if entity is content.actor:
        found += [
            "actor", f"actor&{group}", f"actor&{content.opener}", f"actor&{content.opener}&{group}",
            f"actor&act={statement.act.value}", f"actor&size={content.size}", f"actor&inside={bool(places)}",
            f"actor&pronouns={_agree(content, entity)}", f"actor&quoted={statement.quoted.value}",
            f"actor&act={statement.act.value}&pronouns={_agree(content, entity)}",
        ]  # fmt: skip
    return dict.fromkeys(found, 1.0)


def _outside(
    discourse: Discourse, content: Content, entity: Entity, before: Mapping[Entity, int], group: str
) -> list[str]:
    found = []
    if entity.known is not None and entity.known.id in content.states:
        found += ["demonym", f"demonym&headline={entity in discourse.in_headline}", f"demonym&size={content.size}"]
    heads = content.definite & _heads(entity)
    if heads:
        found += ["head", f"head&{group}", f"head&heard={min(discourse.heard[entity], 2)}"]
        if content.definite & entity.words and group in ("body", "guessed"):
            found.append("head of body")
    agree = _agree(content, entity)
    when = before.get(entity)
    if when is not None:
        found += [f"before={min(when, 3)}", f"before={min(when, 3)}&{group}", f"before&pronouns={agree}"]
    place = discourse.place_before(entity, content.statement.content.start)
    near = (
        "none"
        if place is None
        else str(min(discourse.sentence(content.statement.content.start) - discourse.sentence(place), 3))
    )
    found += [f"near={near}", f"near={near}&{group}", f"near={near}&pronouns={agree}&{group}"]
    if entity in discourse.in_headline:
        found += ["in headline", f"in headline&{group}", f"in headline&named={min(len(entity.places), 5)}"]
    found.append(f"named={min(len(entity.places), 5)}&{group}")
    if heads and when is not None:
        found.append("head&before")
    return found


def _agree(content: Content, entity: Entity) -> str:
    """Whether a pronoun in the content can mean the entity."""
    if not content.pronouns:
        return "none"
    if entity.gender is None:
        return "masculine" if "m" in content.pronouns and entity.kind is ActorKind.PERSON else "open"
    return "yes" if ("f" if entity.gender is Gender.FEMININE else "m") in content.pronouns else "no"


def chosen(entities: Sequence[Entity], likely: Sequence[float], content: Content) -> list[Entity]:
    """The likely ones: those that the content names in its order, then the others."""
    taken = [one for one, probability in zip(entities, likely, strict=True) if probability >= 0.5]
    order = {one: place for place, one in enumerate(content.inside)}
    return sorted(taken, key=lambda one: order.get(one, len(order)))
