"""Fit the contradiction models on the annotated pairs of a gold folder and write their coefficients.

    python training/contradictions.py ../shared/gold/train

Every pair of statements of one article or one story that polarity and negation allow is an example. The threshold is
the one with the best F1 in five-fold cross-validation by article. Needs scikit-learn.
"""

import argparse
import itertools
import json
from pathlib import Path

import numpy
from claims import read_statements
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from kg.contradictions.features import FEATURES, kind_of, pair_features, side
from schemas import ContradictionKind

OUT = Path(__file__).parents[1] / "kg" / "contradictions" / "data" / "contradiction.json"


def read_contradictions(folder: Path) -> tuple[dict[frozenset[str], str], dict[str, str]]:
    """The gold pairs with their kinds, and the story of every document that shares one."""
    pairs, story_of = {}, {}
    for file in sorted(folder.glob("contradictions-*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        for pair in data["pairs"]:
            pairs[frozenset((pair["a"], pair["b"]))] = pair["kind"]
    for file in sorted(folder.glob("same-*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        story_of.update(dict.fromkeys(data["docs"], data["cluster"]))
    return pairs, story_of


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="a gold folder with contradictions-*.json and same-*.json")
    parser.add_argument("--out", type=Path, default=OUT, help="where the coefficients go")
    arguments = parser.parse_args()
    pairs, story_of = read_contradictions(arguments.gold)
    groups: dict[str, list[str]] = {}
    statements = read_statements(arguments.gold)
    sides = {key: side(statement) for key, statement in statements.items()}
    for key, statement in statements.items():
        groups.setdefault(story_of.get(statement.doc, statement.doc), []).append(key)
    models = {}
    for kind in ContradictionKind:
        rows, labels, places = [], [], []
        for place, members in groups.items():
            for a, b in itertools.permutations(members, 2):
                if kind_of(sides[a], sides[b]) is not kind or (kind is ContradictionKind.INCOMPATIBLE and a > b):
                    continue
                rows.append(pair_features(sides[a], sides[b]))
                labels.append(int(pairs.get(frozenset((a, b))) == kind.value))
                places.append(place)
        model = LogisticRegression(C=1.0, max_iter=2000)
        chances = cross_val_predict(model, rows, labels, cv=GroupKFold(5), groups=places, method="predict_proba")[:, 1]
        truth = numpy.array(labels)
        best = (0.0, 0.5)
        print(f"{kind.value}: {len(rows)} pairs, {sum(labels)} contradict")
        for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7):
            found = chances >= threshold
            right = int((found & (truth == 1)).sum())
            precision, recall = right / max(int(found.sum()), 1), right / max(sum(labels), 1)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            best = max(best, (f1, threshold))
            print(f"  at {threshold}: precision {100 * precision:.1f} recall {100 * recall:.1f} F1 {100 * f1:.1f}")
        model.fit(rows, labels)
        models[kind.value] = {
            "intercept": round(float(model.intercept_[0]), 4),
            "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)},
            "threshold": best[1],
        }
    arguments.out.write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {arguments.out}")


if __name__ == "__main__":
    main()
