"""Articles as one HTML page in which each statement lights up under the pointer or the keyboard's focus."""

from collections.abc import Sequence

from kg.explain.model import Explained, Status
from kg.pages.page import render


def to_html(articles: Sequence[Explained]) -> str:
    """The page. Whatever stands in an article is shown as text; only http and https addresses become links."""
    return render("explain", articles=articles, statuses=[status.value for status in Status])
