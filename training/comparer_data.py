"""What the comparer learns from: pairs of headlines, and pairs made of them."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from kg.claims.comparer.network import STANCES
from kg.claims.comparer.pieces import marked, words_of

AGREE, DISAGREE, OTHER = range(len(STANCES))


class Example(NamedTuple):
    """Two texts by their words, the place in STANCES of how they stand to each other, and how much it counts."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    stance: int
    weight: float = 1.0


def headlines(file: Path) -> list[Example]:
    """The pairs of a stance file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Example(tuple(words_of(row["s1"])), tuple(words_of(row["s2"])), STANCES.index(row["stance"]))
            for row in csv.DictReader(lines)
        ]


def augmented(rows: list[Example], rng: random.Random) -> list[Example]:
    """The pairs for one epoch: a fifth of them turned round, with pairs that follow from two others, pairs of two
    headlines that share a word and no more, and pairs in which a shared word is exchanged on one side or on both."""
    found = [row._replace(a=row.b, b=row.a) if rng.random() < 0.2 else row for row in rows]
    followed = following(rows)
    found += rng.sample(followed, min(len(followed), len(rows) // 6))
    found += _strangers(rows, len(rows) // 30, rng)
    found += _exchanged(rows, len(rows) // 8, rng)
    return found


def following(rows: list[Example]) -> list[Example]:
    """What follows from two pairs with the same first headline: those that agree with it agree, and what agrees with
    it disagrees with what disagrees."""
    by_first = defaultdict(list)
    for row in rows:
        by_first[row.a].append(row)
    found = []
    for group in by_first.values():
        for one, other in combinations(group, 2):
            stances = {one.stance, other.stance}
            if stances <= {AGREE, DISAGREE} and stances != {DISAGREE} and one.b != other.b:
                found.append(Example(one.b, other.b, DISAGREE if DISAGREE in stances else AGREE, 0.7))
    return found


def _strangers(rows: list[Example], number: int, rng: random.Random) -> list[Example]:
    """Headlines of two pairs that share a word."""
    with_word = defaultdict(list)
    for row in rows:
        for word in row.a:
            if len(word) > 3:
                with_word[word].append(row)
    words = sorted(word for word, having in with_word.items() if 2 <= len(having) < 60)
    found: list[Example] = []
    while len(found) < number:
        one, other = rng.sample(with_word[rng.choice(words)], 2)
        if one.a != other.a and sum(mark == 2 for mark in marked(one.a, other.b)) <= 2:
            found.append(Example(one.a, other.b, OTHER, 0.7))
    return found


def _exchanged(rows: list[Example], number: int, rng: random.Random) -> list[Example]:
    """Agreeing headlines with a long word that both have exchanged: on both sides they still agree, on one they do
    not."""
    agreeing = [row for row in rows if row.stance == AGREE]
    long_words = [word for row in rows for word in row.a if len(word) > 4]
    found: list[Example] = []
    while len(found) < number:
        row = rng.choice(agreeing)
        common = sorted({word for word in row.a if word in row.b and len(word) > 4})
        if not common:
            continue
        old, new = rng.choice(common), rng.choice(long_words)
        b = tuple(new if word == old else word for word in row.b)
        if rng.random() < 0.5:
            found.append(Example(tuple(new if word == old else word for word in row.a), b, AGREE, 0.5))
        elif old != new:
            found.append(Example(row.a, b, DISAGREE, 0.5))
    return found
