"""How a text names an outlet, and how it says that somebody spoke to one."""

import re
from collections.abc import Iterator
from functools import cache

from kg.actors.known import actor_words, known_actors, known_names
from kg.actors.titles import kind_of_words
from kg.arabic import name_key, name_words
from schemas import ActorKind, Span

_HEADS = (
    "صحيفة|جريدة|وكالة|قناة|شبكة|إذاعة|اذاعة|موقع|محطة|مجلة|دورية|تلفزيون|التلفزيون|القناة|الشبكة|المحطة|راديو|برنامج|"
    "هيئة الإذاعة|هيئة الاذاعة|وكالات|صحف|وسائل الإعلام|وسائل إعلام|وسائل اعلام"
)
_PAPERS = "صحيفة|جريدة|مجلة"
_TAKEN_UP = f"{_PAPERS}|وكالة|قناة|شبكة|إذاعة|اذاعة|محطة"
_PAPER_KEYS = frozenset(map(name_key, _PAPERS.split("|")))
_OPENING = '«»"“”('
_QUOTED = rf"[{_OPENING}]+\s*(?P<quoted>[^«»\"“”()\n]{{2,30}}?)\s*[«»\"“”)]+"
"""Papers open with the closing mark behind «لـ», too: «لـ»المدينة»»."""
_SPELLED = r"\(?(?:\w{1,4}\s?\.\s?){1,2}\w{1,4}(?!\w)"
"""«بي.بي.سي», «(سي. إن. إن.)»."""
_HEADED = rf"(?P<headed>(?:{_HEADS})\s+(?:{_SPELLED}|[^،,:.؛\n]{{2,60}}))"
OUTLET = rf"(?:{_QUOTED}|{_HEADED})"
"""A name in quotation marks, or one behind a word for an outlet."""
SHORT_OUTLET = rf"(?:{_QUOTED}|(?P<short>(?:ال)?(?:{_HEADS})(?:\s[^،,:.؛\n]{{2,40}}?)?))"
"""The same, and no longer than what follows lets it be."""
_INNER = re.compile(rf"(?:وكالة(?:\s\w+){{0,2}}|{_HEADS})\s{_QUOTED}")
"""«وكالة الأنباء (ميديافاكس)», «صحيفة «صدى»»: the name is in the marks."""
_ABBREVIATED = re.compile(rf"(?:{_HEADS})\s+{_SPELLED}")
_ENDS = re.compile(
    r"\s(?:عن|على|في|أن|إن|ان|قوله|قولها|قولهم|القول|إنه|أنه|عبر|أمس|اليوم|الأمريكية|الأميركية|البريطانية|اللندنية|الفرنسية|"
    r"أيضا|أيضاً|خلال|بعد|قبل|من|حول|بأن|مساء|صباح|وهو|التي|الذي|يوم|بانه|بأنه|بان|بأنها|مدليا|قائلا|مؤكدا|مضيفا)(?!\w).*"
)
_WHOLE = ("plain", "article", "latin")
"""Names that are known in full: what follows is no part of them."""
_DAYS = frozenset({"اليوم", "يوم", "أمس", "امس"})
_WEEKDAY = r"\s(?:السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة)"
_OF_ITS_OWN = frozenset({"مراسل", "مصور", "مندوب", "مقر", "مقرا", "تعداد"})
"""Stand before an outlet that nobody spoke to: «مراسل لوكالة الصحافة», «وفق تعداد لوكالة الصحافة»."""

_OFFICIAL = frozenset(
    {"العام", "السابق", "الأسبق", "الحالي", "الدائم", "القانوني", "التنفيذي", "الرسمي", "الإعلامي", "الجديد"}
)
_SPEAKS = ("تحدث", "تتحدث", "يتحدث", "صرح", "أدلى", "أدلت")
_TALK = r"(?:حديث|تصريح|تصريحات|حوار|لقاء|مقابلة|اتصال|مقال|مداخلة)\w*"
_SPOKEN_OF = "".join(
    rf"(?<!{words}\s)"
    for words in ("ما", "على تقرير", "على مقال", "على خبر", "على أنباء", "على تقارير", "عن تقرير", "تقريرا", "خبرا")
)
"""Words before «نشرته صحيفة …» for what one only speaks of: «ردا على تقرير», «نفى تقريرا»; not «في مقال نشرته»."""
_MARKS = "\u064b-\u0652"
_GOT = rf"(?<!\w)و?(?:حصل|تلق|تسلم|استلم|وصل|زود|اطلع)[\w{_MARKS}]*"
_TOLD = (
    rf"(?:(?<!\w)و?لـ?\s?|{_TALK}(?:\s\w+){{0,3}}?\s(?:مع|معه|معها|إلى|الى|على|عبر|في)\s|أجرت(?:ه|ها)?\s(?:معه|معها)\s"
    rf"|{_TALK}(?:\s\w+){{0,2}}?\sب(?={_PAPERS})|{_TALK}\sخص[{_MARKS}]*ت?\s(?:به|بها)\s"
    rf"|{_SPOKEN_OF}(?:نشر|بث|أذاع|أورد|تناقل|نقل)ت?(?:ه|ها)\s(?:\w+\s)?"
    rf")(?:{OUTLET}|(?<=ل)ل(?P<defined>تلفزيون\s\w+))"
)
"""«قال لـ «عكاظ»», «في حديث مع صحيفة …», «في حوار نشرته مجلة …»; not «تقرير نشرته صحيفة»."""
_AND = rf"(?<!\w)لـ?\s?[{_OPENING}][^«»\"“”()\n]{{2,30}}[«»\"“”)]\sو\s?{_QUOTED}"
"""«لـ«عكاظ» و«الرياض»»: the second one."""
_TELLING = rf"(?<!\w)و?[أا](?:بلغ|خبر)ت?\s[^.:\n]{{0,60}}?(?<!\w)(?:{_HEADED}|{_QUOTED}(?=\s(?:ب?[أإا]ن|عن)(?!\w)))"
"""«أبلغ مسؤول وكالة …», «أبلغت مصادر «الرياض» أن»."""
_RECEIVER = _QUOTED.replace("quoted", "receiver")
_COPY = rf"{_GOT}\s(?:على\s|إلى\s|عليه\s|عليها\s|ال)?{_RECEIVER}(?=\s(?:على\s|ب)?نسخة|\s(?:عليه|عليها)(?!\w))"
"""«في بيان تسلمت «عكاظ» نسخة منه»."""
_SENT = rf"(?<!\w)(?:تلق|حصل|اطلع|تسلم)[{_MARKS}]*ت[{_MARKS}]*(?:ه|ها|\sعليه|\sعليها)\s{_RECEIVER}"
"""«في تعقيب تلقته «سبق»»."""
_HOST = (
    rf"(?<!\w)و?(?:نشر|بث|عرض|أجر|اجر|أورد)[تى]?\s{SHORT_OUTLET}\s"
    r"(?:مقالا?|تصريحا?|حديثا?|حوارا?|لقاء|مقابلة|مداخلة)ً?\s"
)
"""«نشرت صحيفة «نيويورك تايمز» مقالا للكاتب …»."""
_ASKING = rf"(?<!\w)(?:استفسار|استفسارات)\s(?:ال)?{_QUOTED}"
"""«ردا على استفسار «الوطن»»."""
_NO_OUTLET = "تويتر|فيسبوك|فيس بوك|يوتيوب|إنستغرام|انستغرام|سناب|تلغرام|تليغرام|السويس|بنما|التواصل"
_OVER = rf"(?<!\w)(?:عبر\s(?!(?:شبكة|محطة|برنامج)\s\w)(?!\w+\s\W?(?:{_NO_OUTLET}))|مع\sصحا?في\s(?:في|من)\s){_HEADED}"
"""«وقال عبر موقع …», «في مكالمة مع صحافي في وكالة …»; of networks and programmes those in quotation marks."""
_LATIN = r"(?<!\w)لـ?\s?(?P<latin>(?:CNN|CNBC|BBC|MBC|NBC|ABC|CBS|CBC|AFP|LBC|DW|RT|SBS)(?!\w)(?:\s(?:بال)?عربية)?)"
"""«لـCNN بالعربية»."""
_AGAIN = rf"(?<!\w)(?P<again>لل(?:{_TAKEN_UP}))(?!\w)(?!\sال)"
"""«وأضاف للصحيفة»; not «للوكالة الرسمية», another one."""


def told_to(text: str, start: int, end: int, source: Span | None = None) -> Iterator[Span]:
    """Outlets that the speaker spoke to, named between two offsets: «قال لـ «عكاظ»», «في حديث لصحيفة …».

    What stands in the words of the source tells who he is, and not to whom he spoke: «المدير العام لـ«الوطنية» فلان».
    """
    told: list[Span] = []
    for pattern in _ways():
        for found in pattern.finditer(text, start, end):
            span = named_by(text, found)
            words = text[start : found.start()].split()[-2:]
            if span is None or _is_none(span, found) or not _OF_ITS_OWN.isdisjoint(words[-1:]):
                continue
            if not (_tells_who(span, found, words, source) or any(span.overlaps(one) for one in told)):
                told.append(span)
                yield span


def _tells_who(span: Span, found: re.Match[str], words: list[str], source: Span | None) -> bool:
    """Whether a name is of who speaks, and not of whom he spoke to: «المدير العام لـ«الوطنية»», «المديرة العامة
    للوكالة»; not «المصادر التي تحدثت لـ«عكاظ»»."""
    groups = found.groupdict()
    if groups.get("again"):
        return _is_office(words)
    known = any(groups.get(name) for name in _WHOLE)
    led = found[0].startswith(("ل", "ول")) and not any(word.startswith(_SPEAKS) for word in words[-1:])
    return led and not known and source is not None and source.overlaps(span)


@cache
def _ways() -> tuple[re.Pattern[str], ...]:
    ways = (_told_to_known(), _TOLD, _AND, _TELLING, _COPY, _SENT, _HOST, _ASKING, _OVER, _LATIN, _AGAIN)
    return tuple(map(re.compile, ways))


def _told_to_known() -> str:
    """«قال لرويترز», «في تصريح للجزيرة»: the names of well-known outlets; those with the article only behind a word for
    talk, since they mean something else besides."""
    media = (actor for actor in known_actors().values() if actor.kind is ActorKind.MEDIA)
    names = sorted({name for one in media for name in (one.name, *one.aliases)}, reverse=True)
    plain = "|".join(_spellings(one) for one in names if not one.startswith("ال"))
    defined = "|".join(_spellings(one[2:]) for one in names if one.startswith("ال"))
    return (
        rf"(?<!\w)و?لـ?\s?(?P<plain>{plain})(?!\w)(?!{_WEEKDAY})"
        rf"|{_TALK}(?:\s\w+){{0,2}}?\sل(?P<article>ل(?:{defined}))(?!\w)"
    )


def _spellings(name: str) -> str:
    """A pattern for a name, however its alefs and its last letter are written."""
    return re.sub("[اأإآ]", "[اأإآ]", re.sub(r"[ةه](?!\w)", "[ةه]", re.escape(name)))


def _is_none(span: Span, found: re.Match[str]) -> bool:
    """Whether a name is a day's, a body's («تلقتها «المحكمة»»), or that of somebody well-known who is no outlet
    («لـ«داعش»»). Towns lend theirs to papers."""
    known = known_names().get(name_key(span.text))
    others = (ActorKind.GROUP, ActorKind.PERSON, ActorKind.ORGANIZATION)
    if known is not None:
        return known.kind in others
    body = bool(found.groupdict().get("receiver")) and kind_of_words(name_words(span.text)[:1]) in others
    return body or span.text.split()[0] in _DAYS


def _is_office(words: list[str]) -> bool:
    """Whether what stands before «للصحيفة» is an office or something of one's own: «الممثل الدائم», «زيارته»; not
    «سامي الحلو»."""
    persons = actor_words().persons.words
    titles = [not persons.isdisjoint(name_words(word)) for word in words]
    last = words[-1] if words else ""
    official = last in _OFFICIAL or (titles[:1] == [True] and last.startswith("ال"))
    return titles[-1:] == [True] or official or last.endswith(("ته", "تها", "تهم"))


def named_by(text: str, found: re.Match[str]) -> Span | None:
    """The outlet that the group of a match names, without what follows its name; None where it names nothing."""
    group = next((name for name, value in found.groupdict().items() if value), None)
    if group is None:
        return None
    start, end = found.span(group)
    if inner := _INNER.match(text, start, end):
        start, end = inner.span("quoted")
    whole = text[start:end]
    spelled = _ABBREVIATED.match(text, start, end)
    kept = spelled[0] if spelled else whole if group in _WHOLE else _ENDS.sub("", whole)
    if len(kept.split()) == 1 and whole.split()[1:2] == ["اليوم"]:
        kept = " ".join(whole.split(" ")[:2])  # «صحيفة | اليوم», which is a name
    kept = kept.rstrip(' «»“”"()')
    lead = len(kept) - len(kept.lstrip(' «»“”"()'))
    span = Span.of(text, start + lead, start + max(len(kept), lead + 1))
    return span if re.search(r"\w", span.text) else None


def is_outlet(text: str, span: Span) -> bool:
    """Whether a phrase is one for an outlet by its form, or the name of a well-known one."""
    known = known_names().get(name_key(span.text))
    headed = kind_of_words(name_words(span.text)[:1]) is ActorKind.MEDIA
    return _is_quoted(text, span) or headed or (known is not None and known.kind is ActorKind.MEDIA)


def takes_up(text: str, span: Span) -> bool:
    """Whether a phrase means an outlet that was named before: «الصحيفة», «للوكالة», «الصحيفة الأرجنتينية»; not a name
    in quotation marks: «الجريدة»."""
    words = span.text.split()
    defined = all(word.startswith(("ال", "لل")) for word in words)
    kinds = _PAPER_KEYS if len(words) == 2 else actor_words().kinds[ActorKind.MEDIA]
    return not _is_quoted(text, span) and defined and len(words) <= 2 and name_key(words[0][2:]) in kinds


def _is_quoted(text: str, span: Span) -> bool:
    """Whether a mark that opens a quotation stands right before a phrase."""
    return span.start > 0 and text[span.start - 1] in _OPENING
