"""Parameters as they are typed on the command line: NAME=VALUE, or NAME:TYPE=VALUE."""

import datetime
import json
from collections.abc import Callable, Iterable, Mapping

from kg.cli.errors import KgError

INTEGER_BITS = 64


def is_text(given: str) -> bool:
    """Whether what was typed can be written down: bytes that are no UTF-8 come as halves of pairs."""
    return not any("\ud800" <= character <= "\udfff" for character in given)


def pairs(given: Iterable[str]) -> dict[str, str]:
    """The items of `given` by what stands before their first «=»; KgError where there is none, or one comes twice."""
    found: dict[str, str] = {}
    for item in given:
        if not is_text(item):
            raise KgError("a parameter is no valid UTF-8")
        name, equals, value = item.partition("=")
        if not equals or not name.strip():
            raise KgError(f"a parameter is NAME=VALUE, not {item}")
        if name.strip() in found:
            raise KgError(f"the parameter {name.strip()} is given twice")
        found[name.strip()] = value
    return found


def typed(given: Iterable[str]) -> dict[str, object]:
    """The values of `given`. Without a type, what is JSON is taken as such, and all else is text.

    KgError for a type that is not known, and for a value that is not of its type.
    """
    values: dict[str, object] = {}
    for named, text in pairs(given).items():
        name, _, kind = named.partition(":")
        if name in values:
            raise KgError(f"the parameter {name} is given twice")
        if kind and kind not in TYPES:
            raise KgError(f"the parameter {name}: {kind} is no type; types are {', '.join(TYPES)}")
        try:
            values[name] = TYPES[kind](text) if kind else _guessed(text)
        except (ValueError, RecursionError):
            raise KgError(f"the parameter {name}: {text!r} is no {kind or 'value'}") from None
    return values


def _guessed(text: str) -> object:
    try:
        return _json(text)
    except ValueError:
        return text


def _json(text: str) -> object:
    value = json.loads(text, parse_constant=_refuse)
    _check(value)
    return value


def _check(value: object) -> None:
    """ValueError for a whole number that no store can hold."""
    match value:
        case int() if value.bit_length() >= INTEGER_BITS:
            raise ValueError(value)
        case list():
            for item in value:
                _check(item)
        case dict():
            for item in value.values():
                _check(item)


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _integer(text: str) -> int:
    number = int(text)
    _check(number)
    return number


def _boolean(text: str) -> bool:
    word = text.strip().lower()
    if word not in ("true", "false"):
        raise ValueError(text)
    return word == "true"


TYPES: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "integer": _integer,
    "float": float,
    "boolean": _boolean,
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "json": _json,
}
