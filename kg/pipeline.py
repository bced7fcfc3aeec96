"""The way of the data, one direction: articles to facts, facts to what follows from them, both to a store.

Every stage is a package with one entry function; this module only strings them together. The command line is a thin
shell over it. Nothing heavy is imported before the first article is annotated.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from kg.failures import not_analysed
from schemas import Article, ArticleFacts, ArticleMeta, BaseLayer, Derived, Judgement

ARTICLES_AT_ONCE = 64
"""Articles whose sentences go through the name model together: enough for full batches, small enough for memory."""

OnFailure = Callable[[str, str], None]
"""Told of an article that could not be analysed: its doc and the reason in one line."""


def extract(
    articles: Iterable[Article], on_failure: OnFailure, *, at_once: int = ARTICLES_AT_ONCE
) -> Iterator[ArticleFacts]:
    """Read statements and actors out of articles, in order and lazily; memory does not grow with their number.

    An article that a stage fails on is reported to `on_failure` and left out; the others go on.
    """
    from kg.actors import resolve_actors
    from kg.annotating import Annotator
    from kg.context import with_context
    from kg.statements import StatementFinder
    from kg.stories import signature

    annotator, finder = Annotator(), StatementFinder()
    waiting = iter(articles)
    while batch := list(islice(waiting, at_once)):
        for annotated, found in finder.find(annotator.annotate(batch, on_failure), on_failure):
            article = annotated.article
            try:
                statements, mentions = resolve_actors(annotated, found)
                statements = with_context(annotated, statements)
                meta = ArticleMeta(**article.model_dump(exclude={"text"}), signature=signature(article.text))
            except Exception as error:  # one bad article must not cost the batch
                on_failure(article.doc, not_analysed(error))
                continue
            yield ArticleFacts(article=meta, statements=statements, mentions=mentions)


def base_layer(facts: Iterable[ArticleFacts], judgements: Iterable[Judgement] = ()) -> BaseLayer:
    """The base layer that these facts make, in memory. The same article twice counts once."""
    unique = {fact.article.id: fact for fact in facts}
    found = [unique[key] for key in sorted(unique)]
    return BaseLayer(
        articles=tuple(fact.article for fact in found),
        statements=tuple(statement for fact in found for statement in fact.statements),
        mentions=tuple(mention for fact in found for mention in fact.mentions),
        judgements=tuple(judgements),
    )


def derive(base: BaseLayer) -> Derived:
    """All that follows from a base layer: actors, stories, claims, contradictions. A pure function."""
    from kg.actors import identify_actors
    from kg.claims import Field, make_claims
    from kg.contradictions import find_contradictions
    from kg.stories import group_stories

    actors, statements = identify_actors(base.mentions, base.statements, base.judgements)
    stories = group_stories(base.articles)
    dates = {article.id: article.date for article in base.articles}
    field = Field(statements)
    claims = make_claims(field, stories, dates)
    contradictions = find_contradictions(field, claims)
    return Derived(actors=actors, statements=statements, stories=stories, claims=claims, contradictions=contradictions)
