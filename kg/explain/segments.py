"""A text cut wherever a statement's cue, source or content begins or ends, so that nested and overlapping ones show."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.explain.model import Segment, Shown
from schemas import Span


def paragraphs(text: str, shown: Sequence[Shown]) -> tuple[tuple[Segment, ...], ...]:
    """The paragraphs of `text`, each in segments; empty lines are left out. Nothing else of the text is lost."""
    borders = {0, len(text)}
    for one in shown:
        for span in (one.cue, one.source, one.content):
            if span is not None:
                borders |= {span.start, span.end}
    found = []
    for start, end in _lines(text):
        inside = sorted({start, end, *(at for at in borders if start < at < end)})
        segments = [_segment(text, a, b, shown) for a, b in pairwise(inside)]
        found.append(tuple(segments))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        whole = line.strip()
        if whole:
            begin = start + line.index(whole[0])
            yield begin, begin + len(whole)
        start += len(line)


def _segment(text: str, start: int, end: int, shown: Sequence[Shown]) -> Segment:
    def inside(span: Span | None) -> bool:
        return span is not None and span.start < end and start < span.end

    contents = sorted((one for one in shown if inside(one.content)), key=lambda one: _length(one.content))
    return Segment(
        text=text[start:end],
        cue=tuple(one.number for one in shown if inside(one.cue)),
        source=tuple(one.number for one in shown if inside(one.source)),
        content=tuple(one.number for one in shown if inside(one.content)),
        first=tuple(one.number for one in shown if inside(one.cue) and start <= one.cue.start),
        opens=tuple(one.number for one in reversed(contents) if start <= one.content.start),
        closes=tuple(one.number for one in contents if one.content.end <= end),
    )


def _length(span: Span) -> int:
    return span.end - span.start
