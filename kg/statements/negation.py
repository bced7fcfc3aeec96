"""Whether what a content says is negated."""

from kg.statements.lexicon import words
from kg.statements.view import COMMAS, Range, View

_REACH = 9
"""Words after a content's first one among which the negation of its main predicate stands."""


def is_negated(view: View, content: Range) -> bool:
    """Whether the content's main predicate is negated: a negation before its first comma, relative or other clause.

    «لا يزال» and «لا شك» negate nothing, and what «و» adds («ولم …») is no longer the main predicate.
    """
    for index in range(content.first, min(content.last, content.first + _REACH) + 1):
        key = view.keys[index]
        later = index > content.first
        if key in words().relatives or key in COMMAS or key in words().subordinating:
            return False
        if later and key in words().complementisers:
            return False
        if key in words().negations and key not in ("ما", "غير", "عدم"):
            if tuple(view.keys[index : index + 2]) in words().affirming:
                continue
            return not (later and key.startswith("و"))
        if key == "عدم" and not later:
            return True
    return False
