"""Nested reports: «نقلت صحيفة عن مسؤول قوله إن …». The paper is the via, the official the source."""

from kg.statements.complements import Complement, enter
from kg.statements.draft import Draft
from kg.statements.lexicon import words
from kg.statements.phrases import source_after, source_before
from kg.statements.view import Range, View
from schemas import Act, Agreement, Gender, Number, Polarity

_RELAY = {
    "نقل": None,
    "نقلت": None,
    "ينقل": None,
    "تنقل": None,
    "نقلا": None,
    "نقلوا": None,
}
_SAYING = {
    "قوله": Agreement(gender=Gender.MASCULINE, number=Number.SINGULAR),
    "قولها": Agreement(gender=Gender.FEMININE, number=Number.SINGULAR),
    "قولهم": Agreement(number=Number.PLURAL),
    "تاكيده": Agreement(gender=Gender.MASCULINE, number=Number.SINGULAR),
    "تاكيدها": Agreement(gender=Gender.FEMININE, number=Number.SINGULAR),
    "تصريحه": Agreement(gender=Gender.MASCULINE, number=Number.SINGULAR),
    "نفيه": Agreement(gender=Gender.MASCULINE, number=Number.SINGULAR),
}
_ABOUT_WHOM = {"عنه", "عنها", "عنهم"}


def relayed_drafts(view: View) -> list[Draft]:
    """Drafts of every statement passed on with «نقل … عن», in text order."""
    found = []
    for index, key in enumerate(view.keys):
        if (key in _RELAY or (key[:1] in ("و", "ف") and key[1:] in _RELAY)) and index not in view.name_at:
            draft = _draft(view, index)
            if draft is not None:
                found.append(draft)
    return found


def _draft(view: View, cue: int) -> Draft | None:
    last = min(view.bound(cue).last, cue + 45)
    lists = words()
    if cue > 1 and view.keys[cue - 1] == "ما" and view.keys[cue - 2] in lists.according:
        return None
    about = opener = saying = None
    says = [index for index in range(cue + 1, last + 1) if view.keys[index] in _SAYING]
    for index in range(cue + 1, last + 1):
        key = view.keys[index]
        if says and about is not None and about < index < says[0]:
            continue
        if about is None and (key == "عن" or key in _ABOUT_WHOM):
            about = index
        elif about is not None and key in _SAYING and saying is None:
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
    if about is None or (opener is None and saying is None):
        return None
    if opener is None:
        assert saying is not None
        opener = saying
    start, quote_ = enter(view, opener + 1)
    if start > view.bound(cue).last and quote_ is None:
        return None
    if quote_ is not None and view.keys[start] in lists.complementisers:
        start += 1
    complement = Complement("that", opener, start, quote_)
    carrier = source_after(view, cue + 1, about - 1) or source_before(view, cue)
    end = (saying if saying is not None else opener) - 1
    source = None if view.keys[about] in _ABOUT_WHOM else source_after(view, about + 1, end)
    agreement = _SAYING[view.keys[saying]] if saying is not None else Agreement()
    deny = saying is not None and view.keys[saying] == "نفيه"
    return Draft(
        cue=Range(cue, cue),
        until=opener,
        rule="relayed",
        act=Act.DENY if deny else Act.STATE,
        polarity=Polarity.DENY if deny else Polarity.ASSERT,
        content=Range(complement.start, complement.start),
        source=source,
        agreement=agreement,
        via=[carrier] if carrier is not None else [],
        quote=complement.quote,
        continues=view.keys[cue].startswith("و"),
    )
