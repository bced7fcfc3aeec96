"""Annotated articles to statements: who is said to have said what, with the spans that prove it."""

from kg.statements.finder import StatementFinder, find_statements

__all__ = ["StatementFinder", "find_statements"]
