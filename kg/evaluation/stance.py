"""The figures of a judge that says whether two sentences agree."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kg.evaluation.figures import Rate, StanceFigures, f1_of, percent
from kg.evaluation.inputs import EvaluationError, read_text, write_text

Judge = Callable[[str, str], str]
"""Two sentences in, the stance of the second to the first out: one of `STANCES`."""
STANCES = ("agree", "disagree", "other")
COLUMNS = ("s1", "s2", "stance")


class StancePair(NamedTuple):
    """Two sentences and the stance that was annotated."""

    s1: str
    s2: str
    stance: str


def evaluate_stance(file: Path, judge: Judge, predictions_out: Path | None = None) -> StanceFigures:
    """Accuracy, macro F1 (over the stances that the file or the judge gives) and figures a stance.

    `file` is a CSV with the columns s1, s2 and stance (agree, disagree, other). `predictions_out` gets these columns
    and `predicted`, in the same order. EvaluationError where the file is malformed.
    """
    pairs = read_pairs(file)
    predicted = [judge(pair.s1, pair.s2) for pair in pairs]
    if predictions_out is not None:
        table = io.StringIO()
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow([*COLUMNS, "predicted"])
        writer.writerows([*pair, label] for pair, label in zip(pairs, predicted, strict=True))
        write_text(predictions_out, [table.getvalue()])
    gold = [pair.stance for pair in pairs]
    labels = sorted({*gold, *predicted})
    counts = {label: (_both(gold, predicted, label), predicted.count(label), gold.count(label)) for label in labels}
    return StanceFigures(
        pairs=len(pairs),
        accuracy=percent(sum(tp for tp, _, _ in counts.values()), len(pairs)),
        macro_f1=percent(sum(f1_of(*count) for count in counts.values()), len(labels)),
        labels={label: Rate.of(*count) for label, count in counts.items()},
    )


def read_pairs(file: Path) -> list[StancePair]:
    """The pairs of a CSV; EvaluationError with the line's number."""
    rows = csv.reader(io.StringIO(read_text(file), newline=""), strict=True)
    pairs: list[StancePair] = []
    try:
        names = [name.strip() for name in next(rows, [])]
        if missing := [name for name in COLUMNS if name not in names]:
            raise EvaluationError(f"{file}: line 1: no column {', '.join(missing)}")
        for row in rows:
            if not row:
                continue
            if len(row) != len(names):
                raise EvaluationError(f"{file}: line {rows.line_num}: {len(row)} columns, {len(names)} are named")
            pair = StancePair(*(row[names.index(name)] for name in COLUMNS))
            if pair.stance not in STANCES:
                raise EvaluationError(f"{file}: line {rows.line_num}: unknown stance {pair.stance or 'of no letters'}")
            pairs.append(pair)
    except csv.Error as error:
        raise EvaluationError(f"{file}: line {rows.line_num}: {error}") from error
    if not pairs:
        raise EvaluationError(f"{file}: no pair in it")
    return pairs


def _both(gold: list[str], predicted: list[str], label: str) -> int:
    return sum(a == b == label for a, b in zip(gold, predicted, strict=True))
