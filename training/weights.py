"""Adapters and heads of a checkpoint as a file that the product reads: half precision, no optimiser."""

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import save_file

HEADS = "heads."


def write_weights(adapters: Mapping[str, torch.Tensor], learned: Mapping[str, torch.Tensor], out: Path) -> None:
    """Write `adapters` as they are and the heads among `learned`, without their prefix, in half precision; say how
    large the file is."""
    heads = {
        name.removeprefix(HEADS): one.half().contiguous() for name, one in learned.items() if name.startswith(HEADS)
    }
    save_file({**adapters, **heads}, out, metadata={"format": "pt"})
    out.chmod(0o644)  # safetensors makes its file private
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")
