"""Statements whose cue is a verb; kg.statements.nominals has participles and verbal nouns."""

from dataclasses import replace

from kg.statements.addressees import is_told, told_at_once
from kg.statements.appositions import spokesman_behind
from kg.statements.before import shown_before, source_before, topic_before
from kg.statements.bringing import brought, refused_charge
from kg.statements.complements import Complement, another_says, find_complement
from kg.statements.conjugation import Form
from kg.statements.draft import Draft
from kg.statements.lexicon import CueForm, Verb, cue_forms, cue_key, words
from kg.statements.making import made
from kg.statements.no_cues import is_no_cue, negation_before, prays
from kg.statements.nominals import noun_draft, participle_draft
from kg.statements.objects import object_complement, object_first
from kg.statements.phrases import RESUMED, can_speak, in_relative_clause, is_object, plausible
from kg.statements.pointed import confirmed_truth, pointed_draft
from kg.statements.sources import source_after, without_object
from kg.statements.subjects import subject_end
from kg.statements.unled import quotation_before, told_by_report, unmarked
from kg.statements.view import COMMAS, Range, View
from schemas import Act, Gender, Number, Polarity

_NEAR = 9
"""Tokens at most between a verb with its object's pronoun and what was said of it, or a «على أن» that is its own."""
_LEADING = ("في", "على", "من", "عن", "الى")
_VIEWS = frozenset(
    ("الرواية", "الروايات", "النظرية", "المقولة", "الراي", "الاراء", "المزاعم", "الادعاءات", "الشائعة", "الانباء")
)
"""What «القائلة إن» tells the content of, behind who speaks: «دحض السفير | الرواية القائلة إن …»."""
_ASSURANCES = frozenset(("التاكيد", "تاكيده", "تاكيدها", "تاكيدهم"))
"""Lead on behind who speaks: «جدد المتحدث | التأكيد على أن …»."""
_ANOTHER = ("اخر", "اخرون", "اخرين")
_UPON = (Act.ACCUSE, Act.DEMAND, Act.WARN, Act.PROMISE)
"""Acts that are done to somebody, whose name may stand right behind the speaker's."""


def verbal_drafts(view: View) -> list[Draft]:
    """Drafts of every statement with a verbal cue, in text order."""
    found = []
    for index in range(len(view.keys)):
        readings = cue_forms().get(view.keys[index], ())
        if not readings or index in view.name_at or view.keys[index] in words().not_cues:
            continue
        if index and view.keys[index - 1] in ("حسبما", "وحسبما"):
            continue
        if index > 1 and view.keys[index - 1] == "ما" and view.keys[index - 2] in words().according | {"على"}:
            continue  # «وفق ما ذكرت رويترز» is read with «وفق»
        for reading in readings:
            draft = _draft(view, index, reading)
            if draft is not None:
                found.append(draft)
                break
    return found


def _draft(view: View, cue: int, reading: CueForm) -> Draft | None:
    if reading.form is Form.NOUN:
        return noun_draft(view, cue, reading)
    if reading.form is Form.PARTICIPLE:
        return participle_draft(view, cue, reading)
    return _from_verb(view, cue, reading)


def _from_verb(view: View, cue: int, reading: CueForm) -> Draft | None:
    verb = reading.verb
    if is_no_cue(view, cue, reading):
        return None
    if reading.pronoun:
        return _with_pronoun(view, cue, reading)
    first = cue - negation_before(view, cue)
    if reading.conjunction:
        before = topic_before(view, cue)
    elif view.keys[cue + 1] not in RESUMED:
        before = topic_before(view, cue) or source_before(view, first)
    else:
        before = shown_before(view, cue)
    bounded = in_relative_clause(view, cue)
    if verb.of in ("charges", "attacks", "comments", "blame", "causes"):
        return _brought(view, cue, reading, before)
    complement = find_complement(view, cue, verb)
    if before is not None and (of_truth := confirmed_truth(view, cue, reading, before)) is not None:
        return of_truth
    pointed = None if before is not None or first < cue else pointed_draft(view, cue, reading, complement)
    if pointed is not None:
        return pointed
    if complement is not None and (another_says(view, cue, reading, complement) or not _led(view, verb, complement)):
        complement = None
    turned = cue > 0 and view.keys[cue - 1] in words().turns  # «لكنه | حذر من …»
    bare = verb.homograph and reading.form is Form.PAST and not (reading.conjunction or turned) and before is None
    if not bare and (
        complement is None
        or verb.predicate
        or (complement.kind == "preposition" and verb.object)
        or object_first(view, cue, verb, before, complement)
    ):
        found = object_complement(view, cue, reading, before, subject=not _counts_many(reading))
        if found is not None and found[1] is None and _goes_on(view, cue, reading):
            return None
        if found is not None and found[1] is None and verb.act is Act.DENY:
            behind = spokesman_behind(view, found[0].start, view.bound(cue).last)
            if behind is not None:
                draft = made(view, Range(cue, cue), reading, found[0], behind)
                return replace(draft, content=Range(found[0].start, behind.first - 1), fixed=True)
        if found is not None and (verb.of is None or _is_of(view, verb.of, found[0])):
            return replace(made(view, Range(cue, cue), reading, *found), bounded=bounded)
    if complement is None:
        told = told_by_report(view, cue, reading, before)
        return told or quotation_before(view, cue, reading) or unmarked(view, cue, reading, before)
    if verb.of is not None and not _is_of(view, verb.of, complement):
        return None
    if verb.act is Act.DEMAND and prays(view, cue + 1, complement.opener):
        return None
    unnamed = _counts_many(reading) or view.keys[cue + 1] in _ASSURANCES
    after = None if unnamed else _source_between(view, cue, verb, complement)
    if after is not None and (verb.addressee or verb.object) and is_told(view, cue, reading, after):
        after = None
    source = (before or after) if verb.addressee else (after or before)
    if verb.ambiguous and not _is_sure(view, cue, verb, complement, source, before):
        return None
    if bare and complement.kind == "preposition" and source is None:
        return None  # «بناء على طلب من الرئيس»
    resumed = view.keys[cue + 1] in RESUMED  # «شريط تؤكد | فيه | أن P»
    at_once = complement.kind == "that" and complement.opener == cue + 1 + resumed and "speech" in verb.takes
    at_once = at_once or (complement.kind == "speech" and cue == view.bound(cue).first and cue + 2 in view.quote_from)
    unsaid = verb.ambiguous or not (reading.conjunction or at_once)
    if source is None and ((unsaid and reading.form is Form.PRESENT) or _goes_on(view, cue, reading)):
        return None
    if source is None and view.quote_around(cue) is not None and not view.headline(cue):
        return None  # the speaker's own «اعتقد أن» in what is quoted
    return replace(made(view, Range(cue, cue), reading, complement, source), bounded=bounded)


def _brought(view: View, cue: int, reading: CueForm, before: Range | None) -> Draft | None:
    found = brought(view, cue, reading.verb, before)
    if found is None:
        refused = refused_charge(view, cue, before) if reading.verb.of == "comments" else None
        if refused is None:
            return None
        draft = made(view, Range(cue, cue), reading, *refused)
        return replace(draft, act=Act.DENY, polarity=Polarity.DENY, rule="refused")
    complement, source, whole = found
    draft = made(view, Range(cue, cue), reading, complement, source)
    draft.until = complement.start - 1 if reading.verb.of == "comments" else -1
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
    draft = made(view, Range(cue, cue), reading, complement, source)
    if verb.predicate and view.begins(complement.start, words().falsity):
        return replace(draft, act=Act.DENY, polarity=Polarity.DENY)  # «ووصفتها بأنها كاذبة»
    return draft


def _goes_on(view: View, cue: int, reading: CueForm) -> bool:
    """«قالت إن التصريحات لا تخدم السلام | وتؤكد انحياز الوزير»: the content goes on, as what was said is past."""
    before = range(view.bound(cue).first, cue - 3)
    speaks = view.keys[cue + 1] == ":"  # «واعترف بأن P | ويقول: Q»
    present = reading.form is Form.PRESENT and reading.conjunction and not speaks
    return present and any(
        one.form is Form.PAST and not one.verb.ambiguous and "that" in one.verb.takes
        for k in before
        for one in cue_forms().get(view.keys[k], ())
    )


def _counts_many(reading: CueForm) -> bool:
    """«طالبوا», «يؤكدون»: no subject follows such a verb, only what it does something to."""
    return reading.agreement.number in (Number.DUAL, Number.PLURAL) and reading.agreement.gender is Gender.MASCULINE


def _led(view: View, verb: Verb, complement: Complement) -> bool:
    """Whether the preposition that the verb needs stands before its complementiser: «ذهب | إلى أن»."""
    return verb.led is None or view.keys[complement.opener - 1] == cue_key(verb.led)


def _is_of(view: View, kind: str, complement: Complement) -> bool:
    """Whether the content of «أعرب عن», «وجه إلى» is of the kind that makes a statement."""
    if kind == "carriers":
        return view.keys[complement.start] in words().carriers or is_object(view, complement.start)
    return complement.kind == "that" or (kind == "feelings" and view.keys[complement.start] in words().feelings)


def _source_between(view: View, cue: int, verb: Verb, complement: Complement) -> Range | None:
    """The source that stands between the cue and its complement."""
    last = complement.opener - 1
    first = cue + 2 if verb.source_in and view.keys[cue + 1] == "في" else cue + 1
    told = told_at_once(view, cue, verb, last)
    first = told.last + 2 if told is not None else first
    if view.keys[first] in _ANOTHER and (first == last or view.keys[first + 1] in COMMAS):
        return Range(first, first)  # «فيما قال | آخر إن»
    what = next((k for k in range(first + 1, last + 1) if view.keys[k] == "ما"), last + 1)
    last = min(last, what - 1)  # «نفت مصادر مسؤولة | ما تردد عن أن P»
    while last > first and view.keys[last] in _LEADING:
        last -= 1  # «يأمل المدرب | في أن …»
    views = _VIEWS if view.keys[last] in ("القائلة", "القائل") else _ASSURANCES
    near = range(max(first + 1, last - 3), last + 1)
    last = next((k - 1 for k in near if view.keys[k] in views or view.keys[k] in words().feelings), last)
    # «دحض السفير | الرواية القائلة إن P», «أبدى الوزير | قلقه من أن P»
    found = plausible(view, source_after(view, first, last, whole=complement.kind != "preposition"))
    if found is not None and verb.object and complement.kind == "that":
        end = subject_end(view, cue + 1, last)
        return Range(cue + 1, end) if end > cue else None
    if found is not None and (verb.addressee or verb.object or verb.act in _UPON):
        found = without_object(view, found)
    if found is not None and verb.source_in and view.keys[found.first] == "في":
        return Range(found.first + 1, found.last) if found.first < found.last else None
    return found


def _is_sure(
    view: View, cue: int, verb: Verb, complement: Complement, source: Range | None, before: Range | None
) -> bool:
    """Whether an ambiguous form reports after all: its complement follows at once, or a sure source is between."""
    if complement.kind == "preposition":
        return False
    far = complement.opener - cue > _NEAR and view.keys[complement.opener - 2] not in _ASSURANCES
    if far and view.keys[complement.opener - 1] == "على" and "على" not in verb.takes:
        return False  # «يختتم معسكره | على أن يسافر مساء»
    if any(key in words().own_words for key in view.keys[cue + 1 : complement.opener]):
        return True  # «اختتم حديثه بأن»
    if view.keys[cue + 1] in _ASSURANCES:
        return True  # «كما جدد | التأكيد على أن»
    if view.keys[cue + 1] in RESUMED and complement.opener == cue + 2:
        return True  # «قدمت بلاغا ادعت فيه أن»
    homograph = view.keys[cue] in words().homographs
    if view.keys[cue + 1] in COMMAS and complement.kind == "that" and complement.opener == cue + 2:
        return True  # «وتابع، إن P»
    if homograph and any(view.keys[k] in COMMAS for k in range(cue, complement.opener)):
        return False
    if not homograph and (complement.kind == "speech" or complement.opener == cue + 1):
        return True
    if source is None:
        return False
    return source is before or can_speak(view, source) or source.first in view.quote_from
