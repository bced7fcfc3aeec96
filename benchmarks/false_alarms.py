"""How many contradictions told of a month of news are right: the pairs in month_pairs.tsv, as read by hand.

    make bench-false-alarms

The articles are the first 384 of SaudiNewsNet, day by day, that hold a word of denial; of the pairs told the first 300
by the ids of their statements, which are hashes, were read under the guidelines of the gold. The news may be quoted but
not copied here, so the file has the ids alone. Prints how many of these pairs are told now, how many of those are
right, and how many told pairs nobody has read.
"""

import argparse
import csv
import gzip
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kg.cli.articles import read_facts
from kg.cli.errors import Failures
from kg.pipeline import base_layer, derive

PAIRS = Path(__file__).with_name("month_pairs.tsv")
NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "saudinewsnet"
ARTICLES = 384
_DENIAL = re.compile(r"\b[وف]?(?:نفى|نفت|ينفي|تنفي|نفي|نافيا|نافياً|كذب|كذبت|لا صحة|عارية عن الصحة|أنكر|أنكرت)\b")


def main() -> int:
    """Measure, and print one line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path, nargs="?", default=NEWS, help="the folder of SaudiNewsNet")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    given = parser.parse_args()
    files = sorted(given.news.glob("*.jsonl.gz"))
    if not files:
        print(f"false_alarms.py: {given.news}: no articles there", file=sys.stderr)
        return 2
    with PAIRS.open(encoding="utf-8", newline="") as file:
        judged = {(row["a"], row["b"]): row["judged"] for row in csv.DictReader(file, delimiter="\t")}
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) / "month.jsonl"
        chosen.write_text("".join(islice(_denying(files), given.articles)), encoding="utf-8")
        told = derive(base_layer(read_facts([str(chosen)], Failures()))).contradictions
    by_kind = Counter((one.kind.value, judged.get((one.a, one.b), "unread")) for one in told)
    for kind in sorted({kind for kind, _ in by_kind}):
        print(kind, _line({way: by_kind[kind, way] for way in ("right", "wrong", "unread")}))
    print(
        "all", _line({way: sum(n for (_, w), n in by_kind.items() if w == way) for way in ("right", "wrong", "unread")})
    )
    return 0


def _denying(files: list[Path]) -> Iterator[str]:
    """The lines of the articles that hold a word of denial."""
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if _DENIAL.search(f"{article['title'] or ''}\n{article['text'] or ''}"):
                    yield line


def _line(counts: dict[str, int]) -> str:
    read = counts["right"] + counts["wrong"]
    share = f"{100 * counts['right'] / read:.1f} % right" if read else "none read"
    return f"{counts['right']} right, {counts['wrong']} wrong ({share}), {counts['unread']} not read"


if __name__ == "__main__":
    sys.exit(main())
