"""The statements of articles: what the rules draft, read again by the model."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from kg.failures import not_analysed
from kg.statements.draft import Draft
from kg.statements.finish import finish
from kg.statements.rules import ruled_drafts
from kg.statements.view import View
from schemas import AnnotatedArticle, Statement

if TYPE_CHECKING:
    from kg.statements.reader.model import Reader

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")

Found = tuple[AnnotatedArticle, tuple[Statement, ...]]


def find_statements(annotated: AnnotatedArticle) -> tuple[Statement, ...]:
    """The statements that the rules alone find in an article, in text order, their actors not yet resolved."""
    view = View(annotated)
    return _finished(view, ruled_drafts(view))


class StatementFinder:
    """Finds the statements of many articles with rules and model. The model is loaded at the first article."""

    @cached_property
    def _reader(self) -> "Reader":
        from kg.statements.reader.model import Reader

        return Reader()

    def find(self, articles: Iterable[AnnotatedArticle], on_failure: Callable[[str, str], None]) -> Iterator[Found]:
        """Each article with its statements in text order, their actors not yet resolved.

        The articles share the model's batches. One that the rules fail on is reported to `on_failure` (doc, reason)
        and left out.
        """
        from kg.statements.settle import settle

        views: list[tuple[View, list[Draft]]] = []
        for annotated in articles:
            try:
                view = View(annotated)
                views.append((view, ruled_drafts(view)))
            except Exception as error:  # one bad article must not cost the batch
                on_failure(annotated.article.doc, not_analysed(error))
        readings = self._reader.read([view for view, _ in views], [drafts for _, drafts in views])
        for (view, drafts), found in zip(views, readings, strict=True):
            try:
                statements = _finished(view, settle(view, drafts, found))
            except Exception as error:
                on_failure(view.article.doc, not_analysed(error))
                continue
            yield view.annotated, statements


def _finished(view: View, drafts: Iterable[Draft]) -> tuple[Statement, ...]:
    found = (finish(view, draft) for draft in drafts)
    statements = {one.id: one for one in found if not _ADDRESS.fullmatch(one.content.text)}  # «الحلو: www…/1.jpg»
    return tuple(sorted(statements.values(), key=lambda one: (one.cue.start, one.content.start)))
