"""The machine-readable contract: what `--format jsonl` prints, one record a line (see docs/contract.md)."""

from pydantic import Field

from schemas.base import Frozen, Span
from schemas.claim import Claim, Contradiction, ContradictionKind
from schemas.statement import Act, Polarity, Quoted, Statement


class StatementRecord(Frozen):
    """A line of `kg extract --format jsonl`."""

    doc: str
    id: str
    cue: Span
    source: Span | None
    actor: str
    actor_id: str
    via: tuple[str, ...]
    polarity: Polarity
    act: Act
    content: Span
    negated: bool
    hedged: bool
    quoted: Quoted
    about: tuple[str, ...]
    rule: str
    confidence: float = Field(ge=0.0, le=1.0)

    @classmethod
    def of(cls, statement: Statement) -> "StatementRecord":
        """The record of a statement whose actor is resolved; ValueError where it is not."""
        if statement.actor is None:
            raise ValueError(f"statement {statement.id} has no actor")
        return cls(
            doc=statement.doc,
            id=statement.id,
            cue=statement.cue,
            source=statement.source,
            actor=statement.actor.name,
            actor_id=statement.actor.id,
            via=tuple(ref.name for ref in statement.via),
            polarity=statement.polarity,
            act=statement.act,
            content=statement.content,
            negated=statement.negated,
            hedged=statement.hedged,
            quoted=statement.quoted,
            about=tuple(ref.name for ref in statement.about),
            rule=statement.rule,
            confidence=statement.confidence,
        )


class ContradictionRecord(Frozen):
    """A line of `kg contradictions --format jsonl`."""

    a: str
    b: str
    kind: ContradictionKind
    score: float = Field(ge=0.0, le=1.0)
    why: str
    why_ar: str = ""
    oneself: bool = False

    @classmethod
    def of(cls, pair: Contradiction) -> "ContradictionRecord":
        return cls(**pair.model_dump())


class ClaimRecord(Frozen):
    """A line of `kg claims --format jsonl`."""

    claim: str
    text: str
    polarity: Polarity
    statements: tuple[str, ...]
    stories: int

    @classmethod
    def of(cls, claim: Claim) -> "ClaimRecord":
        return cls(
            claim=claim.id,
            text=claim.text,
            polarity=claim.polarity,
            statements=claim.statements,
            stories=claim.stories,
        )
