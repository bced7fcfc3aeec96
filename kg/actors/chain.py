"""The chain of a statement: outlets and speakers through whom it came, carried over the statements that they cover."""

import re
from collections.abc import Sequence

from kg.actors.discourse import holds
from kg.actors.entities import Entity
from kg.actors.outlets import is_outlet, takes_up, told_to
from kg.actors.relays import according, carrier, frame, is_rule
from kg.actors.speakers import Speakers
from kg.actors.titles import phrase_of
from schemas import ActorKind, Span, Statement

_AROUND = 40
"""Statements before and after one among which those of its own sentences are."""
_IN_PERSON = re.compile(
    r"(?<!\w)و?(?:(?:في|خلال)\s(?:مؤتمر|كلمة|خطاب|بيان|تغريدة|تغريدته|اجتماع|لقائه)\w*|للصحا?فيين|(?:على|في) تويتر)"
    r"(?!\w)"
)
"""Somebody speaks there himself, whoever passed on what he said before."""


class Chain:
    """Follows the statements of an article in text order, each with its actor known."""

    def __init__(self, text: str, speakers: Speakers, statements: Sequence[Statement]) -> None:
        self._text = text
        self._speakers = speakers
        self._statements = statements
        self._place = {one.id: place for place, one in enumerate(statements)}
        self._through: dict[Entity, list[Entity]] = {}
        """The outlets that an actor speaks to in this article, or that pass his words on."""
        self._found: dict[str, list[Entity]] = {}

    def of(self, statement: Statement, actor: Entity) -> list[Entity]:
        """Through whom a statement of `actor` came, the nearest first."""
        found: list[Entity] = []
        read: list[Span] = []
        around = self._speakers.discourse.situation(statement).around
        if around is not None and holds(around.statement.content, statement.cue):
            found += [around.actor, *self._found.get(around.statement.id, [])]
        before, after = frame(statement, self._near(statement), self._text)
        outlets = self._told_to(statement, before, read)
        lasting = list(outlets)
        passed = carrier(self._text, statement, before[1])
        if passed is not None:
            outlets.insert(0, self._outlet(statement, passed, read))
            lasting = outlets[:1] * is_outlet(self._text, passed) + lasting
        for start, end in (before, after):
            source = according(self._text, statement, start, end)
            if source is not None:
                span, sure = source
                known = sure or takes_up(self._text, span)
                entity = self._outlet(statement, span, read) if known else self._speakers.named(span)
                if entity is not None:
                    found.append(entity)
                    if start < statement.content.start and is_outlet(self._text, span):
                        lasting.append(entity)
        if not outlets:
            outlets = self._told_to(statement, after, read)
            lasting += outlets
        found += outlets or self._carried(statement, actor, before)
        if lasting:
            self._through[actor] = lasting
        others = [span for span in statement.via_spans if not any(span.overlaps(one) for one in read)]
        found += [self._speakers.of_via(statement, span) for span in others if not is_rule(span)]
        unique = [one for one in dict.fromkeys(found) if one is not actor and one.name != actor.name]
        self._found[statement.id] = unique
        return unique

    def _carried(self, statement: Statement, actor: Entity, before: tuple[int, int]) -> list[Entity]:
        """The outlets through which the last words of an actor came, unless he speaks elsewhere now, or is somebody
        else of that description: «مسؤول»."""
        source = statement.source
        occasion = _IN_PERSON.search(self._text, *before)
        if occasion is not None and (source is None or not source.start <= occasion.start() < source.end):
            self._through.pop(actor, None)
        if actor.kind is ActorKind.UNNAMED and source is not None and phrase_of(source).form == "indefinite":
            goes_on = self._speakers.discourse.situation(statement).shape.continues
            return self._through.get(actor, []) if goes_on else []
        return self._through.get(actor, [])

    def _near(self, statement: Statement) -> list[Statement]:
        place = self._place[statement.id]
        around = self._statements[max(0, place - _AROUND) : place + _AROUND]
        return [one for one in around if one is not statement and one.sentence.overlaps(statement.sentence)]

    def _told_to(self, statement: Statement, part: tuple[int, int], read: list[Span]) -> list[Entity]:
        return [self._outlet(statement, span, read) for span in told_to(self._text, *part, statement.source)]

    def _outlet(self, statement: Statement, span: Span, read: list[Span]) -> Entity:
        """The outlet of that name: a medium, whatever else goes by the same name («الرياض»); the one that «الصحيفة»
        takes up."""
        read.append(span)
        if not takes_up(self._text, span):
            return self._speakers.medium(span)
        return self._speakers.medium_before(span) or self._speakers.of_via(statement, span)
