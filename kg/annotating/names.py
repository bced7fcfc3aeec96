"""Names of people, places and organisations, found by Stanza's name tagger on a fine-tuned encoder.

The model is Stanza's own (`stanza.models.ner`): word vectors from a transformer, a BiLSTM and a CRF. It is loaded
through Stanza's `Trainer` and not through `stanza.Pipeline`, because the pipeline wants the index of Stanza's
downloads and has no way to say where the transformer lies: a checkpoint names it by the path that it had in training.

A model is a folder that `transformers` loads (the encoder, stored in half precision and widened on load) with one
file beside it, `tagger.pt`, Stanza's checkpoint of the rest. `model/MODEL_CARD.md` says what it was trained on.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

Kind = Literal["PERS", "LOC", "ORG", "MISC"]
CHECKPOINT = "tagger.pt"
BUNDLED_MODEL = Path(__file__).parent / "model"
_DROPPED = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LONGEST_WORD = 40
"""Letters of a word that the model reads: no name is longer, and a web address would fill the encoder by itself."""
_MOST_WORDS = 200
_MOST_PIECES = 500
"""Word pieces in a window; the encoder has 512 positions, two of them taken."""
_BREAK = re.compile(r"[.،؛:!؟?,;…»\")\]]+")


class NameSpan(NamedTuple):
    """A name as token indices of its sentence, the end exclusive."""

    start: int
    end: int
    kind: Kind


class _Window(NamedTuple):
    """A run of words that the model reads at once: where it comes from, and its words."""

    sentence: int
    start: int
    words: list[str]


def plain(word: str) -> str:
    """A word as the model reads it: no ligatures, vowel marks, strokes or invisible marks; not too long, not empty."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", word))[:_LONGEST_WORD].strip() or "-"


class NameTagger:
    """Finds names in tokenised sentences. The same sentences always give the same names; nothing is downloaded."""

    def __init__(self, folder: Path | None = None, device: str = "cpu", batch_tokens: int = 1500) -> None:
        """Load the model in `folder` (by default the bundled one); `batch_tokens` words are read at once at most."""
        self._batch_tokens = batch_tokens
        self._trainer = _load(folder or BUNDLED_MODEL, device)
        self._tokenizer = self._trainer.model.bert_tokenizer

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[NameSpan]]:
        """The names in each sentence, in order; a name never crosses from one sentence into another."""
        found: list[list[NameSpan]] = [[] for _ in sentences]
        windows = [window for index, words in enumerate(sentences) for window in self._windows(index, words)]
        for batch in self._batches(windows):
            for window, spans in zip(batch, self._predict([window.words for window in batch]), strict=True):
                found[window.sentence] += [
                    NameSpan(window.start + start, window.start + end, kind) for start, end, kind in spans
                ]
        return [sorted(spans) for spans in found]

    def _windows(self, sentence: int, words: Sequence[str]) -> Iterator[_Window]:
        """The sentence in one window, or in several where it is too long, cut after punctuation if there is any."""
        read = [plain(word) for word in words]
        pieces = [len(word) + 1 for word in read]  # at most; seldom a sentence for which it must be known
        if sum(pieces) > _MOST_PIECES:
            pieces = [len(ids) for ids in self._tokenizer(read, add_special_tokens=False)["input_ids"]]
        start = 0
        while start < len(read):
            end, total = start, 0
            while (
                end < len(read) and end - start < _MOST_WORDS and (end == start or total + pieces[end] <= _MOST_PIECES)
            ):
                total += pieces[end]
                end += 1
            if end < len(read):
                late = range(end - 1, start + (end - start) // 2, -1)
                end = next((at + 1 for at in late if _BREAK.fullmatch(read[at])), end)
            yield _Window(sentence, start, read[start:end])
            start = end

    def _batches(self, windows: list[_Window]) -> Iterator[list[_Window]]:
        """The windows in batches of like length, so that little is spent on padding."""
        batch: list[_Window] = []
        for window in sorted(windows, key=lambda window: len(window.words)):
            if batch and (len(batch) + 1) * len(window.words) > self._batch_tokens:
                yield batch
                batch = []
            batch.append(window)
        if batch:
            yield batch

    def _predict(self, sentences: list[list[str]]) -> list[list[tuple[int, int, Kind]]]:
        """The spans in each sentence of one batch, by Stanza."""
        import torch
        from stanza.models.common.doc import Document
        from stanza.models.ner.data import DataLoader
        from stanza.models.ner.utils import decode_from_bioes

        document = Document([[{"id": at, "text": word} for at, word in enumerate(one, 1)] for one in sentences])
        loader = DataLoader(
            document,
            len(sentences),
            self._trainer.args,
            vocab=self._trainer.vocab,
            evaluation=True,
            preprocess_tags=False,
        )
        with torch.inference_mode():
            tags = [one for batch in loader for one in self._trainer.predict(batch)]
        return [
            [
                (span["start"], span["end"] + 1, span["type"])
                for span in decode_from_bioes(one)
                if span["type"] in get_args(Kind)
            ]
            for one in tags
        ]


def _load(folder: Path, device: str) -> Any:
    """Stanza's `Trainer` with the model in the folder; a missing file is an error that names it."""
    checkpoint = folder / CHECKPOINT
    if not checkpoint.is_file():
        raise FileNotFoundError(f"no name model in {folder}: {CHECKPOINT} is missing")
    with _silence():
        from stanza.models.common.foundation_cache import FoundationCache
        from stanza.models.ner.trainer import Trainer

        trainer = Trainer(
            args={"bert_model": str(folder)},
            model_file=str(checkpoint),
            device=device,
            foundation_cache=FoundationCache(local_files_only=True),
        )
    # Stanza chooses how to read a transformer by looking for «bart», «xlnet» and the like in its name, and a name is
    # a path here: a user called Bart would lose his long sentences.
    trainer.args["bert_model"] = "encoder"
    return trainer


@contextmanager
def _silence() -> Iterator[None]:
    """Keep transformers from writing its progress and warnings to stderr while a model is loaded."""
    from transformers.utils import logging

    verbosity, progress = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        logging.set_verbosity(verbosity)
        if progress:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
