"""Statements whose cue is a verb, a participle or a verbal noun."""

from dataclasses import replace

from kg.statements.bringing import brought
from kg.statements.complements import Complement, find_complement
from kg.statements.conjugation import Form
from kg.statements.draft import Draft
from kg.statements.lexicon import CueForm, Verb, cue_forms, words
from kg.statements.no_cues import is_no_cue, negation_before
from kg.statements.objects import object_complement, object_first
from kg.statements.phrases import can_speak, in_relative_clause, is_object, plausible
from kg.statements.sources import source_after, source_before, told_to, topic_before
from kg.statements.subjects import subject_end
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import Act, Number, Polarity

_NEAR = 9
"""Tokens at most between a verb with its object's pronoun and what was said of it."""


def verbal_drafts(view: View) -> list[Draft]:
    """Drafts of every statement with a verbal cue, in text order."""
    found = []
    for index in range(len(view.keys)):
        readings = cue_forms().get(view.keys[index], ())
        if not readings or index in view.name_at or view.keys[index] in words().not_cues:
            continue
        if index > 1 and view.keys[index - 1] == "ما" and view.keys[index - 2] in words().according:
            continue  # «وفق ما ذكرت رويترز» is read with «وفق»
        for reading in readings:
            draft = _draft(view, index, reading)
            if draft is not None:
                found.append(draft)
                break
    return found


def _draft(view: View, cue: int, reading: CueForm) -> Draft | None:
    if reading.form is Form.NOUN:
        return _from_noun(view, cue, reading)
    if reading.form is Form.PARTICIPLE:
        return _from_participle(view, cue, reading)
    return _from_verb(view, cue, reading)


def _from_verb(view: View, cue: int, reading: CueForm) -> Draft | None:
    verb = reading.verb
    if is_no_cue(view, cue, reading):
        return None
    if reading.pronoun:
        return _with_pronoun(view, cue, reading)
    before = topic_before(view, cue) if reading.conjunction else source_before(view, cue)
    bounded = in_relative_clause(view, cue)
    if verb.of in ("charges", "attacks", "comments"):
        return _brought(view, cue, reading, before)
    complement = find_complement(view, cue, verb)
    bare = verb.homograph and reading.form is Form.PAST and not reading.conjunction and before is None
    if not bare and (
        complement is None
        or verb.predicate
        or (complement.kind == "preposition" and verb.object)
        or object_first(view, cue, verb, before, complement)
    ):
        found = object_complement(view, cue, verb, before)
        if found is not None and (verb.of is None or _is_of(view, verb.of, found[0])):
            return replace(_made(view, Range(cue, cue), reading, *found), bounded=bounded)
    if complement is None:
        return _quotation_before(view, cue, reading) or _unmarked(view, cue, reading, before)
    if verb.of is not None and not _is_of(view, verb.of, complement):
        return None
    if verb.act is Act.DEMAND and any(view.keys[k] in words().prayed_to for k in range(cue + 1, complement.opener)):
        return None  # «ودعا المولى أن يرحمه»
    after = _source_between(view, cue, verb, complement)
    source = (before or after) if verb.addressee else (after or before)
    if verb.ambiguous and not _is_sure(view, cue, complement, source, before):
        return None
    if bare and complement.kind == "preposition" and source is None:
        return None  # «بناء على طلب من الرئيس»
    at_once = complement.kind == "that" and complement.opener == cue + 1 and "speech" in verb.takes
    unsaid = verb.ambiguous or not (reading.conjunction or at_once)
    if source is None and reading.form is Form.PRESENT and unsaid:
        return None
    if source is None and view.quote_around(cue) is not None and not view.headline(cue):
        return None  # the speaker's own «اعتقد أن» in what is quoted
    return replace(_made(view, Range(cue, cue), reading, complement, source), bounded=bounded)


def _brought(view: View, cue: int, reading: CueForm, before: Range | None) -> Draft | None:
    found = brought(view, cue, reading.verb, before)
    if found is None:
        return None
    complement, source, whole = found
    draft = _made(view, Range(cue, cue), reading, complement, source)
    if whole is not None:
        draft.content, draft.fixed = whole, True
    return draft


def _with_pronoun(view: View, cue: int, reading: CueForm) -> Draft | None:
    """«اتهمته بـ …», «وصفها بأنها …», «أبلغه أن …»."""
    if view.keys[cue - 1] in words().pointing or view.keys[cue - 1] in words().relatives:
        return None
    verb = reading.verb
    complement = find_complement(view, cue, verb.model_copy(update={"takes": (*verb.takes, "ب")}))
    if complement is None or complement.opener - cue > _NEAR or complement.kind == "speech":
        return None
    if any(view.keys[k] in COMMAS for k in range(cue, complement.opener)):
        return None
    before = None if reading.conjunction else source_before(view, cue)
    source = before or plausible(view, source_after(view, cue + 1, complement.opener - 1))
    return _made(view, Range(cue, cue), reading, complement, source)


def _unmarked(view: View, cue: int, reading: CueForm, before: Range | None) -> Draft | None:
    """«وقال فلان نعمل على الحل»: what was said stands without complementiser, colon or quotation marks."""
    if not reading.verb.plain or reading.form is not Form.PAST or negation_before(view, cue):
        return None
    found = object_complement(view, cue, reading.verb.model_copy(update={"takes": ("noun",)}), before)
    if found is None or found[1] is None or view.bound(cue).last - found[0].start < 3:
        return None
    complement, source = found
    return _made(view, Range(cue, cue), reading, complement._replace(kind="speech"), source)


def _is_of(view: View, kind: str, complement: Complement) -> bool:
    """Whether the content of «أعرب عن», «وجه إلى» is of the kind that makes a statement."""
    if kind == "carriers":
        return view.keys[complement.start] in words().carriers or is_object(view, complement.start)
    return complement.kind == "that" or (kind == "feelings" and view.keys[complement.start] in words().feelings)


def _source_between(view: View, cue: int, verb: Verb, complement: Complement) -> Range | None:
    """The source that stands between the cue and its complement."""
    last = complement.opener - 1
    first = cue + 2 if verb.source_in and view.keys[cue + 1] == "في" else cue + 1
    found = plausible(view, source_after(view, first, last, whole=complement.kind != "preposition"))
    if found is not None and verb.object and complement.kind == "that":
        end = subject_end(view, cue + 1, last)
        return Range(cue + 1, end) if end > cue else None
    if found is not None and verb.source_in and view.keys[found.first] == "في":
        return Range(found.first + 1, found.last) if found.first < found.last else None
    return found


def _is_sure(view: View, cue: int, complement: Complement, source: Range | None, before: Range | None) -> bool:
    """Whether an ambiguous form reports after all: its complement follows at once, or a sure source is between."""
    if complement.kind == "preposition":
        return False
    homograph = view.keys[cue] in words().homographs
    if homograph and any(view.keys[k] in COMMAS for k in range(cue, complement.opener)):
        return False
    if not homograph and (complement.kind == "speech" or complement.opener == cue + 1):
        return True
    if source is None:
        return False
    return source is before or can_speak(view, source) or source.first in view.quote_from


def _quotation_before(view: View, cue: int, reading: CueForm) -> Draft | None:
    """«…»، قال فلان."""
    index = cue - 1
    while index >= 0 and view.keys[index] in COMMAS:
        index -= 1
    quote = next((q for q in view.quotes if q.last == index), None)
    if quote is None or quote.last - quote.first < 5 or "speech" not in reading.verb.takes:
        return None
    source = source_after(view, cue + 1, view.bound(cue).last)
    if source is None:
        return None
    complement = Complement("speech", quote.first, quote.first + 1, quote)
    draft = _made(view, Range(cue, cue), reading, complement, source)
    draft.content = Range(quote.first + 1, quote.last - 1)
    draft.fixed = True
    draft.rule = "quotation-before"
    return draft


def _from_participle(view: View, cue: int, reading: CueForm) -> Draft | None:
    verb = reading.verb
    if cue > 0 and view.keys[cue - 1] in ("-", "–"):
        return None  # «سبق - متابعة: …»
    if cue > 0 and view.keys[cue - 1] in ("يكون", "تكون", "كان", "سيكون", "كانت", "غير"):
        return None
    if reading.agreement.number is Number.PLURAL and verb.act is Act.ACCUSE:
        return None
    if view.bound(cue).first == cue and not view.headline(cue) and reading.agreement.number is Number.PLURAL:
        return None
    complement = find_complement(view, cue, verb)
    if complement is not None and complement.opener - cue > 12:
        complement = None
    far_quote = complement is not None and complement.kind == "speech" and verb.act is Act.DENY
    if complement is None or far_quote or (complement.kind == "preposition" and verb.object):
        if verb.ambiguous or not ({"noun"} & set(verb.takes) or verb.object or verb.act is Act.DENY):
            return None
        start = cue + 1
        if view.keys[cue - 1] not in COMMAS | QUOTES and not reading.conjunction and view.bound(cue).first != cue:
            return None  # «29 متهما في القضية»
        if start >= view.bound(cue).last or view.keys[start] in COMMAS or view.keys[start] in STOPS:
            return None
        quote = view.quote_from.get(start)
        complement = Complement("noun", start, start + (quote is not None), quote)
    if complement.kind == "speech" and verb.ambiguous and complement.opener > cue + 4:
        return None
    draft = _made(view, Range(cue, cue), reading, complement, None)
    draft.continues = True
    return draft


def _from_noun(view: View, cue: int, reading: CueForm) -> Draft | None:
    """«إعلان الحركة أن …», «تأكيده أن …»: only with a complementiser close by."""
    previous = view.keys[cue - 1] if cue > 0 else ""
    definite = view.keys[cue].startswith("ال")
    if previous == "في" or (definite and previous not in words().before_definite_nouns):
        return None  # «قال في تصريح إن …», «لا يستطيع التأكيد أن …»
    complement = find_complement(view, cue, reading.verb)
    told = view.keys[cue] in words().told_nouns
    if complement is not None and complement.kind == "speech" and told and complement.opener - cue < 3:
        return _made(view, Range(cue, cue), reading, complement, None)
    if complement is None or complement.kind != "that" or complement.opener - cue > 6:
        return _of_noun(view, cue, reading)
    if any(view.keys[k] in COMMAS for k in range(cue, complement.opener)):
        return None
    source = plausible(view, source_after(view, cue + 1, complement.opener - 1))
    return _made(view, Range(cue, cue), reading, complement, source)


def _of_noun(view: View, cue: int, reading: CueForm) -> Draft | None:
    """«اتهامه بالفساد», «تعهدها بتحسين …», «نفيه وجود …»: the speaker's pronoun, then the content at once."""
    verb, start = reading.verb, cue + 1
    if reading.agreement.number is None or verb.act is Act.STATE or start >= view.bound(cue).last:
        return None
    key = view.keys[start]
    letters = ("ب", "ل") if verb.act in (Act.ACCUSE, Act.DEMAND) else ("ب",)
    attached = key.startswith(letters) and len(key) > 4 and key not in words().no_content and not verb.hedged
    if key in ("الى", "على", "عن", "من") and start + 1 < view.bound(cue).last:
        start += 1
    elif not attached and not is_object(view, start):
        return None
    return _made(view, Range(cue, cue), reading, Complement("noun", start, start, None), None)


def _made(view: View, cue: Range, reading: CueForm, complement: Complement, source: Range | None) -> Draft:
    verb = reading.verb
    act, polarity = verb.act, verb.polarity
    negated = negation_before(view, cue.first)
    if negated and verb.act in (Act.CONFIRM, Act.DENY, Act.ANNOUNCE):
        act, polarity = Act.NO_COMMENT, Polarity.NEUTRAL
        cue = Range(cue.first - 1, cue.last)
    nominal = complement.kind in ("noun", "preposition") and verb.act is Act.CONFIRM
    if nominal and view.keys[complement.start] in words().demands:
        act = Act.DEMAND  # «أكد ضرورة …»
    return Draft(
        cue=cue,
        rule=f"{reading.form.value}-{complement.kind}",
        act=act,
        polarity=polarity,
        content=Range(complement.start, complement.start),
        source=source,
        agreement=reading.agreement,
        hedged=verb.hedged,
        via=told_to(view, cue.last + 1, complement.opener - 1),
        quote=complement.quote,
        continues=reading.conjunction or (cue.first > 0 and view.keys[cue.first - 1] in words().continuing),
    )
