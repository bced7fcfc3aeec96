"""The corpora that the name tagger learns from: reading, holding out, exchanging names.

Files have one token and one tag a line and a blank line between sentences. The four kinds are PERS, LOC, ORG, MISC.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from kg.annotating.names import plain

SHARED = Path("/work/shared/data")
KINDS = {"PER": "PERS", "MIS": "MISC"}
LONGEST = 120  # tokens; training cost grows faster than length
HELD_OUT = 0.08
EXCHANGED = 0.25
MARKS = '«»"“”()\\[\\]؛؟،!:'
PARTS = re.compile(f"[{MARKS}]|[^{MARKS}]+")
Token = tuple[str, str]
Sentence = list[Token]


def read(path: Path) -> list[Sentence]:
    """The sentences of a file with tags in IOB2 and our four kinds."""
    sentences: list[Sentence] = [[]]
    for line in path.read_text("utf-8").splitlines():
        fields = line.split()
        if not fields:
            sentences.append([])
            continue
        prefix, _, kind = fields[-1].partition("-")
        sentences[-1].append((fields[0], f"{prefix}-{KINDS.get(kind, kind)}" if kind else "O"))
    return [sentence for sentence in sentences if sentence]


def split_marks(sentence: Sentence) -> Sentence:
    """The sentence with brackets, quotation marks and stops cut off the words, as the product's tokeniser does."""
    tokens: Sentence = []
    for word, tag in sentence:
        if plain(word) == "-" != word:
            continue  # nothing but invisible marks, which the product's tokeniser leaves out
        parts: list[str] = PARTS.findall(plain(word))
        begun = False
        for part in parts:
            if len(parts) > 1 and re.fullmatch(f"[{MARKS}]", part):
                # A mark before the word goes on with a name that has begun; one after it is outside.
                tokens.append((part, tag if tag.startswith("I-") and not begun else "O"))
            else:
                tokens.append((part, f"I-{tag[2:]}" if begun and tag != "O" else tag))
                begun = True
    return tokens


def cut(sentence: Sentence) -> list[Sentence]:
    """A sentence as pieces of at most LONGEST tokens, none cut inside a name."""
    pieces = []
    while len(sentence) > LONGEST:
        at = next((n for n in range(LONGEST, 0, -1) if not sentence[n][1].startswith("I-")), LONGEST)
        pieces.append(sentence[:at])
        sentence = sentence[at:]
    return [*pieces, sentence]


def prepare(data: Path, out: Path) -> None:
    """Write train.json and dev.json.

    ANERcorp runs article after article, so one block out of its middle is held out: a random choice of sentences
    would put the names of an article on both sides and flatter. No test part is read.
    """
    news = read(data / "anercorp" / "ANERCorp_CamelLab_train.txt")
    size = round(len(news) * HELD_OUT)
    start = (len(news) - size) // 2
    held_out = news[start : start + size]
    wikipedia = read(data / "aqmar" / "train.txt")
    train = news[:start] + news[start + size :] + wikipedia
    for name, sentences in (("train", train), ("dev", held_out)):
        pieces = [piece for sentence in sentences for piece in cut(split_marks(sentence)) if piece]
        rows = [[{"text": word, "ner": tag} for word, tag in piece] for piece in pieces]
        (out / f"{name}.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
        print(f"{name}: {len(pieces)} sentences, {sum(map(len, pieces))} tokens")


def spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Names in IOB2 tags as (start, end, kind); an I- that follows no name of its kind begins one."""
    found: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        prefix, _, kind = tag.partition("-")
        if prefix == "I" and found and found[-1][1:] == (index, kind):
            found[-1] = (found[-1][0], index + 1, kind)
        elif kind:
            found.append((index, index + 1, kind))
    return found


def augment(sentences: list[Sentence], rng: random.Random) -> list[Sentence]:
    """The sentences, a share of them with each person's name exchanged for another, so that context is learned too."""
    names = [
        [word for word, _ in sentence[start:end]]
        for sentence in sentences
        for start, end, kind in spans([tag for _, tag in sentence])
        if kind == "PERS"
    ]
    exchanged = []
    for sentence in sentences:
        if rng.random() < EXCHANGED:
            for start, end, kind in reversed(spans([tag for _, tag in sentence])):
                if kind == "PERS":
                    first, *others = rng.choice(names)
                    name = [(first, "B-PERS"), *((word, "I-PERS") for word in others)]
                    sentence = sentence[:start] + name + sentence[end:]
        exchanged.append(sentence)
    return exchanged
