"""The well-known actors of data/known.toml, and the words of data/words.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.arabic import name_key, name_words
from kg.statements.lexicon import cue_key
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
    jobs: frozenset[str]
    players: frozenset[str]
    relations: frozenset[str]
    agents: frozenset[str]
    namesakes: frozenset[str]
    of_places: frozenset[str]
    documents: frozenset[str]
    issued: frozenset[str]
    rules: frozenset[str]
    issuing: frozenset[str]
    hearsay: frozenset[str]
    unnamed: frozenset[str]
    honorifics: frozenset[str]
    ranks: frozenset[str]
    pronouns: frozenset[str]


class ActorWords(Frozen):
    """Words that tell what an actor is, each as `kg.arabic.name_key` gives it."""

    kinds: Mapping[ActorKind, frozenset[str]]
    persons: _Persons


_VERBS = ("verbs", "issue")


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
def acting_verbs() -> Mapping[str, Gender]:
    """Forms of verbs of doing, each as `kg.statements.lexicon.cue_key` gives it, with what they agree with."""
    return {**_forms("verbs"), **issuing_verbs()}


@cache
def issuing_verbs() -> Mapping[str, Gender]:
    """Those of them that one does with a document: «أصدرت الوزارة بيانا»."""
    return _forms("issue")


def _forms(part: str) -> dict[str, Gender]:
    verbs = _read("words.toml")[part]
    he = {form for one in verbs["past"] for form in (one, _they(one))}
    he |= {form for one in verbs["present"] for form in (one, one + "ون")}
    she = {_she(one) for one in verbs["past"]} | {"ت" + one[1:] for one in verbs["present"]}
    forms = [(form, Gender.FEMININE) for form in she] + [(form, Gender.MASCULINE) for form in he]
    return {cue_key(prefix + form): gender for form, gender in forms for prefix in ("", "و", "ف")}


def _she(past: str) -> str:
    """«هاجم» gives «هاجمت», «سعى» «سعت»."""
    return past.removesuffix("ى").removesuffix("ا") + "ت"


def _they(past: str) -> str:
    return past.removesuffix("ى") + "وا"


@cache
def actor_words() -> ActorWords:
    lists = {part: named for part, named in _read("words.toml").items() if part not in _VERBS}
    return ActorWords.model_validate(
        {
            part: {
                name: frozenset(key for word in words if (key := " ".join(name_words(word))))
                for name, words in named.items()
            }
            for part, named in lists.items()
        }
    )
