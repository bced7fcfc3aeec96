"""The base layer as a store holds it, back as models."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import neo4j
from pydantic import ValidationError

from loaders import changes, cypher
from loaders.errors import StoreError, first_problem
from schemas import ArticleFacts, ArticleMeta, BaseLayer, Frozen, Judgement, Mention, Statement
from schemas.graph import ArticleNode, JudgementNode, Mentions

M = TypeVar("M", bound=Frozen)


def base_layer(tx: neo4j.ManagedTransaction) -> BaseLayer:
    """The base layer that a store holds; StoreError where a property in it is of a wrong type.

    Articles come last: what an article said while this was reading is never without its article.
    """
    found = changes.read(tx, (JudgementNode, Mentions))
    statements = [_made(Statement, one["id"], one["record"]) for one in tx.run(cypher.READ_RECORDS)]
    articles = changes.read(tx, (ArticleNode,))[ArticleNode]
    mentions = [
        _made(Mention, f"{article} {actor}", {"article": article, "actor": actor, **properties})
        for (article, actor), properties in found[Mentions].items()
    ]
    return BaseLayer(
        articles=tuple(_made(ArticleMeta, key, {"id": key, **articles[key,]}) for (key,) in sorted(articles)),
        statements=tuple(sorted(statements, key=lambda s: (s.article, s.content.start, s.cue.start, s.id))),
        mentions=tuple(sorted(mentions, key=lambda m: (m.article, m.actor))),
        judgements=tuple(
            _made(Judgement, key, {"id": key, **properties})
            for (key,), properties in sorted(found[JudgementNode].items())
        ),
    )


def _made(model: type[M], key: str, stored: object) -> M:
    """`stored`, JSON or properties, as a model; StoreError where it is none."""
    try:
        return model.model_validate(stored) if isinstance(stored, dict) else model.model_validate_json(str(stored))
    except ValidationError as error:
        where, told = first_problem(error)
        raise StoreError(
            f"the {model.__name__} {key} in the store is not as kg left it: {where or 'record'}: {told} "
            "(kg ingest of its article writes it anew)"
        ) from None


def named(facts: Sequence[ArticleFacts], known: Mapping[str, str]) -> list[ArticleFacts]:
    """`facts` with each article under the smallest of its new and `known` file names."""
    named = []
    for one in facts:
        doc = min(one.article.doc, known.get(one.article.id, one.article.doc))
        named.append(one.model_copy(update={"article": one.article.model_copy(update={"doc": doc})}))
    return named
