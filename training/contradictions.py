"""Fit the judge of denials and negations on the annotated pairs of a gold folder, and write its trees.

    python training/contradictions.py ../shared/gold/train [--stories .cache/training/stories]

Every pair that could be a denial or a negation by what both speakers do with their contents is an example: those of
one article or story, and some of other articles; among the annotated statements and, once more, among those that the
product finds for them (three minutes of reading). Needs scikit-learn.
"""

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt
from gold_pairs import Examples, extracted_examples, read_examples, story_examples
from trees import Labels, cross_validated, fit, folds, show, write

from kg.claims.articles import Articles
from kg.claims.pairs import FEATURES, pair_features
from kg.claims.sides import read_side
from kg.claims.trees import Rows, as_rows
from kg.contradictions.kinds import kind_of
from schemas import ContradictionKind

OUT = Path(__file__).parents[1] / "kg" / "contradictions" / "data"
KINDS = (ContradictionKind.DENIAL, ContradictionKind.NEGATION)
_STORIES = {"news": 1.0, "written": 0.5}
"""How much a pair counts of labelled news, and of stories that were made up; one of gold counts 1."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="a gold folder with contradictions-*.json and same-*.json")
    parser.add_argument("--stories", type=Path, help="the folder that training/stories.py made, to learn from as well")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for the trees")
    arguments = parser.parse_args()
    annotated = read_examples(arguments.gold)
    measured = [_examples(examples) for examples in (annotated, extracted_examples(arguments.gold))]
    stories = _STORIES if arguments.stories else {}
    parts = measured + [_examples(story_examples(arguments.stories / name)) for name in stories]
    rows, truth, fold = (np.concatenate([part[at] for part in parts]) for at in range(3))
    counts = np.repeat([*(1.0 for _ in measured), *stories.values()], [len(part[0]) for part in parts])
    total = sum(kind in [one.value for one in KINDS] for kind in annotated.contradictions.values())
    print(f"{len(rows)} pairs, {int(truth.sum())} contradict, {total} annotated; by models that saw none of the story:")
    found = cross_validated(rows, truth, counts, fold)
    start = 0
    for name, (_, own, _, kinds) in zip(("annotated", "extracted"), measured, strict=True):
        for kind in KINDS:
            mine = np.array([one is kind for one in kinds])
            print(name, kind.value)
            show(found[start : start + len(own)][mine], own[mine], int(own[mine].sum()))
        start += len(own)
    write(fit(rows, truth, counts), 0.5, arguments.out / "opposition.json")


def _examples(
    examples: Examples,
) -> tuple[Rows, Labels, npt.NDArray[np.int64], list[ContradictionKind | None]]:
    """The features of every pair that could contradict, whether it does, its fold, and the kind that it would be of."""
    articles = Articles(read_side(one) for one in examples.statements.values())
    own = [(a, b) for a, b in examples.oriented() if kind_of(a, b) in KINDS]
    rows = as_rows([pair_features(a, b, articles) for a, b in own], FEATURES)
    truth = np.array([float(frozenset((a.id, b.id)) in examples.contradictions) for a, b in own])
    return rows, truth, folds(examples, [a.id for a, _ in own]), [kind_of(a, b) for a, b in own]


if __name__ == "__main__":
    main()
