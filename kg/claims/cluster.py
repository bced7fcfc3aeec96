"""Statements that say the same to claims."""

from collections.abc import Mapping, Sequence

from kg.claims.candidates import candidate_pairs
from kg.claims.similarity import quantity_clash, same_proposition
from kg.claims.terms import Terms, points_back, terms
from schemas import Claim, Statement, Story

JOIN = 0.5
"""Two clusters join at a pair this likely to be the same, chosen on gold/train (training/claims.py) …"""
KEEP = 0.25
"""… unless some pair across them is less likely than this: two claims are not chained through a third."""


def make_claims(
    statements: Sequence[Statement], stories: Sequence[Story], dates: Mapping[str, str | None]
) -> tuple[Claim, ...]:
    """Group statements that make the same claim: the same proposition under the same polarity and negation.

    `stories` gives the independent witnesses, `dates` the ISO date of each article where it is known. Every
    statement belongs to exactly one claim; the result does not depend on the order of the statements.
    """
    by_id = {statement.id: statement for statement in statements}
    propositions = {key: terms(statement) for key, statement in by_id.items()}
    groups = {key: [key] for key in by_id}
    group_of = {key: key for key in by_id}
    comparable = {k: v for k, v in propositions.items() if not points_back(by_id[k])}
    scored = sorted(
        (
            (-same_proposition(propositions[a], propositions[b]), a, b)
            for a, b in candidate_pairs(comparable)
            if _same_stance(by_id[a], by_id[b])
        )
    )
    for score, a, b in scored:
        if -score < JOIN:
            break
        one, other = sorted((group_of[a], group_of[b]))
        if one != other and _fit(propositions, groups[one], groups[other]):
            groups[one] = sorted(groups[one] + groups.pop(other))
            group_of.update(dict.fromkeys(groups[one], one))
    story_of = {article: story.id for story in stories for article in story.articles}
    claims = [_claim([by_id[key] for key in group], story_of, dates) for group in groups.values()]
    return tuple(sorted(claims, key=lambda claim: claim.id))


def _same_stance(a: Statement, b: Statement) -> bool:
    return a.polarity is b.polarity and a.negated is b.negated


def _fit(propositions: Mapping[str, Terms], one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether every statement of one cluster may stand beside every one of the other: like enough, no other number."""
    pairs = [(propositions[a], propositions[b]) for a in one for b in other]
    return all(quantity_clash(a, b) is None and same_proposition(a, b) >= KEEP for a, b in pairs)


def _claim(group: list[Statement], story_of: Mapping[str, str], dates: Mapping[str, str | None]) -> Claim:
    seen = sorted(date for statement in group if (date := dates.get(statement.article)))
    middle = sorted(group, key=lambda s: (len(s.content.text), s.id))[(len(group) - 1) // 2]
    return Claim(
        id=Claim.identify(middle.id),
        text=" ".join(middle.content.text.split()),
        polarity=middle.polarity,
        representative=middle.id,
        statements=tuple(sorted(statement.id for statement in group)),
        stories=len({story_of.get(statement.article, statement.article) for statement in group}),
        about=tuple(sorted({ref.id for statement in group for ref in statement.about})),
        first_seen=seen[0] if seen else None,
        last_seen=seen[-1] if seen else None,
    )
