"""The figures of names against a file of tagged tokens."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from kg.evaluation.figures import NameFigures, Rate
from kg.evaluation.inputs import EvaluationError, read_text, write_text
from schemas import NameKind

_TAG = re.compile(r"O|[BI]-(?:PERS?|LOC|ORG|MISC|MIS\d*)")
_MISC = re.compile(r"-MIS\d*$")
Span = tuple[int, int, str]
"""First token, token after the last, class."""


class NameSpan(Protocol):
    """A name in a sentence: indices of tokens, the end exclusive, and its class."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...


Tagger = Callable[[Sequence[Sequence[str]]], Sequence[Sequence[NameSpan]]]


def evaluate_names(file: Path, tag: Tagger, predictions_out: Path | None = None) -> NameFigures:
    """Strict F1 of the names that `tag` finds: the span and the class have to be the gold ones.

    `file` has a token and its tag (O, B-PERS, I-LOC …; PER is PERS; AQMAR's MIS, MIS0, MIS1 … are MISC) a line, a blank
    line between sentences; a name begins at a B-, or at an I- that continues none of its class. `predictions_out` gets
    token, gold and predicted tag a line in the same order. EvaluationError where the file is malformed or the tagger
    gives another number of sentences.
    """
    sentences = read_tagged(file)
    found = tag([[token for token, _ in sentence] for sentence in sentences])
    if len(found) != len(sentences):
        raise EvaluationError(f"the tagger gave {len(found)} sentences for {len(sentences)}")
    gold: set[tuple[int, Span]] = set()
    predicted: set[tuple[int, Span]] = set()
    lines: list[str] = []
    for number, (sentence, names) in enumerate(zip(sentences, found, strict=True)):
        tags = [tag for _, tag in sentence]
        spans = [(name.start, name.end, str(name.kind)) for name in names]
        gold |= {(number, span) for span in spans_of(tags)}
        predicted |= {(number, span) for span in spans}
        columns = zip(sentence, tags_of(spans, len(sentence)), strict=True)
        lines += [f"{token} {expected} {tagged}\n" for (token, expected), tagged in columns]
        lines.append("\n")
    if predictions_out is not None:
        write_text(predictions_out, lines)
    kinds = {kind.value: _rate(gold, predicted, kind) for kind in NameKind}
    return NameFigures(overall=_rate(gold, predicted, None), kinds=kinds)


def read_tagged(file: Path) -> list[list[tuple[str, str]]]:
    """Sentences of (token, tag); EvaluationError with the line's number."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for number, line in enumerate(read_text(file).split("\n"), 1):
        columns = re.split("[ \t]+", line.strip(" \t\r"))
        if columns == [""]:
            if sentences[-1]:
                sentences.append([])
            continue
        if len(columns) != 2:
            raise EvaluationError(f"{file}: line {number}: a token and a tag are expected, not {len(columns)} columns")
        token, tag = columns
        if not _TAG.fullmatch(tag):
            raise EvaluationError(
                f"{file}: line {number}: unknown tag {tag} (O, or B- or I- with PERS, LOC, ORG, MISC)"
            )
        sentences[-1].append((token, _MISC.sub("-MISC", f"{tag}S" if tag.endswith("PER") else tag)))
    sentences = [sentence for sentence in sentences if sentence]
    if not sentences:
        raise EvaluationError(f"{file}: no token in it")
    return sentences


def spans_of(tags: Sequence[str]) -> list[Span]:
    """The names that a sentence's tags mark."""
    spans: list[Span] = []
    for position, (before, tag) in enumerate(pairwise(["O", *tags])):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag.startswith("I-") and before[2:] == kind:
            start, _, _ = spans.pop()
            spans.append((start, position + 1, kind))
        else:
            spans.append((position, position + 1, kind))
    return spans


def tags_of(spans: Sequence[Span], length: int) -> list[str]:
    """The tags of a sentence with these names."""
    tags = ["O"] * length
    for start, end, kind in spans:
        if not 0 <= start < end <= length:
            raise EvaluationError(f"the tagger gave a name at {start}..{end} in a sentence of {length} tokens")
        tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tags


def _rate(gold: set[tuple[int, Span]], predicted: set[tuple[int, Span]], kind: str | None) -> Rate:
    def of_kind(names: set[tuple[int, Span]]) -> int:
        return sum(kind in (None, span[2]) for _, span in names)

    return Rate.of(of_kind(gold & predicted), of_kind(predicted), of_kind(gold))
