"""How a text names an outlet, and how it says that somebody spoke to one."""

import re
from collections.abc import Iterator
from functools import cache

from kg.actors.known import actor_words, known_actors, known_names
from kg.arabic import name_key
from schemas import ActorKind, Span

_HEADS = (
    "صحيفة|جريدة|وكالة|قناة|شبكة|إذاعة|اذاعة|موقع|محطة|مجلة|دورية|تلفزيون|التلفزيون|القناة|الشبكة|المحطة|راديو|برنامج|"
    "هيئة الإذاعة|هيئة الاذاعة|وكالات|صحف|وسائل الإعلام|وسائل إعلام|وسائل اعلام"
)
_PAPERS = "صحيفة|جريدة|مجلة"
_TAKEN_UP = f"{_PAPERS}|وكالة|قناة|شبكة|إذاعة|اذاعة|محطة"
_PAPER_KEYS = frozenset(map(name_key, _PAPERS.split("|")))
_QUOTED = r"[«»\"“”(]+\s*(?P<quoted>[^«»\"“”()\n]{2,30}?)\s*[«»\"“”)]+"
"""Papers open with the closing mark behind «لـ», too: «لـ»المدينة»»."""
_SPELLED = r"\(?(?:\w{1,4}\s?\.\s?){1,2}\w{1,4}(?!\w)"
"""«بي.بي.سي», «(سي. إن. إن.)»."""
_HEADED = rf"(?P<headed>(?:{_HEADS})\s+(?:{_SPELLED}|[^،,:.؛\n]{{2,60}}))"
OUTLET = rf"(?:{_QUOTED}|{_HEADED})"
"""A name in quotation marks, or one behind a word for an outlet."""
_INNER = re.compile(rf"(?:وكالة(?:\s\w+){{0,2}}|{_HEADS})\s{_QUOTED}")
"""«وكالة الأنباء (ميديافاكس)», «صحيفة «صدى»»: the name is in the marks."""
_ABBREVIATED = re.compile(rf"(?:{_HEADS})\s+{_SPELLED}")
_ENDS = re.compile(
    r"\s(?:عن|على|في|أن|إن|ان|قوله|قولها|قولهم|القول|إنه|أنه|عبر|أمس|اليوم|الأمريكية|الأميركية|البريطانية|اللندنية|الفرنسية|"
    r"أيضا|أيضاً|خلال|بعد|قبل|من|حول|بأن|مساء|صباح|وهو|التي|الذي|يوم|بانه|بأنه|بان|بأنها|مدليا|قائلا|مؤكدا|مضيفا)(?!\w).*"
)
_DAYS = frozenset({"اليوم", "يوم", "أمس", "امس"})
_OF_ITS_OWN = frozenset({"مراسل", "مصور", "مندوب", "تعداد"})
"""Stand before an outlet that nobody spoke to: «مراسل لوكالة الصحافة»."""

_TALK = r"(?:حديث|تصريح|تصريحات|حوار|لقاء|مقابلة|اتصال|مقال|مداخلة)\w*"
_MARKS = "\u064b-\u0652"
_GOT = rf"(?<!\w)و?(?:حصل|تلق|تسلم|استلم|وصل|زود|اطلع)[\w{_MARKS}]*"
_TOLD = (
    rf"(?:(?<!\w)و?لـ?\s?|{_TALK}(?:\s\w+){{0,3}}?\s(?:مع|معه|معها|إلى|الى|على|عبر|في)\s|أجرت(?:ه|ها)?\s(?:معه|معها)\s"
    rf"|{_TALK}(?:\s\w+){{0,2}}?\sب(?={_PAPERS})|{_TALK}\sخص[{_MARKS}]*ت?\s(?:به|بها)\s"
    rf"|(?<!ما\s)(?:نشر|بث|أذاع|أورد|تناقل|نقل)ت?(?:ه|ها)\s(?:\w+\s)?)(?:{OUTLET}|(?<=ل)ل(?P<defined>تلفزيون\s\w+))"
)
"""«قال لـ «عكاظ»», «في حديث مع صحيفة …», «في حوار نشرته مجلة …»; not «ما نشرته الصحيفة», of which one only speaks."""
_TELLING = rf"(?<!\w)و?[أا](?:بلغ|خبر)ت?\s[^.:\n]{{0,60}}?(?<!\w){OUTLET}"
"""«أبلغ مسؤول وكالة …»."""
_COPY = rf"{_GOT}\s(?:على\s|إلى\s|عليه\s|عليها\s|ال)?{_QUOTED}(?=\s(?:على\s|ب)?نسخة|\s(?:عليه|عليها)(?!\w))"
"""«في بيان تسلمت «عكاظ» نسخة منه»."""
_SENT = rf"(?<!\w)(?:تلق|حصل|اطلع|تسلم)[{_MARKS}]*ت[{_MARKS}]*(?:ه|ها|\sعليه|\sعليها)\s{_QUOTED}"
"""«في تعقيب تلقته «سبق»»."""
_HOST = (
    r"(?<!\w)و?(?:نشر|بث|عرض|أجر|اجر|أورد|كتب)[تى]?\s(?P<host>[^،,:.؛\n]{2,40}?)\s"
    r"(?:مقالا?|تصريحا?|حديثا?|حوارا?|لقاء|مقابلة|مداخلة)ً?\s"
)
"""«نشرت صحيفة «نيويورك تايمز» مقالا للكاتب …»."""
_ASKING = rf"(?<!\w)(?:استفسار|استفسارات|خطاب|سؤال|أسئلة)\s(?:ال|ل)?{_QUOTED}"
"""«ردا على استفسار «الوطن»»."""
_OVER = rf"(?<!\w)(?:عبر\s(?!\w+\sالتواصل)|صحا?في\s(?:في|من)\s){_HEADED}"
"""«وقال عبر موقع …», «مع صحافي في وكالة …»."""
_LATIN = r"(?<!\w)لـ?\s?(?P<latin>[A-Z]{2,5}(?!\w)(?:\s(?:بال)?عربية)?)"
"""«لـCNN بالعربية»."""
_AGAIN = rf"(?<!\w)و?(?P<again>لل(?:{_TAKEN_UP}))(?!\w)"
"""«وأضاف للصحيفة»."""


def told_to(text: str, start: int, end: int) -> Iterator[Span]:
    """Outlets that the speaker spoke to, named between two offsets: «قال لـ «عكاظ»», «في حديث لصحيفة …»."""
    for pattern in _ways():
        for found in pattern.finditer(text, start, end):
            span = named_by(text, found)
            before = text[start : found.start()].split()[-1:]
            if span.text.split()[0] not in _DAYS and _OF_ITS_OWN.isdisjoint(before) and not _is_none(span):
                yield span


def _is_none(span: Span) -> bool:
    """Whether a name is that of somebody well-known who is no outlet: «لـ«داعش»». Towns lend theirs to papers."""
    known = known_names().get(name_key(span.text))
    return known is not None and known.kind in (ActorKind.GROUP, ActorKind.PERSON, ActorKind.ORGANIZATION)


@cache
def _ways() -> tuple[re.Pattern[str], ...]:
    ways = (_TOLD, _TELLING, _COPY, _SENT, _HOST, _ASKING, _OVER, _LATIN, _told_to_known(), _AGAIN)
    return tuple(map(re.compile, ways))


def _told_to_known() -> str:
    """«قال لرويترز», «في تصريح للجزيرة»: the names of well-known outlets; those with the article only behind a word for
    talk, since they mean something else besides."""
    media = (actor for actor in known_actors().values() if actor.kind is ActorKind.MEDIA)
    names = sorted({name for one in media for name in (one.name, *one.aliases)}, reverse=True)
    plain = "|".join(_spellings(one) for one in names if not one.startswith("ال"))
    defined = "|".join(_spellings(one[2:]) for one in names if one.startswith("ال"))
    return rf"(?<!\w)و?لـ?\s?(?P<plain>{plain})(?!\w)|{_TALK}(?:\s\w+){{0,2}}?\sل(?P<article>ل(?:{defined}))(?!\w)"


def _spellings(name: str) -> str:
    """A pattern for a name, however its alefs and its last letter are written."""
    return re.sub("[اأإآ]", "[اأإآ]", re.sub(r"[ةه](?!\w)", "[ةه]", re.escape(name)))


def named_by(text: str, found: re.Match[str]) -> Span:
    """The outlet that the group of a match names, without what follows its name."""
    group = next(name for name, value in found.groupdict().items() if value)
    start, end = found.span(group)
    if inner := _INNER.match(text, start, end):
        start, end = inner.span("quoted")
    spelled = _ABBREVIATED.match(text, start, end)
    kept = spelled[0] if spelled else _ENDS.sub("", text[start:end])
    kept = kept.rstrip(' «»“"”()')
    lead = len(kept) - len(kept.lstrip(' «»“"”()'))
    return Span.of(text, start + lead, start + max(len(kept), lead + 1))


def takes_up(span: Span) -> bool:
    """Whether a phrase means an outlet that was named before: «الصحيفة», «للوكالة», «الصحيفة الأرجنتينية»."""
    words = span.text.split()
    head = name_key(words[0][2:])
    defined = all(word.startswith(("ال", "لل")) for word in words)
    kinds = _PAPER_KEYS if len(words) == 2 else actor_words().kinds[ActorKind.MEDIA]
    return defined and len(words) <= 2 and head in kinds
