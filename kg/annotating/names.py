"""Names of people, places and organisations, found by Stanza's name tagger on a fine-tuned encoder.

The model is Stanza's own (`stanza.models.ner`): word vectors from a transformer, a BiLSTM and a CRF. It is loaded
through Stanza's `Trainer` and not through `stanza.Pipeline`, because the pipeline wants the index of Stanza's
downloads and has no way to say where the transformer lies: a checkpoint names it by the path that it had in training
(`kg.annotating.for_stanza` writes what the pipeline wants).

Fast it is by three things: sentences of one length go together whatever article they come from, the encoder computes
in bfloat16 where the CPU can, and a pipeline's other stages are not run. `make bench-names` compares.

A model is a folder that `transformers` loads (the encoder, stored in half precision and widened on load) with one
file beside it, `tagger.pt`, Stanza's checkpoint of the rest. `model/MODEL_CARD.md` says what it was trained on.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from kg.annotating.bfloat16 import use_bfloat16
from kg.quiet import quiet

Kind = Literal["PERS", "LOC", "ORG", "MISC"]
CHECKPOINT = "tagger.pt"
BUNDLED_MODEL = Path(__file__).parent / "model"
_DROPPED = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LONGEST_WORD = 40
"""Letters of a word that the model reads: no name is longer, and a web address would fill the encoder by itself."""
_MOST_WORDS = 200
_MOST_PIECES = 500
"""Word pieces in a window; the encoder has 512 positions, two of them taken."""
_SORTED = 4096
"""Windows that are sorted by length at once: enough for full batches, few enough that memory does not grow."""
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

    def __init__(self, folder: Path | None = None, device: str = "cpu", batch_pieces: int = 1000) -> None:
        """Load the model in `folder` (by default the bundled one); `batch_pieces` word pieces are read at once."""
        self._batch_pieces = batch_pieces
        self._trainer = _load(folder or BUNDLED_MODEL, device)
        self._tokenizer = self._trainer.model.bert_tokenizer

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[NameSpan]]:
        """The names in each sentence, in order; a name never crosses from one sentence into another."""
        found: list[list[NameSpan]] = [[] for _ in sentences]
        windows = (window for index, words in enumerate(sentences) for window in self._windows(index, words))
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

    def _batches(self, windows: Iterator[_Window]) -> Iterator[list[_Window]]:
        """The windows in batches of the same number of pieces, so that none is padded.

        That saves a third of the work, and makes what is found in a window independent of what is read with it: in
        bfloat16 a row comes out the same to the last bit in any batch without padding, but not in one with.
        """
        while some := list(islice(windows, _SORTED)):
            encoded = self._tokenizer([window.words for window in some], is_split_into_words=True)["input_ids"]
            alike: defaultdict[int, list[_Window]] = defaultdict(list)
            for window, pieces in zip(some, encoded, strict=True):
                alike[len(pieces)].append(window)
            for size, same in sorted(alike.items()):
                rows = max(1, self._batch_pieces // size)
                yield from (same[at : at + rows] for at in range(0, len(same), rows))

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
    with quiet():
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
    use_bfloat16(trainer.model.bert_model)
    for crf in trainer.model.crits:
        crf.forward = partial(_no_loss, crf)
    return trainer


def _no_loss(crf: Any, *_: Any) -> tuple[int, Any]:
    """In place of Stanza's CRF loss, which it computes when it predicts too: the transitions alone."""
    return 0, crf._transitions
