"""Fit the judge of denials and negations on the annotated pairs of a gold folder, and write its trees.

    python training/contradictions.py ../shared/gold/train

Every pair that could be a denial or a negation by what both speakers do with their contents is an example: those of
one article or story, and some of other articles. Needs scikit-learn.
"""

import argparse
from pathlib import Path

import numpy as np
from gold_pairs import read_examples
from trees import cross_validated, fit, folds, show, write

from kg.claims.pairs import FEATURES, Articles, pair_features
from kg.claims.sides import read_side
from kg.claims.trees import as_rows
from kg.contradictions.kinds import kind_of
from schemas import ContradictionKind

OUT = Path(__file__).parents[1] / "kg" / "contradictions" / "data"
KINDS = (ContradictionKind.DENIAL, ContradictionKind.NEGATION)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="a gold folder with contradictions-*.json and same-*.json")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for the trees")
    arguments = parser.parse_args()
    examples = read_examples(arguments.gold)
    articles = Articles(read_side(one) for one in examples.statements.values())
    pairs = list(examples.oriented())
    own = [(a, b) for a, b in pairs if kind_of(a, b) in KINDS]
    rows = as_rows([pair_features(a, b, articles) for a, b in own], FEATURES)
    kinds = [examples.contradictions.get(frozenset((a.id, b.id))) for a, b in own]
    truth = np.array([float(kind is not None) for kind in kinds])
    total = sum(kind in [one.value for one in KINDS] for kind in examples.contradictions.values())
    print(f"{len(own)} pairs, {int(truth.sum())} contradict, {total} annotated; by models that saw none of the story:")
    chances = cross_validated(rows, truth, folds(examples, [a.id for a, _ in own]))
    for kind in KINDS:
        mine = np.array([kind_of(a, b) is kind for a, b in own])
        print(kind.value)
        show(chances[mine], truth[mine], int(truth[mine].sum()))
    write(fit(rows, truth), 0.5, arguments.out / "opposition.json")


if __name__ == "__main__":
    main()
