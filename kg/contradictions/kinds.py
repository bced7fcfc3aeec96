"""How a pair of statements could contradict, by what both speakers do with their contents alone."""

from kg.arabic import fold
from kg.claims.apart import elsewhere, parallel
from kg.claims.sides import Side, same_speaker
from kg.claims.terms import claim_words, folded_words
from kg.contradictions.universal import accuses, denies_all_wrong, negated_roots
from schemas import Act, ContradictionKind, Polarity

_AGAINST_HIM = frozenset(map(fold, ("إليه", "إليها", "إليهم", "إليهما", "ضده", "ضدها", "ضدهم")))


def kind_of(a: Side, b: Side) -> ContradictionKind | None:
    """The kind that a pair could be of, the denying side first or else the negated one; None for none.

    Denial and negation are composed: «denies that not P» is on the side of P. A statement never contradicts what is
    part of its own content.
    """
    one, other = a.statement, b.statement
    if one.article == other.article and (one.content.covers(other.cue) or other.content.covers(one.cue)):
        return None
    if not a.sign or not b.sign or b.denies:
        return None
    if a.denies and _charged_himself(a) and not _charges(b, a):
        return None  # «نفى المتهمون التهم المنسوبة إليهم», «اتهموا الحكومة بالتدخل»
    if (a.denies or a.sign < 0) and elsewhere(a, b):
        return None
    if a.denies and not b.statement.negated and denies_too(a, b):
        return None  # «نفت الوزارة إيقاف الصرف», «الوزارة حريصة على الصرف، ولم يتم إيقاف أي بدل»
    if a.denies:
        possible = (a.points_back or a.sign != b.sign) and other.act is not Act.DEMAND  # which asserts nothing
        denial = one.polarity is Polarity.DENY
        return (ContradictionKind.DENIAL if denial else ContradictionKind.NEGATION) if possible else None
    if a.sign != b.sign:
        return None if b.criticises or parallel(a, b) or _of_other_things(a, b) else ContradictionKind.NEGATION
    return ContradictionKind.INCOMPATIBLE


def _charged_himself(a: Side) -> bool:
    """Whether who denies denies what he is charged with, in no more words than these: «التهم الموجهة إليه»."""
    words = folded_words(a.statement.content.text)
    return a.points_back and words[0] in claim_words().accusations and not _AGAINST_HIM.isdisjoint(words)


def _charges(one: Side, denier: Side) -> bool:
    """Whether a statement may be a charge against somebody: not his own words, and of nobody else alone."""
    of_others = bool(one.actors) and "@" + denier.actor not in one.actors
    return not same_speaker(one, denier) and not (of_others and denier.speaker.isdisjoint(one.roots | one.names))


def _of_other_things(a: Side, b: Side) -> bool:
    """Whether a negation and an assertion share one word at most, and that is not what is negated: «لم يوقع للنادي»,
    «النادي يحترم العقود». Who is charged with something may say in any words that it is not so."""
    shared = a.roots & b.roots
    if len(shared) > 1 or accuses(b, a) or denies_all_wrong(a):
        return False
    negated = a if a.statement.negated else b
    return negated_roots(negated.statement.content.text).isdisjoint(shared)


def denies_too(a: Side, b: Side) -> bool:
    """Whether what a content says besides negates the predicate that the other side denies."""
    return b.has_negation and a.head in negated_roots(b.statement.content.text)
