"""Strict scores of the product's name tagger: a span counts where its first word, last word and kind are all right."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from corpora import Sentence, spans

from kg.annotating.names import NameTagger

Spans = set[tuple[int, int, int, str]]


def f1(right: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent."""
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return 100 * precision, 100 * recall, 200 * precision * recall / max(precision + recall, 1e-9)


def table(gold: Spans, found: Spans) -> Iterable[str]:
    """Lines of precision, recall, F1 and number of gold names: for each kind and for all together."""
    right, found_by, gold_by = (Counter(span[-1] for span in some) for some in (gold & found, found, gold))
    for kind in [*sorted(gold_by), "all"]:
        counts = [sum(by.values()) if kind == "all" else by[kind] for by in (right, found_by, gold_by)]
        precision, recall, score = f1(*counts)
        yield f"  {kind:5} P {precision:5.1f}  R {recall:5.1f}  F1 {score:5.1f}  ({counts[2]} names)"


def report(path: Path, sentences: list[Sentence], device: str = "cpu") -> None:
    """Print the scores on the file's sentences, as they are tokenised there."""
    tagger = NameTagger(device=device)
    started = time.monotonic()
    tagged = tagger.tag([[word for word, _ in sentence] for sentence in sentences])
    seconds = time.monotonic() - started
    gold: Spans = {(n, *span) for n, sentence in enumerate(sentences) for span in spans([tag for _, tag in sentence])}
    found: Spans = {(n, *span) for n, names in enumerate(tagged) for span in names}
    print(f"{path.name}: {sum(map(len, sentences))} words in {seconds:.0f} s")
    print("\n".join(table(gold, found)))
    # The first word (and tag) of nearly every sentence of the ANERcorp test file belongs to another text.
    print("  without names that hold a sentence's first word:")
    print(list(table({s for s in gold if s[1]}, {s for s in found if s[1]}))[-1])
