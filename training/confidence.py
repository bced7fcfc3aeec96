"""Measure how often each statement rule is right on a gold folder and write it as that rule's confidence.

    kg extract ../shared/gold/train/*.txt --format jsonl > .cache/train.jsonl
    python training/confidence.py ../shared/gold/train .cache/train.jsonl

Right means that the statement matches a gold one with the same polarity. Counts are smoothed towards the mean of all
rules by ten statements, so that a rare rule says little of itself.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from kg.evaluation import load_gold, read_records
from kg.evaluation.statements import match_all
from schemas import StatementRecord

OUT = Path(__file__).parents[1] / "kg" / "statements" / "data" / "confidence.json"
WEIGHT_OF_THE_MEAN = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("records", type=Path, help="what kg extract printed for the folder's articles")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    records = read_records(arguments.records, StatementRecord)
    found = Counter(record.rule for record in records)
    matching = match_all(load_gold(arguments.gold), records)
    right = Counter(one.predicted.rule for one in matching.matched if one.polarity)
    mean = sum(right.values()) / len(records)
    rules = {
        rule: round((right[rule] + WEIGHT_OF_THE_MEAN * mean) / (count + WEIGHT_OF_THE_MEAN), 2)
        for rule, count in sorted(found.items())
    }
    for rule, count in found.most_common():
        print(f"{rule:28} {right[rule]:4} right of {count:4}: {rules[rule]}")
    arguments.out.write_text(json.dumps({"mean": round(mean, 2), "rules": rules}, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {arguments.out}")


if __name__ == "__main__":
    main()
