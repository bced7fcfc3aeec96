"""Where a content ends, and what of it a denial denies."""

from bisect import bisect_left, bisect_right

from kg.statements.conjugation import Form
from kg.statements.draft import Draft
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import is_object, stands_alone
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import Act, Polarity, Quoted

_AT_ONCE = 4
"""Tokens at most between the start of a content that calls something untrue and what it calls so."""


def grow(view: View, draft: Draft, drafts: list[Draft]) -> Range:
    """The content of `draft` from its first token to its end; `drafts` are all of the article, in text order."""
    first = draft.content.first
    end = _quotation_end(view, draft)
    if end is None:
        end = _clause_end(view, draft, drafts)
    return strip(view, Range(first, max(first, end)))


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
        following = view.keys[after + 1] if after + 1 < len(view.keys) else ""
        if quote.last - quote.first < 4 and following not in words().according and following not in cue_forms():
            return None
        return None if following in ("وان", "وانه", "وانها") else quote.last - 1
    following = view.keys[after]
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
        if other.continues and not _in_own_quote(view, first, start) and start - first > 1:
            last = _before(view, start)
            break
    for index in range(first + 1, last):
        if draft.bounded and view.keys[index] in COMMAS and not _in_own_quote(view, first, index):
            return index - 1
        if view.keys[index] in COMMAS and not _in_own_quote(view, first, index) and _tail(view, index + 1):
            return index - 1
        if _remark(view, index) and not _in_own_quote(view, first, index):
            return _before(view, index)
        if draft.polarity is Polarity.DENY and view.keys[index] in words().denial_breaks:
            return _before(view, index)
        nominal = draft.rule.endswith(("noun", "preposition"))
        if nominal and view.keys[index] in ("لكن", "ولكن") and not _in_own_quote(view, first, index):
            return _before(view, index)  # «أكد وفاته لكن …»
        commas = view.keys[index] in COMMAS and draft.polarity is Polarity.DENY and draft.rule.endswith("noun")
        if commas and not _in_own_quote(view, first, index) and view.keys[index + 1][:1] in ("و", "ف", "ل"):
            return index - 1
        topic = view.keys[index] in words().topics and any(index < d.cue.first < index + 12 for d in inner)
        if topic and not _in_own_quote(view, first, index):
            return _before(view, index)
        if view.keys[index] in words().content_breaks and not _in_own_quote(view, first, index):
            return _before(view, index)
        breaks = view.keys[index] in words().according and (
            view.keys[index - 1] in COMMAS | QUOTES | STOPS or view.keys[index + 1] in words().according_tails
        )
        if breaks and not _in_own_quote(view, first, index):
            return _before(view, index)
    return last


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


def _remark(view: View, index: int) -> bool:
    """Whether the reporter's own words begin: «على حد قوله», «لكنه لم يوضح …», «إلا أنه أكد …»."""
    key = view.keys[index]
    if key == "على" and view.keys[index + 1] == "حد":
        return True
    after = index + 1
    if key == "الا" and view.keys[after] in words().complementisers:
        after += 1
    elif key not in words().turns:
        return False
    after += view.keys[after] in words().negations
    readings = cue_forms().get(view.keys[after], ()) if after < len(view.keys) else ()
    return any(r.form in (Form.PAST, Form.PRESENT) for r in readings)


def _tail(view: View, index: int) -> bool:
    if view.keys[index + 1 : index + 2] == ["يتعلق"]:
        return False
    return any(tuple(view.keys[index : index + len(tail)]) == tail for tail in words().tails)


def narrow_denied(view: View, content: Range) -> Range:
    """The proposition denied, without the noun that carries it: «نفى أنباء وفاته» gives «وفاته»."""
    lists = words()
    index = content.first
    if view.keys[index].removeprefix("ل") not in lists.carriers:
        return content
    for k in range(index, min(content.last, index + 14)):
        if view.keys[k] in lists.complementisers and k + 1 <= content.last:
            return Range(k + 1, content.last)
    carrier = view.keys[index]
    while index < content.last and view.keys[index].removeprefix("ل") in lists.carriers:
        index += 1
    relative = view.keys[index] in lists.relatives or carrier.endswith("ما") or carrier.startswith("ما")
    for k in range(index, min(content.last, index + 16)):
        key = view.keys[k]
        if k == index and not relative and not carrier.startswith("ال") and is_object(view, k):
            return Range(k, content.last)  # «خبر نقل قاعدة من إيطاليا»
        if key == "عن" and view.keys[k - 1] in ("نقل", "ينقل"):
            continue  # «ما نقل عن زعيمهم بشأن …»
        if key in lists.carrier_links and k + 1 <= content.last and (relative or key != "من"):
            return Range(k + 1, content.last)
        attached = (
            key.startswith("ب")
            and len(key) > 3 + ("تهام" not in carrier)
            and key not in lists.no_content
            and not key.startswith("بمو")
        )
        if attached and ("تهام" in carrier or (relative and k > index + 1)):
            return Range(k, content.last)
    index = content.first
    while index < content.last and view.keys[index] in lists.emphasis:
        index += 1
    if view.keys[index] in lists.carriers and not view.keys[index].startswith(("ال", "ما")) and index < content.last:
        index += 1
    if all(k in view.name_at for k in range(index, content.last + 1)):
        return Range(content.first + (view.keys[content.first] in lists.emphasis), content.last)  # «تقرير بلومبرغ»
    return Range(index, content.last) if content.last - index >= 1 or carrier in lists.emphasis else content


def split_untrue(view: View, content: Range) -> tuple[Range, Range] | None:
    """A content that says one thing and calls another untrue: what it says, and what it denies.

    «مؤكدا أن هذه المعادلة قائمة وما تردد عن P غير صحيح», «أنه لا صحة لـ P، وأن Q»: one cue, two statements.
    """
    untrue = falsity(view, content)
    if untrue is not None and untrue.first - content.first < _AT_ONCE:
        for index in range(untrue.first + 1, untrue.last - 2):
            if view.keys[index] in words().complementisers:
                break  # what is called untrue is a sentence, and this may be more of it
            if view.keys[index] in COMMAS and view.keys[index + 1] in ("وان", "وانه", "وانها"):
                return strip(view, Range(index + 2, content.last)), strip(view, Range(untrue.first, index - 1))
    for index in range(content.first + 3, content.last - 2):
        key = view.keys[index]
        if not key.startswith("و") or key[1:] not in ("ما", "كل", "ان"):
            continue
        rest = Range(index, content.last)
        bare = key[1:] in words().carriers
        denied = falsity(view, rest) if bare else None
        if denied is not None and denied.first > index:
            return strip(view, Range(content.first, index - 1)), denied
    return None


def falsity(view: View, content: Range) -> Range | None:
    """The proposition that a content calls untrue («الأنباء عن P غير صحيحة»), None where it calls nothing so.

    The untruth must be the content's own predicate: said of a carrier («الأنباء», «ما تردد»), or near the start.
    """
    keys = view.keys
    first = content.first + (keys[content.first] in words().complementisers)
    for index in range(first, min(content.last, first + 30) + 1):
        for phrase in words().falsity:
            if tuple(keys[index : index + len(phrase)]) != phrase:
                continue
            if index - first <= 1 and (phrase[0] == "لا" or phrase[-1] in ("صحة", "لاصحة")):
                return _after_falsity(view, Range(min(index + len(phrase), content.last), content.last))
            if index == first:
                rest = Range(min(index + len(phrase), content.last), content.last)
                follows = rest.last - rest.first >= 1 and not view.keys[rest.first].startswith("و")
                return None if len(phrase) == 1 else rest if follows and phrase[0] == "غير" else content
            subject = strip(view, Range(first, index - 1))
            if keys[subject.last] in words().complementisers and subject.last > subject.first:
                return narrow_denied(view, Range(subject.first, subject.last - 1))  # «الاتهامات بأنها أكاذيب»
            narrowed = narrow_denied(view, subject)
            if subject.last - subject.first <= 1 and keys[subject.first] in ("هذا", "هذه", "ذلك", "تلك"):
                return content  # nothing but a pointer: the literal words stay
            if narrowed != subject:
                return narrowed
            return subject if index - first <= (3 if len(phrase) == 1 else 6) else None
    return None


def _after_falsity(view: View, rest: Range) -> Range:
    """«لا صحة لما تردد عن P» gives P."""
    while rest.first < rest.last and view.keys[rest.first] in words().emphasis | {"على", "الاطلاق", "اطلاقا"}:
        rest = Range(rest.first + 1, rest.last)
    if rest.first >= rest.last:
        return rest
    if view.keys[rest.first] not in words().carriers and view.keys[rest.first] not in ("لما", "لكل"):
        return narrow_denied(view, rest) if "تهام" in view.keys[rest.first] else rest
    for k in range(rest.first, min(rest.last, rest.first + 14)):
        if view.keys[k] in words().carrier_links or view.keys[k] in words().complementisers:
            return Range(k + 1, rest.last)
    return rest


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


def settle_polarity(view: View, draft: Draft) -> None:
    """Compose the cue's polarity with what the content says of itself; changes `draft` in place."""
    if draft.polarity is Polarity.DENY:
        first = draft.content.first + (view.keys[draft.content.first] in words().emphasis)
        if draft.rule.endswith("noun") and view.keys[first] == "ذلك" and stands_alone(view, first):
            draft.content = Range(draft.content.first, first)  # «نفى ذلك في تصريحات لإذاعة فرنسا»
        else:
            draft.content = narrow_denied(view, draft.content)
    elif draft.polarity is Polarity.ASSERT and draft.act in (Act.STATE, Act.CONFIRM, Act.ANNOUNCE):
        denied = falsity(view, draft.content)
        if denied is not None and draft.rule == "carried-report":
            draft.content = denied  # it is who carries the report that calls it untrue, not who reports
        elif denied is not None:
            draft.content, draft.polarity, draft.act = denied, Polarity.DENY, Act.DENY
            draft.rule += "-untrue"
