"""The graph's schema: every label, key, relationship type and property, declared once.

A node or a relationship is a model; its fields are the graph's properties. Constraints, loaders, documentation and
tests are made from these models. `layer` says whether a thing is read from articles (`base`: it stays until its
article is read again and says otherwise) or follows from the base layer (`derived`: can be thrown away and made again).
"""

from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from schemas.base import Frozen

SCHEMA_VERSION = 2

Layer = Literal["base", "derived"]


class Label(StrEnum):
    ARTICLE = "Article"
    STORY = "Story"
    STATEMENT = "Statement"
    ACTOR = "Actor"
    CLAIM = "Claim"
    JUDGEMENT = "Judgement"
    GRAPH = "Graph"


class RelationshipType(StrEnum):
    REPORTED_IN = "REPORTED_IN"
    MENTIONS = "MENTIONS"
    PART_OF = "PART_OF"
    MADE = "MADE"
    VIA = "VIA"
    EXPRESSES = "EXPRESSES"
    ASSERTS = "ASSERTS"
    DENIES = "DENIES"
    QUESTIONS = "QUESTIONS"
    ABOUT = "ABOUT"
    CONTRADICTS = "CONTRADICTS"


class Node(Frozen):
    """A node. `id` is its key; a property whose value is None is not stored."""

    label: ClassVar[Label]
    layer: ClassVar[Layer]

    id: str = Field(min_length=1, description="the key")


class ArticleNode(Node):
    """One article."""

    label = Label.ARTICLE
    layer = "base"

    doc: str = Field(description="name of the file that it came from, without ending; the smallest of several")
    title: str = Field(description="the headline")
    outlet: str | None = Field(default=None, description="the paper, agency or site")
    url: str | None = Field(default=None, description="where it was published")
    date: str | None = Field(default=None, description="ISO 8601 date of publication")
    language: str = Field(description="ISO 639 code")
    signature: str = Field(description="MinHash of the text, as hexadecimal digits")


class StatementNode(Node):
    """One attribution in one article, with its evidence: the sentence and the spans of its parts."""

    label = Label.STATEMENT
    layer = "base"

    article: str = Field(description="id of its article")
    doc: str = Field(description="file name of its article")
    text: str = Field(description="the content: what is claimed or denied")
    sentence: str = Field(description="the sentence, or sentences, that prove it")
    cue: str = Field(description="the word that reports: «قال», «نفى», «وفق», a headline's colon")
    source: str | None = Field(default=None, description="the source as written; absent where it is dropped")
    polarity: str = Field(description="assert, deny or neutral")
    act: str = Field(description="state, confirm, announce, accuse, warn, demand, promise, deny or no_comment")
    negated: bool = Field(description="the content's main predicate is negated")
    hedged: bool = Field(description="the reporter keeps a distance: «زعم»")
    quoted: str = Field(description="direct, mixed or indirect")
    rule: str = Field(description="the rule or model that found it")
    confidence: float = Field(description="0 to 1")
    position: int = Field(description="offset of the content in the article, in code points")
    record: str = Field(description="the whole statement as JSON, offsets included")


class ActorNode(Node):
    """Somebody who speaks or is spoken about."""

    label = Label.ACTOR
    layer = "derived"

    name: str = Field(description="the best Arabic name")
    name_en: str | None = Field(default=None, description="the name in Latin letters")
    kind: str = Field(description="person, organization, state, place, media, group or unnamed")
    aliases: list[str] = Field(description="every name that it goes by, sorted")
    merged_into: str | None = Field(default=None, description="id of the actor that stands for it, by a judgement")


class StoryNode(Node):
    """Near-duplicate articles: one witness."""

    label = Label.STORY
    layer = "derived"

    articles: int = Field(description="how many articles tell it")


class ClaimNode(Node):
    """Statements that say the same on one side of it."""

    label = Label.CLAIM
    layer = "derived"

    text: str = Field(description="the proposition, without the polarity")
    polarity: str = Field(description="assert, deny or neutral: what those who make it do with the text")
    statements: int = Field(description="how many statements express it")
    stories: int = Field(description="how many independent stories report it")
    first_seen: str | None = Field(default=None, description="date of its first article")
    last_seen: str | None = Field(default=None, description="date of its last article")


class JudgementNode(Node):
    """A stored, undoable decision on who is who."""

    label = Label.JUDGEMENT
    layer = "base"

    verdict: str = Field(description="same or split")
    left: str = Field(description="actor id")
    right: str = Field(description="actor id")
    articles: list[str] = Field(description="ids of the articles where a split holds")
    by: str = Field(description="who decided")
    at: str = Field(description="when, ISO 8601 in UTC")


class GraphNode(Node):
    """The one node that says what this graph is. Its id is "graph"."""

    label = Label.GRAPH
    layer = "base"

    schema_version: int = Field(description="version of the graph schema that it was made under")
    stale: bool = Field(description="the base layer changed after the derived layer was last made")
    writing: str | None = Field(default=None, description="who is writing many batches, or was broken off in it")


class Relationship(Frozen):
    """A relationship between two nodes, given by their keys; its other fields are its properties."""

    type: ClassVar[RelationshipType]
    layer: ClassVar[Layer]
    start_label: ClassVar[Label]
    end_label: ClassVar[Label]

    start: str = Field(min_length=1, exclude=True)
    finish: str = Field(min_length=1, exclude=True)


class ReportedIn(Relationship):
    """A statement stands in an article."""

    type = RelationshipType.REPORTED_IN
    layer = "base"
    start_label = Label.STATEMENT
    end_label = Label.ARTICLE


class Mentions(Relationship):
    """An article names an actor. The actor is the article's own, before any judgement."""

    type = RelationshipType.MENTIONS
    layer = "base"
    start_label = Label.ARTICLE
    end_label = Label.ACTOR

    name: str = Field(description="the best name in that article")
    kind: str = Field(description="what the article takes it for")
    names: list[str] = Field(description="every form in that article, sorted")


class PartOfStory(Relationship):
    """An article tells a story."""

    type = RelationshipType.PART_OF
    layer = "derived"
    start_label = Label.ARTICLE
    end_label = Label.STORY


class PartOfActor(Relationship):
    """An actor belongs to another: the Kremlin to Russia, a spokesman to his ministry."""

    type = RelationshipType.PART_OF
    layer = "derived"
    start_label = Label.ACTOR
    end_label = Label.ACTOR


class Made(Relationship):
    """An actor made a statement."""

    type = RelationshipType.MADE
    layer = "derived"
    start_label = Label.ACTOR
    end_label = Label.STATEMENT


class Via(Relationship):
    """A statement was passed on by an actor."""

    type = RelationshipType.VIA
    layer = "derived"
    start_label = Label.STATEMENT
    end_label = Label.ACTOR

    position: int = Field(description="place in the chain, from 0: the nearest to the reader first")


class Expresses(Relationship):
    """A statement makes a claim."""

    type = RelationshipType.EXPRESSES
    layer = "derived"
    start_label = Label.STATEMENT
    end_label = Label.CLAIM


class Stance(Relationship):
    """What an actor does with a claim, over all the statements that show it."""

    start_label = Label.ACTOR
    end_label = Label.CLAIM

    statements: int = Field(description="how many statements show it")
    stories: int = Field(description="in how many independent stories")
    first_seen: str | None = Field(default=None, description="date of the first article")
    last_seen: str | None = Field(default=None, description="date of the last article")
    evidence: list[str] = Field(description="ids of the statements that show it, sorted")


class Asserts(Stance):
    """An actor says that a claim is true."""

    type = RelationshipType.ASSERTS
    layer = "derived"


class Denies(Stance):
    """An actor says that a claim is untrue: the claim of its own denial, and the claims that this denial denies."""

    type = RelationshipType.DENIES
    layer = "derived"


class Questions(Stance):
    """An actor neither confirms nor denies a claim, or doubts it."""

    type = RelationshipType.QUESTIONS
    layer = "derived"


class About(Relationship):
    """A claim has an actor among its participants."""

    type = RelationshipType.ABOUT
    layer = "derived"
    start_label = Label.CLAIM
    end_label = Label.ACTOR


class Contradicts(Relationship):
    """Two claims cannot both be true. A denial points from the denying claim to the denied one."""

    type = RelationshipType.CONTRADICTS
    layer = "derived"
    start_label = Label.CLAIM
    end_label = Label.CLAIM

    kind: str = Field(description="denial, negation or incompatible: the kind of its best pair of statements")
    score: float = Field(description="0 to 1, the best pair's")
    why: str = Field(description="one readable sentence, the best pair's")
    pairs: list[str] = Field(description="the pairs of statement ids that contradict, as «a b», sorted")
    kinds: list[str] = Field(description="the kind of each of `pairs`, in their order")
    scores: list[float] = Field(description="the score of each of `pairs`, in their order")
    reasons: list[str] = Field(description="why, in one readable sentence, for each of `pairs`, in their order")


NODE_MODELS: tuple[type[Node], ...] = (
    ArticleNode,
    StoryNode,
    StatementNode,
    ActorNode,
    ClaimNode,
    JudgementNode,
    GraphNode,
)
RELATIONSHIP_MODELS: tuple[type[Relationship], ...] = (
    ReportedIn,
    Mentions,
    PartOfStory,
    PartOfActor,
    Made,
    Via,
    Expresses,
    Asserts,
    Denies,
    Questions,
    About,
    Contradicts,
)


TypeName = Literal["string", "integer", "float", "boolean", "string list", "float list"]


class PropertyType(Frozen):
    """A property as documentation and importers need it."""

    name: str
    type: TypeName
    optional: bool
    description: str


_TYPES: dict[object, TypeName] = {
    str: "string",
    int: "integer",
    float: "float",
    bool: "boolean",
    list[str]: "string list",
    list[float]: "float list",
}


def properties(model: type[Node] | type[Relationship]) -> tuple[PropertyType, ...]:
    """The properties that `model` stores, in the order of their declaration."""
    found = []
    for name, field in model.model_fields.items():
        if field.exclude:
            continue
        optional = field.annotation == str | None
        kind = _TYPES[str if optional else field.annotation]
        found.append(PropertyType(name=name, type=kind, optional=optional, description=field.description or ""))
    return tuple(found)


def constraints() -> tuple[str, ...]:
    """Cypher that makes each label's key unique; safe to run again."""
    return tuple(
        f"CREATE CONSTRAINT {model.label.value.lower()}_id IF NOT EXISTS "
        f"FOR (n:{model.label.value}) REQUIRE n.id IS UNIQUE"
        for model in NODE_MODELS
    )


def indexes() -> tuple[str, ...]:
    """Cypher that makes the look-ups of canned queries fast; safe to run again."""
    wanted = (
        (Label.ACTOR, "name"),
        (Label.ACTOR, "kind"),
        (Label.STATEMENT, "article"),
        (Label.ARTICLE, "outlet"),
    )
    return tuple(
        f"CREATE INDEX {label.value.lower()}_{name} IF NOT EXISTS FOR (n:{label.value}) ON (n.{name})"
        for label, name in wanted
    )
