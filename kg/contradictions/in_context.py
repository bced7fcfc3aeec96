"""Contradictions that only the order of an article shows: denials that point back, negations that rule all out."""

from collections.abc import Iterator, Sequence

from kg.actors.titles import kind_of_words
from kg.arabic import name_words
from kg.claims.articles import Articles
from kg.claims.sides import Side, same_speaker
from kg.claims.terms import claim_words, folded_words, root
from kg.contradictions.kinds import kind_of
from kg.contradictions.pointers import Pointer, Points, pointer, pointer_word
from kg.contradictions.universal import accuses, denies_all_wrong, negated_of_everything, rules_out
from schemas import Act, ContradictionKind

_LIKE_THE_LAST = 0.6
"""Share of the roots of the shorter content that an earlier statement must have in common with the last one to be
denied along with it."""
_CLOSE = 100
"""Characters at most between a plain statement and a denial that points back to it."""
_BEGINS = 5
"""Statements among the first of which a denial may point to what is told behind it."""
_BEHIND = 3
"""Words at most before the name of whoever said what a denial points back to."""
_NAMED = 0.5
"""Share of the words of a speaker's name that a denial must name to deny what this speaker says."""

_TURNS_ROUND = (ContradictionKind.DENIAL, ContradictionKind.NEGATION)


def in_context(articles: Articles) -> Iterator[tuple[Side, Side, ContradictionKind]]:
    """Pairs, the denying or negated side first."""
    for members in articles.members.values():
        for place, one in enumerate(members):
            if one.denies and (found := pointer(one)) is not None:
                for other in _pointed_at(one, found, members[:place]) or _told_after(one, found, members, place):
                    yield one, other, kind_of(one, other) or ContradictionKind.DENIAL
            elif denies_all_wrong(one):
                for other in members:
                    if accuses(other, one) and (kind := kind_of(one, other)) in _TURNS_ROUND:
                        yield one, other, kind
            elif one.statement.negated and (ruled_out := negated_of_everything(one.statement.content.text)):
                for other in members:
                    if rules_out(ruled_out, one, other) and kind_of(one, other) is ContradictionKind.NEGATION:
                        yield one, other, ContradictionKind.NEGATION


def _told_after(denial: Side, back: Pointer, members: Sequence[Side], place: int) -> list[Side]:
    """What a denial denies that its article tells of behind it: what the speaker says whom it names; or else, where the
    article begins with the denial, the first report, and those that say the same."""
    others = [one for one in members[place + 1 :] if not _one_side(one, denial) and _deniable(denial, one)]
    if named := [one for one in others if _names(back, denial, one)]:
        return named
    after = [one for one in others if one.hearsay and place < _BEGINS]
    if back.to is Points.ACCUSATION:
        after = [one for one in after if one.charges]
    return [one for one in after if one is after[0] or _alike(one, after[0])]


def _one_side(one: Side, denial: Side) -> bool:
    """Whether one speaks for the other: «المتحدث باسم الوزارة» denies nothing that the ministry says."""
    return same_speaker(one, denial) or _speaks_for(one, denial) or _speaks_for(denial, one)


def _speaks_for(one: Side, other: Side) -> bool:
    """Whether the words of who speaks name the body that the other is, behind his office."""
    source, actor = one.statement.source, other.statement.actor
    if source is None or actor is None or kind_of_words(name_words(actor.name)[:1]) is None:
        return False
    return root(folded_words(actor.name)[0]) in [root(word) for word in folded_words(source.text)[1:]]


def _deniable(denial: Side, one: Side) -> bool:
    """Whether a statement claims what can be denied: not «استنكر تصريحات الوزير»."""
    opening = folded_words(one.statement.content.text)[:1]
    asks = one.statement.act is Act.DEMAND or not claim_words().asking.isdisjoint(opening)
    asserts = one.sign != 0 and not one.denies and not asks
    condemns = one.statement.act is Act.ACCUSE and pointer_word(one.statement.content.text)
    return asserts and not condemns and kind_of(denial, one) is not None


def _pointed_at(denial: Side, back: Pointer, earlier: Sequence[Side]) -> list[Side]:
    """What a denial that points back denies: all that the speaker whom it names said before; or else the last
    assertion before it that is such a thing as it points to, and those that say the same as that one."""
    others = [one for one in earlier if not _one_side(one, denial)]
    before = [one for one in others if _deniable(denial, one)]
    if named := [one for one in before if _names(back, denial, one)]:
        return named
    if denials := [one for one in others if one.denies and not one.points_back and _names(back, denial, one)]:
        return denials  # «نفى رئيس النادي P. وقال الوكيل إن تصريحات رئيس النادي غير صادقة»
    last = earlier[-1] if earlier else denial
    if last is not denial and last.denies and last.actor == denial.actor and not last.points_back:
        return [one for one in before if _alike(one, last)]  # «نفى أن P. وقال إن هذا الخبر غير صحيح»
    if back.to is Points.ANYTHING and _author(back, denial) is not None:
        return []  # «تصريحات الوزير», who has not spoken yet
    if back.to is Points.ACCUSATION:
        before = [one for one in before if one.charges]
        if accused := _named_in(back, denial) or denial.actors - {"@" + denial.actor}:
            before = [one for one in before if one.actors & accused]
    elif back.to is Points.REPORT:
        before = _reported(before) or before
    elif before and not (before[-1].hearsay or before[-1].statement.act is Act.ACCUSE):
        between = denial.statement.cue.start - before[-1].statement.content.end
        if between > _CLOSE:
            return []
    reports = back.to is Points.REPORT and bool(before) and before[-1].hearsay
    return [
        one
        for one in before
        if one is before[-1] or _alike(one, before[-1]) or (reports and _of_one_outlet(one, before[-1]))
    ]


def _of_one_outlet(a: Side, b: Side) -> bool:
    outlets = {ref.id for ref in a.statement.via} | {a.actor}
    return not outlets.isdisjoint({ref.id for ref in b.statement.via} | {b.actor})


def _reported(before: Sequence[Side]) -> list[Side]:
    """What reports say, and outlets through which others speak; where there is none, what came through an outlet."""
    outlets = {ref.id for one in before for ref in one.statement.via}
    told = [one for one in before if one.hearsay or one.actor in outlets]
    return told or [one for one in before if one.statement.via]


def _named_in(back: Pointer, denial: Side) -> frozenset[str]:
    """Those actors whom a denial is about that it names itself: «الاتهامات ضد تركيا»."""
    named = (ref for ref in denial.statement.about if back.roots & _roots(ref.name))
    return frozenset("@" + ref.id for ref in named)


def _names(back: Pointer, denial: Side, other: Side) -> bool:
    """Whether a denial names the speaker of what it denies, in full or as the first of whom it is about."""
    own = other.speaker
    in_full = bool(own) and len(own & back.roots) >= _NAMED * len(own)
    return in_full or (bool(other.actor) and other.actor == _author(back, denial))


def _author(back: Pointer, denial: Side) -> str | None:
    """Who is named right behind what points: «تصريحات | الوزير فلان | ضد الحركة»."""
    words = [root(word) for word in folded_words(denial.statement.content.text)]
    places = {
        ref.id: next((at for at, word in enumerate(words) if word in back.roots and word in _roots(ref.name)), None)
        for ref in denial.statement.about
    }
    found = [(at, key) for key, at in places.items() if at is not None and at <= _BEHIND]
    return min(found)[1] if found else None


def _roots(name: str) -> set[str]:
    return {root(word) for word in folded_words(name)}


def _alike(a: Side, b: Side) -> bool:
    least = min(len(a.roots), len(b.roots))
    return least > 1 and len(a.roots & b.roots) >= _LIKE_THE_LAST * least
