"""The heads of the comparer: two texts through the encoder together, how they stand to each other out."""

from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import nn

if TYPE_CHECKING:
    from transformers import BertModel

INNER = 128
FIRST = 4
"""The encoder's layer before which the marks are added: those below it are as they were, and read each text as such."""
STANCES = ("agree", "disagree", "other")
MARKS = 6
"""A piece's mark: its text (first, second), and whether the other one has its word, at least its root, or neither."""


class Pair(NamedTuple):
    """Two texts as one row of pieces: ids, marks, and which text each piece is of (0 none, 1 first, 2 second)."""

    ids: list[int]
    marks: list[int]
    of: list[int]


class Batch(NamedTuple):
    """Pairs as one batch: ids, mask, marks and `of`, all rows x longest."""

    ids: torch.Tensor
    mask: torch.Tensor
    marks: torch.Tensor
    of: torch.Tensor


class Heads(nn.Module):
    """Marks added to the encoder's states; its states to scores of STANCES."""

    def __init__(self, width: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.marks = nn.Embedding(MARKS + 1, width)
        nn.init.zeros_(self.marks.weight)
        self.inner = nn.Linear(5 * width, INNER)
        self.dropout = nn.Dropout(dropout)
        self.stances = nn.Linear(INNER, len(STANCES))

    def forward(self, states: torch.Tensor, of: torch.Tensor) -> torch.Tensor:
        """States B x L x width, `of` B x L; scores B x STANCES."""
        one, other = (_mean(states, of == text) for text in (1, 2))
        joined = torch.cat([states[:, 0], one, other, (one - other).abs(), one * other], dim=-1)
        found: torch.Tensor = self.stances(self.dropout(torch.tanh(self.inner(self.dropout(joined)))))
        return found


def score(bert: "BertModel", heads: Heads, batch: Batch) -> torch.Tensor:
    """Scores of STANCES, B x 3. Below layer FIRST nothing learns."""
    layers = list(bert.encoder.layer)
    seen = batch.mask[:, None, None, :].bool().expand(-1, 1, batch.mask.shape[1], -1)
    with torch.no_grad():
        states = bert.embeddings(input_ids=batch.ids)
        for layer in layers[:FIRST]:
            states = layer(states, seen)
    states = states + heads.marks(batch.marks).to(states.dtype)
    for layer in layers[FIRST:]:
        states = layer(states, seen)
    found: torch.Tensor = heads(states.float(), batch.of)
    return found


def _mean(states: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
    part = inside.to(states.dtype)[..., None]
    return (states * part).sum(1) / part.sum(1).clamp(min=1)
