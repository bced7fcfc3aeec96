"""Text from articles, made safe and readable: one line, no control characters; isolates for a terminal."""

import re

FSI, PDI = "\u2068", "\u2069"

_INVISIBLE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufff9-\ufffb]")
_SPACE = re.compile(r"\s+")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def clean(text: str) -> str:
    """`text` on one line, without control characters (an article may carry escape sequences) and bidi controls."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", _CONTROL.sub("\ufffd", text))).strip()


def inline(text: str) -> str:
    """`clean`, for a part of a sentence: white space at an end stays one space."""
    cleaned = clean(text)
    if not cleaned:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{cleaned}{' ' if text[-1].isspace() else ''}"


def count(number: int, noun: str) -> str:
    """A number of things: «1 claim», «1,200 claims»."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
