"""Who speaks through whom: «نشرت الصحيفة على لسان المتحدث أن», «علمت «الوطن» من مصادر أن»."""

from typing import NamedTuple

from kg.statements.lexicon import Verb, cue_key, words
from kg.statements.phrases import can_speak
from kg.statements.relayed import saying_of
from kg.statements.sources import source_after
from kg.statements.view import COMMAS, Range, View

_HEARD = cue_key("عَلِمَ")


class Channel(NamedTuple):
    """Who speaks, and whoever passes it on."""

    source: Range
    via: Range


def channel(view: View, cue: int, verb: Verb, opener: int, source: Range | None) -> Channel | None:
    """Who speaks, where the words between a cue and what opens its content tell whom `source` has it from.

    A body that speaks through its spokesman stays who speaks: «أكدت المديرية على لسان | مديرها | أن».
    """
    if source is None:
        return None
    said = next((k for k in range(cue + 1, opener - 2) if view.keys[k : k + 2] == ["على", "لسان"]), None)
    if said is not None:
        last = opener - 1
        last -= saying_of(view.keys[last]) is not None  # «… | قوله: P»
        mouth = source_after(view, said + 2, last)
        own = _before(view, source, said)
        if mouth is None or own is None or not can_speak(view, mouth):
            return None
        outlet = view.keys[own.first] in words().media
        return Channel(mouth, own) if outlet else Channel(own, mouth)
    if cue_key(verb.lemma) != _HEARD:
        return None
    heard = next((k for k in range(cue + 2, opener - 1) if view.keys[k] == "من"), None)
    teller = source_after(view, heard + 1, opener - 1, whole=True) if heard is not None else None
    own = _before(view, source, heard) if heard is not None else None
    return Channel(teller, own) if teller is not None and own is not None and can_speak(view, teller) else None


def _before(view: View, source: Range, end: int) -> Range | None:
    """The tokens of a source before `end`."""
    last = min(source.last, end - 1)
    while last >= source.first and view.keys[last] in COMMAS:
        last -= 1
    return Range(source.first, last) if last >= source.first else None
