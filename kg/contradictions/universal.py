"""«لم نلتق أحدا», «نفى ارتكاب أي خطأ»: a negation of everything of a kind rules out every single one."""

from itertools import pairwise

from kg.arabic import fold
from kg.claims.pairs import named
from kg.claims.sides import Side
from kg.claims.terms import claim_words, folded_words, root

_REACH = 3
"""Words after a negation in which its predicate stands."""
_SCOPE = 7
"""Words after a negation in which «أي» makes it one of everything."""
_ANY = frozenset(map(fold, ("أي", "أية")))
_NEVER = frozenset(map(fold, ("أحد", "أحدا", "مطلقا", "إطلاقا", "بتاتا", "أبدا", "قط")))
_ALL = _ANY | _NEVER
_EVERYONE = frozenset(map(fold, ("جهة", "جهات", "طرف", "أطراف", "شخص", "مسؤول", "مسؤولين", "دولة", "كان", "نوع")))
_LIGHT = frozenset(map(fold, ("نجري", "يجري", "تجري", "نقم", "يقم", "تقم", "يكن", "تكن", "يتم")))
"""Verbs that leave the meaning to their object."""


def rules_out(ruled_out: set[str], negation: Side, assertion: Side) -> bool:
    """Whether one says of itself that nothing of a kind happened, and the other tells of one such thing about it.

    `ruled_out` are the roots that `negation` negates of everything, as `negated_of_everything` gives them. Only
    statements of one article are compared: elsewhere it would be another affair.
    """
    speaker, other = negation.statement.actor, assertion.statement.actor
    if speaker is None or other is None or speaker.id == other.id or "@" + speaker.id not in assertion.terms.names:
        return False
    return bool(ruled_out & (assertion.terms.roots - assertion.terms.names))


def denies_all_wrong(side: Side) -> bool:
    """Whether one denies whatever one could be accused of: «ارتكاب أي مخالفات», «لم نكن ضالعين مطلقا»."""
    words = folded_words(side.statement.content.text) if side.sign < 0 else []
    for index, word in enumerate(words):
        if word.removeprefix("ب").removeprefix("ل") in _ANY:
            if not claim_words().wrongs.isdisjoint(words[index + 1 : index + 1 + _REACH]):
                return True
        elif word in claim_words().wrongs and words[index + 1 : index + 2] and words[index + 1] in _NEVER:
            return True
    return False


def accuses(accusation: Side, denial: Side) -> bool:
    """Whether somebody else accuses whom a denial speaks of, or who denies where it speaks of nobody."""
    if not accusation.charges or (denial.actor and accusation.actor == denial.actor):
        return False
    return bool(denial.actors & accusation.actors) if denial.actors else named(denial, accusation)


def negated_roots(text: str) -> set[str]:
    """The roots of the predicates that a text negates."""
    words = folded_words(text)
    found: set[str] = set()
    for index, word in enumerate(words):
        if word in claim_words().negations:
            found |= _predicates(words, index + 1)
    return found


def negated_of_everything(text: str) -> set[str]:
    """The roots of the predicates that a text negates of everything."""
    words = folded_words(text)
    found: set[str] = set()
    for index, word in enumerate(words):
        if word in claim_words().negations and _of_everything(words[index + 1 : index + 1 + _SCOPE]):
            found |= _predicates(words, index + 1)
            joined = next((k for k in range(index + 1, min(len(words), index + 9)) if words[k] in ("او", "ولا")), None)
            if joined is not None:
                found |= _predicates(words, joined + 1)
    return found


def _of_everything(words: list[str]) -> bool:
    """Whether a negation reaches everyone: «أحدا», «أي جهة», «مطلقا»."""
    pairs = pairwise([*words, ""])
    return any(word in _NEVER or (word in _ANY and following in _EVERYONE) for word, following in pairs)


def _predicates(words: list[str], start: int) -> set[str]:
    telling = [word for word in words[start : start + _REACH] if word not in _LIGHT | _ALL | claim_words().stop]
    return {root(word) for word in telling[:1]}
