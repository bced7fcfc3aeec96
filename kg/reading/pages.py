"""Web pages."""

import json
import logging
from collections.abc import Iterator

from kg.reading.fields import make_article
from kg.reading.problems import Problem, UnreadableError
from kg.reading.source import Source
from schemas import Article

WORDS_OF_AN_ARTICLE = 12
"""A page whose main text is shorter is a menu, a form or a picture."""


def read_page(source: Source) -> Iterator[Article | Problem]:
    """The article of a page with what its metadata say; UnreadableError where it holds none."""
    page = source.text()
    from trafilatura import extract  # here: it takes a third of a second

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says of bad pages, the failure says
    try:
        found = extract(page, output_format="json", with_metadata=True, include_comments=False, include_tables=False)
    except Exception as error:  # whatever a parser of anybody's HTML raises costs this page only
        raise UnreadableError(f"cannot be parsed as HTML ({type(error).__name__})") from error
    facts: dict[str, str | None] = json.loads(found) if found else {}
    body = facts.get("text") or ""
    if len(body.split()) < WORDS_OF_AN_ARTICLE:
        raise UnreadableError("no article found in the page")
    outlet = facts.get("source-hostname") or facts.get("hostname")
    yield make_article(source.name, facts.get("title") or "", body, outlet, facts.get("source"), facts.get("date"))
