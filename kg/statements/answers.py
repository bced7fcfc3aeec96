"""Statements whose content stands before them: «P، كما ذكرت السلطات», «P، وهو ما نفاه X»."""

from kg.statements.conjugation import Form
from kg.statements.contents import strip
from kg.statements.draft import Draft
from kg.statements.endings import WHICH
from kg.statements.lexicon import cue_forms, words
from kg.statements.no_cues import THUS
from kg.statements.phrases import can_speak, is_aside
from kg.statements.sources import source_after
from kg.statements.view import COMMAS, STOPS, Range, View
from schemas import Act, Polarity

_WHEN = ("في", "من", "على", "عن", "الى", "بعد", "قبل", "خلال", "عند", "لدى", "مع", "منذ", "حول", "بشان")

_TO_IT = ("اليه", "اليها")


def echoed_drafts(view: View, found: list[Draft]) -> list[Draft]:
    """«P، كما ذكرت السلطات», «P، قالت الوزارة.»: what precedes is the content, unless it is that of a statement in
    `found`."""
    own = []
    for index in range(2, len(view.keys) - 1):
        as_said = view.keys[index - 1] in ("كما", THUS)
        if not (as_said or view.keys[index - 1] in COMMAS) or index in view.name_at:
            continue
        readings = [r for r in cue_forms().get(view.keys[index], ()) if r.form is Form.PAST and not r.verb.ambiguous]
        bound, lead = view.bound(index), index - 2
        takes = readings[0].verb.takes if readings else ()
        if not ("speech" in takes or (as_said and "that" in takes)) or lead - bound.first < 3:
            continue
        if not as_said and (readings[0].conjunction or not readings[0].verb.plain or _leads_in(view, bound.first)):
            continue
        source = source_after(view, index + 1, bound.last)
        taken = any(bound.first <= d.cue.first <= index and d.content.last >= lead for d in found)
        if source is None or taken or not can_speak(view, source) or not _ends(view, source.last, bound):
            continue
        own.append(
            Draft(
                cue=Range(index, index),
                rule="echoed",
                act=readings[0].verb.act,
                polarity=readings[0].verb.polarity,
                content=strip(view, Range(bound.first, lead)),
                source=source,
                agreement=readings[0].agreement,
                fixed=True,
            )
        )
    return own


def _leads_in(view: View, first: int) -> bool:
    """Whether a sentence begins with when or where it was said, not with what: «وفي ختام اللقاء، قال فلان …»."""
    key = view.keys[first].removeprefix("و")
    return key in _WHEN or key in words().clause_starts or is_aside(view, first)


def _ends(view: View, last: int, bound: Range) -> bool:
    """Whether nothing but a mark or an aside follows the token `last` in its sentence."""
    return last + 1 >= bound.last or view.keys[last + 1] in COMMAS | STOPS or is_aside(view, last + 1)


def anaphoric_drafts(view: View, found: list[Draft]) -> list[Draft]:
    """«P، وهو ما نفته الوزارة», «P، خلافا لما ذكره المرصد»: the content stands before the cue.

    It is the content of the last statement of the sentence in `found`, or else all that precedes. Contents in
    `found` must have grown to their ends.
    """
    own = []
    for index in range(1, len(view.keys) - 1):
        act = words().anaphoric.get(view.keys[index]) or _hinting(view, index)
        if act is None or view.keys[index - 1] not in words().pointing:
            continue
        if index > 1 and view.keys[index - 2] in words().according:
            continue  # «بحسب ما | قاله شقيقه» is read with «بحسب»
        bound = view.bound(index)
        lead = _lead(view, bound.first, index)
        source = source_after(view, index + 1 + (view.keys[index + 1] in _TO_IT), bound.last)
        if lead is None or source is None or not can_speak(view, source):
            continue
        earlier = [
            d
            for d in found
            if bound.first <= d.content.first
            and d.content.last < index
            and d.cue.first < index
            and not (act is Act.DENY and _says(view, source, d))
        ]
        content = earlier[-1].content if earlier else Range(bound.first, lead - 1)
        if content.last - content.first < 2:
            continue
        own.append(
            Draft(
                cue=Range(index, index),
                rule="anaphoric",
                act=act,
                polarity=Polarity.DENY if act is Act.DENY else Polarity.ASSERT,
                content=content,
                source=source,
                fixed=True,
            )
        )
    return own


def _hinting(view: View, index: int) -> Act | None:
    """What somebody does who points to what stands before: «P، وهو ما | ألمح إليه الوزير»."""
    if view.keys[index + 1] not in _TO_IT or view.keys[index - 1] != "ما" or view.keys[index - 2] not in WHICH:
        return None  # «خلافا لما أشار إليه»
    readings = cue_forms().get(view.keys[index], ())
    return next((one.verb.act for one in readings if "إلى" in one.verb.takes and one.form is not Form.NOUN), None)


def _lead(view: View, first: int, cue: int) -> int | None:
    """Where what leads from the content to the cue begins: the comma in «P، وهو ما نفاه», or else «وهو»."""
    comma = next((k for k in range(cue - 1, max(first, cue - 5) - 1, -1) if view.keys[k] in COMMAS), None)
    if comma is not None:
        return comma
    return next((k for k in range(max(first + 1, cue - 3), cue) if view.keys[k] in (*WHICH, "هذا", "وهذا")), None)


def _says(view: View, source: Range, draft: Draft) -> bool:
    """Whether a statement is of the one whom `source` names: «بأن الحكومة طلبت P، وهو ما نفته الحكومة», who denies that
    she asked."""
    own = draft.source
    return own is not None and view.keys[own.first : own.last + 1] == view.keys[source.first : source.last + 1]
