"""An article for the terminal: its text with cue, source and content marked, then one line for each statement."""

from collections.abc import Iterable, Iterator, Mapping

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from kg.explain.model import Explained, Segment, Shown, Status
from kg.printing.bidi import Isolated
from kg.printing.console import on_terminal, rendered
from kg.printing.text import clean, inline

_POLARITY = {"assert": "green", "deny": "red", "neutral": "yellow"}
_STATUS = {Status.RIGHT: "green", Status.WRONG: "yellow", Status.MISSED: "red", Status.SPURIOUS: "magenta"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def to_terminal(articles: Iterable[Explained]) -> str:
    """The articles as text. Contents stand in ⟨¹ ¹⟩, and a number follows cue and source, with or without colours."""
    return rendered(*(part for article in articles for part in _parts(article)))


def _parts(article: Explained) -> Iterator[RenderableType]:
    polarity = {one.number: one.polarity.value for one in article.shown}
    where = (clean(part) for part in (article.date, article.doc, article.outlet) if part)
    yield Isolated(Text(", ".join(where), style="dim"))
    yield Text()
    for paragraph in article.paragraphs:
        yield Isolated(_paragraph(paragraph, polarity))
        yield Text()
    yield _statements(article) if article.shown else Text("No statements.")
    for one in article.shown:
        for correction in one.corrections:
            said = f"{one.number}: the annotation's {correction.field} is: {clean(correction.value)}"
            yield Isolated(Text(said, style="yellow"))
    yield Text()


def _paragraph(segments: tuple[Segment, ...], polarity: Mapping[int, str]) -> Text:
    text = Text()
    for place, segment in enumerate(segments):
        following = segments[place + 1] if place + 1 < len(segments) else Segment(text="")
        for number in segment.opens:
            text.append(f"⟨{_raised([number])}", style="dim")
        text.append(inline(segment.text), style=_style(segment, polarity))
        for role, style in (("cue", "bold yellow"), ("source", "cyan")):
            ended = [number for number in getattr(segment, role) if number not in getattr(following, role)]
            if ended:
                text.append(_raised(ended), style=style)
        for number in segment.closes:
            text.append(f"{_raised([number])}⟩", style="dim")
    return text


def _style(segment: Segment, polarity: Mapping[int, str]) -> str:
    if segment.cue:
        return "bold yellow"
    if segment.source:
        return "cyan"
    if segment.content:
        return _POLARITY[polarity[max(segment.content)]]
    return ""


def _raised(numbers: Iterable[int]) -> str:
    return "⸴".join(str(number).translate(_RAISED) for number in numbers)


def _statements(article: Explained) -> Table:
    """One line a statement. On a terminal what does not fit is cut: `kg extract` has it all."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=on_terminal())
    table.add_column("", justify="right", no_wrap=True)
    judged = any(one.status for one in article.shown)
    if judged:
        table.add_column("gold", no_wrap=True)
    for name, ratio in (("actor", 4), ("act", None), ("cue", 2), ("content", 10), ("via", 2)):
        table.add_column(name, ratio=ratio if on_terminal() else None, no_wrap=True)
    table.add_column("rule", no_wrap=True)
    table.add_column("conf.", justify="right", no_wrap=True)
    for one in article.shown:
        table.add_row(*_row(one, judged=judged))
    return table


def _row(one: Shown, *, judged: bool) -> Iterator[RenderableType]:
    yield str(one.number)
    if judged:
        yield Text(one.status or "", style=_STATUS[one.status] if one.status else "")
    yield Isolated(one.actor, cut=True)
    yield Text(one.act.value + (" (hedged)" if one.hedged else ""), style=_POLARITY[one.polarity.value])
    yield Isolated(one.cue.text, cut=True)
    yield Isolated(one.content.text, cut=True)
    yield Isolated("؛ ".join(one.via), cut=True)
    yield Text(one.rule)
    yield "" if one.confidence is None else f"{one.confidence:.2f}"
