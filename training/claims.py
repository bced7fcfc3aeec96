"""Fit the judge of same claims on the annotated pairs of a gold folder, and write its trees and the roots' weights.

    python training/claims.py ../shared/gold/train [--stories .cache/training/stories]

A pair is positive where the annotators put both statements into one same-claim group, or, in articles that they did
not group, where both deny or both assert what one third statement contradicts. Of those articles only statements that
take part in a contradiction are used otherwise: of others nobody said that they differ.

It learns from the annotated statements and, once more, from those that the product finds for them, whose contents end
elsewhere and whose names are others: three minutes of reading. Needs scikit-learn.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
from gold_pairs import Examples, extracted_examples, read_examples, story_examples
from trees import Labels, cross_validated, fit, folds, show, write

from kg.claims.articles import Articles
from kg.claims.cluster import comparable
from kg.claims.pairs import SAME_FEATURES, same_features
from kg.claims.sides import Side, read_side
from kg.claims.trees import Rows, as_rows
from kg.claims.weights import weights

DATA = Path(__file__).parents[1] / "kg" / "claims" / "data"
THRESHOLD = 0.45
"""Likeness, as `supported` has it, from which on statements make one claim."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="a gold folder with contradictions-*.json and same-*.json")
    parser.add_argument("--stories", type=Path, help="the folder that training/stories.py made, to learn from its news")
    parser.add_argument("--out", type=Path, default=DATA, help="the folder for what is learned")
    arguments = parser.parse_args()
    annotated = read_examples(arguments.gold)
    write_weights([read_side(one) for one in annotated.statements.values()], arguments.out / "weights.json")
    weights.cache_clear()
    measured = [_examples(examples) for examples in (annotated, extracted_examples(arguments.gold))]
    parts = measured + ([_examples(story_examples(arguments.stories / "news"))] if arguments.stories else [])
    rows, truth, fold = (np.concatenate(values) for values in zip(*parts, strict=True))
    counts = np.ones(len(rows))
    print(f"{len(rows)} pairs, {int(truth.sum())} the same; by models that saw none of the same story:", flush=True)
    found = cross_validated(rows, truth, counts, fold, SAME_FEATURES)
    start = 0
    for name, (_, own, _) in zip(("annotated", "extracted"), measured, strict=True):
        print(name)
        show(found[start : start + len(own)], own, int(own.sum()))
        start += len(own)
    write(fit(rows, truth, counts, SAME_FEATURES), THRESHOLD, arguments.out / "same_claim.json", SAME_FEATURES)


def _examples(examples: Examples) -> tuple[Rows, Labels, npt.NDArray[np.int64]]:
    """The features of every pair of which somebody said whether it is the same, whether it is, and its fold."""
    articles = Articles(read_side(one) for one in examples.statements.values())
    opponents = defaultdict(set)
    for pair, kind in examples.contradictions.items():
        if kind != "incompatible":
            one, other = sorted(pair)
            opponents[one].add(other)
            opponents[other].add(one)
    pairs, labels = [], []
    for a, b in examples.oriented():
        label = _label(examples, opponents, a, b)
        if label is not None and (comparable(a, b) or label):
            pairs.append((a, b))
            labels.append(float(label))
    rows = as_rows([same_features(a, b, articles) for a, b in pairs], SAME_FEATURES)
    return rows, np.array(labels), folds(examples, [a.id for a, _ in pairs])


def _label(examples: Examples, opponents: dict[str, set[str]], a: Side, b: Side) -> bool | None:
    """Whether a pair is the same; None where nobody said."""
    if frozenset((a.id, b.id)) in examples.same:
        return True
    if examples.place(a.id) != examples.place(b.id) or examples.place(a.id) != a.statement.doc:
        return False  # of two stories, or of one whose same claims are annotated
    if opponents[a.id] & opponents[b.id]:
        return True
    return False if opponents[a.id] or opponents[b.id] else None


def write_weights(sides: list[Side], out: Path) -> None:
    """How seldom each root is, of those that more than one statement has."""
    counts = Counter(root for side in sides for root in side.roots)
    found = {root: round(math.log(len(sides) / (1 + n)), 2) for root, n in sorted(counts.items()) if n > 1}
    out.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {out}", flush=True)


if __name__ == "__main__":
    main()
