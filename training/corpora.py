"""The corpora that the name tagger learns from: reading, holding out, exchanging names.

Files have one token and one tag a line and a blank line between sentences. The four kinds are PERS, LOC, ORG, MISC.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

from kg.annotating.names import plain
from kg.arabic import fold

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


FINE = {
    "PERS": {
        *("Politician", "Athlete", "Artist", "Other_PER", "Religious_PER", "Scientist", "Businessperson", "Lawyer"),
        *"Engineer",
        "Police",
    },
    "LOC": {
        *("Nation", "Population-Center", "State-or-Province", "GPE-Cluster", "Continent", "Water-Body", "Land"),
        *("County-or-District", "Land-Region-Natural", "Celestial", "Building-Grounds", "Airport", "Path"),
        "Subarea-Facility",
    },
    "ORG": {
        *("Non-Governmental", "Government", "Group", "Sports", "Media", "Commercial", "Educational", "Medical-Science"),
        *("Religious_ORG", "Entertainment"),
    },
}
"""NewsFANE's fine classes by the kind that ANERcorp gives such names; all others are MISC."""


def read_newsfane(folder: Path) -> list[Sentence]:
    """The sentences of NewsFANE under our four kinds; «و» before a word stands by itself there."""
    kinds = {fine: kind for kind, all_fine in FINE.items() for fine in all_fine}
    sentences: list[Sentence] = [[]]
    for line in (folder / "NewsFANE_Gold_2014_170K.txt").read_text("utf-8-sig").splitlines():
        fields = line.split()
        if len(fields) < 2:
            sentences.append([])
            continue
        prefix, _, fine = fields[-1].partition("-")
        sentences[-1].append((plain(fields[0]), f"{prefix}-{kinds.get(fine, 'MISC')}" if fine else "O"))
    return [sentence for sentence in sentences if sentence]


def join_clitics(sentence: Sentence) -> Sentence:
    """The sentence with every «و» joined to the word after it, as text is written; the tag is that word's."""
    joined: Sentence = []
    for at, (word, tag) in enumerate(sentence):
        if at and sentence[at - 1] == ("و", "O"):
            joined[-1] = ("و" + word, tag)
        else:
            joined.append((word, tag))
    return joined


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


def prepare(data: Path, out: Path, *, newsfane: bool = False, silver: Sequence[Sentence] = ()) -> None:
    """Write train.json and dev.json; with `newsfane`, train has that corpus too, less its last sixth (ANERcorp's test
    text) and less whatever sentence of the dev part it holds. `silver` sentences go to train.

    ANERcorp runs article after article, so one block out of its middle is held out: a random choice of sentences
    would put the names of an article on both sides and flatter. No test part is read.
    """
    news = read(data / "anercorp" / "ANERCorp_CamelLab_train.txt")
    size = round(len(news) * HELD_OUT)
    start = (len(news) - size) // 2
    held_out = news[start : start + size]
    wikipedia = read(data / "aqmar" / "train.txt")
    train = news[:start] + news[start + size :] + wikipedia
    if newsfane:
        known = {_core(sentence) for sentence in held_out}
        more = read_newsfane(data / "newsfane")
        more = [join_clitics(sentence) for sentence in more[: len(more) * 5 // 6]]
        train += [sentence for sentence in more if _core(sentence) not in known]
    train += silver
    for name, sentences in (("train", train), ("dev", held_out)):
        pieces = [piece for sentence in sentences for piece in cut(split_marks(sentence)) if piece]
        rows = [[{"text": word, "ner": tag} for word, tag in piece] for piece in pieces]
        (out / f"{name}.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
        print(f"{name}: {len(pieces)} sentences, {sum(map(len, pieces))} tokens")


def _core(sentence: Sentence) -> str:
    """The letters of a sentence without its first word and its spelling: the same in both releases of the newswire."""
    return re.sub("[^\u0621-\u064a]", "", fold("".join(word for word, _ in sentence[1:])))


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
