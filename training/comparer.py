"""Train the comparer: does one text agree with another, disagree, or neither? An adapter on the bundled encoder.

    python training/comparer.py train                     # resumes from its last checkpoint
    python training/comparer.py export                    # -> kg/claims/comparer/, in half precision

Learns from the training part of the Arabic News Stance corpus (Khouja 2020, Apache 2.0), whose dev part is read after
each epoch, and from what training/comparer_data.py makes of it. Nothing of a test part is read.
"""

from __future__ import annotations

import argparse
import logging
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from comparer_data import Example, augmented, headlines
from sklearn.metrics import f1_score
from torch import nn
from torch.nn import functional
from transformers import BertModel, PreTrainedTokenizerFast
from weights import write_weights

from kg.claims.comparer.network import FIRST, STANCES, Heads, score
from kg.claims.comparer.pieces import as_batch, read_pair
from kg.encoding.adapters import PREFIX, adapter_state, add_adapters
from kg.encoding.encoder import load_bert, load_tokenizer

ANS = Path("/work/shared/data/ans/stance")
WORK = Path(".cache/training/comparer")
OUT = Path(__file__).parents[1] / "kg" / "claims" / "comparer" / "comparer.safetensors"
log = logging.getLogger("comparer")


class Model(nn.Module):
    """The encoder with adapters from layer FIRST on, and the heads."""

    def __init__(self, bert: BertModel, rank: int, dropout: float) -> None:
        super().__init__()
        bert.requires_grad_(False)
        self.bert = bert
        self.adapted = add_adapters(bert.encoder.layer, rank, first=FIRST, dropout=dropout)
        for layer in bert.encoder.layer:
            attention = layer.get_submodule("attention.self.dropout")
            assert isinstance(attention, nn.Dropout)
            attention.p = 0.0  # with it the CPU has no fast kernel
        self.heads = Heads(bert.config.hidden_size)

    def forward(self, examples: list[Example], tokenizer: PreTrainedTokenizerFast) -> torch.Tensor:
        rows = as_batch([read_pair(tokenizer, one.a, one.b) for one in examples])
        return score(self.bert, self.heads, rows)


def batches(rows: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Rows of like length together, in random order."""
    rows = sorted(rows, key=lambda row: (len(row.a) + len(row.b), rng.random()))
    made = [rows[at : at + size] for at in range(0, len(rows), size)]
    rng.shuffle(made)
    return iter(made)


@torch.inference_mode()
def chances(model: Model, tokenizer: PreTrainedTokenizerFast, rows: list[Example]) -> torch.Tensor:
    """The probabilities of STANCES for each row, both ways round averaged."""
    model.eval()
    found = torch.zeros(len(rows), len(STANCES))
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].a) + len(rows[at].b))
    for start in range(0, len(order), 32):
        part = order[start : start + 32]
        with torch.autocast(torch.get_default_device().type, torch.bfloat16):
            scores = model([rows[at] for at in part], tokenizer)
        found[part] = scores.float().softmax(-1)
    return found


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    torch.set_default_device(options.device)
    WORK.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer()
    model = Model(load_bert(), options.rank, options.dropout).to(options.device)
    learning, dev = headlines(ANS / "train.csv"), headlines(ANS / "dev.csv")
    heads = list(model.heads.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": model.adapted, "lr": options.adapter_rate}, {"params": heads, "lr": options.rate}],
        weight_decay=0.01, betas=(0.9, 0.98),
    )  # fmt: skip
    per_epoch = len(augmented(learning, random.Random(0))) / options.batch  # noqa: S311
    total = per_epoch * options.epochs

    def share(step: int) -> float:
        warm: float = min(1.0, step / options.warm)
        return warm * max(0.0, 0.5 * (1 + math.cos(math.pi * min(1.0, step / total))))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, share)
    checkpoint, done = WORK / f"{options.name}.pt", 0
    if checkpoint.is_file():
        saved = torch.load(checkpoint, weights_only=True, map_location=options.device)
        model.load_state_dict(saved["model"], strict=False)
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        done = saved["epochs"]
    log.info("%d pairs, %.0f steps an epoch", len(learning), per_epoch)
    for epoch in range(done, options.epochs):
        rng = random.Random(f"{options.seed}-{epoch}")  # noqa: S311
        begin, lost, steps = time.time(), 0.0, 0
        model.train()
        for rows in batches(augmented(learning, rng), options.batch, rng):
            with torch.autocast(torch.get_default_device().type, torch.bfloat16):
                scores = model(rows, tokenizer)
            truth = torch.tensor([row.stance for row in rows])
            each = functional.cross_entropy(scores.float(), truth, reduction="none", label_smoothing=0.05)
            weight = torch.tensor([row.weight for row in rows])
            loss = (each * weight).sum() / weight.sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([*model.adapted, *heads], 1.0)
            optimiser.step()
            schedule.step()
            lost, steps = lost + float(loss.detach()), steps + 1
            if steps % 20 == 0:
                log.info("  step %d: %.3f, %.0f s", steps, lost / steps, time.time() - begin)
        found = chances(model, tokenizer, dev).cpu().numpy()
        guessed, truth_dev = found.argmax(1), np.array([row.stance for row in dev])
        log.info("epoch %d, %.0f s, loss %.3f; dev accuracy %.1f, F1 %s", epoch + 1, time.time() - begin,
                 lost / steps, 100 * (guessed == truth_dev).mean(),
                 [round(100 * one, 1) for one in f1_score(truth_dev, guessed, average=None)])  # fmt: skip
        learned = {n: p for n, p in model.state_dict().items()
                   if n.startswith("heads.") or n.endswith((".down", ".up"))}  # fmt: skip
        torch.save({"model": learned, "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict(),
                    "epochs": epoch + 1, "adapters": adapter_state(model.bert.encoder.layer)}, checkpoint)  # fmt: skip


def export(options: argparse.Namespace) -> None:
    """Write adapters and heads of a checkpoint in half precision, named as the product reads them."""
    saved = torch.load(WORK / f"{options.name}.pt", weights_only=True, map_location=options.device)
    state = {name: factor for name, factor in saved["adapters"].items() if name.startswith(PREFIX)}
    write_weights(state, saved["model"], options.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["train", "export"])
    parser.add_argument("--name", default="comparer")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--rank", type=int, default=24)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--adapter-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.05)
    parser.add_argument("--warm", type=int, default=40)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu", help="what it is trained on: cpu, cuda or mps")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if options.what == "train":
        train(options)
    else:
        export(options)


if __name__ == "__main__":
    main()
