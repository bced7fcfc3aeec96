"""Text files. The article's text is the file's own, so that offsets point into the file."""

import re
from collections.abc import Iterator

from kg.reading.dates import iso_date
from kg.reading.header import Header, split_header
from kg.reading.problems import Problem, UnreadableError
from kg.reading.source import Source
from kg.reading.words import NO_WORDS, as_title, has_words
from schemas import Article

BLANK_LINES_BETWEEN = 3
LINES_TO_REPEAT = 12
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_WRITTEN = re.compile(r"[^\r\n]")


def read_plain(source: Source) -> Iterator[Article | Problem]:
    """The article, or the articles, of a text file. The title is its first line that is not blank.

    `text` is the decoded file with nothing changed, newlines and control characters included; only a byte order mark is
    no part of it. Offsets point into the file, so whatever stands in it before an article is blanked out: every
    character but the newlines becomes a space. That is so for a header (see `split_header`) and, where a file holds
    several articles, `NAME`, `NAME-2`, `NAME-3` … (see `article_starts`), for the articles before.
    """
    text = source.text()
    header, end = split_header(text)
    if not has_words(text[end:]):
        raise UnreadableError("no text after the header" if end else NO_WORDS)
    text = _WRITTEN.sub(" ", text[:end]) + text[end:]
    starts = article_starts(text)
    blank = _WRITTEN.sub(" ", text[: starts[-1]])
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        doc = source.name if number == 0 else f"{source.name}-{number + 1}"
        yield _article(doc, blank[:start], text[start:stop], header, number)


def article_starts(text: str) -> list[int]:
    """Offsets where the articles of a file begin, 0 the first.

    Scraped pages that were put into one file (the project's seed is two from Asharq al-Awsat) show their seams: three
    blank lines or more, then a headline that the next lines repeat after a caption or «TT». Nothing less splits a
    file: blank lines alone are common inside an article, and so is a picture's caption given twice running.
    """
    lines = [(match.start(), match.group().strip()) for match in _LINE.finditer(text)]
    starts, blank = [0], 0
    written = False
    for number, (offset, line) in enumerate(lines):
        if not line:
            blank += 1
            continue
        following = lines[number + 1 : number + 1 + LINES_TO_REPEAT]
        if written and blank >= BLANK_LINES_BETWEEN and _is_headline(line, following):
            starts.append(offset)
        blank, written = 0, written or has_words(line)
    return starts


def _is_headline(line: str, following: list[tuple[int, str]]) -> bool:
    others = [other for _, other in following if other]
    return line in others and others[0] != line and has_words(line)


def _article(doc: str, blank: str, text: str, header: Header, number: int) -> Article:
    first = next(line for line in _LINE.findall(text) if has_words(line))
    return Article.make(
        doc=doc,
        text=blank + text,
        title=as_title(header.value("title", number) or first),
        outlet=header.value("outlet", number),
        url=header.value("url", number),
        date=iso_date(header.value("date", number)),
    )
