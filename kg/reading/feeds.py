"""RSS and Atom feeds."""

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from kg.reading.fields import make_article
from kg.reading.problems import Problem, UnreadableError
from kg.reading.source import Source
from kg.reading.words import has_words
from schemas import Article

_BLOCKS = frozenset(("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "hr"))
_UNSEEN = frozenset(("script", "style"))


def read_feed(source: Source) -> Iterator[Article | Problem]:
    """One article an entry, from its content or else its summary; UnreadableError where the file has no entries."""
    text = source.text()
    import feedparser  # here: not everybody reads feeds

    try:
        # Bytes in a stream, as feedparser takes a string for an address; the header overrules a declaration that was
        # true of the file and is not of these bytes.
        feed = feedparser.parse(
            io.BytesIO(text.encode("utf-8")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # whatever a parser of anybody's XML raises costs this file only
        raise UnreadableError(f"cannot be parsed as a feed ({type(error).__name__})") from error
    if not feed.entries:
        raise UnreadableError("no feed with entries (RSS or Atom)")
    outlet = visible_text(str(feed.feed.get("title") or "")) or None
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _article(entry, outlet, f"{source.name}-{number}")
        except UnreadableError as error:
            yield Problem(f"entry {number}: {error}")


def _article(entry: Any, outlet: str | None, doc: str) -> Article:
    contents = [part.get("value") or "" for part in entry.get("content") or ()]
    body = visible_text(max((*contents, entry.get("summary") or ""), key=len))
    if not has_words(body):
        raise UnreadableError("no text")
    title, date = visible_text(entry.get("title") or ""), entry.get("published") or entry.get("updated")
    return make_article(doc, title, body, outlet, entry.get("link"), date)


def visible_text(html: str) -> str:
    """The text that a fragment of HTML shows, a line a block."""
    text = _Text()
    try:
        text.feed(html)
        text.close()
    except AssertionError as error:  # html.parser's answer to «<![»
        raise UnreadableError("its HTML cannot be parsed") from error
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in "".join(text.parts).splitlines())
    return "\n".join(line for line in lines if line)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)
