"""Pairs of statements that cannot both be true."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.arabic import fold
from kg.claims.candidates import candidate_pairs
from kg.claims.similarity import core_roots, quantity_clash, same_proposition
from kg.contradictions.explain import explain
from kg.contradictions.features import Side, kind_of, same_actor, side
from kg.contradictions.judge import denial_score, model
from kg.contradictions.universal import negated_of_everything, rules_out
from schemas import Claim, Contradiction, ContradictionKind, Polarity, Statement

_SAME = 0.6
"""How surely two contents must put one proposition before a negation or a number in one of them contradicts."""
_POINTED_AT = 0.6
"""Score of a denial that only points back («هذه التقارير») against the statement before it."""
_PLAIN = 0.6
_RULED_OUT = 0.6
"""Score of «we met nobody» against a meeting."""
_BY_CLAIM = 0.9
"""What contradicts one statement of a claim contradicts the others, a little less surely."""
_LIKE_THE_LAST = 4
"""Roots that an earlier statement must share with that one to be denied along with it."""


def find_contradictions(statements: Sequence[Statement], claims: Sequence[Claim]) -> tuple[Contradiction, ...]:
    """Every pair of statements that contradict, with kind, score and reason, sorted by ids.

    Statements of one claim never contradict each other. The result does not depend on the order of the statements.
    """
    sides = {statement.id: side(statement) for statement in _without_repetitions(statements)}
    claim_of = {key: claim.id for claim in claims for key in claim.statements}
    members = {claim.id: [key for key in claim.statements if key in sides] for claim in claims}
    found: dict[tuple[str, str], Contradiction] = {}
    for one, other in candidate_pairs({key: one.terms for key, one in sides.items()}):
        if claim_of.get(one, one) != claim_of.get(other, other):
            pair = _judge(sides[one], sides[other])
            if pair is not None:
                found[pair.a, pair.b] = pair
    for pair in _within_articles(sides):
        found.setdefault((pair.a, pair.b), pair)
    for pair in list(found.values()):
        for a in members.get(claim_of.get(pair.a, ""), ()):
            for b in members.get(claim_of.get(pair.b, ""), ()):
                known = found.get((a, b)) or found.get((b, a))
                if known is None and kind_of(sides[a], sides[b]) is pair.kind:
                    found[a, b] = _made(pair.kind, sides[a], sides[b], pair.score * _BY_CLAIM)
    return tuple(found[key] for key in sorted(found))


def _without_repetitions(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements, without those that an article says again word for word: a headline printed four times."""
    seen = set()
    for one in sorted(statements, key=lambda one: (one.article, one.cue.start, one.content.start, one.id)):
        text = " ".join(fold(word) for word in one.content.text.split())
        key = (one.article, one.actor.id if one.actor is not None else "", one.polarity, text)
        if key not in seen:
            seen.add(key)
            yield one


def _judge(one: Side, other: Side) -> Contradiction | None:
    """The likelier reading of a pair, in the direction that fits."""
    best: Contradiction | None = None
    for a, b in ((one, other), (other, one)):
        kind = kind_of(a, b)
        if kind is None or a.points_back or (kind is ContradictionKind.INCOMPATIBLE and a is not one):
            continue
        score = _score(kind, a, b)
        if score > 0 and (best is None or score > best.score):
            best = _made(kind, a, b, score)
    return best


def _score(kind: ContradictionKind, a: Side, b: Side) -> float:
    """0 where the pair is not likely enough."""
    if kind is ContradictionKind.DENIAL:
        if not _share_more_than_names(a, b):
            return 0.0
        score, same = denial_score(a, b), same_proposition(a.terms, b.terms)
        if score >= model().threshold or same >= _SAME:
            return max(score, same)
        return _PLAIN if _plainly_the_same(a, b) else 0.0
    if kind is ContradictionKind.INCOMPATIBLE and quantity_clash(a.terms, b.terms) is None:
        return 0.0
    score = same_proposition(a.terms._replace(quantities=frozenset()), b.terms._replace(quantities=frozenset()))
    return score if score >= _SAME else 0.0


def _plainly_the_same(a: Side, b: Side) -> bool:
    """Whether, in one article, the shorter content is mostly in the longer, names apart: whatever the model says.

    On gold/train 94 % of the 48 pairs for which this holds contradict.
    """
    if a.statement.article != b.statement.article or same_actor(a.statement, b.statement):
        return False
    one, other = core_roots(a.terms, b.terms)
    shared = len(one & other)
    return shared >= 3 and shared >= 0.6 * min(len(one), len(other))


def _share_more_than_names(a: Side, b: Side) -> bool:
    """Whether something is said in common: two roots that are no names, or half of the shorter content."""
    one, other = core_roots(a.terms, b.terms)
    shared = len(one & other)
    return shared >= 2 or (shared == 1 and min(len(one), len(other)) <= 2)


def _within_articles(sides: Mapping[str, Side]) -> Iterator[Contradiction]:
    """What can only be read within one article: denials that point back, and negations that rule everything out."""
    articles: defaultdict[str, list[Side]] = defaultdict(list)
    for one in sides.values():
        articles[one.statement.article].append(one)
    for members in articles.values():
        members.sort(key=lambda one: (one.statement.cue.start, one.statement.id))
        for place, one in enumerate(members):
            if one.points_back and one.statement.polarity is Polarity.DENY:
                yield from _pointing_back(one, members[:place])
            elif one.statement.negated and (ruled_out := negated_of_everything(one.statement.content.text)):
                for other in members:
                    if rules_out(ruled_out, one, other) and kind_of(one, other) is ContradictionKind.NEGATION:
                        yield _made(ContradictionKind.NEGATION, one, other, _RULED_OUT)


def _pointing_back(denial: Side, earlier: Sequence[Side]) -> Iterator[Contradiction]:
    """A denial of «هذه التقارير» against the last assertion before it, and those before that say the same."""
    before = [
        one
        for one in earlier
        if kind_of(denial, one) is ContradictionKind.DENIAL and not same_actor(denial.statement, one.statement)
    ]
    for one in before:
        alike = len(one.terms.roots & before[-1].terms.roots)
        if one is before[-1] or alike >= _LIKE_THE_LAST:
            yield _made(ContradictionKind.DENIAL, denial, one, _POINTED_AT)


def _made(kind: ContradictionKind, a: Side, b: Side, score: float) -> Contradiction:
    return Contradiction(a=a.statement.id, b=b.statement.id, kind=kind, score=round(score, 3), why=explain(kind, a, b))
