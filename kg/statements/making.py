"""The draft that a cue makes with what it reports and who says it."""

from kg.statements.addressees import told_at_once, told_to
from kg.statements.channels import channel
from kg.statements.complements import Complement
from kg.statements.draft import Draft
from kg.statements.lexicon import CueForm, words
from kg.statements.no_cues import negation_before
from kg.statements.view import Range, View
from schemas import Act, Polarity


def made(view: View, cue: Range, reading: CueForm, complement: Complement, source: Range | None) -> Draft:
    """The draft of what a cue reports, its content at its first token."""
    verb = reading.verb
    act, polarity = verb.act, verb.polarity
    negated = negation_before(view, cue.first)
    if negated and verb.act in (Act.CONFIRM, Act.DENY, Act.ANNOUNCE):
        act, polarity = Act.NO_COMMENT, Polarity.NEUTRAL
        cue = Range(cue.first - 1, cue.last)
    nominal = complement.kind in ("noun", "preposition") and act is Act.CONFIRM
    if nominal and view.keys[complement.start] in words().demands:
        act = Act.DEMAND  # «أكد ضرورة …»
    through = channel(view, cue.last, verb, complement.opener, source)
    told = told_at_once(view, cue.last, verb, complement.opener - 1)
    via = [told] if told is not None else told_to(view, cue.last + 1, complement.opener - 1)
    if through is not None:
        source, via = through.source, [through.via]
    return Draft(
        cue=cue,
        rule=f"{reading.form.value}-{complement.kind}",
        act=act,
        polarity=polarity,
        content=Range(complement.start, complement.start),
        source=source,
        agreement=reading.agreement,
        hedged=verb.hedged,
        via=via,
        quote=complement.quote,
        continues=reading.conjunction or (cue.first > 0 and view.keys[cue.first - 1] in words().continuing),
    )
