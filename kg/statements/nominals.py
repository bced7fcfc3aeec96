"""Statements whose cue is a participle or a verbal noun."""

from dataclasses import replace

from kg.statements.bringing import brought, left_open
from kg.statements.complements import Complement, find_complement
from kg.statements.draft import Draft
from kg.statements.lexicon import CueForm, cue_forms, words
from kg.statements.making import made
from kg.statements.no_cues import by_nation, either_way, leaves_out, only_possible, prays
from kg.statements.objects import past_asides
from kg.statements.phrases import GISTS, can_speak, hides_name, is_object, person_in, plausible, stands_alone
from kg.statements.sources import source_after
from kg.statements.subjects import subject_end
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import Act, Number

_BEFORE_GIST = 4
_FEW = 4
"""Tokens at least behind «بقوله» where nothing else tells that speech begins: «استهل حديثه بقوله | الحمد لله …»."""
_NEAR_THAT, _BEFORE_THAT = 6, 10
"""Tokens at most from a noun to its «that», and where a person with his title stands between."""
_SO = frozenset({"ذلك", "لذلك", "لهذا", "له", "لها"})
"""Take up what somebody denies: «رغم نفي الوزارة | لذلك»."""
_BEFORE_ACCUSER = 8
"""Tokens at most of what somebody is accused of, before who accuses him: «اتهامه | بالفساد | من قبل السلطات»."""
_ON_PART = ("قبل", "جانب", "طرف")
_DASHES = frozenset({"-", "–"})
_BEING = frozenset({"سيكون", "ستكون", "يكون", "تكون", "كان", "كانت", "وكان", "وكانت", "غير"})
_PREPOSITIONS = frozenset({"في", "على", "من", "عن", "الى", "مع", "بعد", "قبل", "خلال", "دون", "بدون"})
_NEVER_BEHIND = _DASHES | _BEING | _PREPOSITIONS
"""Behind these the form is something else: «سبق - متابعة: …», «حريصا على متابعة …»."""


def participle_draft(view: View, cue: int, reading: CueForm) -> Draft | None:
    verb = reading.verb
    if cue > 0 and (view.keys[cue - 1] in _NEVER_BEHIND or view.keys[cue - 1].isdigit()):
        return None  # «18 طالبا»
    if view.keys[cue].removesuffix("ا") in words().spokesmen or hides_name(view, cue) or leaves_out(view, cue, verb):
        return None  # «متحدثا باسم الجيش», «طالبا عدم ذكر اسمه»
    if reading.agreement.number is Number.PLURAL and verb.act is Act.ACCUSE:
        return None
    if describes_noun(view, cue):
        return None
    if verb.of == "comments":
        return _declined(view, cue, reading)
    if verb.of == "blame":
        return _blaming(view, cue, reading)
    complement = find_complement(view, cue, verb)
    if complement is not None and complement.opener - cue > 12:
        complement = None
    opens = view.bound(cue).first == cue and not view.headline(cue) and reading.agreement.number is Number.PLURAL
    if opens and (complement is None or complement.kind != "that" or complement.opener - cue > 2):
        return None
    far_quote = complement is not None and complement.kind == "speech" and verb.act is Act.DENY
    himself = any(key.startswith("ايا") for key in _next(view, cue)[:1])  # «واصفا إياه بأنه»
    described = verb.predicate and view.keys[cue - 1] in COMMAS and not himself
    if complement is None or far_quote or described or (complement.kind == "preposition" and verb.object):
        if verb.ambiguous or not ({"noun"} & set(verb.takes) or verb.object or verb.act is Act.DENY):
            return None
        start = past_asides(view, cue + 1, view.bound(cue).last)
        if not _stands_apart(view, cue, reading):
            return None
        if start >= view.bound(cue).last or view.keys[start] in COMMAS or view.keys[start] in STOPS:
            return None
        quote = view.quote_from.get(start)
        complement = Complement("noun", start, start + (quote is not None), quote)
    if verb.of == "feelings" and any(key.startswith(words().courtesies) for key in view.keys[complement.start :][:2]):
        return None  # «معربا عن خالص شكره»
    if verb.act is Act.DEMAND and prays(view, cue + 1, complement.start + 1):
        return None  # «داعيا الله أن يرحمه»
    if complement.kind == "speech" and verb.ambiguous and complement.opener > cue + 4:
        return None
    draft = made(view, Range(cue, cue), reading, complement, None)
    draft.continues = True
    return draft


def describes_noun(view: View, cue: int) -> bool:
    """Whether a participle that may be one is an adjective of the indefinite noun before it, and leads into nothing:
    «إجراءات | مشددة على السفر», «آليات واضحة | ومشددة», «تغييرا | لافتا»."""
    if not view.keys[cue].removeprefix("و").startswith(words().adjectival):
        return False
    key, noun = view.keys[cue], view.keys[cue - 1]
    if noun.removeprefix("ب").removeprefix("و").startswith(("ال", "لل")) or cue - 1 in view.name_at or len(noun) < 4:
        return False
    leads = any(one in words().complementisers or one == ":" or one in QUOTES for one in _next(view, cue))
    alike = (key.endswith("ة") and noun.endswith(("ات", "ة"))) or (
        key.endswith("ا") and noun.endswith("ا") and not noun.endswith("ها")
    )
    return alike and not leads and noun not in cue_forms()


def _stands_apart(view: View, cue: int, reading: CueForm) -> bool:
    """Whether a participle tells what somebody does besides, as no adjective or noun does: «تشريعات مقترحة»."""
    if view.keys[cue - 1] in COMMAS | QUOTES or reading.conjunction or view.bound(cue).first == cue:
        return True
    verb = reading.verb
    return verb.act is Act.DENY or (verb.act is not Act.ACCUSE and view.keys[cue].endswith("ا"))


def _declined(view: View, cue: int, reading: CueForm) -> Draft | None:
    """«رافضا التعليق على P»."""
    commented = any(key in words().comments for key in _next(view, cue)[:1])
    start = left_open(view, cue, cue + 1) if commented else None
    if start is None:
        return None
    draft = made(view, Range(cue, cue), reading, Complement("noun", start, start, None), None)
    draft.continues, draft.until = True, start - 1
    return draft


def _blaming(view: View, cue: int, reading: CueForm) -> Draft | None:
    """«محملا | الحكومة مسؤولية P»."""
    found = brought(view, cue, reading.verb, Range(cue, cue)) if _stands_apart(view, cue, reading) else None
    if found is None:
        return None
    return replace(made(view, Range(cue, cue), reading, found[0], None), continues=True)


def _next(view: View, cue: int) -> list[str]:
    return view.keys[cue + 1 : cue + 3]


def noun_draft(view: View, cue: int, reading: CueForm) -> Draft | None:
    """«إعلان الحركة أن …», «تأكيده أن …»: only with a complementiser close by."""
    previous = view.keys[cue - 1]
    definite = view.keys[cue].startswith("ال")
    if (
        previous == "في"
        or only_possible(view, cue)
        or either_way(view, cue)
        or (definite and previous not in words().before_definite_nouns)
    ):
        return None  # «قال في تصريح إن …», «لا يستطيع التأكيد أن …»
    if any(key in GISTS for key in view.keys[cue + 1 : cue + _BEFORE_GIST]):
        return None  # «اعتقاد شائع مفاده أن»
    complement = find_complement(view, cue, reading.verb)
    told = view.keys[cue] in words().told_nouns
    if complement is not None and complement.kind == "speech" and told and complement.opener - cue < 3:
        return made(view, Range(cue, cue), reading, complement, None)
    if complement is None and told and view.bound(cue).last - cue > _FEW:
        return made(view, Range(cue, cue), reading, Complement("speech", cue + 1, cue + 1, None), None)
    if complement is None or complement.kind != "that" or complement.opener - cue > _BEFORE_THAT:
        return _of_noun(view, cue, reading)
    if any(view.keys[k] in COMMAS for k in range(cue, complement.opener)):
        return None
    source = plausible(view, source_after(view, cue + 1, complement.opener - 1))
    if complement.opener - cue > _NEAR_THAT and not (source is not None and person_in(view, source)):
        return _of_noun(view, cue, reading)
    accused = reading.verb.act is Act.ACCUSE and reading.agreement.number is None and source is not None
    if accused and not any(_done_to(view.keys[k]) for k in range(cue + 2, complement.opener)):
        return None  # «اتهام | عمان بأنها تسعى …»: she is accused, by nobody knows whom
    return made(view, Range(cue, cue), reading, complement, source)


def _of_noun(view: View, cue: int, reading: CueForm) -> Draft | None:
    """«اتهامه بالفساد», «تعهدها بتحسين …», «نفيه وجود …»: the speaker's pronoun, then the content at once."""
    verb, start = reading.verb, cue + 1
    if verb.act is Act.DENY and by_nation(view, cue):
        return made(view, Range(cue, cue), reading, Complement("noun", cue + 2, cue + 2, None), Range(start, start))
    if verb.act is Act.STATE or start >= view.bound(cue).last:
        return None
    source = None
    if reading.agreement.number is None:
        source = _whose(view, start)
        if source is None or source.last + 1 >= view.bound(cue).last:
            return None
        start = source.last + 1
    key = view.keys[start]
    if source is not None and verb.act is Act.DENY and key in _SO and stands_alone(view, start):
        so = made(view, Range(cue, cue), reading, Complement("noun", start, start, None), source)
        return replace(so, content=Range(start, start), fixed=True)
    if source is not None and key.startswith("ب") and verb.act in (Act.ACCUSE, Act.DEMAND):
        return None  # «اتهام الشركة بالغش»: she is accused
    letters = ("ب", "ل") if verb.act in (Act.ACCUSE, Act.DEMAND) else ("ب",)
    attached = key.startswith(letters) and len(key) > 4 and key not in words().no_content and not verb.hedged
    if verb.act is Act.DENY and key in ("من", "عن"):
        return None  # «استبعاده من المعسكر»
    if key in ("الى", "على", "عن", "من") and start + 1 < view.bound(cue).last:
        start += 1
    elif not attached and not is_object(view, start):
        return None
    draft = made(view, Range(cue, cue), reading, Complement("noun", start, start, None), source)
    if source is not None or verb.act is not Act.ACCUSE or (by := _by_whom(view, start)) is None:
        return draft
    content, source = by
    return replace(draft, source=source, content=content, fixed=True)


def _done_to(key: str) -> bool:
    """«اتهام لندن | لموسكو», not «اتهام حزب | لبناني»."""
    return key.startswith("ل") and not key.endswith(("ي", "ية"))


def _by_whom(view: View, start: int) -> tuple[Range, Range] | None:
    """What of, and who accuses, named behind it: «اتهامهم بالفساد من | السلطات», «بالتجسس من قبل | الحكومة الإيرانية»;
    not «بسرقة أموال من شركة التأمين»."""
    last = min(view.bound(start).last, start + _BEFORE_ACCUSER)
    by = next((k for k in range(start + 1, last) if view.keys[k] == "من"), None)
    if by is None:
        return None
    part = view.keys[by + 1] in _ON_PART
    first = by + 1 + part
    end = subject_end(view, first, view.bound(start).last)
    speaks = view.keys[first] in words().speakers and (part or view.keys[first].startswith("ال"))
    return (Range(start, by - 1), Range(first, end)) if speaks and end >= first else None


def _whose(view: View, first: int) -> Range | None:
    """Whose denial or charge a noun is: «نفي | الحكومة الليبية | وجود …», «اتهام | لندن | لموسكو بتسميم …»."""
    last = subject_end(view, first, min(view.bound(first).last, first + 10))
    if last < first or (view.keys[first][:1] in ("ب", "ل") and first not in view.name_at):
        return None
    source = Range(first, last)
    return source if can_speak(view, source) else None
