"""Which predicted statement is which gold one."""

import re
from collections.abc import Sequence

from kg.evaluation.gold import GoldStatement
from schemas import Span, StatementRecord

OVERLAP_NEEDED = 0.5
_ENDS = re.compile(r"^[\s\W_]+|[\s\W_]+$")


def match(gold: Sequence[GoldStatement], predicted: Sequence[StatementRecord]) -> list[tuple[int, int]]:
    """One-to-one pairs of indices whose contents overlap by at least half.

    Pairs whose cues touch go first, then the better overlap, then the nearer cue, then the later statement: the order
    of the contract's scorer.
    """
    candidates = []
    for i, one in enumerate(gold):
        for j, other in enumerate(predicted):
            overlap = overlap_of(one.content, ends(other.content))
            if overlap >= OVERLAP_NEEDED:
                cues_touch = overlap_of(one.cue, ends(other.cue)) > 0
                nearness = -abs(one.cue_start - other.cue.start)
                candidates.append((cues_touch, round(overlap, 3), nearness, i, j))
    free_gold, free_predicted = set(range(len(gold))), set(range(len(predicted)))
    pairs = []
    for *_, i, j in sorted(candidates, reverse=True):
        if i in free_gold and j in free_predicted:
            free_gold.remove(i)
            free_predicted.remove(j)
            pairs.append((i, j))
    return pairs


def overlap_of(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union of two stretches."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def same_content(text: str, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two stretches of a text read the same, punctuation and white space at their ends aside."""
    return _ENDS.sub("", text[slice(*a)]) == _ENDS.sub("", text[slice(*b)])


def ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
