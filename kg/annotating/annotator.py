"""The annotator: batches of articles through the sentence splitter and the name model."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from kg.annotating.clitics import Score, piece_scores, proclitic_length
from kg.annotating.everywhere import names_everywhere
from kg.annotating.heads import complete_names
from kg.annotating.names import BUNDLED_MODEL, NameSpan, NameTagger
from kg.annotating.sentences import split_sentences
from kg.arabic import fold
from schemas import AnnotatedArticle, Article, Name, NameKind, Sentence, Span

_SHORTEST = 3
"""Letters that a name has at least."""
_PARTS = 2
_OPENING = ("«", "“", "„", "”")
"""Quotation marks before which clitics stand."""


class Annotator:
    """Gives articles their sentences, tokens and names. The model is loaded at the first article."""

    @cached_property
    def _tagger(self) -> NameTagger:
        return NameTagger()

    @cached_property
    def _score(self) -> Score:
        return piece_scores(BUNDLED_MODEL / "tokenizer.json")

    def annotate(
        self, articles: Sequence[Article], on_failure: Callable[[str, str], None]
    ) -> Iterator[AnnotatedArticle]:
        """The articles annotated, in order. Their sentences share the model's batches.

        An article without a single word is reported to `on_failure` (doc, reason) and left out.
        """
        split = [split_sentences(article.text) for article in articles]
        spans = iter(self._tagger.tag([[token.text for token in one.tokens] for many in split for one in many]))
        for article, sentences in zip(articles, split, strict=True):
            if not sentences:
                on_failure(article.doc, "no words in it")
                continue
            yield AnnotatedArticle(
                article=article,
                sentences=sentences,
                names=_names(article.text, sentences, [next(spans) for _ in sentences], self._score),
            )


def _names(
    text: str,
    sentences: Sequence[Sentence],
    spans: Sequence[Sequence[NameSpan]],
    score: Score,
) -> tuple[Name, ...]:
    """Names as spans of the text, their clitics cut off."""
    words = {fold(token.text) for sentence in sentences for token in sentence.tokens}
    inside = _inside_names(sentences, spans)
    found = []
    for sentence, named in zip(sentences, spans, strict=True):
        for span in named:
            first, last = sentence.tokens[span.start], sentence.tokens[span.end - 1]
            word = fold(first.text)
            quoted = text[first.start - 1 : first.start] in _OPENING  # «قالت «بلومبيرغ»»
            whole = word in inside and word[1:] not in words  # «وهاب» in an article on «وئام وهاب»
            start = first.start + (0 if whole or quoted else proclitic_length(first.text, words, score))
            if last.end - start < _SHORTEST:
                continue  # marks of layout: «TT»
            found.append(Name(span=Span.of(text, start, last.end), kind=NameKind(span.kind), sentence=sentence.index))
    found = list(_parted(text, found))
    return names_everywhere(text, sentences, complete_names(text, sentences, found), words, score)


def _inside_names(sentences: Sequence[Sentence], spans: Sequence[Sequence[NameSpan]]) -> set[str]:
    """The folded words of persons' names that are not the first of their name."""
    return {
        fold(token.text)
        for sentence, named in zip(sentences, spans, strict=True)
        for span in named
        if span.kind == "PERS"
        for token in sentence.tokens[span.start + 1 : span.end]
    }


def _parted(text: str, found: Sequence[Name]) -> Iterator[Name]:
    """The names, a place of two words as two where the article has each alone: «طالبت | إيران | السعودية بـ …»."""
    alone = {fold(one.span.text) for one in found if one.kind is NameKind.LOCATION and " " not in one.span.text}
    for one in found:
        parts = one.span.text.split(" ")
        if one.kind is NameKind.LOCATION and len(parts) == _PARTS and alone.issuperset(map(fold, parts)):
            middle = one.span.start + len(parts[0])
            yield one.model_copy(update={"span": Span.of(text, one.span.start, middle)})
            yield one.model_copy(update={"span": Span.of(text, middle + 1, one.span.end)})
        else:
            yield one
