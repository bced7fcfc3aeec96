"""An article whose statements nest and overlap, with what an annotator would say of it.

1 الوزير    state  «مسؤولا أكد أن الهدنة صامدة»          found right
2 مسؤولا    confirm «الهدنة صامدة»                       found, nested in 1; the annotation has another actor
3 الوزير    deny   «صامدة. ونفى ذلك المتحدث»             found, overlaps 1 and 2: spurious
4 المتحدث   deny   «ذلك»                                 missed
"""

from kg.evaluation.gold import GoldStatement
from schemas import Act, ActorRef, Article, Polarity, Quoted, Span, Statement

TEXT = "هدنة في حلب\n\nقال الوزير إن مسؤولا أكد أن الهدنة صامدة. ونفى ذلك المتحدث.\n"
ARTICLE = Article.make("d1", TEXT, "هدنة في حلب", "الحياة", "https://example.com/1", "2015-07-01")


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def _statement(
    key: str, actor: str, act: Act, cue: str, source: str | None, content: str, confidence: float
) -> Statement:
    return Statement(
        id=key,
        article=ARTICLE.id,
        doc="d1",
        cue=_span(cue),
        source=None if source is None else _span(source),
        content=_span(content),
        sentence=_span("قال الوزير إن مسؤولا أكد أن الهدنة صامدة."),
        polarity=Polarity.DENY if act is Act.DENY else Polarity.ASSERT,
        act=act,
        actor=ActorRef(id=actor, name=actor),
        rule="by-hand",
        confidence=confidence,
    )


STATEMENTS = (
    _statement("s3", "الوزير", Act.DENY, "ونفى", None, "صامدة. ونفى ذلك المتحدث", 0.4),
    _statement("s1", "الوزير", Act.STATE, "قال", "الوزير", "مسؤولا أكد أن الهدنة صامدة", 0.9),
    _statement("s2", "مسؤولا", Act.CONFIRM, "أكد", "مسؤولا", "الهدنة صامدة", 0.8),
)


def _gold(key: str, actor: str, act: Act, cue: str, content: str) -> GoldStatement:
    return GoldStatement(
        id=key,
        cue_start=_span(cue).start,
        cue_end=_span(cue).end,
        content_start=_span(content).start,
        content_end=_span(content).end,
        actor=actor,
        via=(),
        polarity=Polarity.DENY if act is Act.DENY else Polarity.ASSERT,
        act=act,
        negated=False,
        quoted=Quoted.INDIRECT,
        about=(),
    )


GOLD = (
    _gold("g1", "الوزير", Act.STATE, "قال", "مسؤولا أكد أن الهدنة صامدة"),
    _gold("g2", "مسؤول كبير في الأمم المتحدة", Act.CONFIRM, "أكد", "الهدنة صامدة"),
    _gold("g4", "المتحدث", Act.DENY, "ونفى", "ذلك"),
)
