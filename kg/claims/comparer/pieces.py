"""Two texts as the comparer reads them: one row of pieces, each marked by what of its word the other text has."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch

from kg.arabic import fold
from kg.claims.comparer.network import MARKS, Batch, Pair
from kg.claims.terms import root
from kg.encoding.encoder import END, START, padded, word_pieces

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

LONGEST = 70
"""Pieces of a text that are read at most."""
_LETTERS = re.compile(r"[^\W_]+")
_NONE = MARKS
"""The mark of pieces that are of no text."""


def words_of(text: str) -> list[str]:
    """The words of a text, marks at their ends with them."""
    return text.split()


def marked(words: Sequence[str], other: Sequence[str]) -> list[int]:
    """For each word 2 where `other` has it, 1 where it has its root, 0 where neither."""
    keys, others = [_key(word) for word in words], {_key(word) for word in other}
    roots = {root(key) for key in others}
    return [2 if key in others else int(root(key) in roots) for key in keys]


def _key(word: str) -> str:
    return fold("".join(_LETTERS.findall(word))) or word


def read_pair(tokenizer: "PreTrainedTokenizerFast", a: Sequence[str], b: Sequence[str]) -> Pair:
    """Two texts, by their words, as one row."""
    ids, marks, of = [START], [_NONE], [0]
    for text, (words, other) in enumerate(((a, b), (b, a)), start=1):
        pieces = word_pieces(tokenizer, words)
        flat = [(piece, mark) for own, mark in zip(pieces, marked(words, other), strict=True) for piece in own]
        flat = flat[:LONGEST]
        ids += [*(piece for piece, _ in flat), END]
        marks += [*(mark + 3 * (text - 1) for _, mark in flat), _NONE]
        of += [*(text for _ in flat), 0]
    return Pair(ids, marks, of)


def as_batch(rows: Sequence[Pair]) -> Batch:
    """Rows as one batch."""
    ids, mask = padded([row.ids for row in rows])
    marks, of = torch.full_like(ids, _NONE), torch.zeros_like(ids)
    for at, row in enumerate(rows):
        marks[at, : len(row.marks)] = torch.tensor(row.marks)
        of[at, : len(row.of)] = torch.tensor(row.of)
    return Batch(ids, mask, marks, of)
