"""Forms of verbs that the stemmer takes apart from their own verbal nouns: «باع», «يبع», «ستبيع» and «بيع»."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.arabic import fold
from kg.statements.conjugation import Form, noun_forms, verb_forms

_BEFORE = {
    Form.PAST: ("", "و", "ف"),
    Form.PASSIVE: ("", "و", "س"),
    Form.PRESENT: ("", "و", "ف", "س", "وس", "فس", "ل"),
    Form.NOUN: ("", "و", "ب", "ل", "وب"),
}
_SHORTEST = 4
"""Letters of a form: shorter ones mean too many things («بنت», «يقل»), but for «باع» itself."""


@cache
def verbal_nouns() -> Mapping[str, str]:
    """For every form of the verbs of data/verbs.toml and of their verbal nouns, folded, the first of these nouns.

    Forms that two verbs with different nouns share are left out. ValueError where libqutrub does not know a verb.
    """
    raw = tomllib.loads(files("kg.claims").joinpath("data", "verbs.toml").read_text(encoding="utf-8"))
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for line in raw["verbs"]:
        lemma, vowel, *nouns = line.split()
        forms = [(fold(written), form) for written, form, _ in verb_forms(lemma, vowel, passive=True)]
        forms += [(fold(written), form) for noun in nouns for written, form, _ in noun_forms(noun)]
        for written, form in forms:
            if len(written) >= _SHORTEST or written in (fold(lemma), *map(fold, nouns)):
                for before in _BEFORE[form]:
                    meant[before + written].add(fold(nouns[0]))
    return {word: next(iter(found)) for word, found in meant.items() if len(found) == 1}
