"""Numbers that do not go together."""

from kg.claims.terms import Terms


def quantity_clash(a: Terms, b: Terms) -> tuple[str, str] | None:
    """Two different numbers of the same thing, the smallest such pair; None where none differ."""
    clashes = []
    for unit in {unit for unit, _ in a.quantities} & {unit for unit, _ in b.quantities}:
        one = {number for other, number in a.quantities if other == unit}
        two = {number for other, number in b.quantities if other == unit}
        if not one & two:
            clashes.append((min(one), min(two)))
    return min(clashes, default=None)
