"""Batches of cues for the model of statements, and what it has to learn from them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Protocol

import torch
from statements_data import Example, Target
from torch import nn
from torch.nn import functional

from kg.statements.lexicon import cue_forms
from kg.statements.reader.batch import Question, gather, word_states
from kg.statements.reader.network import ACTS, LEAST, POLARITIES, Heads, Reading
from kg.statements.view import View

NO_RULE = 0.3
"""Share of cues at which training hides what the rules found, so that the model learns to read without them."""
PROPOSED = 0.05
MOST_OTHERS = 6
"""Words of a window, neither in the gold nor known to the lexicon, that training asks about."""


class Windowed(Protocol):
    """A window of an article with its encoder states."""

    @property
    def example(self) -> Example: ...

    @property
    def window(self) -> int: ...

    @property
    def states(self) -> torch.Tensor: ...


@dataclass(slots=True)
class Asked:
    """A cue to read, and what the gold says of it."""

    question: Question
    target: Target | None

    @property
    def first(self) -> int:
        return self.question.first

    @property
    def last(self) -> int:
        return self.question.last


@dataclass(slots=True)
class Batch:
    """All that the losses need of some windows."""

    tags: torch.Tensor
    tag_targets: torch.Tensor
    reading: Reading | None
    asked: list[Asked]
    words: list[torch.Tensor]
    items: Sequence[Windowed]


@dataclass(slots=True)
class Losses:
    """What a batch costs, by head."""

    total: torch.Tensor
    tag: float
    cue: float
    source: float
    content: float
    stance: float
    speaker: float
    right_source: float
    right_content: float
    right_speaker: float

    @classmethod
    def zero(cls) -> Losses:
        return cls(torch.tensor(0.0), *([0.0] * 9))

    def plus(self, other: Losses) -> Losses:
        own = [getattr(self, one.name) + getattr(other, one.name) for one in fields(self)]
        return Losses(own[0].detach(), *own[1:])

    def over(self, number: int) -> str:
        return "  ".join(f"{one.name} {float(getattr(self, one.name)) / number:.3f}" for one in fields(self))


def collate(heads: Heads, states: torch.Tensor, items: Sequence[Windowed], rng: random.Random | None) -> Batch:
    """Word vectors, tags and readings of the windows' cues: the gold ones and others that could be taken for one."""
    words, tags, targets, asked = [], [], [], []
    for row, item in enumerate(items):
        example, window = item.example, item.example.windows[item.window]
        features = example.features[window.first : window.last + 1]
        sizes = [len(one) for one in example.pieces[window.first : window.last + 1]]
        vectors = heads.words(word_states(states[row], sizes), features.to(states))
        found = heads.tags(vectors)
        words.append(vectors)
        tags.append(found)
        targets.append(_tag_targets(example, item.window))
        asked += _asked(row, example, item.window, found, rng)
    reading = _read(heads, items, words, asked, rng) if asked else None
    return Batch(torch.cat(tags), torch.cat(targets), reading, asked, words, items)


def _tag_targets(example: Example, window: int) -> torch.Tensor:
    """0 no cue, 1 first word, 2 further word; -100 where another window decides."""
    cut = example.windows[window]
    tags = torch.full((cut.last - cut.first + 1,), -100)
    tags[cut.own_first - cut.first : cut.own_last - cut.first + 1] = 0
    for target in example.targets:
        for at in range(target.cue.first, target.cue.last + 1):
            if cut.own_first <= at <= cut.own_last:
                tags[at - cut.first] = 1 if at == target.cue.first else 2
    return tags


def _asked(row: int, example: Example, window: int, tags: torch.Tensor, rng: random.Random | None) -> list[Asked]:
    cut = example.windows[window]
    gold = {target.cue.first: target for target in reversed(example.targets)}
    proposed = tags.detach().float().softmax(-1)[:, 1] > PROPOSED
    keys = _keys(example)
    own = range(cut.own_first, cut.own_last + 1)
    known = {at for at in own if at in gold or at in example.drafts or keys[at] in cue_forms() or keys[at] == ":"}
    others = [at for at in own if at not in known and proposed[at - cut.first]]
    if rng is not None:
        others = rng.sample(others, min(len(others), MOST_OTHERS))
    return [Asked(Question.at(row, cut, at), gold.get(at)) for at in sorted(known.union(others))]


_KEYS: dict[str, list[str]] = {}


def _keys(example: Example) -> list[str]:
    doc = example.annotated.article.doc
    if doc not in _KEYS:
        _KEYS[doc] = View(example.annotated).keys
    return _KEYS[doc]


def _read(
    heads: Heads, items: Sequence[Windowed], words: list[torch.Tensor], asked: list[Asked], rng: random.Random | None
) -> Reading:
    drafts = [
        items[one.question.row].example.drafts.get(one.question.cue) if rng is None or rng.random() >= NO_RULE else None
        for one in asked
    ]
    windows = [item.example.windows[item.window] for item in items]
    return heads.read(*gather(words, windows, [one.question for one in asked], drafts))


def losses(heads: Heads, batch: Batch) -> Losses:
    """The sum of all that has to be learned, and its parts."""
    weights = torch.tensor([1.0, 2.0, 2.0])
    tag = functional.cross_entropy(batch.tags.float(), batch.tag_targets, weight=weights)
    if batch.reading is None:
        return Losses(tag, float(tag.detach()), *([0.0] * 8))
    reading, asked = batch.reading, batch.asked
    is_gold = torch.tensor([float(one.target is not None) for one in asked])
    cue = functional.binary_cross_entropy_with_logits(reading.is_cue, is_gold)
    rows = [row for row, one in enumerate(asked) if one.target is not None]
    parts = [_spans(reading, row, asked[row]) for row in rows]
    source = _mean([one[0] for one in parts])
    content = _mean([one[1] for one in parts])
    stance = _mean([_stance(reading, row, asked[row]) for row in rows])
    speaker, right = _speaker(heads, batch, rows)
    total = 2 * tag + cue + source + content + stance + 0.5 * speaker
    hit = [_right(reading, row, asked[row]) for row in rows]
    parts_seen = [float(one.detach()) for one in (tag, cue, source, content, stance, speaker)]
    shares = [sum(one[at] for one in hit) / max(len(hit), 1) for at in (0, 1)]
    return Losses(total, *[*parts_seen, *shares, right])


def _mean(values: list[torch.Tensor]) -> torch.Tensor:
    return torch.stack(values).mean() if values else torch.tensor(0.0)


def _spans(reading: Reading, row: int, one: Asked) -> tuple[torch.Tensor, torch.Tensor]:
    """The cost of source and content; what lies outside the words around the cue is not asked."""
    target, size = one.target, one.last - one.first + 1
    assert target is not None
    zero = torch.tensor(0.0)
    width = reading.source_start.shape[1] - 1
    source = zero
    if target.source is None:
        source = _pick(reading.source_start, row, width)
    elif target.source.first >= one.first and target.source.last <= one.last:
        source = _pick(reading.source_start, row, target.source.first - one.first)
        source = source + _pick(reading.source_end, row, target.source.last - one.first)
    content = zero
    if one.first <= target.content.first <= one.last:
        content = content + _pick(reading.content_start, row, target.content.first - one.first)
    if one.first <= target.content.last <= one.last:
        content = content + _pick(reading.content_end, row, target.content.last - one.first)
    inside = torch.zeros(size)
    inside[max(target.content.first - one.first, 0) : max(target.content.last - one.first + 1, 0)] = 1
    content = content + functional.binary_cross_entropy_with_logits(reading.inside[row, :size], inside)
    return source, content


def _pick(scores: torch.Tensor, row: int, at: int) -> torch.Tensor:
    return functional.cross_entropy(scores[row : row + 1], torch.tensor([at]))


def _stance(reading: Reading, row: int, one: Asked) -> torch.Tensor:
    target = one.target
    assert target is not None
    polarity = _pick(reading.polarity, row, POLARITIES.index(target.polarity))
    act = _pick(reading.act, row, ACTS.index(target.act))
    negated = functional.binary_cross_entropy_with_logits(reading.negated[row], torch.tensor(float(target.negated)))
    return polarity + 0.5 * act + 0.5 * negated


def _right(reading: Reading, row: int, one: Asked) -> tuple[float, float]:
    target = one.target
    assert target is not None
    width = reading.source_start.shape[1] - 1
    start = int(reading.source_start[row].argmax())
    if target.source is None:
        source = start == width
    else:
        end = int(reading.source_end[row].argmax())
        source = (start, end) == (target.source.first - one.first, target.source.last - one.first)
    begin, end = int(reading.content_start[row].argmax()), int(reading.content_end[row].argmax())
    content = (begin, end) == (target.content.first - one.first, target.content.last - one.first)
    return float(source), float(content)


def _speaker(heads: nn.Module, batch: Batch, rows: list[int]) -> tuple[torch.Tensor, float]:
    """Cost of the candidates that are not who speaks; only where some candidate of the window is."""
    assert isinstance(heads, Heads)
    assert batch.reading is not None
    costs, right = [], 0
    for row in rows:
        one = batch.asked[row]
        item = batch.items[one.question.row]
        cut = item.example.windows[item.window]
        assert one.target is not None
        here = [at for at in item.example.candidates if cut.first <= at <= cut.last and at not in one.target.content]
        good = torch.tensor([at in one.target.speakers for at in here])
        if not bool(good.any()) or len(here) < 2:
            continue
        vectors = batch.words[one.question.row][torch.tensor(here) - cut.first]
        offset = torch.tensor(here)[None] - one.question.cue
        scores = heads.speakers(batch.reading.speaker[row : row + 1], vectors, offset)[0]
        log_all = scores.logsumexp(0)
        costs.append(log_all - scores.masked_fill(~good, LEAST).logsumexp(0))
        right += int(bool(good[scores.argmax()]))
    return _mean(costs), right / max(len(costs), 1)
