"""What a content tells, without the words that only say of whom: «زعيم الحركة الملا عمر | لقي حتفه»."""

from collections.abc import Collection, Iterator, Sequence

from kg.actors.known import actor_words
from kg.arabic import name_key
from kg.claims.terms import plain_names, root

_REACH = 3
"""Words at most between a title and the name behind it: «وزير | الخارجية الإيراني محمد | ظريف»."""


def core_roots(words: Sequence[str], names: Collection[str]) -> list[str]:
    """The roots of folded words, in order, without those of `names` and of what these are told to be."""
    roots = [root(word) for word in words]
    who = {at for first, last in _titles(words, roots, names) for at in range(first, last + 1)}
    return [one for at, one in enumerate(roots) if at not in who and one not in names]


def _titles(words: Sequence[str], roots: Sequence[str], names: Collection[str]) -> Iterator[tuple[int, int]]:
    """First and last place of each title with what it is a title of: «زعيم الحركة»; and up to the name behind it."""
    for at, word in enumerate(words):
        if name_key(word) not in actor_words().persons.words:
            continue
        reach = range(at + 1, min(len(words), at + 2 + _REACH))
        name = next((place for place in reach if roots[place] in names), None)
        following = words[at + 1] if at + 1 < len(words) else ""
        construct = not word.startswith("ال") and (following.startswith("ال") or following in plain_names())
        if name is not None:
            yield at, name - 1
        elif construct:
            yield at, at + 1
