"""What a report says, before anybody decides how it looks."""

from pydantic import Field

from schemas import Act, ActorKind, ContradictionKind, Frozen, Polarity


class Part(Frozen):
    """A stretch of a sentence. `role` is "cue", "content", or "" for the rest."""

    text: str
    role: str = ""


class Side(Frozen):
    """One statement as a report shows it: who, what, when, where, and the sentence that proves it."""

    statement: str = Field(description="statement id")
    actor: str
    actor_id: str
    via: tuple[str, ...] = ()
    polarity: Polarity
    act: Act
    hedged: bool = False
    content: str
    about: tuple[str, ...] = ()
    sentence: tuple[Part, ...] = Field(description="the sentence in parts, so that cue and content can stand out")
    doc: str
    title: str = ""
    outlet: str | None = None
    date: str | None = None
    url: str | None = None


class Pair(Frozen):
    """Two statements that contradict each other, and why."""

    kind: ContradictionKind
    score: float
    why: str
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


class ReportModel(Frozen):
    """The whole report."""

    articles: int
    statements: int
    claims: int
    contradictions: int
    speakers: tuple[Speaker, ...]
    sections: tuple[KindSection, ...]
