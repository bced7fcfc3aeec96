"""The sentences round a statement's evidence, so that a reader need not open the article."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from schemas import AnnotatedArticle, Statement

LONGEST = 300
"""Characters of a neighbouring sentence that are kept: its nearest ones."""


def with_context(annotated: AnnotatedArticle, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements with the sentence before their evidence and the one after it. Headlines are no context."""
    body = [sentence for sentence in annotated.sentences if not sentence.headline]
    starts, ends = [one.start for one in body], [one.end for one in body]
    text = annotated.article.text
    found = []
    for statement in statements:
        before = bisect_right(ends, statement.sentence.start) - 1
        after = bisect_left(starts, statement.sentence.end)
        found.append(
            statement.model_copy(
                update={
                    "before": _last(text[starts[before] : ends[before]]) if before >= 0 else "",
                    "after": _first(text[starts[after] : ends[after]]) if after < len(body) else "",
                }
            )
        )
    return tuple(found)


def _last(text: str) -> str:
    return text if len(text) <= LONGEST else "… " + text[-LONGEST:].partition(" ")[2]


def _first(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"
