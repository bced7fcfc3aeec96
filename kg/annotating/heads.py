"""Names by the words before them: what the model leaves out, told by grammar.

ANERcorp, which the model learned from, does not mark ministries and agencies, and a first name that the model does not
know it leaves outside. `data/heads.toml` has the words, and how often each is right in annotated news.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from kg.arabic import disagree, fold
from schemas import Frozen, Name, NameKind, Sentence, Span, Token

_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\.?")
_FEWEST_INITIALS = 3
_SHORTEST = 3
_TITLED_NOUN = 2
_LONGEST_NAMESAKE = 3
_JOINED = "وفبل"
_WORD = re.compile(r"\S+")


class _Heads(Frozen):
    titles: frozenset[str]
    ranks: frozenset[str]
    bodies: frozenset[str]
    definite_bodies: frozenset[str]
    joined: frozenset[str]
    ends: frozenset[str]
    reports: frozenset[str]
    no_names: frozenset[str]


@cache
def _heads() -> _Heads:
    lists = tomllib.loads(files("kg.annotating").joinpath("data", "heads.toml").read_text(encoding="utf-8"))
    return _Heads(**{name: frozenset(map(fold, words)) for name, words in lists.items()})


def complete_names(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> list[Name]:
    """The names, persons with the first name that a title shows, and bodies added that their first word shows.

    Words that are none, which the model takes for names, are left out. No two names overlap: a body takes the place of
    the names that lie inside it, and is left out where one lies across its edge.
    """
    found = []
    names = [name for name in names if fold(name.span.text) not in _heads().no_names]
    for sentence in sentences:
        own = [
            _with_first_name(text, sentence, trimmed)
            for name in names
            if name.sentence == sentence.index
            for part in _apart(text, name)
            if (trimmed := _without_titles(text, part)) is not None
        ]
        for span in _bodies(text, sentence.tokens):
            span = _with_person(text, span, own)
            across = [one for one in own if one.span.overlaps(span)]
            if all(span.start <= one.span.start and one.span.end <= span.end for one in across):
                own = [one for one in own if one not in across]
                own.append(Name(span=span, kind=NameKind.ORGANIZATION, sentence=sentence.index))
        found += sorted(own, key=lambda one: one.span.start)
    return found


def _with_person(text: str, body: Span, names: Sequence[Name]) -> Span:
    """«جامعة الملك | سعود»: a body that is named after a person."""
    words = body.text.split()
    after = next((one for one in names if one.kind is NameKind.PERSON and one.span.start == body.end + 1), None)
    named = after is not None and len(after.span.text.split()) <= _LONGEST_NAMESAKE
    if after is None or not named or len(words) != _TITLED_NOUN or not _is_title(words[-1]):
        return body
    return Span.of(text, body.start, after.span.end)


def _apart(text: str, name: Name) -> list[Name]:
    """A body's name without the object behind it: «اتهمت المعارضة | القوات الحكومية». What has two words of its own
    stays a name; «الوزارة | المواطنين» are none."""
    words = list(_WORD.finditer(name.span.text))
    for at, (one, following) in enumerate(pairwise(words), start=1):
        if not disagree(one.group(), following.group()):
            continue
        parts = (words[:at], words[at:])
        spans = [(part[0].start(), part[-1].end()) for part in parts if len(part) > 1]
        start = name.span.start
        return [name.model_copy(update={"span": Span.of(text, start + a, start + b)}) for a, b in spans]
    return [name]


def _without_titles(text: str, name: Name) -> Name | None:
    """A name without a title of who stands beside it: a body's without that of the person behind it («وزارة الدفاع
    اليمنية | الدكتور فلان»), a person's without his rank («العميد ركن | أحمد عسيري»); None where no name is left."""
    words = name.span.text.split()
    if name.kind is NameKind.PERSON and len(words) > 2 and fold(words[0]) in _heads().ranks:
        start = name.span.start + name.span.text.index(words[1], len(words[0]))
        return name.model_copy(update={"span": Span.of(text, start, name.span.end)})
    titled = len(words) > 1 and _is_title(words[-1]) and words[-2].startswith("ال")
    if name.kind is not NameKind.ORGANIZATION or not titled:
        return name
    if len(words) == _TITLED_NOUN:
        return None  # «الوزارة | العميد فلان»
    end = name.span.start + len(name.span.text[: name.span.text.rindex(words[-1])].rstrip())
    return name.model_copy(update={"span": Span.of(text, name.span.start, end)})


def _is_title(word: str) -> bool:
    word = fold(word)
    return word.startswith("ال") and word[2:] in _heads().titles


def _with_first_name(text: str, sentence: Sentence, name: Name) -> Name:
    """«الملا أختر منصور»: a word without the article between a title with it and a person's name begins the name."""
    at = next((at for at, token in enumerate(sentence.tokens) if token.start == name.span.start), 0)
    if name.kind is not NameKind.PERSON or at < 2:
        return name
    title, first = (fold(token.text).lstrip("و") for token in sentence.tokens[at - 2 : at])
    if not _is_title(title):
        return name
    if first.startswith("ال") or len(first) < _SHORTEST or not first.isalpha() or first in _heads().ranks:
        return name
    span = Span.of(text, sentence.tokens[at - 1].start, name.span.end)
    return name.model_copy(update={"span": span})


def _bodies(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """«وزارة الخارجية الروسية», «الإمارة الإسلامية», «إ.ب.أ», each without its clitic."""
    heads = _heads()
    for at, token in enumerate(tokens):
        if _INITIALS.fullmatch(token.text) and sum(map(str.isalpha, token.text)) >= _FEWEST_INITIALS:
            yield Span.of(text, token.start, token.end)
            continue
        word, clitic = fold(token.text), 0
        if len(word) != len(token.text):
            continue
        if word[:1] in _JOINED and not _is_head(word) and _is_head(word[1:]):
            clitic = 1
        elif not _is_head(word):
            continue
        end = at + 1
        while end < len(tokens) and _goes_on(word[clitic:], tokens[end].text, first=end == at + 1):
            if end > at + 1 and (fold(tokens[end].text) in heads.reports or _is_title(tokens[end].text)):
                break  # «نفت وزارة الداخلية الكويتية | الأنباء المتداولة», «وزارة الصحة | الدكتور فلان»
            end += 1
        if end > at + 1:
            yield Span.of(text, token.start + clitic, tokens[end - 1].end)


def _goes_on(head: str, word: str, *, first: bool) -> bool:
    """Whether a word goes on with the name of a body that `head` begins: «وزارة | التربية | والتعليم | السعودية»."""
    word = fold(word)
    if head == "وزارة" and word in _heads().joined:
        return not first
    return word not in _heads().ends and _is_definite(word)


def _is_head(word: str) -> bool:
    heads = _heads()
    return word in heads.bodies or (word.startswith("ال") and word[2:] in heads.definite_bodies)


def _is_definite(word: str) -> bool:
    return word.startswith("ال") and len(word) > _SHORTEST + 1
