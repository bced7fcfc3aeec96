"""Through whom a statement came: where the text around it says from whom it is, or who passed it on."""

import re
from collections.abc import Sequence

from kg.actors.known import actor_words
from kg.actors.outlets import OUTLET, named_by
from kg.arabic import name_words
from schemas import Span, Statement

_NAME = r"[^،,:.؛\n]{2,40}?"
_RELAYED = re.compile(
    r"و?نُ?قل(?:ت|ته|ه|ا|اً)?\s+(?:(?P<carrier>[^،,:.؛\n]{2,80}?)\s+)?(?:عن|عنه|عنها|عنهم)(?!\w)"
    rf"|و?علمت\s+(?P<knows>{_NAME})\s+من(?!\w)"
    rf"|[وف]?(?:قال|ذكر|نقل|كتب|نشر|أورد|أفاد)ت?\s+(?P<lends>{_NAME})\s+على لسان(?!\w)"
)
"""«نقلت صحيفة … عن», «علمت «الوطن» من», «قالت الصحيفة على لسان»."""
_VERBS = "ذكر|نقل|أفاد|افاد|قال|أورد|نشر|أعلن|جاء في|ذكرته|نقلته|أوردته|نشرته"
_ACCORDING = (
    r"(?<!\w)و?(?:حسب|بحسب|وفق|وفقا|وفقاً|حسبما|نقلا عن|نقلاً عن|طبقا)\s*(?:لما|ما)?\s*"
    rf"(?:(?:{_VERBS})ت?\s+(?:عنه\s|عنها\s|عنهم\s)?)?"
)
_CLOSING = re.compile(rf"{_ACCORDING}(?:{OUTLET}|ل?(?P<outlet>[^،,:.؛\n]{{2,60}}))")
_LATER = re.compile(rf"[\s.»”\"]*{_ACCORDING}[^،,:.؛\n]+")
_RULE = 3
"""Words at the beginning of a phrase among which it says that it is of a rule."""


def carrier(text: str, statement: Statement, end: int) -> Span | None:
    """Who passed the words on: «نقلت صحيفة … عن مسؤول قوله»."""
    found = _RELAYED.match(text, statement.cue.start, end)
    return named_by(text, found) if found is not None and any(found.groups()) else None


def according(text: str, statement: Statement, start: int, end: int) -> tuple[Span, bool] | None:
    """The outlet that a report is said to come from, and whether the words say that it is one: «…، وفق رويترز»."""
    for found in _CLOSING.finditer(text, start, end):
        if found.start() <= statement.cue.start < found.end():
            continue  # the cue itself
        return named_by(text, found), not found["outlet"]
    return None


def is_rule(span: Span) -> bool:
    """Whether a phrase is of what something is done by, and not of who told of it: «قوانين الفيفا», «لما تنص عليه
    اللائحة»."""
    return not actor_words().persons.rules.isdisjoint(name_words(span.text)[:_RULE])


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
