"""Which pairs of propositions are worth comparing."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from kg.claims.terms import Terms

_COMMONEST = 2000
"""Statements that may share a root before it stops telling anything: keeps the cost near linear."""


def candidate_pairs(propositions: Mapping[str, Terms]) -> Iterator[tuple[str, str]]:
    """Pairs of ids that share two roots, or a root and a name, or whose only root they share; sorted, each once."""
    by_term: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(propositions):
        terms = propositions[key]
        for root in terms.roots:
            by_term["root", root].append(key)
        for name in terms.names:
            by_term["name", name].append(key)
    for key in sorted(propositions):
        terms = propositions[key]
        roots: Counter[str] = Counter()
        names: Counter[str] = Counter()
        for root in terms.roots:
            members = by_term["root", root]
            if len(members) <= _COMMONEST:
                roots.update(other for other in members if other > key)
        for name in terms.names:
            members = by_term["name", name]
            if len(members) <= _COMMONEST:
                names.update(other for other in members if other > key)
        for other in sorted(roots):
            alone = min(len(terms.roots), len(propositions[other].roots)) == 1
            if roots[other] >= 2 or names[other] or alone:
                yield key, other
