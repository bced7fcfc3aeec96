"""What the rules alone find: every rule's drafts, their contents grown to the end."""

from dataclasses import replace
from itertools import pairwise

from kg.statements.according import according_drafts
from kg.statements.answers import anaphoric_drafts, echoed_drafts
from kg.statements.contents import grow, strip
from kg.statements.denied import settle_polarity, takes_up_a_report
from kg.statements.draft import REPORTS, Draft
from kg.statements.headlines import headline_drafts
from kg.statements.relayed import relayed_drafts
from kg.statements.reports import news_drafts, report_drafts
from kg.statements.splitting import split_untrue
from kg.statements.unverified import unverified_drafts
from kg.statements.verbs import verbal_drafts
from kg.statements.view import View
from schemas import Act, Polarity


def ruled_drafts(view: View) -> list[Draft]:
    """What the rules alone find, each draft's content at its full length."""
    relayed = relayed_drafts(view)
    unverified = unverified_drafts(view)
    verbal = verbal_drafts(view)
    framed = relayed + unverified + [d for d in verbal if d.until > 0]
    verbal = [d for d in verbal if not any(r.cue.first < d.cue.first <= r.until for r in framed)]
    drafts = _without_echoes(_unique(relayed + headline_drafts(view) + report_drafts(view) + unverified + verbal))
    drafts = _unique(drafts + news_drafts(view, drafts))
    drafts = _unique(drafts + according_drafts(view, drafts))
    _join_neutral(view, drafts)
    _share_objects(view, drafts)
    for draft in drafts:
        draft.content = strip(view, draft.content) if draft.fixed else grow(view, draft, drafts)
    drafts = _unique(drafts + anaphoric_drafts(view, drafts) + echoed_drafts(view, drafts))
    for draft in list(drafts):
        parts = split_untrue(view, draft.content) if draft.polarity is Polarity.ASSERT else None
        if parts is not None:
            said, denied = parts
            drafts.append(replace(draft, content=denied, polarity=Polarity.DENY, act=Act.DENY, rule="split-untrue"))
            draft.content = said
        settle_polarity(view, draft)
    _share_ends(drafts)
    _answer_reports(view, drafts)
    return drafts


def _join_neutral(view: View, drafts: list[Draft]) -> None:
    """«لم تؤكد الوزارة ولم تنف P» is one statement of the ministry about P: two cues, one content."""
    for first, second in list(pairwise(drafts)):
        either = view.keys[second.cue.first - 1] == "او"  # «دون أن يؤكد أو ينفي P»
        if first.polarity is not Polarity.NEUTRAL or not (either or second.polarity is Polarity.NEUTRAL):
            continue
        joined = view.keys[first.content.first][:1] in ("و", "ا", "ل")
        at_once = 0 <= second.cue.first - first.content.first <= 1 and joined
        if at_once or first.content.first == second.content.first:
            first.content, first.quote, first.until = second.content, second.quote, second.content.first - 1
            drafts.remove(second)


def _share_objects(view: View, drafts: list[Draft]) -> None:
    """«نفت إيران وأكدت السعودية P», «موسكو تنفي وكييف تؤكد P»: both speak of P."""
    for first, second in pairwise(drafts):
        start = second.cue.first if second.source is None else min(second.cue.first, second.source.first)
        goes_on = second.continues if start == second.cue.first else start in view.name_at
        objects = first.rule.endswith("noun") and second.rule.endswith("noun")
        if objects and goes_on and first.content.first == start and view.keys[start].startswith("و"):
            first.content, first.quote = second.content, second.quote


def _answer_reports(view: View, drafts: list[Draft]) -> None:
    """«نشرت تقارير مفادها P إلا أن الحركة نفت | تلك التقارير | وعدت أنها | بعيدة عن الحقيقة»: P is what is denied."""
    reports = [draft for draft in drafts if draft.rule in REPORTS]
    for draft in drafts:
        if draft.polarity is not Polarity.DENY or not takes_up_a_report(view, draft.content):
            continue
        bound = view.bound(draft.cue.first)
        before = [one for one in reports if bound.first <= one.content.first and one.content.last < draft.cue.first]
        if before:
            draft.content = before[-1].content


def _share_ends(drafts: list[Draft]) -> None:
    """A carried report ends where the denial that carries it ends."""
    denied = {draft.content.first: draft.content for draft in drafts if draft.polarity is Polarity.DENY}
    for draft in drafts:
        if draft.rule == "carried-report" and draft.content.first in denied:
            draft.content = denied[draft.content.first]


def _without_echoes(drafts: list[Draft]) -> list[Draft]:
    """«وعلق فلان قائلا: …» is one statement: the participle or the noun opens the content of the verb before it."""
    kept: list[Draft] = []
    for draft in drafts:
        echo = draft.rule.startswith(("participle", "noun"))
        before = next((one for one in reversed(kept) if one.rule != "carried-report"), None)
        if echo and before is not None and before.content.first == draft.content.first and before.rule != draft.rule:
            continue
        own = draft.rule.startswith("noun") and draft.source is None
        if own and before and before.content.first == draft.cue.first and before.polarity is draft.polarity:
            continue  # «أعرب عن | اعتقاده بأن P»
        kept.append(draft)
    return kept


def _unique(drafts: list[Draft]) -> list[Draft]:
    """In text order, the first rule's draft for each cue."""
    first: dict[int, Draft] = {}
    for draft in drafts:
        first.setdefault(draft.cue.first, draft)
    return [first[key] for key in sorted(first)]
