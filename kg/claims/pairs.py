"""What tells, of two statements, whether they put the same proposition: features that can be read and explained.

Most features serve the same-claim judge and the judge of contradictions (kg.contradictions); each has learned its own
trees on them (training/claims.py, training/contradictions.py).
"""

from collections.abc import Sequence
from functools import lru_cache

from kg.claims.articles import Articles
from kg.claims.numbers import quantity_clash
from kg.claims.sides import Side
from kg.claims.weights import weight
from schemas import Act

FAR = 3000
"""Code points from which on two cues of an article are just far apart."""
_ASKS = frozenset((Act.DEMAND, Act.WARN, Act.PROMISE))
_TITLE = 120
"""Code points from the beginning within which a cue stands in the title."""

PLACE = ("here", "overlap", "distance", "order", "steps", "last_before")
"""Features that only two statements of one article have; FEATURES has them too."""


@lru_cache(maxsize=8192)
def _own_weight(roots: frozenset[str]) -> float:
    """The same, remembered: a content is compared with many others in a row."""
    return weight(roots)


def oriented(a: Side, b: Side) -> tuple[Side, Side]:
    """A pair as `pair_features` takes it: the denying side first, or else the negated one, or else by id."""
    one, other = ((0 if side.denies else 1 if side.sign < 0 else 2, side.id) for side in (a, b))
    return (a, b) if one <= other else (b, a)


def pair_features(a: Side, b: Side, articles: Articles) -> dict[str, float]:
    """The features of a pair by name; `a` is the side that denies or negates, where one does."""
    shared = a.roots & b.roots
    of_both = weight(shared)
    return {
        **_words(a, b, shared, of_both),
        **_speakers(a, b),
        **_stances(a, b),
        **_places(a, b, articles, of_both),
    }


def same_features(a: Side, b: Side, articles: Articles) -> dict[str, float]:
    """Those of the judge of same claims."""
    return {**pair_features(a, b, articles), **_events(a, b)}


def _words(a: Side, b: Side, shared: frozenset[str], of_both: float) -> dict[str, float]:
    """What the contents share, every root as much as the next, and by how much each tells."""
    union = len(a.roots) + len(b.roots) - len(shared)
    smaller = min(len(a.roots), len(b.roots))
    of_a, of_b = _own_weight(a.roots), _own_weight(b.roots)
    named = a.names | b.names | a.speaker | b.speaker
    core_a, core_b = a.roots - named, b.roots - named
    core = core_a & core_b
    least = min(len(core_a), len(core_b))
    numbers_a, numbers_b = ({number for _, number in one.terms.quantities} for one in (a, b))
    return {
        "a_in_b": len(shared) / len(a.roots) if a.roots else 0.0,
        "b_in_a": len(shared) / len(b.roots) if b.roots else 0.0,
        "contained": len(shared) / smaller if smaller else 0.0,
        "jaccard": len(shared) / union if union else 0.0,
        "shared": min(len(shared), 10),
        "contained_weight": of_both / min(of_a, of_b) if min(of_a, of_b) > 0 else 0.0,
        "jaccard_weight": of_both / (of_a + of_b - of_both) if of_a + of_b > of_both else 0.0,
        "shared_weight": min(of_both, 30.0),
        "core_shared": min(len(core), 8),
        "core_contained": len(core) / least if least else 0.0,
        "core_weight": min(weight(core), 30.0),
        "heads_same": float(bool(a.head) and a.head == b.head),
        "head_a_in_b": float(a.head in b.roots),
        "head_b_in_a": float(b.head in a.roots),
        "words_a": min(len(a.roots), 30),
        "words_b": min(len(b.roots), 30),
        "same_text": float(a.statement.content.text == b.statement.content.text),
        "numbers_clash": float(quantity_clash(a.terms, b.terms) is not None),
        "numbers_shared": float(bool(numbers_a & numbers_b)),
    }


def _events(a: Side, b: Side) -> dict[str, float]:
    """What the contents share of what happens, names and titles aside."""
    named = a.names | b.names | a.speaker | b.speaker
    one, other = a.told - named, b.told - named
    shared = one & other
    least, both, of_one, of_other = min(len(one), len(other)), weight(shared), _own_weight(one), _own_weight(other)
    return {
        "told_shared": min(len(shared), 8),
        "told_contained": len(shared) / least if least else 0.0,
        "told_weight": min(both, 30.0),
        "told_jaccard": both / (of_one + of_other - both) if of_one + of_other > both else 0.0,
        "told_a_in_b": both / of_one if of_one else 0.0,
        "told_b_in_a": both / of_other if of_other else 0.0,
        "told_first_same": float(bool(a.first_told) and a.first_told == b.first_told),
        "told_first_a_in_b": float(a.first_told in b.roots),
        "told_first_b_in_a": float(b.first_told in a.roots),
    }


def _speakers(a: Side, b: Side) -> dict[str, float]:
    """Who speaks, and about whom."""
    like, least = len(a.speaker & b.speaker), min(len(a.speaker), len(b.speaker))
    return {
        "actors_shared": min(len(a.actors & b.actors), 3),
        "actors_apart": float(bool(a.actors) and bool(b.actors) and not a.actors & b.actors),
        "actors_a": min(len(a.actors), 4),
        "actors_b": min(len(b.actors), 4),
        "same_speaker": float(bool(a.actor) and a.actor == b.actor),
        "speakers_alike": like / least if least else 0.0,
        "a_named": float(named(a, b)),
        "b_named": float(named(b, a)),
        "hearsay_a": float(a.hearsay),
        "hearsay_b": float(b.hearsay),
    }


def named(speaker: Side, other: Side) -> bool:
    """Whether who speaks on one side is named on the other."""
    words = len(speaker.speaker & (other.roots | other.names))
    by_words = bool(speaker.speaker) and words >= 0.5 * len(speaker.speaker)
    return by_words or "@" + speaker.actor in other.actors


def _stances(a: Side, b: Side) -> dict[str, float]:
    """What each does with its content."""
    one, other = a.statement.act, b.statement.act
    return {
        "points_back_a": float(a.points_back),
        "points_back_b": float(b.points_back),
        "negated_a": float(a.has_negation),
        "negated_b": float(b.has_negation),
        "denies_a": float(a.denies),
        "denies_b": float(b.denies),
        "sign_a": a.sign,
        "sign_b": b.sign,
        "same_sign": float(a.sign == b.sign),
        "accuses_a": float(one is Act.ACCUSE),
        "accuses_b": float(other is Act.ACCUSE),
        "asks_a": float(one in _ASKS),
        "asks_b": float(other in _ASKS),
        "announces_b": float(other in (Act.CONFIRM, Act.ANNOUNCE)),
        "same_act": float(one is other),
    }


def _places(a: Side, b: Side, articles: Articles, of_both: float) -> dict[str, float]:
    """Where they stand in their articles, and how these are alike; what they share against the most that each shares
    with such a one in the other's article."""
    most_of_a, most_of_b = articles.most_shared(a, b), articles.most_shared(b, a)
    here = a.article == b.article
    one, other = a.statement, b.statement
    common = min(one.content.end, other.content.end) - max(one.content.start, other.content.start)
    shorter = min(one.content.end - one.content.start, other.content.end - other.content.start)
    return {
        "here": float(here),
        "overlap": max(0, common) / max(1, shorter) if here else 0.0,
        "distance": min(abs(one.cue.start - other.cue.start), FAR) if here else FAR,
        "order": (1.0 if one.cue.start > other.cue.start else -1.0) if here else 0.0,
        "steps": min(9, abs(articles.place(a) - articles.place(b))) if here else 9,
        "last_before": float(here and articles.last_before(a, b)),
        "nearest_of_a": of_both / most_of_a if most_of_a else 0.0,
        "nearest_of_b": of_both / most_of_b if most_of_b else 0.0,
        "title_a": float(one.cue.start < _TITLE),
        "title_b": float(other.cue.start < _TITLE),
        "articles_alike": articles.alike(a.article, b.article),
        "denials_a": min(articles.denials(a.article), 6),
        "statements_b": min(len(articles.members[b.article]), 15),
    }


FEATURES: Sequence[str] = (
    *("a_in_b", "b_in_a", "contained", "jaccard", "shared", "contained_weight", "jaccard_weight", "shared_weight"),
    *("core_shared", "core_contained", "core_weight", "heads_same", "head_a_in_b", "head_b_in_a"),
    *("words_a", "words_b", "same_text", "numbers_clash", "numbers_shared"),
    *("actors_shared", "actors_apart", "actors_a", "actors_b", "same_speaker", "speakers_alike"),
    *("a_named", "b_named", "hearsay_a", "hearsay_b", "points_back_a", "points_back_b", "negated_a", "negated_b"),
    *("denies_a", "denies_b", "sign_a", "sign_b", "same_sign", "accuses_a", "accuses_b", "asks_a", "asks_b"),
    *("announces_b", "same_act", *PLACE, "nearest_of_a", "nearest_of_b", "title_a", "title_b"),
    *("articles_alike", "denials_a", "statements_b"),
)
"""The names of the features of what contradicts, in the order in which the trees take them."""
_OF_WORDS = ("core_shared", "core_contained", "core_weight", "heads_same", "head_a_in_b", "head_b_in_a")
SAME_FEATURES: Sequence[str] = (
    *(name for name in FEATURES if name not in _OF_WORDS),
    *("told_shared", "told_contained", "told_weight", "told_jaccard", "told_a_in_b", "told_b_in_a"),
    *("told_first_same", "told_first_a_in_b", "told_first_b_in_a"),
)
"""Those of the judge of same claims. What contradicts is found no better without titles (training/README.md)."""
