"""The well-known actors of data/known.toml, and the words of data/words.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.arabic import name_key, name_words
from schemas import ActorKind, Frozen, Gender


class KnownActor(Frozen):
    """An actor that the analyst knows by a stable id, whatever an article calls it."""

    id: str
    name: str
    name_en: str
    kind: ActorKind
    gender: Gender
    aliases: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()


class _KnownFile(Frozen):
    actor: tuple[KnownActor, ...]


class _Persons(Frozen):
    words: frozenset[str]
    relations: frozenset[str]
    agents: frozenset[str]
    namesakes: frozenset[str]
    documents: frozenset[str]
    issued: frozenset[str]
    unnamed: frozenset[str]
    honorifics: frozenset[str]
    pronouns: frozenset[str]


class ActorWords(Frozen):
    """Words that tell what an actor is, each as `kg.arabic.name_key` gives it."""

    kinds: Mapping[ActorKind, frozenset[str]]
    persons: _Persons


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("kg.actors").joinpath("data", name).read_text(encoding="utf-8"))


@cache
def known_actors() -> Mapping[str, KnownActor]:
    """The well-known actors by id; pydantic's ValidationError where the file is wrong."""
    return {actor.id: actor for actor in _KnownFile.model_validate(_read("known.toml")).actor}


@cache
def known_names() -> Mapping[str, KnownActor]:
    """The well-known actors by `name_key` of every name that they go by."""
    return {name_key(name): actor for actor in known_actors().values() for name in (actor.name, *actor.aliases)}


@cache
def actor_words() -> ActorWords:
    lists = _read("words.toml")
    return ActorWords.model_validate(
        {
            part: {
                name: frozenset(key for word in words if (key := " ".join(name_words(word))))
                for name, words in named.items()
            }
            for part, named in lists.items()
        }
    )
