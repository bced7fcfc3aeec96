"""Who denies and what is told of him, around what he denies."""

from kg.statements.lexicon import words
from kg.statements.phrases import is_object, reports
from kg.statements.view import COMMAS, STOPS, Range, View
from schemas import NameKind

_APPOSED = 14
"""Tokens at most between a subject's beginning and what is denied behind all that is told of it."""
_CLAUSE = 24
"""Tokens at most of a clause that tells of who denies."""


def behind_subject(view: View, start: int, last: int) -> int | None:
    """Where what is denied begins behind a subject of any words: «نفى | المصمم الياباني لشعار الألعاب | قيامه …»."""
    if not view.keys[start].startswith("ال"):
        return None
    near = range(start + 1, min(last, start + _APPOSED))
    what = next((k for k in near if is_object(view, k)), None)
    if what is None or not view.keys[what].endswith(("ه", "ها", "هم")):
        return None
    return None if any(view.keys[k] in COMMAS or reports(view, k) for k in range(start, what)) else what


def behind_apposition(view: View, start: int, last: int) -> int:
    """Where what somebody denies begins behind what is told of him: «نفى فلان رئيس القسم | بالمعهد القومي، | وجود …»,
    «نفى فريد | المحترف مع نادي شاختار | تناوله مادة منشطة»."""
    key, near = view.keys[start], range(start + 1, min(last, start + _APPOSED))
    if key.startswith("بال"):
        return next((k for k in near if is_object(view, k)), start)
    told_of = key.startswith("الم") and not key.endswith("ة") and key not in words().carriers
    if not told_of or start in view.name_at:
        return start
    return next((k for k in near if is_object(view, k) or _own_deed(view, k)), start)


def spokesman_behind(view: View, start: int, last: int) -> Range | None:
    """Who denies what begins at `start`, named at the end of it: «نفى ما تردد عن P | الناطق الرسمي فلان»; else None."""
    for index in range(start + 2, last):
        if view.keys[index] not in words().spokesmen or not view.keys[index].startswith("ال"):
            continue
        end = next((k - 1 for k in range(index, last + 1) if view.keys[k] in COMMAS or view.keys[k] in STOPS), last)
        names = view.names_in(Range(index, end))
        person = bool(names) and names[-1].kind is NameKind.PERSON and end - index <= _APPOSED
        return Range(index, end) if person and view.name_at.get(end) == names[-1] else None
    return None


def behind_relative(view: View, relative: int, last: int) -> int:
    """Where what is denied begins behind a clause that tells of who denies: «نفت اللجنة التي شكلها الوزير | حدوث …»."""
    for index in range(relative + 2, min(last, relative + _CLAUSE)):
        before = view.keys[index - 1]
        ended = index - 1 in view.name_at or before.startswith("ال") or before in COMMAS
        told = view.keys[index] == "ما" and view.keys[index + 1] in words().spreading
        if ended and (told or is_object(view, index)):
            return index
    return relative


def _own_deed(view: View, index: int) -> bool:
    """Whether a word is a verbal noun with the pronoun of who does it: «تناوله», «انضمامه»."""
    key = view.keys[index]
    return key[:1] in ("ت", "ا") and key.endswith(("ه", "ها", "هم")) and len(key) > 4 and index not in view.name_at
