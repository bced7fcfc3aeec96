"""Words and punctuation marks, with their offsets."""

import re

from schemas import Token

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}[^\W\d_]?            # initials: «إ.ب.أ»
    | \d+(?:[.,٫٬/:]\d+)+                  # 14.5, 1,000, 10:30
    | [\w\u064b-\u065f\u0670\u0640\u200c\u200d]+
    | \.{2,}
    | [^\s\w]
    """,
    re.VERBOSE,
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0000-\u0008\u000e-\u001f\u007f]+")


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`. Invisible control and bidi characters stand in no token of their own."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        if not _INVISIBLE.fullmatch(match[0]):
            found.append(Token(start=match.start(), end=match.end(), text=match[0]))
    return found
