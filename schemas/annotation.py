"""What the annotator adds to an article: sentences, tokens and names."""

from enum import StrEnum

from pydantic import Field

from schemas.article import Article
from schemas.base import Frozen, Span


class NameKind(StrEnum):
    """The four classes of ANERcorp."""

    PERSON = "PERS"
    LOCATION = "LOC"
    ORGANIZATION = "ORG"
    MISCELLANEOUS = "MISC"


class Token(Frozen):
    """A word or a punctuation mark. Clitics stay on their word."""

    start: int
    end: int
    text: str = Field(description="the token exactly as it is in the article")


class Sentence(Frozen):
    """A sentence or a headline, as offsets and tokens. A quotation of several sentences is several sentences."""

    index: int = Field(description="position in the article, from 0")
    start: int
    end: int
    tokens: tuple[Token, ...] = Field(min_length=1)
    headline: bool = False


class Name(Frozen):
    """A name without its clitics («وبوتين» gives «بوتين») and without its title."""

    span: Span
    kind: NameKind
    sentence: int = Field(description="index of its sentence")


class AnnotatedArticle(Frozen):
    """An article with its sentences (in text order) and names (in text order, none overlapping)."""

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
