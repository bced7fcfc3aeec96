"""Two headlines: do they agree, disagree, or neither?

Two judges have a say, both fitted on the Arabic News Stance corpus: the comparer (kg.claims.comparer), which reads both
headlines together, and trees on how the words of one differ from those of the other (training/stance.py): some for
«agree», some for «other», and what is neither disagrees.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from kg.claims.apart import opposites
from kg.claims.numbers import quantity_clash
from kg.claims.terms import Terms, claim_words, folded_words, root, text_terms
from kg.claims.trees import load_trees

Stance = Literal["agree", "disagree", "other"]
_STANCES: tuple[Stance, ...] = get_args(Stance)
"""In the comparer's order."""
FEATURES = (
    *("contained", "jaccard", "shared", "only_first", "only_second", "roots_only_first", "roots_only_second"),
    *("words_first", "words_second", "order_kept", "changes", "exchanged", "added", "dropped"),
    *("longest_dropped", "longest_added", "letters_alike", "letters_contained", "same_beginning", "same_end"),
    *("numbers_clash", "negations_more", "negated_first", "negated_second"),
    *("denials_more", "denied_first", "denied_second", "opposites"),
)


_BY_WORDS = 0.25
"""How much the trees' word counts beside the comparer's. From 0.1 to 0.5 macro-F1 on the corpus's dev part is the same
within a point; without the trees it is a point less."""
_FLOOR = 1e-4


class _Headline(NamedTuple):
    words: Sequence[str]
    roots: Sequence[str]
    terms: Terms
    letters: frozenset[str]
    negations: int
    denials: int


def judge_stance(s1: str, s2: str) -> Stance:
    """The stance of one headline towards another."""
    from kg.claims.comparer.model import comparer  # brings torch

    if folded_words(s1) == folded_words(s2):
        return "agree"  # the corpus has no such pair to learn from
    if not text_terms(s1).roots & text_terms(s2).roots:
        return "other"
    by_words = word_chances([stance_features(s1, s2)])
    best = joint_scores(comparer().chances([(s1, s2)]), by_words)[0].argmax()
    return _STANCES[int(best)]


def word_chances(rows: Sequence[Sequence[float]]) -> npt.NDArray[np.float64]:
    """The trees' chances of agree, disagree and other for rows of FEATURES, rows x 3."""
    values = np.array(rows, dtype=np.float32)
    agree, other = (
        load_trees("kg.contradictions", f"stance_{label}", FEATURES).probabilities(values)
        for label in ("agree", "other")
    )
    return np.column_stack([agree, np.clip(1 - agree - other, 0, 1), other])


def joint_scores(
    compared: npt.NDArray[np.float32], by_words: npt.NDArray[np.float64], weight: float = _BY_WORDS
) -> npt.NDArray[np.float64]:
    """What both judges say together: the likeliest stance has the highest score. All are pairs x 3."""
    return np.asarray(np.log(compared + _FLOOR) + weight * np.log(by_words + _FLOOR))


def stance_features(s1: str, s2: str) -> tuple[float, ...]:
    """The values of FEATURES for a pair of headlines."""
    a, b = _read(s1), _read(s2)
    words_a, words_b, roots_a, roots_b = set(a.words), set(b.words), set(a.roots), set(b.roots)
    shared = a.terms.roots & b.terms.roots
    least = min(len(a.terms.roots), len(b.terms.roots))
    matcher = SequenceMatcher(None, a.roots, b.roots, autojunk=False)
    changes = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    letters = len(a.letters & b.letters)
    turned = {other for one in roots_a - roots_b for other in opposites().get(one, ())}
    return (
        len(shared) / least if least else 0.0,
        len(shared) / max(1, len(a.terms.roots | b.terms.roots)),
        len(shared),
        len(words_a - words_b),
        len(words_b - words_a),
        len(roots_a - roots_b),
        len(roots_b - roots_a),
        len(a.words),
        len(b.words),
        matcher.ratio(),
        len(changes),
        sum(one[0] == "replace" for one in changes),
        sum(one[0] == "insert" for one in changes),
        sum(one[0] == "delete" for one in changes),
        max((one[2] - one[1] for one in changes), default=0),
        max((one[4] - one[3] for one in changes), default=0),
        letters / max(1, len(a.letters | b.letters)),
        letters / max(1, min(len(a.letters), len(b.letters))),
        float(a.roots[:1] == b.roots[:1]),
        float(a.roots[-1:] == b.roots[-1:]),
        float(quantity_clash(a.terms, b.terms) is not None),
        b.negations - a.negations,
        float(a.negations > 0),
        float(b.negations > 0),
        b.denials - a.denials,
        float(a.denials > 0),
        float(b.denials > 0),
        len(turned & (roots_b - roots_a)),
    )


def _read(text: str) -> _Headline:
    words = folded_words(text)
    joined = " ".join(words)
    return _Headline(
        words=words,
        roots=[root(word) for word in words],
        terms=text_terms(text),
        letters=frozenset(joined[at : at + 3] for at in range(len(joined) - 2)),
        negations=sum(word in claim_words().negations for word in words),
        denials=sum(word in claim_words().denials for word in words),
    )
