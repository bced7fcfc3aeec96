"""How many contradictions told of a month of news are right: the pairs in month_pairs.tsv, read by a language model.

    make bench-false-alarms
    python benchmarks/false_alarms.py --skip 384 --articles 207     # articles on which no rule was mended

The articles are the first 384 of SaudiNewsNet, day by day, that hold a word of denial, of 591 that do; the pairs told
were read under the guidelines of the gold. The news may be quoted but not copied here, so the file has the ids alone.
Prints how many of the pairs that are told now are right, and how many nobody has read.
"""

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path

from kg.cli.errors import Failures
from kg.pipeline import base_layer, derive, extract
from kg.reading import read_articles

PAIRS = Path(__file__).with_name("month_pairs.tsv")
NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "saudinewsnet"
ARTICLES = 384
_DENIAL = re.compile(r"\b[وف]?(?:نفى|نفت|ينفي|تنفي|نفي|نافيا|نافياً|كذب|كذبت|لا صحة|عارية عن الصحة|أنكر|أنكرت)\b")


def main() -> int:
    """Measure, and print one line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path, nargs="?", default=NEWS, help="the folder of SaudiNewsNet")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many that hold a word of denial")
    parser.add_argument("--skip", type=int, default=0, help="such articles to pass over first")
    given = parser.parse_args()
    files = sorted(given.news.glob("*.jsonl.gz"))
    if not files:
        print(f"false_alarms.py: {given.news}: no articles there", file=sys.stderr)
        return 2
    with PAIRS.open(encoding="utf-8", newline="") as file:
        judged = {(row["a"], row["b"]): row["judged"] for row in csv.DictReader(file, delimiter="\t")}
    failures = Failures()
    denying = (one for one in read_articles(files, on_failure=lambda _: None) if _DENIAL.search(one.text))
    told = derive(
        base_layer(extract(islice(denying, given.skip, given.skip + given.articles), failures))
    ).contradictions
    by_kind: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        by_kind[one.kind.value][judged.get((one.a, one.b), "unread")] += 1
    for kind, counts in sorted(by_kind.items()):
        print(kind, _line(counts))
    print("all", _line(sum(by_kind.values(), Counter())))
    return int(failures.code)


def _line(counts: Counter[str]) -> str:
    read = counts["right"] + counts["wrong"]
    share = f"{100 * counts['right'] / read:.1f} % right" if read else "none read"
    return f"{counts['right']} right, {counts['wrong']} wrong ({share}), {counts['unread']} not read"


if __name__ == "__main__":
    sys.exit(main())
