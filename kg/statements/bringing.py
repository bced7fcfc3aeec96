"""Verbs that report only with certain nouns: «وجهت اتهامات إلى …», «تبنت الجماعة الهجوم», «رفض التعليق على …»."""

from kg.statements.complements import Complement, find_complement
from kg.statements.leads import topic_links
from kg.statements.lexicon import Verb, words
from kg.statements.objects import past_asides
from kg.statements.phrases import TO_WHOM, can_speak, is_object, is_person
from kg.statements.sources import source_after
from kg.statements.subjects import subject_end
from kg.statements.view import COMMAS, STOPS, Range, View

_REACH = 14
"""Tokens at most between the verb and its noun: a subject and when it was."""
_NEAR = 6
_LEADING = frozenset({"او", "على", "حول", "بشان", "عن"})
_DETERMINERS = frozenset({"هذه", "هذا", "تلك", "معظم", "جميع", "كل", "بعض"})
_CLAIMS = ("المزاعم", "مزاعم", "الادعاءات", "ادعاءات", "الانباء", "الشائعات", "الاشاعات", "التكهنات", "الاقاويل")
_TO = ("الى",)
_GIVING = frozenset({"الادلاء", "تقديم", "اعطاء", "ابداء", "اصدار"})
"""Stand before a comment: «امتنع المتحدث عن | الإدلاء بأي تعليق على …»."""
_PREPOSITIONS = frozenset({"في", "عن", "من", "على", "الى", "مع", "ضد"})


def brought(
    view: View, cue: int, verb: Verb, before: Range | None
) -> tuple[Complement, Range | None, Range | None] | None:
    """Content, source and, where it ends with its noun, the whole content; None where the verb is no cue here.

    `before` is the subject where it stands before the verb; without any subject the verb is in the passive.
    """
    lists = {"charges": words().charges, "attacks": words().attacks, "blame": words().blame, "causes": _TO}
    nouns = lists.get(verb.of or "", words().comments)
    last = min(view.bound(cue).last, cue + _REACH)
    noun = next((k for k in range(cue + 1, last) if view.keys[k] in nouns), None)
    if noun is None or any(view.keys[k] in STOPS | COMMAS for k in range(cue + 1, noun)):
        return None
    if verb.of == "comments":
        return _left_open(view, cue, noun, before)
    if verb.of in ("blame", "causes"):
        return _blamed(view, cue, noun, before)
    while noun > cue + 1 and view.keys[noun - 1] in _DETERMINERS:
        noun -= 1
    if view.keys[noun - 1] in _PREPOSITIONS:
        return None  # «تتبنى لجنة للتحقيق | في | الهجمات …»
    between = source_after(view, cue + 1 + (view.keys[cue + 1] in TO_WHOM), noun - 1)
    if between is not None and view.keys[between.last] in TO_WHOM:
        between = Range(between.first, between.last - 1)  # «وجهت النيابة | إليه | تهمة …»
    source = between if between is not None and can_speak(view, between) else before
    if verb.of == "charges":
        complement = find_complement(view, noun, verb.model_copy(update={"takes": (*verb.takes, "ل")}))
        named = view.keys[noun + 1].startswith("ال") or is_object(view, noun + 1)
        if source is not None and complement is None and named:
            return Complement("noun", noun + 1, noun + 1, None), source, None  # «تهمة | القتل العمد», «تهمة | ارتكاب …»
        if source is None or complement is None or complement.opener - noun > _NEAR:
            return None
        return (complement, source, None) if complement.kind == "preposition" else None
    if source is not None:
        return Complement("noun", noun, noun, None), source, None
    after = source_after(view, noun + 1, min(last, noun + _NEAR))
    if noun > cue + 1 or after is None or after.first > noun + 1 or not can_speak(view, after):
        return None
    return Complement("noun", noun, noun, None), after, Range(noun, noun)  # «تبنت الهجوم | جماعة …»


def refused_charge(view: View, cue: int, before: Range | None) -> tuple[Complement, Range] | None:
    """«رفضت الحكومة | هذه الاتهامات», «رفض المدرب | ما تردد عن P»: what is denied, and who denies it."""
    if "رفض" not in view.keys[cue]:
        return None
    last = min(view.bound(cue).last, cue + _REACH)
    noun = next((k for k in range(cue + 1, last) if _reported(view, k)), None)
    if noun is None or any(view.keys[k] in STOPS | COMMAS for k in range(cue, noun)):
        return None
    noun -= view.keys[noun - 1] in _DETERMINERS
    source = before or source_after(view, cue + 1, noun - 1)
    if source is None or not can_speak(view, source) or view.keys[noun - 1] in _PREPOSITIONS:
        return None
    return Complement("noun", noun, noun, None), source


def _reported(view: View, index: int) -> bool:
    """Whether a charge, a claim or what goes round stands at a token, which may be untrue."""
    key = view.keys[index]
    links = words().complementisers | topic_links()
    told = not links.isdisjoint(view.keys[index + 2 : index + 2 + _NEAR])  # not «ما نشر من صور»
    goes_round = key == "ما" and view.keys[index + 1] in words().spreading and told
    return key in words().charges + _CLAIMS or goes_round


def _blamed(view: View, cue: int, noun: int, before: Range | None) -> tuple[Complement, Range | None, None] | None:
    """«حملت الحركة | الحكومة مسؤولية P», «عزت الشركة | الانخفاض إلى P»: who is to blame, or what is explained, and so
    on to the end."""
    end = cue if before is not None else subject_end(view, cue + 1, noun - 1)
    if before is None and is_person(view, cue + 1):
        end = view.name_from[cue + 1][0].last  # «حمل دينيجو | الحكومة مسؤولية P»
    if before is None and end >= noun - 1:  # one phrase, or two definite words side by side
        first, second = view.keys[cue + 1 : cue + 3]
        if first in words().speakers and (noun - cue > 2 if first.startswith("ال") else noun - cue > 3):
            end = cue + 1 if first.startswith("ال") or not second.startswith("ال") else cue + 2
        else:
            end = cue
    if noun - end < 2:
        return None
    source = before if before is not None or end == cue else Range(cue + 1, end)
    if before is None and source is not None and not can_speak(view, source):
        source, end = None, cue  # «وأرجع | أسباب التأخر إلى …»
    start = past_asides(view, end + 1, noun - 1)
    return Complement("noun", start, start, None), source, None


def _left_open(view: View, cue: int, noun: int, before: Range | None) -> tuple[Complement, Range, None] | None:
    """«رفض المسؤول | تأكيد أو نفي P», «رفضت التعليق على P»: what somebody says neither yes nor no to."""
    start = left_open(view, cue, noun)
    if start is None:
        return None
    given = next((k for k in range(cue + 1, noun) if view.keys[k] in _GIVING), noun)
    source = before or source_after(view, cue + 1, given - 1 - (view.keys[given - 1] in ("عن", "اي")))
    return (Complement("noun", start, start, None), source, None) if source is not None else None


def left_open(view: View, cue: int, noun: int) -> int | None:
    """The first token of what the comment at `noun` would be on; None where nothing says on what."""
    start, last = noun + 1, view.bound(cue).last
    while start < last and view.keys[start] in _LEADING:
        start += 2 if view.keys[start + 1] in words().comments else 1
    if view.keys[start - 1] == "او":
        return None  # «رفضوا التعليق أو لم يردوا على طلبات»
    if start == noun + 1 or last - start < 1:
        return None  # «رفض التعليق»: on what it does not say
    return start + (view.keys[start] in words().complementisers)
