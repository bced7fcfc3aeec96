"""Rules and model together: which cues make a statement, and whose spans and stance count."""

from collections.abc import Sequence
from dataclasses import replace

from kg.statements.confidence import confidence
from kg.statements.contents import strip
from kg.statements.denied import called_untrue
from kg.statements.draft import Draft
from kg.statements.lexicon import cue_forms
from kg.statements.reader.decode import Found
from kg.statements.sources import another_speaks
from kg.statements.view import View
from schemas import Act, Agreement, Polarity

LEAST = 0.5
"""How likely the model must hold a word for a cue."""
SURE_CONTENT = 0.85
SURE_SOURCE = 0.99
"""How sure the model must be of a span that takes the place of a rule's; chosen on gold/dev."""


def settle(view: View, drafts: Sequence[Draft], found: Sequence[Found]) -> list[Draft]:
    """The drafts of an article: every cue that the model holds likely, as the model reads it.

    What only the rules know stays theirs: outlets that pass a statement on, the agreement of the verb.
    """
    ruled = {draft.cue.first: draft for draft in drafts}
    settled = []
    for one in found:
        if one.probability < LEAST:
            continue
        draft = ruled.get(one.cue.first)
        if draft is not None:
            settled.append(_reread(view, draft, one))
        elif not any(reading.verb.of for reading in cue_forms().get(view.keys[one.cue.first], ())):
            settled.append(_read(view, one))  # «أعرب عن التهاني»: of such verbs the rules know what they report
    return settled


def _read(view: View, one: Found) -> Draft:
    """A statement that the model alone found."""
    readings = cue_forms().get(view.keys[one.cue.first], ())
    untrue = one.polarity is Polarity.ASSERT and called_untrue(view, one.content)
    return Draft(
        cue=one.cue,
        rule="reader",
        act=Act.DENY if untrue else one.act,
        polarity=Polarity.DENY if untrue else one.polarity,
        content=strip(view, one.content),
        source=one.source,
        agreement=readings[0].agreement if readings else Agreement(),
        hedged=bool(readings) and readings[0].verb.hedged,
        negated=one.negated,
        confidence=confidence(one, ruled=False),
    )


def _reread(view: View, draft: Draft, one: Found) -> Draft:
    """A statement that a rule found, with those of the model's spans that it is sure of.

    What a denial denies is the rules': the model has seen few.
    """
    settled = replace(draft, confidence=confidence(one, ruled=True))
    if one.source_probability >= SURE_SOURCE and not _of_another(view, one):
        settled.source = one.source
    if one.content_probability >= SURE_CONTENT and draft.polarity is Polarity.ASSERT:
        settled.content = strip(view, one.content)
    return settled


def _of_another(view: View, one: Found) -> bool:
    """Whether the model took for the source what a relative pronoun refers to that the cue does not agree with."""
    return (
        one.source is not None
        and one.source.last < one.cue.first
        and another_speaks(view, one.source.last + 1, one.cue.first)
    )
