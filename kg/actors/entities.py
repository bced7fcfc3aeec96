"""The named actors of one article: every name that means the same one, under the fullest of them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from kg.actors.known import KnownActor, actor_words, known_names
from kg.arabic import name_key, name_words
from schemas import (
    ActorKind,
    ActorRef,
    Agreement,
    AnnotatedArticle,
    Gender,
    Mention,
    Name,
    NameKind,
    Number,
    content_hash,
)


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
    titles: set[str] = field(default_factory=set)
    """Words that stand beside its name, as `name_words` gives them."""
    gender: Gender | None = None
    plural: bool = False
    thing: bool = False
    """A named thing that nobody would call an actor: a currency, a chemical, a cup."""

    @property
    def ref(self) -> ActorRef:
        if self.known is not None:
            return ActorRef(id=self.known.id, name=self.name)
        scope = (self.article,) if self.kind is ActorKind.UNNAMED else ()
        return ActorRef(id=content_hash("actor", *scope, name_key(self.name)), name=self.name)

    def grow(self, name: str) -> None:
        """Take a fuller name, if this is one."""
        self.names.add(name)
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
    names = sorted(annotated.names, key=lambda name: (-len(name_words(name.span.text)), name.span.start))
    entities: list[Entity] = []
    for name in names:
        words = name_words(name.span.text)
        if not words:
            continue
        fitting = [entity for entity in entities if _same(entity, name, words)]
        if fitting:
            entity = min(fitting, key=lambda one: _distance(one, name.span.start))
        else:
            entity = _entity(annotated.article.id, name)
            entities.append(entity)
        entity.names.add(name.span.text)
        entity.places.append(name.span.start)
    for entity in entities:
        entity.places.sort()
        entity.gender = entity.known.gender if entity.known is not None else _gender(entity)
        for name in annotated.names:
            if name.span.start in entity.places:
                entity.titles |= set(_title(annotated.article.text, name))
    return entities


def _entity(article: str, name: Name) -> Entity:
    text = clean(name.span.text)
    known = known_names().get(name_key(text))
    if known is not None and not text.startswith("ال"):
        # «للأمم المتحدة» hides the article: take the name as it is written elsewhere
        text = next((n for n in (known.name, *known.aliases) if n == "ال" + text), text)
    kind = _kind(name, known)
    thing = known is None and name.kind is NameKind.MISCELLANEOUS and kind_of_words(name_words(text)) is None
    return Entity(name=text, kind=kind, known=known, article=article, thing=thing)


def by_place(entities: Iterable[Entity]) -> list[tuple[int, Entity]]:
    """Every place where an entity is named, in text order."""
    return sorted(((place, one) for one in entities for place in one.places), key=itemgetter(0))


def between(places: Sequence[tuple[int, Entity]], start: int, end: int) -> Sequence[tuple[int, Entity]]:
    """The part of `places` from offset `start` to before `end`."""
    return places[bisect_left(places, start, key=itemgetter(0)) : bisect_left(places, end, key=itemgetter(0))]


def clean(name: str) -> str:
    """A name without the marks around it and inside it."""
    for mark in '«»“”"„':
        name = name.replace(mark, "")
    return " ".join(name.split()).strip(" ،,.:-()")


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
    if len(words) >= len(own):
        return False
    if person:
        return _within(words, own)
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
    return kind_of_words(name_words(name.span.text)) or ActorKind.ORGANIZATION


def kind_of_words(words: Iterable[str]) -> ActorKind | None:
    """What the first telling word of a body's name says that it is."""
    for word in words:
        for kind, heads in actor_words().kinds.items():
            if word in heads:
                return kind
    return None


def _gender(entity: Entity) -> Gender | None:
    """Grammatical gender, where the name tells: «وزارة …», «حركة …»; persons are left to the verbs."""
    if entity.kind is ActorKind.PERSON:
        return None
    if entity.kind in (ActorKind.PLACE, ActorKind.STATE):
        return Gender.FEMININE
    head = entity.name.split()[0]
    return Gender.FEMININE if head.endswith(("ة", "ات")) else None


def _title(text: str, name: Name) -> tuple[str, ...]:
    """Up to six words before a person's name, from the first word for a person on: «وزير الخارجية الروسي»."""
    if name.kind is not NameKind.PERSON:
        return ()
    before = text[max(0, name.span.start - 70) : name.span.start]
    for stop in "\n.،,:؛()":
        before = before.rsplit(stop, 1)[-1]
    raw = before.split()[-6:]
    for index, written in enumerate(raw):
        rest = raw[index + 1 :]
        if written.startswith("ال") and not all(word.startswith("ال") for word in rest):
            continue  # «الوزير اتهامات فلانة»: no title of hers
        words = name_words(" ".join([written.removeprefix("و") if written.startswith("وا") else written, *rest]))
        if words and words[0] in actor_words().persons.words:
            return words
    return ()


def without_clitic(words: tuple[str, ...]) -> tuple[str, ...]:
    """«لصحيفة …» gives «صحيفة …»."""
    if words and words[0].startswith("ل") and kind_of_words((words[0][1:],)) is not None:
        return (words[0][1:], *words[1:])
    return words


def reach(entity: Entity, start: int) -> int:
    """How far back an entity was last named; one that is named only later is far."""
    before = [start - place for place in entity.places if place <= start]
    return min(before) if before else 10**6 + min((place for place in entity.places), default=0)


def agrees(entity: Entity, agreement: Agreement) -> bool:
    """Whether a verb of this form can have this entity as its subject, as far as both tell."""
    if agreement.number is Number.PLURAL:
        return entity.plural or entity.kind in (ActorKind.GROUP, ActorKind.UNNAMED, ActorKind.ORGANIZATION)
    if agreement.gender is None or entity.gender is None:
        if entity.gender is None and agreement.gender is Gender.FEMININE and entity.kind is ActorKind.PERSON:
            return False
        return not entity.plural or agreement.gender is None
    return entity.gender is agreement.gender
