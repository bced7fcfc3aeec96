"""Who speaks: from the words of a source, or from none, to one actor of the article."""

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from kg.actors.described import described_features, other_minister
from kg.actors.discourse import Discourse, Turn
from kg.actors.dropped import another_gender, dropped_features
from kg.actors.entities import Entity, clean
from kg.actors.known import actor_words
from kg.actors.named import named_in, new_actor, new_medium, several, together, unknown
from kg.actors.ranker import Features, rankers
from kg.actors.titles import Phrase, phrase_of, variants
from kg.arabic import name_key, name_words
from schemas import ActorKind, AnnotatedArticle, Number, Span, Statement

SURE = 0.98
"""How often the proper name in a source is the one meant (training/actors.py, «named»)."""

_PREPOSITIONS = frozenset({"في", "فى", "من", "لدى", "عن", "مع"})
_BODIES = (ActorKind.MEDIA, ActorKind.STATE, ActorKind.PLACE)

Choose = Callable[[str, Statement | None, Sequence[Entity], Sequence[Features]], Sequence[float]]
"""Probabilities of candidates by the ranker of that name; the statement whose actor is looked for, if any."""


class Chosen(NamedTuple):
    """An actor, and how likely it is the right one."""

    actor: Entity
    probability: float


def choose_by_model(
    ranker: str, _: Statement | None, __: Sequence[Entity], features: Sequence[Features]
) -> Sequence[float]:
    """What the fitted rankers say."""
    model = rankers()[ranker]
    return model.each(features) if ranker == "about" else model.probabilities(features)


class Speakers:
    """Resolves sources in text order and remembers who spoke last."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        entities: list[Entity],
        statements: Sequence[Statement],
        choose: Choose = choose_by_model,
    ) -> None:
        """`statements` in text order; `choose` is another only where the rankers are being fitted."""
        self._article = annotated.article.id
        self._entities = entities
        self._choose = choose
        self.discourse = Discourse(annotated, entities, statements)
        self._named: Mapping[str, Entity] = {
            one.id: entity
            for one in statements
            if one.source is not None and (entity := self._by_name(one.source)) is not None
        }
        self.discourse.heard.update(self._named.values())
        for statement in statements:
            if statement.id in self._named:
                self._learn(statement, self._named[statement.id])

    def of_statement(self, statement: Statement) -> Chosen:
        """The actor of a statement; call in text order. Never fails: at worst the source's own words."""
        named = self._named.get(statement.id)
        if named is not None and statement.source is not None:
            named.phrases.append(frozenset(phrase_of(statement.source).telling))
            found = Chosen(named, SURE)
        elif statement.source is not None and not _pronoun(statement.source):
            found = self._described(statement, statement.source, statement)
        else:
            found = self._dropped(statement)
        self.discourse.turns.append(Turn(statement, found.actor))
        return found

    def of_via(self, statement: Statement, span: Span) -> Entity:
        """The actor that a phrase of the statement's surroundings means."""
        return self._by_name(span) or self._described(statement, span, None).actor

    def named(self, span: Span) -> Entity | None:
        """The actor whose name stands in a phrase, if there is one."""
        return self._by_name(span)

    def medium(self, span: Span) -> Entity:
        """The outlet of that name, or a new one: «الرياض» is a newspaper where somebody speaks to it."""
        found = self._by_name(span)
        if found is not None and (found.known is None or found.kind is ActorKind.MEDIA):
            return found
        made = new_medium(span, self._article)
        same = (
            one for one in self._entities if one.kind is ActorKind.MEDIA and name_key(one.name) == name_key(made.name)
        )
        found = next(same, made)
        if found is made:
            self._entities.append(made)
        return found

    def _by_name(self, source: Span) -> Entity | None:
        inside = self.discourse.named_in(source)
        if several(source, inside):
            entity = together(source, inside, self._article, self._entities)
            if entity not in self._entities:
                self._entities.append(entity)
            return entity
        return named_in(source, self._entities, inside)

    def _learn(self, statement: Statement, entity: Entity) -> None:
        """What a source with a name in it tells of its actor: titles, and the gender of the verb before it."""
        source, form = statement.source, statement.agreement
        if source is None:
            return
        words = variants(name_words(source.text)) - entity.words
        if words:
            entity.titles.append(frozenset(words))
        shape = self.discourse.situation(statement).shape if form.gender is None else None
        form = shape.agreement if shape is not None else form
        person = entity.kind is ActorKind.PERSON and entity.gender is None
        if (
            person
            and form.gender is not None
            and form.number is not Number.PLURAL
            and source.start > statement.cue.start
        ):
            entity.gender = form.gender

    def _described(self, statement: Statement, span: Span, speaks: Statement | None) -> Chosen:
        """The actor that a noun phrase without a name means, or a new one under its words."""
        phrase = phrase_of(span)
        if phrase.form == "definite" and phrase.head in actor_words().persons.issued:
            issuer = self.discourse.issuer(phrase.head)
            if issuer is not None:
                return Chosen(issuer, SURE)  # «وأضاف البيان أن …»
        new = new_actor(span, phrase, self._article, self._entities)
        inside = self.discourse.named_in(span)
        own = {one for _, one in inside if one.kind is ActorKind.PERSON}  # «عائلة فلان»: not he
        where = self.discourse.situation(statement, span)
        indefinite = phrase.form == "indefinite"
        one_of_many = indefinite and not where.headline and not inside and _one_of_many(span, phrase)
        candidates = [
            one
            for one in self.discourse.nearby(span.start)
            if one is not new
            and one not in own
            and not (phrase.body and one.kind is ActorKind.PERSON)
            and not (phrase.head in actor_words().persons.unnamed and one.kind in _BODIES)
            and not _told_of(statement, span, one, indefinite)
            and not other_minister(phrase, one)
            and not (one_of_many and self._spoke_of(one, span.start))
        ]
        if indefinite and phrase.head in actor_words().persons.unnamed and not where.headline:
            candidates = []  # «مصدر في الحكومة» brings in somebody new
        features = described_features(self.discourse, where, phrase, candidates)
        found = self._best("phrase", speaks, [*candidates, new], features)
        if found.actor is new:
            new.grow(clean(span.text))
            if new not in self._entities:
                self._entities.append(new)
        found.actor.phrases.append(frozenset(phrase.telling))
        return found

    def _spoke_of(self, one: Entity, at: int) -> bool:
        """Whether the text names a person before `at`: «ناشط في المنظمة» is nobody whom it spoke of by name."""
        return one.kind is ActorKind.PERSON and self.discourse.place_before(one, at) is not None

    def _dropped(self, statement: Statement) -> Chosen:
        """The subject that the verb leaves out."""
        if not self._entities:
            self._entities.append(unknown(self._article, statement.cue.start))
        where = self.discourse.situation(statement)
        form = where.shape.agreement
        near = self.discourse.nearby(where.at) or self._entities
        candidates = [one for one in near if not another_gender(one, form)] or near
        features = [dropped_features(self.discourse, where, one) for one in candidates]
        return self._best("dropped", statement, candidates, features)

    def _best(
        self, ranker: str, statement: Statement | None, candidates: Sequence[Entity], features: Sequence[Features]
    ) -> Chosen:
        probabilities = self._choose(ranker, statement, candidates, features)
        best = max(range(len(candidates)), key=probabilities.__getitem__)
        return Chosen(candidates[best], probabilities[best])


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


def _pronoun(source: Span) -> bool:
    return set(name_words(source.text)) <= actor_words().persons.pronouns
