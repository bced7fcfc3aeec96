"""Who speaks: from the words of a source, or from none, to one actor of the article."""

from collections.abc import Sequence

from kg.actors.entities import Entity, agrees, between, by_place, clean, kind_of_words, reach, without_clitic
from kg.actors.known import actor_words, known_names
from kg.arabic import name_key, name_words
from schemas import ActorKind, AnnotatedArticle, Gender, Number, Span, Statement

_DEMONSTRATIVES = frozenset(
    {"هذا", "هذه", "ذلك", "تلك", "نفس", "ذات", "نفسه", "نفسها", "ايضا", "ذاته", "ذاتها", "اياه"}
)
_PREPOSITIONS = frozenset({"من", "في", "لدي", "عن", "مع"})
_MEMORY = 60
"""Statements that a dropped subject can reach back over."""


class Speakers:
    """Resolves sources in text order and remembers who spoke last."""

    def __init__(self, annotated: AnnotatedArticle, entities: list[Entity], statements: Sequence[Statement]) -> None:
        self._annotated = annotated
        self._entities = entities
        self._named = by_place(entities)
        self._headlines = [one for one in annotated.sentences if one.headline]
        self._nested = {
            one.id
            for place, one in enumerate(statements)
            for other in statements[max(0, place - _MEMORY) : place + _MEMORY]
            if other is not one and _inside(one.cue, other)
        }
        self._phrases: list[tuple[int, tuple[str, ...], Entity]] = []
        """Sources as written so far: offset, words, actor."""
        self._spoken: list[tuple[Statement, Entity]] = []

    def of_statement(self, statement: Statement) -> Entity:
        """The actor of a statement; call in text order. Never fails: at worst the source's own words."""
        if statement.source is not None and not self._pronoun(statement.source):
            found = self.of_span(statement.source)
            if statement.agreement.gender is not None and statement.source.start > statement.cue.start:
                plain = statement.agreement.number is not Number.PLURAL
                if found.gender is None and plain and found.kind is ActorKind.PERSON:
                    found.gender = statement.agreement.gender
        else:
            found = self._dropped(statement)
        self._spoken.append((statement, found))
        return found

    def of_span(self, source: Span) -> Entity:
        """The actor that a source or a via names."""
        words = without_clitic(name_words(source.text))
        found = (
            self._by_name(source, words)
            or self._by_document(source, words)
            or self._by_title(source, words)
            or self._by_head(source, words)
            or self._new(source, words)
        )
        self._phrases.append((source.start, words, found))
        return found

    def _by_name(self, source: Span, words: tuple[str, ...]) -> Entity | None:
        inside = between(self._named, source.start, source.end)
        persons = [(place, e) for place, e in inside if e.kind is ActorKind.PERSON]
        lists = actor_words().persons
        for place, entity in persons:
            before = name_words(source.text[: place - source.start])
            near = bool(before) and before[0] in lists.unnamed and before[-1] in _PREPOSITIONS
            if not before or not ({before[0], before[-1]} & lists.relations or near):
                return entity
        if persons:
            return None
        for entity in self._entities:
            own = name_words(entity.name)
            if entity.kind is ActorKind.PERSON and len(own) > 1 and {own[0], own[-1]} <= set(words[1:]):
                return entity  # named in full elsewhere, missed here
        for place, entity in inside:
            before = without_clitic(name_words(source.text[: place - source.start]))
            heads = [word for word in before if word not in _DEMONSTRATIVES]
            if not heads or (kind_of_words(heads[:1]) and len(heads) == 1):
                self._lengthen(entity, source, heads)
                return entity
        return None

    def _lengthen(self, entity: Entity, source: Span, heads: list[str]) -> None:
        """«صحيفة «صنداي تايمز»»: the head says what kind of body the name is."""
        kind = kind_of_words(heads[:1]) if heads else None
        if kind is not None and entity.known is None and entity.kind is not ActorKind.PERSON:
            entity.kind = kind
            if heads[0] and source.text.split()[0].endswith("ة"):
                entity.gender = Gender.FEMININE

    def _by_title(self, source: Span, words: tuple[str, ...]) -> Entity | None:
        """«الرئيس التونسي»: the person of the article whose title has all these words."""
        lists = actor_words().persons
        telling = [word for word in words if word not in _DEMONSTRATIVES | lists.honorifics]
        if not telling or not (set(telling[:1]) & lists.words):
            return None
        if self._headline(source) and not self._spoken:
            named = [e for e in self._entities if e.kind is ActorKind.PERSON and telling[0] in e.titles]
            if len(named) == 1:
                return named[0]
        if not source.text.startswith("ال") and len(telling) < 2 and not self._demonstrative(source):
            return None
        fitting = [
            entity
            for entity in self._entities
            if entity.kind is ActorKind.PERSON and set(telling) <= entity.titles | set(name_words(entity.name))
        ]
        return min(fitting, key=lambda one: reach(one, source.start), default=None)

    def _by_head(self, source: Span, words: tuple[str, ...]) -> Entity | None:
        """«المسؤول», «الحركة», «الصحيفة»: the nearest earlier source or body that the word stands for."""
        if not (source.text.startswith(("ال", "وال")) or self._demonstrative(source)):
            return None
        telling = tuple(word for word in words if word not in _DEMONSTRATIVES)
        if not telling or len(telling) > 3:
            return None
        for _, earlier, entity in reversed(self._phrases[-_MEMORY:]):
            if set(telling) <= set(earlier) or set(telling) <= set(name_words(entity.name)):
                return entity
        kind = kind_of_words(telling[:1])
        near = [
            entity
            for entity in self._entities
            if set(telling) <= set(name_words(" ".join(entity.names)))
            or (kind is not None and kind is not ActorKind.ORGANIZATION and entity.kind is kind and len(telling) == 1)
        ]
        near = [entity for entity in near if entity.kind is not ActorKind.PERSON]
        found = min(near, key=lambda one: reach(one, source.start), default=None)
        if found is not None:
            return found
        if telling[0] in actor_words().persons.words and len(telling) == 1 and self._spoken:
            persons = [e for _, e in reversed(self._spoken) if e.kind in (ActorKind.PERSON, ActorKind.UNNAMED)]
            unnamed = [e for e in persons if e.kind is ActorKind.UNNAMED]
            generic = telling[0] in actor_words().persons.unnamed
            return next(iter(unnamed if generic and unnamed else persons), None)
        return None

    def _by_document(self, source: Span, words: tuple[str, ...]) -> Entity | None:
        """«البيان», «وثيقة للكرملين»: the body that issued it."""
        if not words or words[0].removeprefix("و") not in actor_words().persons.documents:
            return None
        bodies = (ActorKind.ORGANIZATION, ActorKind.GROUP, ActorKind.STATE)
        issuers = [one for _, one in between(self._named, source.start + 1, source.end) if one.kind in bodies]
        if issuers:
            return issuers[0]
        definite = source.text.removeprefix("و").startswith("ال") or self._demonstrative(source)
        if not definite or words[0] == "تقرير":
            return None
        spoken = [entity for _, entity in reversed(self._spoken) if entity.kind in bodies]
        if spoken:
            return spoken[0]
        named = [entity for entity in self._entities if entity.kind in (ActorKind.ORGANIZATION, ActorKind.GROUP)]
        return max(named, key=lambda one: len(one.places), default=None)

    def _pronoun(self, source: Span) -> bool:
        return set(name_words(source.text)) <= actor_words().persons.pronouns

    def _headline(self, source: Span) -> bool:
        return any(one.start <= source.start < one.end for one in self._headlines)

    def _demonstrative(self, source: Span) -> bool:
        return bool(set(name_words(source.text)[:1]) & _DEMONSTRATIVES)

    def _new(self, source: Span, words: tuple[str, ...]) -> Entity:
        """An actor under the source's own words."""
        name = clean(source.text)
        if words and name_words(name)[:1] != words[:1]:
            name = name.removeprefix("ل")
        known = known_names().get(name_key(name))
        for entity in self._entities:
            if (known is not None and entity.known is known) or name_key(entity.name) == name_key(name):
                entity.grow(name)
                return entity
        first = words[0] if words else ""
        kind = known.kind if known is not None else None
        if kind is None and first in actor_words().persons.unnamed | actor_words().persons.words:
            kind = ActorKind.UNNAMED
        if kind is None:
            kind = kind_of_words(words[:1]) or ActorKind.UNNAMED
        entity = Entity(
            name=name or source.text,
            kind=kind,
            known=known,
            article=self._annotated.article.id,
            places=[source.start],
            gender=known.gender
            if known is not None
            else (Gender.FEMININE if name.split(" ")[0].endswith("ة") else None),
            plural=name.split(" ")[0].endswith(("ون", "ين")) and kind is ActorKind.UNNAMED,
        )
        entity.names.add(entity.name)
        self._entities.append(entity)
        return entity

    def _dropped(self, statement: Statement) -> Entity:
        """The subject that the verb leaves out: the last one who spoke and with whom the verb agrees."""
        cue = statement.cue.start
        recent = self._spoken[-_MEMORY:]
        outer = [(s, e) for s, e in recent if not _inside(statement.cue, s) and s.id not in self._nested]
        same_sentence = [(s, e) for s, e in outer if s.sentence.start <= cue < s.sentence.end]
        for _, entity in reversed(same_sentence):
            if agrees(entity, statement.agreement):
                return entity
        subject = self._subject(statement)
        if subject is not None and statement.rule.startswith("participle"):
            return subject
        for _, entity in reversed(outer):
            if agrees(entity, statement.agreement):
                return entity
        if subject is not None or self._spoken:
            return subject or self._spoken[-1][1]
        before = [(place, entity) for entity in self._entities for place in entity.places if place < cue]
        persons = [pair for pair in before if pair[1].kind is ActorKind.PERSON]
        if before:
            return max(persons or before, key=lambda pair: pair[0])[1]
        if self._entities:
            return min(self._entities, key=lambda one: min(one.places, default=0))
        return self._new(statement.cue, name_words(statement.cue.text))

    def _subject(self, statement: Statement) -> Entity | None:
        """The first person, or else body, that the sentence names before the cue: «أشاد فلان بـ…، مضيفا أن»."""
        before = [
            entity
            for _, entity in between(self._named, statement.sentence.start, statement.cue.start)
            if entity.kind is not ActorKind.PLACE
            and (agrees(entity, statement.agreement) or (entity.kind is ActorKind.PERSON and entity.gender is None))
        ]
        persons = [entity for entity in before if entity.kind is ActorKind.PERSON]
        return next(iter(persons or before), None)

    def outer(self, statement: Statement) -> Entity | None:
        """The actor of the innermost statement whose content this one is part of."""
        around = [(s, e) for s, e in self._spoken[-_MEMORY:] if s is not statement and _inside(statement.cue, s)]
        found = min(around, key=lambda pair: pair[0].content.end - pair[0].content.start, default=None)
        return found[1] if found is not None else None


def _inside(cue: Span, other: Statement) -> bool:
    return other.content.start <= cue.start and cue.end <= other.content.end
