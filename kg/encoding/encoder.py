"""The bundled encoder as its heads use it: words in, one vector a word out, or one a text.

Its weights are those that `kg.annotating` carries for the names (a BERT of 12 layers, 384 wide); a head brings its
own adapters (`kg.encoding.adapters`) and gets a copy with these merged in.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from kg.annotating.names import BUNDLED_MODEL, plain
from kg.encoding.adapters import merge_adapters
from kg.quiet import quiet

if TYPE_CHECKING:
    from transformers import BertModel, PreTrainedTokenizerFast

START, PAD, END = 0, 1, 2
"""Ids of the pieces that open a text, fill a batch up, and close a text."""


def load_bert(adapters: Mapping[str, torch.Tensor] | None = None, folder: Path = BUNDLED_MODEL) -> "BertModel":
    """A copy of the encoder in evaluation mode, `adapters` merged in; nothing is downloaded."""
    from transformers import BertModel

    with quiet():
        model: BertModel = BertModel.from_pretrained(
            folder, add_pooling_layer=False, local_files_only=True, dtype=torch.float32
        )
    if adapters is not None:
        merge_adapters(model.encoder.layer, adapters)
    model.train(False)
    return model


def load_tokenizer(folder: Path = BUNDLED_MODEL) -> "PreTrainedTokenizerFast":
    """The encoder's tokenizer."""
    from transformers import PreTrainedTokenizerFast

    with quiet():
        found: PreTrainedTokenizerFast = PreTrainedTokenizerFast.from_pretrained(folder, local_files_only=True)
    return found


def word_pieces(tokenizer: "PreTrainedTokenizerFast", words: Sequence[str]) -> list[list[int]]:
    """The piece ids of each word; never none."""
    if not words:
        return []
    ids: list[list[int]] = tokenizer([plain(word) for word in words], add_special_tokens=False)["input_ids"]
    return [one or [tokenizer.unk_token_id] for one in ids]


def padded(rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of piece ids as one batch: ids and attention mask, both rows x longest."""
    longest = max(map(len, rows))
    ids = torch.full((len(rows), longest), PAD, dtype=torch.long)
    mask = torch.zeros((len(rows), longest), dtype=torch.long)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    return ids, mask
