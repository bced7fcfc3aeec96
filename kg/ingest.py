"""Articles into a store: read, extract, add in groups, then derive once."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import TYPE_CHECKING

from kg.pipeline import ARTICLES_AT_ONCE, OnFailure, derive, extract
from schemas import Article, ArticleFacts, Frozen

if TYPE_CHECKING:
    from loaders import View, Writer

REBUILDS = 3
"""Attempts to derive while others keep adding: whoever adds last derives again anyway."""

Hold = Callable[[], AbstractContextManager[None]]
"""Gives a context in which an interruption waits for the end."""


class Summary(Frozen):
    """What an ingest did, and what the store holds now."""

    articles_read: int
    statements_read: int
    articles: int
    statements: int
    claims: int
    contradictions: int
    interrupted: bool


def facts_of(
    paths: Iterable[str], on_failure: OnFailure, on_article: Callable[[Article], None] = lambda _: None
) -> Iterator[ArticleFacts]:
    """What the articles in `paths` say, lazily. What cannot be read or analysed goes to `on_failure`."""
    from kg.reading import read_articles

    def told() -> Iterator[Article]:
        for article in read_articles(paths, on_failure=lambda failure: on_failure(failure.path, failure.reason)):
            on_article(article)
            yield article

    return extract(told(), on_failure)


def ingest(
    store: "Writer",
    facts: Iterable[ArticleFacts],
    *,
    on_stored: Callable[[int], None] = lambda _: None,
    on_derived: Callable[[int], None] = lambda _: None,
    hold: Hold = nullcontext,
) -> Summary:
    """Add `facts` to the store in groups, each of which is there as a whole or not at all; then derive once.

    A KeyboardInterrupt ends the reading; what was stored until then is derived all the same. Killed at any point, the
    store is stale at worst, and the next `ingest` or `rebuild` makes the same graph as if nothing had happened.
    """
    waiting = iter(facts)
    articles = statements = 0
    interrupted = False
    try:
        while group := list(islice(waiting, ARTICLES_AT_ONCE)):
            with hold():
                store.add(group)
                articles += len(group)
                statements += sum(len(one.statements) for one in group)
            on_stored(articles)
    except KeyboardInterrupt:
        interrupted = True
    derived = False
    try:
        with hold():
            if store.stale():
                rebuild(store, on_derived)
            derived = True
    except KeyboardInterrupt:
        if not derived:
            raise
        interrupted = True
    return Summary(articles_read=articles, statements_read=statements, interrupted=interrupted, **totals(store))


def rebuild(store: "Writer", on_derived: Callable[[int], None] = lambda _: None) -> None:
    """Make the derived layer anew from the base layer. `on_derived` hears how much of a large one is stored."""
    for _ in range(REBUILDS):
        base = store.base()
        store.replace_derived(derive(base), base, on_rows=on_derived)
        if not store.stale():
            return


def totals(store: "View") -> dict[str, int]:
    """How much a store holds; contradictions are pairs of statements."""
    counts = store.counts()
    pairs = store.run("MATCH (:Claim)-[r:CONTRADICTS]->(:Claim) RETURN sum(size(r.pairs)) AS pairs").rows[0][0]
    return {
        "articles": counts["Article"],
        "statements": counts["Statement"],
        "claims": counts["Claim"],
        "contradictions": pairs if isinstance(pairs, int) else 0,
    }
