"""Reports that another statement carries: «نفت ما تردد في الصحف عن P», «مزاعم X بأن P».

The denial of such a report is one statement; the report itself, with whoever spread it, is a second one.
"""

from kg.statements.before import source_before
from kg.statements.conjugation import Form
from kg.statements.draft import Draft
from kg.statements.leads import behind, is_attached, link_behind, topic_links
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import GISTS, can_speak, is_aside
from kg.statements.sources import source_after
from kg.statements.subjects import subject_end
from kg.statements.view import COMMAS, STOPS, Range, View
from schemas import Act, Polarity

_LONGEST_SOURCE = 14
_REACH = 8
_PAPERS = {"تقرير", "تقارير", "بيان", "تصريح", "تصريحات", "كلام"}
"""Are about something as often as they say it: «تقرير عن أوضاع المعلمين»."""
_NEWS = ("انباء", "اخبار", "خبر", "تقارير", "شائعة", "شائعات", "اشاعات", "تكهنات", "معلومات")
_NEWS_ALONE = frozenset({"انباء", "خبر", "شائعة", "شائعات", "اشاعات", "تكهنات"})
_SAID = ("ما", "يقال", "انباء", "عن")
_ASCRIBED = ("نسب", "نسبت")
"""Ascribe a report to somebody: «ما نسب | على لسان | فلان بأن P»."""
_SELDOM = frozenset({"اذا", "كلما", "قلما", "لو"})
"""Before a verb, leave it open whether it ever happened: «إذا ترددت أنباء عن …»."""
_PAST = ("الماضي", "الماضية", "الماضيين", "الاخيرة", "الجارية")
_ONE_OF = ("باحدى", "باحد", "ببعض", "بعدد")


def report_drafts(view: View) -> list[Draft]:
    """Drafts of every carried report, in text order."""
    found = []
    for index in range(len(view.keys) - 2):
        draft = (
            _spread(view, index)
            or _carrier(view, index)
            or _gist(view, index)
            or _afloat(view, index)
            or _sent_round(view, index)
        )
        if draft is not None:
            found.append(draft)
    return found


def news_drafts(view: View, found: list[Draft]) -> list[Draft]:
    """«أنباء عن P», «شائعات حول P»: news of which nobody says whose it is, unless a statement in `found` has P."""
    told = {draft.content.first for draft in found}
    links = topic_links()
    own = []
    for index in range(len(view.keys) - 5):
        if view.keys[index] not in _NEWS or _seldom(view, index - 1):
            continue
        unsure = view.keys[index + 1 : index + 3] == ["غير", "مؤكدة"]  # «تقارير | غير مؤكدة | بوجود تهديد»
        link = index + (3 if unsure else 1)
        leads = view.keys[link] in links or (unsure and is_attached(view, link))
        if not leads or (not unsure and view.keys[index] not in _NEWS_ALONE):
            continue
        draft = _draft(view, index, Act.STATE, Range(index, index), behind(view, link), rule="news")
        if draft is not None and told.isdisjoint((index, link + 1, draft.content.first)):
            own.append(draft)
    return own


def _spread(view: View, index: int) -> Draft | None:
    """«ما تردد في بعض الصحف عن P», «الأنباء التي ذكرتها وكالة … عن P»: the cue is the verb."""
    key = view.keys[index]
    lists = words()
    if (news := _going_round(view, index)) is not None:
        return news
    bare = key.removeprefix("و").removeprefix("ل")
    if bare.startswith("ما") and bare[2:] in lists.spreading:
        verb = index  # «ماتناقلته»
    elif bare == "ما" or key in ("لما", "ماتم"):
        verb = index + 1
    elif key in lists.carriers and view.keys[index + 1] in lists.relatives:
        verb = index + 2
    elif key in _NEWS:
        verb = index + 1  # «تكهنات | تتحدث عن P»
    else:
        return None
    if verb < len(view.keys) and view.keys[verb] in ("تم", "يتم"):
        verb += 1
    if verb + 1 >= len(view.keys) or not (verb == index or view.keys[verb] in lists.spreading):
        return None
    if view.sentence[verb] != view.sentence[index]:
        return None  # «خبر» ends a headline
    if view.keys[verb] in _ASCRIBED:
        return _with_source(view, verb, Act.STATE, lead=1 + (view.keys[verb + 1 : verb + 3] == ["على", "لسان"]))
    link = _past_when(view, verb + 1)  # «الشائعات التي انتشرت مؤخرا عن P»
    if link == len(view.keys):
        return None
    leads = is_attached(view, link) or view.keys[link] in topic_links()
    if leads and (view.keys[index + 1] in lists.relatives or key in _NEWS):
        start = behind(view, link)
        start += view.keys[start] in lists.complementisers
        return _draft(view, verb, Act.STATE, Range(index, index), start)  # «المزاعم التي ترددت حول P»
    return _with_source(view, verb, Act.STATE)


def _going_round(view: View, index: int) -> Draft | None:
    """«وترددت | أنباء عن P»: the cue is the verb, and nobody is named but the news."""
    lists = words()
    if view.keys[index].removeprefix("و") not in lists.spreading or view.keys[index + 1] not in _NEWS:
        return None
    if _seldom(view, index):
        return None
    link = _past_when(view, index + 2 + 2 * (view.keys[index + 2] == "غير"))  # «ترددت أنباء | غير رسمية | حول P»
    leads = view.keys[link] in topic_links() or is_attached(view, link)
    if not leads or view.sentence[index] != view.sentence[link]:
        return None
    start = behind(view, link)
    start += view.keys[start] in lists.complementisers
    return _draft(view, index, Act.STATE, Range(index + 1, index + 1), start)


def _past_when(view: View, index: int) -> int:
    """The first token past what tells when: «مؤخرا», «خلال الفترة الماضية»."""
    lately = view.keys[index] == "خلال" and view.keys[index + 2] in _PAST
    return index + 3 if lately else index + (view.keys[index] in words().times)


def _seldom(view: View, verb: int) -> bool:
    """Whether it is left open if a verb ever happened: «إذا | ترددت أنباء عن …»."""
    return view.keys[verb - 1].removeprefix("و") in _SELDOM


def _with_source(view: View, cue: int, act: Act, lead: int = 0) -> Draft | None:
    """The report of whoever stands `lead` words behind the cue."""
    last = min(view.bound(cue).last, cue + 26)
    first = min(cue + 1 + lead, last)
    key = view.keys[first]
    if key == "من" and not _tells(view, first + 1):
        return None  # «ما تم تداوله من رفع القرض»: that is what goes round
    if view.keys[first + 1] in words().complementisers:
        return None  # «ما يتردد على أن P»: nobody's report
    if key in ("في", "عبر", "على", "من", "لدى", "بين"):
        first += 1
    elif not (
        (key.startswith("ب") and _tells(view, first + (key in _ONE_OF)))
        or can_speak(view, Range(first, min(first + 2, last)))
        or first in view.name_at
    ):
        return None
    link = link_behind(view, first, min(last, first + _LONGEST_SOURCE))
    if link is None or link >= last:
        return None
    source = source_after(view, first, link - 1 - (view.keys[link - 1] == "تحت"))
    if source is None or any(view.keys[k] in words().periods for k in range(source.first, min(source.first + 2, link))):
        return None  # «ما تردد في الأيام الماضية عن P»: nobody's report
    start = behind(view, link)
    while start < last and (view.keys[start] in _SAID or view.keys[start] in words().complementisers):
        start += 1
    return _draft(view, cue, act, source, start)


def _tells(view: View, index: int) -> bool:
    """Whether a word is a report or what brings one: «الأنباء», «الصحف»."""
    lists = words()
    key = view.keys[index].removeprefix("ب") if index < len(view.keys) else ""
    return key in lists.carriers or key in lists.media or key in lists.documents


def _carrier(view: View, index: int) -> Draft | None:
    """«مزاعم إيرانية بأن P», «اتهامات الوحدات بقصف …», «شكوى مواطن حول …»: the cue is the noun."""
    key = view.keys[index].removeprefix("ل") if view.keys[index].startswith("لا") else view.keys[index]
    if key not in words().claiming or index in view.name_at:
        return None
    last = min(view.bound(index).last, index + 20)
    end = subject_end(view, index + 1, last)
    if end <= index or view.keys[index + 1] in COMMAS | STOPS:
        return None
    link = link_behind(view, index + 1, min(last, end + 2), charges="تهامات" in key)
    if link is None or link <= index + 1 or view.keys[link] in ("بانها", "بانه"):
        return None  # «… بأنها أكاذيب» says what they are, not what they say
    if key == "اتهام" and is_attached(view, link):
        return None  # «اتهام | منظمة ببيع الأعضاء»: she is accused
    source = Range(index + 1, link - 1 - (view.keys[link - 1] in words().told))
    if not can_speak(view, source) and not view.names_in(source) and not _nation(view, source):
        return None
    return _draft(view, index, Act.ACCUSE if "تهام" in key else Act.STATE, source, behind(view, link))


def _nation(view: View, source: Range) -> bool:
    """«مزاعم | بحرينية | بـ …»: one adjective without the article says whose they are."""
    key = view.keys[source.first]
    return source.first == source.last and key.endswith(("ية", "ي")) and len(key) > 4 and key not in words().impersonal


def _gist(view: View, index: int) -> Draft | None:
    """«تقارير مفادها أن P»."""
    if view.keys[index] not in GISTS:
        return None
    start = index + 2 if view.keys[index + 1] in words().complementisers else index + 1
    before = index - 1
    while before > view.bound(index).first and not _told(view, before):
        before -= 1
    last = index - 1 - (view.keys[index - 1] in words().relatives)  # «الخبر | الذي مفاده P»
    source = Range(before, last) if _told(view, before) else None
    return _draft(view, index, Act.STATE, source, start) if source is not None and start < len(view.keys) else None


def _told(view: View, index: int) -> bool:
    """Whether a word is what something is told by: «تقارير», «أنباء», «اعتقاد»."""
    key, lists = view.keys[index], words()
    noun = any(reading.form is Form.NOUN for reading in cue_forms().get(key, ()))
    bare = key.removesuffix("ا")  # «تلقت بلاغا مفاده …»
    return noun or bare in lists.carriers or bare in lists.documents


def _afloat(view: View, index: int) -> Draft | None:
    """«الأنباء المتداولة حول P»: the cue is the participle, and nobody is named but the report."""
    if view.keys[index] not in words().carriers or view.keys[index + 1] not in words().afloat:
        return None
    link = link_behind(view, index + 1, min(view.bound(index).last, index + _REACH))
    if link is None:
        return None
    return _draft(view, index + 1, Act.STATE, Range(index, index), behind(view, link))


def _sent_round(view: View, index: int) -> Draft | None:
    """«تداول ناشطون أنباء عن P», «ناشطون قد تناقلوا خبرا حول P»: who sends a report round."""
    if view.keys[index].removeprefix("و") not in words().sending_round or index in view.name_at:
        return None
    last = min(view.bound(index).last, index + _LONGEST_SOURCE)
    told = words().carriers - _PAPERS
    carrier = next((k for k in range(index + 1, last) if view.keys[k].removesuffix("ا") in told), None)
    link = link_behind(view, carrier, min(last, carrier + _REACH)) if carrier is not None else None
    apart = not is_aside(view, index + 1) and any(view.keys[k] in COMMAS for k in range(index, carrier or last))
    if carrier is None or link is None or apart or any(view.keys[k] in COMMAS for k in range(carrier, link)):
        return None  # «نشرت في وقت سابق، مرارا أنباء عن P»
    source = source_after(view, index + 1, carrier - 1) if carrier > index + 1 else None
    source = source or source_before(view, index)
    if source is None or not can_speak(view, source):
        return None
    return _draft(view, index, Act.STATE, source, behind(view, link))


def _draft(view: View, cue: int, act: Act, source: Range, start: int, rule: str = "carried-report") -> Draft | None:
    if start >= view.bound(cue).last:
        return None
    if view.keys[start].startswith("ال") and view.keys[start + 1] in COMMAS | STOPS:
        return None  # «ما نشر حول الواقعة» tells nothing of it
    quote = view.quote_from.get(start)
    first = start + 1 if quote is not None and quote.last - quote.first > 1 else start
    return Draft(
        cue=Range(cue, cue),
        rule=rule,
        act=act,
        polarity=Polarity.ASSERT,
        content=Range(first, first),
        source=source,
        quote=quote if first > start else None,
    )
