"""What a proposition is about, as sets that can be compared: roots, names, numbers.

Roots are those of the ISRI stemmer (Taghva, Elkhoury and Coombs 2005, as nltk has it): it brings a verb and its
verbal noun together («رفعوا», «رفع»), which a light stemmer does not.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from kg.actors.known import known_actors
from kg.arabic import fold
from kg.claims.amounts import NUMBER_WORDS, amounts, tokens
from kg.claims.families import verbal_nouns
from schemas import ActorRef, Frozen, Statement

_WORD = re.compile(r"[^\W\d_]+")
_DUALS = {"عامين": ("2", "عام"), "سنتين": ("2", "عام"), "يومين": ("2", "يوم"), "شهرين": ("2", "شهر")}
_DAYS = {"يوم": 1, "ايام": 1, "اسبوع": 7, "اسابيع": 7, "شهر": 30, "شهرا": 30, "اشهر": 30, "شهور": 30}
_DAYS |= {"عام": 365, "عاما": 365, "اعوام": 365, "سنه": 365, "سنوات": 365}
AGO = "قبل "
"""Begins the unit of how long ago something was; what it was follows."""
_DATE = re.compile(r"\d{1,4}\s*/\s*\d{1,2}\s*/\s*\d{1,4}")
_MORE = frozenset({"اكثر", "يقل", "تقل", "يزيد", "تزيد", "فوق", "يفوق"})
"""Stand before the least that something may be: «ما لا يقل عن 27», «أكثر من 27»."""
_AT_LEAST = 6
"""Words behind a number within which «على الأقل» is of it."""
_COUNTED = 5
"""Words at most from «عدد» to the number."""
_TOPICS = frozenset(map(fold, ("حول", "عن", "من", "بشأن", "بخصوص", "أن", "بأن", "إن", "بأنه", "بأنها")))
"""Lead from a report to what it says: «ما تردد | عن وفاته»."""
_PER_CENT = frozenset({"%", "بالمئه", "بالمائه", "المئه", "المائه"})


class Terms(NamedTuple):
    """A proposition as sets: the roots of its words; which of them are of names, with the ids of the actors named;
    and `quantities`, pairs of unit and number («27 شخصا» is a root and "27"), with those of them that are the least
    that it may be («27 شخصا على الأقل»)."""

    roots: frozenset[str]
    names: frozenset[str]
    quantities: frozenset[tuple[str, str]]
    least: frozenset[tuple[str, str]]


class _Words(Frozen):
    stop: frozenset[str]
    negations: frozenset[str]
    pointers: frozenset[str]
    denials: frozenset[str]
    proofs: frozenset[str]
    evidence: frozenset[str]
    wrongs: frozenset[str]
    criticism: frozenset[str]
    asking: frozenset[str]
    referring: frozenset[str]
    vouching: frozenset[str]
    that: frozenset[str]
    demonstratives: frozenset[str]
    hearsay: frozenset[str]
    offices: frozenset[str]
    accusations: frozenset[str]
    reports: frozenset[str]
    sayings: frozenset[str]
    told: frozenset[str]
    synonyms: tuple[str, ...]
    opposites: tuple[str, ...]


@cache
def claim_words() -> _Words:
    """The lists of data/words.toml, folded."""
    raw = tomllib.loads(files("kg.claims").joinpath("data", "words.toml").read_text(encoding="utf-8"))
    groups = ("synonyms", "opposites")
    return _Words.model_validate(
        {name: tuple(raw[name]) if name in groups else frozenset(map(fold, raw[name])) for name in _Words.model_fields}
    )


@cache
def _stem() -> Callable[[str], str]:
    from nltk.stem.isri import ISRIStemmer  # half a second to import

    stemmer = ISRIStemmer()
    return lambda word: str(stemmer.stem(word))


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """The root of a folded word: of its verbal noun where data/verbs.toml has it, the first of its group where
    data/words.toml knows synonyms."""
    found = _bare_root(verbal_nouns().get(word, word))
    if word in plain_names():
        return found  # «طالبان» asks for nothing
    return _groups().get(word, _groups().get(found, found))


@cache
def plain_names() -> frozenset[str]:
    """The well-known names of one word."""
    names = (name for actor in known_actors().values() for name in (actor.name, *actor.aliases))
    return frozenset(fold(name) for name in names if len(name.split()) == 1)


@lru_cache(maxsize=200_000)
def _bare_root(word: str) -> str:
    return _stem()(word)


@cache
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for line in claim_words().synonyms:
        words = [fold(word) for word in line.split()]
        for word in words:
            groups.setdefault(word, "=" + words[0])
            groups.setdefault(_bare_root(word), "=" + words[0])
    return groups


@cache
def number_roots() -> frozenset[str]:
    """The roots of numbers that are written as words: «خمسة», «ست»."""
    forms = {form for word in NUMBER_WORDS for form in (word, word.removesuffix("ه") + "ة")}
    return frozenset(root(start + form) for form in forms for start in ("", "و"))


def terms(statement: Statement) -> Terms:
    """The terms of a statement's content, with the actors that it is about."""
    words = frozenset[str]().union(*(_name_roots(ref) for ref in statement.about))
    actors = frozenset("@" + ref.id for ref in statement.about)
    found = text_terms(statement.content.text)
    return found._replace(roots=found.roots | actors, names=(words & found.roots) | actors)


@lru_cache(maxsize=65_536)
def _name_roots(ref: ActorRef) -> frozenset[str]:
    """The roots of the words that an actor goes by, in the article or anywhere."""
    known = known_actors().get(ref.id)
    names = (ref.name, *((known.name, *known.aliases) if known is not None else ()))
    return frozenset(root(word) for name in names for word in folded_words(name))


def folded_words(text: str) -> list[str]:
    """The words of a text, folded, without numbers and marks."""
    return list(map(_folded, _WORD.findall(text)))


@lru_cache(maxsize=200_000)
def _folded(word: str) -> str:
    """A word folded, remembered: contents are read several times, and most of their words are in many."""
    return fold(word)


def text_terms(text: str) -> Terms:
    """The terms of any text, no names known."""
    roots = set()
    for word in folded_words(text):
        if word in claim_words().stop or len(word) < 2:
            continue
        roots.add(root(word))
    quantities, least = _quantities(text)
    return Terms(frozenset(roots), frozenset(), frozenset(quantities), frozenset(least))


def _quantities(text: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Numbers with what they count: «27 شخصا», «مئة وعشرين قتيلا», «عام 2013»; and those of them that are the least."""
    undated = _DATE.sub(" ", text)
    words = [folded for word in tokens(undated) if (folded := _folded(word).replace("ة", "ه"))]  # «ــ» folds to nothing
    found = _ago([word.removeprefix("ال") for word in words])
    least = set()
    found |= {(root(unit), number) for number, unit in (_DUALS[word] for word in words if word in _DUALS)}
    for start, end, number in amounts(words):
        before = words[start - 1].removeprefix("ال") if start else ""
        unit = before if before in ("عام", "سنه", "ساعه", "مواليد") else _unit(words[end : end + 2])
        if not unit:
            unit = _counted(words[max(0, start - _COUNTED) : start])
        if unit and not unit[0].isdigit():
            found.add((root(unit), number))
            if not _MORE.isdisjoint(words[max(0, start - 2) : start]) or "الاقل" in words[end : end + _AT_LEAST]:
                least.add((root(unit), number))
    return found, least


def _unit(following: Sequence[str]) -> str:
    """What a number counts, from the words behind it: «27 شخصا»; one sign for «10 %», «10 بالمئة», «10 في المئة»."""
    if _PER_CENT & set(following[:1] if following[:1] != ["في"] else following[1:]):
        return "%"
    return following[0].removeprefix("ال") if following else ""


def _counted(before: Sequence[str]) -> str:
    """What a number counts that nothing follows, from the words before it: «عدد القتلى بلغ 27»."""
    of = next((at for at, word in enumerate(before) if word in ("عدد", "العدد", "حصيله", "اجمالي")), None)
    return before[of + 1].removeprefix("ال") if of is not None and of + 1 < len(before) else ""


def _ago(words: Sequence[str]) -> set[tuple[str, str]]:
    """How long ago something was, with what it was: «توفي قبل عامين», «توفي منذ أكثر من 24 شهرا»; in years from ten
    months on, or else in months from three weeks on, or else in days."""
    found = set()
    for index, word in enumerate(words):
        if word not in ("قبل", "منذ") or not index:
            continue
        after = [one for one in words[index + 1 : index + 7] if one not in ("اكثر", "من", "نحو", "حوالي", "او")]
        spans = [(number, after[end]) for _, end, number in amounts(after) if end < len(after)]
        spans += [_DUALS[one] for one in after if one in _DUALS]
        for number, unit in spans:
            if unit in _DAYS and number.isdigit():
                days = int(number) * _DAYS[unit]
                year, month = max(1, round(days / 365)), max(1, round(days / 30))
                span = f"{year} عام" if days >= 300 else f"{month} شهر" if days >= 21 else f"{days} يوم"
                found.add((AGO + root(words[index - 1]), span))
    return found


def points_back(statement: Statement) -> bool:
    """Whether a content names no proposition of its own: «هذه التقارير», «ذلك», «الاتهامات»."""
    words = folded_words(statement.content.text)
    if not words or words[0].removeprefix("ل").removeprefix("ب") not in claim_words().pointers:
        return False
    if words[0] == "ما" and words[1:2] and words[1] in claim_words().told and _TOPICS.isdisjoint(words):
        return True  # «ما ورد عبر وكالة الأنباء»
    telling = [word for word in words if word not in claim_words().pointers | claim_words().stop]
    return len(telling) <= 3
