"""From a training checkpoint to the folder that the product loads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import save_file

from kg.annotating.names import CHECKPOINT

ENCODER = "bert_model."


def write_bundle(checkpoint: Path, encoder: Path, out: Path, device: str = "cpu") -> None:
    """Split a checkpoint into the encoder, as transformers stores one, and the rest, as Stanza stores it.

    All weights are stored in half precision. Stanza copies them into single precision when it loads them, and so does
    transformers where the configuration says that the model is in single precision.
    """
    state = torch.load(checkpoint, weights_only=True, map_location=device)
    halves = {name: tensor.half().cpu().contiguous() for name, tensor in state["model"].items()}
    out.mkdir(parents=True, exist_ok=True)
    save_file(
        {name.removeprefix(ENCODER): tensor for name, tensor in halves.items() if name.startswith(ENCODER)},
        out / "model.safetensors",
        metadata={"format": "pt"},
    )
    config = json.loads((encoder / "config.json").read_text("utf-8"))
    (out / "config.json").write_text(json.dumps(config | {"dtype": "float32"}, indent=2) + "\n", "utf-8")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(encoder / name, out / name)
    rest = {
        "model": {name: tensor for name, tensor in halves.items() if not name.startswith(ENCODER)},
        "vocab": state["vocab"],
        # No path of the machine that it was trained on.
        "config": {name: value for name, value in state["config"].items() if not str(value).startswith("/")}
        | {"bert_model": None},
    }
    torch.save(rest, out / CHECKPOINT)
    # Readable by all: safetensors makes its file private.
    for path in out.iterdir():
        path.chmod(0o644)
    print(f"{out}: {sum(path.stat().st_size for path in out.iterdir()) / 1e6:.1f} MB")
