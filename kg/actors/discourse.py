"""What an article has said so far, as whoever looks for an antecedent needs it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.actors.cues import CueShape, cue_shape
from kg.actors.entities import Entity, between, by_place
from kg.arabic import name_words
from schemas import ActorKind, AnnotatedArticle, Span, Statement

_MEMORY = 60
"""Statements that a search for an antecedent reaches back over."""

_MANY = 150
"""Actors of an article from which on only those near by are looked at: a file of many articles stays quick."""
_NEAR = 12_000


class Turn(NamedTuple):
    """A statement whose actor is known."""

    statement: Statement
    actor: Entity


@dataclass(slots=True)
class Situation:
    """Where an actor is looked for: what stands around and before it."""

    at: int
    """Offset of the cue, or of the phrase."""
    sentence: int
    start: int
    """Offset of the sentence."""
    headline: bool
    shape: CueShape
    around: Turn | None
    """The innermost statement whose content this one is part of."""
    ranks: dict[Entity, int]
    """The speakers so far, the last one 0."""
    last: dict[Entity, Turn]
    named: list[Entity]
    """Named in the sentence before the cue, in order."""
    since: list[Entity]
    """Named since the last speaker's words ended, in order."""
    own: frozenset[Entity] = field(default_factory=frozenset)
    """Named in the phrase itself."""


class Discourse:
    """The statements of an article as their actors become known, in text order."""

    def __init__(self, annotated: AnnotatedArticle, entities: list[Entity], statements: Sequence[Statement]) -> None:
        self.text = annotated.article.text
        self.entities = entities
        self.turns: list[Turn] = []
        self.heard: Counter[Entity] = Counter()
        """How often an actor is named as a source anywhere in the article."""
        self._named = by_place(entities)
        self._sentences = annotated.sentences
        self._words: dict[int, frozenset[str]] = {}
        self._starts = [one.start for one in annotated.sentences]
        self._headlines = {one.index for one in annotated.sentences if one.headline}
        self.in_headline = {entity for place, entity in self._named if self.sentence(place) in self._headlines}
        self._holders = {
            one.id: [
                other
                for other in statements[max(0, place - _MEMORY) : place + _MEMORY]
                if other is not one and (holds(other.content, one.cue) or _carries(other, one))
            ]
            for place, one in enumerate(statements)
        }

    def sentence(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def recent(self) -> Sequence[Turn]:
        """The turns that a search for an antecedent reaches back over."""
        return self.turns[-_MEMORY:]

    def sentence_words(self, offset: int) -> frozenset[str]:
        """The words of the sentence at an offset."""
        index = self.sentence(offset)
        if index not in self._words:
            one = self._sentences[index]
            self._words[index] = frozenset(name_words(self.text[one.start : one.end]))
        return self._words[index]

    def told_in(self, start: int, end: int, document: str) -> bool:
        """Whether the sentence of an offset goes on, before `end`, with what document it was told in: «في بيان»."""
        after = self.text[start : min(end, self._sentences[self.sentence(start)].end)]
        return re.search(rf"\bفي {document}\b", after) is not None

    def named_between(self, start: int, end: int) -> list[Entity]:
        return [entity for _, entity in between(self._named, start, end)]

    def nearby(self, at: int) -> list[Entity]:
        """The actors of the article; of a very long one, those named or heard near an offset."""
        if len(self.entities) <= _MANY:
            return self.entities
        near = set(self.named_between(at - _NEAR, at + _NEAR)) | {turn.actor for turn in self.recent()}
        return [one for one in self.entities if one in near]

    def named_in(self, span: Span) -> Sequence[tuple[int, Entity]]:
        """The names in a span, each with its offset."""
        return between(self._named, span.start, span.end)

    def holders(self, statement: Statement) -> list[Statement]:
        """The statements whose content holds this one's cue."""
        return self._holders[statement.id]

    def situation(self, statement: Statement, phrase: Span | None = None) -> Situation:
        """The situation of a statement's cue, or of a phrase that belongs to the statement."""
        at = phrase.start if phrase is not None else statement.cue.start
        sentence = self.sentence(at)
        start = self._starts[sentence]
        holders = self.holders(statement)
        recent = self.recent()
        outer = [
            turn
            for turn in recent
            if all(turn.statement is not one for one in holders)
            and all(any(one is other for other in holders) for one in self._holders[turn.statement.id])
        ]
        ranks: dict[Entity, int] = {}
        last: dict[Entity, Turn] = {}
        for turn in reversed(outer):
            if turn.actor not in ranks:
                ranks[turn.actor] = len(ranks)
                last[turn.actor] = turn
        around = min(
            (turn for turn in recent if any(turn.statement is one for one in holders)),
            key=lambda turn: turn.statement.content.end - turn.statement.content.start,
            default=None,
        )
        ended = 0
        if outer:
            said = outer[-1].statement
            ended = max(said.cue.end, said.content.end if said.content.end <= at else 0)
        own = frozenset(self.named_between(phrase.start, phrase.end)) if phrase is not None else frozenset[Entity]()
        return Situation(
            at=at,
            sentence=sentence,
            start=start,
            headline=sentence in self._headlines,
            shape=cue_shape(statement),
            around=around,
            ranks=ranks,
            last=last,
            named=self.named_between(start, at),
            since=self.named_between(max(ended, start - 400), at),
            own=own,
        )

    def place_before(self, entity: Entity, at: int) -> int | None:
        """Where an entity was last named before an offset."""
        index = bisect_left(entity.places, at)
        return entity.places[index - 1] if index else None

    def oblique(self, place: int) -> bool:
        """Whether the name at an offset stands after a preposition."""
        before = self.text[max(0, place - 12) : place]
        if before and before[-1].isalpha():
            return before[-1] in "لبك"
        words = before.split()
        return bool(words) and words[-1] in _PREPOSITIONS

    def addressed(self, entity: Entity, at: int) -> bool:
        """Whether an entity was named before an offset only as an outlet that was told: «وقال لـ«عكاظ»»."""
        places = entity.places[: bisect_left(entity.places, at)]
        return bool(places) and all(_TO_OUTLET.search(self.text[max(0, place - 6) : place]) for place in places)

    def word_before(self, place: int) -> str:
        """What sort of word stands before the name at an offset."""
        line = self.text[max(0, place - 24) : place]
        if line and line[-1].isalpha():
            return "attached"
        words = line.rsplit("\n", 1)[-1].split()
        if not words or not words[-1][-1].isalpha():
            return "start"
        word = words[-1]
        if word in _PREPOSITIONS:
            return "preposition"
        for test, sort in _SORTS:
            if test.search(word):
                return sort
        return "other"

    def preposition_before(self, place: int) -> str:
        """The preposition before the name at an offset, written apart or onto it; «» where there is none."""
        line = self.text[max(0, place - 12) : place]
        if line and line[-1].isalpha():
            return line[-1]
        words = line.split()
        return words[-1] if words and words[-1] in _PREPOSITIONS else "city" if words and words[-1] in _REGIONS else ""

    def within_content(self, place: int) -> bool:
        """Whether an offset is part of what somebody is reported to have said already."""
        return any(turn.statement.content.start <= place < turn.statement.content.end for turn in self.recent())


_PREPOSITIONS = frozenset({"من", "في", "عن", "مع", "إلى", "الى", "على", "ضد", "بين", "لدى", "قبل", "بعد", "عند", "نحو"})


_TO_OUTLET = re.compile(r"(?<!\w)لـ?\s?[«\"“”]\s?$")
"""Stands before the name of an outlet in quotation marks that somebody speaks to."""

_REGIONS = frozenset(
    {
        "مدينة",
        "بمدينة",
        "منطقة",
        "بمنطقة",
        "محافظة",
        "بمحافظة",
        "قرية",
        "ولاية",
        "إقليم",
        "مطار",
        "ميناء",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
    }
)
_SORTS = (
    (re.compile("^[وف]?لل?.*[ةاى]$|^[وف]?ال|ة$"), "noun"),
    (re.compile("ت$"), "feminine verb"),
    (re.compile("^[وفس]?ي"), "present"),
    (re.compile("^[وفس]?ت"), "feminine present"),
    (re.compile("^[وف]..."), "joined"),
)


def _carries(statement: Statement, report: Statement) -> bool:
    """Whether a report stands in the frame of the statement about it: «نفت الوزارة أنباء أفادت بأن …»."""
    cue, content = report.cue.start, statement.content
    return statement.cue.start < cue < content.start and report.content.overlaps(content)


def holds(content: Span, cue: Span) -> bool:
    return content.start <= cue.start and cue.end <= content.end


def group_of(entity: Entity) -> str:
    """The kind of an actor, as coarse as grammar sees it."""
    if entity.thing:
        return "thing"
    if entity.guessed:
        return "guessed"
    if entity.kind in (ActorKind.ORGANIZATION, ActorKind.GROUP, ActorKind.MEDIA):
        return "body"
    return entity.kind.value
