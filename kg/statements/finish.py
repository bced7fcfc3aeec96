"""A draft finished: spans of the text, evidence, confidence."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.statements.contents import quotedness
from kg.statements.draft import Draft
from kg.statements.negation import is_negated
from kg.statements.phrases import joined_speaker
from kg.statements.view import Range, View
from schemas import Span, Statement

_FOR = frozenset({"وفقا", "ووفقا", "طبقا", "وطبقا", "يتسن", "يتسنى", "يتسني", "يمكن", "سبق", "وسبق", "يسبق"})


@cache
def _confidence() -> tuple[float, Mapping[str, float]]:
    """How often a rule is right on gold/train: the mean, and rule by rule (training/confidence.py)."""
    raw = json.loads(files("kg.statements").joinpath("data", "confidence.json").read_text(encoding="utf-8"))
    return raw["mean"], raw["rules"]


def finish(view: View, draft: Draft) -> Statement:
    """A draft as a statement, its actors not yet resolved."""
    cue, content = view.span(draft.cue), view.span(draft.content)
    mean, by_rule = _confidence()
    return Statement(
        id=Statement.identify(view.article.id, cue, content),
        article=view.article.id,
        doc=view.article.doc,
        cue=cue,
        source=_source(view, draft.source) if draft.source is not None else None,
        content=content,
        sentence=_evidence(view, draft.cue, draft.content),
        polarity=draft.polarity,
        act=draft.act,
        negated=is_negated(view, draft.content) if draft.negated is None else draft.negated,
        hedged=draft.hedged,
        quoted=quotedness(view, draft.content),
        agreement=draft.agreement,
        via_spans=tuple(_source(view, via) for via in draft.via),
        rule=draft.rule,
        confidence=by_rule.get(draft.rule, mean) if draft.confidence is None else draft.confidence,
    )


def _source(view: View, source: Range) -> Span:
    """The words of a source, or of who passes it on, without the «ل» of «وفقا لـ» or «لم يتسن لـ», and without «و»."""
    span = view.span(source)
    led = source.first > 0 and view.keys[source.first - 1] in _FOR and span.text.startswith("ل")
    led = led and not span.text.startswith("لل")
    return Span.of(view.text, span.start + 1, span.end) if led or joined_speaker(view, source.first) else span


def _evidence(view: View, cue: Range, content: Range) -> Span:
    """The sentences from the cue's or the content's first to the last of the two."""
    first = view.sentences[min(view.sentence[cue.first], view.sentence[content.first])]
    last = view.sentences[max(view.sentence[cue.last], view.sentence[content.last])]
    return Span.of(view.text, first.start, last.end)
