"""Fit the judge of headlines (agree, disagree, other) on the Arabic News Stance corpus, and write its trees.

    python training/stance.py ../shared/data/ans/stance

Learns from train.csv; how it was fitted and both thresholds are chosen on dev.csv; test.csv is for measuring only
(`kg evaluate stance`). The corpus is Khouja 2020, Apache 2.0. Needs scikit-learn.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import f1_score
from trees import write

from kg.contradictions.stance import FEATURES, stance_features

OUT = Path(__file__).parents[1] / "kg" / "contradictions" / "data"


def read(file: Path) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.str_]]:
    """Features and labels of a stance file."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    features = np.array([stance_features(row["s1"], row["s2"]) for row in rows], dtype=np.float32)
    return features, np.array([row["stance"] for row in rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("stance", type=Path, help="the folder with train.csv and dev.csv")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for the trees")
    arguments = parser.parse_args()
    rows, labels = read(arguments.stance / "train.csv")
    dev, truth = read(arguments.stance / "dev.csv")
    models, chances = {}, {}
    for label in ("agree", "other"):
        models[label] = HistGradientBoostingClassifier(
            max_iter=150 if label == "agree" else 60,
            learning_rate=0.06,
            max_leaf_nodes=10 if label == "agree" else 6,
            min_samples_leaf=10,
            l2_regularization=2.0,
            max_features=0.4,
            random_state=0,
            early_stopping=False,
        ).fit(rows, labels == label)
        chances[label] = models[label].predict_proba(dev)[:, 1]
    best = (0.0, 0.5, 0.5)
    for agree in np.arange(0.3, 0.6, 0.02):
        for other in np.arange(0.06, 0.7, 0.02):
            guessed = np.where(chances["other"] >= other, "other", np.where(chances["agree"] >= agree, "agree", ""))
            guessed = np.where(guessed == "", "disagree", guessed)
            score = float(f1_score(truth, guessed, average="macro"))
            best = max(best, (score, round(float(agree), 2), round(float(other), 2)))
    print(f"macro-F1 on dev: {100 * best[0]:.1f}")
    write(models["agree"], best[1], arguments.out / "stance_agree.json", FEATURES)
    write(models["other"], best[2], arguments.out / "stance_other.json", FEATURES)


if __name__ == "__main__":
    main()
