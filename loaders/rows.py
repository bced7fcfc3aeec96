"""From models to graph rows: what nodes and relationships a set of articles, and what follows from it, make."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemas import (
    Actor,
    ArticleFacts,
    ArticleMeta,
    BaseLayer,
    Claim,
    Contradiction,
    ContradictionKind,
    Derived,
    Judgement,
    Polarity,
    Statement,
)
from schemas.graph import (
    About,
    ActorNode,
    ArticleNode,
    Asserts,
    ClaimNode,
    Contradicts,
    Denies,
    Expresses,
    JudgementNode,
    Made,
    Mentions,
    Node,
    PartOfActor,
    PartOfStory,
    Questions,
    Relationship,
    ReportedIn,
    Stance,
    StatementNode,
    StoryNode,
    Via,
)

STANCES: dict[Polarity, type[Stance]] = {
    Polarity.ASSERT: Asserts,
    Polarity.DENY: Denies,
    Polarity.NEUTRAL: Questions,
}


class Rows(NamedTuple):
    """A part of the graph."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


def statement_node(statement: Statement) -> StatementNode:
    return StatementNode(
        id=statement.id,
        article=statement.article,
        doc=statement.doc,
        text=statement.content.text,
        sentence=statement.sentence.text,
        cue=statement.cue.text,
        source=None if statement.source is None else statement.source.text,
        polarity=statement.polarity.value,
        act=statement.act.value,
        negated=statement.negated,
        hedged=statement.hedged,
        quoted=statement.quoted.value,
        rule=statement.rule,
        confidence=statement.confidence,
        position=statement.content.start,
        record=statement.model_dump_json(),
    )


def judgement_node(judgement: Judgement) -> JudgementNode:
    return JudgementNode(**judgement.model_dump(mode="json"))


def base_rows(facts: Iterable[ArticleFacts]) -> Rows:
    """The base layer of `facts`. Of an article given twice under two file names, the smallest name holds."""
    nodes: dict[tuple[type[Node], str], Node] = {}
    relationships: dict[tuple[type[Relationship], str, str], Relationship] = {}
    for one in sorted(facts, key=lambda f: (f.article.id, f.article.doc), reverse=True):
        article = one.article
        nodes[ArticleNode, article.id] = ArticleNode(**article.model_dump())
        for found in one.statements:
            statement = found.model_copy(update={"doc": article.doc})
            nodes[StatementNode, statement.id] = statement_node(statement)
            relationships[ReportedIn, statement.id, article.id] = ReportedIn(start=statement.id, finish=article.id)
        for mention in one.mentions:
            relationships[Mentions, article.id, mention.actor] = Mentions(
                start=article.id,
                finish=mention.actor,
                name=mention.name,
                kind=mention.kind.value,
                names=sorted(mention.names),
            )
    return Rows(tuple(nodes.values()), tuple(relationships.values()))


def derived_rows(derived: Derived, base: BaseLayer) -> Rows:
    """The derived layer. ValueError where `derived` speaks of actors, statements or articles that are not there.

    A membership of an actor that the graph does not know is left out.
    """
    view = _View(derived, base)
    nodes: list[Node] = []
    relationships: list[Relationship] = []
    for actor in derived.actors:
        nodes.append(_actor_node(actor))
        known = sorted(set(actor.part_of) & view.actors - {actor.id})
        relationships += [PartOfActor(start=actor.id, finish=whole) for whole in known]
    for story in derived.stories:
        nodes.append(StoryNode(id=story.id, articles=len(story.articles)))
        relationships += [PartOfStory(start=article, finish=story.id) for article in story.articles]
    for statement in derived.statements:
        relationships += _spoken(statement)
    for claim in derived.claims:
        nodes.append(_claim_node(claim))
        relationships += [Expresses(start=statement, finish=claim.id) for statement in claim.statements]
        relationships += [About(start=claim.id, finish=actor) for actor in sorted(set(claim.about))]
    relationships += _stances(derived, view)
    relationships += _contradictions(derived.contradictions, view)
    view.check(relationships)
    return Rows(tuple(nodes), tuple(relationships))


class _View:
    """Look-ups over a derived layer and its base."""

    def __init__(self, derived: Derived, base: BaseLayer) -> None:
        self.actors = frozenset(actor.id for actor in derived.actors)
        self.statements: Mapping[str, Statement] = {s.id: s for s in derived.statements}
        self.claim_of = {statement: claim.id for claim in derived.claims for statement in claim.statements}
        self.articles: Mapping[str, ArticleMeta] = {a.id: a for a in base.articles}
        self.story_of = {article: story.id for story in derived.stories for article in story.articles}

    def stance(self, kind: type[Stance], actor: str, claim: str, evidence: set[str]) -> Stance:
        """What the statements `evidence` show together."""
        articles = {self.statements[s].article for s in evidence}
        dates = sorted(date for a in articles if (date := self.articles[a].date) is not None)
        return kind(
            start=actor,
            finish=claim,
            statements=len(evidence),
            stories=len({self.story_of.get(a, a) for a in articles}),
            first_seen=dates[0] if dates else None,
            last_seen=dates[-1] if dates else None,
            evidence=sorted(evidence),
        )

    def check(self, relationships: Iterable[Relationship]) -> None:
        """ValueError for the first relationship that ends in an actor that is not there."""
        for one in relationships:
            for label, end in ((one.start_label, one.start), (one.end_label, one.finish)):
                if label is ActorNode.label and end not in self.actors:
                    raise ValueError(f"{one.type} speaks of actor {end}, which is not among the actors")


def _actor_node(actor: Actor) -> ActorNode:
    return ActorNode(
        id=actor.id,
        name=actor.name,
        name_en=actor.name_en,
        kind=actor.kind.value,
        aliases=sorted({actor.name, *actor.aliases}),
        merged_into=actor.merged_into,
    )


def _claim_node(claim: Claim) -> ClaimNode:
    return ClaimNode(
        id=claim.id,
        text=claim.text,
        polarity=claim.polarity.value,
        statements=len(claim.statements),
        stories=claim.stories,
        first_seen=claim.first_seen,
        last_seen=claim.last_seen,
    )


def _spoken(statement: Statement) -> Iterable[Relationship]:
    """Who made it and who passed it on; an actor that stands twice in the chain counts where it comes first."""
    if statement.actor is not None:
        yield Made(start=statement.actor.id, finish=statement.id)
    seen: dict[str, int] = {}
    for position, ref in enumerate(statement.via):
        seen.setdefault(ref.id, position)
    for actor, position in seen.items():
        yield Via(start=statement.id, finish=actor, position=position)


def _stances(derived: Derived, view: _View) -> Iterable[Stance]:
    """ASSERTS, DENIES, QUESTIONS. Who denies what another claims also DENIES the other's claim."""
    evidence: dict[tuple[type[Stance], str, str], set[str]] = defaultdict(set)
    for claim in derived.claims:
        for statement in claim.statements:
            actor = view.statements[statement].actor
            if actor is not None:
                evidence[STANCES[claim.polarity], actor.id, claim.id].add(statement)
    for pair in derived.contradictions:
        actor = view.statements[pair.a].actor
        claim_b = view.claim_of.get(pair.b)
        if (
            pair.kind is ContradictionKind.DENIAL
            and actor is not None
            and claim_b not in (None, view.claim_of.get(pair.a))
        ):
            evidence[Denies, actor.id, str(claim_b)].add(pair.a)
    return [
        view.stance(kind, actor, claim, found) for (kind, actor, claim), found in sorted(evidence.items(), key=_key)
    ]


def _key(item: tuple[tuple[type[Stance], str, str], set[str]]) -> tuple[str, str, str]:
    (kind, actor, claim), _ = item
    return kind.type.value, actor, claim


def _contradictions(found: Iterable[Contradiction], view: _View) -> Iterable[Contradicts]:
    """One CONTRADICTS for two claims, with the kind, score and reason of each pair of statements and of the best."""
    groups: dict[tuple[str, str], list[Contradiction]] = defaultdict(list)
    for one in found:
        left, right = view.claim_of.get(one.a), view.claim_of.get(one.b)
        if left is not None and right is not None and left != right:
            groups[min(left, right), max(left, right)].append(one)
    for (low, high), group in sorted(groups.items()):
        best = min(group, key=lambda c: (-c.score, list(ContradictionKind).index(c.kind), c.a, c.b))
        denied_first = best.kind is ContradictionKind.DENIAL and view.claim_of[best.a] == high
        start, finish = (high, low) if denied_first else (low, high)
        pairs = sorted(group, key=lambda c: (c.a, c.b))
        yield Contradicts(
            start=start,
            finish=finish,
            kind=best.kind.value,
            score=best.score,
            why=best.why,
            pairs=[f"{one.a} {one.b}" for one in pairs],
            kinds=[one.kind.value for one in pairs],
            scores=[one.score for one in pairs],
            reasons=[one.why for one in pairs],
        )
