"""What a content points back with, where it names no proposition of its own: «هذه التقارير», «ما نشرته الصحيفة»."""

from enum import StrEnum
from typing import NamedTuple

from kg.arabic import fold
from kg.claims.sides import Side
from kg.claims.terms import claim_words, folded_words, root
from schemas import Polarity

_MOST = 6
"""Telling words that may follow what points: with more of them the content is a proposition of its own."""
_LEADING = frozenset(map(fold, ("صحة", "جميع", "كل", "كافة", "مثل", "جملة", "كامل", "تماما")))
_PASSIVE = frozenset(map(fold, ("تم", "يتم")))
_CLAUSE = frozenset(map(fold, ("أن", "بأن", "إن", "أنه", "أنها", "بأنه", "بأنها")))


class Points(StrEnum):
    """What it is that a content points back to."""

    ANYTHING = "anything"
    ACCUSATION = "accusation"
    REPORT = "report"


class Pointer(NamedTuple):
    """What is pointed back to, and the roots of what is said of it («الاتهامات ضد تركيا», «ما نشرته الصحيفة»)."""

    to: Points
    roots: frozenset[str]


def pointer(side: Side) -> Pointer | None:
    """What a content points back with; None for one that names a proposition."""
    words = [word for word in folded_words(side.statement.content.text) if word not in _LEADING]
    if side.statement.polarity is not Polarity.DENY:  # «لا توجد أدلة تدعم هذه الاتهامات»
        words = words[next((at for at, word in enumerate(words) if word in claim_words().demonstratives), len(words)) :]
    if not words or _CLAUSE & set(words):
        return None
    if (told := _told(words)) is not None:
        to, rest = Points.ANYTHING, told
    else:
        demonstrative = words[0] in claim_words().demonstratives
        rest = words[1:] if demonstrative else words
        first = rest[0].removeprefix("ل").removeprefix("ب") if rest else ""
        if first in claim_words().accusations:
            to, rest = Points.ACCUSATION, rest[1:]
        elif first in claim_words().reports:
            to, rest = Points.REPORT, rest[1:]
        elif first in claim_words().sayings:
            to, rest = Points.ANYTHING, rest[1:]
        elif side.points_back:
            to = Points.ANYTHING
        else:
            return None
    roots = frozenset(root(word) for word in rest if word not in claim_words().stop and len(word) > 1)
    return Pointer(to, roots) if len(roots) <= _MOST else None


def pointer_word(text: str) -> bool:
    """Whether a content begins with a word for what is said: «تصريحات الوزير»."""
    known = claim_words()
    return bool(words := folded_words(text)) and words[0] in known.accusations | known.reports | known.sayings


def _told(words: list[str]) -> list[str] | None:
    """What follows «ما ذكر», «ما تم تداوله», «ماتم نشره», «ذكرته»; None where the words do not begin so."""
    first, *rest = words
    first = first.removeprefix("و")
    if first in ("ما", "ماتم"):
        if rest and rest[0] in _PASSIVE:
            return rest[2:]
        if first == "ماتم":
            return rest[1:]
        if rest and rest[0] in claim_words().told:
            return rest[1:]
    return rest if first in claim_words().told and first.endswith("ه") else None  # the reader may leave «ما» out
