"""Pairs of statements that cannot both be true."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from kg.claims.articles import Articles
from kg.claims.candidates import Field
from kg.claims.pairs import oriented
from kg.claims.sides import Side, same_speaker
from kg.contradictions.explain import explained
from kg.contradictions.in_context import in_context
from kg.contradictions.judge import Judged, judge_pairs
from kg.contradictions.kinds import kind_of
from schemas import Claim, Contradiction, ContradictionKind

WITHIN, NEGATION_WITHIN, ACROSS, OTHER_NUMBERS = 0.43, 0.5, 0.55, 0.4
"""Scores from which on a pair is told: of one article, a negation in one article (of which fewer are right), of two
articles, of contents that differ in a number. Chosen on gold/dev and on the annotated stories of training/stories, from
which the trees have not learned; the first on the month of benchmarks/month_pairs.tsv, where 7 pairs of 16 from 0.40 to
0.43 were right."""
_ANCHOR = 0.8
"""Of two articles, how much it counts that the claims contradict by pairs that one article has, and how much, with the
rest, what the pair itself says. By models that saw none of a story it finds more than other shares, and as surely."""
_READ_IN_CONTEXT, _SURE = 0.6, 0.85
"""Score of what only the order of an article shows, and as how sure it counts between their claims: of what denials
point back to, 19 pairs of 21 are right on gold, of what denials of all wrong answer to, 7 of 7."""
_PASSED_OVER = 0.5
"""What a denial that points back to something else keeps of its chance against the others."""
_ONE_AFFAIR = 0.4
"""How alike two articles are (`Articles.alike`) that surely tell of one affair: a pair of theirs is less sure by the
square of what they lack of it. Of articles from 0.25 to 0.35 alike no pair of 26 is right on gold/dev."""
_HIMSELF = 0.6
"""What is left of the chance that a speaker contradicts himself in one article: 2 pairs of 274 of one article do."""


def find_contradictions(field: Field, claims: Sequence[Claim]) -> tuple[Contradiction, ...]:
    """Every pair of statements of `field` that contradict, with kind, score and reason, sorted by ids.

    Statements of one claim never contradict each other. The result does not depend on the order of the statements.
    """

    def told(one: Contradiction) -> bool:
        if one.kind is ContradictionKind.INCOMPATIBLE:
            return one.score >= OTHER_NUMBERS
        if field.sides[one.a].article != field.sides[one.b].article:
            return one.score >= ACROSS
        return one.score >= (NEGATION_WITHIN if one.kind is ContradictionKind.NEGATION else WITHIN)

    return tuple(filter(told, scored_contradictions(field, claims)))


def scored_contradictions(field: Field, claims: Sequence[Claim], least: float = 0.2) -> Iterator[Contradiction]:
    """Pairs of statements of `field` that contradict, from a score of `least` on, sorted by ids."""
    claim_of = {key: claim.id for claim in claims for key in claim.statements}
    members = {claim.id: [key for key in claim.statements if key in field.sides] for claim in claims}
    judged = [one for one in judge_pairs(field.pairs(), field.articles) if not _one_claim(claim_of, one[0], one[1])]
    read = {(a.id, b.id): kind for a, b, kind in in_context(field.articles) if not _one_claim(claim_of, a, b)}
    judged = list(_in_their_context(judged, read))
    by_claims = _between_claims(judged, claim_of)
    by_claims |= {_claims(claim_of, field.sides[a], field.sides[b]): _SURE for a, b in read}
    found = {
        (a.id, b.id): (kind, _scored(field.articles, a, b, kind, chance, by_claims.get(_claims(claim_of, a, b))))
        for a, b, kind, chance in judged
    }
    for pair, kind in read.items():
        found[pair] = kind, max(_READ_IN_CONTEXT, found.get(pair, (kind, 0.0))[1])
    likely = {pair: _ANCHOR * chance for pair, chance in by_claims.items() if _ANCHOR * chance >= least}
    found = dict(_of_their_members(field, members, likely)) | found
    for (x, y), (kind, score) in sorted(found.items()):
        if score >= least:
            yield explained(kind, round(score, 3), field.sides[x].statement, field.sides[y].statement)


def _scored(
    articles: Articles, a: Side, b: Side, kind: ContradictionKind, chance: float, anchor: float | None
) -> float:
    """The score of a judged pair; `anchor` is how likely its claims contradict by the pairs that one article has."""
    here = a.article == b.article
    if kind is not ContradictionKind.INCOMPATIBLE and anchor is not None:
        share = 0.5 if here else _ANCHOR
        chance = share * anchor + (1 - share) * chance
    return chance if here else chance * _one_affair(articles, a, b)


def _of_their_members(
    field: Field, members: Mapping[str, Sequence[str]], likely: Mapping[tuple[str, str], float]
) -> Iterator[tuple[tuple[str, str], tuple[ContradictionKind, float]]]:
    """Every pair of statements of two claims that contradict, however it is put: `likely` has how likely they do."""
    for (one, other), chance in likely.items():
        for x, y in product(members.get(one, ()), members.get(other, ())):
            a, b = oriented(field.sides[x], field.sides[y])
            kind = kind_of(a, b)
            if kind is not None and kind is not ContradictionKind.INCOMPATIBLE:
                yield (a.id, b.id), (kind, chance * _one_affair(field.articles, a, b))


def _in_their_context(judged: Iterable[Judged], read: Mapping[tuple[str, str], ContradictionKind]) -> Iterator[Judged]:
    """The same, less sure where a denial points back to something else, or where one speaker would contradict himself
    in one article."""
    pointing = {a for (a, _), kind in read.items() if kind is ContradictionKind.DENIAL}
    for a, b, kind, chance in judged:
        passed_over = a.id in pointing and (a.id, b.id) not in read
        himself = a.article == b.article and same_speaker(a, b)
        yield a, b, kind, chance * (_PASSED_OVER if passed_over else 1.0) * (_HIMSELF if himself else 1.0)


def _one_affair(articles: Articles, a: Side, b: Side) -> float:
    """How sure it is that the articles of two statements tell of one affair."""
    share: float = min(1.0, articles.alike(a.article, b.article) / _ONE_AFFAIR)
    return share * share


def _claims(claim_of: Mapping[str, str], a: Side, b: Side) -> tuple[str, str]:
    one, other = sorted((claim_of.get(a.id, a.id), claim_of.get(b.id, b.id)))
    return one, other


def _one_claim(claim_of: Mapping[str, str], a: Side, b: Side) -> bool:
    one, other = _claims(claim_of, a, b)
    return one == other


def _between_claims(judged: Iterable[Judged], claim_of: Mapping[str, str]) -> dict[tuple[str, str], float]:
    """How likely two claims contradict: the mean over their pairs that one article has."""
    chances: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for a, b, kind, chance in judged:
        if a.article == b.article and kind is not ContradictionKind.INCOMPATIBLE:
            chances[_claims(claim_of, a, b)].append(chance)
    return {pair: sum(found) / len(found) for pair, found in chances.items()}
