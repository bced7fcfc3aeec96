"""Gold statements as the model of statements learns from them: word features, windows, targets in word positions."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from kg.annotating import Annotator
from kg.encoding.encoder import load_tokenizer, word_pieces
from kg.evaluation.likeness import same_name
from kg.reading import read_articles
from kg.statements.draft import Draft
from kg.statements.reader.features import word_features
from kg.statements.reader.windows import Window, cut_windows
from kg.statements.rules import ruled_drafts
from kg.statements.view import Range, View
from schemas import Act, AnnotatedArticle, Polarity


@dataclass(frozen=True, slots=True)
class Target:
    """A gold statement in word positions."""

    cue: Range
    source: Range | None
    content: Range
    polarity: Polarity
    act: Act
    negated: bool
    speakers: frozenset[int]
    """First words of the names and sources that mean who speaks."""


@dataclass(slots=True)
class Example:
    """An article to learn from."""

    annotated: AnnotatedArticle
    pieces: list[list[int]]
    features: torch.Tensor
    drafts: dict[int, Draft]
    """What the rules found, by the first word of the cue."""
    candidates: list[int]
    """First words of names and of gold sources."""
    targets: list[Target]
    windows: list[Window]


def load_examples(folder: Path, cache: Path) -> list[Example]:
    """The annotated articles of a folder of gold; read from `cache` where they were made before."""
    if cache.is_file():
        loaded: list[Example] = pickle.loads(cache.read_bytes())  # noqa: S301 our own file
        return loaded
    files = sorted(path for path in folder.glob("*.json") if path.with_suffix(".txt").is_file())
    articles = list(read_articles([file.with_suffix(".txt") for file in files], on_failure=_fail))
    tokenizer = load_tokenizer()
    examples = []
    for annotated in Annotator().annotate(articles, _fail_with):
        gold = json.loads((folder / f"{annotated.article.doc}.json").read_text("utf-8"))["statements"]
        examples.append(make_example(annotated, gold, word_pieces(tokenizer, [t.text for t in View(annotated).tokens])))
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_bytes(pickle.dumps(examples))
    return examples


def _fail(problem: Any) -> None:
    raise SystemExit(str(problem))


def _fail_with(doc: str, why: str) -> None:
    raise SystemExit(f"{doc}: {why}")


def make_example(annotated: AnnotatedArticle, gold: Sequence[dict[str, Any]], pieces: list[list[int]]) -> Example:
    """An article with its gold statements as a training example."""
    view = View(annotated)
    drafts = ruled_drafts(view)
    located = [_located(view, one) for one in gold]
    sources = {span.first: span for _, _, span, _ in located if span is not None}
    candidates = sorted({*view.name_from, *sources})
    targets = []
    for one, cue, source, content in located:
        if cue is None or content is None:
            continue
        speakers = frozenset(
            at for at in candidates if same_name(one["actor"], _words(view, at, sources)) and at not in content
        )
        targets.append(
            Target(cue, source, content, Polarity(one["polarity"]), Act(one["act"]), bool(one["negated"]), speakers)
        )
    return Example(
        annotated=annotated,
        pieces=pieces,
        features=torch.from_numpy(word_features(view, drafts).astype(np.float32)),
        drafts={draft.cue.first: draft for draft in drafts},
        candidates=candidates,
        targets=targets,
        windows=cut_windows([len(one) for one in pieces]),
    )


def _words(view: View, at: int, sources: dict[int, Range]) -> str:
    if at in view.name_from:
        return view.name_from[at][1].span.text
    return view.span(sources[at]).text


def _located(view: View, one: dict[str, Any]) -> tuple[dict[str, Any], Range | None, Range | None, Range | None]:
    """A gold statement with its cue, source and content in word positions."""
    text = view.text
    cue = _offsets(text, one, "cue")
    content = _offsets(text, one, "content")
    source = _nearest(text, one["source"], cue) if one["source"] else None
    return one, _tokens(view, cue), _tokens(view, source) if source else None, _tokens(view, content)


def _offsets(text: str, one: dict[str, Any], key: str) -> tuple[int, int]:
    if one.get(f"{key}_start") is not None:
        return one[f"{key}_start"], one[f"{key}_end"]
    places = list(_places(text, one[key]))
    start = places[one.get(f"{key}_nth", 1) - 1]
    return start, start + len(one[key])


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _nearest(text: str, words: str, cue: tuple[int, int]) -> tuple[int, int] | None:
    """The occurrence of a source that stands nearest to the cue."""
    spans = [(at, at + len(words)) for at in _places(text, words)]
    return min(spans, key=lambda span: max(span[0] - cue[1], cue[0] - span[1]), default=None)


def _tokens(view: View, span: tuple[int, int]) -> Range | None:
    inside = [i for i, token in enumerate(view.tokens) if token.start < span[1] and token.end > span[0]]
    return Range(inside[0], inside[-1]) if inside else None
