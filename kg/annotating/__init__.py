"""Articles to annotated articles: sentences, tokens, and names by Stanza."""

from kg.annotating.annotator import Annotator

__all__ = ["Annotator"]
