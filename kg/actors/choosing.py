"""One of several actors chosen, and how sure the choice is."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.actors.entities import Entity
from kg.actors.ranker import Features, rankers
from schemas import Statement

SURE = 0.98
"""How often the proper name in a source is the one meant (training/actors.py, «named»)."""

Choose = Callable[[str, Statement | None, Sequence[Entity], Sequence[Features]], Sequence[float]]
"""Probabilities of candidates by the ranker of that name; the statement whose actor is looked for, if any."""


class Chosen(NamedTuple):
    """An actor, and how likely it is the right one."""

    actor: Entity
    probability: float


def choose_by_model(
    ranker: str, _: Statement | None, __: Sequence[Entity], features: Sequence[Features]
) -> Sequence[float]:
    """What the fitted rankers say."""
    model = rankers()[ranker]
    return model.each(features) if ranker == "about" else model.probabilities(features)
