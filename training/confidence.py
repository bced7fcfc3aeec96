"""Measure how often statements are right and write it as their confidence (kg/statements/data/confidence.json).

    python training/confidence.py rules ../shared/gold/train
    python training/confidence.py reader ../shared/gold/dev .cache/training/stories/annotated*

What the reader says is measured on articles that it has not learned from; training/stories.py makes the second folder.

Right means that the statement matches a gold one with the same polarity. `rules`: each rule alone, its count smoothed
towards the mean of all rules by ten statements, so that a rare rule says little of itself. `reader`: a logistic model
of what rules and reader together say; the table compares what it says with what holds, fitted on other articles.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from statements_data import load_examples

from kg.actors import resolve_actors
from kg.evaluation.gold import Gold, load_gold
from kg.evaluation.statements import match_all
from kg.statements.confidence import NAMES, signs
from kg.statements.draft import Draft
from kg.statements.finish import finish
from kg.statements.reader.model import Reader
from kg.statements.rules import ruled_drafts
from kg.statements.settle import settle
from kg.statements.view import View
from schemas import Statement, StatementRecord

OUT = Path(__file__).parents[1] / "kg" / "statements" / "data" / "confidence.json"
WEIGHT_OF_THE_MEAN = 10


def right_ids(view: View, gold: Gold, statements: Sequence[Statement]) -> set[str]:
    """Those of an article's statements that match a gold one with the same polarity."""
    doc = view.article.doc
    ordered = sorted({one.id: one for one in statements}.values(), key=lambda one: (one.cue.start, one.content.start))
    resolved, _ = resolve_actors(view.annotated, tuple(ordered))
    mine = replace(gold, statements={doc: gold.statements[doc]})
    return {one.predicted.id for one in match_all(mine, map(StatementRecord.of, resolved)).matched if one.polarity}


Annotated = tuple[Sequence[View], Gold]
"""The articles of a folder as the rules read them, and what was annotated in them."""


def by_rule(folders: Sequence[Annotated]) -> dict[str, object]:
    """How often each rule is right by itself."""
    found: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for view, gold in ((view, gold) for views, gold in folders for view in views):
        statements = [finish(view, draft) for draft in ruled_drafts(view)]
        right = right_ids(view, gold, statements)
        found.update(one.rule for one in statements)
        hits.update(one.rule for one in statements if one.id in right)
    mean = hits.total() / found.total()
    for rule, count in found.most_common():
        print(f"{rule:28} {hits[rule]:4} right of {count:4}")
    rules = {
        rule: round((hits[rule] + WEIGHT_OF_THE_MEAN * mean) / (count + WEIGHT_OF_THE_MEAN), 2)
        for rule, count in sorted(found.items())
    }
    return {"mean": round(mean, 2), "rules": rules}


def _rows(views: Sequence[View], gold: Gold) -> Iterator[tuple[str, tuple[float, float, float], bool]]:
    """For each statement of rules and reader together: its article, its signs, whether it is right."""
    ruled = [ruled_drafts(view) for view in views]
    readings = Reader().read(views, ruled)
    for view, drafts, found in zip(views, ruled, readings, strict=True):
        known = {one.cue.first: one for one in found}
        known_rules = {draft.cue.first for draft in drafts}
        settled: list[Draft] = settle(view, drafts, found)
        statements = [finish(view, draft) for draft in settled]
        right = right_ids(view, gold, statements)
        for draft, statement in zip(settled, statements, strict=True):
            row = signs(known[draft.cue.first], ruled=draft.cue.first in known_rules)
            yield view.article.id, row, statement.id in right


def of_reader(folders: Sequence[Annotated]) -> dict[str, object]:
    """A logistic model of the signs, and a table of how far it can be relied on."""
    found = (row for views, gold in folders for row in _rows(views, gold))
    articles, rows, right = (list(column) for column in zip(*found, strict=True))
    model = LogisticRegression(C=1.0, max_iter=1000)
    said = cross_val_predict(model, rows, right, groups=articles, cv=GroupKFold(6), method="predict_proba")[:, 1]
    for low, high in ((0.0, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        band = [(p, y) for p, y in zip(said, right, strict=True) if low <= p < high]
        if band:
            mean, held = sum(p for p, _ in band) / len(band), sum(y for _, y in band) / len(band)
            print(f"{low:.1f} to {high:.1f}: {len(band):4} statements, said {100 * mean:.0f}, right {100 * held:.0f}")
    model.fit(rows, right)
    weights = {name: round(float(one), 3) for name, one in zip(NAMES, model.coef_[0], strict=True)}
    return {"reader": {"intercept": round(float(model.intercept_[0]), 3), "weights": weights}}


def _annotated(folder: Path) -> Annotated:
    cache = Path(".cache/training/statements") / f"{folder.name}.pickle"
    return [View(example.annotated) for example in load_examples(folder, cache)], load_gold(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["rules", "reader"])
    parser.add_argument("gold", type=Path, nargs="+", help="folders of annotated articles")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    folders = [_annotated(folder) for folder in options.gold]
    figures = by_rule(folders) if options.what == "rules" else of_reader(folders)
    known = json.loads((options.out if options.out.is_file() else OUT).read_text(encoding="utf-8"))
    options.out.write_text(json.dumps({**known, **figures}, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {options.out}")


if __name__ == "__main__":
    main()
