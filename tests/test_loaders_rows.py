"""Models to rows, rows to networkx: no store needed."""

import pytest
from graph_fixture import ARTICLES, BASE, DERIVED, FACTS, STATEMENTS

from loaders import Rows, base_rows, derived_rows
from loaders.networkx_graph import to_networkx
from schemas import ActorRef, ArticleFacts, Contradiction, ContradictionKind, Derived, Statement
from schemas.graph import (
    Asserts,
    Contradicts,
    Denies,
    Made,
    PartOfActor,
    Questions,
    Relationship,
    StatementNode,
    Via,
)


def _pairs(rows: Rows, kind: type[Relationship]) -> list[tuple[str, str]]:
    return sorted((one.start, one.finish) for one in rows.relationships if type(one) is kind)


def _derived(**changes: object) -> Rows:
    return derived_rows(DERIVED.model_copy(update=changes), BASE)


def test_a_statement_comes_back_whole_from_its_node() -> None:
    nodes = [node for node in base_rows(FACTS).nodes if isinstance(node, StatementNode)]
    restored = {Statement.model_validate_json(node.record) for node in nodes}
    assert restored == set(STATEMENTS)


def test_one_article_under_two_names_keeps_the_smallest() -> None:
    again = FACTS[0].model_copy(update={"article": ARTICLES[0].model_copy(update={"doc": "b-copy"})})
    for order in ((FACTS[0], again), (again, FACTS[0])):
        rows = base_rows(order)
        docs = {getattr(node, "doc", None) for node in rows.nodes}
        assert docs == {"b-copy"}
        assert len(rows.nodes) == 1 + len(FACTS[0].statements)


def test_stances_say_how_often_in_how_many_stories_and_when() -> None:
    rows = _derived()
    asserted = {(a.start, a.finish): a for a in rows.relationships if isinstance(a, Asserts)}
    mansour = asserted["mansour", "c1"]
    assert (mansour.statements, mansour.stories) == (3, 2)  # a1 and a2 are one story, a3 is another
    assert (mansour.first_seen, mansour.last_seen) == ("2015-07-01", "2015-07-03")
    assert mansour.evidence == ["s01", "s02", "s05"]
    taliban = asserted["taliban", "c1"]
    assert (taliban.stories, taliban.first_seen) == (1, None)
    assert _pairs(rows, Questions) == [("peskov", "c6")]


def test_who_denies_a_claim_denies_it_from_both_sides() -> None:
    rows = _derived()
    assert _pairs(rows, Denies) == [("peskov", "c1"), ("peskov", "c2"), ("zakharova", "c1"), ("zakharova", "c2")]
    denied = next(d for d in rows.relationships if isinstance(d, Denies) and (d.start, d.finish) == ("peskov", "c1"))
    assert denied.evidence == ["s04"]


def test_a_merged_actor_makes_nothing_and_memberships_of_strangers_are_left_out() -> None:
    rows = _derived()
    assert ("putin", "s06") in _pairs(rows, Made)
    assert not [pair for pair in _pairs(rows, Made) if pair[0] == "putin2"]
    assert _pairs(rows, PartOfActor) == [("mansour", "taliban"), ("peskov", "kremlin")]


def test_one_contradiction_for_two_claims_with_the_reason_of_each_pair() -> None:
    found = {(c.start, c.finish): c for c in _derived().relationships if isinstance(c, Contradicts)}
    assert set(found) == {("c2", "c1"), ("c3", "c5"), ("c7", "c8")}
    denial = found["c2", "c1"]
    assert (denial.kind, denial.score, denial.why) == ("denial", 1.0, "ينفي ما قيل في المقال نفسه")
    assert denial.pairs == ["s04 s01", "s04 s02", "s04 s05", "s12 s02"]
    assert denial.kinds == ["denial"] * 4
    assert denial.scores == [0.9, 0.9, 1.0, 0.5]
    assert denial.reasons == [one.why for one in DERIVED.contradictions[:4]]
    assert found["c7", "c8"].pairs == ["s07 s03"]  # as it was derived: its reason speaks of s07 first


def test_a_pair_inside_one_claim_makes_no_contradiction() -> None:
    inside = Contradiction(a="s01", b="s05", kind=ContradictionKind.NEGATION, score=0.5, why="x")
    assert not [c for c in _derived(contradictions=(inside,)).relationships if isinstance(c, Contradicts)]


def test_an_actor_twice_in_a_chain_counts_where_it_comes_first() -> None:
    ref = ActorRef(id="news", name="x"), ActorRef(id="reuters", name="y"), ActorRef(id="news", name="x")
    changed = tuple(s.model_copy(update={"via": ref}) if s.id == "s05" else s for s in DERIVED.statements)
    chain = [(v.finish, v.position) for v in _derived(statements=changed).relationships if isinstance(v, Via)]
    assert chain.count(("news", 0)) == 1
    assert chain.count(("news", 2)) == 0


def test_an_actor_that_is_not_there_is_named() -> None:
    without: Derived = DERIVED.model_copy(update={"actors": tuple(a for a in DERIVED.actors if a.id != "taliban")})
    with pytest.raises(ValueError, match="actor taliban"):
        derived_rows(without, BASE)


def test_networkx_has_all_nodes_and_relationships() -> None:
    base, derived = base_rows(FACTS), _derived()
    graph = to_networkx(base.nodes + derived.nodes, base.relationships + derived.relationships)
    assert graph.nodes["s01"]["label"] == "Statement"
    assert "source" not in graph.nodes["s01"]
    assert graph.edges["peskov", "c1", "DENIES"]["evidence"] == ["s04"]
    with pytest.raises(ValueError, match="which is not there"):
        to_networkx(base.nodes, base.relationships)


def test_an_article_without_statements_is_kept() -> None:
    silent = ArticleFacts(article=ARTICLES[0], statements=(), mentions=())
    assert [node.id for node in base_rows((silent,)).nodes] == ["a1"]
