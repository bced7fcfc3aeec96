"""Arabic on a terminal.

Files and pipes get text as it is, in logical order. A terminal that does bidi gets every line of it between FSI and
PDI, so that it neither reorders the Latin words beside it nor is reordered by them.
"""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Text

from kg.printing.text import FSI, PDI, RIGHT_TO_LEFT, clean


class Isolated:
    """A rich renderable: text wrapped to the width that there is, every line of it an isolate on a terminal.

    With `cut`, it is one line, and what does not fit is left out.
    """

    def __init__(self, text: str | Text, *, cut: bool = False) -> None:
        self._text = text if isinstance(text, Text) else Text(clean(text))
        self._cut = cut

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if self._cut:
            line = self._text.copy()
            line.truncate(options.max_width, overflow="ellipsis")
            yield from self._line(line, console)
            yield Segment.line()
            return
        for number, line in enumerate(self._text.wrap(console, options.max_width)):
            if number:
                yield Segment.line()
            line.rstrip()
            yield from self._line(line, console)
        yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._text)

    def _line(self, line: Text, console: Console) -> Iterator[Segment]:
        segments = list(line.render(console))
        if console.is_terminal and RIGHT_TO_LEFT.search(line.plain):
            yield from (Segment(FSI), *segments, Segment(PDI))
        else:
            yield from segments
