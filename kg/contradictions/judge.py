"""How likely a pair contradicts: trees for denials and negations, a rule for what differs in a number or says the
opposite.

training/contradictions.py fits the trees on gold/train and training/stories.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from kg.arabic import fold
from kg.claims.apart import contraries, of_another, parallel
from kg.claims.articles import Articles
from kg.claims.numbers import quantity_clash, when_clash
from kg.claims.pairs import FEATURES, pair_features
from kg.claims.sides import Side, same_speaker
from kg.claims.terms import folded_words, number_roots, root
from kg.claims.trees import Trees, as_rows, load_trees
from kg.claims.weights import weight
from kg.contradictions.kinds import kind_of
from schemas import ContradictionKind

_AT_ONCE = 4096
_MEASURES = tuple(map(fold, ("نسبة", "معدل", "عدد", "إجمالي", "حجم", "قيمة", "حصيلة", "مستوى")))
"""Say that something is counted, and not what."""
Judged = tuple[Side, Side, ContradictionKind, float]


def opposition_judge() -> Trees:
    """The judge of denials and of negations, which are denials composed of an assertion and a negation."""
    return load_trees("kg.contradictions", "opposition", tuple(FEATURES))


def judge_pairs(pairs: Iterable[tuple[Side, Side]], articles: Articles) -> Iterator[Judged]:
    """Every pair that could contradict, with its kind and how likely it does."""
    by_kind: dict[ContradictionKind, list[tuple[Side, Side]]] = {kind: [] for kind in ContradictionKind}
    for a, b in pairs:
        kind = kind_of(a, b)
        if kind is not None:
            by_kind[kind].append((a, b))
    for kind, own in by_kind.items():
        if kind is ContradictionKind.INCOMPATIBLE:
            yield from _incompatible(own, articles)
            continue
        for start in range(0, len(own), _AT_ONCE):
            part = own[start : start + _AT_ONCE]
            rows = as_rows([pair_features(a, b, articles) for a, b in part], FEATURES)
            for (a, b), chance in zip(part, opposition_judge().probabilities(rows), strict=True):
                yield a, b, kind, float(chance)


def _incompatible(pairs: Iterable[tuple[Side, Side]], articles: Articles) -> Iterator[Judged]:
    """Contents that are the same but for a number or for words that mean the opposite: as likely as they share what
    they say. On gold no freer rule was right more often than wrong; but how long ago something was is told with what it
    was, so that no more than its subject must be shared."""
    for a, b in pairs:
        clash = quantity_clash(a.terms, b.terms) is not None
        if not (clash or a.article == b.article) or not _of_one_thing(a, b):
            continue
        if not clash:
            if (score := _opposite(a, b)) > 0:
                yield a, b, ContradictionKind.INCOMPATIBLE, score
            continue
        features = pair_features(a, b, articles)
        if _first_told(a) == _first_told(b) and not of_another(a, b):
            yield a, b, ContradictionKind.INCOMPATIBLE, _alike_but_for_numbers(a, b)
        elif when_clash(a.terms, b.terms) and (a.actors & b.actors or len(a.names & b.names) > 1):
            yield a, b, ContradictionKind.INCOMPATIBLE, features["contained_weight"]


def _of_one_thing(a: Side, b: Side) -> bool:
    """Whether two numbers may be of one thing: in one article as two tell them; a measure («معدل البطالة»), which every
    country has, in two only of somebody whom both name."""
    if a.article == b.article:
        return not same_speaker(a, b)  # «بلغت ظهرا 22 بالمئة», «بلغت 48 بالمئة»
    return bool(a.names & b.names or a.actors & b.actors) or _measures().isdisjoint((a.head, b.head))


def _opposite(a: Side, b: Side) -> float:
    """How much else of what both contents tell they share, where one says of the same thing the opposite of the other
    («الهدنة صامدة», «الهدنة انهارت»); 0 where it does not."""
    contrary = contraries(a, b)
    if not contrary or _first_told(a, contrary) != _first_told(b, contrary) or of_another(a, b) or parallel(a, b):
        return 0.0
    return _shared(a.roots - contrary, b.roots - contrary)


def _first_told(side: Side, passed: frozenset[str] = frozenset()) -> str:
    """The first root of a content that is of no name, no number, no measure and not among those `passed` over: «خمسة |
    أشخاص قتلوا» and «5 | أشخاص قتلوا»; «نسبة | المشاركة»."""
    passed |= _counting()
    if side.head not in passed:
        return side.head
    telling = side.roots - side.names - passed
    return next((one for one in map(root, folded_words(side.statement.content.text)) if one in telling), "")


@cache
def _measures() -> frozenset[str]:
    return frozenset(map(root, _MEASURES))


@cache
def _counting() -> frozenset[str]:
    return number_roots() | _measures()


def _alike_but_for_numbers(a: Side, b: Side) -> float:
    """How much of what both contents tell they share, numbers aside."""
    return _shared(a.roots - number_roots(), b.roots - number_roots())


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return weight(one & other) / weight(one | other) if one | other else 0.0
