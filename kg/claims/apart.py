"""What keeps two contents from being one proposition, however many words they share."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from kg.actors.demonyms import states_in
from kg.actors.known import known_names
from kg.arabic import fold, name_words
from kg.claims.sides import Side
from kg.claims.terms import claim_words, folded_words, root
from schemas import ActorKind

_NOT = frozenset(map(fold, ("غير", "عدم", "بعدم", "لعدم")))
_OTHER = frozenset(map(fold, ("آخر", "أخرى", "ثان", "ثانية")))
_IN = frozenset(map(fold, ("في", "بين", "لدى")))
_WITHIN = fold("في")
_HIS = frozenset(map(fold, ("بلاده", "بلادها", "بلادهم", "بلادنا")))
_KEPT = 2
"""Words at least before the one thing that two sentences do not share, and words at most of that."""
_LITTLE = 3
"""Words at most of a content that tells one thing, names and titles aside."""
_SUBJECT = 4
"""Words at a content's beginning that say of what it speaks."""


def contraries(a: Side, b: Side) -> frozenset[str]:
    """The roots by which one says the opposite of the other in so many words: «الفقر تراجع», «الفقر ارتفع»; «جاهز»,
    «غير جاهز»; none where it does not."""
    only_a, only_b = a.roots - b.roots, b.roots - a.roots
    opposite = {one: opposites()[one] & only_b for one in only_a if one in opposites()}
    found = frozenset().union(*({one, *others} for one, others in opposite.items() if others))
    denied_a, denied_b = (_negated(side.statement.content.text) for side in (a, b))
    return found | (denied_a & b.roots - denied_b) | (denied_b & a.roots - denied_a)


def parallel(a: Side, b: Side) -> bool:
    """Whether two contents are one sentence about two things: «لم تستورد القمح من أوكرانيا», «استوردت القمح من روسيا»;
    «العجز عام 2023», «العجز عام 2024»."""
    years_a, years_b = ({number for unit, number in side.terms.quantities if unit in _years()} for side in (a, b))
    if years_a and years_b and years_a.isdisjoint(years_b):
        return True
    if len(a.roots ^ b.roots) > 2 * _KEPT:
        return False  # as nearly all pairs are: no need to align their words
    one, other = _telling(a.statement.content.text), _telling(b.statement.content.text)
    changes = [part for part in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if part[0] != "equal"]
    if len(changes) != 1 or changes[0][0] != "replace":
        return False
    _, start, end, begin, stop = changes[0]
    kept = min(start, begin)
    return kept >= _KEPT and max(end - start, stop - begin) <= _KEPT and not contraries(a, b)


def unrelated(a: Side, b: Side) -> bool:
    """Whether two contents that each name a proposition share no word and nobody: «أوقفت الصادرات», «استدعت السفير»."""
    return not (a.points_back or b.points_back or a.roots & b.roots or a.actors & b.actors)


def elsewhere(a: Side, b: Side) -> bool:
    """Whether one says little more than that something is not so in a place, and the other, in another article, that
    it is, but of no place: «لم يمت في باكستان», «توفي قبل سنتين»."""
    if a.article == b.article or a.points_back or b.points_back or len(a.told) > _LITTLE:
        return False
    return _placed(a.statement.content.text) and not _states(b.statement.content.text)


@lru_cache(maxsize=65_536)
def _placed(text: str) -> bool:
    """Whether a text says in which state, or in whose, something is: «في باكستان», «في بلاده»."""
    words = folded_words(text)
    behind = [words[at + 1] for at, word in enumerate(words[:-1]) if word == _WITHIN]
    return any(word in _HIS or _states(word) for word in behind)


def of_another(a: Side, b: Side) -> bool:
    """Whether two contents tell of the like of something else: of another state («إنتاج الكويت», «الإنتاج العراقي»), of
    «دورية أخرى», or one of a part of it: «نسبة المشاركة | في العاصمة»."""
    states_a, states_b = (_states(side.statement.content.text) for side in (a, b))
    if states_a and states_b and states_a.isdisjoint(states_b):
        return True
    subject_a, subject_b = (set(folded_words(side.statement.content.text)[:_SUBJECT]) for side in (a, b))
    return any(subject_a.isdisjoint(one) is not subject_b.isdisjoint(one) for one in (_OTHER, _IN))


@lru_cache(maxsize=65_536)
def _states(text: str) -> frozenset[str]:
    """The states that a text names, or means by an adjective."""
    words = name_words(text)
    named = (known_names().get(word) for word in words)
    return frozenset(states_in(words)) | {one.id for one in named if one is not None and one.kind is ActorKind.STATE}


@lru_cache(maxsize=65_536)
def _telling(text: str) -> Sequence[str]:
    """The roots of the words that tell something, in order."""
    silent = claim_words().stop | claim_words().negations
    return [root(word) for word in folded_words(text) if len(word) > 1 and word not in silent]


@cache
def _years() -> frozenset[str]:
    return frozenset(map(root, map(fold, ("عام", "سنة"))))


@lru_cache(maxsize=65_536)
def _negated(text: str) -> frozenset[str]:
    """The roots of what a text says with «غير» or «عدم» not to be so."""
    words = folded_words(text)
    return frozenset(root(words[at + 1]) for at, word in enumerate(words[:-1]) if word in _NOT)


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Roots of words that mean the opposite, both ways."""
    found: dict[str, set[str]] = {}
    for line in claim_words().opposites:
        one, other = (root(fold(word)) for word in line.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}
