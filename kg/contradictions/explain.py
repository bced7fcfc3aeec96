"""Why two statements contradict, in one readable sentence."""

from kg.claims.similarity import quantity_clash
from kg.contradictions.features import Side
from schemas import ContradictionKind

_LONGEST = 90


def explain(kind: ContradictionKind, a: Side, b: Side) -> str:
    """One English sentence that names both sides and what clashes, the Arabic words as the article has them."""
    one, other = _name(a), _name(b)
    oneself = one == other
    if kind is ContradictionKind.DENIAL:
        whose = "what it said elsewhere" if oneself else f"what {other} says"
        if a.points_back:
            return f"{one} dismisses {whose} («{_short(b)}») as untrue («{_short(a)}»)"
        return f"{one} denies {whose}: «{_short(b)}»"
    if kind is ContradictionKind.NEGATION:
        return f"{one} says that it is not so («{_short(a)}»), {other} that it is («{_short(b)}»)"
    clash = quantity_clash(a.terms, b.terms)
    numbers = f": {clash[0]} against {clash[1]}" if clash is not None else ""
    return f"{one} and {other} give different accounts of the same thing{numbers} («{_short(a)}», «{_short(b)}»)"


def _name(side: Side) -> str:
    return side.statement.actor.name if side.statement.actor is not None else "somebody"


def _short(side: Side) -> str:
    text = " ".join(side.statement.content.text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
