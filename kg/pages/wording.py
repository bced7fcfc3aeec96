"""The words of the pages' interface, in Arabic and English."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import TypeAdapter

from schemas import Frozen

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")


class Word(Frozen):
    """One text of the interface."""

    ar: str
    en: str

    def in_(self, language: Language) -> str:
        return self.ar if language == "ar" else self.en


class _Wording(Frozen):
    words: dict[str, Word]
    acts: dict[str, Word]
    kinds: dict[str, Word]
    kinds_at_length: dict[str, Word]
    actors: dict[str, Word]
    polarities: dict[str, Word]
    months: tuple[Word, ...]


@cache
def wording() -> _Wording:
    """All of them; a ValidationError where the file is not as it should be."""
    text = (resources.files("kg.pages") / "interface.toml").read_text("utf-8")
    return TypeAdapter(_Wording).validate_python(tomllib.loads(text))


def word(name: str, group: str = "words") -> Word:
    """The text that goes by `name`; KeyError where there is none."""
    found: dict[str, Word] = getattr(wording(), group)
    return found[name]


def date_in(date: str, language: Language) -> str:
    """An ISO date as people read it: «26 يوليو 2015», “26 July 2015”. Whatever else it is, as it is."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", date)
    if not found or not 1 <= int(found[2]) <= 12:
        return date
    return f"{int(found[3])} {wording().months[int(found[2]) - 1].in_(language)} {found[1]}"
