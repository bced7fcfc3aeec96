"""A report as one table: a row for each contradiction with both sides, then one for each statement without any."""

from collections.abc import Iterator

from kg.report.model import ClaimLine, ReportModel, Side

_SIDE = (
    "statement",
    "actor",
    "actor_id",
    "via",
    "act",
    "polarity",
    "hedged",
    "content",
    "about",
    "sentence",
    "before",
    "after",
    "confidence",
    "doc",
    "title",
    "outlet",
    "date",
    "url",
    "claim",
    "claim_stories",
    "claim_first_seen",
    "claim_last_seen",
)
_PAIR = ("kind", "score", "why", "why_ar", "oneself")
COLUMNS = (*_PAIR, *(f"{side}_{name}" for side in "ab" for name in _SIDE), "times", "docs")


def table(report: ReportModel) -> Iterator[dict[str, object]]:
    """The rows, under `COLUMNS`; what a statement without contradiction says stands on side a."""
    lines = {line.claim: line for line in report.timelines}
    seen: set[str] = set()
    for pair in report.pairs:
        seen |= {pair.a.statement, pair.b.statement}
        facts = pair.model_dump(mode="json", include=set(_PAIR))
        yield {**facts, **_side("a", pair.a, lines), **_side("b", pair.b, lines)}
    for speaker in report.speakers:
        for said in speaker.said:
            if said.side.statement not in seen:
                yield {**_side("a", said.side, lines), "times": said.times, "docs": said.docs}


def _side(letter: str, side: Side, lines: dict[str, ClaimLine]) -> dict[str, object]:
    line = lines.get(side.claim)
    facts = side.model_dump(mode="json") | {"sentence": "".join(part.text for part in side.sentence)}
    if line is not None:
        facts |= {
            "claim_stories": line.stories,
            "claim_first_seen": line.first_seen,
            "claim_last_seen": line.last_seen,
        }
    return {f"{letter}_{name}": facts.get(name) for name in _SIDE}
