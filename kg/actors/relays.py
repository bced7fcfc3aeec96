"""Through whom a statement came: where the text around it names an outlet or whoever passed it on."""

import re
from collections.abc import Iterator, Sequence

from schemas import Span, Statement

_HEADS = (
    "صحيفة|جريدة|وكالة|قناة|شبكة|إذاعة|اذاعة|موقع|محطة|مجلة|دورية|تلفزيون|التلفزيون|القناة|الشبكة|المحطة|راديو|برنامج|"
    "هيئة الإذاعة|هيئة الاذاعة|وكالات|صحف|وسائل الإعلام|وسائل إعلام|وسائل اعلام"
)
_QUOTED = r"[«\"“”(]+\s*(?P<quoted>[^«»\"“”()\n]{2,30}?)\s*[»\"“”)]+"
_HEADED = rf"(?P<headed>(?:{_HEADS})\s+[^،,:.؛\n]{{2,60}})"
_OUTLET = rf"(?:{_QUOTED}|{_HEADED})"
_TALK = r"(?:حديث|تصريح|تصريحات|حوار|لقاء|مقابلة|اتصال|مقال)\w*"
_TOLD = re.compile(
    rf"(?:(?<!\w)و?لـ?\s?|{_TALK}(?:\s\w+){{0,3}}?\s(?:مع|معه|معها|إلى|الى|على|عبر|في)\s"
    rf"|(?:نشر|بث|أذاع|أورد|تناقل|نقل)ت?(?:ه|ها)\s(?:\w+\s)?|أجرت(?:ه|ها)?\s(?:معه|معها)\s)(?:{_OUTLET}|(?<=ل)ل(?P<defined>تلفزيون\s\w+))"
)
_TELLING = re.compile(rf"(?<!\w)و?(?:أ|ا)(?:بلغ|خبر)ت?\s[^.:\n]{{0,60}}?(?<!\w){_OUTLET}")
_RELAYED = re.compile(r"و?نُ?قل(?:ت|ته|ه|ا|اً)?\s+(?:(?P<carrier>[^،,:.؛\n]{2,80}?)\s+)?(?:عن|عنه|عنها|عنهم)(?!\w)")
_DAYS = frozenset({"اليوم", "يوم", "أمس", "امس"})
_VERBS = "ذكر|نقل|أفاد|افاد|قال|أورد|نشر|أعلن|جاء في|ذكرته|نقلته|أوردته|نشرته"
_ACCORDING = (
    r"(?<!\w)و?(?:حسب|بحسب|وفق|وفقا|وفقاً|حسبما|نقلا عن|نقلاً عن|طبقا)\s*(?:لما|ما)?\s*"
    rf"(?:(?:{_VERBS})ت?\s+(?:عنه\s|عنها\s|عنهم\s)?)?"
)
_CLOSING = re.compile(rf"{_ACCORDING}(?:{_OUTLET}|ل?(?P<outlet>[^،,:.؛\n]{{2,60}}))")
_LATER = re.compile(rf"[\s.»”\"]*{_ACCORDING}[^،,:.؛\n]+")
_ENDS = re.compile(
    r"\s(?:عن|على|في|أن|إن|ان|قوله|قولها|قولهم|القول|إنه|أنه|عبر|أمس|اليوم|الأمريكية|الأميركية|البريطانية|اللندنية|الفرنسية|"
    r"أيضا|أيضاً|خلال|بعد|قبل|من|حول|بأن|مساء|صباح|وهو|التي|الذي|يوم|بانه|بأنه|بان|بأنها)(?!\w).*"
)


def told_to(text: str, start: int, end: int) -> Iterator[Span]:
    """Outlets that the speaker spoke to, named between two offsets: «قال لـ «عكاظ»», «في حديث لصحيفة …»."""
    for pattern in (_TOLD, _TELLING):
        for found in pattern.finditer(text, start, end):
            group = next(name for name, value in found.groupdict().items() if value)
            span = _trimmed(text, *found.span(group))
            if span.text.split()[0] not in _DAYS:
                yield span


def carrier(text: str, statement: Statement, end: int) -> Span | None:
    """Who passed the words on: «نقلت صحيفة … عن مسؤول قوله»."""
    found = _RELAYED.match(text, statement.cue.start, end)
    if found is None or not found["carrier"]:
        return None
    return _trimmed(text, *found.span("carrier"))


def according(text: str, statement: Statement, start: int, end: int) -> tuple[Span, bool] | None:
    """The outlet that a report is said to come from, and whether the words say that it is one: «…، وفق رويترز»."""
    for found in _CLOSING.finditer(text, start, end):
        if found.start() <= statement.cue.start < found.end():
            continue  # the cue itself
        group = next(name for name, value in found.groupdict().items() if value)
        return _trimmed(text, *found.span(group)), group != "outlet"
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    """The outlet's name without what follows it."""
    kept = _ENDS.sub("", text[start:end])
    kept = kept.rstrip(' «»"“”()')
    lead = len(kept) - len(kept.lstrip(' «»"“”()'))
    return Span.of(text, start + lead, start + max(len(kept), lead + 1))


def frame(statement: Statement, others: Sequence[Statement], text: str) -> list[tuple[int, int]]:
    """The stretches of a statement's sentences that are neither its content nor another statement's words."""
    first, last = statement.sentence.start, statement.sentence.end
    before = [
        one.content.end
        for one in others
        if first <= one.content.end <= min(statement.cue.start, statement.content.start)
    ]
    after = [one.cue.start for one in others if statement.content.end <= one.cue.start < last]
    first, last = max([first, *before]), min([last, *after])
    if later := _LATER.match(text, statement.content.end):
        last = max(last, later.end())  # «…”. بحسب رويترز.»
    return [(first, statement.content.start), (statement.content.end, last)]
