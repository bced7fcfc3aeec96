"""How far two second readers of gold/dev agree with its annotated contradictions, and the product with all.

    make bench-readers

The readers are two sessions of a language model that had the articles, the annotated statements and the guidelines, and
not the annotated pairs (dev_second_readers.tsv). What the product tells is judged with the annotated statements given.
Besides, all are held against the annotated pairs with those that follow from them: where the annotation has two
statements as one claim, what contradicts one of them contradicts the other.
"""

import argparse
import csv
import sys
from collections import defaultdict
from itertools import product
from pathlib import Path

from kg.cli.records import judged, statements_of
from kg.evaluation import EvaluationError, Gold, Rate, given_statements, load_gold

READ = Path(__file__).with_name("dev_second_readers.tsv")
DEV = Path(__file__).resolve().parents[2] / "shared" / "gold" / "dev"
Pairs = set[frozenset[str]]


def main() -> int:
    """Measure, and print one line for each two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=DEV, help="the folder of gold/dev")
    try:
        annotated = load_gold(parser.parse_args().gold)
    except EvaluationError as error:
        print(f"second_readers.py: {error}", file=sys.stderr)
        return 2
    readers: defaultdict[str, Pairs] = defaultdict(set)
    with READ.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            readers[row["reader"]].add(frozenset((row["a"], row["b"])))
    gold: Pairs = set(annotated.contradictions)
    derived = judged(statements_of(given_statements(annotated)))
    told: Pairs = {frozenset((one.a, one.b)) for one in derived.contradictions}
    print("reader a against gold:", _line(readers["a"], gold))
    print("reader b against gold:", _line(readers["b"], gold))
    print("reader a against reader b:", _line(readers["a"], readers["b"]))
    print("kg against gold:", _line(told, gold))
    print("kg against reader a:", _line(told, readers["a"]))
    print("kg against reader b:", _line(told, readers["b"]))
    whole = _with_what_follows(gold, annotated)
    print("reader a against gold and what follows from it:", _line(readers["a"], whole))
    print("reader b against gold and what follows from it:", _line(readers["b"], whole))
    print("kg against gold and what follows from it:", _line(told, whole))
    return 0


def _with_what_follows(pairs: Pairs, annotated: Gold) -> Pairs:
    """Annotated pairs, and those that follow from them by the annotated same claims."""
    same: defaultdict[str, set[str]] = defaultdict(set)
    for group in (group for one in annotated.same_claims for group in one.groups):
        for member in group:
            same[member].update(group)
    return {
        frozenset((a, b))
        for one, other in (tuple(pair) for pair in pairs)
        for a, b in product(same[one] | {one}, same[other] | {other})
        if a != b
    }


def _line(found: Pairs, right: Pairs) -> str:
    rate = Rate.of(len(found & right), len(found), len(right))
    return (
        f"F1 {rate.f1}, precision {rate.p}, recall {rate.r} ({rate.tp} of {rate.predicted} told, {rate.gold} to find)"
    )


if __name__ == "__main__":
    sys.exit(main())
