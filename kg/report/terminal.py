"""A report for the terminal."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.printing.bidi import Isolated
from kg.printing.console import on_terminal, rendered
from kg.printing.text import clean, count, inline
from kg.report.model import Pair, ReportModel, Side, Speaker
from kg.report.words import KINDS, says, times

_STYLES = {"cue": "bold yellow", "content": "bold"}


def to_terminal(report: ReportModel, *, plain: bool = False) -> str:
    """The report as text, coloured, wrapped and isolated where standard output is a terminal and it is not `plain`."""
    return rendered(*_parts(report, wide=on_terminal(plain=plain)), plain=plain)


def _parts(report: ReportModel, *, wide: bool) -> Iterator[RenderableType]:
    if report.speakers:
        yield _heading("Who claimed what about whom")
        yield _summary(report.speakers, wide=wide)
    for section in report.sections:
        yield _heading(f"{KINDS[section.kind]} ({section.count})")
        for quarrel in section.quarrels:
            yield Group(Isolated(Text(" ↔ ".join(clean(name) for name in quarrel.actors), style="bold cyan")))
            for pair in quarrel.pairs:
                yield Padding(_pair(pair), (0, 0, 1, 2))
    yield Text(
        f"{count(report.articles, 'article')}, {count(report.statements, 'statement')}, "
        f"{count(report.claims, 'claim')}, {count(report.contradictions, 'contradiction')}."
    )


def _heading(text: str) -> RenderableType:
    return Group(Text(text, style="bold underline"), Text())


def _summary(speakers: tuple[Speaker, ...], *, wide: bool) -> Table:
    """Who said what; over the whole width of a terminal, most of it for the words."""
    table = Table(expand=wide, box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name, ratio in (("actor", 4), ("says", 3), ("what", 10), ("about", 4), ("article", 4)):
        table.add_column(name, ratio=ratio if wide else None, overflow="fold")
    for speaker in speakers:
        for number, line in enumerate(speaker.said):
            table.add_row(
                Isolated(speaker.actor if number == 0 else ""),
                Text(says(line.side) + times(line.times), style=_polarity_style(line.side)),
                Isolated(line.side.content),
                Isolated("؛ ".join(line.side.about)),
                Text(clean(", ".join(line.docs)), style="dim"),
                end_section=number == len(speaker.said) - 1,
            )
    return table


def _polarity_style(side: Side) -> str:
    return {"deny": "red", "assert": "green"}.get(side.polarity.value, "yellow")


def _pair(pair: Pair) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for side in (pair.a, pair.b):
        grid.add_row(Text(says(side), style=_polarity_style(side)), Isolated(Text(clean(side.actor), style="bold")))
        if side.via:
            grid.add_row("via", Isolated("؛ ".join(side.via)))
        grid.add_row("where", Isolated(", ".join(p for p in (side.date, side.doc, side.outlet) if p)))
        if side.title:
            grid.add_row("article", Isolated(side.title))
        grid.add_row("sentence", Isolated(_sentence(side)))
    grid.add_row("why", Isolated(f"{pair.why} ({pair.score:.2f})"))
    return grid


def _sentence(side: Side) -> Text:
    text = Text()
    for part in side.sentence:
        text.append(inline(part.text), style=_STYLES.get(part.role, ""))
    return text
