"""Statements that say the same to claims."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import fsum

from kg.claims.apart import contraries, unrelated
from kg.claims.articles import Articles
from kg.claims.candidates import Field
from kg.claims.numbers import quantity_clash
from kg.claims.pairs import SAME_FEATURES, same_features
from kg.claims.sides import Side
from kg.claims.trees import Trees, as_rows, load_trees
from schemas import Claim, Statement, Story

_LEAST = 0.05
"""Two clusters with a pair that is less likely to be the same than this do not join, however alike the others are."""
_SUPPORTS = 0.2
"""How likely a statement must make the same claim as another to be heard on what that one is the same as."""
_AT_ONCE = 4096
Likeness = dict[str, dict[str, float]]


def make_claims(field: Field, stories: Sequence[Story], dates: Mapping[str, str | None]) -> tuple[Claim, ...]:
    """Group the statements of `field` that make the same claim: the same proposition on the same side of it, whether
    by denying it or by asserting that it is not so.

    `stories` gives the independent witnesses, `dates` the ISO date of each article where it is known. Every
    statement belongs to exactly one claim; the result does not depend on the order of the statements.
    """
    alike = supported(likeness(field.pairs(), field.articles))
    groups = cluster(sorted(field.sides), alike, judge().threshold)
    story_of = {article: story.id for story in stories for article in story.articles}
    by_id = {key: side.statement for key, side in field.sides.items()}
    claims = [_claim([by_id[key] for key in group], story_of, dates) for group in groups]
    return tuple(sorted(claims, key=lambda claim: claim.id))


def judge() -> Trees:
    """The judge of same claims."""
    return load_trees("kg.claims", "same_claim", tuple(SAME_FEATURES))


def comparable(a: Side, b: Side) -> bool:
    """Whether two statements can make one claim at all: both on one side of it, as far as their form tells, and with
    no other number of the same thing, nor the opposite, nor with nothing in common."""
    if quantity_clash(a.terms, b.terms) is not None:
        return False
    both_negated = a.has_negation and b.has_negation and not (a.denies or b.denies) and bool(a.sign and b.sign)
    return (a.sign == b.sign or both_negated) and not (contraries(a, b) or unrelated(a, b))


def likeness(pairs: Iterable[tuple[Side, Side]], articles: Articles) -> Likeness:
    """How likely the comparable ones among `pairs` are to be the same, both ways; least likely ones are left out."""
    found: Likeness = defaultdict(dict)
    worth = ((a, b) for a, b in pairs if comparable(a, b))
    while part := list(islice(worth, _AT_ONCE)):
        rows = as_rows([same_features(a, b, articles) for a, b in part], SAME_FEATURES)
        for (a, b), chance in zip(part, judge().probabilities(rows), strict=True):
            if chance >= _LEAST:
                found[a.id][b.id] = found[b.id][a.id] = round(float(chance), 4)
    return found


def supported(alike: Likeness) -> Likeness:
    """The same, each pair with what the statements that are like its two sides say of it: the mean of its own chance
    and of those of each such statement with the other side, weighed by how like it is.

    By models that saw none of a story (training/README.md) this finds more same claims, as surely, for whatever
    articles: one pair of a wire story in two wordings is worth little alone.
    """
    close = {a: sorted((b, chance) for b, chance in row.items() if chance >= _SUPPORTS) for a, row in alike.items()}
    total = {a: fsum(chance for _, chance in row) for a, row in close.items()}

    def others(a: str, b: str) -> Iterator[float]:
        for c, chance in close[a]:
            yield chance * (1.0 if c == b else alike[b].get(c, 0.0))

    found: Likeness = defaultdict(dict)
    for a, row in alike.items():
        for b, chance in row.items():
            if a < b:
                mean = fsum((chance, *others(a, b), *others(b, a))) / (1 + total[a] + total[b])
                found[a][b] = found[b][a] = round(mean, 4)
    return found


def cluster(ids: Iterable[str], alike: Likeness, threshold: float) -> list[list[str]]:
    """Groups by average linkage, the likeliest pairs first: two claims are not chained through a third."""
    groups = {key: [key] for key in ids}
    owner = {key: key for key in groups}
    links = sorted((-chance, a, b) for a, row in alike.items() for b, chance in row.items() if a < b)
    for chance, a, b in links:
        if -chance < threshold:
            break
        one, other = sorted((owner[a], owner[b]))
        if one == other:
            continue
        across = [alike.get(x, {}).get(y, 0.0) for x in groups[one] for y in groups[other]]
        if min(across) >= _LEAST and sum(across) / len(across) >= threshold:
            groups[one] += groups.pop(other)
            owner.update(dict.fromkeys(groups[one], one))
    return list(groups.values())


def _claim(group: list[Statement], story_of: Mapping[str, str], dates: Mapping[str, str | None]) -> Claim:
    """A claim by the name of the first statement that made it, which newer articles do not change."""
    seen = sorted(date for statement in group if (date := dates.get(statement.article)))
    first = min(group, key=lambda one: (dates.get(one.article) or "9", one.id))
    return Claim(
        id=Claim.identify(first.id),
        text=" ".join(first.content.text.split()),
        polarity=first.polarity,
        representative=first.id,
        statements=tuple(sorted(statement.id for statement in group)),
        stories=len({story_of.get(statement.article, statement.article) for statement in group}),
        about=tuple(sorted({ref.id for statement in group for ref in statement.about})),
        first_seen=seen[0] if seen else None,
        last_seen=seen[-1] if seen else None,
    )
