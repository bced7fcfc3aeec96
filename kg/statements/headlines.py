"""Headlines with a colon: «بوتين: …»."""

from kg.statements.complements import enter
from kg.statements.conjugation import Form
from kg.statements.draft import Draft
from kg.statements.falsity import falsity
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import can_speak, is_object, reports, trim
from kg.statements.view import Range, View
from schemas import Act, NameKind, Polarity

_LONGEST_SOURCE = 9


def headline_drafts(view: View) -> list[Draft]:
    """Drafts of the statements that headlines make with a colon."""
    found = []
    for bound in view.bounds:
        if not view.headline(bound.first):
            continue
        colon = next((k for k in range(bound.first + 1, bound.last) if view.keys[k] == ":"), None)
        if colon is None or colon - bound.first > _LONGEST_SOURCE or _says(view, bound.first, colon):
            continue
        told = next((k for k in range(bound.first + 1, colon) if _leads_on(view, k)), colon)
        source = trim(view, bound.first, told - 1)
        start, quote = enter(view, colon + 1)
        if source is None or view.keys[source.first] in words().no_speakers:
            continue
        if start > bound.last:
            continue
        untrue = falsity(view, Range(start, bound.last)) is not None
        if not untrue and (not _speaks(view, source) or _is_dateline(view, source, start)):
            continue  # «التعليم: ما يتم تداوله عن P غير صحيح»: who calls something untrue is somebody
        found.append(
            Draft(
                cue=Range(colon, colon),
                rule="headline-colon",
                act=Act.STATE,
                polarity=Polarity.ASSERT,
                content=Range(start, start),
                source=source,
                quote=quote,
            )
        )
    return found


def _says(view: View, first: int, colon: int) -> bool:
    """Whether a verb before the colon reports: «وقال فلان: …», «فلان يهدد: …»."""
    readings = cue_forms().get(view.keys[first], ())
    said = any(one.form is Form.PAST and one.verb.plain for one in readings)
    return said or any(reports(view, k) and k not in view.name_at for k in range(first + 1, colon))


def _leads_on(view: View, index: int) -> bool:
    """Whether the speaker's name ends before a word: «فلان | لـ«الوطن»: …», «فلان | يرد على الاتهامات: …», «فلان | عن
    الاعتزال: …»."""
    key = view.keys[index]
    about = key in ("عن", "حول", "بشان") and (index - 1 in view.name_at or view.keys[index - 1] in view.surnames)
    return key in ("ل", "لـ") or about or (key in words().speaks_out and index not in view.name_at)


def _speaks(view: View, source: Range) -> bool:
    if any(view.keys[k] in words().according for k in range(source.first, source.last + 1)):
        return False
    names = view.names_in(source)
    if source.first in view.quote_from and source.last - source.first < 6:
        return True  # «الإسكان»: …
    return can_speak(view, source) or any(name.kind is not NameKind.MISCELLANEOUS for name in names)


def _is_dateline(view: View, source: Range, start: int) -> bool:
    """«الكويت: انطلاق محاكمة …»: a place and what happened there, nobody's words."""
    names = view.names_in(source)
    placed = all(name.kind is NameKind.LOCATION for name in names)
    if view.keys[source.first] in words().speakers:
        return False  # «البنتاغون: مقتل قيادي كبير»
    if not placed or any(k not in view.name_at for k in range(source.first, source.last + 1)):
        return False
    if is_object(view, start) or any(
        reports(view, k) for k in range(start + 1, min(start + 2, view.bound(start).last) + 1)
    ):
        return True  # «السودان: الجيش ينفي …»
    following = view.keys[start + 1 : start + 2]
    if view.keys[start] in words().speakers and start not in view.name_at and following and following[0][:1] in "يت":
        return True  # «السودان: الجيش يسيطر على المطار»
    definite = view.keys[start].startswith("ال") or start in view.name_at or start in view.quote_from
    clause = range(start, view.bound(start).last + 1)
    return not definite and not any(_like_a_predicate(view.keys[k]) for k in clause if k not in view.name_at)


def _like_a_predicate(key: str) -> bool:
    verb = key[:1] in ("ي", "ن", "س") and len(key) > 3
    return verb or key.endswith("نا") or key in words().negations or key in words().plain_openers
