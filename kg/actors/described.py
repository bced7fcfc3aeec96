"""Features of a candidate for whom a noun phrase means: «المسؤول», «وزير الخارجية», «البيان», «خبير»."""

from collections.abc import Sequence

from kg.actors.discourse import Discourse, Situation, group_of
from kg.actors.documents import last_told
from kg.actors.dropped import agreeing, rank_name
from kg.actors.entities import Entity
from kg.actors.known import actor_words
from kg.actors.titles import Phrase, is_document, kind_of_words, stems
from kg.arabic import name_words
from schemas import ActorKind, Agreement

_MINISTERS = ("وزير", "وزيره")
_OFFICES = frozenset((*_MINISTERS, "رييس", "رييسه", "محافظ", "سفير", "قائد", "امين", "عمده"))
_OF_STATES = frozenset(("دوله", "بلاد", "نظام", "حكومه", "وزراء", "جمهوريه", "سلطه", "مجلس"))
"""What the head of a state or of its government is head of, one word for another."""
_SAME_JOB = ({"متحدث", "ناطق"}, {"متحدثه", "ناطقه"}, {"خبير", "محلل"}, {"محام", "محامي"})
_PAST = frozenset(("سابق", "سابقه", "اسبق", "راحل"))
_FULL = 3
"""Words from which on a definite phrase tells in full who somebody is."""
_GROUPS = frozenset(("حركه", "جماعه", "تنظيم", "جبهه", "حزب"))
"""Words for groups that do not stand for each other."""


def described_features(
    discourse: Discourse, where: Situation, phrase: Phrase, candidates: Sequence[Entity]
) -> list[dict[str, float]]:
    """The features of every candidate, and last those of a new actor under the phrase's own words."""
    fits = [_fit(phrase, entity) for entity in candidates]
    told = last_told(discourse, phrase.head) if is_document(phrase.head) else None
    issuer = told.actor if told is not None else None
    found = [
        _features(discourse, where, phrase, entity, fit, issuer) for entity, fit in zip(candidates, fits, strict=True)
    ]
    return [*found, _new(where, phrase, bool({"names", "title", "title and name", "said"} & set(fits)))]


def head_class(phrase: Phrase) -> str:
    """What sort of word the phrase's head is."""
    lists = actor_words().persons
    if phrase.head in lists.unnamed:
        return "source" if phrase.head in ("مصدر", "مصادر") else "unnamed"
    if phrase.head in lists.words:
        return "person"
    if is_document(phrase.head):
        return "document"
    kind = kind_of_words([phrase.head])
    return kind.value if kind is not None else "other"


def _fit(phrase: Phrase, entity: Entity) -> str:
    """Where the phrase's words are all found with the entity, the surest place first."""
    words, lists = set(phrase.telling), actor_words().persons
    if any(words <= earlier for earlier in entity.phrases):
        return "said"
    if words <= entity.words:
        return "names"
    if phrase.head in lists.words | lists.unnamed or kind_of_words([phrase.head]) is not None:
        if any(words <= title for title in entity.titles):
            return "title"
        if any(words <= title | entity.words for title in entity.titles):
            return "title and name"
    known = _known(entity)
    if words <= known:
        return "all"
    if phrase.head in known:
        return "head"
    return "some" if words & known else "none"


def other_office(phrase: Phrase, entity: Entity) -> bool:
    """Whether the phrase is an office and the entity has such a one of something else: «وزير المالية», «وزير النفط»;
    «رئيس بلدية تولين», «رئيس الوزراء»."""
    named = phrase.form in ("construct", "indefinite") and phrase.head in _OFFICES
    if not named or not _OF_STATES.isdisjoint(phrase.telling[1:2]):
        return False
    if phrase.head not in _MINISTERS and kind_of_words(phrase.telling[1:2]) is None:
        return False  # «رئيس الزمالك», whose title is «رئيس نادي الزمالك»
    of = stems(phrase.telling[1:2])
    held = [title - {phrase.head} - entity.words for title in entity.titles if phrase.head in title]
    offices = [stems(title) for title in held if title]
    return bool(of and offices) and not any(of & one for one in offices)


def other_body(phrase: Phrase, entity: Entity) -> bool:
    """Whether the phrase is a body and the entity one of another word: «الحركة», «جبهة منشقة عن الحركة»."""
    if len(phrase.telling) != 1 or entity.known is not None or entity.kind is ActorKind.PERSON:
        return False
    heads = {phrase.head, *name_words(entity.name)[:1]}
    return len(heads) > 1 and heads <= _GROUPS


def other_job(phrase: Phrase, entity: Entity) -> bool:
    """Whether the phrase is somebody by a job that the text does not give to the entity: «خبير اقتصادي» and a minister,
    «طبيب النصر» and its coach, «المدير الرياضي للأهلي» and a president; «اللاعب» and a coach."""
    lists = actor_words().persons
    if phrase.head in lists.players and entity.kind is ActorKind.PERSON:
        titled = lists.words & set().union(*entity.titles, *entity.phrases)
        return bool(titled & lists.jobs) and not titled & lists.players
    short = phrase.form == "definite" and len(phrase.telling) < _FULL
    if short or phrase.head not in lists.jobs or entity.kind is not ActorKind.PERSON:
        return False
    told: set[str] = set().union(*entity.titles, *entity.phrases)
    return phrase.head not in told


def other_title(phrase: Phrase, entity: Entity) -> bool:
    """Whether somebody of whom nothing but his own title or whose he is was told goes by another one: «المحافظ» and
    «الوزير», «مساعد السائق» and «السائق»."""
    persons, own = actor_words().persons, name_words(entity.name)
    if entity.kind is not ActorKind.UNNAMED or len(phrase.telling) != 1 or not own or own[0] == phrase.head:
        return False
    if own[0] in persons.words and own[1:2] == (phrase.head,):
        return True
    both = {own[0], phrase.head}
    return both <= persons.jobs and not any(both <= same for same in _SAME_JOB)


def former(phrase: Phrase, entity: Entity) -> bool:
    """Whether an entity only once was what the phrase says: «الوزير», «الوزير السابق فلان»."""
    held = [title for title in (*entity.titles, *entity.phrases) if phrase.head in title]
    return bool(held) and _PAST.isdisjoint(phrase.telling) and all(not _PAST.isdisjoint(title) for title in held)


def _known(entity: Entity) -> set[str]:
    return entity.words.union(*entity.titles, *entity.phrases)


def _features(
    discourse: Discourse, where: Situation, phrase: Phrase, entity: Entity, fit: str, issuer: Entity | None
) -> dict[str, float]:
    group, head, rank = group_of(entity), head_class(phrase), rank_name(where, entity)
    size = "lone" if len(phrase.telling) == 1 else "long"
    form = phrase.form
    place = "headline" if where.headline else "body"
    found = [
        f"fit={fit}", f"fit={fit}&{size}", f"fit={fit}&{form}", f"fit={fit}&{group}", f"fit={fit}&{place}",
        f"fit={fit}&head={head}", f"head={head}&{group}", f"head={head}&{group}&{form}", f"rank={rank}",
        f"fit={fit}&{form}&{place}", f"rank={rank}&head={head}",
        f"rank={rank}&head={head}&{group}&{form}",
        f"rank={rank}&{form}&{size}", f"rank={rank}&fit={fit}",
    ]  # fmt: skip
    words = set(phrase.telling)
    known = _known(entity)
    for part, told in (("said", entity.phrases), ("title", entity.titles), ("name", [entity.words])):
        if any(phrase.head in one for one in told):
            found += [f"head in {part}", f"head in {part}&{form}", f"head in {part}&head={head}"]
    stem, stemmed = stems(words), stems(known)
    shares = {"share": len(words & known) / max(len(words), 1), "stem share": len(stem & stemmed) / max(len(stem), 1)}
    agreement = agreeing(entity, Agreement(gender=phrase.gender, number=phrase.number))
    found += [f"agree={agreement}", f"verb agree={agreeing(entity, where.shape.agreement)}"]
    before = discourse.place_before(entity, where.at)
    if entity in where.own:
        found += ["own", f"own&head={head}", f"own&{group}"]
    elif before is None:
        soon = bool(entity.places) and discourse.sentence(entity.places[0]) - where.sentence <= 2
        found += ["not yet named", f"not yet named&{place}", f"not yet named&{form}", f"soon={soon}&{form}&{place}"]
    else:
        distance = min(where.sentence - discourse.sentence(before), 4)
        found += [f"near={distance}", f"near={distance}&{group}"]
        if phrase.head in discourse.sentence_words(before):
            found += ["head beside", f"head beside&head={head}", f"head beside&head={head}&{group}"]
            said = where.last.get(entity)
            if said is not None and said.statement.sentence.start <= before < said.statement.sentence.end:
                found += ["head beside words", f"head beside words&head={head}"]
    heard = discourse.heard[entity]
    found.append(f"heard={min(heard, 3)}&{place}")
    if heard and heard == max(discourse.heard.values()):
        found += [f"heard most&{place}", f"heard most&{form}"]
    if entity in discourse.in_headline:
        found.append("in headline")
    persons = actor_words().persons.words
    if phrase.head in persons and entity.kind is ActorKind.PERSON:
        titled = persons & set().union(*entity.titles)
        found.append("title" if phrase.head in titled else "other title" if titled else "no title")
    if where.around is not None and where.around.actor is entity:
        found.append("around")
    if entity is issuer:
        found += ["issuer", f"issuer&{form}", f"issuer&{phrase.head}"]
    return dict.fromkeys(found, 1.0) | shares


def _new(where: Situation, phrase: Phrase, fitted: bool) -> dict[str, float]:
    head = head_class(phrase)
    form = phrase.form
    size = min(len(phrase.telling), 4)
    found = [
        "new", f"new&{form}", f"new&{form}&head={head}", f"new&head={head}", f"new&size={size}",
        f"new&size={size}&{form}", f"new&fitted={fitted}", f"new&fitted={fitted}&{form}",
    ]  # fmt: skip
    for flag, name in (
        (where.headline, "headline"),
        (bool(where.own), "own"),
        (phrase.demonstrative, "demonstrative"),
        (phrase.relative, "relative"),
        (phrase.another, "another"),
        (not where.ranks, "first"),
    ):
        if flag:
            found += [f"new&{name}", f"new&{name}&{form}"]
    return dict.fromkeys(found, 1.0)
