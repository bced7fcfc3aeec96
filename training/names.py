"""Fine-tune Stanza's name tagger on the encoder that ``encoder.py`` made.

    python training/names.py prepare   # ANERcorp and AQMAR -> train.json and dev.json in Stanza's format
    python training/names.py train     # resumes from its last checkpoint
    python training/names.py export    # a checkpoint -> kg/annotating/model, in half precision
    python training/names.py measure   # strict span F1 of kg/annotating/model on a file of tokens and tags

The network, data loader and update step are Stanza's. This file holds the loop, because Stanza's own has neither a
warm-up, which a fine-tuned encoder needs, nor checkpoints to resume from, nor batches of sentences of like length.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from bundle import write_bundle
from corpora import SHARED, Sentence, augment, prepare, read
from measuring import report
from names_silver import silver
from stanza.models.common.doc import Document
from stanza.models.ner import scorer
from stanza.models.ner.data import DataLoader
from stanza.models.ner.trainer import Trainer
from stanza.models.ner.vocab import MultiVocab
from stanza.models.ner_tagger import parse_args

WORK = Path(".cache/training")
BUNDLE = Path("kg/annotating/model")
FROZEN = 40  # steps before the encoder learns with the rest
WARM = 100
log = logging.getLogger("names")


def arguments(encoder: Path) -> dict[str, Any]:
    """Stanza's settings: its BiLSTM-CRF over the mix of the encoder's last four layers, no other word vectors."""
    settings: dict[str, Any] = parse_args(
        f"--bert_model {encoder} --bert_finetune --bert_hidden_layers 4 --no_char --no_pretrain --word_emb_dim 0 "
        "--shorthand ar_news --optim adamw --lr 2e-3 --bert_learning_rate 0.075 --dropout 0.3 --max_grad_norm 1.0 "
        "--word_dropout 0.0 --device cpu".split()
    )
    return settings


def document(sentences: list[Sentence]) -> Document:
    """Stanza's document of tagged sentences."""
    return Document([[{"id": n, "text": w, "ner": t} for n, (w, t) in enumerate(s, 1)] for s in sentences])


def load(path: Path) -> list[Sentence]:
    """Sentences out of a file in Stanza's format."""
    return [[(token["text"], token["ner"]) for token in sentence] for sentence in json.loads(path.read_text("utf-8"))]


def by_length(items: list[Any], most_words: int, rng: random.Random) -> Iterator[list[Any]]:
    """Batches of sentences of like length in random order, so that little is spent on padding."""
    items = sorted(items, key=lambda item: (len(item[0]), rng.random()))
    batches: list[list[Any]] = [[]]
    for item in items:
        if batches[-1] and (len(batches[-1]) + 1) * len(item[0]) > most_words:
            batches.append([])
        batches[-1].append(item)
    rng.shuffle(batches)
    return iter(batches)


def rate(step: int, steps: int, first: int) -> float:
    """Share of the learning rate at a step: nothing before the first, up from there, then down in a straight line.

    The encoder starts later than the rest: the gradients of a tagger that knows nothing yet drive it, within twenty
    steps, to give every word the same vector.
    """
    return max(0.0, min((step - first + 1) / WARM, (steps - step) / max(steps - first - WARM, 1), 1.0))


def evaluate(trainer: Trainer, loader: DataLoader) -> float:
    """Micro-F1 of whole spans, in percent."""
    with torch.no_grad():
        predicted = [tags for batch in loader for tags in trainer.predict(batch)]
    gold = [[tag[0] for tag in sentence] for sentence in loader.tags]
    _, _, f1, _ = scorer.score_by_entity(predicted, gold, verbose=False)
    return 100 * float(f1)


def batches(sentences: list[Sentence], vocab: MultiVocab, settings: dict[str, Any], most: int, seed: int) -> DataLoader:
    """One epoch's batches, the same for the same seed: some names exchanged, sentences of like length together."""
    rng = random.Random(seed)  # noqa: S311
    loader = DataLoader(document(augment(sentences, rng)), 1, settings, vocab=vocab, evaluation=True)
    loader.data = list(by_length([item for batch in loader.data for item in batch], most, rng))
    return loader


def save(trainer: Trainer, path: Path, **progress: int) -> None:
    """A checkpoint with all that is needed to go on from it; written aside first, so that none is ever half there."""
    state = {
        "model": trainer.model.state_dict(),
        "vocab": trainer.vocab.state_dict(),
        "config": trainer.args,
        "optimizer": trainer.optimizer.state_dict(),
        "progress": progress,
    }
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)


def train(options: argparse.Namespace) -> None:
    """Fine-tune, a checkpoint every so many steps and one an epoch; dev F1 after each epoch goes to the log."""
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    settings = arguments(options.encoder)
    sentences, held_out = load(options.work / "train.json"), load(options.work / "dev.json")
    vocab = DataLoader(document(sentences), 1, settings, evaluation=False).vocab
    vocab._vocabs.pop("delta")  # word vectors that this model does not have
    dev = DataLoader(document(held_out), 16, settings, vocab=vocab, evaluation=True)
    trainer = Trainer(args=settings, vocab=vocab, device=options.device)
    base = [group["lr"] for group in trainer.optimizer.param_groups]
    last, epoch, done = options.work / "names.pt", 0, 0
    if last.exists():
        checkpoint = torch.load(last, weights_only=True, map_location=options.device)
        trainer.model.load_state_dict(checkpoint["model"])
        trainer.optimizer.load_state_dict(checkpoint["optimizer"])
        epoch, done = checkpoint["progress"]["epoch"], checkpoint["progress"]["done"]
    taken = 0
    per_epoch = len(batches(sentences, vocab, settings, options.batch_words, options.seed))
    steps = per_epoch * options.epochs
    log.info("%d sentences, about %d steps an epoch, from epoch %d step %d", len(sentences), per_epoch, epoch, done)
    while epoch < options.epochs:
        loader = batches(sentences, vocab, settings, options.batch_words, options.seed + epoch)
        started, loss = time.monotonic(), 0.0
        for index in range(done, len(loader)):
            for group, full in zip(trainer.optimizer.param_groups, base, strict=True):
                first = FROZEN if group.get("param_group_name") == "bert" else 0
                group["lr"] = full * rate(epoch * per_epoch + index, steps, first)
            loss += trainer.update(loader[index])
            taken += 1
            if taken == options.steps:
                save(trainer, last, epoch=epoch, done=index + 1)
                log.info("stopped after %d steps, loss %.3f", taken, loss / max(taken, 1))
                return
            if (index + 1) % 25 == 0:
                seconds = (time.monotonic() - started) / (index + 1 - done)
                log.info("epoch %d step %d/%d loss %.3f, %.2f s", epoch, index + 1, len(loader), loss / 25, seconds)
                loss = 0.0
            if (index + 1) % 100 == 0:
                save(trainer, last, epoch=epoch, done=index + 1)
        epoch, done = epoch + 1, 0
        save(trainer, last, epoch=epoch, done=0)
        save(trainer, options.work / f"names-{epoch}.pt", epoch=epoch, done=0)
        log.info("epoch %d over: dev F1 %.1f", epoch, evaluate(trainer, dev))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, dest="command")
    make = commands.add_parser("prepare", help="the corpora in Stanza's format")
    make.add_argument("--data", type=Path, default=SHARED)
    make.add_argument("--newsfane", action="store_true", help="learn from NewsFANE too, less its last sixth")
    make.add_argument("--silver", type=int, default=0, help="learn from so many sentences that the model tagged, too")
    learn = commands.add_parser("train", help="fine-tune, or go on with it")
    learn.add_argument("--encoder", type=Path, default=WORK / "encoder")
    learn.add_argument("--epochs", type=int, default=3)
    learn.add_argument("--batch-words", type=int, default=300)
    learn.add_argument("--seed", type=int, default=1)
    learn.add_argument("--steps", type=int, help="stop after so many steps, for a trial; the next run goes on")
    export = commands.add_parser("export", help="a checkpoint as the product's model")
    export.add_argument("checkpoint", type=Path)
    export.add_argument("--encoder", type=Path, default=WORK / "encoder")
    measure = commands.add_parser("measure", help="score the product's model on tagged files")
    measure.add_argument("files", type=Path, nargs="+")
    for command in (make, learn, export, measure):
        command.add_argument("--device", default="cpu", help="cpu, cuda or mps")
    for command in (make, learn, export):
        command.add_argument("--work", type=Path, default=WORK, help="folder of prepared data and checkpoints")
    export.add_argument("--out", type=Path, default=BUNDLE)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("stanza").setLevel(logging.WARNING)
    if "work" in options:
        options.work.mkdir(parents=True, exist_ok=True)
    match options.command:
        case "prepare":
            own = silver(options.data, options.silver, options.device) if options.silver else []
            prepare(options.data, options.work, newsfane=options.newsfane, silver=own)
        case "train":
            train(options)
        case "export":
            write_bundle(options.checkpoint, options.encoder, options.out, options.device)
        case "measure":
            for path in options.files:
                report(path, read(path), options.device)


if __name__ == "__main__":
    main()
