"""The chain of a statement: outlets and speakers through whom it came, carried over the statements that they cover."""

from collections.abc import Sequence

from kg.actors.discourse import holds
from kg.actors.entities import Entity
from kg.actors.relays import according, carrier, frame, told_to
from kg.actors.speakers import Speakers
from schemas import Span, Statement

_AROUND = 40
"""Statements before and after one among which those of its own sentences are."""


class Chain:
    """Follows the statements of an article in text order, each with its actor known."""

    def __init__(self, text: str, speakers: Speakers, statements: Sequence[Statement]) -> None:
        self._text = text
        self._speakers = speakers
        self._statements = statements
        self._place = {one.id: place for place, one in enumerate(statements)}
        self._told: dict[Entity, list[Entity]] = {}
        """The outlets that an actor speaks to in this article."""
        self._relayed: tuple[Entity | None, list[Entity]] = (None, [])
        """Whose words the last carrier passed on, and the carrier."""
        self._found: dict[str, list[Entity]] = {}

    def of(self, statement: Statement, actor: Entity) -> list[Entity]:
        """Through whom a statement of `actor` came, the nearest first."""
        found: list[Entity] = []
        read: list[Span] = []
        around = self._speakers.discourse.situation(statement).around
        if around is not None and holds(around.statement.content, statement.cue):
            found += [around.actor, *self._found.get(around.statement.id, [])]
        before, after = frame(statement, self._near(statement), self._text)
        outlets = [self._outlet(span, read) for span in told_to(self._text, *before)]
        passed = carrier(self._text, statement, before[1])
        if passed is not None:
            self._relayed = (actor, [self._outlet(passed, read)])
        elif actor is not self._relayed[0] or statement.source is not None:
            self._relayed = (None, [])
        for start, end in (before, after):
            source = according(self._text, statement, start, end)
            if source is not None:
                span, sure = source
                entity = self._outlet(span, read) if sure else self._speakers.named(span)
                if entity is not None:
                    found.append(entity)
                    if start < statement.content.start:
                        self._relayed = (actor, [entity])
        found += self._relayed[1]
        if not outlets:
            outlets = [self._outlet(span, read) for span in told_to(self._text, *after)]
        if outlets:
            self._told[actor] = outlets
        found += self._told.get(actor, [])
        others = (span for span in statement.via_spans if not any(span.overlaps(one) for one in read))
        found += [self._speakers.of_via(statement, span) for span in others]
        unique = [one for one in dict.fromkeys(found) if one is not actor]
        self._found[statement.id] = unique
        return unique

    def _near(self, statement: Statement) -> list[Statement]:
        place = self._place[statement.id]
        around = self._statements[max(0, place - _AROUND) : place + _AROUND]
        return [one for one in around if one is not statement and one.sentence.overlaps(statement.sentence)]

    def _outlet(self, span: Span, read: list[Span]) -> Entity:
        """The outlet of that name: a medium, whatever else goes by the same name («الرياض»)."""
        read.append(span)
        return self._speakers.medium(span)
