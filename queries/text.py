"""What a Cypher text returns, asks for and does: as much as the catalogue has to know of it."""

import re

_NOISE = re.compile(r"//[^\n]*|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`")
_WRITES = re.compile(
    r"(?<![.:$\w])(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|FOREACH|LOAD|CALL|DROP|ALTER|GRANT|USE)\b", re.IGNORECASE
)
_LAST_RETURN = re.compile(r".*\bRETURN\b(.*?)(?:\bORDER\s+BY\b|\bSKIP\b|\bLIMIT\b|$)", re.IGNORECASE | re.DOTALL)
_NAMED = re.compile(r"(?:.*\bAS\s+)?(\w+)", re.IGNORECASE | re.DOTALL)


def bare(cypher: str) -> str:
    """`cypher` without comments, and with nothing in its quotation marks."""
    return _NOISE.sub(lambda m: "" if m.group().startswith("//") else "''", cypher)


def parameters(cypher: str) -> set[str]:
    """The names of the $parameters that `cypher` uses."""
    return set(re.findall(r"\$(\w+)", bare(cypher)))


def writes(cypher: str) -> str | None:
    """The first word in `cypher` that could write or call; None where there is none."""
    found = _WRITES.search(bare(cypher))
    return found.group(1).upper() if found else None


def columns(cypher: str) -> tuple[str, ...]:
    """The names of the columns that the last RETURN of `cypher` gives; ValueError where one has no plain name."""
    returned = _LAST_RETURN.match(bare(cypher))
    if returned is None:
        raise ValueError("it has no RETURN")
    names = []
    for item in _split(returned.group(1)):
        named = _NAMED.fullmatch(item.strip())
        if named is None:
            raise ValueError(f"the column {item.strip()!r} has no name: write AS")
        names.append(named.group(1))
    return tuple(names)


def _split(items: str) -> list[str]:
    """`items` cut at the commas that stand in no brackets."""
    parts, depth = [""], 0
    for character in items:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts
