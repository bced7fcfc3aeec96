"""The signed graph of actors, from what was read and what follows from it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import combinations
from typing import NamedTuple

import networkx as nx

from kg.network.camps import circles, divide, strained_ties
from kg.network.hearsay import brokers
from kg.network.model import Camps, Member, Network, Tie
from schemas import ActorKind, BaseLayer, Contradiction, ContradictionKind, Derived, Polarity, Statement

Pair = frozenset[str]


class _Quarrels(NamedTuple):
    """Contradictions counted: by two actors, by who denies whom, and by the one actor that contradicts itself."""

    pairs: Counter[Pair]
    denials: Counter[tuple[str, str]]
    oneself: Counter[str]


def build_network(
    base: BaseLayer, derived: Derived, *, only: Set[str] | None = None, min_score: float = 0.0
) -> Network:
    """Who contradicts whom, who agrees, in which camps, and who passes on what others say.

    With `only`, ids of actors, nothing but their ties. Contradictions below `min_score` are left out.
    """
    by_id = {one.id: one for one in derived.statements}
    pairs = [one for one in derived.contradictions if one.score >= min_score]
    quarrels = _quarrels(pairs, by_id)
    shared = _agreements(derived, by_id)
    signed = _signed(quarrels.pairs, shared, only)
    divisions = [divide(signed.subgraph(part)) for part in _parts(signed)]
    strain = [strained_ties(signed.subgraph((*first, *second)), (first, second)) for first, second in divisions]
    agreement: nx.Graph[str] = nx.Graph()
    agreement.add_weighted_edges_from((*sorted(pair), n) for pair, n in shared.items() if signed.has_edge(*pair))
    groups = circles(agreement)
    hearsay = brokers(base, derived, pairs, only)
    strained = set().union(*strain)
    return Network(
        members=_members(
            derived,
            {*signed, *(one.actor for one in hearsay), *(a for a in quarrels.oneself if only is None or a in only)},
            quarrels,
            _agreeing(agreement),
            {actor: 2 * i + s for i, sides in enumerate(divisions) for s, side in enumerate(sides) for actor in side},
            {actor: number for number, group in enumerate(groups) for actor in group},
        ),
        ties=_ties(signed, quarrels, shared, strained),
        camps=tuple(
            Camps(
                sides=sides,
                numbers=(2 * i, 2 * i + 1),
                ties=signed.subgraph((*sides[0], *sides[1])).number_of_edges(),
                strained=len(strain[i]),
            )
            for i, sides in enumerate(divisions)
        ),
        circles=groups,
        brokers=hearsay,
    )


def _quarrels(pairs: Iterable[Contradiction], said: Mapping[str, Statement]) -> _Quarrels:
    found = _Quarrels(Counter(), Counter(), Counter())
    for pair in pairs:
        a, b = _actor(said.get(pair.a)), _actor(said.get(pair.b))
        if not a or not b:
            continue
        if a == b:
            found.oneself[a] += 1
            continue
        found.pairs[frozenset((a, b))] += 1
        if pair.kind is ContradictionKind.DENIAL:
            found.denials[a, b] += 1
    return found


def _actor(statement: Statement | None) -> str:
    return statement.actor.id if statement and statement.actor else ""


def _agreements(derived: Derived, said: Mapping[str, Statement]) -> Counter[Pair]:
    """Claims that two actors share. What somebody merely does not comment on is no agreement."""
    shared: Counter[Pair] = Counter()
    for claim in derived.claims:
        if claim.polarity is not Polarity.NEUTRAL:
            actors = sorted({_actor(said.get(one)) for one in claim.statements} - {""})
            shared.update(frozenset(pair) for pair in combinations(actors, 2))
    return shared


def _signed(quarrels: Counter[Pair], shared: Counter[Pair], only: Set[str] | None) -> "nx.Graph[str]":
    """Actors who contradict somebody, with the sign of each tie, and their agreements with each other."""
    graph: nx.Graph[str] = nx.Graph()
    at_odds = {actor for pair in quarrels for actor in pair}
    for pair in {*quarrels, *(one for one in shared if one <= at_odds)}:
        if only is None or pair & only:
            balance = shared[pair] - quarrels[pair]
            graph.add_edge(*sorted(pair), sign=(balance > 0) - (balance < 0), weight=abs(balance))
    return graph


def _agreeing(agreement: "nx.Graph[str]") -> Counter[str]:
    return Counter({actor: int(n) for actor, n in agreement.degree(weight="weight")})


def _parts(graph: "nx.Graph[str]") -> list[list[str]]:
    parts = [sorted(part) for part in nx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), part))


def _ties(
    signed: "nx.Graph[str]", quarrels: _Quarrels, shared: Counter[Pair], strained: Set[frozenset[str]]
) -> tuple[Tie, ...]:
    ties = []
    for one, other, sign in signed.edges(data="sign"):
        a, b = sorted((one, other))
        pair = frozenset((a, b))
        ties.append(
            Tie(
                a=a,
                b=b,
                sign=sign,
                contradictions=quarrels.pairs[pair],
                a_denies_b=quarrels.denials[a, b],
                b_denies_a=quarrels.denials[b, a],
                agreements=shared[pair],
                strained=pair in strained,
            )
        )
    return tuple(sorted(ties, key=lambda tie: (-tie.contradictions, -tie.agreements, tie.a, tie.b)))


def _members(
    derived: Derived,
    wanted: Set[str],
    quarrels: _Quarrels,
    agrees: Counter[str],
    camp: Mapping[str, int],
    circle: Mapping[str, int],
) -> tuple[Member, ...]:
    known = {one.id: one for one in derived.actors}
    names = {one.actor.id: one.actor.name for one in derived.statements if one.actor}
    names |= {ref.id: ref.name for one in derived.statements for ref in one.via if ref.id not in names}
    said = Counter(_actor(one) for one in derived.statements)
    denied = Counter(_actor(one) for one in derived.statements if one.polarity is Polarity.DENY)
    against: defaultdict[str, set[str]] = defaultdict(set)
    contradicted: Counter[str] = Counter()
    contradicts: Counter[str] = Counter()
    for pair, number in quarrels.pairs.items():
        one, other = sorted(pair)
        for actor, opponent in ((one, other), (other, one)):
            one_sided = quarrels.denials[actor, opponent]  # who denies is not contradicted by it
            contradicts[actor] += number - quarrels.denials[opponent, actor]
            contradicted[actor] += number - one_sided
            if number > one_sided:
                against[actor].add(opponent)
    members = [
        Member(
            id=actor,
            name=known[actor].name if actor in known else names.get(actor, actor),
            name_en=known[actor].name_en if actor in known else None,
            kind=known[actor].kind if actor in known else ActorKind.UNNAMED,
            statements=said[actor],
            denials=denied[actor],
            contradicted=contradicted[actor],
            contradicted_by=len(against[actor]),
            contradicts=contradicts[actor],
            agrees=agrees[actor],
            self_contradictions=quarrels.oneself[actor],
            camp=camp.get(actor),
            circle=circle.get(actor),
        )
        for actor in wanted
    ]
    return tuple(
        sorted(members, key=lambda one: (-one.contradicted, -one.contradicts, -one.statements, one.name, one.id))
    )
