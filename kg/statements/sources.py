"""Where a source begins and ends, before its cue or after it."""

from kg.statements.addressees import past_addressee, past_occasion, past_times, time_at
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import (
    beside_body,
    is_aside,
    is_person,
    issues,
    joined,
    owned_by,
    person_in,
    reports,
    trim,
)
from kg.statements.view import COMMAS, STOPS, Range, View
from schemas import NameKind

_ALSO = ("ولم", "ولا", "ولن", "او")
_MEANWHILE = ("وقد", "وهو", "وهي", "وهم")
"""Lead from who speaks to what he does meanwhile: «قال والش | وقد وقف إلى جانبه فلان»."""
_MANY = frozenset({"القوى", "الدول", "الكتل", "الاحزاب", "الفصائل", "العشائر", "الاهالي", "المعارضة"})
_ALL = ("جميع", "كافة", "كل")


def source_after(view: View, first: int, last: int, *, whole: bool = False) -> Range | None:
    """The source that stands between a cue and its complement: tokens `first` to `last` without their asides.

    An apposition behind a comma belongs to it: «الناطق باسم الكرملين، دميتري بيسكوف»; so does a relative clause where
    the tokens are `whole`, all that stands between cue and complement: «مسؤول | الذي طلب عدم ذكر اسمه | إن».
    """
    first = past_occasion(view, past_times(view, past_addressee(view, first, last), last), last)
    if first < last and view.keys[first] in COMMAS and is_person(view, first + 1):
        first += 1  # «من ناحيته قال، | فلان: …»
    if first <= last and view.keys[first] == "(":
        end = next((k for k in range(first, last + 1) if view.keys[k] == ")"), first)
        dated = any(key.isdigit() or key in words().times for key in view.keys[first + 1 : end])
        first = end + 1 if dated else first  # «أمس (18 يوليو)», not «وقال (فلان) إن»
    end = first - 1
    index = first
    while index <= last:
        if end >= first and index + 1 < last and issues(view, index + 1):
            index += 1  # «تقرير صدر | أمس عن الوزارة»
        elif view.keys[index] in COMMAS:
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
        titled = view.keys[index] in words().speakers and index not in view.name_at and not is_person(view, index + 1)
        begins = source.first in view.name_at and view.name_at.get(index - 1) is view.name_at[source.first]
        if titled and begins and view.name_at[source.first].kind in kinds:
            return Range(source.first, index - 1)  # «هددت الولايات المتحدة | نظام الأسد بـ …»
        if titled and _is_another(view, source.first, index):
            return Range(source.first, index - 1)  # «أبلغ وزير الدفاع كارتر | رئيس الوزراء أن»
        owned = owned_by(view.keys[index - 1]) != view.keys[index - 1] and index - 1 not in view.name_at
        if owned and index in view.name_from and view.name_from[index][1].kind in kinds and not joined(view, index):
            return Range(source.first, index - 1)  # «حذر رئيسها | الولايات المتحدة من أن …»
        before, name = view.name_at.get(index - 1), view.name_from.get(index)
        if before is None or name is None or joined(view, index) or view.keys[index][:1] in ("ل", "ب"):
            continue
        if before.kind in kinds and name[1].kind in kinds:
            return Range(source.first, index - 1)
    return source


def _is_another(view: View, first: int, index: int) -> bool:
    """Whether the office at a token is not of who speaks: his own stands before his name, or many speak («القوى
    السياسية في العراق | رئيس الوزراء»)."""
    own = view.keys[first] in words().speakers and first not in view.name_at
    before = view.name_at.get(index - 1)
    person = before is not None and before.kind is NameKind.PERSON
    many = view.keys[first] in _MANY and before is not None
    return many or (own and person and not view.keys[index].startswith("ال"))


def _represents(view: View, first: int, index: int) -> bool:
    """«النائب عن حزب الشعب», «التقرير الصادر عن الهيئة», where another «عن» would open what was said; «السفير لدى»."""
    if view.keys[index] == "لدى":
        head = view.keys[first].removesuffix("ة")
        return view.keys[first] in words().representatives or head.endswith(("سفير", "بعث", "مبعوث", "مندوب"))
    return view.keys[index] == "عن" and (view.keys[first] in words().representatives or issues(view, index))


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
