"""Who speaks: from the words of a source, or from none, to one actor of the article."""

import re
from collections.abc import Mapping, Sequence

from kg.actors.choosing import SURE, Choose, Chosen, choose_by_model
from kg.actors.discourse import Discourse, Situation, Turn
from kg.actors.documents import issuer_in
from kg.actors.doers import Doers
from kg.actors.dropped import another_gender, dropped_features
from kg.actors.entities import Entity
from kg.actors.known import actor_words
from kg.actors.meanings import Meanings
from kg.actors.named import new_actor, unknown
from kg.actors.spelling import proper_names
from kg.actors.subjects import Subjects
from kg.actors.titles import Phrase, phrase_of, variants
from kg.arabic import name_key, name_words
from schemas import ActorKind, AnnotatedArticle, Number, Span, Statement

_TOPIC = re.compile(r"\s*(?:وعن|وحول|وبشأن|وبخصوص|وردا|وفيما|وأما|عن|حول|بشأن|ردا|فيما|أما)\s[^،,]*[،,]?\s*")
"""A phrase that names a topic, up to the comma before the verb that follows."""

_RESUMED = re.compile(r"\s+(?:فيه|فيها)\b")
"""Takes up what somebody speaks in."""
_TALK = re.compile(r"(?<!\w)(?:حوار|لقاء|مقابلة|حديث|رسالة)")
"""What it is another who speaks in: «أجرت الصحيفة حوارا مع فلانة | تقول فيه إن …»."""


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
        self.discourse = Discourse(annotated, entities, statements)
        self._meanings = Meanings(self._article, entities, self.discourse, choose)
        self._doers = Doers(self.discourse, self._meanings, Subjects(annotated, proper_names(annotated)))
        self._named: Mapping[str, Entity] = {
            one.id: entity
            for one in statements
            if one.source is not None and (entity := self.named(one.source)) is not None
        }
        self._indefinite = [
            one.source
            for one in statements
            if one.source is not None and one.id not in self._named and phrase_of(one.source).form == "indefinite"
        ]
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
            found = self._described(statement, issuer_in(statement.source), statement)
        else:
            found = self._hearsay(statement) or self._dropped(statement)
        self.discourse.turns.append(Turn(statement, found.actor))
        return found

    def of_via(self, statement: Statement, span: Span) -> Entity:
        """The actor that a phrase of the statement's surroundings means."""
        return self.named(span) or self._described(statement, span, None).actor

    def named(self, span: Span) -> Entity | None:
        """The actor whose name stands in a phrase, if there is one."""
        return self._meanings.named(span)

    def medium(self, span: Span) -> Entity:
        """The outlet of that name: a medium, whatever else goes by the same name."""
        return self._meanings.medium(span)

    def medium_before(self, span: Span) -> Entity | None:
        """The outlet of that kind that the text named last before: «الصحيفة» is no channel."""
        return self._meanings.medium_before(span)

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
        if phrase.head in actor_words().persons.issued and (phrase.form == "definite" or len(phrase.words) == 1):
            issuer = self._doers.issuer(statement, phrase.head)
            if issuer is not None:
                return Chosen(self._meanings.keep(issuer), SURE)  # «وأضاف البيان أن …»
        fuller = self._fuller(statement, span, phrase)
        if fuller is not None:
            span, phrase = fuller, phrase_of(fuller)
        found = self._meanings.meant(statement, span, phrase, speaks)
        self._meanings.keep(found.actor).phrases.append(frozenset(phrase.telling))
        return found

    def _fuller(self, statement: Statement, span: Span, phrase: Phrase) -> Span | None:
        """The one source of the text that a headline shortens: «مصدر: …» of «قال مصدر في الوزارة إن …»."""
        persons = actor_words().persons
        unnamed = phrase.form == "indefinite" and phrase.head in persons.unnamed & persons.words
        if not unnamed or not self.discourse.situation(statement, span).headline:
            return None
        fuller = {
            name_key(source.text): source
            for source in self._indefinite
            if source.start > span.start and _shortens(phrase, phrase_of(source))
        }
        return next(iter(fuller.values())) if len(fuller) == 1 else None

    def _hearsay(self, statement: Statement) -> Chosen | None:
        """«الشائعات», where nobody is told to spread them: they are the source."""
        if statement.source is not None or name_key(statement.cue.text) not in actor_words().persons.hearsay:
            return None
        actor = new_actor(statement.cue, phrase_of(statement.cue), self._article, self._entities)
        return Chosen(self._meanings.keep(actor), SURE)

    def _dropped(self, statement: Statement) -> Chosen:
        """The subject that the verb leaves out."""
        if not self._entities:
            self._entities.append(unknown(self._article, statement.cue.start))
        where = self.discourse.situation(statement)
        form = where.shape.agreement
        near = self.discourse.nearby(where.at) or self._entities
        doer = self._doers.before(statement, where)
        own = not _TALK.search(self.discourse.text, where.start, where.at)
        if doer is not None and own and _RESUMED.match(self.discourse.text, statement.cue.end):
            return Chosen(self._meanings.keep(doer), SURE)  # «نشرت الجماعة شريطا | تؤكد فيه أن …»
        if doer is not None and doer not in near:
            near = [*near, doer]
        topic = self._topic(where)
        spoken = {turn.actor for turn in self.discourse.recent()}
        told = {one for one in near if one not in spoken and self.discourse.addressed(one, where.at)}
        agreeing = [one for one in near if not another_gender(one, form)]
        candidates = (
            [one for one in agreeing if one not in topic | told]
            or [one for one in agreeing if one not in topic]
            or agreeing
            or near
        )
        features = [dropped_features(self.discourse, where, one, doer) for one in candidates]
        found = self._meanings.best("dropped", statement, candidates, features)
        self._meanings.keep(found.actor)
        return found

    def _topic(self, where: Situation) -> set[Entity]:
        """Those whom a phrase before the verb's clause only speaks of: «وعن رحيل اللاعب فلان، | أجاب»."""
        before = self.discourse.text[where.start : where.at]
        if not _TOPIC.fullmatch(before):
            return set()
        named = set(self.discourse.named_between(where.start, where.at))
        return named - {turn.actor for turn in self.discourse.recent()[-1:]}


def _shortens(phrase: Phrase, fuller: Phrase) -> bool:
    return phrase.head == fuller.head and set(phrase.telling) <= set(fuller.telling)


def _pronoun(source: Span) -> bool:
    return set(name_words(source.text)) <= actor_words().persons.pronouns
