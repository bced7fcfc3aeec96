"""Documents, whose words are those of their issuer: «البيان», «البيان الصادر عن الوزارة»."""

import re

from kg.actors.discourse import Discourse, Turn
from kg.actors.known import actor_words
from kg.actors.titles import variants, without_clitic
from kg.arabic import name_key, name_words
from schemas import Span

_WORD = re.compile(r"\S+")


def issuer_in(source: Span) -> Span:
    """The part of a source that says who issued the document that it is: «البيان الصادر عن | الوزارة»."""
    words = without_clitic(name_words(source.text))
    written = list(_WORD.finditer(source.text))
    lists = actor_words().persons
    if not words or words[0] not in lists.issued:
        return source
    for index in range(1, len(written)):
        for size in (1, 2):
            key = name_key(" ".join(one.group() for one in written[index : index + size]))
            if key in lists.issuing and index + size < len(written):
                start = source.start + written[index + size].start()
                return source.model_copy(update={"start": start, "text": source.text[start - source.start :]})
    return source


def last_told(discourse: Discourse, document: str) -> Turn | None:
    """The last turn beside whose words a document is named: «وقالت الوزارة في بيان إن …».

    Where another's cue stands before the document, it is the other's: «نفت الوزارة في بيان الخبر المتداول بأن …».
    """
    cues = [turn.statement.cue.start for turn in discourse.recent()]
    for turn in reversed(discourse.recent()):
        cue, frame, content = turn.statement.cue, turn.statement.sentence, turn.statement.content
        if document in variants(name_words(discourse.text[content.end : frame.end])):
            return turn
        for found in _WORD.finditer(discourse.text, frame.start, content.start):
            others = any(frame.start <= one < found.start() < cue.start for one in cues)
            if not others and document in variants(name_words(found.group())):
                return turn
    return None
