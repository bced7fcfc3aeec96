"""Verbs whose content nothing leads into: «وقال فلان نعمل على الحل», «أظهرت بيانات زيادة», «"P"، قال فلان»."""

from kg.statements.complements import Complement
from kg.statements.conjugation import Form
from kg.statements.draft import Draft
from kg.statements.lexicon import CueForm, cue_key, words
from kg.statements.making import made
from kg.statements.no_cues import negation_before
from kg.statements.objects import object_complement, past_asides
from kg.statements.phrases import is_object
from kg.statements.sources import source_after
from kg.statements.subjects import subject_end
from kg.statements.view import COMMAS, Range, View

_REACH = 9
"""Tokens at most from «تحدثت» to its «عن»."""
_SHOWING = frozenset({cue_key("أَظْهَرَ")})
_TELLING = frozenset({cue_key("تَحَدَّثَ")})
"""Verbs that report also with a noun, of reports and outlets: «أظهرت بيانات زيادة», «تحدثت رويترز عن مقتل»."""


def unmarked(view: View, cue: int, reading: CueForm, before: Range | None) -> Draft | None:
    """«وقال فلان نعمل على الحل»: what was said stands without complementiser, colon or quotation marks."""
    if not reading.verb.plain or reading.form is not Form.PAST or negation_before(view, cue):
        return None
    plain = reading.model_copy(update={"verb": reading.verb.model_copy(update={"takes": ("noun",)})})
    found = object_complement(view, cue, plain, before)
    if found is None or found[1] is None or view.bound(cue).last - found[0].start < 3:
        return None
    complement, source = found
    return made(view, Range(cue, cue), reading, complement._replace(kind="speech"), source)


def told_by_report(view: View, cue: int, reading: CueForm, before: Range | None) -> Draft | None:
    """«أظهرت بيانات المعهد | زيادة في P», «تحدثت وكالة رويترز عن | مقتل …»: what a report or an outlet tells of."""
    last, lemma = view.bound(cue).last, cue_key(reading.verb.lemma)
    if lemma in _TELLING:
        about = next((k for k in range(cue + 1, min(last, cue + _REACH)) if view.keys[k] == "عن"), last)
        source = before or source_after(view, cue + 1, about - 1)
        apart = "مع" in view.keys[cue + 1 : about]  # «تحدثت رويترز مع مسؤولين عن …»
        start, told = about + 1, about < last and not apart and is_object(view, about + 1)
    elif lemma in _SHOWING:
        end = cue if before is not None else subject_end(view, cue + 1, last)
        source = before or (Range(cue + 1, end) if end > cue else None)
        start = past_asides(view, end + 1, last)
        told = start < last and (is_object(view, start) or view.keys[start].endswith("ا"))
    else:
        return None
    by = words().documents | (words().media if lemma in _TELLING else frozenset())
    if not told or source is None or view.keys[source.first] not in by:
        return None
    return made(view, Range(cue, cue), reading, Complement("noun", start, start, None), source)


def quotation_before(view: View, cue: int, reading: CueForm) -> Draft | None:
    """«…»، قال فلان."""
    index = cue - 1
    while index >= 0 and view.keys[index] in COMMAS:
        index -= 1
    quote = next((q for q in view.quotes if q.last == index), None)
    if quote is None or quote.last - quote.first < 2 or "speech" not in reading.verb.takes:
        return None
    opens = quote.first == view.bound(cue).first and reading.verb.plain and reading.form is Form.PAST
    if quote.last - quote.first < 5 and not opens:
        return None  # a word of the sentence in quotation marks
    source = source_after(view, cue + 1, view.bound(cue).last)
    if source is None:
        return None
    complement = Complement("speech", quote.first, quote.first + 1, quote)
    draft = made(view, Range(cue, cue), reading, complement, source)
    draft.content = Range(quote.first + 1, quote.last - 1)
    draft.fixed = True
    draft.rule = "quotation-before"
    return draft
