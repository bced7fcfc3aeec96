"""What the pipeline gives: the facts found in articles, and what follows from them all together."""

from pydantic import Field

from schemas.actor import Actor, Judgement, Mention
from schemas.article import Story
from schemas.base import Frozen
from schemas.claim import Claim, Contradiction
from schemas.statement import Statement


class ArticleMeta(Frozen):
    """An article as a store keeps it: without its text, with the signature that finds its near-duplicates."""

    id: str
    doc: str
    title: str = ""
    outlet: str | None = None
    url: str | None = None
    date: str | None = None
    language: str = "ar"
    signature: str = Field(default="", description="MinHash of the text, as hexadecimal digits")


class ArticleFacts(Frozen):
    """All that one article says, resolved within the article alone. A store's base layer is a set of these."""

    article: ArticleMeta
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]


class BaseLayer(Frozen):
    """What was read, as found: in whatever order articles come, it is the same. An article that is read again says
    what it says then."""

    articles: tuple[ArticleMeta, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    judgements: tuple[Judgement, ...] = ()


class Derived(Frozen):
    """What follows from a base layer: a pure function of it, so neither order nor repetition matters."""

    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    """The base layer's statements with every actor replaced by the one that stands for it."""
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
