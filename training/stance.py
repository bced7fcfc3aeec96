"""Fit the judge of headlines (agree, disagree, other) on the Arabic News Stance corpus, and write its trees.

    python training/stance.py ../shared/data/ans/stance

Learns from train.csv; how the trees were fitted and how much they count beside the comparer (training/comparer.py) are
chosen on dev.csv; test.csv is for measuring only (`kg evaluate stance`). The corpus is Khouja 2020, Apache 2.0.
Needs scikit-learn.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import f1_score
from trees import write

from kg.claims.comparer.model import comparer
from kg.claims.comparer.network import STANCES
from kg.contradictions.stance import FEATURES, joint_scores, stance_features, word_chances

OUT = Path(__file__).parents[1] / "kg" / "contradictions" / "data"


def read(file: Path) -> tuple[list[tuple[str, str]], npt.NDArray[np.float32], npt.NDArray[np.str_]]:
    """Pairs, features and labels of a stance file."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    pairs = [(row["s1"], row["s2"]) for row in rows]
    features = np.array([stance_features(*pair) for pair in pairs], dtype=np.float32)
    return pairs, features, np.array([row["stance"] for row in rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("stance", type=Path, help="the folder with train.csv and dev.csv")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for the trees")
    arguments = parser.parse_args()
    _, rows, labels = read(arguments.stance / "train.csv")
    for label in ("agree", "other"):
        model = HistGradientBoostingClassifier(
            max_iter=150 if label == "agree" else 60,
            learning_rate=0.06,
            max_leaf_nodes=10 if label == "agree" else 6,
            min_samples_leaf=10,
            l2_regularization=2.0,
            max_features=0.4,
            random_state=0,
            early_stopping=False,
        ).fit(rows, labels == label)
        write([model], 0.5, arguments.out / f"stance_{label}.json", FEATURES)
    pairs, dev, truth = read(arguments.stance / "dev.csv")
    compared, by_words = comparer().chances(pairs), word_chances(dev.tolist())
    for weight in (0.0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1.0):
        guessed = np.array(STANCES)[joint_scores(compared, by_words, weight).argmax(1)]
        score = float(f1_score(truth, guessed, average="macro"))
        print(f"trees count {weight}: macro-F1 on dev {100 * score:.1f}")


if __name__ == "__main__":
    main()
