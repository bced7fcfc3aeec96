"""Where a subject ends and an object begins, with nothing between them to tell."""

from kg.statements.lexicon import words
from kg.statements.phrases import NUMBERS, beside_body, is_aside, is_object, is_person, joined
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import NameKind

_WITHIN = ("في", "ب", "باسم", "بها", "به", "دوليا")
"""Go on with a definite subject: «الحكومة | المعترف بها دوليا»."""
_LED = ("على", "الى", "لدى", "عند", "خلال", "باسم")
_NEAR_TO = ("مقربة", "مقرب", "مقربون", "مقربين", "قريبة", "قريب")
_PLACED = ("بمنطقة", "بمحافظة", "بمدينة", "بولاية")
_OWNERS = ("اصحاب", "ملاك", "اهالي", "سكان", "ابناء", "اعضاء", "موظفي", "مديري", "مسؤولي", "مسوولي", "منسوبي", "مندوبي")
"""Stand before whose, or of what, they are: «أصحاب | مكاتب الاستقدام»."""
_RANKS = ("متقاعد", "ركن", "طيار", "حقوقي")
"""Stand between a rank and a name: «اللواء | متقاعد أحمد سمباوة»."""
_ADJECTIVE_ENDINGS = ("ي", "ية", "يين", "يون", "يا")


def subject_end(view: View, first: int, last: int) -> int:
    """The last token of the subject that starts at `first`, before an object that nothing marks.

    «نفت حركة طالبان | تقارير …», «نفت وزارة الدفاع الأمريكية | خطف …», «استبعد مسؤول أمريكي رفيع | وجود …».
    Follows the noun phrase: an idafa up to its first definite word, its adjectives, then a name.
    Returns `first - 1` where no subject stands there.
    """
    index = first
    if view.keys[first : first + 2] == ["كل", "من"] and first + 2 <= last:
        return _all_of(view, first, last)
    if index <= last and is_object(view, index):
        return first - 1
    if view.keys[first : first + 2] == ["عدد", "من"] and first + 2 <= last:
        return max(first + 1, subject_end(view, first + 2, last))  # «عدد من أهالي حي النسيم»
    person = _titled_person(view, first, last)
    if person is not None:
        return subject_end(view, person.last + 1, last) if _titled(view, person.last + 1, last) else person.last
    definite = named = False
    while index <= last:
        key = view.keys[index]
        if index > first and (is_object(view, index) or key in words().demands):
            break
        if index in view.quote_from and view.quote_from[index].last <= last:
            if view.quote_from[index].last - index > 5 or view.keys[index + 1] in words().carriers:
                break  # «نفت المعلمة | «ادعاء» الجامعة …»
            index = view.quote_from[index].last + 1
            definite = named = True
            continue
        if key in COMMAS or key in STOPS or key in QUOTES or is_aside(view, index):
            break
        if index in view.name_from:
            tokens, name = view.name_from[index]
            body = name.kind is not NameKind.PERSON
            led = name.span.start > view.tokens[index].start and key[:1] in ("ل", "و")  # «الجناح العسكري لحزب …»
            told_of = key.startswith("ال") and _describes(key) and tokens.first == tokens.last  # «المجلس الأهلي»
            definite_before = index > first and view.keys[index - 1].startswith("ال")
            if body and definite_before and tokens.first == index and not led and not told_of:
                break  # «اتهمت الجماعة جبهة النصرة»
            if index > first and index - 1 in view.name_at and not joined(view, index):
                break  # «تتهم مصر | قطر»
            index = tokens.last + 1
            definite = named = True
            if index <= last and index in view.name_from and joined(view, index):
                continue  # «بريطانيا وفرنسا والولايات المتحدة»
            if name.kind is NameKind.PERSON:
                titled = index <= last and view.keys[index] in words().speakers and not _is_other(view, index)
                return subject_end(view, index, last) if titled else index - 1
            continue
        if key in _PLACED or (key == "من" and view.keys[index - 1] in _NEAR_TO):
            definite = False
            index += 1
            continue
        if definite:
            other = key.startswith("ال") and not key.endswith("ون") and key[2:] not in NUMBERS
            if (other and _counts_people(view.keys[index - 1])) or beside_body(view, index):
                break  # «يتهم المحتجون | الحكومة»: an adjective of them would end like them
            article = key.startswith(("ال", "وال")) and (not named or _describes(key))
            following = index in view.name_at or article or key in _WITHIN or key.isdigit() or key.startswith("لل")
            following = following or (key.startswith("ب") and key[1:] in words().speakers)  # «المتحدث | بالمديرية»
            if key == "لحقوق":
                definite = False  # «المرصد السوري | لحقوق الانسان»
                following = True
            if key in ("باسم", "في"):
                definite = False
            elif not following and key.startswith("و") and key[1:] in words().speakers and index < last:
                return max(index, subject_end(view, index + 1, last))  # «نقابة الموظفين | ونقابة المعلمين»
            elif not following:
                break
        elif key.startswith("ال") and index > first + 1 and _indefinite_adjective(view, index - 1):
            break  # «تتهم منظمات دولية | الجيش»
        elif key.startswith(("ال", "لل", "بال")):
            definite = True
        elif index > first and not _describes(key) and not _annexed(view, index):
            titled = index == first + 1 and view.keys[first] in words().speakers
            if not titled:
                break
        index += 1
    return index - 1


def _all_of(view: View, first: int, last: int) -> int:
    """The end of «كل من هولندا وشركة الطيران»."""
    end = subject_end(view, first + 2, last)
    while first + 2 <= end < last and view.keys[end + 1].startswith("و") and len(view.keys[end + 1]) > 3:
        named = end + 1 in view.name_from and joined(view, end + 1)
        other = view.keys[end + 1][1:]
        if not named and words().speakers.isdisjoint((other, other.removesuffix("ه"), other.removesuffix("ها"))):
            break
        end = view.name_from[end + 1][0].last if named else subject_end(view, end + 1, last)
    return end


def _titled(view: View, index: int, last: int) -> bool:
    """Whether an office follows a name, or who speaks besides: «صالح جبلاوي | رئيس قسم المياه», «| ومحامي النادي»."""
    if index >= last or view.keys[index].removeprefix("و") not in words().speakers:
        return False
    bare = not view.keys[index].startswith("ال") and not view.keys[index].endswith(("ه", "ها", "هم"))
    return bare and not _is_body(view, index)


def _titled_person(view: View, first: int, last: int) -> Range | None:
    """The person whose title starts at `first`: «مدير عام المياه بمنطقة المدينة المنورة المهندس صالح جبلاوي»."""
    if first > last or view.keys[first] not in words().speakers:
        return None
    for index in range(first + 1, min(last, first + 16) + 1):
        key = view.keys[index]
        if is_person(view, index):
            following = view.name_from[index][0].last + 1
            return view.name_from[following if is_person(view, following) else index][0]
        apposed = key in COMMAS and index < last and is_person(view, index + 1)
        if apposed and view.keys[view.name_from[index + 1][0].last + 1 : view.name_from[index + 1][0].last + 2] == [
            "،"
        ]:
            return view.name_from[index + 1][0]  # «ممثل المنظمة في المجموعة الخاصة بالأزمة، مارتن سايديك، | إلى …»
        if key in COMMAS or key in STOPS or key in QUOTES or is_object(view, index):
            return None
        if key in words().complementisers or (index not in view.name_at and is_aside(view, index)):
            return None
        if _definite(view, index - 1) and _starts_phrase(view, index):
            return None  # «اتهم المتحدث باسم الجيش اليمني | ميليشيات …»
    return None


def _definite(view: View, index: int) -> bool:
    return view.keys[index].startswith(("ال", "لل")) or index in view.name_at


def _starts_phrase(view: View, index: int) -> bool:
    """Whether a noun without the article begins another phrase: none that goes on with what precedes, no title."""
    key = view.keys[index]
    goes_on = key.startswith(("ال", "ل", "ب", "و", "ك")) or key.endswith("ا") or key.isdigit() or len(key) < 4
    title = key in _RANKS or (key in words().speakers and not key.endswith(("ات", "ون", "ين")))
    return not (goes_on or title) and index not in view.name_at and key not in _LED


def _is_other(view: View, index: int) -> bool:
    """Whether a body or several people stand behind a name, and no title: «اتهم العبادي | جهات لم يسمها»."""
    return _is_body(view, index) or view.keys[index].endswith(("ات", "ون", "ين"))


def _is_body(view: View, index: int) -> bool:
    """Whether the name of a body begins at a token: «اتهم رانجه | وزارة العدل»."""
    return index in view.name_from and view.name_from[index][1].kind is NameKind.ORGANIZATION


def _annexed(view: View, index: int) -> bool:
    """Whether the noun at `index` stands in the annexation that «في» or «باسم» opens: «في | مجلس محافظة بغداد»."""
    if view.keys[index - 1] in ("في", "باسم") or view.keys[index - 1] in _OWNERS:
        return True
    following = view.keys[index + 1]
    return view.keys[index - 2] in ("في", "باسم") and (index + 1 in view.name_at or following.startswith("ال"))


def _indefinite_adjective(view: View, index: int) -> bool:
    key = view.keys[index]
    body = key in words().speakers  # «رئيس بلدية | الوادي»
    indefinite = not key.startswith("ال") and index not in view.name_at and not body
    return indefinite and key.endswith(("ية", "يون", "يين")) and len(key) > 4


def _counts_people(key: str) -> bool:
    return key.startswith("ال") and key.endswith("ون") and key not in words().verbless_plurals


def _describes(key: str) -> bool:
    return key in words().adjectives or (key.endswith(_ADJECTIVE_ENDINGS) and len(key) > 3) or key == "في"
