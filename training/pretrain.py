"""Go on with the encoder's pretraining on Arabic news: masked language modelling on SaudiNewsNet, before names.py.

    python training/pretrain.py --steps 2000        # resumes from its last checkpoint
    python training/names.py train --encoder .cache/training/encoder-news

Fifteen per cent of the word pieces are hidden: of these eight in ten behind the mask, one behind another piece, one
left as it is (Devlin et al. 2019, BERT). The encoder's own word vectors tell the pieces again, so that nothing is
learned that the encoder does not keep. Prints the loss, in nats a hidden piece, on texts that it does not learn from.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from encoder import articles
from torch import nn
from transformers import AutoModel, BertModel, PreTrainedTokenizerFast

WORK = Path(".cache/training")
SAUDI = Path("/work/shared/data/saudinewsnet")
HIDDEN, MASKED, REPLACED = 0.15, 0.8, 0.9
LENGTH = 128
HELD_OUT = 64
WARM = 100
EVERY = 100
NOT_LEARNED = -100
log = logging.getLogger("pretrain")
Batch = tuple[torch.Tensor, torch.Tensor]


class Model(nn.Module):
    """The encoder, and one layer that turns its vectors into scores of the pieces by their own word vectors."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        width = bert.config.hidden_size
        self.bert = bert
        self.head = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(bert.config.vocab_size))

    def forward(self, ids: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        """The mean loss of the hidden pieces; both are rows x LENGTH, labels NOT_LEARNED where nothing is hidden."""
        states = self.bert(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        hidden = labels != NOT_LEARNED
        scores = self.head(states[hidden]) @ self.bert.embeddings.word_embeddings.weight.T + self.bias
        return nn.functional.cross_entropy(scores.float(), labels[hidden])


def rows(texts: list[str], tokenizer: PreTrainedTokenizerFast, rng: random.Random) -> Iterator[list[int]]:
    """Runs of LENGTH pieces, article after article, without end and never in the same order."""
    waiting: list[int] = []
    while True:
        for at in rng.sample(range(len(texts)), len(texts)):
            waiting += tokenizer(texts[at], add_special_tokens=False)["input_ids"]
            while len(waiting) >= LENGTH - 2:
                yield [tokenizer.bos_token_id or 0, *waiting[: LENGTH - 2], tokenizer.eos_token_id or 2]
                waiting = waiting[LENGTH - 2 :]


def masked(some: list[list[int]], tokenizer: PreTrainedTokenizerFast, rng: random.Random) -> Batch:
    """Pieces with some hidden, and what stood there. The tokenizer has no mask: an unknown word is the mask."""
    ids = torch.tensor(some)
    labels = torch.full_like(ids, NOT_LEARNED)
    for row in range(len(some)):
        for at in rng.sample(range(1, LENGTH - 1), round(HIDDEN * LENGTH)):
            labels[row, at] = ids[row, at]
            way = rng.random()
            if way < MASKED:
                ids[row, at] = tokenizer.unk_token_id or 3
            elif way < REPLACED:
                ids[row, at] = rng.randrange(4, tokenizer.vocab_size)
    return ids, labels


def train(options: argparse.Namespace) -> None:
    """Learn, a checkpoint every EVERY steps; the encoder is written as transformers loads it."""
    torch.manual_seed(options.seed)
    texts = sorted(articles(options.texts))
    random.Random(0).shuffle(texts)  # noqa: S311
    tokenizer = PreTrainedTokenizerFast.from_pretrained(options.encoder)
    model = Model(AutoModel.from_pretrained(options.encoder)).to(options.device)
    optimiser = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.01)
    checkpoint, done = WORK / "pretrain.pt", 0
    if checkpoint.is_file():
        saved = torch.load(checkpoint, weights_only=True, map_location=options.device)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        done = saved["steps"]
    fixed = random.Random(1)  # noqa: S311
    unseen = rows(texts[:HELD_OUT], tokenizer, fixed)
    dev = masked([next(unseen) for _ in range(HELD_OUT)], tokenizer, fixed)
    rng = random.Random(f"{options.seed}-{done}")  # noqa: S311
    seen = rows(texts[HELD_OUT:], tokenizer, rng)
    log.info("step %d: loss %.3f on what it does not learn from", done, evaluated(model, dev, options.device))
    while done < options.steps:
        rate = min(1.0, (done + 1) / WARM) * (1 - done / options.steps)
        for group in optimiser.param_groups:
            group["lr"] = options.rate * rate
        ids, labels = masked([next(seen) for _ in range(options.rows)], tokenizer, rng)
        model.train()
        loss = model(ids.to(options.device), labels.to(options.device))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        done += 1
        if done % EVERY == 0 or done == options.steps:
            log.info("step %d: loss %.3f", done, evaluated(model, dev, options.device))
            state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "steps": done}
            torch.save(state, checkpoint.with_suffix(".part"))
            checkpoint.with_suffix(".part").rename(checkpoint)
    model.bert.save_pretrained(options.out)
    tokenizer.save_pretrained(options.out)
    log.info("wrote %s", options.out)


@torch.inference_mode()
def evaluated(model: Model, dev: Batch, device: str) -> float:
    """The loss on `dev`."""
    model.eval()
    return float(model(dev[0].to(device), dev[1].to(device)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, default=WORK / "encoder")
    parser.add_argument("--texts", type=Path, default=SAUDI)
    parser.add_argument("--out", type=Path, default=WORK / "encoder-news")
    parser.add_argument("--steps", type=int, default=2000, help="to take in all; a second run goes on to there")
    parser.add_argument("--rows", type=int, default=16, help="runs of 128 pieces in a step")
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu", help="cpu, cuda or mps")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
