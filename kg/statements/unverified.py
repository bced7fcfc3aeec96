"""What somebody could not verify or did not comment on: «لم يتسن لرويترز التحقق من P», «ولم تعلق الوزارة على P»,
«ولم يصدر أي تعليق من الوزارة على P»; and contents that say so: «قال إنه لا يمكنه تأكيد أو نفي P»."""

from dataclasses import replace

from kg.statements.carried import narrow_denied
from kg.statements.draft import Draft
from kg.statements.lexicon import words
from kg.statements.no_cues import CAN
from kg.statements.phrases import can_speak, trim
from kg.statements.sources import source_after
from kg.statements.view import COMMAS, STOPS, Range, View
from schemas import Act, Polarity

_NOT = frozenset({"لم", "ولم", "لا", "ولا"})
_COULD = frozenset(
    ("يتسن", "يتسنى", "يتسني", "يمكن", "يتمكن", "تتمكن", "يتمكنوا", "يستطع", "تستطع", "يستطيع", "تستطيع")
)
_YES_NO = frozenset({"تاكيد", "نفي", "يؤكد", "ينفي", "تؤكد", "تنفي", "نؤكد", "ننفي", "اؤكد", "انفي"})
_VERIFY = frozenset({"التحقق", "التاكد", "التثبت"})
_COMMENTED = frozenset({"يعلق", "تعلق", "يعلقوا"})
_ISSUED = frozenset({"يصدر", "تصدر", "يرد"})
_COMMENTS = frozenset({"تعليق", "تعقيب", "رد", "توضيح", "ايضاح"})
_ANSWERED = frozenset({"يرد", "ترد", "يردوا", "يستجب", "تستجب", "يستجيبوا"})
_REQUESTS = frozenset({"طلب", "طلبات", "لطلب", "لطلبات"})
_TO_COMMENT = frozenset({"للتعليق", "التعليق", "بالتعليق"})
_OF, _ABOUT = ("من", "عن"), ("على", "بشان", "حول", "ازاء")
_ON = frozenset({"على"})
_REACH = 10
_AT_ONCE = 3
"""Tokens at most from «لم يصدر» to «تعليق» with no subject between: «لم يصدر أي تعليق»."""


def unverified_drafts(view: View) -> list[Draft]:
    """Drafts of such statements, in text order."""
    drafts = (_draft(view, index) for index in range(len(view.keys) - 3) if view.keys[index] in _NOT)
    return [one for one in drafts if one is not None]


def neither(view: View, content: Range) -> Range | None:
    """What a speaker can neither confirm nor deny, as his content says: «لا يمكنه تأكيد أو نفي | P»; None if not."""
    verb = content.first + 1
    if view.keys[content.first] not in _NOT or view.keys[verb] not in CAN:
        return None
    one = verb + 1 + (view.keys[verb + 1] == "ان")
    either = view.keys[one + 1] in ("او", "ولا") and {view.keys[one], view.keys[one + 2]} <= _YES_NO
    first = one + 3 + (view.keys[one + 3] in words().complementisers)
    if not either or first > content.last:
        return None
    comma = next((k for k in range(first + 1, content.last) if view.keys[k] in COMMAS), content.last + 1)
    return narrow_denied(view, Range(first, comma - 1))


def _draft(view: View, cue: int) -> Draft | None:
    verb, last = cue + 1, view.bound(cue).last
    if view.keys[verb] in _ANSWERED and (draft := _no_answer(view, cue, last)) is not None:
        return draft
    if view.keys[verb] in _ISSUED:
        return _no_comment(view, cue, last)
    commented = view.keys[verb] in _COMMENTED
    if not commented and view.keys[verb] not in _COULD:
        return None
    wanted = _ON if commented else _VERIFY
    at = next((k for k in range(verb + 1, min(last, verb + _REACH)) if view.keys[k] in wanted), None)
    if at is None or any(view.keys[k] in COMMAS | STOPS for k in range(verb, at + 1)):
        return None
    link = at if commented else next((k for k in range(at + 1, min(at + 4, last)) if view.keys[k] == "من"), None)
    source = trim(view, verb + 1, at - 1 - (view.keys[at - 1] == "من"))
    if link is None or source is None or not (can_speak(view, source) or _for_somebody(view, source)):
        return None
    start = narrow_denied(view, Range(link + 1, last)).first if link + 1 < last else link + 1
    return _neutral(Range(cue, verb), source, Range(start, start), start - 1)


def _no_comment(view: View, cue: int, last: int) -> Draft | None:
    """«ولم يصدر أي تعليق رسمي | من الحكومة | على P», «لم يصدر أي تعليق | على P | عن الحركة», «لم يصدر | عن الحركة |
    أي تعليق على P»."""
    first = view.keys[cue + 2] in _OF
    comment = next((k for k in range(cue + 2, min(last, cue + _REACH)) if view.keys[k] in _COMMENTS), None)
    if comment is None:
        return None
    near = range(comment + 1, min(last, comment + _REACH))
    end = next((k for k in near if view.keys[k] in COMMAS | STOPS), last)
    places = (cue + 2, *near) if first else near
    of = next((k for k in places if k < end and view.keys[k] in _OF and can_speak(view, Range(k + 1, end))), None)
    about = next((k for k in near if k < end and view.keys[k] in _ABOUT), None)
    if of is None or (comment - cue > _AT_ONCE and not first):
        return _issued_none(view, cue, comment, about)
    if about is None:
        return None
    until = about - 1 if about > of else end
    if of < comment:
        until = comment - 1 - (view.keys[comment - 1] == "اي")
    source = source_after(view, of + 1, until)
    if source is None:
        return None
    content = Range(about + 1, of - 1 if of > about else about + 1)
    return replace(_neutral(Range(cue, comment), source, content, about), fixed=of > about)


def _issued_none(view: View, cue: int, comment: int, about: int | None) -> Draft | None:
    """«لم تصدر | الوزارة | أي تعليق على P»."""
    source = source_after(view, cue + 2, comment - 1 - (view.keys[comment - 1] == "اي"))
    if about is None or source is None or not can_speak(view, source):
        return None
    return _neutral(Range(cue, cue + 1), source, Range(about + 1, about + 1), about)


def _no_answer(view: View, cue: int, last: int) -> Draft | None:
    """«لم يرد | المتحدث | على طلب للتعليق على P»."""
    near = range(cue + 2, min(last, cue + _REACH))
    asked = next((k for k in near if view.keys[k] in _REQUESTS and view.keys[k + 1] in _TO_COMMENT), None)
    if asked is None or view.keys[min(last, asked + 2)] not in _ABOUT or asked + 2 >= last:
        return None
    source = source_after(view, cue + 2, asked - 1 - (view.keys[asked - 1] == "على"))
    if source is None or not can_speak(view, source):
        return None
    return _neutral(Range(cue, cue + 1), source, Range(asked + 3, asked + 3), asked + 2)


def _neutral(cue: Range, source: Range, content: Range, until: int) -> Draft:
    return Draft(
        cue=cue,
        rule="unverified",
        act=Act.NO_COMMENT,
        polarity=Polarity.NEUTRAL,
        content=content,
        source=source,
        until=until,
    )


def _for_somebody(view: View, source: Range) -> bool:
    """«لرويترز», «للوكالة»."""
    key = view.keys[source.first]
    speaking = words().speakers | words().media
    quoted = source.first in view.quote_from and view.quote_from[source.first].last <= source.last
    return (
        quoted
        or source.first in view.name_at
        or (key.startswith("ل") and (key[1:] in speaking or "ا" + key[1:] in speaking))
    )
