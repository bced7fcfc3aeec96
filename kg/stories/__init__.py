"""Stories: articles that are near-duplicates of each other. `signature` goes in per article, `group_stories` groups."""

from kg.stories.grouping import group_stories
from kg.stories.signatures import signature

__all__ = ["group_stories", "signature"]
