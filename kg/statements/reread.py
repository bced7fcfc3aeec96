"""A statement that a rule found, with those of the model's spans that it is sure of."""

from collections.abc import Sequence
from dataclasses import replace

from kg.statements.addressees import is_told
from kg.statements.before import another_speaks
from kg.statements.confidence import confidence
from kg.statements.contents import strip
from kg.statements.draft import Draft
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import person_in
from kg.statements.reader.decode import Found
from kg.statements.view import COMMAS, Range, View
from schemas import Act, Polarity

_GOES_ON = 2
"""Tokens at most from the end of a content to the cue that goes on from it."""
_BEFORE_CUE = frozenset(("quotation-before", "pointed", "echoed"))
"""Rules for contents before their cue, which the model looks for behind it."""
SURE_CONTENT = 0.95
SURE_SOURCE = 0.99
"""How sure the model must be of a span that takes the place of a rule's; chosen on gold/dev and 131 articles more."""


def _swallows(one: Found, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the model's content goes on into a denial before which the rule's ends, or into what goes on from it:
    «P، | لكن الوزير نفى ذلك», «P، | مؤكدا أن Q»."""
    end = draft.content.last
    return any(
        end < other.cue.first <= one.content.last
        and (other.polarity is Polarity.DENY or (other.continues and other.cue.first - end <= _GOES_ON))
        for other in drafts
    )


def reread(view: View, draft: Draft, one: Found, drafts: Sequence[Draft]) -> Draft:
    """A statement that a rule found, with those of the model's spans that it is sure of.

    What a denial denies is the rules': the model has seen few.
    """
    settled = replace(draft, confidence=confidence(one, ruled=True))
    if _takes_in_the_object(draft, one):
        return settled
    passes_on = one.source in draft.via  # «ذكرت | الوكالة | نقلا عن مسؤول أن»
    another = passes_on or _of_another(view, one) or _of_report(view, draft, one) or _asked(view, draft, one)
    named = one.source is None and draft.source is not None and person_in(view, draft.source)
    if one.source_probability >= SURE_SOURCE and not another and not named:
        settled.source = one.source
    kept = draft.rule in _BEFORE_CUE or _swallows(one, draft, drafts) or _of_next(view, draft, one)
    if one.content_probability >= SURE_CONTENT and draft.polarity is Polarity.ASSERT and not kept:
        content = one.content
        if view.headline(draft.content.first):
            content = _on_its_line(view, content)
        if "that" in draft.rule:
            content = _behind_that(view, draft, _in_one_sentence(view, content))
        settled.content = strip(view, content)
    return settled


def _asked(view: View, draft: Draft, one: Found) -> bool:
    """Whether the model took for who speaks whom a rule holds to be spoken to: «ودعا | الوكالة إلى …»."""
    if draft.source is not None or one.source is None or one.source.first != one.cue.last + 1:
        return False
    readings = cue_forms().get(view.keys[one.cue.first], ())
    done_to = (reading for reading in readings if reading.verb.object or reading.verb.addressee)
    return any(is_told(view, one.cue.first, reading, one.source) for reading in done_to)


def _takes_in_the_object(draft: Draft, one: Found) -> bool:
    """Whether the model took for who accuses also who is accused: «اتهمت النيابة | المنشاوي باختلاس …»."""
    own, read = draft.source, one.source
    same = own is not None and read is not None and read.first == own.first
    return same and read is not None and draft.act is Act.ACCUSE and draft.content.first in read


def _behind_that(view: View, draft: Draft, content: Range) -> Range:
    """What is said begins behind a «that» that the rule found behind a comma: «وقال، | متوجها إلى مصر، إن | P»."""
    first = draft.content.first
    apart = view.keys[first - 1] in words().complementisers and view.keys[first - 2] in COMMAS
    return Range(first, content.last) if apart and content.first < first <= content.last else content


def _of_next(view: View, draft: Draft, one: Found) -> bool:
    """Whether the model took the sentence behind for what «P، وفقا لمصادر.» closes."""
    behind = draft.content.last < draft.cue.first < one.content.first
    return behind and view.sentence[one.content.first] != view.sentence[draft.cue.first]


def _on_its_line(view: View, content: Range) -> Range:
    """What a headline says ends with its line: «"مياه الرياض": صححنا الطفح», and not with the dateline below."""
    last = content.last
    while last > content.first and not view.same_line(content.first, last):
        last -= 1
    return Range(content.first, last)


def _in_one_sentence(view: View, content: Range) -> Range:
    """What somebody says with «أن» ends with its sentence, where no quotation goes on: «أضاف أن P. ولم يرد تعقيب»."""
    end = view.bound(content.first).last
    goes_on = any(quote.first <= end < quote.last for quote in view.quotes)
    return content if goes_on or end >= content.last else Range(content.first, end)


def _of_report(view: View, draft: Draft, one: Found) -> bool:
    """Whether the model took whoever denies a report for part of it: «نفى الوزير | تقريرا لصحيفة جاء فيه»."""
    own, read = draft.source, one.source
    inside = own is not None and read is not None and read.first < own.first <= read.last
    return inside and own is not None and view.keys[own.first].removesuffix("ا") in words().documents


def _of_another(view: View, one: Found) -> bool:
    """Whether the model took for the source what a relative pronoun refers to that the cue does not agree with."""
    return (
        one.source is not None
        and one.source.last < one.cue.first
        and another_speaks(view, one.source.last + 1, one.cue.first)
    )
