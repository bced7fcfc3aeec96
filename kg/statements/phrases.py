"""What a noun phrase is: who can speak, what is an aside, what opens a proposition."""

from functools import cache

from kg.arabic import disagree
from kg.statements.conjugation import Form
from kg.statements.lexicon import cue_forms, words
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import NameKind

NUMBERS = ("ثلاثة", "اربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة", "عشرات", "مئات")
POINTERS = ("هذا", "هذه", "ذلك", "تلك")
RESUMED = frozenset({"فيه", "فيها", "خلاله", "خلالها", "عبره", "عبرها"})
"""Take up what somebody speaks in, so that this is not who speaks: «أصدرت الوزارة بيانا | أكدت فيه أن …»."""
SHOWN = frozenset(("شريط", "مقطع", "فيديو", "تسجيل"))
"""What nobody takes for a source: «بثت الجماعة | شريطا | تؤكد فيه أن …»."""
TO_WHOM = frozenset({"اليه", "اليها", "اليهم", "له", "لها", "لهم", "ضده", "ضدها", "ضدهم"})
"""Say to whom or against whom: «وجهت النيابة | إليه | تهمة …», «التهم المنسوبة | إليهم»."""
AS_BEING = ("بانه", "بانها", "بانهم", "بانهما")
"""Lead from what is spoken of to what is said of it: «الاتهامات بأنها أكاذيب»."""
_NAMES = ("اسم", "هويت", "الاسم", "الهوي")
_PREPOSITIONS = ("في", "من", "على", "الى", "عن", "مع")
_LED = ("ل", "اليه", "عليه", "اليها", "عليها")
GISTS = ("مفاده", "مفادها", "ومفادها", "مفادهما")
"""Lead from a report into what it says."""
_ISSUED = frozenset({"الصادر", "الصادرة", "المنبثق", "المنبثقة", "صادر", "صادرة", "صدر", "صدرت"})
_OF_LATE = ("حديثا", "سابقا", "قبل")
"""Stand, as times do, between «صدر» and «عن»."""
_AND_THIS = ("وهذا", "وهذه")
_OF_MANY = frozenset({"هذا", "هذه", "هؤلاء", "احد", "بعض", "عدد", "بقية", "باقي", "معظم", "غالبية", "اغلب", "سائر"})
"""Stand before those who speak: «بعض المسؤولين», «معظم الوزراء»."""


def is_aside(view: View, index: int) -> bool:
    """Whether what starts at `index` tells when, where or to whom, and is no part of a noun phrase."""
    key = view.keys[index]
    following = view.keys[index + 1]
    if key == "في":
        return following in words().aside_after_in or following.isdigit()
    if key in ("هذا", "هذه"):
        return following in words().this_time
    if key == "جملة":
        return following == "وتفصيلا"
    if key in ("على", "عبر") and (following in words().accounts or following in ("الدوام", "الفور", "الاطلاق")):
        return True
    if key == "من":
        return following in ("جانبه", "جانبها", "جهته", "جهتها", "خلال", "ناحيته", "ان")
    if key.startswith("ل") and key[1:] in words().media:
        return True
    if index in view.name_at and not key.startswith("ل"):
        return False
    if key in words().told_nouns or key in words().own_words:
        return True
    readings = cue_forms().get(key, ())
    idafa = key.endswith("ة") and index > 0 and view.keys[index - 1] in words().speakers  # «لجنة | متابعة الأسعار»
    if any(reading.form is Form.PARTICIPLE for reading in readings) and not (key.startswith("ال") or idafa):
        return not (key.removesuffix("ا") in words().spokesmen and following == "باسم")
    feminine = key.startswith("م") and key.endswith(("ة", "ا")) and not key.endswith("ها") and len(key) > 4
    noun = key.endswith("ة") and key[2] == "ا"  # «موافقة», «مغادرة»
    if index > 0 and feminine and not noun and _definite(view, index - 1):
        return True  # «الحركة مستخدمة اسمها»
    return key in words().asides


def _definite(view: View, index: int) -> bool:
    return (view.keys[index].startswith("ال") and view.keys[index] not in ("الى", "الا")) or index in view.name_at


def issues(view: View, index: int) -> bool:
    """Whether «عن» stands before whoever issued something: «التقرير الصادر | عن», «التقرير الصادر حديثا | عن»."""
    before = index - 1 - (view.keys[index - 1] in words().times or view.keys[index - 1] in _OF_LATE)
    return view.keys[index] == "عن" and view.keys[before] in _ISSUED


def speaks_of_this(view: View, index: int) -> bool:
    """Whether a clause begins that speaks of what precedes it: «لا صحة لبيع اللاعب | وهذه الخطوة تناقض …»."""
    verb = view.keys[index + 2]
    clause = verb.startswith(("ي", "ت")) and len(verb) > 3 and index + 2 not in view.name_at
    return view.keys[index] in _AND_THIS and view.keys[index + 1].startswith("ال") and clause


def soon(view: View, cue: int) -> bool:
    """«وسرعان ما | نفى»: the «ما» before a verb that negates nothing."""
    return view.keys[cue - 1] == "ما" and view.keys[cue - 2].removeprefix("و") == "سرعان"


def stands_alone(view: View, index: int) -> bool:
    """Whether a pronoun that points has no noun behind it: «نفت ذلك في بيان»."""
    following = view.keys[index + 1]
    return not following.startswith("ال")


def is_object(view: View, index: int) -> bool:
    """Whether the token is a noun that opens a proposition: «وجود», «عزمها»."""
    if index in view.name_at or (index and view.keys[index - 1] in words().offices):
        return False  # «رئيس تحرير المجلة»
    key = view.keys[index]
    if key == "الحاجة":
        return view.keys[index + 1 : index + 2] == ["الى"]
    if key == "ذلك" and stands_alone(view, index):
        return True
    if key in POINTERS:
        return view.keys[index + 1 : index + 2] != [] and view.keys[index + 1] in words().carriers
    bare = key.removesuffix("هما").removesuffix("هم").removesuffix("ها").removesuffix("ه")
    if bare != key and bare.endswith("ت") and bare.removesuffix("ت") + "ة" in words().objects:
        return True  # «صلتها»
    return key in words().objects or (len(bare) > 2 and bare in words().objects)


def in_relative_clause(view: View, cue: int) -> bool:
    """Whether a relative pronoun stands between the cue and the comma before it: «روسيا، التي … تقول إنها …»."""
    for index in range(cue - 1, view.bound(cue).first - 1, -1):
        if view.keys[index] in COMMAS:
            return False
        if view.keys[index] in words().relatives:
            return index == view.bound(cue).first or view.keys[index - 1] in COMMAS
    return False


def reports(view: View, index: int) -> bool:
    """Whether the token is a verb that reports, and nothing else."""
    readings = cue_forms().get(view.keys[index], ())
    return any(r.form in (Form.PAST, Form.PRESENT) and not r.verb.ambiguous for r in readings)


def person_in(view: View, tokens: Range) -> bool:
    return any(name.kind is NameKind.PERSON for name in view.names_in(tokens))


def is_person(view: View, index: int) -> bool:
    """Whether a person's name begins at a token."""
    return index in view.name_from and view.name_from[index][1].kind is NameKind.PERSON


def is_participle(view: View, index: int) -> bool:
    """Whether a participle tells what somebody does besides: «نفى بيع المصنع، | معرجا على …»."""
    key = view.keys[index]
    return key.startswith("م") and key.endswith("ا") and len(key) > 4 and index not in view.name_at


def joined(view: View, index: int) -> bool:
    """Whether a name is written with «و» in front."""
    return view.name_from[index][1].span.start == view.tokens[index].start + 1 and view.keys[index].startswith("و")


def beside_body(view: View, index: int) -> bool:
    """Whether others stand behind a body and are no part of its name: «حذرت الوزارة | المواطنين»."""
    body, key = view.keys[index - 1], view.keys[index]
    army = key == "الجيش" and body.startswith("ال") and body.endswith("ة")
    return (army or disagree(body, key)) and index not in view.name_at


def hides_name(view: View, index: int) -> bool:
    """Whether somebody asks behind a token not to be named: «طلب | عدم ذكر اسمه», «مفضلا | عدم الكشف عن هويته»; not
    «طلب | نشر التقرير», «مؤكدا | أن الإشارة معطلة»."""
    following = view.keys[index + 1 : index + 7]
    if following[:1] == [] or following[0] in words().complementisers:
        return False
    hidden = next((key for key in following[:2] if key in words().anonymity), "")
    named = any(key.startswith(_NAMES) for key in following)
    return bool(hidden) and (named or hidden.endswith(("ه", "ها")) or hidden == "التكتم")


def joined_speaker(view: View, index: int) -> bool:
    """Whether a word for who speaks is written with «و» in front: «انفجار في مصنع | والسلطات تستبعد …»."""
    return view.keys[index].startswith("وال") and view.keys[index][1:] in words().speakers


def trim(view: View, first: int, last: int) -> Range | None:
    """`first` to `last` without marks and particles at the two ends; None where nothing is left."""
    marks = COMMAS | STOPS | QUOTES | {":", "-", "–", "(", ")", "/"}
    while first <= last and view.keys[first] in marks - {"«", "“", '"'}:
        first += 1
    while last >= first and (view.keys[last] in marks - {"»", "”", '"', ")"} or view.keys[last] in words().particles):
        last -= 1
    return Range(first, last) if first <= last else None


@cache
def speaking() -> frozenset[str]:
    """Words for who or what says something: people, bodies, media, documents."""
    return words().speakers | words().media | words().documents


def can_speak(view: View, tokens: Range) -> bool:
    """Whether a noun phrase is somebody or something that says: a name, or a word for such."""
    head = view.keys[tokens.first]
    plural = head.removesuffix("ين") + "ون" if head.endswith("ين") else head
    for key in (head, head.removeprefix("و"), head.removeprefix("ف"), plural):
        if key in speaking():
            return True
    if owned_by(head) in words().speakers and not head.startswith("امام"):
        return True  # «مكتبه», «أسرتها»; «أمامهم»
    if tokens.first in view.name_at or head in view.surnames or _people(head):
        return True
    if head == "كل" and view.keys[tokens.first + 1 : tokens.first + 2] == ["من"] and tokens.first + 2 <= tokens.last:
        return can_speak(view, Range(tokens.first + 2, tokens.last))
    if head in _OF_MANY and tokens.first < tokens.last:
        return view.keys[tokens.first + 1] in speaking()
    if head in NUMBERS and tokens.first < tokens.last:
        following = view.keys[tokens.first + 1]
        return following == "مصادر" or (following.endswith("ين") and following.removesuffix("ين") + "ون" in speaking())
    return bool(view.names_in(Range(tokens.first, min(tokens.last, tokens.first + 3)))) and head.startswith("ال")


def owned_by(key: str) -> str:
    """A noun without the pronoun that says whose it is: «أسرته» gives «أسرة»."""
    bare = key.removesuffix("هم").removesuffix("ها").removesuffix("ه")
    return bare.removesuffix("ت") + "ة" if bare != key and bare.endswith("ت") else bare


def _people(key: str) -> bool:
    """Whether a word is the plural of people: «المشجعون», «مدعون», «مديرو»."""
    if key in words().verbless_plurals or key in cue_forms() or len(key) < 5:
        return False
    return key.endswith("يون") or (key.endswith("ون") and key[0] not in "يت")


def plausible(view: View, source: Range | None) -> Range | None:
    """A source that may be one: not «بقوله», «رسمي», «في الاتصال»."""
    if source is not None and (view.keys[source.first].startswith("لل") or view.keys[source.first] in RESUMED):
        return None  # «أفصح | للأمير فلان | عن …», «أقر | خلاله عددا من العقوبات»
    if source is None or can_speak(view, source):
        return source
    if view.keys[source.first] in _PREPOSITIONS and source.first not in view.name_at:
        return None  # «أعلن رسميا | في طهران | عن …»
    if view.keys[source.first].startswith(_LED) and source.first not in view.name_at:
        return None  # «وصفه | لنقاش الكونغرس بأنه», «توصلت | إليه إيران»
    if view.names_in(source):
        return source
    key = view.keys[source.first]
    if key[:-2] in _OF_MANY:
        return source  # «أحدهم»
    if key.endswith(("ها", "هم")) and key[:-2] not in words().speakers | words().spokesmen:
        return None  # «أبدت | تخوفها من القادم»
    if key.startswith(("ب", "ل")) or key in words().no_sources:
        return None
    plural = key.endswith(("ون", "ان", "ين", "ات", "اء"))
    return source if key.startswith("ال") or plural or source.last > source.first else None
