"""The cue lexicon: data files, validated, turned into a table from written form to reading."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Literal

from pydantic import Field

from kg.arabic import plain_letters
from kg.statements.conjugation import Form, noun_forms, participle_forms, verb_forms
from schemas import Act, Agreement, Frozen, Polarity

Complement = Literal["that", "speech", "noun", "ب", "ل", "على", "إلى", "من", "عن", "في"]


class Verb(Frozen):
    """A reporting verb: data/cues.toml says what the fields mean."""

    lemma: str
    future: str = "كسرة"
    participle: str | None = None
    nouns: tuple[str, ...] = ()
    act: Act
    takes: tuple[Complement, ...] = Field(min_length=1)
    object: bool = False
    hedged: bool = False
    ambiguous: bool = False
    homograph: bool = False
    predicate: bool = False
    addressee: bool = False
    source_in: bool = Field(default=False, alias="in")
    plain: bool = False
    not_before: tuple[str, ...] = ()
    led: str | None = None
    of: Literal["charges", "attacks", "comments", "blame", "causes", "prayed_to", "feelings", "carriers"] | None = None

    @property
    def takes_pronoun(self) -> bool:
        """Whether a pronoun written onto the verb is whom the content is about, or who was told."""
        return (self.object or self.addressee or self.predicate) and not (self.homograph or self.ambiguous)

    @property
    def polarity(self) -> Polarity:
        return {Act.DENY: Polarity.DENY, Act.NO_COMMENT: Polarity.NEUTRAL}.get(self.act, Polarity.ASSERT)


class CueForm(Frozen):
    """One reading of one written form."""

    verb: Verb
    form: Form
    agreement: Agreement
    conjunction: bool = Field(default=False, description="written with «و» or «ف» in front")
    pronoun: bool = Field(default=False, description="written with the pronoun of its object: «اتهمته»")


class CueLexicon(Frozen):
    verb: tuple[Verb, ...]


class WordLists(Frozen):
    """data/words.toml: closed word classes that the rules look for. Every word is folded by `cue_key` at load."""

    complementisers: frozenset[str]
    asides: frozenset[str]
    aside_after_in: frozenset[str]
    speakers: frozenset[str]
    spokesmen: frozenset[str]
    media: frozenset[str]
    documents: frozenset[str]
    carriers: frozenset[str]
    carrier_links: frozenset[str]
    falsity: tuple[tuple[str, ...], ...]
    negations: frozenset[str]
    relatives: frozenset[str]
    clause_starts: frozenset[str]
    according: frozenset[str]
    according_tails: frozenset[str]
    demands: frozenset[str]
    objects: frozenset[str]
    before_other_that: frozenset[str]
    no_content: frozenset[str]
    adjectives: frozenset[str]
    particles: frozenset[str]
    according_leads: frozenset[str]
    no_speakers: frozenset[str]
    times: frozenset[str]
    content_breaks: frozenset[str]
    spreading: frozenset[str]
    before_definite_nouns: frozenset[str]
    told: frozenset[str]
    topics: frozenset[str]
    anonymity: frozenset[str]
    no_sources: frozenset[str]
    plain_openers: frozenset[str]
    continuing: frozenset[str]
    cue_negations: frozenset[str]
    pointing: frozenset[str]
    claiming: frozenset[str]
    anaphoric: Mapping[str, Act]
    not_cues: frozenset[str]
    this_time: frozenset[str]
    emphasis: frozenset[str]
    denial_breaks: frozenset[str]
    tails: tuple[tuple[str, ...], ...]
    speaks_out: tuple[str, ...]
    turns: tuple[str, ...]
    told_nouns: tuple[str, ...]
    own_words: tuple[str, ...]
    sending_round: tuple[str, ...]
    representatives: tuple[str, ...]
    offices: tuple[str, ...]
    afloat: tuple[str, ...]
    impersonal: tuple[str, ...]
    men: tuple[str, ...]
    many: tuple[str, ...]
    charges: tuple[str, ...]
    attacks: tuple[str, ...]
    comments: tuple[str, ...]
    blame: tuple[str, ...]
    prayed_to: tuple[str, ...]
    feelings: tuple[str, ...]
    verbless_plurals: tuple[str, ...]
    homographs: tuple[str, ...]
    accounts: tuple[str, ...]
    periods: tuple[str, ...]
    affirming: tuple[tuple[str, ...], ...]
    subordinating: tuple[str, ...]
    dismissals: tuple[str, ...]
    left_out_of: tuple[str, ...]
    courtesies: tuple[str, ...]
    details: tuple[str, ...]
    adjectival: tuple[str, ...]
    comma_breaks: tuple[str, ...]


_OBJECTS = ("ه", "ها", "هم", "هما")
_PREFIXES = {Form.NOUN: ("", "و", "ف", "ب"), Form.PRESENT: ("", "و", "ف", "ل")}
_PHRASES = frozenset({"falsity", "tails", "affirming"})
_UNLISTED = frozenset(
    (
        "turns",
        "speaks_out",
        "told_nouns",
        "own_words",
        "sending_round",
        "representatives",
        "offices",
        "afloat",
        "impersonal",
        "charges",
        "attacks",
        "comments",
        "blame",
        "prayed_to",
        "feelings",
        "verbless_plurals",
        "homographs",
        "accounts",
        "periods",
        "subordinating",
        "dismissals",
        "left_out_of",
        "courtesies",
        "details",
        "adjectival",
        "comma_breaks",
    )
)
"""Lists for the rules only: the model, whose features are the frozen sets, was trained without them."""


def cue_key(word: str) -> str:
    """The form under which a word is looked up: no vowel marks, alefs made one; «ى» and «ي» stay apart."""
    bare = "".join(c for c in plain_letters(word) if not ("\u064b" <= c <= "\u065f" or c in "\u0670\u0640\u200c\u200d"))
    return bare.translate(str.maketrans("أإآٱ", "اااا"))


def _data(name: str) -> dict[str, object]:
    return tomllib.loads(files("kg.statements").joinpath("data", name).read_text(encoding="utf-8"))


@cache
def verbs() -> tuple[Verb, ...]:
    """The verbs of data/cues.toml; pydantic's ValidationError where the file is wrong."""
    return CueLexicon.model_validate(_data("cues.toml")).verb


@cache
def words() -> WordLists:
    """The lists of data/words.toml, folded."""
    lists: dict[str, object] = {}
    for name, value in _data("words.toml").items():
        if isinstance(value, dict):
            lists[name] = {cue_key(word): act for word, act in value.items()}
            continue
        if not isinstance(value, list):
            raise ValueError(f"words.toml: {name} is not a list")
        if twice := sorted({word for word in value if value.count(word) > 1}):
            raise ValueError(f"words.toml: {name} has {', '.join(twice)} twice")
        if name in _PHRASES:
            lists[name] = tuple(tuple(cue_key(word) for word in phrase.split()) for phrase in value)
        elif name in _UNLISTED:
            lists[name] = tuple(cue_key(word) for word in value)
        else:
            lists[name] = frozenset(cue_key(word) for word in value)
    return WordLists.model_validate(lists)


def _joined(written: str, suffix: str) -> str:
    """A verb with the pronoun of its object: «دعوا» and «ه» give «دعوه»."""
    if suffix and written.endswith("وا"):
        written = written[:-1]
    elif suffix and written.endswith("ى"):
        written = written[:-1] + "ا"
    return written + suffix


@cache
def cue_forms() -> Mapping[str, tuple[CueForm, ...]]:
    """Every written form (folded by `cue_key`, with and without «و» and «ف») and its readings, best first."""
    table: defaultdict[str, dict[tuple[str, Form], CueForm]] = defaultdict(dict)
    for verb in verbs():
        forms = list(verb_forms(verb.lemma, verb.future))
        if verb.participle:
            forms += participle_forms(verb.participle)
        for noun in verb.nouns:
            forms += noun_forms(noun)
        for written, form, agreement in forms:
            suffixes = ("", *_OBJECTS) if verb.takes_pronoun and form in (Form.PAST, Form.PRESENT) else ("",)
            for prefix, suffix in product(_PREFIXES.get(form, ("", "و", "ف")), suffixes):
                conjunction = prefix in ("و", "ف")
                entry = CueForm(
                    verb=verb, form=form, agreement=agreement, conjunction=conjunction, pronoun=bool(suffix)
                )
                table[prefix + _joined(cue_key(written), suffix)].setdefault((verb.lemma, form), entry)
    return {written: tuple(readings.values()) for written, readings in table.items()}
