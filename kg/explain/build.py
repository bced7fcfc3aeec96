"""An article and its statements, ready to be shown; beside an annotation where there is one."""

from collections.abc import Sequence

from kg.evaluation.gold import Gold, GoldStatement
from kg.evaluation.statements import Matched, match_all
from kg.explain.model import Correction, Explained, Shown, Status
from kg.explain.segments import paragraphs
from schemas import Article, Span, Statement, StatementRecord


def explained(
    article: Article, statements: Sequence[Statement], gold: Sequence[GoldStatement] | None = None
) -> Explained:
    """The article with its statements. With `gold`, those are told apart into right, wrong, spurious and missed."""
    shown = [_shown(one) for one in statements]
    if gold is not None:
        shown = _compared(article, statements, gold)
    shown.sort(key=lambda one: (one.cue.start, one.content.start, one.content.end))
    numbered = tuple(one.model_copy(update={"number": place}) for place, one in enumerate(shown, start=1))
    return Explained(
        doc=article.doc,
        title=article.title,
        outlet=article.outlet,
        date=article.date,
        url=article.url,
        paragraphs=paragraphs(article.text, numbered),
        shown=numbered,
    )


def _shown(one: Statement, status: Status | None = None, corrections: Sequence[Correction] = ()) -> Shown:
    return Shown(
        number=0,
        actor=one.actor.name if one.actor else "",
        act=one.act,
        polarity=one.polarity,
        negated=one.negated,
        hedged=one.hedged,
        cue=one.cue,
        source=one.source,
        content=one.content,
        via=tuple(ref.name for ref in one.via),
        about=tuple(ref.name for ref in one.about),
        rule=one.rule,
        confidence=one.confidence,
        status=status,
        corrections=tuple(corrections),
    )


def _compared(article: Article, statements: Sequence[Statement], gold: Sequence[GoldStatement]) -> list[Shown]:
    by_id = {one.id: one for one in statements}
    annotation = Gold({article.doc: tuple(gold)}, {article.doc: article.text}, {}, ())
    matching = match_all(annotation, [StatementRecord.of(one) for one in statements])
    shown = [_shown(by_id[one.id], Status.SPURIOUS) for one in matching.spurious]
    for matched in matching.matched:
        wrong = _corrections(matched, article.text)
        shown.append(_shown(by_id[matched.predicted.id], Status.WRONG if wrong else Status.RIGHT, wrong))
    return shown + [_missed(one, article.text) for one in matching.missed]


def _corrections(matched: Matched, text: str) -> list[Correction]:
    gold = matched.gold
    found = []
    if not matched.actor:
        found.append(Correction(field="actor", value=gold.actor or ""))
    if not matched.polarity:
        found.append(Correction(field="polarity", value=gold.polarity.value))
    if not matched.exact:
        found.append(Correction(field="content", value=text[slice(*gold.content)]))
    return found


def _missed(gold: GoldStatement, text: str) -> Shown:
    return Shown(
        number=0,
        actor=gold.actor or "",
        act=gold.act,
        polarity=gold.polarity,
        negated=gold.negated,
        cue=Span.of(text, *gold.cue),
        content=Span.of(text, *gold.content),
        via=gold.via,
        about=gold.about,
        status=Status.MISSED,
    )
