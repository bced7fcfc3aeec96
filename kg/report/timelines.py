"""Claims over time: who made each, and who contradicted it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from kg.report.model import ClaimLine, Event, Side
from schemas import Claim, Contradiction


def timelines(
    claims: Iterable[Claim], pairs: Iterable[Contradiction], sides: Mapping[str, Side], chosen: Set[str] | None
) -> tuple[ClaimLine, ...]:
    """The claims that are contradicted or made more than once, what is contradicted most first.

    With `chosen`, ids of actors, those that one of them made or contradicted.
    """
    against: defaultdict[str, set[str]] = defaultdict(set)
    rivals: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            against[sides[one].claim].add(other)
            rivals[sides[one].claim].add(sides[other].claim)
    found = []
    for claim in claims:
        made = [one for one in claim.statements if one in sides]
        if len(made) < 2 and claim.id not in against:
            continue
        events = [Event.of(sides[one], against=False) for one in made]
        events += [Event.of(sides[one], against=True) for one in against[claim.id] - set(made)]
        if chosen is None or any(event.actor_id in chosen for event in events):
            found.append(
                ClaimLine(
                    claim=claim.id,
                    text=claim.text,
                    polarity=claim.polarity,
                    stories=claim.stories,
                    first_seen=claim.first_seen,
                    last_seen=claim.last_seen,
                    against=tuple(sorted(rivals[claim.id] - {"", claim.id})),
                    events=tuple(sorted(events, key=_when)),
                )
            )
    return tuple(sorted(found, key=lambda one: (not one.against, -len(one.against), -len(one.events), one.claim)))


def _when(event: Event) -> tuple[bool, str, bool, str, str]:
    return not event.date, event.date or "", event.against, event.doc, event.statement
