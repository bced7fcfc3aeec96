"""Whom a phrase means: the actor that it names, or the one that its words fit best."""

import re
from collections.abc import Sequence
from itertools import takewhile

from kg.actors.choosing import Choose, Chosen
from kg.actors.described import described_features, former, other_body, other_job, other_office, other_title
from kg.actors.discourse import Discourse
from kg.actors.documents import issuer_in
from kg.actors.dropped import another_gender
from kg.actors.entities import Entity
from kg.actors.known import actor_words
from kg.actors.named import (
    body_of,
    called,
    leading_name,
    named_in,
    new_actor,
    new_medium,
    new_person,
    several,
    together,
)
from kg.actors.ranker import Features
from kg.actors.titles import Phrase, phrase_of
from kg.arabic import name_key, name_words
from schemas import ActorKind, Agreement, Number, Span, Statement

_RELATIVE = re.compile(r"(?<=\s)(?:الذي|التي|الذين|اللذين|اللتين)(?=\s)")
_PREPOSITIONS = frozenset({"في", "فى", "من", "لدى", "عن", "مع"})
_NOT_ITS_OWN = (ActorKind.PERSON, ActorKind.STATE, ActorKind.PLACE)
"""What a phrase with such a name in it does not mean: «عائلة | فلان», «تعليم | الرياض»."""
_BODIES = (ActorKind.MEDIA, ActorKind.STATE, ActorKind.PLACE)


class Meanings:
    """The actors of an article, as its phrases mean them; new ones are added as they come up."""

    def __init__(self, article: str, entities: list[Entity], discourse: Discourse, choose: Choose) -> None:
        self._article = article
        self._entities = entities
        self._discourse = discourse
        self._choose = choose

    def keep(self, entity: Entity) -> Entity:
        """The entity, from now on one of the article's."""
        if entity not in self._entities:
            self._entities.append(entity)
        return entity

    def named(self, span: Span) -> Entity | None:
        """The actor that a phrase names, if it does."""
        source = issuer_in(span)
        inside = self._discourse.named_in(source)
        told_of = _RELATIVE.search(source.text)
        before = [(at, one) for at, one in inside if told_of is not None and at - source.start < told_of.start()]
        if told_of is not None and before:  # «بعثة الأمم المتحدة | التي يرأسها فلان»
            inside, text = before, source.text[: told_of.start()].rstrip()
            source = source.model_copy(update={"end": source.start + len(text), "text": text})
        missed = leading_name(source, inside)
        if missed is not None:
            return self.keep(new_person(missed, self._article, self._entities))
        if several(source, inside):
            return self.keep(together(source, inside, self._article, self._entities))
        if any(body_of(source, at, one) for at, one in inside):
            return self.keep(new_actor(source, phrase_of(source), self._article, self._entities))
        return named_in(source, self._entities, inside)

    def medium(self, span: Span) -> Entity:
        """The outlet of that name, or a new one: «الرياض» is a newspaper where somebody speaks to it."""
        found = self.named(span)
        if found is not None and (found.known is None or found.kind is ActorKind.MEDIA):
            return found
        made = new_medium(span, self._article)
        same = (
            one for one in self._entities if one.kind is ActorKind.MEDIA and name_key(one.name) == name_key(made.name)
        )
        return self.keep(next(same, made))

    def medium_before(self, span: Span) -> Entity | None:
        """The outlet named last before a phrase for one («الصحيفة», «للقناة»), of those that may be of that kind."""
        kind = name_key(span.text.split()[0][2:])
        media = [one for one in self._entities if one.kind is ActorKind.MEDIA and _may_be(one, kind)]
        places = [(place, at) for at, one in enumerate(media) for place in one.places if place < span.start]
        return media[max(places)[1]] if places else None

    def meant(self, statement: Statement, span: Span, phrase: Phrase, speaks: Statement | None) -> Chosen:
        """Whom a phrase means; one whom the article has not yet is made, but not kept among its actors."""
        new = new_actor(span, phrase, self._article, self._entities)
        inside = self._discourse.named_in(span)
        titled = phrase.head in actor_words().persons.words  # «أمين الأحساء», «عائلة فلان»: not the town, not he
        own = {one for _, one in inside if titled or one.kind in _NOT_ITS_OWN}
        where = self._discourse.situation(statement, span)
        indefinite = phrase.form == "indefinite"
        one_of_many = indefinite and not where.headline and not inside and _one_of_many(span, phrase)
        candidates = [
            one
            for one in self._discourse.nearby(span.start)
            if one is not new
            and one not in own
            and not (phrase.body and one.kind is ActorKind.PERSON)
            and not (phrase.head in actor_words().persons.unnamed and one.kind in _BODIES)
            and not _told_of(statement, span, one, indefinite)
            and not other_office(phrase, one)
            and not other_body(phrase, one)
            and not other_job(phrase, one)
            and not other_title(phrase, one)
            and not former(phrase, one)
            and not another_gender(one, Agreement(gender=phrase.gender, number=Number.SINGULAR))
            and not (one_of_many and self._spoke_of(one, span.start))
        ]
        if indefinite and phrase.head in actor_words().persons.unnamed and not where.headline:
            candidates = []  # «مصدر في الحكومة» brings in somebody new
        features = described_features(self._discourse, where, phrase, candidates)
        found = self.best("phrase", speaks, [*candidates, new], features)
        if found.actor is new:
            new.grow(called(span))
        return found

    def _spoke_of(self, one: Entity, at: int) -> bool:
        """Whether the text names a person before `at`: «ناشط في المنظمة» is nobody whom it spoke of by name."""
        return one.kind is ActorKind.PERSON and self._discourse.place_before(one, at) is not None

    def best(
        self, ranker: str, statement: Statement | None, candidates: Sequence[Entity], features: Sequence[Features]
    ) -> Chosen:
        probabilities = self._choose(ranker, statement, candidates, features)
        best = max(range(len(candidates)), key=probabilities.__getitem__)
        return Chosen(candidates[best], probabilities[best])


def _may_be(medium: Entity, kind: str) -> bool:
    """Whether an outlet is called one of that kind, or of none: «قناة الجزيرة» is no «صحيفة»."""
    names = {*medium.names, *(medium.known.aliases if medium.known is not None else ())}
    heads = {key for name in names for key in name_words(name)[:1]} & actor_words().kinds[ActorKind.MEDIA]
    return not heads or kind in heads


def _told_of(statement: Statement, span: Span, one: Entity, indefinite: bool) -> bool:
    """Whether the phrase at `span` speaks of an entity as of somebody else: names it for the first time, or at all,
    where the phrase is an indefinite one («مستشار في الرئاسة»)."""
    content = statement.content
    places = one.places if indefinite else one.places[:1]
    return any(span.end <= content.start <= place < content.end for place in places)


def _one_of_many(span: Span, phrase: Phrase) -> bool:
    """Whether a phrase is of a person and nothing in it is definite up to a preposition: «زعيم قرية مجاورة»."""
    words = span.text.split()
    definite = any(word.startswith("ال") for word in takewhile(lambda word: word not in _PREPOSITIONS, words))
    return phrase.head in actor_words().persons.words and not definite and len(words) > 2
