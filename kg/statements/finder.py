"""The statements of an article: every rule's drafts, their contents grown to the end, as statements."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from kg.statements.according import according_drafts
from kg.statements.contents import grow, is_negated, quotedness, settle_polarity, split_untrue, strip
from kg.statements.draft import Draft
from kg.statements.headlines import headline_drafts
from kg.statements.relayed import relayed_drafts
from kg.statements.reports import anaphoric_drafts, report_drafts
from kg.statements.verbs import verbal_drafts
from kg.statements.view import Range, View
from schemas import Act, AnnotatedArticle, Polarity, Span, Statement


@cache
def _confidence() -> tuple[float, Mapping[str, float]]:
    """How often a rule is right on gold/train: the mean, and rule by rule (training/confidence.py)."""
    raw = json.loads(files("kg.statements").joinpath("data", "confidence.json").read_text(encoding="utf-8"))
    return raw["mean"], raw["rules"]


def find_statements(annotated: AnnotatedArticle) -> tuple[Statement, ...]:
    """The statements of an article in text order, their actors not yet resolved."""
    view = View(annotated)
    relayed = relayed_drafts(view)
    verbal = [d for d in verbal_drafts(view) if not any(r.cue.first < d.cue.first <= r.until for r in relayed)]
    drafts = _unique(relayed + headline_drafts(view) + report_drafts(view) + verbal)
    drafts = _unique(drafts + according_drafts(view, drafts))
    _join_neutral(view, drafts)
    for draft in drafts:
        draft.content = strip(view, draft.content) if draft.fixed else grow(view, draft, drafts)
    drafts = _unique(drafts + anaphoric_drafts(view, drafts))
    for draft in list(drafts):
        parts = split_untrue(view, draft.content) if draft.polarity is Polarity.ASSERT else None
        if parts is not None:
            said, denied = parts
            drafts.append(replace(draft, content=denied, polarity=Polarity.DENY, act=Act.DENY, rule="split-untrue"))
            draft.content = said
        else:
            settle_polarity(view, draft)
    _share_ends(drafts)
    statements = {s.id: s for s in (_statement(view, draft) for draft in drafts)}
    return tuple(sorted(statements.values(), key=lambda one: (one.cue.start, one.content.start)))


def _join_neutral(view: View, drafts: list[Draft]) -> None:
    """«لم تؤكد الوزارة ولم تنف P» is one statement of the ministry about P: two cues, one content."""
    for first, second in list(pairwise(drafts)):
        both = first.polarity is Polarity.NEUTRAL and second.polarity is Polarity.NEUTRAL
        if (
            both
            and 0 <= second.cue.first - first.content.first <= 1
            and view.keys[first.content.first][:1] in ("و", "ا")
        ):
            first.content, first.quote = second.content, second.quote
            drafts.remove(second)


def _share_ends(drafts: list[Draft]) -> None:
    """A carried report ends where the denial that carries it ends."""
    denied = {draft.content.first: draft.content for draft in drafts if draft.polarity is Polarity.DENY}
    for draft in drafts:
        if draft.rule == "carried-report" and draft.content.first in denied:
            draft.content = denied[draft.content.first]


def _unique(drafts: list[Draft]) -> list[Draft]:
    """In text order, the first rule's draft for each cue."""
    first: dict[int, Draft] = {}
    for draft in drafts:
        first.setdefault(draft.cue.first, draft)
    return [first[key] for key in sorted(first)]


def _statement(view: View, draft: Draft) -> Statement:
    cue, content = view.span(draft.cue), view.span(draft.content)
    mean, by_rule = _confidence()
    return Statement(
        id=Statement.identify(view.article.id, cue, content),
        article=view.article.id,
        doc=view.article.doc,
        cue=cue,
        source=view.span(draft.source) if draft.source is not None else None,
        content=content,
        sentence=_evidence(view, draft.cue, draft.content),
        polarity=draft.polarity,
        act=draft.act,
        negated=is_negated(view, draft.content),
        hedged=draft.hedged,
        quoted=quotedness(view, draft.content),
        agreement=draft.agreement,
        via_spans=tuple(view.span(via) for via in draft.via),
        rule=draft.rule,
        confidence=by_rule.get(draft.rule, mean),
    )


def _evidence(view: View, cue: Range, content: Range) -> Span:
    """The sentences from the cue's or the content's first to the last of the two."""
    first = view.sentences[min(view.sentence[cue.first], view.sentence[content.first])]
    last = view.sentences[max(view.sentence[cue.last], view.sentence[content.last])]
    return Span.of(view.text, first.start, last.end)
