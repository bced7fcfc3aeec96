"""Train the model that reads statements: an adapter on the bundled encoder, and heads for cues, spans and stance.

    python training/statements.py prepare                 # gold -> .cache/training/statements/*.pickle
    python training/statements.py train                   # resumes from its last checkpoint
    python training/statements.py export                  # -> kg/statements/reader, in half precision

The encoder's lower layers stay as they are: what they give is computed once. gold/dev is never learned from.
"""

from __future__ import annotations

import argparse
import logging
import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from statements_data import Example, load_examples
from statements_loss import Batch, Losses, collate, losses
from statements_silver import load_silver
from torch import nn
from transformers import BertModel
from weights import write_weights

from kg.encoding.adapters import PREFIX, adapter_state, add_adapters
from kg.encoding.encoder import load_bert, padded
from kg.statements.reader.features import feature_count
from kg.statements.reader.model import BUNDLED_READER
from kg.statements.reader.network import Heads

GOLD = Path("/work/shared/gold")
SAUDI = Path("/work/shared/data/saudinewsnet")
WORK = Path(".cache/training/statements")
log = logging.getLogger("statements")


@dataclass(frozen=True, slots=True)
class Item:
    """A window of an article, with what the frozen layers make of it (pieces x width)."""

    example: Example
    window: int
    states: torch.Tensor


class Model(nn.Module):
    """The encoder's upper layers with their adapters, and the heads."""

    def __init__(self, bert: BertModel, rank: int, first: int) -> None:
        super().__init__()
        bert.requires_grad_(False)
        self.first = first
        self.adapted = add_adapters(bert.encoder.layer, rank, first=first, dropout=0.0)
        self.layers = nn.ModuleList(list(bert.encoder.layer)[first:])
        for layer in self.layers:
            dropout = layer.get_submodule("attention.self.dropout")
            assert isinstance(dropout, nn.Dropout)
            dropout.p = 0.0  # with it the CPU has no fast kernel
        self.heads = Heads(bert.config.hidden_size, feature_count())

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return through(self.layers, states, mask)


def _device() -> str:
    """What tensors are made on: `--device`."""
    return torch.get_default_device().type


def through(layers: nn.ModuleList, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """States (B x L x width) through some of the encoder's layers; `mask` B x L."""
    seen = mask[:, None, None, :].bool().expand(-1, 1, mask.shape[1], -1)
    for layer in layers:
        states = layer(states, seen)
    return states


@torch.inference_mode()
def frozen_states(bert: BertModel, examples: list[Example], first: int) -> list[Item]:
    """Every window of the examples, through the layers that do not learn."""
    items = []
    lower = nn.ModuleList(list(bert.encoder.layer)[:first])
    for example in examples:
        for at, window in enumerate(example.windows):
            ids, mask = padded([window.pieces(example.pieces)])
            with torch.autocast(_device(), torch.bfloat16):
                states = through(lower, bert.embeddings(input_ids=ids), mask)
            items.append(Item(example, at, states[0].clone()))
    return items


def batches(items: list[Item], most_pieces: int, rng: random.Random) -> Iterator[list[Item]]:
    """Windows of like length together, in random order."""
    items = sorted(items, key=lambda item: (len(item.states), rng.random()))
    made: list[list[Item]] = [[]]
    for item in items:
        if made[-1] and (len(made[-1]) + 1) * len(item.states) > most_pieces:
            made.append([])
        made[-1].append(item)
    rng.shuffle(made)
    return iter(made)


def forward(model: Model, items: list[Item], rng: random.Random) -> tuple[Batch, Losses]:
    """One batch through the encoder and the heads."""
    longest = max(len(item.states) for item in items)
    states = torch.zeros(len(items), longest, items[0].states.shape[-1])
    mask = torch.zeros(len(items), longest, dtype=torch.long)
    for at, item in enumerate(items):
        states[at, : len(item.states)] = item.states
        mask[at, : len(item.states)] = 1
    with torch.autocast(_device(), torch.bfloat16):
        batch = collate(model.heads, model(states, mask), items, rng if model.training else None)
        return batch, losses(model.heads, batch)


def train(options: argparse.Namespace) -> None:
    torch.set_default_device(options.device)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)  # noqa: S311
    if options.silver:
        examples = load_silver(SAUDI, options.silver, WORK / "silver.pickle")
    else:
        examples = load_examples(GOLD / "train", WORK / "train.pickle")
        for folder in options.annotated:
            examples += load_examples(folder, WORK / f"{folder.name}.pickle")
    if options.folds:
        examples = [e for at, e in enumerate(examples) if at % options.folds != options.fold]
    bert = load_bert().to(options.device)
    items = frozen_states(bert, examples, options.first)
    dev = frozen_states(bert, load_examples(GOLD / "dev", WORK / "dev.pickle"), options.first)
    model = Model(bert, options.rank, options.first)
    heads = list(model.heads.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": model.adapted, "lr": options.adapter_rate}, {"params": heads, "lr": options.rate}],
        weight_decay=0.01, betas=(0.9, 0.98),
    )  # fmt: skip
    fixed = random.Random(0)  # noqa: S311
    per_epoch = sum(1 for _ in batches(items, options.pieces, fixed))
    total = per_epoch * options.epochs

    def share(step: int) -> float:
        warm: float = min(1.0, step / options.warm)
        return warm * max(0.0, 0.5 * (1 + math.cos(math.pi * step / total)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, share)
    checkpoint = WORK / f"{options.name}.pt"
    done = 0
    if options.start and not checkpoint.is_file():
        saved = torch.load(WORK / f"{options.start}.pt", weights_only=True, map_location=options.device)
        model.load_state_dict(saved["model"], strict=False)
    if checkpoint.is_file() and not options.anew:
        saved = torch.load(checkpoint, weights_only=True, map_location=options.device)
        model.load_state_dict(saved["model"], strict=False)
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        done = saved["epochs"]
        rng.seed(f"{options.seed}-{done}")
    log.info("%d windows, %d steps an epoch, learned %.2f M", len(items), per_epoch,
             sum(p.numel() for p in model.parameters() if p.requires_grad) / 1e6)  # fmt: skip
    for epoch in range(done, options.epochs):
        begin, seen = time.time(), Losses.zero()
        model.train()
        for batch_items in batches(items, options.pieces, rng):
            _, loss = forward(model, batch_items, rng)
            optimiser.zero_grad()
            loss.total.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([*model.adapted, *heads], 1.0)
            optimiser.step()
            schedule.step()
            seen = seen.plus(loss)
        log.info("epoch %d, %.0f s: %s", epoch + 1, time.time() - begin, seen.over(per_epoch))
        model.eval()
        with torch.inference_mode():
            judged, count = Losses.zero(), 0
            for batch_items in batches(dev, options.pieces, fixed):
                judged, count = judged.plus(forward(model, batch_items, rng)[1]), count + 1
        log.info("   dev: %s", judged.over(count))
        learned = {
            n: p
            for n, p in model.state_dict().items()
            if (".linear." not in n and not n.startswith("layers.")) or ".down" in n or ".up" in n
        }
        torch.save({"model": learned, "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict(),
                    "epochs": epoch + 1, "first": options.first, "rank": options.rank,
                    "adapters": adapter_state(model.layers)}, checkpoint)  # fmt: skip


def export(options: argparse.Namespace) -> None:
    """Write adapters and heads of a checkpoint in half precision, named as the product reads them."""
    saved = torch.load(WORK / f"{options.name}.pt", weights_only=True, map_location="cpu")
    state = {}
    for name, factor in saved["adapters"].items():
        layer, _, rest = name.removeprefix(PREFIX).partition(".")
        state[f"{PREFIX}{int(layer) + saved['first']}.{rest}"] = factor
    write_weights(state, saved["model"], options.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["prepare", "train", "export"])
    parser.add_argument("--name", default="reader", help="of the checkpoint")
    parser.add_argument("--epochs", type=int, default=12, help="times that all of train is read")
    parser.add_argument("--rank", type=int, default=24, help="of the adapters")
    parser.add_argument("--first", type=int, default=4, help="encoder layers that stay as they are")
    parser.add_argument("--rate", type=float, default=7e-4, help="learning rate of the heads")
    parser.add_argument("--adapter-rate", type=float, default=7e-4, help="and of the adapters")
    parser.add_argument("--warm", type=int, default=60, help="steps until the full rate")
    parser.add_argument("--pieces", type=int, default=1600, help="word pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu", help="what it is trained on: cpu, cuda or mps")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate: parts that train is cut into")
    parser.add_argument("--fold", type=int, default=0, help="the part that is not learned from")
    parser.add_argument("--silver", type=int, default=0, help="learn from so many articles that kg read, not from gold")
    parser.add_argument(
        "--annotated", type=Path, nargs="+", default=[], help="folders to learn from besides gold (training/stories.py)"
    )
    parser.add_argument("--start", metavar="NAME", help="begin with the weights of another checkpoint")
    parser.add_argument("--out", type=Path, default=BUNDLED_READER, help="where the weights go")
    parser.add_argument("--anew", action="store_true", help="forget the checkpoint")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if options.what == "prepare":
        for part in ("train", "dev"):
            found = load_examples(GOLD / part, WORK / f"{part}.pickle")
            print(part, len(found), "articles", sum(len(one.targets) for one in found), "statements")
    elif options.what == "train":
        train(options)
    else:
        export(options)


if __name__ == "__main__":
    main()
