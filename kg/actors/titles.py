"""Titles: the words beside a person's name that say what he is, and what a phrase says of whom it means."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.actors.known import actor_words
from kg.arabic import name_key, name_words
from kg.statements.lexicon import cue_forms, cue_key
from schemas import ActorKind, Gender, Name, NameKind, Number, Span

_DEMONSTRATIVES = frozenset({"هذا", "هذه", "ذلك", "تلك", "هولاء", "نفس", "ذات"})
_IDLE = _DEMONSTRATIVES | frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "ايضا", "نفسهم", "اياه", "كذلك", "كل", "من"})
_ANOTHER = frozenset({"اخر", "اخري", "اخرون", "اخرين", "ثان", "ثاني", "ثالث", "رابع"})
_RELATIVE = re.compile(r"\s(?:الذي|التي|الذين|اللذين|اللذان|اللواتي|و\w+ه|و\w+ها)(?!\w)")
_STOP = re.compile(r"[\n.،,:؛()«»\"“”!؟]")
_ENDING = re.compile(r"(?<=..)(?:يه|يين|يون|ات|ون|ين|ان|ه|ي|ا)$")
_THAT = frozenset({"ان", "انه", "انها", "بان", "بانه", "بانها", "وان"})
_CLAUSE = frozenset({"ان", "انه", "انها", "بان", "الذي", "التي", "ذي", "تي", "في", "خلال", "بعد", "قبل", "امس", "يوم"})
_OFFICES: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("رييس", "دبلوماسيه"): ("وزير", "خارجيه"),
    ("رييسه", "دبلوماسيه"): ("وزيره", "خارجيه"),
}
"""Offices by other words, and as they are mostly called."""
_REACH = 80
_MOST_WORDS = 8


class Phrase(NamedTuple):
    """A noun phrase that stands for somebody."""

    words: tuple[str, ...]
    """All of it, as `name_words` gives them."""
    telling: tuple[str, ...]
    """Without demonstratives, honorifics and a relative clause."""
    form: str
    """«definite» («الوزير», «هذا المسؤول»), «construct» («وزير الخارجية»), or «indefinite» («مسؤول يمني»)."""
    demonstrative: bool
    relative: bool
    another: bool
    """«مسؤول آخر»."""
    gender: Gender | None
    number: Number | None

    @property
    def head(self) -> str:
        return self.telling[0] if self.telling else ""

    @property
    def body(self) -> bool:
        """Whether the head is a word for a body, which no person is: «المرصد», «الوزارة»."""
        return kind_of_words((self.head,)) is not None and self.head not in actor_words().persons.words


def phrase_of(span: Span) -> Phrase:
    """What the words of a source, or of a via, say."""
    written = span.text.strip('«»"“” ()،,:')
    words = without_clitic(name_words(written))
    core = _RELATIVE.split(written, maxsplit=1)[0]
    telling = without_clitic(name_words(core))
    idle = _IDLE | actor_words().persons.honorifics
    telling = tuple(word for word in telling if word not in idle) or telling
    telling = (*_OFFICES.get(telling[:2], telling[:2]), *telling[2:])
    first = written.split()[0] if written.split() else ""
    return Phrase(
        words=words,
        telling=tuple(bare(word) for word in telling),
        form=_form(written.split()),
        demonstrative=bool(words) and words[0] in _DEMONSTRATIVES,
        relative=core != written,
        another=bool(set(words) & _ANOTHER),
        gender=Gender.FEMININE if first.endswith(("ة", "ات")) else None,
        number=Number.PLURAL if first.endswith(("ون", "ين")) and len(first) > 5 else None,
    )


def _form(written: list[str]) -> str:
    if not written:
        return "indefinite"
    if written[0].removeprefix("و").startswith(("ال", "لل")) or set(name_words(written[0])) & _DEMONSTRATIVES:
        return "definite"
    return "construct" if len(written) > 1 and written[1].startswith("ال") else "indefinite"


def variants(words: Iterable[str]) -> set[str]:
    """The words, and each that may begin with a preposition or «و» without it: «بعسير», «لآرسنال»."""
    found = set(words)
    for word in tuple(found):
        found.add(bare(word))
        if len(word) > 4 and word[0] in "بلو":
            found.add(word[1:])
    return found


def stems(words: Iterable[str]) -> set[str]:
    """The words without common endings: «صحة» and «صحية», «أميركا» and «أميركي»."""
    return {_ENDING.sub("", word) for word in variants(words)}


def bare(word: str) -> str:
    """A word without the preposition and article written onto it: «لليمن», «بالنادي»."""
    if word.startswith("لل") and len(word) > 4:
        return word[2:]
    if word.startswith(("بال", "كال", "وال", "فال")) and len(word) > 5:
        return word[3:]
    return word


def without_clitic(words: tuple[str, ...]) -> tuple[str, ...]:
    """«لصحيفة …» gives «صحيفة …»."""
    if words and words[0].startswith("ل") and kind_of_words((words[0][1:],)) is not None:
        return (words[0][1:], *words[1:])
    return words


def kind_of_words(words: tuple[str, ...] | list[str]) -> ActorKind | None:
    """What the first telling word of a body's name says that it is."""
    for word in words:
        for kind, heads in actor_words().kinds.items():
            if word in heads:
                return kind
    return None


def is_document(word: str) -> bool:
    """Whether a word, as `name_words` gives it, is one for what somebody issues: «بيان», «والبيان»."""
    documents = actor_words().persons.documents
    return word in documents or word.removeprefix("و") in documents


def titles_of(text: str, name: Name) -> list[frozenset[str]]:
    """The titles before and after a person's name, each as its words: «وزير النقل سامي …», «سامي …، وزير النقل»."""
    if name.kind is not NameKind.PERSON:
        return []
    line = text[max(0, name.span.start - _REACH) : name.span.start].rstrip('«"“')  # «الوزير «فلان»»
    before = _STOP.split(line)[-1].split()[-_MOST_WORDS:]
    while any(name_key(" ".join(before[-size:])) in actor_words().persons.ranks for size in (2, 3)):
        before = before[:-2]
    after = _STOP.split(re.sub(r"^\s*[،,(-]?\s*", "", text[name.span.end : name.span.end + _REACH]))[0].split()
    found = [_before(before), _after(after[:_MOST_WORDS])]
    return [frozenset(variants(words)) for words in found if words]


def _before(raw: list[str]) -> tuple[str, ...]:
    """From the first word for a person on, of its own clause: not «أكد طبيب الفريق أن | فلانا …»."""
    opened = next((k for k in range(len(raw), 0, -1) if name_key(raw[k - 1]) in _THAT), 0)
    raw = raw[opened:]
    for index, written in enumerate(raw):
        rest = raw[index + 1 :]
        if written.startswith("ال") and not all(word.startswith("ال") for word in rest):
            continue  # «الوزير اتهامات فلانة»: no title of hers
        words = name_words(" ".join([written.removeprefix("و") if written.startswith("وا") else written, *rest]))
        if words and words[0] in actor_words().persons.words:
            return words
    return ()


def _after(raw: list[str]) -> tuple[str, ...]:
    """A title that follows the name at once, up to the clause that follows it."""
    words: list[str] = []
    for written in raw:
        found = name_words(written)
        if not found or set(found) & _CLAUSE or cue_forms().get(cue_key(written)):
            break
        words += found
    return tuple(words) if words and words[0] in actor_words().persons.words else ()


def title_gender(titles: Iterable[frozenset[str]]) -> Gender | None:
    """«وزيرة» is a woman, «وزير» a man; None where titles say nothing or both."""
    persons = actor_words().persons.words
    said = {
        Gender.FEMININE if word.endswith("ه") and word[:-1] in persons else Gender.MASCULINE
        for title in titles
        for word in title
        if word in persons
    }
    return said.pop() if len(said) == 1 else None
