"""The report of a graph: who claimed what about whom, and what contradicts what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from kg.network.build import build_network
from kg.printing.text import clean
from kg.report.model import KindSection, Pair, Part, Quarrel, ReportModel, Said, Side, Speaker
from kg.report.timelines import timelines
from schemas import (
    Actor,
    ActorKind,
    ArticleMeta,
    BaseLayer,
    Contradiction,
    ContradictionKind,
    Derived,
    Polarity,
    Span,
    Statement,
)


def build_report(base: BaseLayer, derived: Derived, *, only: Set[str] | None = None) -> ReportModel:
    """The report of what was read (`base`) and what follows from it (`derived`).

    With `only`, ids of actors, only what these said, and what others said that they contradict.
    """
    articles = {article.id: article for article in base.articles}
    actors = {one.id: one for one in derived.actors}
    order = {article.id: (article.date or "", article.doc) for article in base.articles}
    statements = sorted(derived.statements, key=lambda one: (*order.get(one.article, ("", one.doc)), one.content.start))
    claims = {statement: claim.id for claim in derived.claims for statement in claim.statements}
    sides = {one.id: _side(one, articles.get(one.article), claims.get(one.id, "")) for one in statements}
    pairs = [
        pair
        for pair in derived.contradictions
        if only is None or {sides[pair.a].actor_id, sides[pair.b].actor_id} & only
    ]
    return ReportModel(
        articles=len(base.articles),
        statements=len(statements),
        claims=len(derived.claims),
        contradictions=len(pairs),
        speakers=_speakers([sides[one.id] for one in statements], actors, only),
        sections=_sections(pairs, sides),
        timelines=timelines(derived.claims, pairs, sides, only),
        network=build_network(base, derived, only=only),
    )


def _side(statement: Statement, article: ArticleMeta | None, claim: str) -> Side:
    return Side(
        statement=statement.id,
        actor=statement.actor.name if statement.actor else "",
        actor_id=statement.actor.id if statement.actor else "",
        via=tuple(ref.name for ref in statement.via),
        polarity=statement.polarity,
        act=statement.act,
        hedged=statement.hedged,
        content=statement.content.text,
        about=tuple(ref.name for ref in statement.about),
        sentence=parts(statement.sentence, statement.cue, statement.content),
        before=statement.before,
        after=statement.after,
        claim=claim,
        confidence=statement.confidence,
        doc=statement.doc,
        title=article.title if article else "",
        outlet=article.outlet if article else None,
        date=article.date if article else None,
        url=article.url if article else None,
    )


def parts(sentence: Span, cue: Span, content: Span) -> tuple[Part, ...]:
    """A sentence cut where its cue and its content begin and end. A cue inside the content stays a cue."""
    roles = [""] * len(sentence.text)
    for role, span in (("content", content), ("cue", cue)):
        for at in range(max(span.start, sentence.start), min(span.end, sentence.end)):
            roles[at - sentence.start] = role
    found: list[Part] = []
    begin = 0
    for at in range(1, len(roles) + 1):
        if at == len(roles) or roles[at] != roles[begin]:
            found.append(Part(text=sentence.text[begin:at], role=roles[begin]))
            begin = at
    return tuple(found)


def _speakers(sides: Iterable[Side], actors: Mapping[str, Actor], only: Set[str] | None) -> tuple[Speaker, ...]:
    """Actors with what they said; who denied something first, then who said most."""
    said: defaultdict[str, list[Side]] = defaultdict(list)
    for side in sides:
        if only is None or side.actor_id in only:
            said[side.actor_id].append(side)
    speakers = [
        Speaker(
            actor=found[0].actor,
            actor_id=actor,
            kind=actors[actor].kind if actor in actors else ActorKind.UNNAMED,
            said=_said(found),
        )
        for actor, found in said.items()
    ]
    denials = {one.actor_id: sum(line.side.polarity is Polarity.DENY for line in one.said) for one in speakers}
    return tuple(sorted(speakers, key=lambda one: (-denials[one.actor_id], -len(one.said), one.actor)))


def _said(sides: Iterable[Side]) -> tuple[Said, ...]:
    """What was said, the same words once."""
    lines: defaultdict[tuple[object, ...], list[Side]] = defaultdict(list)
    for side in sides:
        lines[side.act, side.hedged, clean(side.content), side.about].append(side)
    return tuple(
        Said(side=found[0], times=len(found), docs=tuple(dict.fromkeys(one.doc for one in found)))
        for found in lines.values()
    )


def _sections(pairs: Iterable[Contradiction], sides: Mapping[str, Side]) -> tuple[KindSection, ...]:
    """Contradictions by kind, then by pair of actors, the surest first."""
    grouped: defaultdict[ContradictionKind, defaultdict[tuple[str, str], list[Pair]]]
    grouped = defaultdict(lambda: defaultdict(list))
    for found in sorted(pairs, key=lambda one: (-one.score, one.a, one.b)):
        a, b = sides[found.a], sides[found.b]
        pair = Pair(
            kind=found.kind,
            score=found.score,
            why=found.why,
            why_ar=found.why_ar,
            oneself=found.oneself or (bool(a.actor_id) and a.actor_id == b.actor_id),
            a=a,
            b=b,
        )
        first, second = sorted((pair.a.actor_id, pair.b.actor_id))
        grouped[found.kind][first, second].append(pair)
    return tuple(
        KindSection(
            kind=kind,
            quarrels=tuple(
                Quarrel(actors=(found[0].a.actor, found[0].b.actor), pairs=tuple(found))
                for found in sorted(grouped[kind].values(), key=lambda found: -len(found))
            ),
        )
        for kind in ContradictionKind
        if kind in grouped
    )
