"""Claims and contradictions between the statements that make them."""

from enum import StrEnum

from pydantic import Field

from schemas.base import Frozen, content_hash
from schemas.statement import Polarity


class Claim(Frozen):
    """Statements that say the same: one proposition and one side of it, however often it is reported.

    The text is the proposition alone. An assertion of P and a denial of P are two claims with a CONTRADICTS
    between them; two denials of P are one, and so are a denial of P and an assertion that P is not so. Polarity and
    text are those of the representative, the first statement that made the claim.
    """

    id: str = Field(description="content hash of the representative statement's id")
    text: str
    polarity: Polarity
    representative: str = Field(description="id of the statement whose content is the text")
    statements: tuple[str, ...] = Field(min_length=1, description="statement ids, sorted")
    stories: int = Field(ge=1, description="independent witnesses: stories, not articles")
    about: tuple[str, ...] = Field(default=(), description="actor ids, sorted")
    first_seen: str | None = None
    last_seen: str | None = None

    @staticmethod
    def identify(representative: str) -> str:
        return content_hash("claim", representative)


class ContradictionKind(StrEnum):
    """DENIAL: one denies what the other says. NEGATION: P against not-P. INCOMPATIBLE: different values."""

    DENIAL = "denial"
    NEGATION = "negation"
    INCOMPATIBLE = "incompatible"


class Contradiction(Frozen):
    """Two statements that cannot both be true. In a denial `a` is the one that denies."""

    a: str = Field(description="statement id")
    b: str = Field(description="statement id")
    kind: ContradictionKind
    score: float = Field(ge=0.0, le=1.0)
    why: str = Field(description="one readable sentence")
    why_ar: str = Field(default="", description="the same sentence in Arabic")
    oneself: bool = Field(default=False, description="one actor on both sides: a change of mind, or of the report")
