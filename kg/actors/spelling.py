"""Names as an article spells them: cut where the tagger ran over, and two spellings of one person told as one."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from kg.actors.known import actor_words
from kg.arabic import name_words
from kg.statements.conjugation import Form
from kg.statements.lexicon import cue_forms, cue_key
from schemas import AnnotatedArticle, Name, NameKind, Span

_ALIKE = 0.6
"""Likeness of two first names («جورجي», «غيورغي») whose bearers have one last name."""
_ALIKE_ALL = 0.84
"""Likeness of two whole names («دي لوكا», «ديلوكا»)."""
_SHORTEST = 3
_TANWIN = "\u064b"


def proper_names(annotated: AnnotatedArticle) -> list[Name]:
    """The article's names without a verb or a title that the tagger took in: «نفي فلان», «البارونة»."""
    found = []
    for name in annotated.names:
        if name.kind is not NameKind.PERSON:
            found.append(name)
            continue
        written = name.span.text.split()
        if _TANWIN in written[0]:
            continue  # an object: «شريطًا»
        cut = 0
        while cut < len(written) and _no_name(written[cut], last=cut == len(written) - 1):
            cut += 1
        if cut == 0:
            found.append(name)
        elif cut < len(written):
            start = name.span.start + name.span.text.index(written[cut])
            span = Span.of(annotated.article.text, start, name.span.end)
            found.append(name.model_copy(update={"span": span}))
    return found


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
