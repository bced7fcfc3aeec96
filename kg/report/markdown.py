"""A report as Markdown: Arabic in logical order, untouched, and last on its line so that no date turns round."""

import re
from collections.abc import Iterator

from kg.network.model import Network
from kg.printing.text import clean, count, inline
from kg.report.model import ClaimLine, Pair, ReportModel, Side, Told
from kg.report.words import KINDS, says, times

_SPECIAL = re.compile(r"([\\`*\[\]|<>#~]|(?<!\w)_|_(?!\w))")


def escape(text: str) -> str:
    """Text as Markdown that shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", clean(text).replace("&", "&amp;"))


def to_markdown(report: ReportModel) -> str:
    """The report as a Markdown document."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: ReportModel) -> Iterator[str]:
    yield "# Claims and contradictions"
    yield ""
    yield (
        f"{count(report.articles, 'article')}, {count(report.statements, 'statement')}, "
        f"{count(report.claims, 'claim')}, {count(report.contradictions, 'contradiction')}."
    )
    if report.speakers:
        yield from ("", "## Who claimed what about whom", "", "| actor | says | what | about | article |")
        yield "| --- | --- | --- | --- | --- |"
    for speaker in report.speakers:
        for line in speaker.said:
            about, docs = escape("؛ ".join(line.side.about)), escape(", ".join(line.docs))
            yield (
                f"| {escape(speaker.actor)} | {says(line.side)}{times(line.times)} "
                f"| {escape(line.side.content)} | {about} | {docs} |"
            )
    for section in report.sections:
        yield from ("", f"## {KINDS[section.kind]} ({section.count})")
        for quarrel in section.quarrels:
            yield from ("", f"### {' ↔ '.join(escape(name) for name in quarrel.actors)}")
            for pair in quarrel.pairs:
                yield from _pair(pair)
    if not report.sections:
        yield from ("", "No contradictions found.")
    if report.timelines:
        yield from ("", "## Claims over time")
    for timeline in report.timelines:
        yield from _timeline(timeline)
    yield from _network(report.network)


def _pair(pair: Pair) -> Iterator[str]:
    yield from ("", f"*{escape(pair.why)}* ({pair.score:.2f})")
    if pair.why_ar:
        yield from ("", escape(pair.why_ar))
    for side in (pair.a, pair.b):
        yield ""
        yield f"- {says(side)}: **{escape(side.actor)}**"
        if side.via:
            yield f"  - via: {escape('؛ '.join(side.via))}"
        yield f"  - where: {_where(side)}"
        if side.title:
            yield f"  - article: {escape(side.title)}"
        yield ""
        if side.before:
            yield from (f"  > *{escape(side.before)}*", "  >")
        yield f"  > {_sentence(side)}"
        if side.after:
            yield from ("  >", f"  > *{escape(side.after)}*")


def _timeline(line: ClaimLine) -> Iterator[str]:
    yield from ("", f"### {escape(line.text)}", "")
    yield f"{line.polarity.value}; independent stories: {line.stories}"
    yield ""
    for event in line.events:
        verb = f"{says(event)}{' (against it)' if event.against else ''}"
        yield f"- {_where(event)}, {verb}: **{escape(event.actor)}**: {escape(event.content)}"


def _network(network: Network) -> Iterator[str]:
    names = {one.id: one.name for one in network.members}
    if network.ties:
        yield from ("", "## Who contradicts whom", "", "| contradictions | denials | agreements | actor | actor |")
        yield "| --- | --- | --- | --- | --- |"
    for tie in network.ties:
        denials = f"{tie.a_denies_b} → / ← {tie.b_denies_a}"
        who = f"{escape(names[tie.a])} | {escape(names[tie.b])}"
        yield f"| {tie.contradictions} | {denials} | {tie.agreements} | {who} |"
    if contradicted := [one for one in network.members if one.contradicted]:
        yield from ("", "## Most contradicted", "", "| contradicted | by | contradicts | itself | actor |")
        yield "| --- | --- | --- | --- | --- |"
        for one in contradicted:
            figures = (one.contradicted, one.contradicted_by, one.contradicts, one.self_contradictions)
            yield f"| {' | '.join(map(str, figures))} | {escape(one.name)} |"
    if network.camps:
        yield from ("", "## Camps", "", "| ties | strained | one camp | the other |", "| --- | --- | --- | --- |")
        for division in network.camps:
            sides = (escape("؛ ".join(names[actor] for actor in side)) for side in division.sides)
            yield f"| {division.ties} | {division.strained} | {' | '.join(sides)} |"
    if network.brokers:
        yield from ("", "## Brokers of hearsay", "", "| relayed | sources | unnamed | disputed | actor |")
        yield "| --- | --- | --- | --- | --- |"
        for broker in network.brokers:
            figures = (broker.relayed, broker.sources, broker.unnamed, broker.disputed)
            yield f"| {' | '.join(map(str, figures))} | {escape(names[broker.actor])} |"


def _where(side: Told) -> str:
    link = side.url if side.url and re.match(r"https?://[^\s<>()]+$", side.url) else None
    doc = f"[{escape(side.doc)}](<{link}>)" if link else escape(side.doc)
    return ", ".join(part for part in (escape(side.date or ""), doc, escape(side.outlet or "")) if part)


def _sentence(side: Side) -> str:
    marks = {"cue": ("<u>", "</u>"), "content": ("<mark>", "</mark>")}
    shown = []
    for part in side.sentence:
        before, after = marks.get(part.role, ("", ""))
        text = inline(part.text)
        inner = f"{before}{escape(text)}{after}" if text.strip() else ""
        shown.append(f"{' ' if text.startswith(' ') else ''}{inner}{' ' if text.endswith(' ') and inner else ''}")
    return "".join(shown).strip()
