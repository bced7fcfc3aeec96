"""Annotated articles for tests: sentences and tokens by the real annotator, names given by hand."""

from collections.abc import Mapping

from kg.annotating.sentences import split_sentences
from schemas import AnnotatedArticle, Article, Name, NameKind, Span


def annotated(text: str, names: Mapping[str, NameKind], doc: str = "a") -> AnnotatedArticle:
    """`text` with every occurrence of the names marked, longer names first."""
    sentences = split_sentences(text)
    found: list[Name] = []
    for name in sorted(names, key=lambda one: -len(one)):
        start = text.find(name)
        while start >= 0:
            span = Span.of(text, start, start + len(name))
            if not any(span.overlaps(other.span) for other in found):
                index = next(s.index for s in sentences if s.start <= start < s.end)
                found.append(Name(span=span, kind=names[name], sentence=index))
            start = text.find(name, start + 1)
    ordered = tuple(sorted(found, key=lambda name: name.span.start))
    return AnnotatedArticle(article=Article.make(doc, text), sentences=sentences, names=ordered)
