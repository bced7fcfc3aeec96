"""The shared encoder and its adapters."""

import pytest
import torch

from kg.encoding.adapters import adapter_state, add_adapters, merge_adapters
from kg.encoding.encoder import load_bert, load_tokenizer, padded, word_pieces


@torch.inference_mode()
def test_a_merged_adapter_is_the_adapter() -> None:
    ids, mask = padded([[0, 7, 8, 9, 2], [0, 7, 2]])
    adapted = load_bert()
    plain = adapted(input_ids=ids, attention_mask=mask).last_hidden_state
    torch.manual_seed(0)
    for factor in add_adapters(adapted.encoder.layer, 4, first=10):
        factor.normal_(0, 0.05)
    wanted = adapted.train(False)(input_ids=ids, attention_mask=mask).last_hidden_state
    merged = load_bert(adapter_state(adapted.encoder.layer))
    found = merged(input_ids=ids, attention_mask=mask).last_hidden_state
    kept = mask.bool()
    assert (wanted - plain)[kept].abs().max() > 0.05
    assert torch.allclose(found[kept], wanted[kept], atol=2e-3)


def test_an_adapter_of_another_encoder_is_refused() -> None:
    layers = torch.nn.ModuleList([torch.nn.Linear(2, 2)])
    with pytest.raises(KeyError):
        merge_adapters(layers, {"adapter.7.down": torch.zeros(1, 2), "adapter.7.up": torch.zeros(2, 1)})


def test_every_word_has_pieces() -> None:
    words = ["نفت", "\u200f", "ﻻ", "x" * 500, "؟", "\U0001f600"]
    pieces = word_pieces(load_tokenizer(), words)
    assert len(pieces) == len(words)
    assert all(1 <= len(one) <= 60 for one in pieces)
    assert word_pieces(load_tokenizer(), []) == []
