"""Where a source begins and ends, before its cue or after it."""

from kg.statements.addressees import past_addressee, past_occasion, past_times, time_at
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import (
    beside_body,
    can_speak,
    is_aside,
    is_person,
    joined,
    joined_speaker,
    owned_by,
    person_in,
    reports,
    speaking,
    trim,
)
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import Gender, NameKind, Number

_LONGEST_SUBJECT, _LONGEST_REPORT = 16, 6
_FEW_WORDS = 6
"""Words at most of those who speak between «أن» and their verb."""
_GOVERNORS = ("لكن", "ولكن", "ان", "وان", "لان", "بان", "كان", "لعل")
_PREPOSITIONS = ("في", "عبر", "من", "على", "خلال", "بعد", "عن", "الى")
_ALSO = ("ولم", "ولا", "ولن", "او")
_LIKE_HER = ("وثائق", "تقارير", "انباء", "اخبار", "مزاعم", "رسائل", "برقيات")
_MEANWHILE = ("وقد", "وهو", "وهي", "وهم")
"""Lead from who speaks to what he does meanwhile: «قال والش | وقد وقف إلى جانبه فلان»."""
_BE = ("يكون", "تكون", "يكونوا")
"""Lead on to who speaks: «نفى أن | تكون | حكومته طلبت …»."""
_EARLIER = ("سبق", "وسبق", "يسبق")
_THERE_ARE = ("هناك", "ثمة", "فثمة")
_WAS = ("كان", "كانت", "كانوا")
_ALL = ("جميع", "كافة", "كل")
_GENDERS = {"الذي": Gender.MASCULINE, "التي": Gender.FEMININE}


def source_after(view: View, first: int, last: int, *, whole: bool = False) -> Range | None:
    """The source that stands between a cue and its complement: tokens `first` to `last` without their asides.

    An apposition behind a comma belongs to it: «الناطق باسم الكرملين، دميتري بيسكوف»; so does a relative clause where
    the tokens are `whole`, all that stands between cue and complement: «مسؤول | الذي طلب عدم ذكر اسمه | إن».
    """
    first = past_occasion(view, past_times(view, past_addressee(view, first, last), last), last)
    if first < last and view.keys[first] in COMMAS and is_person(view, first + 1):
        first += 1  # «من ناحيته قال، | فلان: …»
    if first <= last and view.keys[first] == "(":
        first = next((k + 1 for k in range(first, last + 1) if view.keys[k] == ")"), first)  # «أمس (18 يوليو)»
    end = first - 1
    index = first
    while index <= last:
        if view.keys[index] in COMMAS:
            if end < first or not _apposition(view, Range(first, end), index + 1, last):
                break
        elif whole and end >= first and view.keys[index] in words().relatives:
            if not any(view.keys[k] in COMMAS for k in range(index, last + 1)):
                end = last
            break
        elif view.keys[index] in STOPS or (is_aside(view, index) and not _represents(view, first, index)):
            break
        elif view.keys[index] in _ALSO and not cue_forms().keys().isdisjoint(view.keys[index + 1 : index + 2]):
            break  # «لم يؤكد المتحدث | ولم ينف أن»
        elif end >= first and (view.keys[index] in _MEANWHILE or _tells_of(view, index) or time_at(view, index)):
            break
        elif index in view.quote_from and view.quote_from[index].last <= last:
            index = view.quote_from[index].last
        end = index
        index += 1
    return trim(view, first, end) if end >= first else None


def _tells_of(view: View, index: int) -> bool:
    """Whether a verb tells of a report whose name stands before it: «كشفت دراسة | أعلنت نتائجها أن»."""
    before = view.keys[index - 1]
    return before in words().documents and not before.startswith("ال") and reports(view, index)


def without_object(view: View, source: Range) -> Range:
    """A source without the object that stands behind it with nothing between: «أبلغت واشنطن | بغداد أن»."""
    kinds = {NameKind.LOCATION, NameKind.ORGANIZATION}
    for index in range(source.first + 1, source.last + 1):
        other = view.keys[index] in words().media and view.keys[index - 1] not in words().media
        if other or view.keys[index] in _ALL or beside_body(view, index):
            return Range(source.first, index - 1)  # «أبلغ شهود عيان | وكالة …», «حذرت الوزارة | جميع المنتسبين»
        told = index in view.name_from and view.keys[index - 1].endswith(("ون", "ين")) and index - 1 not in view.name_at
        if told and not joined(view, index):
            return Range(source.first, index - 1)  # «أبلغ مسؤولون أولمبيون | اليابان»
        if view.keys[index - 1].startswith("ال") and view.keys[index].endswith(("يه", "يها", "يهم")):
            return Range(source.first, index - 1)  # «وعد المرشح | ناخبيه»
        owned = owned_by(view.keys[index - 1]) != view.keys[index - 1] and index - 1 not in view.name_at
        if owned and index in view.name_from and view.name_from[index][1].kind in kinds and not joined(view, index):
            return Range(source.first, index - 1)  # «حذر رئيسها | الولايات المتحدة من أن …»
        before, name = view.name_at.get(index - 1), view.name_from.get(index)
        if before is None or name is None or joined(view, index) or view.keys[index][:1] in ("ل", "ب"):
            continue
        if before.kind in kinds and name[1].kind in kinds:
            return Range(source.first, index - 1)
    return source


def _represents(view: View, first: int, index: int) -> bool:
    """«النائب عن حزب الشعب», «التقرير الصادر عن الهيئة», where another «عن» would open what was said; «السفير لدى»."""
    if view.keys[index] == "لدى":
        head = view.keys[first].removesuffix("ة")
        return view.keys[first] in words().representatives or head.endswith(("سفير", "بعث", "مبعوث", "مندوب"))
    return view.keys[index] == "عن" and (
        view.keys[first] in words().representatives
        or view.keys[index - 1].startswith(("الصادر", "المنبثق", "صادر", "صدر"))
    )


def topic_before(view: View, cue: int) -> Range | None:
    """«أما وزير الخارجية | فقال إن …»: the subject that «أما» puts in front; «سبق | لوسائل إعلام | أن ذكرت»."""
    if cue and view.keys[cue - 1] == "ان":
        first = next((k + 1 for k in range(cue - 3, max(-1, cue - 10), -1) if view.keys[k] in _EARLIER), None)
        return Range(first, cue - 2) if first is not None and view.keys[first].startswith("ل") else None
    if not view.keys[cue].startswith("ف"):
        return None
    for index in range(cue - 1, max(view.bound(cue).first, cue - 16) - 1, -1):
        if view.keys[index] in ("اما", "واما"):
            return trim(view, index + 1, cue - 1)
    return None


def shown_before(view: View, cue: int) -> Range | None:
    """Who says something in what is shown of him: «مقطع فيديو | لمواطن | يقول فيه إن P»."""
    key = view.keys[cue - 1] if cue else ""
    return Range(cue - 1, cue - 1) if key.startswith("ل") and key[1:] in words().speakers else None


def _apposition(view: View, so_far: Range, index: int, last: int) -> bool:
    """Whether the segment that starts at `index` names or titles the one before the comma."""
    if index > last or is_aside(view, index):
        return False
    stop = next((k for k in range(index, last + 1) if view.keys[k] in COMMAS), last + 1)
    if stop - index > 12:
        return False
    named = person_in(view, so_far)
    starts_with_person = is_person(view, index)
    alone = starts_with_person and view.name_from[index][0].last + 1 == stop
    if named and alone and _of_somebody(view, so_far):
        return True  # «وكيل اللاعب رودريغو سيلفا، جورجي مينديز، …»
    titled = view.keys[index] in words().speakers
    if titled and not named and index + 1 <= last:
        return person_in(view, Range(index, stop - 1))
    return (titled and named) or (starts_with_person and not named)


def _of_somebody(view: View, tokens: Range) -> bool:
    """Whether somebody is named by whose he is: «وكيل اللاعب فلان», «محامية المتهم فلان»."""
    head, whose = view.keys[tokens.first], view.keys[tokens.first + 1 : tokens.first + 2]
    people = whose != [] and whose[0].startswith("ال") and whose[0].removeprefix("ال") in words().speakers
    return head in words().speakers and not head.startswith("ال") and people and not whose[0].endswith("ة")


def source_before(view: View, cue: int) -> Range | None:
    """The subject that stands before its verb: «المتهم قال إن», «وكانت صحيفة بريطانية قد ذكرت أن».

    None where no noun phrase that can speak stands there.
    """
    if view.keys[cue + 1 : cue + 3] in (["من", "خلاله"], ["من", "خلالها"]) and (shown := shown_before(view, cue)):
        return shown
    floor = view.bound(cue).first
    if cue - floor >= 2 and view.keys[cue - 1] == "من" and view.keys[cue - 2].removeprefix("و") in _THERE_ARE:
        return Range(cue - 2, cue - 1)  # «وهناك من | يرى أن»
    around = view.quote_around(cue)
    if around is not None:
        floor = max(floor, around.first + 1)
    index = cue - (3 if view.keys[cue - 2 : cue] == ["سرعان", "ما"] else 1)
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
    head, governed = view.keys[tokens.first], view.keys[tokens.first - 1] if tokens.first else ""
    return head.endswith("ا") and head[:-1] in words().speakers and governed in _GOVERNORS


def _of_many(view: View, tokens: Range, cue: int) -> bool:
    """«أن | وكلاءهم السابقين | يقولون إن», «إلا أن | شركاء أنقرة | حضوها»: of many, right behind «أن», who speak."""
    many = any(one.agreement.number is Number.PLURAL for one in cue_forms().get(view.keys[cue], ()))
    governed = tokens.first > 0 and view.keys[tokens.first - 1] in ("ان", "بان", "وان")
    clause = not words().negations.isdisjoint(view.keys[tokens.first : tokens.last + 1])  # «أن | الشائعات لا تمنع …»
    return many and governed and not clause and tokens.last - tokens.first < _FEW_WORDS


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
