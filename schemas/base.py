"""What every model shares: immutability, text spans and content-hash identifiers."""

import hashlib
import json
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

ID_LENGTH = 20
"""Hexadecimal digits in an identifier: 80 bits, no collision expected below 10^11 items."""


class Frozen(BaseModel):
    """An immutable model that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="utf8")


class Span(Frozen):
    """A stretch of an article's text: code-point offsets into the text as it is on disk, end exclusive."""

    start: int
    end: int
    text: str

    @model_validator(mode="after")
    def _offsets_fit_the_text(self) -> Self:
        if self.start < 0 or self.end - self.start != len(self.text):
            raise ValueError(f"offsets {self.start}..{self.end} do not fit a text of {len(self.text)} characters")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span `start..end` of `text`."""
        return cls(start=start, end=end, text=text[start:end])

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


def content_hash(*parts: str | int | None) -> str:
    """An identifier made of nothing but the parts; JSON keeps ("a", "bc") and ("ab", "c") apart."""
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8")).hexdigest()[:ID_LENGTH]
