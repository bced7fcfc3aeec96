"""What somebody says who stands behind the words that point back: «نفى ذلك | المتحدث باسم الوزارة»."""

from kg.statements.addressees import told_to
from kg.statements.complements import Complement
from kg.statements.draft import Draft
from kg.statements.lexicon import CueForm, words
from kg.statements.phrases import POINTERS, can_speak, is_person
from kg.statements.sources import source_after
from kg.statements.view import Range, View
from schemas import Act, Polarity

_THAT = frozenset({"ذلك", "هذا", "بذلك"})
_LEADING = frozenset({"عن", "الى", "على"})
_ACTS = frozenset({Act.STATE, Act.CONFIRM, Act.ANNOUNCE, Act.DENY})
_REACH = 8
"""Tokens behind what points back among which the outlet stands that was told."""


def pointed_draft(view: View, cue: int, reading: CueForm, complement: Complement | None) -> Draft | None:
    """The statement of a verb whose object points back and stands before whoever speaks; None where it has none such.

    `complement` is what seems to follow the verb otherwise. The content is the words that point back; that of «ذلك»,
    where it is not denied, the sentence before.
    """
    verb = reading.verb
    marked = complement is not None and (complement.kind == "that" or view.keys[complement.opener] == ":")
    pointing = _pointing(view, cue, verb.act)
    if pointing is None or marked or verb.ambiguous or verb.act not in _ACTS:
        return None
    last = view.bound(cue).last
    outlets = told_to(view, pointing.last + 1, min(last, pointing.last + _REACH))
    source = source_after(view, pointing.last + 1, last)
    if source is None or not _named_speaker(view, source):
        return None
    itself = verb.polarity is Polarity.DENY or view.keys[pointing.first] not in _THAT
    content = pointing if itself else _sentence_before(view, cue)
    if content is None:
        return None
    return Draft(
        cue=Range(cue, cue),
        rule="pointed",
        act=verb.act,
        polarity=verb.polarity,
        content=content,
        source=source,
        agreement=reading.agreement,
        hedged=verb.hedged,
        via=outlets,
        fixed=True,
        continues=reading.conjunction,
    )


def confirmed_truth(view: View, cue: int, reading: CueForm, before: Range) -> Draft | None:
    """«هذه المعلومات | أكد | صحتها | مصدر في الجيش»: what stands before the verb is what is confirmed."""
    if view.keys[cue + 1 : cue + 2] not in (["صحتها"], ["صحته"]) or before.last + 1 != cue:
        return None
    source = source_after(view, cue + 2, view.bound(cue).last)
    if source is None or not can_speak(view, source):
        return None
    verb = reading.verb
    return Draft(Range(cue, cue), "pointed", verb.act, verb.polarity, before, source, reading.agreement, fixed=True)


def _pointing(view: View, cue: int, act: Act) -> Range | None:
    """The words that point back behind a verb: «ذلك», «عن ذلك»; where it denies or confirms, also «هذه الأنباء»."""
    last = view.bound(cue).last
    if cue + 2 >= last:
        return None
    first = cue + 1 + (view.keys[cue + 1] in _LEADING)
    if first + 1 >= last:
        return None
    carrier = first + (view.keys[first] in POINTERS)
    reported = view.keys[carrier].startswith("ال") and view.keys[carrier] in words().carriers
    if view.keys[first] in _THAT and not reported:
        return Range(first, first)
    if act not in (Act.DENY, Act.CONFIRM) or not reported:
        return None
    following = view.keys[carrier + 1]
    described = following.startswith("ال") and following not in words().speakers and carrier + 1 not in view.name_at
    return Range(first, carrier + described)


def _named_speaker(view: View, source: Range) -> bool:
    """Whether a noun phrase begins with a name or an office, so that it is who speaks and no part of what points."""
    return is_person(view, source.first) or (view.keys[source.first] in words().speakers and source.last > source.first)


def _sentence_before(view: View, cue: int) -> Range | None:
    first = view.bound(cue).first
    before = view.bound(first - 1) if first else None
    return before if before is not None and before.last - before.first > 2 else None
