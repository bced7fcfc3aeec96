"""Annotated articles to statements: who is said to have said what, with the spans that prove it."""

from kg.statements.finder import find_statements

__all__ = ["find_statements"]
