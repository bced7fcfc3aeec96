"""Actors, where an article mentions them, and the judgements on who is who."""

from enum import StrEnum

from pydantic import Field

from schemas.base import Frozen, content_hash


class ActorKind(StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    PLACE = "place"
    MEDIA = "media"
    GROUP = "group"
    UNNAMED = "unnamed"


class Mention(Frozen):
    """One actor as one article has it: the article's own id for it, before any judgement."""

    article: str
    actor: str = Field(description="actor id as found")
    name: str = Field(description="the best name that the article gives")
    kind: ActorKind
    names: tuple[str, ...] = Field(description="every form that the article uses, sorted")


class Actor(Frozen):
    """Somebody or something that can speak, or be spoken about."""

    id: str
    name: str = Field(description="the best Arabic name")
    name_en: str | None = None
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    part_of: tuple[str, ...] = Field(default=(), description="ids of the actors it belongs to")
    merged_into: str | None = Field(default=None, description="the actor that stands for this one, by a judgement")


class Verdict(StrEnum):
    """SAME: two actors are one. SPLIT: in the articles listed, `left` is another actor, `right`."""

    SAME = "same"
    SPLIT = "split"


class Judgement(Frozen):
    """A stored decision on identity. It changes no fact: undoing it brings back the graph as it was."""

    id: str
    verdict: Verdict
    left: str = Field(description="actor id")
    right: str = Field(description="actor id")
    articles: tuple[str, ...] = Field(default=(), description="where a split holds, sorted; () for a merge")
    by: str = Field(description="who decided")
    at: str = Field(description="when, ISO 8601 in UTC")

    @staticmethod
    def identify(verdict: Verdict, left: str, right: str, articles: tuple[str, ...] = ()) -> str:
        """The id of a judgement: the same decision taken twice is one."""
        pair = sorted((left, right)) if verdict is Verdict.SAME else [left, right]
        return content_hash("judgement", verdict.value, *pair, *sorted(articles))
