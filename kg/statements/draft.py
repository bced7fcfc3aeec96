"""A statement in the making, in token positions."""

from dataclasses import dataclass, field

from kg.statements.view import Range
from schemas import Act, Agreement, Polarity

REPORTS = frozenset(("carried-report", "news"))
"""Rules for what goes round, which denials answer to."""


@dataclass(slots=True)
class Draft:
    """What the rules have found so far; `content` grows to its end when every cue of the article is known."""

    cue: Range
    rule: str
    act: Act
    polarity: Polarity
    content: Range
    source: Range | None = None
    agreement: Agreement = field(default_factory=Agreement)
    hedged: bool = False
    via: list[Range] = field(default_factory=list)
    quote: Range | None = None
    """The quotation that the content begins with, marks included."""
    fixed: bool = False
    """The content's end is known already."""
    until: int = -1
    """The last token that belongs to the cue's own frame: no other cue stands before it."""
    bounded: bool = False
    """The cue stands in a relative clause between commas: so does the content."""
    continues: bool = False
    """A participle or a verb with «و»: it ends the content of the statement before it."""
    negated: bool | None = None
    """Whether the content's main predicate is negated, where the model has said so."""
    confidence: float | None = None
    """How likely the statement is right, where the model has said so."""
