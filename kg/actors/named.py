"""Sources with a proper name in them, and sources that are nobody else than their own words."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from kg.actors.demonyms import state_of
from kg.actors.entities import Entity, clean
from kg.actors.known import actor_words, known_names
from kg.actors.titles import Phrase, is_document, kind_of_words, without_clitic
from kg.arabic import name_key, name_words
from schemas import ActorKind, Gender, Span

_DEMONSTRATIVES = frozenset({"هذا", "هذه", "ذلك", "تلك"})
_ISSUERS = (ActorKind.ORGANIZATION, ActorKind.GROUP, ActorKind.STATE)
_BODIES = (ActorKind.ORGANIZATION, ActorKind.GROUP)
_PLACES = (ActorKind.STATE, ActorKind.PLACE)
_SELVES = re.compile(r"(?<!\w)(?:نفس|ذات)(?:ه|ها|هم|هما)(?!\w)")
_DESCRIBED = re.compile(r"^.*\sوصف(?:ت|وا)?(?:ه|ها)\sبأن(?:ه|ها)\s+")
"""«مسؤول وصفته بأنه | قيادي رفيع»."""
_MANY = ("ون", "ين", "ات")
_LONG = 8
"""Letters of a definite plural, at least, before which a «و» joins: «و|المقاتلون», not «والدين», «والتون»."""
_TANWIN = "\u064b"
_UNKNOWN = "مجهول"
_OFFICED = 3
"""The fewest words of a source that begins with an untagged name: «فلان مستشار فلان»."""
_NO_NAME = re.compile(r".{1,3}$|ا...$")
"""Too short for such a name, or «أطول رجل», «أكبر خبير», as `name_words` gives it."""
_WITHIN = frozenset({"في", "من", "لدى", "على"})
_PREPOSITIONS = frozenset({"من", "في", "لدي", "عن", "مع"})


def named_in(source: Span, entities: Sequence[Entity], inside: Sequence[tuple[int, Entity]]) -> Entity | None:
    """The actor that a source names, if it does; `inside` are the names in it with their offsets."""
    words = without_clitic(name_words(source.text))
    persons = [(place, one) for place, one in inside if one.kind is ActorKind.PERSON]
    lists = actor_words().persons
    if (last := _after_another(source, persons)) is not None:
        return last
    for place, entity in persons:
        written = source.text[: place - source.start]
        before = name_words(written)
        near = bool(before) and before[0] in lists.unnamed and before[-1] in _PREPOSITIONS
        related = bool(before) and bool({before[0], before[-1]} & lists.relations) and not _of_a_body(written)
        acts_for = " ".join(before) in lists.agents  # «وكيل أعمال فلان»
        if not (related or acts_for or near or _namesake(written)):
            return entity
    if persons:
        return None
    if words and is_document(words[0]):
        return next((one for _, one in inside if one.kind in _ISSUERS), None)
    for entity in entities:
        own = name_words(entity.name)
        if entity.kind is ActorKind.PERSON and len(own) > 1 and {own[0], own[-1]} <= set(words[1:]):
            return entity  # named in full elsewhere, missed here
    for place, entity in inside:
        heads = _heads(source, place)
        if not heads or (kind_of_words(heads[:1]) and len(heads) == 1):
            _lengthen(entity, source, heads)
            return entity
    return None


def body_of(source: Span, place: int, entity: Entity) -> bool:
    """Whether a source is a body of the place whose name is at offset `place`: «شرطة | جدة»."""
    heads = _heads(source, place)
    if len(heads) != 1:
        return False
    of_places = heads[0] in actor_words().persons.of_places
    return of_places or (entity.kind in _PLACES and kind_of_words(heads) in _BODIES)


def _heads(source: Span, place: int) -> list[str]:
    """The words of a source before offset `place`."""
    before = without_clitic(name_words(source.text[: place - source.start]))
    return [word for word in before if word not in _DEMONSTRATIVES and word != "و"]


def _after_another(source: Span, persons: Sequence[tuple[int, Entity]]) -> Entity | None:
    """The last person in a source whose title holds another one: «وكيل اللاعب الغاني فلان السعودي | فلان», «وكيل اللاعب
    فلان، | فلان»."""
    if len(persons) < 2 or persons[0][0] == source.start:
        return None
    (before, other), (place, last) = persons[-2:]
    between = source.text[before - source.start : place - source.start].split()
    apposed = bool(between) and between[-1].endswith(("،", ","))
    while between and not other.words.isdisjoint(name_words(between[0])):
        between = between[1:]
    if not between and apposed:
        lists, head = actor_words().persons, name_words(source.text.split()[0])
        return last if not (lists.relations | lists.agents).isdisjoint(head) else None
    return last if between and all(word.startswith("ال") for word in between) else None


def leading_name(source: Span, inside: Sequence[tuple[int, Entity]]) -> Span | None:
    """The name that an untagged source begins with, before an office of it: «فلان | مستشار الرئيس فلان»."""
    written = source.text.split()
    if len(written) < _OFFICED or (inside and inside[0][0] == source.start) or written[2] in _WITHIN:
        return None
    persons = actor_words().persons
    first, office = name_words(written[0]), name_words(written[1])
    if len(first) != 1 or first[0] in _common() or written[0].startswith("ال") or _NO_NAME.match(first[0]):
        return None
    titled = bool(office) and office[0] in persons.words and not written[1].startswith("ال")
    return source.model_copy(update={"end": source.start + len(written[0]), "text": written[0]}) if titled else None


@cache
def _common() -> frozenset[str]:
    """Nouns that begin a source and are no name."""
    lists = actor_words().persons
    kinds = frozenset[str]().union(*actor_words().kinds.values())
    return kinds | lists.words | lists.unnamed | lists.honorifics | lists.relations | lists.documents


def _of_a_body(before: str) -> bool:
    """Whether the words before a name say of whom its bearer is: «محامي العائلة | فلان», not «محامي | فلان»."""
    words = before.split()
    if len(words) != 2 or not words[1].startswith("ال"):
        return False
    of = name_words(words[1])
    return not actor_words().persons.relations.isdisjoint(of) or kind_of_words(of) is not None


def several(source: Span, inside: Sequence[tuple[int, Entity]]) -> bool:
    """Whether a source is nothing but names in a row: «واشنطن ولندن وباريس», «المرصد والفرقة نفسها»."""
    rest = source.text
    many = len({one for _, one in inside})
    if many < 2:
        return False
    for _, entity in inside:
        for name in sorted(entity.names, key=len, reverse=True):
            rest = rest.replace(name, " ", 1)
    rest = _SELVES.sub("", rest)
    joined = sum(rest.count(mark) for mark in "و،,")  # «مكتب الرئيس فلان» is one
    return joined >= many - 1 and not set(rest) - set(' و،,«»"')


def together(source: Span, inside: Sequence[tuple[int, Entity]], article: str, entities: Sequence[Entity]) -> Entity:
    """The actor that several names in a row make, each under its best name: one of `entities`, or a new one."""
    names = [one.known.name if one.kind is ActorKind.STATE and one.known else one.name for _, one in inside]
    name = " و".join(dict.fromkeys(names))
    for entity in entities:
        if entity.plural and entity.name == name:
            return entity
    return Entity(name=name, kind=ActorKind.UNNAMED, article=article, places=[source.start], plural=True)


def _namesake(before: str) -> bool:
    """Whether the person whose name follows only lent it to a body or a place: «صندوق الأمير …», «جامعة الملك …»."""
    lists = actor_words()
    left = before.split()
    while left and set(name_words(left[-1])) & (lists.persons.words | lists.persons.honorifics):
        left.pop()
    if not left or left[-1].startswith(("ال", "لل", "وال", "بال")):
        return False  # «المتحدث باسم الوزارة …»: he is the speaker
    heads = [left[-1], left[-1][1:]] if left[-1][0] in "لبو" else [left[-1]]
    words = {word for head in heads for word in name_words(head)}
    return bool(words & lists.persons.namesakes) or any(kind_of_words([word]) is not None for word in words)


def _lengthen(entity: Entity, source: Span, heads: list[str]) -> None:
    """«صحيفة «صنداي تايمز»»: the head says what kind of body the name is."""
    kind = kind_of_words(heads[:1]) if heads else None
    if kind is not None and entity.known is None and entity.kind is not ActorKind.PERSON:
        entity.kind = kind
        if source.text.split()[0].endswith("ة"):
            entity.gender = Gender.FEMININE


def new_actor(source: Span, phrase: Phrase, article: str, entities: Sequence[Entity]) -> Entity:
    """The actor that goes by a source's own words: one of `entities` if it has that name already, else a new one."""
    name = called(source)
    if phrase.words and name_words(name)[:1] != phrase.words[:1]:
        name = name.removeprefix("ل")
    known = known_names().get(name_key(name))
    if known is None and len(phrase.words) == 1 and phrase.form == "indefinite":
        known = state_of(phrase.words[0])  # «مزاعم إيرانية»
        name = known.name if known is not None else name
    for entity in entities:
        if (known is not None and entity.known is known) or name_key(entity.name) == name_key(name):
            return entity
    lists = actor_words().persons
    first = phrase.words[0] if phrase.words else ""
    kind = known.kind if known is not None else None
    if kind is None and first in lists.unnamed | lists.words:
        kind = ActorKind.UNNAMED
    if kind is None:
        kind = kind_of_words(phrase.words[:1]) or ActorKind.UNNAMED
    gender = known.gender if known is not None else phrase.gender
    entity = Entity(
        name=name or source.text, kind=kind, known=known, article=article, places=[source.start], gender=gender,
        plural=phrase.number is not None and kind is ActorKind.UNNAMED,
    )  # fmt: skip
    entity.grow(entity.name)
    return entity


def called(source: Span) -> str:
    """What a source without a name is called alone."""
    return _nominative(_phrase_alone(_DESCRIBED.sub("", clean(source.text))))


def _phrase_alone(name: str) -> str:
    """A noun phrase without the «و» that joins it to the text before: «والمقاتلون», «ومصادر مطلعة»; not «والتر»."""
    head = name.split()[0] if name else ""
    bare = head.removeprefix("و")
    many = bare.startswith("ال") and bare.endswith(_MANY) and len(bare) >= _LONG
    common = name_key(bare) in actor_words().persons.words | actor_words().persons.unnamed
    return name[1:] if bare != head and (many or common) else name


def _nominative(name: str) -> str:
    """A name that stands as an object as it is called alone: «مسؤولا كبيرا في الوزارة» is «مسؤول كبير في الوزارة»."""
    head, *rest = name.split() or [""]
    kept = _without_ending(head)
    common = actor_words().persons.words | actor_words().persons.documents
    if kept == head or common.isdisjoint(name_words(kept)):
        return name
    adjectives = list(takewhile(lambda word: _without_ending(word) != word, rest))
    return " ".join([kept, *map(_without_ending, adjectives), *rest[len(adjectives) :]])


def _without_ending(word: str) -> str:
    """A word without the ending of an indefinite object: «قضائياً» is «قضائي»."""
    bare = word.replace(_TANWIN, "")
    return bare.removesuffix("ا") if len(bare) > 3 else word


def new_person(span: Span, article: str, entities: Sequence[Entity]) -> Entity:
    """The person of that name: one of `entities` that goes by it, or a new one."""
    for entity in entities:
        if entity.kind is ActorKind.PERSON and name_key(span.text) in map(name_key, entity.names):
            return entity
    return Entity(name=span.text, kind=ActorKind.PERSON, article=article, places=[span.start], names={span.text})


def unknown(article: str, start: int) -> Entity:
    """Who speaks where an article tells of nobody: «مجهول»."""
    return Entity(name=_UNKNOWN, kind=ActorKind.UNNAMED, article=article, places=[start], names={_UNKNOWN})


def new_medium(span: Span, article: str) -> Entity:
    """An outlet under the name that the text gives it."""
    name = clean(span.text)
    known = known_names().get(name_key(name))
    known = known if known is not None and known.kind is ActorKind.MEDIA else None
    entity = Entity(name=name or span.text, kind=ActorKind.MEDIA, known=known, article=article, places=[span.start])
    entity.grow(entity.name)
    return entity
