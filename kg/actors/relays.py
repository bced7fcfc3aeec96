"""Through whom a statement came: where the text around it says from whom it is, or who passed it on."""

import re
from collections.abc import Sequence

from kg.actors.known import actor_words
from kg.actors.outlets import OUTLET, SHORT_OUTLET, named_by
from kg.arabic import name_words
from schemas import Span, Statement

_RELAYED = re.compile(
    r"و?نُ?قل(?:ت|ته|ه|ا|اً)?\s+(?:(?P<carrier>[^،,:.؛\n]{2,80}?)\s+)?(?:عن|عنه|عنها|عنهم)(?!\w)"
    rf"|و?علمت\s+{SHORT_OUTLET}\s+من(?!\w)"
)
_LENT = re.compile(rf"[وف]?(?:قال|ذكر|نقل|كتب|نشر|أورد|أفاد)ت?\s+{SHORT_OUTLET}\s+على لسان(?!\w)")
"""«نقلت صحيفة … عن», «علمت «الوطن» من», «قالت الصحيفة على لسان»."""
_VERBS = "ذكر|نقل|أفاد|افاد|قال|أورد|نشر|أعلن|جاء في|ذكرته|نقلته|أوردته|نشرته"
_ACCORDING = (
    r"(?<!\w)و?(?:حسب|بحسب|وفق|وفقا|وفقاً|حسبما|نقلا عن|نقلاً عن|طبقا)\s*(?:لما|ما)?\s*"
    rf"(?:(?:{_VERBS})ت?\s+(?:عنه\s|عنها\s|عنهم\s)?)?"
)
_CLOSING = re.compile(rf"{_ACCORDING}(?:{OUTLET}|ل?(?P<outlet>[^،,:.؛\n]{{2,60}}))")
_LATER = re.compile(rf"[\s.»”\"]*{_ACCORDING}[^،,:.؛\n]+")
_WHAT = frozenset({"ما", "لما", "تقضي", "يقضي", "تنص", "ينص", "نصت"})
_RULE = 4
"""Words behind one of these among which it says that it is of a rule."""


def carrier(text: str, statement: Statement, end: int) -> Span | None:
    """Who passed the words on: «نقلت صحيفة … عن مسؤول قوله»."""
    found = _RELAYED.match(text, statement.cue.start, end) or _LENT.match(text, statement.cue.start, end)
    return named_by(text, found) if found is not None else None


def according(text: str, statement: Statement, start: int, end: int) -> tuple[Span, bool] | None:
    """The outlet that a report is said to come from, and whether the words say that it is one: «…، وفق رويترز»."""
    for found in _CLOSING.finditer(text, start, end):
        if found.start() <= statement.cue.start < found.end():
            continue  # the cue itself
        span = named_by(text, found)
        return (span, not found["outlet"]) if span is not None else None
    return None


def is_rule(span: Span) -> bool:
    """Whether a phrase is of what something is done by, and not of who told of it: «قوانين الفيفا», «لما تنص عليه
    اللائحة»."""
    head, *rest = name_words(span.text) or ("",)
    rules = actor_words().persons.rules
    laid_down = head in _WHAT and not rules.isdisjoint(rest[:_RULE])
    return not rules.isdisjoint((head, head.removeprefix("ل"), head.removeprefix("لل"))) or laid_down


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
