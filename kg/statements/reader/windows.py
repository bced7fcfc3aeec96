"""An article cut into windows that the encoder reads at once, each with words before and after for context."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.encoding.encoder import END, START

MOST_PIECES = 400
_OWN = 240
_EARLIER = 70
"""Pieces of a window's own, and of what it reads again before them; the rest of the window comes after."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` of an article are read, cues from `own_first` to `own_last` are decided here."""

    first: int
    last: int
    own_first: int
    own_last: int

    def pieces(self, pieces: Sequence[Sequence[int]]) -> list[int]:
        """The piece ids that the encoder reads."""
        return [START, *(one for word in pieces[self.first : self.last + 1] for one in word), END]


def cut_windows(sizes: Sequence[int]) -> list[Window]:
    """Windows over words with these numbers of pieces: every word is some window's own, exactly once."""
    if not sizes:
        return []
    if sum(sizes) <= MOST_PIECES:
        return [Window(0, len(sizes) - 1, 0, len(sizes) - 1)]
    windows = []
    start = 0
    while start < len(sizes):
        first = _back(sizes, start, _EARLIER)
        used = sum(sizes[first:start])
        end, own = start, 0
        while end < len(sizes) and (end == start or own + sizes[end] <= _OWN):
            own += sizes[end]
            end += 1
        last, used = end, used + own
        while last < len(sizes) and used + sizes[last] <= MOST_PIECES:
            used += sizes[last]
            last += 1
        if last == len(sizes):
            end = last  # what is left would be a window of little else but context
        windows.append(Window(first, last - 1, start, end - 1))
        start = end
    return windows


def _back(sizes: Sequence[int], start: int, most: int) -> int:
    """The first word of so many pieces before `start`."""
    first, total = start, 0
    while first > 0 and total + sizes[first - 1] <= most:
        first -= 1
        total += sizes[first]
    return first
