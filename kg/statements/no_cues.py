"""Forms of reporting verbs that report nothing where they stand."""

from kg.statements.conjugation import Form
from kg.statements.lexicon import CueForm, Verb, cue_forms, words
from kg.statements.phrases import can_speak, hides_name, is_aside, is_object, soon
from kg.statements.view import COMMAS, Range, View
from schemas import Act

CAN = frozenset(
    {"يمكن", "يمكنه", "يمكنها", "يمكننا", "يمكنني", "يستطيع", "تستطيع", "نستطيع", "استطيع", "يستطع", "تستطع", "نستطع"}
)
"""«Can», in the forms that a negation stands before."""
_THAT_IT = (["انه"], ["انها"], ["انهم"])
_BETWEEN = (
    "محادثات",
    "مباحثات",
    "مفاوضات",
    "اتصالات",
    "خلاف",
    "خلافات",
    "فرق",
    "فارق",
    "علاقة",
    "علاقات",
    "اجتماع",
    "لقاء",
)
THUS = "هكذا"
"""Stands between what was said and who said it: «P، هكذا قال فلان»."""
_THIS = ("هذا", "وهذا", "ذلك", "وذلك")
_EVERY = frozenset({"كل", "لكل", "وكل", "فكل", "اي", "لاي"})
"""Stand before whom they count: «لكل | طالب أن يتعلم»."""
_GOVERNORS = frozenset({"على", "في", "عن", "الى", "منذ", "دون", "بدون", "لدى"})
"""Stand before nouns and never before a verb: «موافقة الاتحاد على | طلب النادي»."""
_REACH = 12
_DAMMA = "\u064f"
_TANWIN = "\u064b"


def is_no_cue(view: View, cue: int, reading: CueForm) -> bool:
    """Whether the form is not what it seems here."""
    verb = reading.verb
    previous = view.keys[cue - 1]
    following = view.keys[cue + 1]
    return (
        previous in ("عدم", "ماذا")  # «فضل عدم ذكر اسمه», «ماذا قال فلان؟»
        or nobody(view, cue)
        or _impossible(view, cue)
        or (previous == THUS and cue - 1 > view.bound(cue).first)  # «P، هكذا قال فلان»
        or following in verb.not_before  # «كذب عليه»
        or (reading.form is Form.PAST and not reading.conjunction and previous in _GOVERNORS)
        or (reading.form is Form.PAST and _counted(view, cue))
        or leaves_out(view, cue, verb)
        or _charged(view, cue, reading)
        or (view.keys[cue] == "بين" and _joins_two(view, cue))
        or (view.keys[cue] == "عبر" and _by_way_of(view, cue))
        or (verb.act is Act.DEMAND and hides_name(view, cue))
        or (previous in words().relatives and following == "من" and not is_aside(view, cue + 1))  # passive
        or _first_person(view, cue, verb)
        or (previous in words().documents and not previous.startswith("ال") and _its_own(following))
        or _misspelt(view, cue, verb, reading)
        or (cue > 1 and view.keys[cue - 2] in _THIS and negation_before(view, cue))  # «هذا لا ينفي أن»
        or _passive(view, cue, verb)
        or _TANWIN in view.tokens[cue].text  # «وردا على سؤال»
        or (reading.form is Form.PRESENT and previous in ("ما", "مما", "بما") and not _what_is_called(view, cue))
        or (negation_before(view, cue) and (verb.act not in (Act.CONFIRM, Act.DENY) or previous == "لن"))
    )


def nobody(view: View, cue: int) -> bool:
    """Whether it is nobody who says it: «لا أحد | ينكر أن»."""
    before = view.keys[cue - 2] if view.keys[cue - 2] != "من" else view.keys[cue - 3]  # «ما | من | أحد»
    return view.keys[cue - 1] == "احد" and before.removeprefix("و") in ("لا", "ليس", "ما", "لم")


def _counted(view: View, cue: int) -> bool:
    """Whether the word is somebody who is counted: «لكل | طالب أن»."""
    return view.keys[cue - 1] in _EVERY


def leaves_out(view: View, cue: int, verb: Verb) -> bool:
    """Whether somebody is left out of a body, where «استبعد» denies nothing: «استبعد | من الحكومة الوزراء الذين …»,
    «مستبعدا | الوزراء الذين …», «استبعد المدرب | اللاعب من القائمة»."""
    key = view.keys[cue].removeprefix("و")
    if verb.act is not Act.DENY or "ستبعد" not in key:
        return False
    start = cue + 1 + view.keys[cue + 1].startswith("خصوص")  # «مستبعدا | خصوصا الوزراء»
    if key.startswith("مستبعد") and view.keys[start].startswith("ال") and view.keys[start] in words().speakers:
        return True
    for index in range(start, min(view.bound(cue).last, cue + _REACH)):
        if view.keys[index] in ("اي", "اية") or is_object(view, index):
            return False  # «استبعد الوزير | أي تغيير من الحكومة»
        body = view.keys[index + 1].removeprefix("ال").startswith(words().left_out_of)
        if view.keys[index] == "من" and body:
            return index == start or can_speak(view, Range(index - 1, index - 1))
    return False


def _charged(view: View, cue: int, reading: CueForm) -> bool:
    """«واتهم | بدعم النظام»: with nobody between, he who is spoken of is accused."""
    following = view.keys[cue + 1]
    of = following.startswith("ب") and len(following) > 3 and following not in words().no_content
    done = reading.verb.act is Act.ACCUSE and reading.verb.object and not reading.pronoun
    singular = reading.form is Form.PAST and not view.keys[cue].endswith(("وا", "نا"))
    apart = cue + 1 in view.name_at or following in words().asides or following in cue_forms()
    return done and singular and of and not apart and not can_speak(view, Range(cue + 1, cue + 1))


def _its_own(key: str) -> bool:
    """«دراسة أعلنت | نتائجها»: a noun of the report that the verb tells of, not who speaks."""
    return key.endswith("ها") and len(key) > 4 and key not in words().complementisers


def _what_is_called(view: View, cue: int) -> bool:
    """«ما تقول إنها قوة توسعية», where «ما يؤكد زيادة» reports nothing and «ما قال» would be negated."""
    return cue > 0 and view.keys[cue - 1] == "ما" and view.keys[cue + 1 : cue + 2] in _THAT_IT


def negation_before(view: View, cue: int) -> bool:
    """Whether the cue itself is negated: «لم يؤكد»."""
    if _what_is_called(view, cue) or soon(view, cue):
        return False
    without = cue > 1 and view.keys[cue - 1] == "ان" and view.keys[cue - 2] in ("دون", "بدون")  # «دون أن يؤكد»
    return without or (cue > view.bound(cue).first and view.keys[cue - 1] in words().cue_negations)


def only_possible(view: View, cue: int) -> bool:
    """«لا يمكن نفي أن P» denies nothing."""
    return cue > 0 and view.keys[cue - 1] in CAN


def _impossible(view: View, cue: int) -> bool:
    """Whether somebody cannot do what the cue says: «لا يستطيع أن | يؤكد», «لم يستطع المتحدث أن يؤكد أو | ينفي»."""
    that = cue - (3 if view.keys[cue - 1] == "او" else 1)
    if view.keys[that] != "ان":
        return False
    near = view.keys[max(view.bound(cue).first, that - _REACH // 2) : that]
    at = next((k for k in range(len(near) - 1, 0, -1) if near[k] in CAN), 0)
    return at > 0 and near[at - 1] in words().negations and COMMAS.isdisjoint(near[at:])


def either_way(view: View, noun: int) -> bool:
    """«لم يكن بالإمكان الاتصال به لتأكيد أو | نفي الخبر»: neither is done."""
    beside = (*view.keys[noun - 1 : noun], *view.keys[noun + 1 : noun + 2])
    return view.keys[noun] in words().comments and "او" in beside


def prays(view: View, first: int, end: int) -> bool:
    """Whether the tokens from `first` to before `end` name who is prayed to: «ودعا المولى أن يرحمه»."""
    return any(key in words().prayed_to for key in view.keys[first:end])


def _by_way_of(view: View, cue: int) -> bool:
    """«، عبر منصة إكس،»: the preposition, not «عبر فلان عن»."""
    return (cue > 0 and view.keys[cue - 1] in COMMAS) or "عن" not in view.keys[cue + 1 : cue + _REACH]


def _joins_two(view: View, cue: int) -> bool:
    """«بين مصر والسعودية», «بين الأم وابنتها»: the preposition, not the verb."""
    end = view.name_from[cue + 1][0].last if cue + 1 in view.name_from else cue + 1
    talks = view.keys[cue - 1 : cue] and view.keys[cue - 1].removeprefix("ال") in _BETWEEN
    return any(key.startswith("و") and len(key) > 2 for key in view.keys[end + 1 : end + (12 if talks else 3)])


def _first_person(view: View, cue: int, verb: Verb) -> bool:
    """«أعتقد», «أعترف»: told from «اعتقد» by the hamza, and «لا أنكر» from «أنكر» by the negation."""
    text = view.tokens[cue].text
    return (text.startswith("أ") and verb.lemma.startswith("اِ")) or (
        text.startswith("أ") and cue > 0 and view.keys[cue - 1] in ("لا", "ولا")
    )


def _passive(view: View, cue: int, verb: Verb) -> bool:
    """«يُعتقد»: a vowel mark tells that nobody is named who does it, where the active has another."""
    text = view.tokens[cue].text.removeprefix("و").removeprefix("ف")
    return verb.lemma.startswith("اِ") and text[:1] in ("ي", "ت") and text[1:2] == _DAMMA


def _misspelt(view: View, cue: int, verb: Verb, reading: CueForm) -> bool:
    """«نفي» for «نفى» is taken for a verb at the head of a sentence only; elsewhere it is the noun."""
    ya = reading.form is Form.PAST and verb.lemma.endswith("ى") and view.keys[cue].endswith("ي")
    return ya and (view.bound(cue).first != cue or by_nation(view, cue))


def by_nation(view: View, noun: int) -> bool:
    """«نفي إيراني لـ P»: the noun with the nation that speaks, and what it says."""
    keys = view.keys[noun + 1 : noun + 3]
    return len(keys) > 1 and keys[0].endswith(("ي", "ية")) and not keys[0].startswith("ال") and keys[1].startswith("ل")
