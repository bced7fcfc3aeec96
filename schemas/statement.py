"""Statements: one place in one article where a proposition is attributed to a source."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from schemas.base import Frozen, Span, content_hash


class Polarity(StrEnum):
    """What the source does with the content: says it is true, says it is untrue, or neither."""

    ASSERT = "assert"
    DENY = "deny"
    NEUTRAL = "neutral"


class Act(StrEnum):
    """The speech act; docs/glossary.md says what each is."""

    STATE = "state"
    CONFIRM = "confirm"
    ANNOUNCE = "announce"
    ACCUSE = "accuse"
    WARN = "warn"
    DEMAND = "demand"
    PROMISE = "promise"
    DENY = "deny"
    NO_COMMENT = "no_comment"


class Quoted(StrEnum):
    """How much of the content stands in quotation marks: all, some or none of it."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Gender(StrEnum):
    MASCULINE = "m"
    FEMININE = "f"


class Number(StrEnum):
    SINGULAR = "s"
    DUAL = "d"
    PLURAL = "p"


class Agreement(Frozen):
    """What a cue's form says of its subject; None where the form does not tell."""

    gender: Gender | None = None
    number: Number | None = None


class ActorRef(Frozen):
    """A reference to an actor: its id as found in the article, and the best name that the article gives it."""

    id: str
    name: str


def check_act(act: Act, polarity: Polarity) -> None:
    """ValueError where an act does not go with a polarity."""
    if (polarity is Polarity.DENY) != (act is Act.DENY):
        raise ValueError("act deny goes with polarity deny")
    if (polarity is Polarity.NEUTRAL) != (act is Act.NO_COMMENT):
        raise ValueError("act no_comment goes with polarity neutral")


class Statement(Frozen):
    """A source, a cue and a content in one article, with polarity and act.

    The statement finder leaves `actor`, `via` and `about` empty; the actor stage gives the same statement with
    them filled in.
    """

    id: str = Field(description="content hash of the article's id and the spans of cue and content")
    article: str = Field(description="the article's id")
    doc: str
    cue: Span
    source: Span | None = Field(default=None, description="the source as written; None where it is dropped")
    content: Span
    sentence: Span = Field(description="the sentence, or sentences, that hold cue and content: the evidence")
    before: str = Field(default="", description="the sentence before the evidence, cut where it is long")
    after: str = Field(default="", description="the sentence after it, cut where it is long")
    polarity: Polarity
    act: Act
    negated: bool = Field(default=False, description="the content's main predicate is itself negated")
    hedged: bool = Field(default=False, description="the reporter keeps a distance: «زعم», «ادعى»")
    quoted: Quoted = Quoted.INDIRECT
    agreement: Agreement = Agreement()
    via_spans: tuple[Span, ...] = ()
    actor: ActorRef | None = None
    via: tuple[ActorRef, ...] = ()
    about: tuple[ActorRef, ...] = ()
    rule: str = Field(description="the rule or the model that found it")
    confidence: float = Field(ge=0.0, le=1.0)

    @model_validator(mode="after")
    def _act_goes_with_polarity(self) -> Self:
        check_act(self.act, self.polarity)
        return self

    @staticmethod
    def identify(article: str, cue: Span, content: Span) -> str:
        """The id of the statement that `cue` and `content` make in `article`."""
        return content_hash("statement", article, cue.start, cue.end, content.start, content.end)
