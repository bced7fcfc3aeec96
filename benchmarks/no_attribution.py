"""How often statements are found where nobody says anything: sentences of SaudiNewsNet, read, without attribution.

    python benchmarks/no_attribution.py            # measure: the rate, then every offender
    python benchmarks/no_attribution.py draw       # the sentences that were read, numbered
    python benchmarks/no_attribution.py keep FILE  # the list anew: all drawn sentences but those numbered in FILE

The list, benchmarks/no_attribution.tsv, holds no text: day, article id, start, end and hash of each sentence. The
corpus is read from ../shared (or from the folder in KG_SHARED).
"""

import argparse
import csv
import hashlib
import os
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.annotating.sentences import split_sentences
from kg.pipeline import extract
from kg.reading import read_articles
from schemas import Article, Statement

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "data" / "saudinewsnet"
LIST = Path(__file__).with_suffix(".tsv")
SEED, ARTICLES, EACH = 20150721, 200, 3
SHORTEST = 4
"""Words that a sentence has at least: less is a dateline or a mark of layout."""


class Listed(NamedTuple):
    """A sentence by its place; `text` is checked against `digest` when the corpus is at hand."""

    day: str
    article: str
    start: int
    end: int
    digest: str


def main() -> int:
    """Draw, keep or measure. Exit code 2: the corpus is missing or is another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("measure", "draw", "keep"), default="measure")
    parser.add_argument("file", nargs="?", type=Path, help="for «keep»: numbers of the sentences that hold attribution")
    parser.add_argument("--most", type=float, default=3.0, help="exit code 1 above this rate, per cent (default: 3)")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"no_attribution.py: no corpus in {CORPUS}", file=sys.stderr)
        return 2
    if options.what == "measure":
        return measure(options.most)
    if options.what == "draw":
        for number, (article, start, end) in enumerate(draw(), 1):
            print(f"{number}\t{article.text[start:end]}")
        return 0
    if options.file is None:
        parser.error("keep needs a file of numbers")
    keep({int(number) for number in options.file.read_text("utf-8").split()})
    return 0


def draw() -> Iterator[tuple[Article, int, int]]:
    """Up to EACH sentences of ARTICLES different articles, by chance with a fixed seed, in the order drawn."""
    chance = random.Random(SEED)  # noqa: S311
    unique = {article.text: article for article in _corpus(sorted(path.name for path in CORPUS.glob("*.gz")))}
    for article in chance.sample(sorted(unique.values(), key=lambda one: one.id), ARTICLES):
        long = [one for one in split_sentences(article.text) if len(one.tokens) >= SHORTEST]
        for sentence in chance.sample(long, min(EACH, len(long))):
            yield article, sentence.start, sentence.end


def keep(dropped: set[int]) -> None:
    """Write the list: every drawn sentence whose number is not among the dropped."""
    drawn = list(draw())
    days = {article.id: path for path in sorted(CORPUS.glob("*.gz")) for article in _corpus([path.name])}
    with LIST.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(Listed._fields)
        for number, (article, start, end) in enumerate(drawn, 1):
            if number not in dropped:
                writer.writerow((days[article.id].name, article.id, start, end, _digest(article.text[start:end])))


def measure(most: float) -> int:
    """Extract from every listed article, whole; print the share of listed sentences with a statement's cue in them."""
    listed = list(_listed())
    wanted = {one.article for one in listed}
    articles = {one.id: one for one in _corpus(sorted({one.day for one in listed})) if one.id in wanted}
    for one in listed:
        text = articles[one.article].text[one.start : one.end] if one.article in articles else ""
        if _digest(text) != one.digest:
            print(
                f"no_attribution.py: {one.day}: article {one.article} is not what the list was made of", file=sys.stderr
            )
            return 2
    failures: list[str] = []
    found = {
        facts.article.id: facts.statements
        for facts in extract(articles.values(), lambda doc, why: failures.append(f"{doc}: {why}"))
    }
    offenders = [(one, hits) for one in listed if (hits := _inside(one, found.get(one.article, ())))]
    rate = 100 * len(offenders) / len(listed)
    for one, hits in offenders:
        print(f"{one.day} {one.article} {one.start}: {articles[one.article].text[one.start : one.end]}")
        for hit in hits:
            print(f"    cue «{hit.cue.text}», by {hit.rule}, content «{hit.content.text}»")
    for failure in failures:
        print(f"no_attribution.py: {failure}", file=sys.stderr)
    print(
        f"{len(offenders)} of {len(listed)} sentences without attribution, out of {len(articles)} articles, "
        f"were given a statement: {rate:.1f} % (goal: under {most:g} %)"
    )
    return int(bool(failures) or rate >= most)


def _inside(one: Listed, statements: Sequence[Statement]) -> list[Statement]:
    return [hit for hit in statements if one.start <= hit.cue.start < one.end]


def _corpus(days: Iterable[str]) -> Iterator[Article]:
    return read_articles([CORPUS / day for day in days], on_failure=lambda _: None)


def _listed() -> Iterator[Listed]:
    with LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield Listed(row["day"], row["article"], int(row["start"]), int(row["end"]), row["digest"])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


if __name__ == "__main__":
    sys.exit(main())
