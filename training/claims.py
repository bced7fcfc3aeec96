"""Fit the same-proposition model on the annotated pairs of a gold folder and write its coefficients.

    python training/claims.py ../shared/gold/train

A pair is positive where the annotators put both statements into one same-claim group, or where one denies or negates
the other: then both put the same proposition. Other pairs are negative, incompatible ones are left out. Needs
scikit-learn.
"""

import argparse
import json
from pathlib import Path

from gold_pairs import read_examples
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from kg.claims.similarity import FEATURES, features
from kg.claims.terms import terms

OUT = Path(__file__).parents[1] / "kg" / "claims" / "data" / "same_claim.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="a gold folder with contradictions-*.json and same-*.json")
    parser.add_argument("--out", type=Path, default=OUT, help="where the coefficients go")
    arguments = parser.parse_args()
    examples = read_examples(arguments.gold)
    known = {key: terms(statement) for key, statement in examples.statements.items()}
    rows, labels = [], []
    for a, b in examples.pairs():
        kind = examples.contradictions.get(frozenset((a, b)))
        if kind != "incompatible" and known[a].roots & known[b].roots:
            rows.append(features(known[a], known[b]))
            labels.append(int(kind is not None or frozenset((a, b)) in examples.same))
    model = LogisticRegression(C=1.0, max_iter=1000)
    chances = cross_val_predict(model, rows, labels, cv=5, method="predict_proba")[:, 1]
    print(f"{len(rows)} pairs, {sum(labels)} the same")
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        right = sum(1 for c, y in zip(chances, labels, strict=True) if c >= threshold and y)
        found = sum(1 for c in chances if c >= threshold)
        print(f"  at {threshold}: precision {100 * right / max(found, 1):.1f} recall {100 * right / sum(labels):.1f}")
    model.fit(rows, labels)
    weights = {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)}
    arguments.out.write_text(
        json.dumps({"intercept": round(float(model.intercept_[0]), 4), "weights": weights}, indent=1) + "\n",
        encoding="utf-8",
    )
    print(f"wrote {arguments.out}")


if __name__ == "__main__":
    main()
