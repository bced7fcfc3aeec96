"""What a report says, before anybody decides how it looks."""

from pydantic import Field

from kg.network.model import Network
from schemas import Act, ActorKind, ContradictionKind, Frozen, Polarity


class Part(Frozen):
    """A stretch of a sentence. `role` is "cue", "content", or "" for the rest."""

    text: str
    role: str = ""


class Told(Frozen):
    """One statement in short: who, what, when, where."""

    statement: str = Field(description="statement id")
    actor: str
    actor_id: str
    polarity: Polarity
    act: Act
    hedged: bool = False
    content: str
    doc: str
    title: str = ""
    outlet: str | None = None
    date: str | None = None
    url: str | None = None


class Side(Told):
    """One statement with the sentence that proves it."""

    via: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    sentence: tuple[Part, ...] = Field(description="the sentence in parts, so that cue and content can stand out")
    before: str = Field(default="", description="the sentence before it")
    after: str = Field(default="", description="the sentence after it")
    claim: str = Field(default="", description="id of the claim that it makes")
    confidence: float = 1.0


class Pair(Frozen):
    """Two statements that contradict each other, and why."""

    kind: ContradictionKind
    score: float
    why: str
    why_ar: str = Field(default="", description="the same in Arabic, where there is one")
    oneself: bool = Field(default=False, description="an actor contradicts itself")
    a: Side
    b: Side


class Quarrel(Frozen):
    """All that two actors contradict each other in, under one kind; the same actor twice where it changed its mind."""

    actors: tuple[str, str]
    pairs: tuple[Pair, ...]


class KindSection(Frozen):
    """The contradictions of one kind."""

    kind: ContradictionKind
    quarrels: tuple[Quarrel, ...]

    @property
    def count(self) -> int:
        return sum(len(quarrel.pairs) for quarrel in self.quarrels)


class Said(Frozen):
    """One thing that an actor said, once or again in the same words: a headline and its caption are one line."""

    side: Side = Field(description="where it was said first")
    times: int
    docs: tuple[str, ...]


class Speaker(Frozen):
    """What one actor said, in the order of the articles."""

    actor: str
    actor_id: str
    kind: ActorKind
    said: tuple[Said, ...]


class Event(Told):
    """One statement in the timeline of a claim: by one who makes the claim, or who contradicts it (`against`)."""

    against: bool

    @classmethod
    def of(cls, told: Told, *, against: bool) -> "Event":
        return cls(**{name: getattr(told, name) for name in Told.model_fields}, against=against)


class ClaimLine(Frozen):
    """The timeline of one claim: who made it, who contradicted it, when and where; undated ones last."""

    claim: str = Field(description="claim id")
    text: str
    polarity: Polarity
    stories: int = Field(description="independent witnesses")
    first_seen: str | None
    last_seen: str | None
    against: tuple[str, ...] = Field(description="ids of the claims that contradict it, sorted")
    events: tuple[Event, ...]


class ReportModel(Frozen):
    """The whole report."""

    articles: int
    statements: int
    claims: int
    contradictions: int
    speakers: tuple[Speaker, ...]
    sections: tuple[KindSection, ...]
    timelines: tuple[ClaimLine, ...] = Field(
        default=(), description="of claims that are contradicted or made more than once, the contradicted ones first"
    )
    network: Network

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All contradictions, the surest first."""
        found = [pair for section in self.sections for quarrel in section.quarrels for pair in quarrel.pairs]
        return tuple(sorted(found, key=lambda pair: (-pair.score, pair.a.statement, pair.b.statement)))
