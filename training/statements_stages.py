"""Measure the stages of finding statements on gold: rules alone, model alone, both.

    python training/statements_stages.py ../shared/gold/dev

Cue: the same words marked as a cue. Over the cues that are right: source exact (or rightly none), content exact but for
marks at its ends, content overlapping by half, polarity, act, negated. Then the contract's figures of whole statements.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from statements_data import Example, Target, load_examples

from kg.actors import resolve_actors
from kg.evaluation import evaluate_statements
from kg.evaluation.gold import Gold, load_gold
from kg.statements.contents import strip
from kg.statements.draft import Draft
from kg.statements.finish import finish
from kg.statements.negation import is_negated
from kg.statements.reader.model import BUNDLED_READER, Reader
from kg.statements.rules import ruled_drafts
from kg.statements.settle import settle
from kg.statements.view import Range, View
from schemas import StatementRecord

WAYS = ("rules alone", "model alone", "both")


def found_by(way: str, views: Sequence[View], reader: Reader) -> list[list[Draft]]:
    """The drafts of each article, found in one of the `WAYS`."""
    ruled = [ruled_drafts(view) for view in views]
    if way == "rules alone":
        return ruled
    given: list[list[Draft]] = ruled if way == "both" else [[] for _ in views]
    readings = reader.read(views, given)
    return [settle(view, drafts, found) for view, drafts, found in zip(views, given, readings, strict=True)]


def stages(views: Sequence[View], examples: Sequence[Example], drafts: Sequence[Sequence[Draft]]) -> dict[str, float]:
    """Per cent right, stage by stage."""
    seen: Counter[str] = Counter()
    for view, example, found in zip(views, examples, drafts, strict=True):
        gold = {target.cue.first: target for target in reversed(example.targets)}
        seen["gold"] += len(gold)
        seen["found"] += len({draft.cue.first for draft in found})
        for draft in found:
            target = gold.pop(draft.cue.first, None)
            if target is not None:
                _compare(view, draft, target, seen)
    right = max(seen["cue"], 1)
    figures = {"cue F1": 200 * seen["cue"] / max(seen["gold"] + seen["found"], 1)}
    for name in ("source", "content", "overlap", "polarity", "act", "negated"):
        figures[name] = 100 * seen[name] / right
    return figures


def _compare(view: View, draft: Draft, target: Target, seen: Counter[str]) -> None:
    content = strip(view, target.content)
    shared = min(draft.content.last, content.last) - max(draft.content.first, content.first) + 1
    whole = max(draft.content.last, content.last) - min(draft.content.first, content.first) + 1
    negated = is_negated(view, draft.content) if draft.negated is None else draft.negated
    seen["cue"] += 1
    seen["source"] += _bare(view, draft.source) == _bare(view, target.source)
    seen["content"] += draft.content == content
    seen["overlap"] += 2 * shared >= whole
    seen["polarity"] += draft.polarity is target.polarity
    seen["act"] += draft.act is target.act
    seen["negated"] += negated == target.negated


def _bare(view: View, source: Range | None) -> Range | None:
    return strip(view, source) if source is not None else None


def whole(views: Sequence[View], drafts: Sequence[Sequence[Draft]], gold: Gold) -> Mapping[str, float]:
    """F1 of whole statements, actors resolved."""
    records = []
    for view, found in zip(views, drafts, strict=True):
        statements = sorted((finish(view, one) for one in found), key=lambda one: (one.cue.start, one.content.start))
        unique = {one.id: one for one in statements}
        resolved, _ = resolve_actors(view.annotated, tuple(unique.values()))
        records += [StatementRecord.of(one) for one in resolved]
    figures = evaluate_statements(replace(gold, contradictions={}, same_claims=()), records)
    return {
        "detected": figures.detected.f1,
        "with polarity": figures.polarity.f1,
        "tuple": figures.tuples.f1,
        "exact": figures.exact.f1,
        "denials": figures.denials.f1,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold/dev"))
    parser.add_argument("--reader", type=Path, default=BUNDLED_READER)
    options = parser.parse_args()
    examples = load_examples(options.gold, Path(".cache/training/statements") / f"{options.gold.name}.pickle")
    views = [View(example.annotated) for example in examples]
    gold, reader = load_gold(options.gold), Reader(options.reader)
    columns = []
    for way in WAYS:
        drafts = found_by(way, views, reader)
        columns.append({**stages(views, examples, drafts), **whole(views, drafts, gold)})
    print("| stage | " + " | ".join(WAYS) + " |\n| --- |" + " ---: |" * len(WAYS))
    for name in columns[0]:
        print(f"| {name} | " + " | ".join(f"{column[name]:.1f}" for column in columns) + " |")


if __name__ == "__main__":
    main()
