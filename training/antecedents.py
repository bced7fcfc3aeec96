"""Fit the rankers that say who speaks where no name does, on the gold statements of a folder.

    python training/antecedents.py ../shared/gold/train

An article is read with the right actor of each statement known to what comes after it. A softmax over the candidates
is fitted with an L2 penalty; several candidates may be right (two names of one actor).
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from actor_gold import GoldArticle, read_articles
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.actors import resolve_actors
from kg.actors.choosing import Choose
from kg.actors.entities import Entity
from kg.actors.ranker import Features, Ranker
from kg.evaluation.likeness import same_name
from schemas import Statement

OUT = Path(__file__).parents[1] / "kg" / "actors" / "data" / "antecedents.json"
PENALTY = 3.0
EACH_PENALTY = 8.0
THRESHOLD = 0.4
NAMES = ("dropped", "phrase")


class Example(NamedTuple):
    features: list[dict[str, float]]
    right: list[bool]


Examples = dict[str, list[Example]]


def choose_with(rankers: dict[str, Ranker]) -> Choose:
    def choose(name: str, _: Statement | None, __: Sequence[Entity], features: Sequence[Features]) -> Sequence[float]:
        return rankers[name].each(features) if name == "about" else rankers[name].probabilities(features)

    return choose


def gather(articles: Sequence[GoldArticle], phrases: Ranker | None = None) -> Examples:
    """The choices that the articles set, the right one always taken where it is among the candidates.

    Whom a phrase means that is nobody's source, `phrases` says; without it, somebody new.
    """
    examples: Examples = defaultdict(list)
    for article in articles:
        actors = {raw["id"]: raw["actor"] for raw in article.gold}
        abouts = {raw["id"]: raw["about"] for raw in article.gold}

        def choose(
            name: str, statement: Statement | None, candidates: Sequence[Entity], features: Sequence[Features],
            actors: dict[str, str] = actors, abouts: dict[str, str] = abouts,
        ) -> Sequence[float]:  # fmt: skip
            if statement is None and phrases is not None:
                return phrases.probabilities(features)
            if statement is None:
                return [1.0 if place == len(candidates) - 1 else 0.0 for place in range(len(candidates))]
            if name == "about":
                right = [any(same_name(gold, one.name) for gold in abouts[statement.id]) for one in candidates]
                examples[name].append(Example([dict(one) for one in features], right))
                return [float(one) for one in right]
            right = [same_name(actors[statement.id], one.name) for one in candidates]
            if any(right):
                examples[name].append(Example([dict(one) for one in features], right))
            return [float(one) for one in right]

        resolve_actors(article.annotated, article.given, choose)
    return examples


def table(rows: Sequence[dict[str, float]]) -> tuple[list[str], csr_matrix]:
    """The names of all features, and the rows as a matrix with one column for each."""
    names = sorted({name for row in rows for name in row})
    column = {name: index for index, name in enumerate(names)}
    values = [value for row in rows for value in row.values()]
    columns = [column[name] for row in rows for name in row]
    return names, csr_matrix((values, columns, np.cumsum([0, *map(len, rows)])), shape=(len(rows), len(names)))


def weights_of(names: Sequence[str], found: NDArray[np.float64]) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(names, found, strict=True) if abs(weight) >= 0.01}


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> Ranker:
    """The weights under which the right candidates of all examples together are likeliest."""
    names, matrix = table([row for one in examples for row in one.features])
    right = np.array([good for one in examples for good in one.right])
    starts = np.cumsum([0, *(len(one.right) for one in examples)])[:-1]
    group = np.repeat(np.arange(len(examples)), [len(one.right) for one in examples])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ weights
        scores = scores - np.maximum.reduceat(scores, starts)[group]
        raised = np.exp(scores)
        total = np.add.reduceat(raised, starts)
        good = np.add.reduceat(raised * right, starts) + 1e-300
        slope = raised / total[group] - raised * right / good[group]
        value = float(np.sum(np.log(total) - np.log(good))) + 0.5 * penalty * float(weights @ weights)
        return value, matrix.T @ slope + penalty * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return Ranker(weights=weights_of(names, best.x))


def fit_each(examples: Sequence[Example], penalty: float = EACH_PENALTY, threshold: float = THRESHOLD) -> Ranker:
    """A logistic model of each candidate by itself; its half is where a candidate is as likely as `threshold`."""
    names, matrix = table([row for one in examples for row in one.features])
    right = np.array([float(good) for one in examples for good in one.right])

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, intercept = parameters[:-1], parameters[-1]
        scores = matrix @ weights + intercept
        wrong = 1 / (1 + np.exp(-scores)) - right
        value = float(np.sum(np.logaddexp(0, scores) - right * scores)) + 0.5 * penalty * float(weights @ weights)
        return value, np.append(matrix.T @ wrong + penalty * weights, np.sum(wrong))

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    shift = math.log(threshold / (1 - threshold))
    return Ranker(weights=weights_of(names, best.x[:-1]), intercept=round(float(best.x[-1]) - shift, 3))


def fit_all(articles: Sequence[GoldArticle], penalty: float = PENALTY) -> dict[str, Ranker]:
    """All rankers: what verbs leave out once it is known whom the phrases mean that stand around."""
    examples = gather(articles, fit(gather(articles)["phrase"], penalty))
    return {name: fit(examples[name], penalty) for name in NAMES} | {"about": fit_each(examples["about"])}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="folder of NAME.txt with NAME.json")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    rankers = fit_all(read_articles(arguments.gold))
    text = json.dumps(
        {name: one.model_dump(exclude_defaults=True) for name, one in rankers.items()},
        ensure_ascii=False,
        indent=0,
        sort_keys=True,
    )
    arguments.out.write_text(text + "\n", encoding="utf-8")
    for name, one in rankers.items():
        print(f"{name}: {len(one.weights)} weights")
    print(f"wrote {arguments.out}")


if __name__ == "__main__":
    main()
