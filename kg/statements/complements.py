"""What follows a cue and opens the content: a complementiser, a colon, a quotation, a preposition, an object."""

from typing import Literal, NamedTuple

from kg.statements.conjugation import Form
from kg.statements.lexicon import CueForm, Verb, cue_forms, words
from kg.statements.phrases import RESUMED, hides_name, is_aside, is_participle, issues, reports
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import Act

_FAR = 45
"""Tokens between cue and complementiser at most: a title, a long name and an aside."""
_NEAR = 9
"""Tokens between cue and a speech that nothing marks at most: «وأضاف في كلمته لقد …»."""
_OUTLET = 5
"""Tokens from mark to mark of an outlet's name at most."""
_TURNS = ("الا", "غير", "بيد")
"""Make of «أن» behind them a new clause that turns against the one before."""
_ASKED = ("منه", "منها", "منهم")
_BY_WHAT = ("في", "فيه", "فيها", "فيهم", "ان", "انه", "انها", "انهم")
"""Make of «بما» before them another: «بما في ذلك»."""
_ATTACHED = {"ب": "ب", "ل": "ل"}
_OPENS_CLAUSE = COMMAS | {"حيث", "فيما", "بينما", "وفيما", "وبينما", "بعدما", "عندما"}


class Complement(NamedTuple):
    """`opener` is the token that opens the content (or the content's first), `start` the content's first token."""

    kind: Literal["that", "speech", "noun", "preposition"]
    opener: int
    start: int
    quote: Range | None


def enter(view: View, start: int) -> tuple[int, Range | None]:
    """The first content token at or after `start`, past a colon and an opening quotation mark, and that quotation."""
    last = len(view.keys) - 1
    while start < last and (view.keys[start] in COMMAS or view.keys[start] in (":", "-", "–", "..", "...", "…")):
        start += 1
    quote = view.quote_from.get(start)
    if quote is not None and quote.last - quote.first > 1:
        return quote.first + 1, quote
    if view.keys[start] in QUOTES and start < last:
        return start + 1, None
    return start, None


def _made(view: View, kind: Literal["that", "speech", "preposition"], opener: int, start: int) -> Complement | None:
    bound = view.bound(opener)
    line_end = bound.last
    if start > line_end and not (start < len(view.keys) and start in view.quote_from and view.same_line(opener, start)):
        return None
    if start >= len(view.keys):
        return None
    start, quote = enter(view, start)
    if start >= len(view.keys) or not view.same_line(opener, start):
        return None
    if view.keys[start] in words().complementisers and start + 1 < (quote.last if quote is not None else line_end):
        start += 1
    return Complement(kind, opener, start, quote)


def find_complement(view: View, cue: int, verb: Verb) -> Complement | None:
    """The complement of a verbal cue at token `cue`, None where the word is no cue here.

    A complementiser, colon or quotation wins over a preposition that stands further right, and the nearest wins.
    """
    last = min(view.bound(cue).last, cue + _FAR)
    if view.bound(cue).last == cue + 1 and view.keys[cue + 1] == ":":
        last = cue + 1
    around = view.quote_around(cue)
    if around is not None:
        last = min(last, around.last - 1)
    prepositions = {str(p) for p in verb.takes if p not in ("that", "speech", "noun")}
    index = cue + 1
    while index <= last:
        key = view.keys[index]
        opens = key == ":" or key in words().complementisers
        told = opens and index - 2 > cue and _reports_before(view, index)
        far, denied = told and verb.act is not Act.DENY, told and verb.act is Act.DENY
        if denied and any(view.keys[k] in COMMAS for k in range(cue, index - 1)):
            return None  # «نفت P، لكنها تقول إن Q»
        if far and (verb.ambiguous or _relative_between(view, cue, index - 1)):
            return None  # «انتقد الدول التي قال إنها …», «نشر وثائق قال إنها …»
        if opens and index - 3 > cue and view.keys[index - 1] in RESUMED and reports(view, index - 2):
            return None  # «نشرت الصحيفة تقريرا ذكرت فيه أن …»
        if key in words().complementisers and not key.startswith(("و", "لا")):
            if _is_other_that(view, index):
                if view.keys[index - 1] in _TURNS and view.keys[index - 2] in COMMAS:
                    return None  # «وجد الإداري شيشة، إلا أن المدرب أشار إلى أن …»
                index += 1
                continue
            if key.startswith("بان") and "ب" not in verb.takes and _described_between(view, cue, index):
                index += 1
                continue
            if _behind_participle(view, cue, index):
                return None
            return _made(view, "that", index, index + 1)
        if key == ":":
            return _made(view, "speech", index, index + 1)
        if index in view.quote_from:
            quote = view.quote_from[index]
            size = quote.last - quote.first - 1
            opener = view.keys[index + 1]
            if opener in words().complementisers and not opener.startswith("لا") and size > 2:
                return _made(view, "that", index, index)  # «أشار إلى "أن …"»
            near = index == cue + 1 or view.keys[index - 1] in COMMAS
            ends = quote.last >= last or view.keys[quote.last + 1] in STOPS
            if index > cue + 1 and _only_names(view, quote):
                size = 0
            if size >= (3 if near or ends else 5) and "speech" in verb.takes:
                return _made(view, "speech", index, index)
            index = min(quote.last, last) + 1
            continue
        if not verb.ambiguous and (made := _by_preposition(view, cue, index, prepositions)):
            return made
        this_one = key == "هذا" and index < last and view.keys[index + 1] in words().speakers | words().this_time
        led = view.keys[index - 1] in words().relatives or view.keys[index - 1] == "من"  # «من هناك»
        # Not «قال | هذا المصدر إن», «هذا الأسبوع»
        plain = (key == "انا" or key in words().plain_openers) and not this_one and not led
        if "speech" in verb.takes and not verb.ambiguous and plain and index - cue < _NEAR:
            return _made(view, "speech", index, index)
        if index > cue + 1 and _other_cue(view, index) and not ("speech" in verb.takes and _says(view, index)):
            break
        index += 1
    return None


def another_says(view: View, cue: int, reading: CueForm, complement: Complement) -> bool:
    """Whether a clause with a verb of saying begins before the «that»: «الأنباء التي تحدثت عن P، قال فلان إنها …»."""
    if complement.kind != "that":
        return False
    between = range(cue + 2, complement.opener)
    if reading.verb.object and _described_between(view, cue, complement.opener):
        return True  # «اتهم المحتجون الحكومة بفرض مذهب | تعتقد أن …»
    if (reading.verb.act is Act.DENY or reading.verb.object) and any(_says_of_it(view, k) for k in between):
        return True  # «نفى باحث مقتل أسد | قالت الشرطة إنه …», «دعا الصحف للحرص مع صحفيين | قالت إنهم …»
    return any(
        view.keys[k - 1] in _OPENS_CLAUSE
        and any(one.verb.plain and one.form is Form.PAST for one in cue_forms().get(view.keys[k], ()))
        for k in between
    )


def _says_of_it(view: View, index: int) -> bool:
    """Whether a verb of saying stands bare behind an indefinite noun, so that it tells of that noun."""
    readings, noun = cue_forms().get(view.keys[index], ()), view.keys[index - 1]
    plain = any(one.verb.plain and not one.conjunction and one.form is Form.PAST for one in readings)
    return plain and index - 1 not in view.name_at and not noun.startswith("ال")


def _reports_before(view: View, index: int) -> bool:
    """Whether a verb of saying stands before a complementiser: «التي قالت | إنها», «التي قالت أيضا | إنها»."""
    of_somebody = view.keys[index - 2] in words().relatives and view.keys[index - 1] in cue_forms()  # «الذي رأى | أن»
    return (
        reports(view, index - 1) or of_somebody or (view.keys[index - 1] in words().times and reports(view, index - 2))
    )


def _behind_participle(view: View, cue: int, that: int) -> bool:
    """Whether what somebody does besides leads to a «that»: «نفى بيع المصنع، | معرجا على أنه لا حاجة …»."""
    at = next((k for k in range(that - 1, max(cue + 1, that - 3), -1) if view.keys[k - 1] in COMMAS), None)
    if at is None or hides_name(view, at - 1):
        return False
    return is_participle(view, at)


def _only_names(view: View, quote: Range) -> bool:
    """Whether nothing is quoted but names: «قال لقناة "بي بي سي"», «أكد المتحدث؛ "فلان"؛ تصحيح المشكلة»."""
    inside = range(quote.first + 1, quote.last)
    return all(k in view.name_at or view.keys[k] in COMMAS for k in inside)


def _is_other_that(view: View, index: int) -> bool:
    """Whether the word before makes «أن» another: «بعد أن», and not «قال من قبل إن»; or the one behind: «إن شاء»."""
    earlier = view.keys[index - 2 : index] == ["من", "قبل"]
    return (view.keys[index - 1] in words().before_other_that and not earlier) or (
        view.keys[index + 1 : index + 2] in (["شاء"], [")"])
    )


def _by_preposition(view: View, cue: int, index: int, prepositions: set[str]) -> Complement | None:
    key = view.keys[index]
    following = view.keys[index + 1]
    for preposition in prepositions:
        if preposition == "من" and key in _ASKED and index - cue < _NEAR and following not in words().complementisers:
            return _made(view, "preposition", index, index + 1)  # «طلبت الشرطة منها | رؤية الرضيع»
        if key == preposition.replace("إ", "ا"):
            if any(view.keys[k] in words().accounts for k in range(max(cue, index - 2), index)):
                return None  # «عبر حسابه على تويتر»
            if following in words().complementisers or (key == "على" and following == "لسان"):
                return None
            passed_on = view.keys[index - 1] == "نقلا" or (issues(view, index) and _opens_later(view, index))
            if passed_on or (is_aside(view, index) and key == "في") or _outlet_told(view, index + 1):
                return None
            return _made(view, "preposition", index, index + 1)
        if preposition == "ب" and key == "بما" and following not in _BY_WHAT:
            return _made(view, "preposition", index, index)  # «اعترف المتهم | بما نسب إليه»
        if preposition in _ATTACHED and key.startswith(preposition) and len(key) > 3 and key not in words().no_content:
            if (index in view.name_at and index > cue + 1) or _accusative(key) or _whole_word(view, index):
                continue
            if key.startswith("بال") and index > cue + 1 and index - 1 not in view.name_at:
                continue
            if key in words().asides or key in words().complementisers:
                continue
            return _made(view, "preposition", index, index)
    return None


def _opens_later(view: View, index: int) -> bool:
    """Whether a «that» or one more «عن» opens what a report says: «التقرير الصادر | عن الهيئة أن P»; not in «كشفت
    الوزارة في تقرير صدر أمس | عن وفاة …»."""
    behind = view.keys[index + 1 : view.bound(index).last]
    return "عن" in behind or not words().complementisers.isdisjoint(behind)


def _outlet_told(view: View, index: int) -> bool:
    """Whether an outlet in quotation marks goes before «أن»: «أشار في تصريح إلى | "الوطن" أن», «| صحيفة "الوطن"»."""
    index += view.keys[index] in words().media
    quote = view.quote_from.get(index)
    behind = view.keys[quote.last + 1 : quote.last + 2] if quote is not None and quote.last - index < _OUTLET else []
    return not words().complementisers.isdisjoint(behind)


def _whole_word(view: View, index: int) -> bool:
    """«بعثة», «باكستان»: whose first letter is no preposition."""
    named = index in view.name_at and view.name_at[index].span.start <= view.tokens[index].start
    return named or view.keys[index] in words().speakers or view.keys[index] in words().media


def _accusative(key: str) -> bool:
    """«بديلا», «لاعبا»: a noun that no preposition governs, whatever letter it begins with."""
    return key.endswith("ا") and len(key) > 4 and not key.endswith(("ها", "نا", "هما"))


def _says(view: View, index: int) -> bool:
    """«وعلق فلان | قائلا: …»: a participle that only carries on the verb before it."""
    readings = cue_forms().get(view.keys[index], ())
    carries = any(r.form is Form.PARTICIPLE and r.verb.act is Act.STATE and "speech" in r.verb.takes for r in readings)
    return carries and view.keys[index - 1] not in COMMAS


def _relative_between(view: View, first: int, last: int) -> bool:
    return any(view.keys[index] in words().relatives for index in range(first + 1, last))


def _described_between(view: View, first: int, last: int) -> bool:
    """Whether a relative clause with a verb of saying goes before: «قال الوزير | الذي وصف القرار | بأنه خاطئ إن P»."""
    return any(view.keys[k] in words().relatives and reports(view, k + 1) for k in range(first + 1, last - 1))


def _at_once(view: View, index: int) -> bool:
    """Whether a «that» follows at once: «فندت الملاحظات | وبينت أن P»."""
    return view.keys[index + 1] in words().complementisers


def _other_cue(view: View, index: int) -> bool:
    """A participle, or a verb that goes on with «و», begins another statement."""
    readings = cue_forms().get(view.keys[index], ())
    if hides_name(view, index):
        return False  # «قال مسؤول، طالبا عدم ذكر اسمه، إن»
    return (
        any(
            (r.form is Form.PARTICIPLE and not view.keys[index].startswith("ال") and not r.conjunction)
            or (r.form is Form.PAST and r.conjunction and (not r.verb.ambiguous or _at_once(view, index)))
            for r in readings
        )
        and index not in view.name_at
    )
