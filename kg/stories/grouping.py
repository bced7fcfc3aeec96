"""Articles grouped into stories by their signatures and dates."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from kg.stories.signatures import PERMUTATIONS, minhash_of
from schemas import ArticleMeta, Story, content_hash

THRESHOLD = 0.4
"""Estimated share of common shingles (Jaccard) from which on two articles are one story.

Measured on SaudiNewsNet's 21 July 2015: 2,796 articles of 14 papers, the exact Jaccard of all pairs. Read by eye, seven
pairs a step: from 0.4 up all are one report (the papers change the headline, the first verb, spellings and cuts:
`aawsat` against `alyaum` on Kashmir has 0.50); from 0.3 to 0.4 nearly all are one press release, some rewritten; below
0.3 many are two reports of one event, or two audiences that share the formulas of the royal court (0.1 to 0.2).
An estimate from 64 permutations strays by 0.06, so that two such reports (0.2) reach 0.4 once in a thousand times.
"""
DAYS_APART = 2
"""Days within which one report goes through the papers. In the same corpus over three weeks, forecasts, greetings to
heads of state and notices of executions reach the threshold a week apart: one form, filled in anew."""
BANDS, ROWS = 32, 2
"""How the index cuts a signature: a pair at the threshold is looked at with a chance of 0.996, one at 0.05 of 0.08."""


def group_stories(articles: Sequence[ArticleMeta]) -> tuple[Story, ...]:
    """Stories, each article in exactly one, in the order of their ids; the articles' order and repetition are nothing.

    Articles are linked where they are much the same (`THRESHOLD`) and not dated far apart (`DAYS_APART`; one without
    a date may be of any), or where they are the same whatever their dates. A story is a connected component: of three
    articles each may be near its neighbour only. An article without a signature stays alone. ValueError where a
    signature is malformed.
    """
    alone: set[str] = set()
    ids: dict[str, set[str]] = defaultdict(set)
    days: dict[str, set[int | None]] = defaultdict(set)
    for article in articles:
        if article.signature:
            ids[article.signature].add(article.id)
            days[article.signature].add(_day(article.date))
        else:
            alone.add(article.id)
    groups = [{one} for one in alone]
    groups += [{one for signature in similar for one in ids[signature]} for similar in _components(days)]
    stories = (Story(id=content_hash("story", min(group)), articles=tuple(sorted(group))) for group in groups)
    return tuple(sorted(stories, key=lambda story: story.id))


def _components(days: Mapping[str, Collection[int | None]]) -> list[set[str]]:
    """Signatures, given with the days of their articles, that are linked. Equal ones are one already, so that a
    thousand copies of one report are not a million pairs."""
    if len(days) < 2:
        return [set(days)] if days else []
    import networkx as nx
    from datasketch import MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    graph = nx.Graph()
    minhashes = {}
    for one in sorted(days):
        minhash = minhashes[one] = minhash_of(one)
        graph.add_node(one)
        for other in index.query(minhash):
            if minhash.jaccard(minhashes[other]) >= THRESHOLD and _near(days[one], days[other]):
                graph.add_edge(one, other)
        index.insert(one, minhash)
    return list(nx.connected_components(graph))


def _near(some: Collection[int | None], others: Collection[int | None]) -> bool:
    return any(a is None or b is None or abs(a - b) <= DAYS_APART for a in some for b in others)


def _day(when: str | None) -> int | None:
    """The day of an ISO 8601 date as a number; None where there is none."""
    try:
        return date.fromisoformat(when[:10]).toordinal() if when else None
    except ValueError:
        return None
