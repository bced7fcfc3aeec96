"""Self-training: sentences of SaudiNewsNet tagged by the product's own model, for the next one to learn from.

What the teacher finds once in an article it is given at every other place of that article, so that the pupil sees names
in contexts in which the teacher misses them.
"""

from __future__ import annotations

import random
from pathlib import Path

from corpora import LONGEST, Sentence

from kg.annotating.clitics import piece_scores, proclitic_length
from kg.annotating.everywhere import names_everywhere
from kg.annotating.names import BUNDLED_MODEL, NameSpan, NameTagger, plain
from kg.annotating.sentences import split_sentences
from kg.arabic import fold
from kg.reading import read_articles
from schemas import Name, NameKind, Span
from schemas import Sentence as Split

SENTENCES_EACH = 4
"""Taken of an article at most, so that many articles are seen."""


def silver(data: Path, wanted: int, device: str, seed: int = 1) -> list[Sentence]:
    """`wanted` tagged sentences out of articles drawn at random; each has a name, and none is longer than LONGEST."""
    rng = random.Random(seed)  # noqa: S311
    files = sorted((data / "saudinewsnet").glob("*.jsonl.gz"))
    texts = [article.text for article in read_articles(files, on_failure=lambda _: None)]
    rng.shuffle(texts)
    tagger, score = NameTagger(device=device), piece_scores(BUNDLED_MODEL / "tokenizer.json")
    found: list[Sentence] = []
    for at in range(0, len(texts), 64):
        some = texts[at : at + 64]
        split = [split_sentences(text) for text in some]
        spans = iter(tagger.tag([[token.text for token in one.tokens] for many in split for one in many]))
        for text, sentences in zip(some, split, strict=True):
            words = {fold(token.text) for sentence in sentences for token in sentence.tokens}
            names = [
                _name(text, sentence, span, proclitic_length(sentence.tokens[span.start].text, words, score))
                for sentence in sentences
                for span in next(spans)
            ]
            everywhere = names_everywhere(text, sentences, names, words, score)
            tagged = [_tagged(one, [name for name in everywhere if name.sentence == one.index]) for one in sentences]
            good = [one for one in tagged if len(one) <= LONGEST and any(tag != "O" for _, tag in one)]
            found += rng.sample(good, min(len(good), SENTENCES_EACH))
        if len(found) >= wanted:
            break
    return found[:wanted]


def _name(text: str, sentence: Split, span: NameSpan, clitic: int) -> Name:
    start, end = sentence.tokens[span.start].start + clitic, sentence.tokens[span.end - 1].end
    return Name(span=Span.of(text, start, end), kind=NameKind(span.kind), sentence=sentence.index)


def _tagged(sentence: Split, names: list[Name]) -> Sentence:
    """The sentence's words as the model reads them, a clitic tagged with its name, as in ANERcorp."""
    tags = ["O"] * len(sentence.tokens)
    for name in names:
        inside = [
            at for at, one in enumerate(sentence.tokens) if one.end > name.span.start and one.start < name.span.end
        ]
        for at in inside:
            tags[at] = f"{'B' if at == inside[0] else 'I'}-{name.kind.value}"
    return [(plain(token.text), tag) for token, tag in zip(sentence.tokens, tags, strict=True)]
