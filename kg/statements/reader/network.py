"""The heads over the encoder's word vectors: which words are cues, and for each cue its source, content and stance.

Source and content are found by pointers (start, end) over the words around one cue, after two transformer layers that
see the cue marked by distance, what the lexicon knows of each word, and what a rule drafted for this cue.
"""

from typing import NamedTuple

import torch
from torch import nn

from kg.statements.reader.features import RULED
from schemas import Act, Polarity

INNER = 256
BEFORE, AFTER = 90, 150
"""Words around a cue in which its source and content are looked for."""
_NEAR = 16
_BUCKETS = 2 * _NEAR + 10
ACTS = tuple(Act)
POLARITIES = tuple(Polarity)
LEAST = -1e4
"""The score of what cannot be."""


def distance_bucket(offset: torch.Tensor) -> torch.Tensor:
    """Signed distances from the cue, in words, as buckets: one each up to 16 words, then one each doubling."""
    size = offset.abs()
    far = (_NEAR + torch.log2(size.clamp(min=1) / _NEAR).clamp(min=0).ceil()).clamp(max=_NEAR + 4).long()
    bucket = torch.where(size <= _NEAR, size, far)
    return torch.where(offset < 0, _BUCKETS // 2 - bucket, _BUCKETS // 2 + bucket)


class Reading(NamedTuple):
    """What the heads say of a batch of cues. Scores are logits; C cues, T words around each."""

    source_start: torch.Tensor
    """C x T + 1: the last column is «no source»."""
    source_end: torch.Tensor
    content_start: torch.Tensor
    content_end: torch.Tensor
    inside: torch.Tensor
    """C x T: whether a word is in the content."""
    is_cue: torch.Tensor
    polarity: torch.Tensor
    act: torch.Tensor
    negated: torch.Tensor
    speaker: torch.Tensor
    """C x inner: compared with the vectors of candidates."""


class Heads(nn.Module):
    """Word vectors and features in, cue tags (nothing, first, further word) and readings out."""

    def __init__(self, width: int, features: int, dropout: float = 0.15) -> None:
        super().__init__()
        self.project = nn.Linear(width, INNER)
        self.known = nn.Linear(features, INNER, bias=False)
        self.norm = nn.LayerNorm(INNER)
        self.dropout = nn.Dropout(dropout)
        tag = nn.Linear(INNER, 3)
        with torch.no_grad():
            tag.bias.copy_(torch.tensor([4.0, 0.0, -3.0]))  # few words are cues
        self.tagger = nn.Sequential(nn.Linear(INNER, INNER), nn.GELU(), nn.Dropout(dropout), tag)
        self.distance = nn.Embedding(_BUCKETS + 1, INNER)
        self.ruled = nn.Linear(RULED, INNER, bias=False)
        layer = nn.TransformerEncoderLayer(
            INNER, 4, 2 * INNER, dropout, activation="gelu", batch_first=True, norm_first=True
        )
        self.around = nn.TransformerEncoder(layer, 2, norm=nn.LayerNorm(INNER), enable_nested_tensor=False)
        self.pointers = nn.Linear(INNER, 5)
        self.at_cue = nn.Sequential(nn.Linear(INNER, INNER), nn.GELU(), nn.Dropout(dropout))
        self.decisions = nn.Linear(INNER, 3 + len(POLARITIES) + len(ACTS))
        self.speaker = nn.Linear(INNER, INNER)
        self.candidate = nn.Linear(INNER, INNER)
        self.reach = nn.Embedding(_BUCKETS + 1, 1)

    def words(self, states: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """Word vectors (N x inner) from the encoder's (N x width) and the features (N x features)."""
        vectors: torch.Tensor = self.dropout(self.norm(self.project(states) + self.known(features)))
        return vectors

    def tags(self, words: torch.Tensor) -> torch.Tensor:
        """N x 3 logits: no cue, a cue's first word, a further word of it."""
        found: torch.Tensor = self.tagger(words)
        return found

    def read(self, words: torch.Tensor, mask: torch.Tensor, cue: torch.Tensor, ruled: torch.Tensor) -> Reading:
        """Read cues: `words` C x T x inner around each, `mask` C x T (true where there is a word), `cue` C (the cue's
        place among the T), `ruled` C x T x RULED."""
        at = torch.arange(words.shape[1], device=words.device)
        states = words + self.distance(distance_bucket(at[None] - cue[:, None])) + self.ruled(ruled)
        states = self.around(states, src_key_padding_mask=~mask)
        pointers = self.pointers(states).float().masked_fill(~mask[:, :, None], LEAST)
        here = self.at_cue(states[torch.arange(len(cue), device=words.device), cue])
        decided = self.decisions(here).float()
        source_start = torch.cat([pointers[:, :, 0], decided[:, 1:2]], dim=1)
        return Reading(
            source_start=source_start,
            source_end=pointers[:, :, 1],
            content_start=pointers[:, :, 2],
            content_end=pointers[:, :, 3],
            inside=pointers[:, :, 4],
            is_cue=decided[:, 0],
            negated=decided[:, 2],
            polarity=decided[:, 3 : 3 + len(POLARITIES)],
            act=decided[:, 3 + len(POLARITIES) :],
            speaker=self.speaker(here),
        )

    def speakers(self, speaker: torch.Tensor, candidates: torch.Tensor, offset: torch.Tensor) -> torch.Tensor:
        """C x K scores of candidate words (K x inner) as who speaks at each cue; `offset` C x K in words."""
        scores = speaker @ self.candidate(candidates).T / INNER**0.5
        near: torch.Tensor = self.reach(distance_bucket(offset)).squeeze(-1)
        found: torch.Tensor = scores.float() + near.float()
        return found
