"""Contents that are the object of their verb."""

from kg.statements.addressees import is_told, past_addressee
from kg.statements.appositions import behind_apposition, behind_relative, behind_subject
from kg.statements.complements import Complement
from kg.statements.lexicon import CueForm, Verb, words
from kg.statements.phrases import AS_BEING, can_speak, is_aside, is_object, joined, person_in, reports, speaking
from kg.statements.sources import source_after
from kg.statements.subjects import subject_end
from kg.statements.view import COMMAS, STOPS, Range, View
from schemas import Act, NameKind

_NEAR = 6
_RESUMED = ("فيه", "فيها")
"""Take up the time that a verb is bound to: «في الوقت الذي نفت فيه الوزارة …»."""
_SPREAD = ("نشره", "نشرها", "نشرته", "نشرتها", "نقله", "نقلته")
_OF_IT = ("به", "بها", "بهم")
_DASHES = ("-", "–")
_TOWARDS = ("من", "على", "الى")
"""Prepositions that lead to whom or what a verb is done to: «دعا | إلى | الحوار»."""


def object_complement(
    view: View, cue: int, reading: CueForm, before: Range | None, *, subject: bool = True
) -> tuple[Complement, Range | None] | None:
    """The object that is a verb's content, and its subject: «نفت الوزارة | وجود …», «اتهم | إيران بدعم …».

    `before` is the subject where it stands before the verb, `subject` whether one may stand behind it. None where the
    verb takes no such object, or none stands there.
    """
    verb = reading.verb
    if verb.ambiguous or not ({"noun"} & set(verb.takes) or verb.object):
        return None
    last = view.bound(cue).last
    start = past_addressee(view, _past_resumed(view, cue + 1), last)
    source = before
    if before is None and subject:
        end = _with_name(view, start, subject_end(view, start, min(last, start + 24)))
        source = source_after(view, start, end) if end >= start else None
        body = _accused_body(view, verb, start, end) if source is not None else None
        if source is not None and end == start + 1 and verb.object and _two_speakers(view, start):
            source, start = Range(start, start), end  # «اتهم | النائب | الوزير بالفساد»
        elif body is not None:
            source, start = Range(start, body - 1), body
        elif source is not None and verb.object and is_told(view, cue, reading, source):
            source = None  # «ناشدت | المواطنين»
        elif source is not None and end - start < 2 and _is_done_to(view, cue, verb, end):
            source = None
        elif source is not None and not can_speak(view, source) and not _is_subject(view, verb, start, end):
            # the subject is dropped, and what stands here is the object: «ونفى سحب أي مشروع»
            what = behind_subject(view, start, last) if verb.act is Act.DENY else None
            source, start = (None, start) if what is None else (source_after(view, start, what - 1), what)
        elif source is not None and verb.predicate and _described(view, end + 1, last):
            source = None  # «ووصف | الاتفاق بأنه …»: something must be described
        else:
            start = end + 1
            if verb.act is Act.DENY and start < last and view.keys[start] in words().relatives:
                start = behind_relative(view, start, last)
    start = past_asides(view, start, last, governing=verb.object)
    if source is not None and verb.act is Act.DENY and start < last:
        start = behind_apposition(view, start, last)
    whole = start == last and source is not None and is_object(view, start)  # «رئيس النادي يعلن | استقالته»
    if (last - start < 1 and not whole) or view.keys[start] in STOPS or view.keys[start] in COMMAS:
        return None
    if view.keys[start] in _OF_IT:
        return None  # «التدابير التي | يطالب | بها الدائنون»
    untrue = view.keys[start : start + 2] == ["عدم", "صحة"]
    told = any(_said_of(view, k) for k in range(start - 1, min(start + _NEAR, last)))
    if told and verb.act is not Act.DENY and not untrue:
        return None  # «انتقد الشركات | التي قال إنها …»: what is said stands there
    if verb.object and view.keys[start] in _TOWARDS:
        start += 1  # «طلب | من | الأمين العام إعداد خطة»
    quote = view.quote_from.get(start)
    if quote is not None and quote.last - quote.first > 1:
        start += 1
    return Complement("noun", start, start, quote), source


def _is_stop(view: View, index: int) -> bool:
    """Whether an aside ends: at an object, and not «في بيان | نشره على موقعه»."""
    spread = view.keys[index] in _SPREAD and view.keys[index - 1] not in COMMAS
    key, lists = view.keys[index], words()
    carrier = key in lists.carriers and key not in lists.emphasis and view.keys[index - 1] != "في"
    return key in COMMAS or ((is_object(view, index) or carrier) and not spread)


def _acts_on_any(view: View, index: int) -> bool:
    """Whether a verbal noun stands before «أي»: «نفت الوزارة في بيان | إخفاء | أي معلومات», not «في بيان رسمي أي …»."""
    key, before = view.keys[index - 1], view.keys[index - 2]
    own = key in words().documents or key in words().carriers or key.endswith(("ي", "ية", "ه", "ها"))
    plain = not key.startswith("ال") and index - 1 not in view.name_at and before not in ("في", "خلال")
    return view.keys[index] in ("اي", "اية") and plain and not own and key not in COMMAS


def _described(view: View, first: int, last: int) -> bool:
    """Whether nothing but an aside stands before what something is described as: «الاتفاق | أمام المجلس أمس بأنه …»."""
    so = next((k for k in range(first, min(last, first + _NEAR) + 1) if view.keys[k] in (*AS_BEING, "بان")), None)
    return so is not None and (so == first or is_aside(view, first))


def _two_speakers(view: View, first: int) -> bool:
    one, other = view.keys[first : first + 2]
    people = other.endswith("ين") and other[:-2] + "ون" in words().speakers  # «ناشد الأهالي | المسؤولين التدخل»
    told = people or other in words().speakers | words().documents | words().carriers
    body = one.endswith("ة") and not other.endswith(("ة", "ات"))  # «اتهمت | النيابة | المنشاوي باختلاس …»
    told = told or body
    return one.startswith("ال") and one in speaking() and other.startswith("ال") and told


def _goes_on(view: View, cue: int) -> bool:
    """«قالت مصر إن P، | وطالبت إثيوبيا بـ …»: whoever spoke before asks for something too."""
    first = view.bound(cue).first
    joined = view.keys[cue].startswith("و") and view.keys[cue - 1] in COMMAS and cue > first
    return joined and any(reports(view, k) for k in range(first, cue - 1))


def _is_done_to(view: View, cue: int, verb: Verb, end: int) -> bool:
    """Whether whom it is done to stands behind the verb: «واتهمت | اليونان بانتهاك …», who always must stand there;
    «قالت مصر إن P، وطالبت | إثيوبيا بـ …»."""
    asked = _goes_on(view, cue) and _accused(view, verb, Act.DEMAND, end)
    return asked or _accused(view, verb, Act.ACCUSE, end)


def _accused(view: View, verb: Verb, act: Act, end: int) -> bool:
    following = view.keys[end + 1]
    by = following == "ب" or (following.startswith("ب") and end + 1 not in view.name_at and len(following) > 3)
    return verb.act is act and verb.object and by


def _accused_body(view: View, verb: Verb, start: int, end: int) -> int | None:
    """Where the body begins that somebody accuses whose name nobody knows: «اتهم رانجه | وزارة العدل بالتدخل»."""
    first = view.keys[start]
    known = first.startswith("ال") or start in view.name_at or first in speaking()
    if known or not _accused(view, verb, Act.ACCUSE, end):
        return None
    at = next((k for k in range(start + 1, min(end, start + 2) + 1) if k in view.name_from), None)
    return at if at is not None and view.name_from[at][0].last == end and not joined(view, at) else None


def _with_name(view: View, start: int, end: int) -> int:
    """The end of a subject that is a title, with the name behind a comma: «الناطق باسم الحركة، محمد عبد السلام»."""
    name = view.name_from.get(end + 2)
    titled = end >= start and view.keys[end + 1 : end + 2] == ["،"] and view.keys[start] in words().speakers
    if not titled or name is None or name[1].kind is not NameKind.PERSON or person_in(view, Range(start, end)):
        return end
    return name[0].last


def _is_subject(view: View, verb: Verb, start: int, end: int) -> bool:
    """Whether words that seem to say nothing are who denies all the same, by what stands behind them."""
    apart = start == end and view.keys[start].startswith("ال") and view.keys[end + 1 : end + 2] == ["،"]
    named = view.keys[start].startswith("ال") and end < view.bound(end).last and view.keys[end + 1] == "وجود"
    # «ونفى البنيان، | بيع المصنع», «ونفى المعايطة | وجود نية»
    return ((apart or named) and verb.act is Act.DENY) or _before_carrier(view, verb, end)


def _before_carrier(view: View, verb: Verb, end: int) -> bool:
    """Whether what is denied stands behind `end`, so that a subject is before it: «ونفى قالن | الاتهامات التي …»."""
    following = view.keys[end + 1]
    carrier = following in words().carriers and following.startswith(("ال", "صح"))
    hers = following.endswith(("ها", "هم")) and len(following) > 5 and end + 1 not in view.name_at  # «سماعها»
    return verb.act is Act.DENY and (carrier or hers)


def _said_of(view: View, index: int) -> bool:
    return view.keys[index] in words().relatives and reports(view, index + 1)


def object_first(view: View, cue: int, verb: Verb, before: Range | None, complement: Complement) -> bool:
    """Whether an object that is a content stands between the subject and a complementiser further right."""
    if "noun" not in verb.takes or verb.object:
        return False
    if complement.kind == "speech" and verb.act is Act.DENY:
        return complement.opener > cue + 1
    first = _past_resumed(view, cue + 1)
    start = first if before is not None else subject_end(view, first, complement.opener) + 1
    if start >= complement.opener:
        return False
    if start == complement.opener - 1:
        return verb.act is Act.DENY and view.keys[start] in words().carriers - words().emphasis
    return is_object(view, start) or view.keys[start].removeprefix("ال") in words().objects


def _past_resumed(view: View, index: int) -> int:
    if view.keys[index : index + 2] in (["من", "خلاله"], ["من", "خلالها"]):
        return index + 2  # «عقد مؤتمرا أعلن | من خلاله | التوقيع …»
    return index + (index < len(view.keys) and view.keys[index] in _RESUMED)


def past_asides(view: View, start: int, last: int, *, governing: bool = False) -> int:
    """The first token at or after `start` that is neither aside, apposition nor bracket before an object.

    Where the verb governs an object by a preposition (`governing`), that is none behind a comma either.
    """
    begin = start
    while start < last:
        start = past_addressee(view, start, last)
        if start > last:
            return last
        key = view.keys[start]
        if governing and (
            (key in _TOWARDS and view.keys[start - 1] in COMMAS) or (key == _TOWARDS[-1] and start == begin)
        ):
            break  # «دعت الرئاسات خلال اجتماع عقدته أمس، | إلى إصلاح …», «دعت النقابة | إلى تجمع قرب …»
        if key == "(":
            start = next((k + 1 for k in range(start, last + 1) if view.keys[k] == ")"), last)
        elif key in _DASHES:
            start = next((k + 1 for k in range(start + 1, min(last, start + 12)) if view.keys[k] in _DASHES), start + 1)
        elif key in COMMAS:
            comma = next((k for k in range(start + 1, min(last, start + 12)) if view.keys[k] in COMMAS), None)
            following = view.keys[start + 1] if start < last else ""
            beside = following in words().speakers or (following.startswith("م") and following.endswith("ا"))
            start = comma if comma is not None and beside else start + 1
        elif key in words().told:
            start += 1
        elif key in words().times or key == "بشكل":
            start += 2 if key == "بشكل" else 1
        elif is_aside(view, start):
            near = range(start + 1, min(last, start + 14))
            stop = next((k for k in near if _is_stop(view, k)), None)
            start = start + 1 if stop is None else max(start + 1, stop - _acts_on_any(view, stop))
        else:
            break
    return start
