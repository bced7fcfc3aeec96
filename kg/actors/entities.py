"""The named actors of one article: every name that means the same one, under the fullest of them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from kg.actors.bodies import named_bodies
from kg.actors.known import KnownActor, actor_words, known_names
from kg.actors.spelling import alike, proper_names
from kg.actors.titles import kind_of_words, title_gender, titles_of, variants, without_clitic
from kg.arabic import name_key, name_words
from schemas import (
    ActorKind,
    ActorRef,
    AnnotatedArticle,
    Article,
    Gender,
    Mention,
    Name,
    NameKind,
    Span,
    content_hash,
)

_UNFINISHED = re.compile(r"\s(?:التابع|الصادر)ة?$")
"""«وزارة الداخلية | التابعة» (of whom stands outside of the name)."""


@dataclass(slots=True, eq=False)
class Entity:
    """One actor as one article has it."""

    name: str
    kind: ActorKind
    known: KnownActor | None = None
    article: str = ""
    names: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    """Offsets where the article names it, in order."""
    words: set[str] = field(default_factory=set)
    """The words of all its names, as `name_words` gives them."""
    titles: list[frozenset[str]] = field(default_factory=list)
    """The words of titles that stand beside its name."""
    phrases: list[frozenset[str]] = field(default_factory=list)
    """The telling words of phrases that meant it so far."""
    gender: Gender | None = None
    plural: bool = False
    thing: bool = False
    """A named thing that nobody would call an actor: a currency, a chemical, a cup."""

    guessed: bool = False
    """A noun phrase that seems to name a body; the tagger has no name for it."""

    @property
    def ref(self) -> ActorRef:
        if self.known is not None:
            return ActorRef(id=self.known.id, name=self.name)
        scope = (self.article,) if self.kind is ActorKind.UNNAMED else ()
        return ActorRef(id=content_hash("actor", *scope, name_key(self.name)), name=self.name)

    def grow(self, name: str) -> None:
        """Take a fuller name, if this is one."""
        self.names.add(name)
        self.words |= variants(name_words(name))
        if len(name_words(name)) > len(name_words(self.name)):
            self.name = name

    def mention(self) -> Mention:
        return Mention(
            article=self.article,
            actor=self.ref.id,
            name=self.name,
            kind=self.kind,
            names=tuple(sorted(self.names | {self.name})),
        )


def named_entities(annotated: AnnotatedArticle) -> list[Entity]:
    """The entities that the article's names make, longest names first taken as the full ones."""
    tagged = proper_names(annotated)
    own = sorted([*tagged, *named_bodies(annotated, tagged)], key=lambda name: name.span.start)
    named = {name_key(clean(name.span.text)) for name in own}
    own = [_name_alone(annotated.article.text, name, named) for name in own]
    names = sorted(own, key=lambda name: (-len(name_words(name.span.text)), name.span.start))
    entities: list[Entity] = []
    for name in names:
        words = name_words(clean(name.span.text))
        if not words:
            continue
        fitting = [entity for entity in entities if _same(entity, name, words)]
        if fitting:
            entity = min(fitting, key=lambda one: _distance(one, name.span.start))
        else:
            entity = _entity(annotated.article, name)
            entities.append(entity)
        entity.grow(_written(annotated.article.text, name))
        entity.places.append(name.span.start)
    spellings = Counter(_written(annotated.article.text, name) for name in own)
    for entity in entities:
        entity.places.sort()
        spelled = sorted(entity.names)
        if entity.known is not None:  # «طالبان», which stands everywhere, before «الإمارة الإسلامية»
            usual = set(name_words(max(spelled, key=lambda one: (spellings[one], len(one)))))
            spelled = [one for one in spelled if usual <= set(name_words(one))]
        entity.name = max(spelled, key=lambda one: (len(name_words(one)), spellings[one], len(one)))
    at = {place: entity for entity in entities for place in entity.places}
    for name in own:
        if name.span.start in at:
            at[name.span.start].titles += titles_of(annotated.article.text, name)
            _take_head(annotated.article.text, name, at[name.span.start])
    sure = {name.span.start for name in tagged}
    for entity in entities:
        entity.guessed = sure.isdisjoint(entity.places)
        entity.gender = _beside(entity, entity.known.gender if entity.known is not None else _gender(entity))
    return entities


def _name_alone(text: str, name: Name, named: Collection[str]) -> Name:
    """«وموسكو» where «موسكو» is a well-known name or stands in the article: the name without «و»."""
    key = name_key(name.span.text)
    if not key.startswith("و") or key in known_names() or len(name.span.text) < 4:
        return name
    rest = name.span.text[1:]
    if name_key(rest) not in known_names() and name_key(clean(rest)) not in named:
        return name
    return name.model_copy(update={"span": Span.of(text, name.span.start + 1, name.span.end)})


def _written(text: str, name: Name) -> str:
    """A name as it is written elsewhere, with the article that «لل» hides: «للأهلي», «للأمم المتحدة»."""
    hidden = text[max(0, name.span.start - 2) : name.span.start] == "لل" and not name.span.text.startswith("ال")
    return ("ال" if hidden else "") + clean(name.span.text)


def _entity(article: Article, name: Name) -> Entity:
    written = _written(article.text, name)
    known = known_names().get(name_key(written))
    kind = _kind(name, known)
    thing = known is None and name.kind is NameKind.MISCELLANEOUS and kind_of_words(name_words(written)) is None
    return Entity(name=written, kind=kind, known=known, article=article.id, thing=thing)


def _take_head(text: str, name: Name, entity: Entity) -> None:
    """«صحيفة «صنداي تايمز»»: the word before the name says what kind of body it is."""
    before = text[max(0, name.span.start - 16) : name.span.start].split("\n")[-1].split()
    if not before or entity.kind in (ActorKind.PERSON, ActorKind.STATE):
        return
    head = without_clitic(name_words(before[-1] if before[-1][-1].isalpha() else " ".join(before[-2:])))
    kind = kind_of_words(head[-1:])
    if kind is not None and not before[-1].startswith("ال"):
        entity.titles.append(frozenset(head[-1:]))
        if entity.known is None:
            entity.kind, entity.thing = kind, False


def by_place(entities: Iterable[Entity]) -> list[tuple[int, Entity]]:
    """Every place where an entity is named, in text order."""
    return sorted(((place, one) for one in entities for place in one.places), key=itemgetter(0))


def between(places: Sequence[tuple[int, Entity]], start: int, end: int) -> Sequence[tuple[int, Entity]]:
    """The part of `places` from offset `start` to before `end`."""
    return places[bisect_left(places, start, key=itemgetter(0)) : bisect_left(places, end, key=itemgetter(0))]


def clean(name: str) -> str:
    """A name without the marks around it and inside it; «للكرملين» is «الكرملين»."""
    for mark in '«»“”"„':
        name = name.replace(mark, "")
    if "(" not in name or ")" not in name:
        name = name.replace("(", " ").replace(")", " ")  # the other one stands outside of the name
    name = _UNFINISHED.sub("", " ".join(name.split()).strip(" ،,.:-()"))
    return "ال" + name[2:] if name.startswith("لل") and len(name) > 4 else name


def _same(entity: Entity, name: Name, words: tuple[str, ...]) -> bool:
    """Whether a name of `words` can be short for `entity`'s."""
    own = name_words(entity.name)
    known = known_names().get(" ".join(words))
    if known is not None and entity.known is not None:
        return known.id == entity.known.id
    if words == own:
        return True
    person = entity.kind is ActorKind.PERSON
    if person != (name.kind is NameKind.PERSON):
        return False
    if person and (alike(words, own) or alike(own, words)):
        return True
    if len(words) >= len(own):
        return False
    if person:
        return _within(words, own)
    if len(words) > 1 and own[: len(words)] == words and ActorKind.PLACE is not entity.kind:
        return True
    heads = {word for kind in actor_words().kinds.values() for word in kind}
    return own[1:] == words and own[0] in heads


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of `short` stand in `full`, in order."""
    rest = iter(full)
    return all(word in rest for word in short)


def _distance(entity: Entity, start: int) -> int:
    before = [start - place for place in entity.places if place <= start]
    return min(before) if before else 10**6 + min(abs(place - start) for place in entity.places)


def _kind(name: Name, known: KnownActor | None) -> ActorKind:
    if known is not None:
        return known.kind
    if name.kind is NameKind.PERSON:
        return ActorKind.PERSON
    if name.kind is NameKind.LOCATION:
        return ActorKind.PLACE
    return kind_of_words(name_words(clean(name.span.text))) or ActorKind.ORGANIZATION


def _gender(entity: Entity) -> Gender | None:
    """Grammatical gender, where the name tells: «وزارة …», «حركة …»; persons go by titles, or later by verbs."""
    if entity.kind is ActorKind.PERSON:
        return title_gender(entity.titles)
    if entity.kind in (ActorKind.PLACE, ActorKind.STATE):
        return Gender.FEMININE
    head = entity.name.split()[0]
    return Gender.FEMININE if head.endswith(("ة", "ات")) else None


def _beside(entity: Entity, own: Gender | None) -> Gender | None:
    """The gender of a body with that of the heads beside its name: «صحيفة الأفق», and «تنظيم جبهة الشمال» has two."""
    if entity.kind in (ActorKind.PERSON, ActorKind.PLACE, ActorKind.STATE):
        return own
    heads = {one.endswith("ه") for title in entity.titles for one in title}
    if own is None:
        return Gender.FEMININE if heads == {True} else None
    return own if heads <= {own is Gender.FEMININE} else None
