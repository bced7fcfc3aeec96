"""How the cost of claims and contradictions grows with the number of statements, and what is found of neighbours.

    python benchmarks/contradictions_scale.py ../shared/data/saudinewsnet [--sizes 10000 30000 100000]

Synthetic claims: sentences of SaudiNewsNet, and from the second round over them copies with a quarter of the words
dropped and numbers changed, so that every claim has near neighbours; eight make an article. The seconds, of the
processor, are those of all that is done with statements before they are put into groups: reading their words, finding
whom to compare each with, comparing. The slope is that of the logarithm of the seconds over that of the number: 1 is
linear growth. Recall is measured on 500 claims against all cosines: the share of the nearest ones, NEIGHBOURS at most
and NEAR at least, that were found.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import sparse

from kg.claims.candidates import Field
from kg.claims.cluster import likeness
from kg.claims.neighbours import NEAR, NEIGHBOURS, Near, Neighbourhoods
from kg.claims.sides import Side
from schemas import Act, ActorRef, Polarity, Span, Statement

_SENTENCE = re.compile(r"[^.\n؟!]{40,240}(?=[.؟!\n])")
ASKED, NEW, ARTICLE = 500, 200, 8


class Measured(NamedTuple):
    """Seconds of the processor, the pairs that were compared, and what the search found."""

    reading: float
    search: float
    judging: float
    pairs: int
    recall: float
    article: float
    """Seconds to find the neighbours of one article more."""

    @property
    def seconds(self) -> float:
        return self.reading + self.search + self.judging


def main() -> int:
    """Measure, and print one line a size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("news", type=Path, help="the folder of SaudiNewsNet")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    arguments = parser.parse_args()
    if not arguments.news.is_dir():
        print(f"contradictions_scale.py: {arguments.news}: no such folder", file=sys.stderr)
        return 2
    sizes, seconds = sorted(arguments.sizes), []
    for size in sizes:
        found = measure(list(synthetic(arguments.news, size)))
        seconds.append(found.seconds)
        print(
            f"{size:>9,} claims: {found.seconds:7.1f} s (reading {found.reading:.1f}, neighbours {found.search:.1f}, "
            f"{found.pairs:,} pairs compared {found.judging:.1f}), recall {found.recall:.4f}, "
            f"neighbours of a new article {1000 * found.article:.1f} ms",
            flush=True,
        )
    if len(sizes) > 1:
        print(f"slope {np.polyfit(np.log(np.array(sizes, dtype=float)), np.log(seconds), 1)[0]:.2f}")
    return 0


def measure(statements: Sequence[Statement]) -> Measured:
    """All that is done with the statements before they are put into groups."""
    begin = time.process_time()
    field = Field(statements)
    reading = time.process_time() - begin
    begin = time.process_time()
    near = field.near
    search = time.process_time() - begin
    compared = 0

    def counted() -> Iterator[tuple[Side, Side]]:
        nonlocal compared
        for pair in field.pairs():
            compared += 1
            yield pair

    begin = time.process_time()
    likeness(counted(), field.articles)
    judging = time.process_time() - begin
    asked = Neighbourhoods(field.contents)
    begin = time.process_time()
    for at in range(NEW):
        asked.nearest(at * ARTICLE, (at + 1) * ARTICLE)
    article = (time.process_time() - begin) / NEW
    return Measured(reading, search, judging, compared, _recall(field.contents, near), article)


def _recall(contents: sparse.csr_array, near: Near) -> float:
    """The share of the nearest neighbours of ASKED rows that are among the pairs found; ties are all as good."""
    sample = np.random.default_rng(0).choice(contents.shape[0], min(ASKED, contents.shape[0]), replace=False)
    asked = np.isin(near.rows, sample) | np.isin(near.others, sample)
    pairs = set(zip(near.rows[asked].tolist(), near.others[asked].tolist(), strict=True))
    right = total = 0
    for row in sample.tolist():
        cosines = (contents @ contents[[row]].T).toarray().ravel()
        cosines[row] = 0
        nearest = np.argsort(-cosines)[:NEIGHBOURS]
        wanted = int((cosines[nearest] >= NEAR).sum())
        least = max(NEAR, float(cosines[nearest[-1]])) - 1e-6
        good = np.flatnonzero(cosines >= least).tolist()
        right += min(wanted, sum((min(row, one), max(row, one)) in pairs for one in good))
        total += wanted
    return right / total if total else 1.0


def sentences(news: Path) -> Iterator[str]:
    """The sentences of all articles, in order."""
    for file in sorted(news.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from (one.strip() for one in _SENTENCE.findall(json.loads(line).get("text") or ""))


def synthetic(news: Path, number: int) -> Iterator[Statement]:
    """`number` claims; from the second round over the sentences on they are changed copies."""
    chance, made = random.Random(1), 0  # noqa: S311
    while made < number:
        first = made == 0
        for text in sentences(news):
            if not first:
                kept = [word for word in text.split() if chance.random() > 0.25]
                text = " ".join(re.sub(r"\d+", str(chance.randrange(1, 500)), word) for word in kept) or text
            yield _statement(made, text)
            made += 1
            if made == number:
                return


def _statement(number: int, text: str) -> Statement:
    content = Span(start=20, end=20 + len(text), text=text)
    return Statement(
        id=f"s{number}",
        article=f"a{number // ARTICLE}",
        doc=f"a{number // ARTICLE}",
        cue=Span(start=0, end=3, text="قال"),
        content=content,
        sentence=content,
        polarity=Polarity.ASSERT,
        act=Act.STATE,
        actor=ActorRef(id=f"p{number % 997}", name="متحدث"),
        rule="benchmark",
        confidence=1.0,
    )


if __name__ == "__main__":
    sys.exit(main())
