"""Which pairs of propositions are worth comparing."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from kg.claims.terms import Terms

_COMMONEST = 500
"""Statements that may share a root before it stops telling anything: keeps the cost near linear."""


def candidate_pairs(propositions: Mapping[str, Terms]) -> Iterator[tuple[str, str]]:
    """Pairs of ids that share two roots, or the only root that one of them has; sorted, each once."""
    by_root: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(propositions):
        for root in propositions[key].roots:
            by_root[root].append(key)
    for key in sorted(propositions):
        shared: Counter[str] = Counter()
        for root in propositions[key].roots:
            members = by_root[root]
            if len(members) <= _COMMONEST:
                shared.update(members[bisect_right(members, key) :])
        for other in sorted(shared):
            if shared[other] >= 2 or min(len(propositions[key].roots), len(propositions[other].roots)) == 1:
                yield key, other
