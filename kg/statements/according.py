"""«وفق», «بحسب», «نقلا عن»: a statement of its own, or the last link in the chain of another."""

from kg.statements.addressees import past_addressee, past_times
from kg.statements.draft import Draft
from kg.statements.falsity import falsity
from kg.statements.lexicon import words
from kg.statements.phrases import can_speak, reports, speaking
from kg.statements.sources import source_after
from kg.statements.view import COMMAS, STOPS, Range, View
from schemas import Act, Agreement, Polarity

_MARKS = COMMAS | {"-", "–"}
_GO_ON = frozenset({"في", "من", "الى", "على", "عن", "منذ", "بين", "ضمن", "داخل"})
"""Go on with a sentence behind an aside."""
_FEWEST = 3
"""Tokens that what stands before the cue has at least: «لم تقع إصابات، | بحسب الشرطة»."""
_ASIDE = 24
"""Tokens at most that tell of a source before what it says begins."""
_COMPARED = frozenset(
    {"في", "على", "هو", "هي", "كان", "كانت", "لو", "قال", "ذكر", "ذكرنا", "سبق", "يلي", "تردد", "بعد", "قبل"}
)
"""Behind «كما» say as what, when or where something is so: «كما | في العام الماضي»."""
_LIKE = 7
"""Tokens behind «كما» among which a comma ends what something is like: «كما حدث في مارس، | تراجع الإنتاج»."""
_THEN = frozenset({"فان", "فانه", "فانها", "فانهم", "فقد"})
"""Lead from the source into the content: «وفق المصدر | فقد تم …»."""


def according_drafts(view: View, found: list[Draft]) -> list[Draft]:
    """Drafts of statements that «وفق» and its like report, in text order.

    Where the words before the cue are the content of a statement in `found` already, that statement gets one more
    link in its chain instead (its `via` is changed in place), and ends before the cue.
    """
    own = []
    for index, key in enumerate(view.keys):
        if not (key in words().according or _on_what(view, index)) or index in view.name_at or view.quote_around(index):
            continue
        draft = _draft(view, index, found)
        if draft is not None:
            own.append(draft)
    return own


def _draft(view: View, cue: int, found: list[Draft]) -> Draft | None:
    bound = view.bound(cue)
    index = cue + 1
    while index <= bound.last and view.keys[index] in words().according_leads:
        index += 1
    if index > bound.last:
        return None
    index = _past_day(view, index, bound.last)
    tail = view.keys[index] in words().according_tails
    then = next((k for k in range(index + 1, bound.last) if _leads(view, k) or _that(view, k)), bound.last + 1)
    waiting = [d for d in found if bound.first <= d.cue.first < cue < d.content.first <= bound.last]
    ends = min((d.content.first for d in waiting), default=bound.last + 1)
    source = Range(index, index) if tail else _source(view, index, min(then, ends) - 1)
    if source is None:
        return None
    before = bound.first - 1 if view.keys[cue].startswith("و") and view.keys[cue][1:] in words().according else cue - 1
    while before >= bound.first and (view.keys[before] in COMMAS or view.keys[before] in (".", "..")):
        before -= 1
    if waiting and view.keys[cue] == "نقلا":
        told, waiting[-1].source = waiting[-1].source, source  # «ذكرت رويترز نقلا عن مسؤول أن»: he says it
        waiting[-1].via += [told] if told is not None else []
        return None
    if waiting:
        if not tail:
            waiting[-1].via.append(source)
        return None
    denied = before >= bound.first and falsity(view, Range(bound.first, before)) is not None
    reaching = [d for d in found if d.content.first <= before and _reaches(view, d, cue)]
    covering = [d for d in reaching if not (denied and d.rule == "carried-report")]
    if before >= bound.first and covering:
        last = max(covering, key=lambda d: d.content.first)
        if not tail:
            last.via.append(source)
        return None
    whole = _closed(view, cue, source, before, found) if not tail else None
    if whole is None and before >= bound.first:
        whole = Range(_start(view, bound.first, before), _end(view, cue, source, before))
        if whole.last - whole.first < _FEWEST - 1:
            return None
    content = whole or _opened(view, cue, source, found, tail=tail)
    if content is None:
        return None
    return Draft(
        cue=Range(cue, index if tail else cue),
        rule="according-to",
        act=Act.STATE,
        polarity=Polarity.ASSERT,
        content=content,
        source=None if tail else source,
        agreement=Agreement(),
        fixed=whole is not None,
    )


def _closed(view: View, cue: int, source: Range, before: int, found: list[Draft]) -> Range | None:
    """The sentence before, where a source stands alone behind it and nobody else speaks there: «P. بحسب رويترز.»"""
    bound = view.bound(cue)
    ends = source.last + 1 >= bound.last or view.keys[source.last + 1] in STOPS
    if before >= bound.first or not ends or not cue or not view.same_line(cue - 1, cue):
        return None
    said = view.bound(cue - 1)
    head = view.keys[source.first]
    somebody = head in words().speakers or source.first in view.name_at or view.names_in(source)
    if not somebody or view.keys[said.last] in ("؟", "?"):
        return None  # «وصل الوزير أمس. وفقا لبرنامج الزيارة.»
    if said.last - said.first < _FEWEST or any(said.first <= one.cue.first <= said.last for one in found):
        return None
    return Range(_start(view, said.first, said.last), said.last - 1)


def _opened(view: View, cue: int, source: Range, found: list[Draft], *, tail: bool) -> Range | None:
    """The first word of a content behind a source that opens a sentence: «وفق المصدر، | P».

    None where a statement in `found` begins there, which gets one more link in its chain instead.
    """
    bound = view.bound(cue)
    start = past_addressee(view, source.last + 1, bound.last)
    told = start > source.last + 1  # «وبحسب مصادر لـ«صدى» | تم P»
    then = next((k for k in range(start, min(bound.last, start + _ASIDE)) if _leads(view, k)), None)
    start = start if then is None else then  # «وفق مصدر، لم يذكر اسمه، | فإن P»
    while start <= bound.last and view.keys[start] not in COMMAS and not _leads(view, start) and not told:
        start += 1
    if start >= bound.last or any(bound.first <= d.cue.first <= start + 4 for d in found if d.cue.first > cue):
        for later in found:
            if bound.first <= later.cue.first <= bound.last and later.cue.first > cue and not tail:
                later.via.append(source)
                break
        return None
    start += view.keys[start] in COMMAS
    start += _leads(view, start)
    return Range(start, start) if start <= bound.last else None


def _past_day(view: View, index: int, last: int) -> int:
    """The first token past when it was told: «بحسب ما أعلنت | أمس (الثلاثاء) | المؤسسة»."""
    start = past_times(view, index, last)
    if start > index and view.keys[start : start + 1] == ["("] and view.keys[start + 2 : start + 3] == [")"]:
        start += 3
    return start if start <= last else index


def _on_what(view: View, index: int) -> bool:
    """«على ما أعلن مسؤولون»."""
    return view.keys[index : index + 2] == ["على", "ما"] and index + 2 < len(view.keys) and reports(view, index + 2)


def _that(view: View, index: int) -> bool:
    return view.keys[index] in words().complementisers and index not in view.name_at


def _leads(view: View, index: int) -> bool:
    return view.keys[index] in _THEN and index not in view.name_at


def _source(view: View, index: int, last: int) -> Range | None:
    """The noun phrase after the cue, if it is somebody or something that says: not «حسب القانون»."""
    attached = view.keys[index].removeprefix("ل") if view.keys[index - 1] in ("وفقا", "طبقا", "ووفقا", "وطبقا") else ""
    found = source_after(view, index, last)
    if attached and found is None:
        end = index
        while end < last and view.keys[end + 1] not in COMMAS | STOPS:
            end += 1
        found = Range(index, end)
    if found is None:
        return None
    quote = view.quote_from.get(found.first)
    if quote is not None and quote.last == found.last == quote.first + 2 and view.keys[quote.first + 1].endswith("ية"):
        return Range(quote.first + 1, quote.last - 1)  # «وبحسب | "الفرنسية"، فقد …»
    named = bool(view.names_in(Range(found.first, min(found.first + 3, found.last))))
    if can_speak(view, found) or named or attached in speaking() or "ا" + attached in speaking():
        return found
    return None


def _reaches(view: View, draft: Draft, cue: int) -> bool:
    """Whether a draft's content, once grown, would run up to the cue: same sentence, or a quotation that ends here."""
    if draft.cue.first >= cue:
        return False
    if view.sentence[draft.content.first] == view.sentence[cue]:
        return True
    quote = draft.quote
    return quote is not None and 0 < cue - quote.last <= 3


def _end(view: View, cue: int, source: Range, before: int) -> int:
    """Where a content before the cue ends: there, or with the sentence, where the cue and its source stand inside it
    between two marks («يعيش مليون لاجئ، وفق المفوضية، في مخيمات»)."""
    last = view.bound(cue).last
    aside = source.last + 2 < last and before + 1 < cue and view.keys[source.last + 1] in _MARKS
    return last if aside and view.keys[source.last + 2] in _GO_ON else before


def _start(view: View, first: int, before: int) -> int:
    """Where a content before the cue begins: the sentence, without the conjunction of another statement."""
    index = first
    while index < before and (view.keys[index] in COMMAS or view.keys[index] in ("-", "–", ".", '"')):
        index += 1
    return index + _besides(view, index, before)


def _besides(view: View, index: int, last: int) -> int:
    """How many tokens only lead on from what was told before: «كما | شهدت المدينة …», «كما أن | المدينة …»; none where
    something is like another: «كما كان متوقعا، …», «كما في العام الماضي»."""
    if view.keys[index] != "كما":
        return 0
    if view.keys[index + 1] == "ان":
        return 2
    compares = view.keys[index + 1] in _COMPARED or not COMMAS.isdisjoint(
        view.keys[index + 1 : min(last, index + _LIKE)]
    )
    return int(not compares)
