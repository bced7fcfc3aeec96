"""Fit the headline stance model (agree, disagree, other) on the Arabic News Stance corpus and write its coefficients.

    python training/stance.py ../shared/data/ans/stance/train.csv --dev ../shared/data/ans/stance/dev.csv

Needs scikit-learn. The corpus is Khouja 2020, Apache 2.0; its test part is for measuring only.
"""

import argparse
import csv
import json
from pathlib import Path

from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from kg.contradictions.stance import FEATURES, stance_features

OUT = Path(__file__).parents[1] / "kg" / "contradictions" / "data" / "stance.json"


def read(file: Path) -> tuple[list[tuple[float, ...]], list[str]]:
    """Features and labels of a stance file."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [stance_features(row["s1"], row["s2"]) for row in rows], [row["stance"] for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    rows, labels = read(arguments.train)
    model = LogisticRegression(C=1.0, max_iter=2000, class_weight="balanced").fit(rows, labels)
    dev_rows, dev_labels = read(arguments.dev)
    print(f"macro-F1 on dev: {100 * f1_score(dev_labels, model.predict(dev_rows), average='macro'):.1f}")
    classes = {
        str(label): {
            "intercept": round(float(model.intercept_[n]), 4),
            "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[n], strict=True)},
        }
        for n, label in enumerate(model.classes_)
    }
    arguments.out.write_text(json.dumps(classes, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {arguments.out}")


if __name__ == "__main__":
    main()
