"""Whom, where and when something was told, between a cue and who speaks: «قال لقناة صدى في مؤتمر صحفي أمس | الوزير»."""

from kg.statements.lexicon import CueForm, Verb, words
from kg.statements.phrases import is_person, person_in
from kg.statements.view import COMMAS, Range, View
from schemas import Gender, Number

_TO_REPORTERS = ("للصحفيين", "للصحافيين", "للاعلاميين", "للصحافة")
_OF_HIM = frozenset(
    ("انه", "انها", "انهم", "انهما", "بانه", "بانها", "بانهم", "وانه", "وانها", "وانهم", "لانه", "لانها")
)
"""Have the subject of the verb behind them: «قال إنه | أبلغ كيري بأن …»."""
_URGE = ("حث", "ناشد", "حض")
"""Need somebody that they are done to: «وحث | زعماء العالم على …»."""
_SHORT = 6
"""Letters up to which a word in «ين» may be none of many: «العين»."""
_OUTLET = 4
"""Tokens at most from mark to mark of an outlet's name."""
_LONG_AGO = 9
"""Tokens at most between commas that tell when."""
_PAST = (["الماضي"], ["الماضية"], ["المنصرم"], ["الفائت"])


def past_addressee(view: View, first: int, last: int) -> int:
    """The first token past the paper that was told: «أكد لـ«عكاظ» | الرائد …»."""
    while first < last and view.keys[first] in ("ل", "لـ") and first + 1 in view.quote_from:
        first = view.quote_from[first + 1].last + 1
    return first


def past_occasion(view: View, first: int, last: int) -> int:
    """The first token past whom and where it was told, where who speaks begins behind: «وقال | لقناة صدى | مدير …»."""
    outlets = told_to(view, first, last)
    if outlets and outlets[0].first == first:
        start = outlets[0].last + 1
    elif first <= last and view.keys[first] in _TO_REPORTERS:
        start = first + 1
    elif first < last and view.keys[first] == "في":
        start = first + 2 if view.keys[first + 1] in words().aside_after_in else first
        while first < start <= last and view.keys[start].startswith(("صح", "متلفز", "مقتضب", "مشترك", "رسم")):
            start += 1
    else:
        return first
    start = past_times(view, start, last)
    if start > last:
        return first
    return start if is_person(view, start) or view.keys[start] in words().speakers else first


def past_times(view: View, first: int, last: int) -> int:
    """The first token past what tells when: «أمس», «الأحد الماضي»."""
    if first < last and view.keys[first] in COMMAS and view.keys[first + 1] in words().times:
        behind = next(
            (k + 1 for k in range(first + 2, min(last, first + _LONG_AGO) + 1) if view.keys[k] in COMMAS), first
        )
        return past_times(view, behind, last) if behind > first else first  # «قالت، عصر أول من أمس، | الوزارة»
    while first <= last and (length := time_at(view, first)):
        first += length
    return first


def time_at(view: View, index: int) -> int:
    """How many tokens at `index` tell when: «أمس», «الشهر الماضي», «الأحد الماضي»."""
    if index in view.name_at:
        return 0
    when = view.keys[index] in words().this_time or view.keys[index] in words().times
    if when and view.keys[index + 1 : index + 2] in _PAST:
        return 2
    return int(view.keys[index] in words().times or view.keys[index] in ("فيه", "فيها"))


def is_told(view: View, cue: int, reading: CueForm, behind: Range) -> bool:
    """Whether the only noun phrase behind a verb that is done to somebody is whom it is done to, and not who does it:
    «إنه دعا | بريطانيا لتقديم …», «ودعا | الوكالة إلى …», «وطالب | المواطنين بـ …», «الذي أوصى | مسيري النادي بـ …»."""
    if (cue and view.keys[cue - 1] in _OF_HIM) or view.keys[behind.last + 1 : behind.last + 2] == ["جميعا"]:
        return True
    head = view.keys[behind.first]
    if behind.first != cue + 1 or person_in(view, behind):
        return False
    following = view.keys[behind.last + 1 : behind.last + 2]
    if following and following[0].startswith("ال") and following[0].endswith("ين"):
        return False  # «وناشد | الأهالي | المسؤولين التدخل»
    if behind.last == behind.first + 1 and view.keys[behind.last].startswith("ال") and head.startswith("ال"):
        again = reading.conjunction and view.keys[cue - 1] in COMMAS  # «قالت واشنطن إن P، ودعت | الحكومة السورية إلى …»
        by_her = reading.agreement.gender is Gender.FEMININE and head.endswith("ة") and not again
        # «وطالب | الجهات المعنية بـ …», not «الأهالي المسؤولين»
        return view.keys[behind.last].endswith("ة") and not by_her
    if head.startswith("ال") and head.endswith("ين"):  # as an object: «ناشدت | المواطنين»
        alone = behind.first == behind.last and len(head) > _SHORT and behind.first not in view.name_at
        return alone or head[:-2] + "ون" in words().speakers
    if head.endswith("ي") and behind.first < behind.last and head[:-1] in words().speakers:
        return True
    said = reading.agreement
    if said.gender is Gender.MASCULINE and said.number is Number.SINGULAR:
        return _feminine(head) or (head.removeprefix("ال") in words().many and view.keys[cue].endswith(_URGE))
    return False


def _feminine(head: str) -> bool:
    return head.endswith(("ة", "ات")) and head.removeprefix("ال") not in words().men


def told_at_once(view: View, cue: int, verb: Verb, last: int) -> Range | None:
    """The outlet in quotation marks right behind a verb, which it is told: «أبلغ | «عكاظ» | مصدر أمني أن …»."""
    quote = view.quote_from.get(cue + 1)
    if not verb.addressee or quote is None or quote.last >= last or quote.last - quote.first > _OUTLET:
        return None
    return Range(quote.first + 1, quote.last - 1) if quote.last - quote.first > 1 else None


def told_to(view: View, first: int, last: int) -> list[Range]:
    """The outlet that it was told to: «قال لـ «عكاظ»», «لوكالة رويترز», «في تصريح لصحيفة …»."""
    for index in range(first, last):
        key = view.keys[index]
        following = index + 1
        if key in ("ل", "لـ") and following in view.quote_from and view.quote_from[following].last <= last:
            quote = view.quote_from[following]
            return [Range(quote.first + 1, quote.last - 1)] if quote.last - quote.first > 1 else []
        if key.startswith("ل") and key[1:] in words().media and (index not in view.name_at or index in view.name_from):
            end = index
            if index in view.name_from:
                end = view.name_from[index][0].last  # «لوكالة الأنباء السعودية», all of it one name
            elif following in view.quote_from and view.quote_from[following].last <= last:
                end = view.quote_from[following].last
            elif following in view.name_from:
                end = view.name_from[following][0].last
            return [Range(index, end)] if end > index else []
    return []
