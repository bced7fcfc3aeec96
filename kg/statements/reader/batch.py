"""Cues as the network reads them: the words around each, gathered from the windows that the encoder read."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch

from kg.statements.draft import Draft
from kg.statements.reader.features import RULED, ruled_features
from kg.statements.reader.network import AFTER, BEFORE
from kg.statements.reader.windows import Window


class Question(NamedTuple):
    """A word that may be a cue: the row of its window in the batch, its place, and the words around that are read.

    Places are words of the article.
    """

    row: int
    cue: int
    first: int
    last: int

    @classmethod
    def at(cls, row: int, window: Window, cue: int) -> "Question":
        """The question about a word of a window."""
        return cls(row, cue, max(window.first, cue - BEFORE), min(window.last, cue + AFTER))


def word_states(states: torch.Tensor, sizes: Sequence[int]) -> torch.Tensor:
    """The mean of each word's pieces, words x width; `states` are a window's, from its start piece on."""
    counts = torch.tensor(sizes)
    owner = torch.repeat_interleave(torch.arange(len(counts)), counts)
    sums = torch.zeros(len(counts), states.shape[-1], dtype=states.dtype)
    return sums.index_add(0, owner, states[1 : 1 + len(owner)]) / counts[:, None].to(states.dtype)


class Around(NamedTuple):
    """The words around C cues, T at most: vectors (C x T x inner), mask (C x T), place of the cue (C), rules' view."""

    words: torch.Tensor
    mask: torch.Tensor
    cue: torch.Tensor
    ruled: torch.Tensor


def gather(
    words: Sequence[torch.Tensor],
    windows: Sequence[Window],
    questions: Sequence[Question],
    drafts: Sequence[Draft | None],
) -> Around:
    """The words around each question's cue; `words` are the vectors of each window, `drafts` what a rule found."""
    longest = max(one.last - one.first + 1 for one in questions)
    begins = np.concatenate([[0], np.cumsum([len(one) for one in words])])
    nothing = int(begins[-1])
    index = torch.full((len(questions), longest), nothing)
    ruled = torch.zeros(len(questions), longest, RULED)
    for at, (one, draft) in enumerate(zip(questions, drafts, strict=True)):
        begin = int(begins[one.row]) - windows[one.row].first
        size = one.last - one.first + 1
        index[at, :size] = torch.arange(begin + one.first, begin + one.last + 1)
        ruled[at, :size] = torch.from_numpy(ruled_features(draft, one.first, one.last))
    flat = torch.cat([*words, torch.zeros_like(words[0][:1])])
    cue = torch.tensor([one.cue - one.first for one in questions])
    return Around(flat[index], index < nothing, cue, ruled.to(flat.dtype))
