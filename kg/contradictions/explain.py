"""Why two statements contradict, in one readable sentence, in Arabic and in English, that names what clashes."""

from collections.abc import Iterable, Iterator

from kg.arabic import fold
from kg.claims.numbers import quantity_clash
from kg.claims.sides import Side, read_side
from kg.claims.terms import claim_words
from schemas import Contradiction, ContradictionKind, Statement

_LONGEST = 90


def explained(kind: ContradictionKind, score: float, a: Statement, b: Statement) -> Contradiction:
    """A contradiction with its reasons, and whether one actor stands on both sides."""
    one, other = read_side(a), read_side(b)
    return Contradiction(
        a=a.id,
        b=b.id,
        kind=kind,
        score=score,
        why=explain(kind, one, other),
        why_ar=explain_in_arabic(kind, one, other),
        oneself=_one_actor(one, other),
    )


def explain(kind: ContradictionKind, a: Side, b: Side) -> str:
    """One English sentence that names both sides and what clashes, the Arabic words as the article has them."""
    one, other = _name(a, "somebody"), _name(b, "somebody")
    earlier = " — its own words before" if _one_actor(a, b) else ""
    if kind is ContradictionKind.DENIAL:
        if a.points_back:
            return f"{one} dismisses («{_short(a)}») what {other} says{earlier}: «{_short(b)}»"
        return f"{one} denies what {other} says{earlier}: «{_short(b)}»"
    if kind is ContradictionKind.NEGATION:
        word = f" (the negation «{word}» turns it round)" if (word := _negation(a)) else ""
        return f"{one} says that it is not so: «{_short(a)}»{word}; {other} that it is{earlier}: «{_short(b)}»"
    clash = quantity_clash(a.terms, b.terms)
    numbers = f": {clash[0]} against {clash[1]}" if clash is not None else ""
    return f"{one} and {other} give different numbers of the same thing{numbers} («{_short(a)}», «{_short(b)}»)"


def explain_in_arabic(kind: ContradictionKind, a: Side, b: Side) -> str:
    """The same sentence in Arabic."""
    one, other = _name(a, "طرف لم يُسمَّ"), _name(b, "طرف لم يُسمَّ")
    earlier = " (وهو قوله نفسه من قبل)" if _one_actor(a, b) else ""
    if kind is ContradictionKind.DENIAL:
        if a.points_back:
            return f"«{one}» ينفي («{_short(a)}») ما قاله «{other}»{earlier}: «{_short(b)}»"
        return f"«{one}» ينفي ما قاله «{other}»{earlier}: «{_short(b)}»"
    if kind is ContradictionKind.NEGATION:
        word = f" (بأداة النفي «{word}»)" if (word := _negation(a)) else ""
        return f"«{one}» يقول إن الأمر ليس كذلك: «{_short(a)}»{word}، و«{other}» يثبته{earlier}: «{_short(b)}»"
    clash = quantity_clash(a.terms, b.terms)
    numbers = f": {clash[0]} مقابل {clash[1]}" if clash is not None else ""
    return f"«{one}» و«{other}» يذكران عددين مختلفين للشيء نفسه{numbers} («{_short(a)}»، «{_short(b)}»)"


def _one_actor(a: Side, b: Side) -> bool:
    return bool(a.actor) and a.actor == b.actor


def _name(side: Side, unknown: str) -> str:
    return side.statement.actor.name if side.statement.actor is not None else unknown


def _negation(side: Side) -> str:
    """The first negation in a content, as it is written."""
    return next(_negations(side.statement.content.text.split()), "")


def _negations(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if fold(word) in claim_words().negations)


def _short(side: Side) -> str:
    text = " ".join(side.statement.content.text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
