"""Sentences of Arabic news: lines, full stops, and papers that forget them."""

import re

from kg.annotating.tokens import tokenise
from schemas import Sentence

_LINE = re.compile(r"[^\r\n\u2028\u2029\u0085]+")
_STOP = re.compile(
    r"""
    (?<!\s\w)                          # not after a lone letter: «د. أحمد»
    (?!(?<=\d)\.\s\d)                  # nor within a number: «10. 5 ملايين»
    (?<!\s(?:سي|إن|ان|بي|تي|إم|ام|جي|دي|إس|اس|إف|اف|آر|يو|كي))  # spelt initials: «سي. إن. إن.»
    (?: [.!؟?…]+ ["”»’')\]]* (?=\s|$|[«“"]) )
    | (?<=\S) [ \t\xa0]{3,} (?=\S)      # scraped pages: a paragraph's end left as a run of blanks
    """,
    re.VERBOSE,
)
_LONGEST = 4000
"""Characters in a sentence at most: a longer one is cut at a blank, so that no input is too long for a stage."""


def _bounds(text: str) -> list[tuple[int, int]]:
    bounds = []
    for line in _LINE.finditer(text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            bounds.append((start, stop.end()))
            start = stop.end()
        bounds.append((start, line.end()))
    return [piece for bound in bounds for piece in _cut(text, *bound)]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > _LONGEST:
        blank = text.rfind(" ", start, start + _LONGEST)
        cut = blank if blank > start else start + _LONGEST
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return pieces


def _split_off(text: str, bounds: list[tuple[int, int]], headline: str) -> list[tuple[int, int]]:
    """The bounds, with a headline that ends a longer line («رابط الخبر بصحيفة …: …») made a sentence of its own."""
    found = []
    for start, end in bounds:
        place = text.rfind(headline, start, end) if headline else -1
        if place > start and not text[place + len(headline) : end].strip():
            found += [(start, place), (place, end)]
        else:
            found.append((start, end))
    return found


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of an article's text with their tokens, in order; none is empty.

    A headline is the first line, every line that repeats it, and nothing else.
    """
    found: list[Sentence] = []
    first = next((line[0].strip() for line in _LINE.finditer(text) if line[0].strip()), "")
    for start, end in _split_off(text, _bounds(text), first):
        stripped = text[start:end].strip()
        if not stripped:
            continue
        begin = start + text[start:end].index(stripped)
        tokens = tokenise(text, begin, begin + len(stripped))
        if tokens:
            found.append(
                Sentence(
                    index=len(found),
                    start=begin,
                    end=begin + len(stripped),
                    tokens=tuple(tokens),
                    headline=stripped in first,
                )
            )
    return tuple(found)
