"""Statements whose cue is a verb, a participle or a verbal noun."""

from kg.statements.complements import Complement, find_complement
from kg.statements.conjugation import Form
from kg.statements.draft import Draft
from kg.statements.lexicon import CueForm, Verb, cue_forms, words
from kg.statements.objects import object_complement, object_first
from kg.statements.phrases import can_speak, in_relative_clause, plausible
from kg.statements.sources import source_after, source_before, told_to
from kg.statements.subjects import subject_end
from kg.statements.view import COMMAS, STOPS, Range, View
from schemas import Act, Number, Polarity


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
    if _first_person(view, cue, verb) or _misspelt(view, cue, verb, reading):
        return None
    before = None if reading.conjunction else source_before(view, cue)
    relative = in_relative_clause(view, cue)
    if "\u064b" in view.tokens[cue].text or (
        reading.form is Form.PRESENT and view.keys[cue - 1] in ("ما", "مما", "بما")
    ):
        return None  # «وردا على سؤال», «ما يؤكد زيادة»
    if _negation_before(view, cue) and verb.act not in (Act.CONFIRM, Act.DENY):
        return None
    complement = find_complement(view, cue, verb)
    after = None
    if complement is not None:
        after = plausible(view, source_after(view, cue + 1, complement.opener - 1))
        if complement.kind == "that" and complement.opener > cue + 1 and verb.object and after is not None:
            end = subject_end(view, cue + 1, complement.opener - 1)
            after = Range(cue + 1, end) if end > cue else None
    bare = verb.homograph and reading.form is Form.PAST and not reading.conjunction and before is None
    if not bare and (
        complement is None
        or (complement.kind == "preposition" and verb.object)
        or object_first(view, cue, verb, before, complement)
    ):
        found = object_complement(view, cue, verb, before)
        if found is not None:
            own = _made(view, Range(cue, cue), reading, *found)
            own.bounded = relative
            return own
    if complement is None:
        return _quotation_before(view, cue, reading)
    if verb.ambiguous and complement.kind == "preposition":
        return None
    source = (before or after) if verb.addressee else (after or before)
    if source is None and reading.form is Form.PRESENT and not reading.conjunction:
        return None
    if verb.source_in and source is not None and view.keys[source.first] == "في":
        source = Range(source.first + 1, source.last) if source.first < source.last else None
    far = complement.kind == "that" and complement.opener > cue + 1
    if (
        verb.ambiguous
        and far
        and (
            source is None or (source is after and not can_speak(view, source) and source.first not in view.quote_from)
        )
    ):
        return None
    if source is None and view.quote_around(cue) is not None and not view.headline(cue):
        return None  # the speaker's own «اعتقد أن» in what is quoted
    draft = _made(view, Range(cue, cue), reading, complement, source)
    draft.bounded = relative
    return draft


def _first_person(view: View, cue: int, verb: Verb) -> bool:
    """«أعتقد», «أعترف»: told from «اعتقد» by the hamza, and «لا أنكر» from «أنكر» by the negation."""
    text = view.tokens[cue].text
    return (text.startswith("أ") and verb.lemma.startswith("اِ")) or (
        text.startswith("أ") and cue > 0 and view.keys[cue - 1] in ("لا", "ولا")
    )


def _misspelt(view: View, cue: int, verb: Verb, reading: CueForm) -> bool:
    """«نفي» for «نفى» is taken for a verb at the head of a sentence only; elsewhere it is the noun."""
    ya = reading.form is Form.PAST and verb.lemma.endswith("ى") and view.keys[cue].endswith("ي")
    return ya and view.bound(cue).first != cue


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
    complement = find_complement(view, cue, reading.verb)
    if complement is None or complement.kind != "that" or complement.opener - cue > 6:
        return None
    if any(view.keys[k] in COMMAS for k in range(cue, complement.opener)):
        return None
    source = plausible(view, source_after(view, cue + 1, complement.opener - 1))
    return _made(view, Range(cue, cue), reading, complement, source)


def _made(view: View, cue: Range, reading: CueForm, complement: Complement, source: Range | None) -> Draft:
    verb = reading.verb
    act, polarity = verb.act, verb.polarity
    negated = _negation_before(view, cue.first)
    if negated and verb.act in (Act.CONFIRM, Act.DENY, Act.ANNOUNCE):
        act, polarity = Act.NO_COMMENT, Polarity.NEUTRAL
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


def _negation_before(view: View, cue: int) -> bool:
    return cue > view.bound(cue).first and view.keys[cue - 1] in words().cue_negations
