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
    oneself = _one_actor(a, b)
    if kind is ContradictionKind.DENIAL:
        verb = f"dismisses («{_short(a)}»)" if a.points_back else "denies"
        says = "it says elsewhere itself" if oneself else f"{other} says"
        return f"{one} {verb} what {says}: «{_short(b)}»"
    speakers = one if oneself else f"{one} and {other}"
    numbers = _numbers(a, b, "against")
    if numbers and kind is ContradictionKind.INCOMPATIBLE:
        gives = "gives" if oneself else "give"
        return f"{speakers} {gives} different numbers of the same thing: {numbers} («{_short(a)}»، «{_short(b)}»)"
    if kind is ContradictionKind.INCOMPATIBLE:
        says = "says" if oneself else "say"
        return f"{speakers} {says} the opposite of the same thing: «{_short(a)}», «{_short(b)}»"
    grounds = [f"the negation «{word}» turns it round"] if (word := _negation(a)) else []
    grounds += [f"the numbers differ: {numbers}"] if numbers else []
    so = f" ({'; '.join(grounds)})" if grounds else ""
    elsewhere = "elsewhere it says itself" if oneself else other
    return f"{one} says that it is not so: «{_short(a)}»{so}; {elsewhere} that it is: «{_short(b)}»"


def explain_in_arabic(kind: ContradictionKind, a: Side, b: Side) -> str:
    """The same sentence in Arabic. Verbal nouns, as no verb would agree with every name."""
    one, other = _name(a, "طرف لم يُسمَّ"), _name(b, "طرف لم يُسمَّ")
    oneself = _one_actor(a, b)
    if kind is ContradictionKind.DENIAL:
        what = f" («{_short(a)}»)" if a.points_back else ""
        says = "لقول آخر للقائل نفسه" if oneself else f"لقول «{other}»"
        return f"نفيٌ من «{one}»{what} {says}: «{_short(b)}»"
    numbers = _numbers(a, b, "مقابل")
    if numbers and kind is ContradictionKind.INCOMPATIBLE:
        speakers = f"عند «{one}» نفسه" if oneself else f"عند «{one}» و«{other}»"
        return f"عددان مختلفان للشيء نفسه {speakers}: {numbers} («{_short(a)}»، «{_short(b)}»)"
    if kind is ContradictionKind.INCOMPATIBLE:
        return f"قولان متضادان في الشيء نفسه: «{_short(a)}» عند «{one}»، «{_short(b)}» عند «{other}»"
    word = f" بأداة «{word}»" if (word := _negation(a)) else ""
    word += f" (والعددان مختلفان: {numbers})" if numbers else ""
    says = "في قول آخر للقائل نفسه" if oneself else f"عند «{other}»"
    return f"نفيٌ{word} عند «{one}»: «{_short(a)}»، وإثباتٌ {says}: «{_short(b)}»"


def _numbers(a: Side, b: Side, against: str) -> str:
    """The two numbers of one thing that clash, if any do."""
    clash = quantity_clash(a.terms, b.terms)
    return f" {against} ".join(map(_readable, clash)) if clash is not None else ""


def _readable(number: str) -> str:
    return f"{int(number):,}" if number.isdigit() and len(number) > 4 else number  # not «2,015»


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
