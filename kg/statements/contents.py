"""Where a content ends."""

from bisect import bisect_left, bisect_right

from kg.statements.conjugation import Form
from kg.statements.draft import REPORTS, Draft
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import is_participle
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import Gender, Number, Polarity, Quoted

_BUT = ("لكن", "ولكن", "لكنه", "لكنها", "فيما", "بينما", "غير", "بيد", "الا")
_NEXT_EVENT = ("لكن", "ولكن", "وتم")
"""End a content that is a noun."""
_ASKED = ("سؤاله", "سؤالها", "سؤالهم")
_WHAT = ("يتعلق", "يخص", "يلي", "بعد", "بينها", "بينهم")
"""Make «فيما» go on: «فيما يتعلق بـ»."""
WHICH = ("وهو", "وهي", "الامر")
"""Lead from a content into what somebody else says of it: «P وهو ما نفاه المصدر», «P الأمر الذي تنفيه الدوحة»."""
_DETAILS = frozenset(("تفاصيل", "التفاصيل", "مزيدا", "المزيد", "ايضاحات", "توضيحات", "معلومات"))
_LEADS = ("عقب", "بعد", "اثر", "رغم", "منذ", "بعيد")
_LEAD = 6
"""Tokens from the beginning of a sentence within which a cue belongs to what leads into it."""
_REACH = 5
"""Tokens from a comma, or one of these, within which an answer to what stands before it begins."""


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
    if dots is None or _another_acts(view, dots + 1) or ":" in view.keys[dots:last]:
        return end  # «… ليست في المدينة .. والصحة تحقق», «ظريف: تنازلنا.. نتانياهو: يهددنا»
    return end if _between(drafts, end + 1, last) else last


def _past_dots(view: View, end: int, drafts: list[Draft]) -> int:
    """The end of a speech that goes on behind two dots: «قال: الأمر صعب.. الموقف يحتاج إلى وقت»."""
    while end + 1 < len(view.keys) and end == view.bound(end).last and view.keys[end].startswith(".."):
        last = view.bound(end + 1).last
        if not view.same_line(end, end + 1) or _between(drafts, end + 1, last):
            break
        end = last
    return end


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
        within = _in_own_quote(view, first, start) or _of_many(view, draft, start) or _of_inner(draft, other, inner)
        if other.continues and not within:
            last = _before(view, start)
            break
    report = draft.rule in REPORTS
    for index in range(first + 1, last):
        if report and _told_no_more(view, index):
            return _before(view, index)
        at_mark = (view.keys[index] in COMMAS and _ends_at_comma(view, draft, index, inner)) or (
            view.headline(first) and (_another_acts(view, index) or _acts_too(view, draft, index))
        )
        if (at_mark or _breaks_off(view, draft, index, inner)) and not _in_own_quote(view, first, index):
            return index - 1 if at_mark else _before(view, index)
        own_words = view.keys[index] == ":" and index + 1 in view.quote_from  # «نفى تناوله منشطا: | «لم أتناول»»
        if draft.polarity is Polarity.DENY and (own_words or view.keys[index] in words().denial_breaks):
            return _before(view, index)
    return last


def _told_no_more(view: View, index: int) -> bool:
    """Whether a report has ended that an answer or a reason follows: «سئل عن أنباء P: Q», «P، حيث»."""
    key = view.keys[index]
    reason = key in ("حيث", "اذ") and view.keys[index - 1] in COMMAS
    return reason or key in (":", "بقوله", "بقولها", "قائلا", "قائلة")


def _of_many(view: View, draft: Draft, cue: int) -> bool:
    """Whether a verb goes on with what several do in the content: «مشيرة إلى أن أعضاء هددوا بالانسحاب | وطالبوا …»."""
    alone = draft.agreement.number is not Number.PLURAL and view.keys[cue - 1] not in COMMAS
    many = view.keys[cue].endswith("وا") and alone
    return many and any(view.keys[k].endswith("وا") for k in range(draft.content.first, cue))


def _of_inner(draft: Draft, other: Draft, inner: list[Draft]) -> bool:
    """Whether a verb goes on with what somebody else says in the content: «أشارت إلى أن غيدان نفى P، | وأكد أن Q»."""
    own, said = draft.agreement, other.agreement
    men = own.gender is Gender.FEMININE and said.gender is Gender.MASCULINE and said.number is Number.SINGULAR
    return men and any(one.source is not None and draft.cue.first < one.cue.first < other.cue.first for one in inner)


def _ends_at_comma(view: View, draft: Draft, comma: int, inner: list[Draft]) -> bool:
    """Whether the content of `draft` ends at a comma; `inner` are the drafts whose cues stand behind its beginning."""
    denied = draft.polarity is Polarity.DENY and draft.rule.endswith("noun")
    return (
        draft.bounded
        or draft.rule == "noun-noun"
        or _says_on(view, comma + 1, inner)
        or (denied and (view.keys[comma + 1][:1] in ("و", "ف", "ل") or is_participle(view, comma + 1)))
        or _tail(view, comma + 1)
        or _denied_next(view, comma, inner)
        or (draft.polarity is Polarity.DENY and _told_before(view, comma + 1))
        or _led_in(view, draft.cue.first, comma)
        or _answered(view, comma)
    )


def _told_before(view: View, index: int) -> bool:
    """Whether the report follows that a denial answers: «نفى P، | بعد أن قالت مصادر إن Q», «، التي انتشرت أمس»."""
    key, following = view.keys[index : index + 1], view.keys[index + 1 : index + 2]
    spread = bool(key) and key[0] in words().relatives and bool(following) and following[0] in words().spreading
    return spread or (key == ["بعد"] and following in (["ان"], ["ما"])) or key == ["عقب"]


def _led_in(view: View, cue: int, comma: int) -> bool:
    """Whether the cue stands in what leads into a sentence: «عقب شائعات تحدثت عن P، | أصدر الجيش بيانا»."""
    first = view.bound(cue).first
    opener = view.keys[first].removeprefix("و")
    return opener in _LEADS and cue - first < _LEAD and not COMMAS & set(view.keys[first:cue])


def _says_on(view: View, index: int, inner: list[Draft]) -> bool:
    """Whether somebody begins to say something else: «وعن الأنباء التي تحدثت عن P، | قال فلان إن Q»."""
    readings = cue_forms().get(view.keys[index], ())
    said = any(one.form is Form.PAST and not one.verb.ambiguous and not one.conjunction for one in readings)
    return said and any(one.cue.first == index and one.source is not None for one in inner)


def _breaks_off(view: View, draft: Draft, index: int, inner: list[Draft]) -> bool:
    """Whether a word begins what is no more of the content: the reporter's own words, a new topic, another source."""
    key = view.keys[index]
    if _remark(view, index) or key in words().content_breaks or (key in WHICH and _answered(view, index)):
        return True
    following = view.keys[index + 1]
    if key in _BUT and draft.polarity is not Polarity.DENY and _denied_next(view, index - 1, inner):
        return True  # «تقارير مفادها أن P | إلا أن الحركة نفت تلك التقارير»
    if (
        (key == "جملة" and following == "وتفصيلا")
        or (key == "في" and following == "حين")
        or (key in ("وعند", "ولدى") and following in _ASKED)
    ):
        return True
    if key in ("فيما", "وفيما") and view.keys[index - 1] in COMMAS and following not in _WHAT:
        return True
    if key in _NEXT_EVENT and draft.rule.endswith(("noun", "preposition")):
        return True  # «أكد وفاته لكن …», «اتهمت الوافد بالسحر | وتم القبض عليه»
    if key in ("وكان", "وكانت") and draft.rule.endswith("noun"):
        return True  # «استبعد أي تحالف معه | وكان التوتر واضحا»
    if key in words().topics and any(index < one.cue.first < index + 12 for one in inner):
        return True
    return key in words().according and (
        view.keys[index - 1] in COMMAS | QUOTES | STOPS or view.keys[index + 1] in words().according_tails
    )


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
    if key in ("الا", "غير", "بيد") and not words().complementisers.isdisjoint(view.keys[after : after + 1]):
        after += 1
    elif key not in words().turns:
        return False
    if view.keys[after : after + 1] == ["لن"]:
        return False  # «تعرفت عليه | لكنها لن تنشر اسمه», as who speaks says himself
    negated = not words().negations.isdisjoint(view.keys[after : after + 1])
    after += negated
    if negated and _DETAILS & set(view.keys[after + 1 : after + 3]):
        return True  # «لكنه لم يعط تفاصيل»
    readings = cue_forms().get(view.keys[after], ()) if after < len(view.keys) else ()
    return any(r.form in (Form.PAST, Form.PRESENT) for r in readings)


def _another_acts(view: View, index: int) -> bool:
    """Whether another begins to act in a headline: «ينفي إسقاط طائرة | والهند تتمسك بروايتها»."""
    key = view.keys[index]
    after = view.name_from[index][0].last + 1 if index in view.name_from else index + 1
    following = view.keys[after] if after < len(view.keys) else ""
    named = key.startswith("و") and (index in view.name_at or key[1:] in words().speakers)
    return named and following[:1] in ("ي", "ت") and len(following) > 3 and after not in view.name_at


def _acts_too(view: View, draft: Draft, index: int) -> bool:
    """Whether who speaks in a headline does something else besides: «النادي ينفي التعاقد مع فلان | ويهاجم خصمه»."""
    if not view.keys[draft.cue.first].startswith("ي") or index in view.name_at:
        return False
    return view.keys[index].startswith("وي") and len(view.keys[index]) > 4 and view.keys[index - 1] != "ان"


def _denied_next(view: View, comma: int, inner: list[Draft]) -> bool:
    """Whether what follows a comma is said by another: «P، لكن الوزير نفى ذلك», «P، بيد أن الصحيفة أكدت Q»."""
    turns = view.keys[comma + 1] in _BUT
    anew = view.keys[comma + 1] in ("بيد", "الا") and view.keys[comma + 2 : comma + 3] == ["ان"]
    return turns and any(
        comma < one.cue.first < comma + 12 and (anew or one.polarity is Polarity.DENY) and one.source is not None
        for one in inner
    )


def _answered(view: View, before: int) -> bool:
    """Whether what stands before a comma or a «وهو» is denied or confirmed behind it: «P، وهو ما نفته الحركة»."""
    for index in range(before + 2, min(before + _REACH, len(view.keys))):
        if view.keys[index] in words().anaphoric and view.keys[index - 1] in words().pointing:
            return True
    return False


def _tail(view: View, index: int) -> bool:
    if view.keys[index + 1 : index + 2] == ["يتعلق"]:
        return False
    return view.begins(index, words().tails)


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
