"""Numbers that do not go together."""

from decimal import Decimal

from kg.claims.terms import AGO, Terms


def quantity_clash(a: Terms, b: Terms) -> tuple[str, str] | None:
    """Two different numbers of the same thing, the smallest such pair; None where none differ."""
    if not a.quantities or not b.quantities:
        return None
    clashes = []
    for unit in {unit for unit, _ in a.quantities} & {unit for unit, _ in b.quantities}:
        one = {number for other, number in a.quantities if other == unit}
        two = {number for other, number in b.quantities if other == unit}
        if not one & two and not any(_at_least(unit, x, y, a, b) for x in one for y in two):
            clashes.append((min(one), min(two)))
    return min(clashes, default=None)


def _at_least(unit: str, one: str, two: str, a: Terms, b: Terms) -> bool:
    """Whether a number is the least that something may be and the other one no less: «27 على الأقل», «31»."""
    if not (_plain(one) and _plain(two)):
        return False
    first, second = Decimal(one), Decimal(two)
    of_a, of_b = (unit, one) in a.least, (unit, two) in b.least
    return (of_a and of_b) or (of_a and second >= first) or (of_b and first >= second)


def _plain(number: str) -> bool:
    return number.replace(".", "", 1).isdigit()


def when_clash(a: Terms, b: Terms) -> bool:
    """Whether one thing is said to have been two different times ago."""
    of_a, of_b = ({one for one in side.quantities if one[0].startswith(AGO)} for side in (a, b))
    return any(
        {span for unit, span in of_a if unit == thing}.isdisjoint(span for unit, span in of_b if unit == thing)
        for thing in {unit for unit, _ in of_a} & {unit for unit, _ in of_b}
    )
