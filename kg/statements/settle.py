"""Rules and model together: which cues make a statement, and whose spans and stance count."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.statements.confidence import confidence
from kg.statements.contents import strip
from kg.statements.draft import REPORTS, Draft
from kg.statements.falsity import called_untrue
from kg.statements.lexicon import cue_forms, words
from kg.statements.no_cues import either_way, leaves_out, negation_before, nobody, only_possible, prays
from kg.statements.nominals import describes_noun
from kg.statements.phrases import RESUMED, SHOWN, can_speak
from kg.statements.reader.decode import Found
from kg.statements.reread import reread
from kg.statements.view import View
from schemas import Act, Agreement, Polarity

LEAST = 0.35
"""How likely the model must hold a word for a cue that a rule found: on gold/dev and 131 annotated articles that it has
not learned from, 5 of 14 such are right that it holds for likely from here to 0.5, and 2 of 12 less likely ones."""
LEAST_ALONE = 0.55
"""How likely right a statement must be that the model finds and no rule: on these articles content, polarity and actor
of 8 of 21 such are right, and of 9 of 43 less likely ones."""
LEAST_REPORT = 0.1
"""As `LEAST` where a rule has found a report that somebody carries («مزاعم X بأن P», «أنباء عن P»): of seven such that
it holds for likely from here to 0.5, six are right."""
_MARKS = 1
"""Tokens after a content that may belong to what tells of it."""
_PRONOUNS = frozenset(("هو", "هي", "هم", "وهو", "وهي", "وهم", "انه", "انها", "انهم", "وانه", "وانها"))
_TAKES_UP = frozenset(("به", "بها", "بهم", "له", "لها", "عنه", "عنها"))
_ANSWERS = frozenset(("anaphoric", "pointed"))
"""Rules for statements whose content stands before them."""
_SURE_RULES = frozenset(("anaphoric", "refused"))
"""Rules for denials («وهو ما تنفيه», «رفض الاتهامات») that count whatever the model says, as reports do that are denied
where they stand: it has seen too few."""


def settle(view: View, drafts: Sequence[Draft], found: Sequence[Found]) -> list[Draft]:
    """The drafts of an article: every cue that the model holds likely, as the model reads it.

    What only the rules know stays theirs: outlets that pass a statement on, the agreement of the verb.
    """
    ruled: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        ruled[draft.cue.first].append(draft)
    neutral = [draft for draft in drafts if _left_open(view, draft)]
    settled: list[Draft] = []
    alone: list[Draft] = []
    for one in (_without_pronoun(view, read) for read in found):
        if one.cue.first in ruled:
            settled += _settled(view, ruled[one.cue.first], one, neutral, drafts)
        elif (
            one.probability >= LEAST
            and confidence(one, ruled=False) >= LEAST_ALONE
            and not _in_a_frame(one, neutral)
            and _may_report(view, one)
        ):
            alone.append(_read(view, one))
    settled = [draft for draft in settled if not any(_answers_with(view, one, draft) for one in alone)]
    settled += [one for one in alone if not any(_echoes(one, draft) for draft in settled)]
    told = {draft.content.first for draft in settled if draft.rule != "news"}
    settled = [draft for draft in settled if draft.rule != "news" or draft.content.first not in told]
    return [_answering(view, draft, settled) if draft.rule in _ANSWERS else draft for draft in settled]


def _without_pronoun(view: View, one: Found) -> Found:
    """What the model read, no pronoun taken for who speaks: «لكنه | أكد أن …»."""
    if one.source is None:
        return one
    key = view.keys[one.source.first]
    resumed = not RESUMED.isdisjoint(view.keys[one.cue.last + 1 : one.cue.last + 2])
    if resumed and key.removesuffix("ا") in words().documents | SHOWN:
        return one._replace(source=None)  # «نشرت الجماعة | شريطا | أكدت فيه أن …»
    if one.source.first < one.source.last:
        return one
    return one._replace(source=None) if key in _PRONOUNS or key in words().turns else one


def _answering(view: View, draft: Draft, settled: Sequence[Draft]) -> Draft:
    """Whoever says yes or no behind it answers the content of the statement that stands there, where the rules took all
    that precedes, that one's speaker and cue too («تحدثت الصحف عن P، وهو ما نفته الوزارة»)."""
    own = draft.content
    if own.first != view.bound(own.first).first:
        return draft
    inside = [one.content for one in settled if own.first <= one.cue.first < one.content.last <= own.last]
    ending = [content for content in inside if content != own and own.last - content.last <= _MARKS]
    return replace(draft, content=max(ending, default=own, key=lambda content: content.last - content.first))


def _settled(
    view: View, own: Sequence[Draft], one: Found, neutral: Sequence[Draft], drafts: Sequence[Draft]
) -> list[Draft]:
    """What becomes of the drafts of one cue, `drafts` being those of all."""
    first = own[0]
    if first in neutral:
        return [first]
    if one.probability < (LEAST_REPORT if first.rule in REPORTS else LEAST):
        sure = first.polarity is Polarity.DENY and first.rule in _SURE_RULES
        denied = first.rule == "carried-report" and any(
            other.polarity is Polarity.DENY and other.content.first == first.content.first for other in drafts
        )
        return [first] if sure or denied else []
    if _in_a_frame(one, neutral):
        return []
    if len(own) > 1:  # one cue that says one thing and denies another
        return [replace(draft, confidence=confidence(one, ruled=True)) for draft in own]
    return [reread(view, first, one, drafts)]


def _echoes(one: Draft, draft: Draft) -> bool:
    """Whether a cue of the model alone only carries on the rule's cue before it: «ورد الوزير | قائلا إن P»."""
    if one.source is not None and one.source != draft.source:
        return False
    carries_on = draft.cue.first < one.cue.first < draft.content.first or 0 < one.cue.first - draft.cue.last < 3
    return carries_on and abs(one.content.first - draft.content.first) < 2


def _answers_with(view: View, one: Draft, draft: Draft) -> bool:
    """Whether the model found the verb and who speaks to a rule's bare noun: «رد عليه فلان | بالقول إن P»."""
    bare = draft.source is None and view.keys[draft.cue.first] in words().told_nouns
    return (
        bare and one.source is not None and one.cue.first < draft.cue.first and one.content.first == draft.content.first
    )


def _in_a_frame(one: Found, neutral: Sequence[Draft]) -> bool:
    """Whether a cue stands within the words that make another's frame: «رفض | تأكيد أو نفي | P»."""
    return any(draft.cue.first < one.cue.first <= max(draft.cue.last, draft.until) for draft in neutral)


def _left_open(view: View, draft: Draft) -> bool:
    """Whether somebody says neither yes nor no: the model has seen too few such («لم ينف», «رفض التعليق على»)."""
    doubts = view.keys[draft.cue.first].removeprefix("و").startswith(("شكك", "يشكك", "تشكك"))
    negated = draft.cue.last > draft.cue.first or draft.until > 0
    neutral = draft.polarity is Polarity.NEUTRAL and (negated or doubts)
    return neutral and draft.source is not None and can_speak(view, draft.source)


def _may_report(view: View, one: Found) -> bool:
    """Whether a cue of the model alone may be one, with a content that is not its own cue or source."""
    cue = one.cue.first
    readings = cue_forms().get(view.keys[cue], ())
    if view.keys[cue] in words().not_cues or view.keys[cue - 1] == "غير":
        return False  # «تقارير غير | مؤكدة»
    if view.keys[cue] == ":" and view.headline(cue):
        return False  # «القصيم: حملات تفتيشية»: whose words a headline has, the rules know
    if any(reading.verb.of for reading in readings):
        return False  # «أعرب عن التهاني»: of such verbs the rules know what they report
    if view.keys[cue] in words().according and view.sentence[cue] < view.sentence[one.content.first]:
        return False  # «P، بحسب المصدر. | وقال شاهد إن Q»
    if describes_noun(view, cue) or any(leaves_out(view, cue, reading.verb) for reading in readings):
        return False
    if only_possible(view, cue) or either_way(view, cue) or nobody(view, cue):
        return False
    if prays(view, one.cue.last + 1, one.content.first):
        return False  # «ودعا فضيلته المولى أن يحفظه»
    if one.source is None and view.keys[cue - 1] == "ما" and view.keys[cue] in words().spreading:
        return False  # «نفى الوزير ما | أشيع حول P»: nobody is said to spread it
    if view.keys[one.content.first] in _TAKES_UP:
        return False  # «التدابير التي | يطالب | بها الدائنون»
    own = [one.cue] if one.source is None else [one.cue, one.source]
    return not any(one.content.first in span for span in own)


def _read(view: View, one: Found) -> Draft:
    """A statement that the model alone found."""
    readings = cue_forms().get(view.keys[one.cue.first], ())
    act, polarity = one.act, one.polarity
    if polarity is Polarity.DENY and negation_before(view, one.cue.first):
        act, polarity = Act.NO_COMMENT, Polarity.NEUTRAL
    elif polarity is Polarity.ASSERT and called_untrue(view, one.content):
        act, polarity = Act.DENY, Polarity.DENY
    return Draft(
        cue=one.cue,
        rule="reader",
        act=act,
        polarity=polarity,
        content=strip(view, one.content),
        source=one.source if one.source is None or view.same_line(one.source.first, one.cue.first) else None,
        agreement=readings[0].agreement if readings else Agreement(),
        hedged=bool(readings) and readings[0].verb.hedged,
        negated=one.negated,
        confidence=confidence(one, ruled=False),
    )
