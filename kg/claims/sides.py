"""A statement made ready for comparison with others: what it says as sets, and on which side of it the speaker is."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg.actors.known import known_names
from kg.arabic import fold, name_key
from kg.claims.core import core_roots
from kg.claims.terms import Terms, claim_words, folded_words, points_back, root, terms
from schemas import Act, Polarity, Statement

_PROOF = 5
"""Words at a content's beginning within which it says that there is no evidence."""
_FRAME = 7
"""Words at a content's beginning within which a speaker vouches for the rest."""
_SUBJECT = 5
"""Words after that among which a negation is that of its main predicate."""
_OF_NOUNS = frozenset(map(fold, ("ما", "غير", "عدم", "بعدم", "لعدم", "دون")))
"""Negations of nouns: they leave the predicate as it is."""


class Side(NamedTuple):
    """`sign` is what the speaker does with the proposition, negation composed with denial: 1 says that it is so, -1
    that it is not, 0 neither."""

    statement: Statement
    terms: Terms
    roots: frozenset[str]
    """Roots of the content's words, without negations and words that point back."""
    told: frozenset[str]
    """Those of them that tell what happens, of no name and of no title."""
    first_told: str
    """The first of these."""
    head: str
    """The first of them that is of no name: the predicate, or its verbal noun."""
    actors: frozenset[str]
    """Ids of the actors that it is about."""
    names: frozenset[str]
    """Roots that are of their names."""
    speaker: frozenset[str]
    """Roots of the speaker's name."""
    sign: int
    denies: bool
    """Whether it is a denial, or says that there is no evidence."""
    has_negation: bool
    """Whether a negation stands anywhere in the content."""
    points_back: bool
    hearsay: bool
    """Whether the speaker is a report, a medium, a rumour: what denials answer to."""

    @property
    def id(self) -> str:
        return self.statement.id

    @property
    def article(self) -> str:
        return self.statement.article

    @property
    def criticises(self) -> bool:
        """Whether it blames somebody without a charge that could be denied: «انتقد», «أدان»."""
        cue = {fold(word).removeprefix("و").removeprefix("ف") for word in self.statement.cue.text.split()}
        return self.statement.act is Act.ACCUSE and not cue.isdisjoint(claim_words().criticism)

    @property
    def charges(self) -> bool:
        """Whether it says that somebody did wrong."""
        return self.statement.act is Act.ACCUSE and not self.criticises

    @property
    def actor(self) -> str:
        """The speaker's id; empty where nobody knows."""
        return self.statement.actor.id if self.statement.actor is not None else ""


def read_side(statement: Statement) -> Side:
    """The side that a statement takes. Nothing but the statement is needed, no text of its article."""
    found = terms(statement)
    words = folded_words(statement.content.text)
    denies = statement.polarity is Polarity.DENY or _dismisses(statement, words)
    turned = statement.negated or _vouches_for_negation(words)
    if denies and (statement.polarity is not Polarity.DENY or (words[:1] and words[0] in claim_words().demonstratives)):
        turned = False  # «لا دليل على», «هذا غير صحيح»: what is negated is the denial itself
    name = statement.actor.name if statement.actor is not None else ""
    said = [word for word in words if _tells(word)]
    telling, told = [root(word) for word in said], core_roots(said, found.names)
    return Side(
        statement=statement,
        terms=found,
        roots=frozenset(telling),
        told=frozenset(told),
        first_told=next(iter(told), ""),
        head=next((one for one in telling if one not in found.names), ""),
        actors=frozenset(one for one in found.names if one.startswith("@")),
        names=frozenset(one for one in found.names if not one.startswith("@")),
        speaker=_name_roots(name),
        sign=0 if statement.polarity is Polarity.NEUTRAL or _refers(words) else -1 if denies is not turned else 1,
        denies=denies,
        has_negation=any(word in claim_words().negations for word in words),
        points_back=points_back(statement),
        hearsay=_is_hearsay({fold(word) for word in name.split()}),
    )


def _tells(word: str) -> bool:
    return len(word) > 1 and word not in _silent()


def _is_hearsay(name: set[str]) -> bool:
    return not name.isdisjoint(claim_words().hearsay) and name.isdisjoint(claim_words().offices)


def _refers(words: Sequence[str]) -> bool:
    """«إشارة إلى ما تم تداوله حول P»."""
    return bool(words) and words[0] in claim_words().referring and any(word in ("ما", "لما") for word in words[1:3])


def _dismisses(statement: Statement, words: Sequence[str]) -> bool:
    """«لا توجد أدلة على أن P»."""
    if statement.polarity is not Polarity.ASSERT or not statement.negated:
        return False
    known = claim_words()
    first = next((index for index, word in enumerate(words[:_PROOF]) if word in known.proofs), 0)
    return any(word in known.negations for word in words[:first])


def _vouches_for_negation(words: Sequence[str]) -> bool:
    """«بوسعي أن أؤكد أن فلانا لم يفعل»: what the speaker vouches for is negated."""
    for index, (word, following) in enumerate(pairwise(words[:_FRAME])):
        if word in claim_words().vouching and following in claim_words().that:
            return any(one in claim_words().negations - _OF_NOUNS for one in words[index + 2 : index + 2 + _SUBJECT])
    return False


def _name_roots(name: str) -> frozenset[str]:
    known = known_names().get(name_key(name))
    names = (name, *known.aliases) if known is not None else (name,)
    return frozenset(root(word) for one in names for word in folded_words(one))


@cache
def _silent() -> frozenset[str]:
    words = claim_words()
    return words.stop | words.negations | words.pointers | words.proofs | words.evidence


def same_speaker(a: Side, b: Side) -> bool:
    """Whether one actor speaks, or one whose name holds the other's: «مسؤول», «مسؤول في سفارة الهند»."""
    if not a.actor or not b.actor:
        return False
    return a.actor == b.actor or bool(a.speaker and b.speaker and (a.speaker <= b.speaker or b.speaker <= a.speaker))
