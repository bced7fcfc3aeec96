"""Gradient-boosted trees: fitted by scikit-learn, written as kg.claims.trees reads them."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from gold_pairs import Examples
from sklearn.ensemble import HistGradientBoostingClassifier

from kg.claims.pairs import FAR, FEATURES, PLACE
from kg.claims.trees import Rows

Labels = npt.NDArray[np.float64]
Models = Sequence[HistGradientBoostingClassifier]

BESIDE = -1
"""The fold of examples that nothing is measured on."""
_SEEDS = 3
"""Models whose mean log-odds count: with so few examples, which features a tree may ask for makes a difference."""


def fit(rows: Rows, labels: Labels, counts: Labels, features: Sequence[str] = FEATURES) -> Models:
    """Small trees, many of them; half of what an article's own pairs teach is taught without their places. `counts` is
    how much each row counts."""
    rows, labels, weights = _without_places(rows, labels, counts, features)
    return [
        HistGradientBoostingClassifier(
            max_iter=90,
            learning_rate=0.08,
            max_leaf_nodes=8,
            min_samples_leaf=12,
            l2_regularization=3.0,
            max_features=0.4,
            random_state=seed,
            early_stopping=False,
        ).fit(rows, labels, sample_weight=weights)
        for seed in range(_SEEDS)
    ]


def chances(models: Models, rows: Rows) -> Labels:
    """The probability of each row by all models together."""
    return np.asarray(1 / (1 + np.exp(-np.mean([model.decision_function(rows) for model in models], axis=0))))


def _without_places(rows: Rows, labels: Labels, counts: Labels, features: Sequence[str]) -> tuple[Rows, Labels, Labels]:
    """Pairs of one article once more, as if they stood in two: gold has few denials of what another article says."""
    at = {name: features.index(name) for name in (*PLACE, "articles_alike", "points_back_a", "points_back_b")}
    own = (rows[:, at["here"]] > 0) & (rows[:, at["points_back_a"]] == 0) & (rows[:, at["points_back_b"]] == 0)
    copies = rows[own].copy()
    for name in PLACE:
        copies[:, at[name]] = 0
    copies[:, at["distance"]], copies[:, at["steps"]] = FAR, 9
    copies[:, at["articles_alike"]] = np.random.default_rng(0).uniform(0.25, 0.9, len(copies))
    weights = np.concatenate([counts, 0.5 * counts[own]])
    return np.vstack([rows, copies]), np.concatenate([labels, labels[own]]), weights


def folds(examples: Examples, keys: Sequence[str]) -> npt.NDArray[np.int64]:
    """The fold of each pair by its first statement: a story that several articles tell is one of its own, other
    articles are dealt into three. BESIDE where nothing is measured on them."""
    if examples.beside:
        return np.full(len(keys), BESIDE)
    stories = sorted(set(examples.story_of.values()))
    found = []
    for key in keys:
        place = examples.place(key)
        found.append(3 + stories.index(place) if place in stories else sum(map(ord, place)) % 3)
    return np.array(found)


def cross_validated(
    rows: Rows, labels: Labels, counts: Labels, fold: npt.NDArray[np.int64], features: Sequence[str] = FEATURES
) -> Labels:
    """Probabilities of each pair by a model that saw no pair of its fold; fold BESIDE is learned from every time."""
    found = np.zeros(len(rows))
    for one in sorted(set(fold.tolist()) - {BESIDE}):
        out = fold == one
        found[out] = chances(fit(rows[~out], labels[~out], counts[~out], features), rows[out])
    return found


def show(found: Labels, labels: Labels, total: int) -> None:
    """Precision and recall by threshold; `total` counts the right pairs, those too that are no candidates."""
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        told = found >= threshold
        right = int(labels[told].sum())
        precision, recall = right / max(1, int(told.sum())), right / max(1, total)
        print(f"  at {threshold}: precision {100 * precision:.1f} recall {100 * recall:.1f}", flush=True)


def write(models: Models, threshold: float, out: Path, features: Sequence[str] = FEATURES) -> None:
    """The models as one, in JSON."""
    trees = []
    predictors = [one for model in models for (one,) in model._predictors]
    for one in predictors:
        nodes = one.nodes
        leaf = nodes["is_leaf"].astype(bool)
        own = np.arange(len(nodes))
        trees.append(
            {
                "feature": np.where(leaf, 0, nodes["feature_idx"]).tolist(),
                "limit": [round(float(v), 5) for v in np.where(leaf, 0.0, nodes["num_threshold"])],
                "left": np.where(leaf, own, nodes["left"]).tolist(),
                "right": np.where(leaf, own, nodes["right"]).tolist(),
                "value": [round(float(v) / len(models), 5) for v in np.where(leaf, nodes["value"], 0.0)],
            }
        )
    base = np.mean([np.ravel(model._baseline_prediction)[0] for model in models])
    found = {
        "features": list(features),
        "base": round(float(base), 5),
        "threshold": threshold,
        "trees": trees,
    }
    out.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {out}", flush=True)
