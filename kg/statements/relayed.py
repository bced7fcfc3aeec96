"""Nested reports: «نقلت صحيفة عن مسؤول قوله إن …», «نسبت صحيفة إلى مسؤول قوله إن …». The paper is the via, the official
the source."""

from functools import cache

from kg.statements.before import source_before
from kg.statements.complements import Complement, enter
from kg.statements.conjugation import Form, verb_forms
from kg.statements.draft import Draft
from kg.statements.lexicon import CueForm, cue_forms, cue_key, words
from kg.statements.phrases import can_speak
from kg.statements.sources import source_after
from kg.statements.view import COMMAS, Range, View
from schemas import Act, Agreement, Polarity

_NEAR = 9
"""Tokens at most between «نقلت» and the «that» of what a paper says itself."""
_ABOUT_WHOM = {"عنه", "عنها", "عنهم"}


@cache
def _forms(lemma: str) -> frozenset[str]:
    """The forms of a verb, with and without a conjunction."""
    forms = {cue_key(form) for form, _, _ in verb_forms(lemma, "ضمة")}
    return frozenset(prefix + form for form in forms for prefix in ("", "و", "ف"))


def _of_whom(key: str) -> str | None:
    """The preposition before whom the words are of: «نقلت | عن», «نسبت | إلى»; None for no such verb."""
    return "عن" if key in _forms("نَقَلَ") else "الى" if key in _forms("نَسَبَ") else None


def saying_of(key: str) -> CueForm | None:
    """«قوله», «تأكيدها», «نفيهم»: a verbal noun with the pronoun of whoever speaks."""
    readings = (one for one in cue_forms().get(key, ()) if one.form is Form.NOUN and one.agreement.number is not None)
    return next(readings, None)


def relayed_drafts(view: View) -> list[Draft]:
    """Drafts of every statement passed on with «نقل … عن», in text order."""
    found = []
    for index, key in enumerate(view.keys):
        of = _of_whom(key)
        if of is not None and key != "نقلا" and index not in view.name_at:
            draft = _draft(view, index, of)
            if draft is not None:
                found.append(draft)
    return found


def _passed_on(view: View, cue: int, last: int) -> Draft | None:
    """«نقلت الصحافة المحلية أن P»: nobody is named whom the paper has it from."""
    near = range(cue + 2, min(last, cue + _NEAR))
    thats = (k for k in near if view.keys[k] in words().complementisers and k not in view.name_at)
    that = next((k for k in thats if view.quote_around(k) == view.quote_around(cue)), None)
    source = source_after(view, cue + 1, that - 1) if that is not None else None
    if that is None or source is None or not can_speak(view, source):
        return None
    if not _nothing_between(view, source.last + 1, that - 1):
        return None
    start, quote = enter(view, that + 1)
    content = Range(start, start)
    return Draft(Range(cue, cue), "relayed", Act.STATE, Polarity.ASSERT, content, source, quote=quote, until=that)


def _nothing_between(view: View, first: int, last: int) -> bool:
    """Whether nothing but when it was stands before a «that»: «نقلت الوسائل | في وقت لاحق، | أن P», not «نقل المصاب
    | إلى المستشفى بعد | أن أصيب»."""
    start = first + 3 if view.keys[first : first + 2] == ["في", "وقت"] else first
    return all(view.keys[k] in words().times or view.keys[k] in COMMAS for k in range(start, last + 1))


def _draft(view: View, cue: int, of: str) -> Draft | None:
    last = min(view.bound(cue).last, cue + 45)
    lists = words()
    if cue > 1 and view.keys[cue - 1] == "ما" and view.keys[cue - 2] in lists.according:
        return None
    about = opener = saying = None
    says = [index for index in range(cue + 1, last + 1) if saying_of(view.keys[index]) is not None]
    for index in range(cue + 1, last + 1):
        key = view.keys[index]
        if says and about is not None and about < index < says[0]:
            continue
        if about is None and (key == of or (of == "عن" and key in _ABOUT_WHOM)):
            about = index
        elif about is not None and saying is None and saying_of(key) is not None:
            saying = index
            says = []
        elif about is not None and (key in lists.complementisers or key == ":"):
            opener = index
            break
        elif about is not None and index in view.quote_from:
            quote = view.quote_from[index]
            after_saying = saying is not None or view.keys[index - 1] in ("،", ":")
            if after_saying and quote.last - quote.first > 3:
                opener = index - 1
                break
    if about is None:
        return _passed_on(view, cue, last) if of == "عن" else None
    if of != "عن" and saying is None:
        return None  # «نسب إليه القتل»
    if opener is None and saying is None:
        return None
    if opener is None:
        assert saying is not None
        opener = saying
    if opener + 1 >= len(view.keys):
        return None
    start, quote_ = enter(view, opener + 1)
    if start > view.bound(cue).last and quote_ is None:
        return None
    if quote_ is not None and view.keys[start] in lists.complementisers:
        start += 1
    complement = Complement("that", opener, start, quote_)
    carrier = source_after(view, cue + 1, about - 1) or source_before(view, cue)
    end = (saying if saying is not None else opener) - 1
    source = None if view.keys[about] in _ABOUT_WHOM else source_after(view, about + 1, end)
    noun = saying_of(view.keys[saying]) if saying is not None else None
    verb = noun.verb if noun is not None else None
    return Draft(
        cue=Range(cue, cue),
        until=opener,
        rule="relayed",
        act=verb.act if verb is not None else Act.STATE,
        polarity=verb.polarity if verb is not None else Polarity.ASSERT,
        content=Range(complement.start, complement.start),
        source=source,
        agreement=noun.agreement if noun is not None else Agreement(),
        via=[carrier] if carrier is not None else [],
        quote=complement.quote,
        continues=view.keys[cue].startswith("و"),
    )
