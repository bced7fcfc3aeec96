"""Names as an article spells them: cut where the tagger ran over, and two spellings of one person told as one."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from kg.actors.demonyms import state_of
from kg.actors.known import acting_verbs, actor_words, known_names
from kg.actors.titles import bare
from kg.arabic import name_key, name_words
from kg.statements.conjugation import Form
from kg.statements.lexicon import cue_forms, cue_key
from schemas import AnnotatedArticle, Name, NameKind, Span

_ALIKE = 0.6
"""Likeness of two first names («جورجي», «غيورغي») whose bearers have one last name."""
_ALIKE_ALL = 0.84
"""Likeness of two whole names («دي لوكا», «ديلوكا»)."""
_SHORTEST = 3
_NEXT = 24
_RANK_WORDS = 3
_LONG = 4
"""Words from which on a name may hold more than one."""
_TANWIN = "\u064b"


def proper_names(annotated: AnnotatedArticle) -> list[Name]:
    """The article's names without a verb or a title that the tagger took in: «نفي فلان», «البارونة».

    A lone word for a nationality («مسؤول يمني») or a verb («دان الأمين العام …») is a name only where a longer name of
    the article has it.
    """
    found = []
    persons = [name_words(name.span.text) for name in annotated.names if name.kind is NameKind.PERSON]
    longer = {word for words in persons if len(words) > 1 for word in words}
    for name in annotated.names:
        if name.kind is not NameKind.PERSON:
            found.append(_known_part(annotated.article.text, name))
            continue
        written = name.span.text.split()
        if _TANWIN in written[0]:
            continue  # an object: «شريطًا»
        if set(key := name_words(name.span.text)).isdisjoint(longer) and _lone(annotated.article.text, name, key):
            continue
        cut = _rank(written)
        while cut < len(written) and _no_name(written[cut], last=cut == len(written) - 1):
            cut += 1
        if cut == 0:
            found.append(name)
        elif cut < len(written):
            start = name.span.start + name.span.text.index(written[cut])
            span = Span.of(annotated.article.text, start, name.span.end)
            found.append(name.model_copy(update={"span": span}))
    return found


def _known_part(text: str, name: Name) -> Name:
    """A name without what the tagger took in behind a well-known one: «مجلس الأمن الدولي | الضوء الأخضر»."""
    words = name.span.text.split()
    if len(words) < _LONG or name_key(name.span.text) in known_names():
        return name
    for size in range(len(words) - 1, 1, -1):
        if name_key(" ".join(words[:size])) in known_names():
            end = name.span.start + name.span.text.index(words[size], len(" ".join(words[:size])))
            return name.model_copy(update={"span": Span.of(text, name.span.start, end - 1)})
    return name


def _lone(text: str, name: Name, key: Sequence[str]) -> bool:
    """Whether a name of one word is none: an adjective of nationality, or the verb of the titled person behind it."""
    if len(key) != 1:
        return False
    before = text[max(0, name.span.start - _NEXT) : name.span.start].split("\n")[-1].split()[-1:]
    if state_of(key[0]) is not None:  # «السوداني» is somebody, «المبعوث السوداني» is not he
        return not name.span.text.startswith("ال") or any(
            word.startswith("ال") or bare(word) != word for word in before
        )
    verb = cue_key(name.span.text)
    past = verb in acting_verbs() or any(
        one.form is Form.PAST and not one.verb.ambiguous for one in cue_forms().get(verb, ())
    )
    following = text[name.span.end : name.span.end + _NEXT].split()[:1]
    return past and any(
        word.startswith("ال") and not actor_words().persons.words.isdisjoint(name_words(word)) for word in following
    )


def _rank(written: Sequence[str]) -> int:
    """How many words before a name are no part of it: «آية الله | فلان»."""
    sizes = (len(written), *range(min(len(written), _RANK_WORDS), 0, -1))
    return next((size for size in sizes if name_key(" ".join(written[:size])) in actor_words().persons.ranks), 0)


def _no_name(word: str, *, last: bool) -> bool:
    if word.startswith("لل") and not last:
        return True
    key = name_words(word.removeprefix("و") if len(word) > 4 and not word.startswith("ول") else word)
    if not key or key[0] in actor_words().persons.words:
        return bool(key) and (last or not word.startswith("ال") or key[0] not in ("شيخ", "امير", "ملا", "سيد"))
    readings = cue_forms().get(cue_key(word), ())
    return not last and any(reading.form in (Form.NOUN, Form.PRESENT) for reading in readings)


def alike(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether `short` may be another spelling of the person `full`, or the end of the first of its words."""
    if len(short) == 1 and len(full) > 1 and len(short[0]) >= _SHORTEST:
        word = short[0]
        if any(one != word and one.endswith(word) and not one.startswith("عبد") for one in full[:1]):
            return True
    if len(short) != 1 and len(short) == len(full) and short[-1] == full[-1]:
        return _ratio("".join(short[:-1]), "".join(full[:-1])) >= _ALIKE
    one, other = "".join(short), full[-1]
    return len(one) >= 5 and one[0] == other[0] and one != other and _ratio(one, other) >= _ALIKE_ALL


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
