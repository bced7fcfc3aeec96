"""A store's content in an order that depends on nothing but itself, page by page: for dumps and exports."""

from collections.abc import Iterator

import neo4j
from pydantic import ValidationError

from loaders import changes, cypher
from loaders.changes import Key, Properties, batches
from loaders.connection import Connection
from loaders.cypher import MODELS, Model
from loaders.errors import StoreError, first_problem
from schemas.graph import ActorNode, Label, Node


def rows(connection: Connection) -> Iterator[tuple[Model, Key, Properties]]:
    """All that the schema knows, model by model, each by its anchor and key.

    The keys of one label are held in memory, and one page of nodes or relationships. What is written meanwhile may be
    in it or not.
    """
    ids: dict[Label, list[str]] = {}
    for model in MODELS:
        label = model.label if issubclass(model, Node) else _anchor_label(model)
        if label not in ids:
            ids = {label: connection.read(lambda tx, one=label: _ids(tx, one))}  # type: ignore[misc]
        place = cypher.keys(model).index(cypher.anchor(model))
        for page in batches(ids[label]):
            found = connection.read(lambda tx, m=model, p=page: changes.read(tx, (m,), p)[m])  # type: ignore[misc]
            for key in sorted(found, key=lambda key: (key[place], key)):
                _check(model, key, found[key])
                yield model, key, found[key]


def _check(model: Model, key: Key, properties: Properties) -> None:
    """StoreError where a property has a type that the schema does not know."""
    if model is ActorNode and not any(properties.values()):
        return  # mentioned, and not derived yet
    names = {"id": key[0]} if issubclass(model, Node) else {"start": key[0], "finish": key[1]}
    try:
        model.model_validate({**properties, **names}, strict=True)
    except ValidationError as error:
        where, told = first_problem(error)
        what = f"{changes.name_of(model)} {' to '.join(map(str, key))}"
        raise StoreError(f"the graph holds {what}, whose {where} is wrong: {told}") from None


def _anchor_label(model: Model) -> Label:
    assert not issubclass(model, Node)
    return model.start_label if cypher.anchor(model) == "start" else model.end_label


def _ids(tx: neo4j.ManagedTransaction, label: Label) -> list[str]:
    return sorted(record["id"] for record in tx.run(cypher.ids(label)) if isinstance(record["id"], str))
