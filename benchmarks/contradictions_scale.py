"""How the cost of claims and contradictions grows with the number of statements, and what the index finds.

    python benchmarks/contradictions_scale.py ../shared/data/saudinewsnet [--sizes 10000 30000 100000]

Synthetic claims: sentences of SaudiNewsNet, and from the second round over them copies with a quarter of the words
dropped and numbers changed, so that every claim has near neighbours. Recall is measured on 500 claims against all
cosines: the share of the ten nearest that the index gives. The slope is that of the logarithm of the seconds over
that of the number: 1 is linear growth. Judging costs the same for each claim whatever their number, since a claim has
a bounded number of candidates; it is measured on 2,000 pairs.
"""

import argparse
import gzip
import json
import math
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kg.claims.cluster import likeness
from kg.claims.neighbours import Vectors, build_index, content_vectors, nearest
from kg.claims.pairs import Articles, oriented
from kg.claims.sides import Side, read_side
from schemas import Act, ActorRef, Polarity, Span, Statement

CACHE = Path(__file__).resolve().parent.parent / ".cache" / "bench"
_SENTENCE = re.compile(r"[^.\n؟!]{40,240}(?=[.؟!\n])")
NEAREST, ASKED, JUDGED, NEW = 10, 500, 2000, 200


def main() -> int:
    """Measure, and print one line a size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("news", type=Path, help="the folder of SaudiNewsNet")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    arguments = parser.parse_args()
    if not arguments.news.is_dir():
        print(f"contradictions_scale.py: {arguments.news}: no such folder", file=sys.stderr)
        return 2
    vectors = _cached_vectors(arguments.news, max(arguments.sizes))
    seconds = []
    for size in sorted(arguments.sizes):
        built, asked, recall, added = measure(vectors[:size])
        seconds.append(built + asked)
        print(
            f"{size:>9,} claims: index {built:7.1f} s, all neighbours {asked:7.1f} s, recall@{NEAREST} {recall:.4f}, "
            f"a new claim {1000 * added:.2f} ms",
            flush=True,
        )
    sizes = np.log(np.array(sorted(arguments.sizes), dtype=float))
    if len(seconds) > 1:
        print(f"slope {np.polyfit(sizes, np.log(seconds), 1)[0]:.2f}")
    print(f"judging: {1e6 * _judging(arguments.news):.0f} µs a pair")
    return 0


def measure(vectors: Vectors) -> tuple[float, float, float, float]:
    """Seconds to build the index and to ask it for everybody's neighbours, recall, and seconds for one claim more."""
    begin = time.process_time()
    index = build_index(vectors)
    built = time.process_time() - begin
    begin = time.process_time()
    labels, _ = nearest(index, vectors, NEAREST)
    asked = time.process_time() - begin
    sample = np.random.default_rng(0).choice(len(vectors), min(ASKED, len(vectors)), replace=False)
    right = total = 0
    for at in sample:
        cosines = vectors @ vectors[at]
        least = np.partition(cosines, -NEAREST)[-NEAREST] - 1e-6  # ties are as good as each other
        right += sum(cosines[one] >= least for one in labels[at])
        total += NEAREST
    begin = time.process_time()
    for at in range(NEW):
        nearest(index, vectors[at : at + 1], NEAREST)
        index.add(len(vectors) + at, vectors[at] * 0.99, threads=1)
    return built, asked, right / total, (time.process_time() - begin) / NEW


def sentences(news: Path) -> Iterator[str]:
    """The sentences of all articles, in order."""
    for file in sorted(news.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from (one.strip() for one in _SENTENCE.findall(json.loads(line).get("text") or ""))


def synthetic(news: Path, number: int) -> Iterator[Side]:
    """`number` claims; from the second round over the sentences on they are changed copies."""
    chance, made = random.Random(1), 0  # noqa: S311
    while made < number:
        first = made == 0
        for text in sentences(news):
            if not first:
                kept = [word for word in text.split() if chance.random() > 0.25]
                text = " ".join(re.sub(r"\d+", str(chance.randrange(1, 500)), word) for word in kept) or text
            yield _side(made, text)
            made += 1
            if made == number:
                return


def _side(number: int, text: str) -> Side:
    content = Span(start=20, end=20 + len(text), text=text)
    return read_side(
        Statement(
            id=f"s{number}",
            article=f"a{number // 8}",
            doc=f"a{number // 8}",
            cue=Span(start=0, end=3, text="قال"),
            content=content,
            sentence=content,
            polarity=Polarity.ASSERT,
            act=Act.STATE,
            actor=ActorRef(id=f"p{number % 997}", name="متحدث"),
            rule="benchmark",
            confidence=1.0,
        )
    )


def _cached_vectors(news: Path, number: int) -> Vectors:
    """The vectors of synthetic claims; computed once."""
    file = CACHE / f"vectors-{number}.npy"
    if not file.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        begin, parts, batch = time.process_time(), [], []
        for side in synthetic(news, number):
            batch.append(side)
            if len(batch) == 4096:
                parts.append(content_vectors(batch))
                batch = []
        parts.append(content_vectors(batch))
        np.save(file, np.concatenate(parts))
        print(f"vectors of {number:,} claims: {time.process_time() - begin:.0f} s", flush=True)
    found: Vectors = np.load(file)
    return found


def _judging(news: Path) -> float:
    """Seconds that a pair costs, features and trees."""
    sides = list(synthetic(news, math.isqrt(2 * JUDGED) + 1))
    articles = Articles(sides)
    pairs = [oriented(a, b) for n, a in enumerate(sides) for b in sides[:n]][:JUDGED]
    begin = time.process_time()
    likeness(pairs, articles)
    return (time.process_time() - begin) / len(pairs)


if __name__ == "__main__":
    sys.exit(main())
