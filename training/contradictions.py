"""Fit the denial model on the annotated pairs of a gold folder and write their coefficients.

    python training/contradictions.py ../shared/gold/train

Every denial with every assertion that it could deny is an example: those of one article or story, and those that
share words across them. The threshold is the one with the best F1 among those that
are at least 80 % precise in five-fold cross-validation by story. Needs scikit-learn.
"""

import argparse
import json
from pathlib import Path

import numpy
from gold_pairs import read_examples
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from kg.contradictions.features import FEATURES, kind_of, pair_features, side
from schemas import ContradictionKind

PRECISION = 0.8
"""An analyst forgives a missed pair, not a false one."""
OUT = Path(__file__).parents[1] / "kg" / "contradictions" / "data" / "denial.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="a gold folder with contradictions-*.json and same-*.json")
    parser.add_argument("--out", type=Path, default=OUT, help="where the coefficients go")
    arguments = parser.parse_args()
    examples = read_examples(arguments.gold)
    sides = {key: side(statement) for key, statement in examples.statements.items()}
    rows, labels, places = [], [], []
    for pair in examples.pairs():
        for a, b in (pair, pair[::-1]):
            if kind_of(sides[a], sides[b]) is ContradictionKind.DENIAL and not sides[a].points_back:
                rows.append(pair_features(sides[a], sides[b]))
                labels.append(int(frozenset((a, b)) in examples.contradictions))
                places.append(examples.place(a))
    model = LogisticRegression(C=1.0, max_iter=2000)
    chances = cross_val_predict(model, rows, labels, cv=GroupKFold(5), groups=places, method="predict_proba")[:, 1]
    truth = numpy.array(labels)
    best = (0.0, 0.5)
    print(f"{len(rows)} pairs, {sum(labels)} contradict")
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        found = chances >= threshold
        right = int((found & (truth == 1)).sum())
        precision, recall = right / max(int(found.sum()), 1), right / max(sum(labels), 1)
        score = 2 * precision * recall / max(precision + recall, 1e-9)
        if precision >= PRECISION:
            best = max(best, (score, threshold))
        print(f"  at {threshold}: precision {100 * precision:.1f} recall {100 * recall:.1f} F1 {100 * score:.1f}")
    model.fit(rows, labels)
    fitted = {
        "intercept": round(float(model.intercept_[0]), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)},
        "threshold": best[1],
    }
    arguments.out.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {arguments.out}")


if __name__ == "__main__":
    main()
