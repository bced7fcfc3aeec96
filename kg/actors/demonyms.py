"""States that an adjective means: «روسي», «الأمريكية», «السعوديون»."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from kg.actors.known import KnownActor, known_actors
from kg.arabic import name_words
from schemas import ActorKind

_STATE_ENDING = re.compile(r"(?<=..)(?:يا|ا|ه|يه)$")
_ADJECTIVE_ENDING = re.compile(r"(?<=...)(?:يه|يين|يون|يان|ي)$")


@cache
def _states() -> Mapping[str, KnownActor]:
    """Stems of adjectives, and the state that each means."""
    found: dict[str, KnownActor] = {}
    for actor in known_actors().values():
        if actor.kind is not ActorKind.STATE:
            continue
        for name in (actor.name, *actor.aliases):
            words = name_words(name)
            if len(words) == 1:
                found.setdefault(_STATE_ENDING.sub("", words[0]), actor)
                if words[0].endswith("ستان") and len(words[0]) > 7:
                    found.setdefault(words[0].removesuffix("ستان"), actor)  # «أفغاني»
    return found


def state_of(word: str) -> KnownActor | None:
    """The state that an adjective of nationality means; `word` as `name_words` gives it."""
    stem = _ADJECTIVE_ENDING.sub("", word)
    return _states().get(stem) if stem != word else None


def states_in(words: Iterable[str]) -> dict[str, KnownActor]:
    """Every state that an adjective among the words means, by id."""
    return {state.id: state for word in words if (state := state_of(word)) is not None}
