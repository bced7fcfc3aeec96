"""Reports that another statement carries: «نفت ما تردد في الصحف عن P», «مزاعم X بأن P», «وهو ما نفاه X».

The denial of such a report is one statement; the report itself, with whoever spread it, is a second one.
"""

from kg.statements.conjugation import Form
from kg.statements.contents import WHICH, strip
from kg.statements.draft import Draft
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import can_speak, is_aside
from kg.statements.sources import source_after
from kg.statements.subjects import subject_end
from kg.statements.view import COMMAS, STOPS, Range, View
from schemas import Act, Polarity

_LONGEST_SOURCE = 14
_WHEN = ("في", "من", "على", "عن", "الى", "بعد", "قبل", "خلال", "عند", "لدى", "مع", "منذ", "حول", "بشان")
_REACH = 8
_SAID = ("ما", "يقال", "انباء", "عن")


def report_drafts(view: View) -> list[Draft]:
    """Drafts of every carried report, in text order."""
    found = []
    for index in range(len(view.keys) - 2):
        draft = _spread(view, index) or _carrier(view, index) or _gist(view, index) or _afloat(view, index)
        if draft is not None:
            found.append(draft)
    return found


def _spread(view: View, index: int) -> Draft | None:
    """«ما تردد في بعض الصحف عن P», «الأنباء التي ذكرتها وكالة … عن P»: the cue is the verb."""
    key = view.keys[index]
    lists = words()
    bare = key.removeprefix("و").removeprefix("ل")
    if bare.startswith("ما") and bare[2:] in lists.spreading:
        verb = index  # «ماتناقلته»
    elif bare == "ما" or key in ("لما", "ماتم"):
        verb = index + 1
    elif key in lists.carriers and view.keys[index + 1] in lists.relatives:
        verb = index + 2
    else:
        return None
    if verb < len(view.keys) and view.keys[verb] in ("تم", "يتم"):
        verb += 1
    if verb + 1 >= len(view.keys) or view.keys[verb] not in lists.spreading:
        return None
    link = verb + 1
    leads = view.keys[link] in lists.carrier_links - {"من"} or _attached(view, link)
    if view.keys[index + 1] in lists.relatives and leads:
        start = link + (not _attached(view, link))
        start += view.keys[start] in lists.complementisers
        return _draft(view, verb, Act.STATE, Range(index, index), start)  # «المزاعم التي ترددت حول P»
    return _with_source(view, verb, Act.STATE)


def _with_source(view: View, cue: int, act: Act) -> Draft | None:
    last = min(view.bound(cue).last, cue + 26)
    first = cue + 1
    key = view.keys[first]
    if key == "من" and view.keys[first + 1] not in words().carriers | words().media | words().documents:
        return None  # «ما تم تداوله من رفع القرض»: that is what goes round
    if key in ("في", "عبر", "على", "من", "لدى", "بين"):
        first += 1
    elif not (
        (key.startswith("ب") and key[1:] in words().media | words().documents)
        or can_speak(view, Range(first, min(first + 2, last)))
        or first in view.name_at
    ):
        return None
    link = _link(view, first, min(last, first + _LONGEST_SOURCE))
    if link is None or link >= last:
        return None
    source = source_after(view, first, link - 1)
    if source is None or any(view.keys[k] in words().periods for k in range(source.first, min(source.first + 2, link))):
        return None  # «ما تردد في الأيام الماضية عن P»: nobody's report
    start = link if view.keys[link].startswith("ب") and view.keys[link] not in words().complementisers else link + 1
    while start < last and (view.keys[start] in _SAID or view.keys[start] in words().complementisers):
        start += 1
    return _draft(view, cue, act, source, start)


def _link(view: View, first: int, last: int) -> int | None:
    """The word that leads from who spread it to what was spread."""
    lists = words()
    for index in range(first + 1, last + 1):
        key = view.keys[index]
        if key in STOPS:
            return None
        if key in lists.carrier_links or key in lists.complementisers:
            return index
        verbal = key.startswith("ب") and len(key) > 4 and key not in lists.no_content and index not in view.name_at
        if verbal and key[1:] not in lists.media and not key.startswith(("بال", "بمو")):
            return index
    return None


def _carrier(view: View, index: int) -> Draft | None:
    """«مزاعم إيرانية بأن P», «اتهامات الوحدات بقصف …», «شكوى مواطن حول …»: the cue is the noun."""
    key = view.keys[index].removeprefix("ل") if view.keys[index].startswith("لا") else view.keys[index]
    if key not in words().claiming or index in view.name_at:
        return None
    last = min(view.bound(index).last, index + 20)
    end = subject_end(view, index + 1, last)
    if end <= index or view.keys[index + 1] in COMMAS | STOPS:
        return None
    link = _link(view, index + 1, min(last, end + 2))
    if link is None or link <= index + 1 or view.keys[link] in ("بانها", "بانه"):
        return None  # «… بأنها أكاذيب» says what they are, not what they say
    source = Range(index + 1, link - 1)
    if not can_speak(view, source) and not view.names_in(source) and not _nation(view, source):
        return None
    attached = _attached(view, link)
    return _draft(view, index, Act.ACCUSE if "تهام" in key else Act.STATE, source, link if attached else link + 1)


def _attached(view: View, link: int) -> bool:
    """Whether what leads into the content is written onto its first word: «مزاعم بتورط …»."""
    return view.keys[link].startswith("ب") and view.keys[link] not in words().complementisers | words().carrier_links


def _nation(view: View, source: Range) -> bool:
    """«مزاعم | بحرينية | بـ …»: one adjective without the article says whose they are."""
    key = view.keys[source.first]
    return source.first == source.last and key.endswith(("ية", "ي")) and len(key) > 4 and key not in words().impersonal


def _gist(view: View, index: int) -> Draft | None:
    """«تقارير مفادها أن P»."""
    if view.keys[index] not in ("مفاده", "مفادها", "ومفادها", "مفادهما"):
        return None
    start = index + 2 if view.keys[index + 1] in words().complementisers else index + 1
    before = index - 1
    while before > view.bound(index).first and view.keys[before] not in words().carriers | words().documents:
        before -= 1
    source = Range(before, index - 1) if view.keys[before] in words().carriers | words().documents else None
    return _draft(view, index, Act.STATE, source, start) if source is not None and start < len(view.keys) else None


def _afloat(view: View, index: int) -> Draft | None:
    """«الأنباء المتداولة حول P»: the cue is the participle, and nobody is named but the report."""
    if view.keys[index] not in words().carriers or view.keys[index + 1] not in words().afloat:
        return None
    link = _link(view, index + 1, min(view.bound(index).last, index + _REACH))
    if link is None:
        return None
    attached = _attached(view, link)
    return _draft(view, index + 1, Act.STATE, Range(index, index), link if attached else link + 1)


def _draft(view: View, cue: int, act: Act, source: Range, start: int) -> Draft | None:
    if start >= view.bound(cue).last:
        return None
    quote = view.quote_from.get(start)
    first = start + 1 if quote is not None and quote.last - quote.first > 1 else start
    return Draft(
        cue=Range(cue, cue),
        rule="carried-report",
        act=act,
        polarity=Polarity.ASSERT,
        content=Range(first, first),
        source=source,
        quote=quote if first > start else None,
    )


def echoed_drafts(view: View, found: list[Draft]) -> list[Draft]:
    """«P، كما ذكرت السلطات», «P، قالت الوزارة.»: what precedes is the content, unless it is that of a statement in
    `found`."""
    own = []
    for index in range(2, len(view.keys) - 1):
        as_said = view.keys[index - 1] == "كما"
        if not (as_said or view.keys[index - 1] in COMMAS) or index in view.name_at:
            continue
        readings = [r for r in cue_forms().get(view.keys[index], ()) if r.form is Form.PAST and not r.verb.ambiguous]
        bound, lead = view.bound(index), index - 2
        if not readings or "speech" not in readings[0].verb.takes or lead - bound.first < 3:
            continue
        if not as_said and (readings[0].conjunction or not readings[0].verb.plain or _leads_in(view, bound.first)):
            continue
        source = source_after(view, index + 1, bound.last)
        taken = any(bound.first <= d.cue.first <= index and d.content.last >= lead for d in found)
        if source is None or taken or not can_speak(view, source) or not _ends(view, source.last, bound):
            continue
        own.append(
            Draft(
                cue=Range(index, index),
                rule="echoed",
                act=readings[0].verb.act,
                polarity=readings[0].verb.polarity,
                content=strip(view, Range(bound.first, lead)),
                source=source,
                agreement=readings[0].agreement,
                fixed=True,
            )
        )
    return own


def _leads_in(view: View, first: int) -> bool:
    """Whether a sentence begins with when or where it was said, not with what: «وفي ختام اللقاء، قال فلان …»."""
    key = view.keys[first].removeprefix("و")
    return key in _WHEN or key in words().clause_starts or is_aside(view, first)


def _ends(view: View, last: int, bound: Range) -> bool:
    """Whether nothing but a mark or an aside follows the token `last` in its sentence."""
    return last + 1 >= bound.last or view.keys[last + 1] in COMMAS | STOPS or is_aside(view, last + 1)


def anaphoric_drafts(view: View, found: list[Draft]) -> list[Draft]:
    """«P، وهو ما نفته الوزارة», «P، خلافا لما ذكره المرصد»: the content stands before the cue.

    It is the content of the last statement of the sentence in `found`, or else all that precedes. Contents in
    `found` must have grown to their ends.
    """
    own = []
    for index in range(1, len(view.keys) - 1):
        act = words().anaphoric.get(view.keys[index])
        if act is None or view.keys[index - 1] not in words().pointing:
            continue
        bound = view.bound(index)
        lead = _lead(view, bound.first, index)
        source = source_after(view, index + 1, bound.last)
        if lead is None or source is None or not can_speak(view, source):
            continue
        earlier = [
            d for d in found if bound.first <= d.content.first and d.content.last < index and d.cue.first < index
        ]
        content = earlier[-1].content if earlier else Range(bound.first, lead - 1)
        if content.last - content.first < 2:
            continue
        own.append(
            Draft(
                cue=Range(index, index),
                rule="anaphoric",
                act=act,
                polarity=Polarity.DENY if act is Act.DENY else Polarity.ASSERT,
                content=content,
                source=source,
                fixed=True,
            )
        )
    return own


def _lead(view: View, first: int, cue: int) -> int | None:
    """Where what leads from the content to the cue begins: the comma in «P، وهو ما نفاه», or else «وهو»."""
    comma = next((k for k in range(cue - 1, max(first, cue - 5) - 1, -1) if view.keys[k] in COMMAS), None)
    if comma is not None:
        return comma
    return next((k for k in range(max(first + 1, cue - 3), cue) if view.keys[k] in WHICH), None)
