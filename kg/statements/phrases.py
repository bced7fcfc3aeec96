"""Noun phrases around a cue: where the source begins and ends."""

from kg.statements.conjugation import Form
from kg.statements.lexicon import cue_forms, words
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import NameKind

_LONGEST_SUBJECT = 16
_ADJECTIVE_ENDINGS = ("ي", "ية", "يين", "يون", "يا")


def is_aside(view: View, index: int) -> bool:
    """Whether what starts at `index` tells when, where or to whom, and is no part of a noun phrase."""
    key = view.keys[index]
    following = view.keys[index + 1] if index + 1 < len(view.keys) else ""
    if key == "في":
        return following in words().aside_after_in or following.isdigit()
    if key in ("هذا", "هذه"):
        return following in words().this_time
    if key == "من":
        return following in ("جانبه", "جانبها", "جهته", "جهتها", "خلال", "ناحيته", "ان")
    if index in view.name_at and not key.startswith("ل"):
        return False
    readings = cue_forms().get(key, ())
    if any(reading.form is Form.PARTICIPLE for reading in readings) and not key.startswith("ال"):
        return True
    if index > 0 and key.startswith("م") and key.endswith(("ة", "ا")) and len(key) > 4 and _definite(view, index - 1):
        return True  # «الحركة مستخدمة اسمها»
    return key in words().asides


def _definite(view: View, index: int) -> bool:
    return view.keys[index].startswith("ال") or index in view.name_at


def is_object(view: View, index: int) -> bool:
    """Whether the token is a noun that opens a proposition: «وجود», «عزمها»."""
    if index in view.name_at:
        return False
    key = view.keys[index]
    if key in ("تلك", "هذه", "هذا", "ذلك"):
        return view.keys[index + 1 : index + 2] != [] and view.keys[index + 1] in words().carriers
    bare = key.removesuffix("هما").removesuffix("هم").removesuffix("ها").removesuffix("ه")
    return key in words().objects or (len(bare) > 2 and bare in words().objects)


def in_relative_clause(view: View, cue: int) -> bool:
    """Whether a relative pronoun stands between the cue and the comma before it: «روسيا، التي … تقول إنها …»."""
    for index in range(cue - 1, view.bound(cue).first - 1, -1):
        if view.keys[index] in COMMAS:
            return False
        if view.keys[index] in words().relatives:
            return index == view.bound(cue).first or view.keys[index - 1] in COMMAS
    return False


def person_in(view: View, tokens: Range) -> bool:
    return any(name.kind is NameKind.PERSON for name in view.names_in(tokens))


def trim(view: View, first: int, last: int) -> Range | None:
    """`first` to `last` without marks and particles at the two ends; None where nothing is left."""
    marks = COMMAS | STOPS | QUOTES | {":", "-", "–", "(", ")", "/"}
    while first <= last and view.keys[first] in marks - {"«", "“", '"'}:
        first += 1
    while last >= first and (view.keys[last] in marks - {"»", "”", '"', ")"} or view.keys[last] in words().particles):
        last -= 1
    return Range(first, last) if first <= last else None


def source_after(view: View, first: int, last: int) -> Range | None:
    """The source that stands between a cue and its complement: tokens `first` to `last` without their asides.

    An apposition behind a comma belongs to it: «الناطق باسم الكرملين، دميتري بيسكوف».
    """
    while first <= last and view.keys[first] in words().times and first not in view.name_at:
        first += 1
    end = first - 1
    index = first
    while index <= last:
        if view.keys[index] in COMMAS:
            if end < first or not _apposition(view, Range(first, end), index + 1, last):
                break
        elif is_aside(view, index) or view.keys[index] in STOPS:
            break
        elif index in view.quote_from and view.quote_from[index].last <= last:
            index = view.quote_from[index].last
        end = index
        index += 1
    return trim(view, first, end) if end >= first else None


def _apposition(view: View, so_far: Range, index: int, last: int) -> bool:
    """Whether the segment that starts at `index` names or titles the one before the comma."""
    if index > last or is_aside(view, index):
        return False
    stop = next((k for k in range(index, last + 1) if view.keys[k] in COMMAS), last + 1)
    if stop - index > 12:
        return False
    named = person_in(view, so_far)
    starts_with_person = index in view.name_from and view.name_from[index][1].kind is NameKind.PERSON
    titled = view.keys[index] in words().speakers
    if titled and not named and index + 1 <= last:
        return person_in(view, Range(index, stop - 1))
    return (titled and named) or (starts_with_person and not named)


def source_before(view: View, cue: int) -> Range | None:
    """The subject that stands before its verb: «المتهم قال إن», «وكانت صحيفة بريطانية قد ذكرت أن».

    None where no noun phrase that can speak stands there.
    """
    floor = view.bound(cue).first
    around = view.quote_around(cue)
    if around is not None:
        floor = max(floor, around.first + 1)
    index = cue - 1
    while index >= floor and not _clause_break(view, index):
        index -= 1
    first = index + 1
    if first < cue and view.keys[first] in words().relatives:
        return _antecedent(view, floor, first)
    while first < cue and (view.keys[first] in words().particles or is_aside(view, first)):
        if is_aside(view, first) and view.keys[first] not in words().particles:
            return None
        first += 1
    found = trim(view, first, cue - 1)
    if found is None:
        return None
    if found.last in view.name_at and found.first < found.last:
        tokens = next(tokens for tokens, name in view.name_from.values() if found.last in tokens)
        if tokens.last == found.last and tokens.first > found.first and _joined(view, tokens.first):
            return tokens  # «… على الأكراد وإردوغان ينفي»
    reporting = next((k for k in range(found.last, max(found.first, found.last - 2), -1) if _report(view, k)), None)
    if reporting is not None:
        return Range(reporting, found.last)
    if found.last - found.first > _LONGEST_SUBJECT:
        return None
    relative = next((k for k in range(found.first, found.last + 1) if view.keys[k] in words().relatives), None)
    if relative is not None and relative > found.first:
        before = trim(view, found.first, relative - 1)
        return before if before is not None and can_speak(view, before) else None
    return found if can_speak(view, found) or (view.headline(cue) and found.last - found.first < 8) else None


def _joined(view: View, index: int) -> bool:
    """Whether a name is written with «و» in front."""
    return view.name_from[index][1].span.start == view.tokens[index].start + 1 and view.keys[index].startswith("و")


def _report(view: View, index: int) -> bool:
    """«نفت الحركة تقارير أفادت»: the indefinite report is the subject of the verb after it, not what precedes it."""
    key = view.keys[index]
    return key in words().documents and not key.startswith("ال") and index not in view.name_at


def _clause_break(view: View, index: int) -> bool:
    key = view.keys[index]
    if key in COMMAS or key in STOPS or key in (":", "(", ")", "–", "-"):
        return True
    if key in words().clause_starts:
        return True
    readings = cue_forms().get(key, ())
    return any(r.form in (Form.PAST, Form.PRESENT) and not r.verb.ambiguous for r in readings)


def _antecedent(view: View, floor: int, relative: int) -> Range | None:
    """The noun phrase that a relative pronoun at `relative` refers to."""
    last = relative - 1
    while last >= floor and view.keys[last] in COMMAS:
        last -= 1
    if last >= floor and last in view.name_at:
        first = last
        while first - 1 >= floor and view.name_at.get(first - 1) == view.name_at[last]:
            first -= 1
        return Range(first, last)
    first = last
    while first - 1 >= floor and last - first < 3 and not _clause_break(view, first - 1):
        if view.keys[first] in words().speakers | words().documents | words().media:
            break
        first -= 1
    found = trim(view, first, last)
    return found if found is not None and can_speak(view, found) else None


def plausible(view: View, source: Range | None) -> Range | None:
    """A source that may be one: not «بقوله», «رسمي», «في الاتصال»."""
    if source is None or can_speak(view, source) or view.names_in(source):
        return source
    key = view.keys[source.first]
    if key.startswith(("ب", "ل")) or key in ("في", "كيف", "جميعهم", "له", "الاول"):
        return None
    plural = key.endswith(("ون", "ان", "ين", "ات", "اء"))
    return source if key.startswith("ال") or plural or source.last > source.first else None


def can_speak(view: View, tokens: Range) -> bool:
    """Whether a noun phrase is somebody or something that says: a name, or a word for such."""
    lists = words()
    speaking = lists.speakers | lists.media | lists.documents
    head = view.keys[tokens.first]
    for key in (head, head.removeprefix("و"), head.removeprefix("ف")):
        if key in speaking:
            return True
    if tokens.first in view.name_at:
        return True
    if head in ("هذا", "هذه", "هؤلاء", "احد", "بعض", "عدد") and tokens.first < tokens.last:
        return view.keys[tokens.first + 1] in speaking
    return bool(view.names_in(Range(tokens.first, min(tokens.last, tokens.first + 3)))) and head.startswith("ال")


def subject_end(view: View, first: int, last: int) -> int:
    """The last token of the subject that starts at `first`, before an object that nothing marks.

    «نفت حركة طالبان | تقارير …», «نفت وزارة الدفاع الأمريكية | خطف …», «استبعد مسؤول أمريكي رفيع | وجود …».
    Follows the noun phrase: an idafa up to its first definite word, its adjectives, then a name.
    Returns `first - 1` where no subject stands there.
    """
    index = first
    if index <= last and is_object(view, index):
        return first - 1
    person = _titled_person(view, first, last)
    if person is not None:
        return person.last
    definite = False
    while index <= last:
        key = view.keys[index]
        if index > first and is_object(view, index):
            break
        if index in view.quote_from and view.quote_from[index].last <= last:
            if view.quote_from[index].last - index > 5:
                break
            index = view.quote_from[index].last + 1
            definite = True
            continue
        if key in COMMAS or key in STOPS or key in QUOTES or is_aside(view, index):
            break
        if index in view.name_from:
            tokens, name = view.name_from[index]
            body = name.kind is not NameKind.PERSON
            if body and index > first and view.keys[index - 1].startswith("ال") and tokens.first == index:
                break  # «اتهمت الجماعة جبهة النصرة»
            index = tokens.last + 1
            definite = True
            if index <= last and index in view.name_from and _joined(view, index):
                continue  # «بريطانيا وفرنسا والولايات المتحدة»
            if name.kind is NameKind.PERSON:
                titled = index <= last and view.keys[index] in words().speakers and view.keys[index].startswith("ال")
                return subject_end(view, index, last) if titled else index - 1
            continue
        if definite:
            following = index in view.name_at or key.startswith("ال") or key in ("في", "ب", "باسم")
            if key in ("باسم", "في"):
                definite = False
            elif not following:
                break
        elif key.startswith(("ال", "لل", "بال")):
            definite = True
        elif index > first and not _describes(key) and view.keys[index - 1] not in ("في", "باسم"):
            titled = index == first + 1 and view.keys[first] in words().speakers
            if not titled:
                break
        index += 1
    return index - 1


def _titled_person(view: View, first: int, last: int) -> Range | None:
    """The person whose title starts at `first`: «مدير عام المياه بمنطقة المدينة المنورة المهندس صالح جبلاوي»."""
    if view.keys[first] not in words().speakers:
        return None
    for index in range(first + 1, min(last, first + 16) + 1):
        key = view.keys[index]
        if index in view.name_from and view.name_from[index][1].kind is NameKind.PERSON:
            return view.name_from[index][0]
        if key in COMMAS or key in STOPS or key in QUOTES or is_object(view, index):
            return None
        if key in words().complementisers or (index not in view.name_at and is_aside(view, index)):
            return None
    return None


def _describes(key: str) -> bool:
    return key in words().adjectives or (key.endswith(_ADJECTIVE_ENDINGS) and len(key) > 3) or key == "في"
