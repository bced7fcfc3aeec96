"""Where a content ends."""

from bisect import bisect_left, bisect_right

from kg.statements.draft import REPORTS, Draft
from kg.statements.endings import acts_too, another_acts, breaks_off, ends_at_comma, of_inner, of_many, told_no_more
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import is_person
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import Polarity, Quoted

_BESIDES = frozenset({"من", "في", "يذكر", "يشار", "كما", "رابط", "الجدير", "بدوره", "بدورها"})
"""Begin what is told besides a speech that ends with two dots."""


def grow(view: View, draft: Draft, drafts: list[Draft]) -> Range:
    """The content of `draft` from its first token to its end; `drafts` are all of the article, in text order."""
    first = draft.content.first
    end = _quotation_end(view, draft)
    if end is None:
        end = _clause_end(view, draft, drafts)
        untrue = view.begins(first, words().falsity)
        if draft.rule == "headline-colon" and not untrue:
            end = _line_end(view, end, drafts)
        elif draft.rule.endswith("-speech") and view.keys[first - 1] == ":":
            end = _past_dots(view, end, drafts)
    return strip(view, Range(first, max(first, end)))


def _line_end(view: View, end: int, drafts: list[Draft]) -> int:
    """The end of a headline's line where two dots go on with what is said: «الأسد جزء من الأزمة.. ورحيله حتمي»."""
    last = end
    while last + 1 < len(view.keys) and view.same_line(end, last + 1):
        last += 1
    dots = next((k for k in (end, end + 1) if k < last and view.keys[k] in ("..", "...", "…")), None)
    if dots is None or another_acts(view, dots + 1) or ":" in view.keys[dots:last]:
        return end  # «… ليست في المدينة .. والصحة تحقق», «ظريف: تنازلنا.. نتانياهو: يهددنا»
    return end if _between(drafts, end + 1, last) else last


def _past_dots(view: View, end: int, drafts: list[Draft]) -> int:
    """The end of a speech that goes on behind two dots with one sentence more: «قال: الأمر صعب.. الموقف يحتاج إلى وقت»;
    not with what is told besides («.. وغادر القاعة», «.. من ناحية أخرى»)."""
    if end + 1 >= len(view.keys) or end != view.bound(end).last or not view.keys[end].startswith(".."):
        return end
    opener, last = view.keys[end + 1], view.bound(end + 1).last
    besides = opener.startswith(("و", "ف")) or opener in _BESIDES or is_person(view, end + 1)
    same = view.same_line(end, end + 1) and not _between(drafts, end + 1, last)
    return last if same and not besides else end


def strip(view: View, content: Range) -> Range:
    """The content without commas, stops and quotation marks at its two ends."""
    first, last = content
    edge = COMMAS | STOPS | QUOTES | {":", "-", "–", "/"}
    while first < last and view.keys[first] in edge:
        first += 1
    while last > first and view.keys[last] in edge:
        last -= 1
    return Range(first, last)


def _quotation_end(view: View, draft: Draft) -> int | None:
    """The end of a content that is one quotation and nothing more."""
    quote = draft.quote
    if quote is None:
        return None
    after = quote.last + 1
    if view.keys[quote.last] not in QUOTES:
        return quote.last - 1  # never closed: it ends with its line
    if after >= len(view.keys) or not view.same_line(quote.last, after):
        return quote.last - 1
    if view.keys[after] in STOPS or view.sentence[after] != view.sentence[quote.last]:
        return quote.last - 1
    if view.keys[after] in COMMAS:
        following = view.keys[after + 1]
        if quote.last - quote.first < 4 and following not in words().according and following not in cue_forms():
            return None
        return None if following in ("وان", "وانه", "وانها") else quote.last - 1
    following = view.keys[after]
    if view.begins(after, words().tails):
        return quote.last - 1  # «قال "P" وذلك في إشارة إلى …»
    if following in words().according or (following in cue_forms() and quote.last - quote.first > 4):
        return quote.last - 1
    return None


def _clause_end(view: View, draft: Draft, drafts: list[Draft]) -> int:
    first = draft.content.first
    last = view.bound(first).last
    around = view.quote_around(first)
    if around is not None and around != draft.quote:
        last = min(last, around.last - 1) if around.last <= last else max(last, around.last - 1)
    quotes = view.quotes[bisect_left(view.quotes, (first,)) : bisect_left(view.quotes, (last + 1,))]
    opened = [q for q in quotes if last < q.last and view.same_line(q.first, q.last)]
    if opened:
        last = max(q.last for q in opened)
    inner = _between(drafts, first + 1, last)
    for other in inner:
        start = other.cue.first
        if not first < start <= last or other is draft:
            continue
        within = _in_own_quote(view, first, start) or of_many(view, draft, start) or of_inner(draft, other, inner)
        if other.continues and not within:
            last = _before(view, start)
            break
    report = draft.rule in REPORTS
    for index in range(first + 1, last):
        if report and told_no_more(view, index):
            return _before(view, index)
        at_mark = (view.keys[index] in COMMAS and ends_at_comma(view, draft, index, inner)) or (
            view.headline(first) and (another_acts(view, index) or acts_too(view, draft, index))
        )
        if (at_mark or breaks_off(view, draft, index, inner)) and not _in_own_quote(view, first, index):
            return index - 1 if at_mark else _before(view, index)
        own_words = view.keys[index] == ":" and index + 1 in view.quote_from  # «نفى تناوله منشطا: | «لم أتناول»»
        broken = view.keys[index] in words().denial_breaks and not _said_of_subject(view, draft, index)
        if draft.polarity is Polarity.DENY and (own_words or broken):
            return _before(view, index)
    return last


def _said_of_subject(view: View, draft: Draft, index: int) -> bool:
    """«نفى أن يكون سبب رحيله | كونه أجنبيا»: what is said of the subject, and no reason."""
    being = view.keys[index].removeprefix("ل").startswith("كونه")
    return being and "that" in draft.rule and view.keys[index - 1] not in COMMAS


def _between(drafts: list[Draft], first: int, last: int) -> list[Draft]:
    """The drafts, given in text order, whose cue starts at tokens `first` to `last`."""

    def place(draft: Draft) -> int:
        return draft.cue.first

    return drafts[bisect_left(drafts, first, key=place) : bisect_right(drafts, last, key=place)]


def _in_own_quote(view: View, first: int, index: int) -> bool:
    """Whether `index` stands in a quotation that began within the content."""
    around = view.quote_around(index)
    return around is not None and around.first >= first - 1 and view.keys[around.last] in QUOTES


def _before(view: View, index: int) -> int:
    index -= 1
    while view.keys[index] in COMMAS | STOPS or view.keys[index] in words().continuing:
        index -= 1
    return index


def quotedness(view: View, content: Range) -> Quoted:
    """How much of the content stands in quotation marks."""
    around = view.quote_around(content.first)
    if around is not None and content.last <= around.last:
        return Quoted.DIRECT
    inner = [q for q in view.quotes if q.first <= content.last and q.last >= content.first]
    for quote in inner:
        if quote.last - quote.first > 3 or not view.names_in(Range(quote.first, quote.last)):
            return Quoted.MIXED
    return Quoted.INDIRECT
