"""The source that stands before its cue: «المتهم قال إن», «وكانت صحيفة بريطانية قد ذكرت أن», «أما الوزير | فقال إن»."""

from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import (
    SHOWN,
    can_speak,
    is_aside,
    joined,
    joined_speaker,
    person_in,
    reports,
    soon,
    speaking,
    trim,
)
from kg.statements.sources import source_after
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import Gender, Number

_LONGEST_SUBJECT, _LONGEST_REPORT = 16, 6
_FEW_WORDS = 6
"""Words at most of those who speak between «أن» and their verb."""
_GOVERNORS = ("لكن", "ولكن", "ان", "وان", "لان", "بان", "كان", "لعل")
_PREPOSITIONS = ("في", "عبر", "من", "على", "خلال", "بعد", "عن", "الى")
_OF = ("على", "بعد", "عن", "من")
_NOBODYS = ("تقرير", "دراسة", "تقارير", "انباء", "اخبار", "مزاعم", "وثائق", "شائعات", "معلومات", "خبر")
"""Reports that are not the words of whoever speaks in them."""
_LIKE_HER = ("وثائق", "تقارير", "انباء", "اخبار", "مزاعم", "رسائل", "برقيات")
_BE = ("يكون", "تكون", "يكونوا")
"""Lead on to who speaks: «نفى أن | تكون | حكومته طلبت …»."""
_EARLIER = ("سبق", "وسبق", "يسبق")
_WISHES = ("تود", "يود", "وتود", "ويود")
"""Before «أن», lead on to what somebody says at once: «تود الإدارة | أن توضح أن …»."""
_SHOWN = 10
"""Tokens at most from what is shown of somebody to what he says in it."""
_NOBODY = frozenset({"ليس", "وليس", "هل", "يكن", "لا"})
"""Before «هناك من», say or ask that nobody is there."""
_NO_MANY = frozenset({"كل", "في", "من", "على", "بعد", "قبل", "عند", "مع"})
_THERE_ARE = ("هناك", "ثمة", "فثمة")
_WAS = ("كان", "كانت", "كانوا")
_GENDERS = {"الذي": Gender.MASCULINE, "التي": Gender.FEMININE}


def topic_before(view: View, cue: int) -> Range | None:
    """«أما وزير الخارجية | فقال إن …»: the subject that «أما» puts in front; «سبق | لوسائل إعلام | أن ذكرت»;
    «تود | الإدارة | أن توضح»."""
    if cue and view.keys[cue - 1] == "ان":
        if (wish := _wish_before(view, cue)) is not None:
            return source_after(view, wish + 1, cue - 2)
        first = next((k + 1 for k in range(cue - 3, max(-1, cue - 10), -1) if view.keys[k] in _EARLIER), None)
        return Range(first, cue - 2) if first is not None and view.keys[first].startswith("ل") else None
    if not view.keys[cue].startswith("ف"):
        return None
    for index in range(cue - 1, max(view.bound(cue).first, cue - 16) - 1, -1):
        if view.keys[index] in ("اما", "واما"):
            return trim(view, index + 1, cue - 1)
    return None


def _wish_before(view: View, cue: int) -> int | None:
    """The wish that leads on to what somebody says at once: «تود الإدارة أن | توضح أن …»; not «لا تود», nor one that is
    for others («من الحكومة أن تعلن»)."""
    for index in range(cue - 2, max(view.bound(cue).first - 1, cue - 10), -1):
        key = view.keys[index]
        if key in _WISHES:
            return index if view.keys[index - 1] not in words().negations else None
        if key in COMMAS or key in ("ان", "من"):
            return None
    return None


def shown_before(view: View, cue: int) -> Range | None:
    """Who says something in what is shown of him: «مقطع فيديو | لمواطن | يقول فيه إن P»."""
    key = view.keys[cue - 1]
    shown = any(view.keys[k].removesuffix("ا") in SHOWN for k in range(max(view.bound(cue).first, cue - _SHOWN), cue))
    return Range(cue - 1, cue - 1) if shown and key.startswith("ل") and key[1:] in words().speakers else None


def source_before(view: View, cue: int) -> Range | None:
    """The subject that stands before its verb: «المتهم قال إن», «وكانت صحيفة بريطانية قد ذكرت أن».

    None where no noun phrase that can speak stands there.
    """
    if view.keys[cue + 1 : cue + 3] in (["من", "خلاله"], ["من", "خلالها"]) and (shown := shown_before(view, cue)):
        return shown
    floor = view.bound(cue).first
    there = cue - floor >= 2 and view.keys[cue - 1] == "من" and view.keys[cue - 2].removeprefix("و") in _THERE_ARE
    if there and view.keys[cue - 3] not in _NOBODY:
        return Range(cue - 2, cue - 1)  # «وهناك من | يرى أن»
    if _says_itself(view, cue):
        return Range(cue - 1, cue - 1)
    around = view.quote_around(cue)
    if around is not None:
        floor = max(floor, around.first + 1)
    index = cue - (3 if soon(view, cue) else 1)
    while index >= floor and not _clause_break(view, index):
        index -= 1
    first = index + 1
    if first < cue and view.keys[first] in words().relatives:
        return _antecedent(view, floor, cue, first)
    while first < cue and (view.keys[first] in words().particles or is_aside(view, first)):
        if is_aside(view, first) and view.keys[first] not in words().particles:
            return None
        first += 1
    found = trim(view, first + (view.keys[first] in _BE and cue - first < 5), cue - 1)
    if found is None:
        return None
    was = next((k for k in range(found.first + 1, found.last + 1) if view.keys[k] in _WAS), None)
    if was is not None:
        found = Range(found.first, was - 1)  # «الحركة | كانت دائما تنفي»
    if view.keys[cue].startswith(("لي", "لت")) and (acts := _acts(view, found)) is not None:
        found = Range(found.first, acts - 1)  # «سميث | يلجأ إلى فيسبوك | لينفي …»
    if found.last in view.name_at and found.first < found.last:
        tokens = next(tokens for tokens, name in view.name_from.values() if found.last in tokens)
        if tokens.last == found.last and tokens.first > found.first and joined(view, tokens.first):
            return tokens  # «… على الأكراد وإردوغان ينفي»
    other = next((k for k in range(found.last, max(found.first, found.last - 3), -1) if joined_speaker(view, k)), None)
    if view.headline(cue) and other is not None:
        return Range(other, found.last)
    far = 9 if view.keys[found.last] in QUOTES else 6  # «تقريرا لصحيفة "وول ستريت جورنال" قال»
    reporting = next((k for k in range(found.last, max(found.first, found.last - far), -1) if _report(view, k)), None)
    behind = range(reporting + 1, found.last + 1) if reporting is not None else range(0)
    if any(view.keys[k].startswith("و") and not _in_its_quote(view, k, behind) for k in behind):
        reporting = None  # «مزاعم فساد | وذلك …»
    if reporting is not None and _disagrees(view, reporting, cue):
        return None  # «نشر الموقع وثائق قال إنها …»
    if reporting is not None:
        return Range(reporting, found.last - (view.keys[found.last] in words().relatives))
    if found.last - found.first > _LONGEST_SUBJECT:
        return None
    relative = next((k for k in range(found.first, found.last + 1) if view.keys[k] in words().relatives), None)
    if relative is not None and relative > found.first:
        if cue - relative <= 2:
            return _antecedent(view, floor, cue, relative)  # «نظيره الروسي نوفاك الذي أكد …»
        before = trim(view, found.first, relative - 1)
        return before if before is not None and can_speak(view, before) else None
    if can_speak(view, found) or _accusative(view, found) or _of_many(view, found, cue):
        return found
    return found if view.headline(cue) and found.last - found.first < 8 else None


def _in_its_quote(view: View, index: int, phrase: range) -> bool:
    """Whether a token stands in a quotation that begins in the phrase: «تقريرا لصحيفة «وول ستريت جورنال»»."""
    around = view.quote_around(index)
    return around is not None and around.first in phrase


def _acts(view: View, tokens: Range) -> int | None:
    """Where somebody's present verb stands behind his name: «ويل سميث | يلجأ إلى فيسبوك»."""
    behind = (k for k in range(tokens.first + 1, tokens.last + 1) if k not in view.name_at)
    return next((k for k in behind if view.keys[k].startswith("ي") and len(view.keys[k]) > 3), None)


def _accusative(view: View, tokens: Range) -> bool:
    """«لكن | مسؤولا رفيعا نفى», «غير أن | مصدرا قال»: who speaks, as the word before him governs it."""
    head, governed = view.keys[tokens.first], view.keys[tokens.first - 1]
    return head.endswith("ا") and head[:-1] in words().speakers and governed in _GOVERNORS


def _of_many(view: View, tokens: Range, cue: int) -> bool:
    """«أن | وكلاءهم السابقين | يقولون إن», «إلا أن | شركاء أنقرة | حضوها»: of many, right behind «أن», who speak."""
    many = any(one.agreement.number is Number.PLURAL for one in cue_forms().get(view.keys[cue], ()))
    governed = tokens.first > 0 and view.keys[tokens.first - 1] in ("ان", "بان", "وان")
    clause = not words().negations.isdisjoint(view.keys[tokens.first : tokens.last + 1])  # «أن | الشائعات لا تمنع …»
    counted = view.keys[tokens.first] in _NO_MANY
    return many and governed and not clause and not counted and tokens.last - tokens.first < _FEW_WORDS


def _says_itself(view: View, cue: int) -> bool:
    """Whether a report stands with a preposition, right before the verb of what it says: «على | تقرير | يؤكد أن»."""
    key, governed = view.keys[cue - 1], view.keys[cue - 2]
    complement = view.keys[cue + 1] in ("ان", "بان")  # «على خبر أكد أنه غير صحيح»: another says so of it
    return key in _NOBODYS and governed in _OF and complement and not _disagrees(view, cue - 1, cue)


def _report(view: View, index: int) -> bool:
    """«نفت الحركة تقارير أفادت»: the indefinite report is the subject of the verb after it, not what precedes it."""
    key = view.keys[index].removesuffix("ا")
    if index and (view.keys[index - 1] in _PREPOSITIONS or view.keys[index - 1] in words().media):
        return False  # «في بيان يوم الجمعة أعلن المتحدث», «وكالة أنباء فارس»
    return key in words().documents and not key.startswith("ال") and index not in view.name_at


def _disagrees(view: View, noun: int, cue: int) -> bool:
    """Whether a verb that is said of men alone stands behind a noun that is said of as of a woman, or of a woman behind
    one that is not: «نشر الموقع وثائق | قال إنها», «أصدرت الهيئة بيانا | تؤكد رفضها»."""
    key = view.keys[noun]
    said = {reading.agreement.gender for reading in cue_forms().get(view.keys[cue], ())}
    if said == {Gender.FEMININE} and key.endswith("ا") and not key.endswith("يا"):
        return True
    return said == {Gender.MASCULINE} and (key in _LIKE_HER or key.endswith(("ة", "ات")))


def _clause_break(view: View, index: int) -> bool:
    key = view.keys[index]
    if key in COMMAS or key in STOPS or key in (":", "(", ")", "–", "-"):
        return True
    return key in words().clause_starts or reports(view, index)


def another_speaks(view: View, relative: int, cue: int) -> bool:
    """Whether the cue in a relative clause does not agree with its pronoun at `relative`: «الدول التي قال إنها …»."""
    gender = _GENDERS.get(view.keys[relative])
    readings = cue_forms().get(view.keys[cue], ())
    if view.keys[relative] == "الذي" and readings and all(one.agreement.number is Number.PLURAL for one in readings):
        return True  # «أمير مكة الذي | وصفوا توجيهه بـ …»
    said = {reading.agreement.gender for reading in readings}
    return gender is not None and bool(said) and not said & {None, gender}


def _titled_behind(view: View, floor: int, last: int) -> Range | None:
    """A person with the office that stands between commas behind his name: «جورج، المدعي العام لأراباهو، | الذي …»."""
    comma = next((k for k in range(last, max(floor, last - _LONGEST_SUBJECT), -1) if view.keys[k] in COMMAS), None)
    if comma is None or comma == last or view.keys[comma + 1] not in words().speakers:
        return None
    if person_in(view, Range(comma + 1, last)) or comma - 1 not in view.name_at:
        return None
    tokens = next(tokens for tokens, _ in view.name_from.values() if comma - 1 in tokens)
    return Range(tokens.first, last) if person_in(view, tokens) else None


def _antecedent(view: View, floor: int, cue: int, relative: int) -> Range | None:
    """The noun phrase that a relative pronoun at `relative` refers to, if the cue can be said of it."""
    if another_speaks(view, relative, cue):
        return None
    if view.keys[relative].startswith("و") and view.keys[relative][1:] in view.keys[floor:relative]:
        return None  # «التركة التي تركها الرئيس، | والتي تتطلب …»: what the relative pronoun before it refers to
    last = relative - 1
    while last >= floor and view.keys[last] in COMMAS:
        last -= 1
    if (apposed := _titled_behind(view, floor, last)) is not None:
        return apposed
    if last >= floor and last in view.name_at:
        first = last
        while first - 1 >= floor and view.name_at.get(first - 1) == view.name_at[last]:
            first -= 1
        return Range(first, last)
    among = next((k for k in range(last, max(floor, last - 3), -1) if view.keys[k - 1] == "بين"), floor)
    floor = max(floor, among)  # «وجدت تغريداته صدى بين | الجماهير السعودية التي طالبت …»
    near = range(last, max(floor, last - _LONGEST_REPORT) - 1, -1)
    report = next((k for k in near if view.keys[k] in words().documents or _clause_break(view, k)), last)
    if report < last and view.keys[report] in words().documents and not view.keys[report].startswith("ال"):
        return Range(report, last)  # «قرار مجلس الأمن الدولي رقم 2216 | الذي يدعو …»
    first = last
    while first - 1 >= floor and last - first < 3 and not _clause_break(view, first - 1):
        if view.keys[first - 1] in words().emphasis:
            break  # «عدم صحة | التغريدات التي قالت إن»
        if view.keys[first] in speaking():
            break
        first -= 1
    found = trim(view, first, last)
    return found if found is not None and can_speak(view, found) else None
