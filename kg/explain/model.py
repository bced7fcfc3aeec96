"""What there is to see in an article, before anybody decides how it looks."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from schemas import Act, Frozen, Polarity, Span


class Status(StrEnum):
    """How a statement compares with the annotation, where there is one."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    SPURIOUS = "spurious"


class Correction(Frozen):
    """What the annotation says otherwise."""

    field: Literal["actor", "polarity", "content"]
    value: str


class Shown(Frozen):
    """One statement as it is shown, under a number; one that was missed is the annotation's."""

    number: int
    actor: str
    act: Act
    polarity: Polarity
    negated: bool = False
    hedged: bool = False
    cue: Span
    source: Span | None = None
    content: Span
    via: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    rule: str = ""
    confidence: float | None = None
    status: Status | None = None
    corrections: tuple[Correction, ...] = ()


class Segment(Frozen):
    """A stretch of the text in which nothing begins or ends, and the numbers of the statements it is a part of."""

    text: str
    cue: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    content: tuple[int, ...] = ()
    first: tuple[int, ...] = Field(default=(), description="statements whose cue begins here")
    opens: tuple[int, ...] = Field(default=(), description="statements whose content begins here, the longest first")
    closes: tuple[int, ...] = Field(default=(), description="statements whose content ends here, the shortest first")

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(sorted({*self.cue, *self.source, *self.content}))


class Explained(Frozen):
    """An article, paragraph by paragraph, with its statements in text order."""

    doc: str
    title: str = ""
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    paragraphs: tuple[tuple[Segment, ...], ...]
    shown: tuple[Shown, ...]
