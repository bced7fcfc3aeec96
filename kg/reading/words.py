"""Whether there is anything to read in a text, and what a title looks like."""

import re

NO_WORDS = "no text, only white space or marks"
TITLE_LIMIT = 300
"""Characters of a title: a longer first line is no headline, only its beginning is kept."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]")
_AT_THE_ENDS = " \t\r\n\v\f\xa0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_ENDS = re.compile(f"^[{_AT_THE_ENDS}]+|[{_AT_THE_ENDS}]+$")


def has_words(text: str) -> bool:
    return _WORD.search(text) is not None


def as_title(line: str) -> str:
    """`line` without white space and invisible marks at its ends, on one line, no longer than a title."""
    return " ".join(_ENDS.sub("", line[: 2 * TITLE_LIMIT]).split())[:TITLE_LIMIT]


def writable(text: str) -> str:
    """`text` with unpaired surrogates, which JSON and file names can have and UTF-8 cannot, replaced one for one."""
    return _SURROGATES.sub("\ufffd", text)
