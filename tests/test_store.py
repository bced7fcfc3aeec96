"""The store's promises on each of the three stores: the same graph whatever the order, and nothing half-done."""

import contextlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from graph_fixture import BASE, DERIVED, FACTS, MERGE, STORIES, clear, dump, load, raw

import loaders
from kg.stored import stored_layers
from loaders import Counters, QueryError, StoreError, StoreLocked, WrongVersion, writing
from loaders.networkx_graph import store_graph
from schemas import Act, Contradiction, ContradictionKind, Derived, Polarity
from schemas.graph import SCHEMA_VERSION, GraphNode, constraints, indexes


@pytest.fixture
def folder(address: str) -> str:
    return address


def test_the_base_layer_comes_back_as_it_went_in(folder: str) -> None:
    load(folder)
    with loaders.open_store(folder, write=False) as store:
        assert store.base() == BASE
        assert not store.stale()
        counts = store.counts()
    assert (counts["Article"], counts["Statement"], counts["Actor"], counts["CONTRADICTS"]) == (4, 13, 10, 3)


def test_order_and_repetition_do_not_matter(folder: str) -> None:
    load(folder)
    expected = dump(folder)
    clear(folder)
    with loaders.open_store(folder, write=True) as store:
        for one in reversed(FACTS):
            store.add([one])
            store.add([one, one])
        store.add_judgement(MERGE)
        store.add_judgement(MERGE)
        store.replace_derived(DERIVED, BASE)
        assert dump(folder) == expected
        assert store.add(FACTS).total == 0
        assert store.replace_derived(DERIVED, BASE).total == 0
    assert dump(folder) == expected


@pytest.mark.parametrize("names", [("d1", "b-copy"), ("b-copy", "d1")])
def test_an_article_read_from_two_files_has_the_smallest_name(folder: str, names: tuple[str, str]) -> None:
    with loaders.open_store(folder, write=True) as store:
        for name in names:
            article = FACTS[0].article.model_copy(update={"doc": name})
            store.add([FACTS[0].model_copy(update={"article": article})])
        base = store.base()
    assert {article.doc for article in base.articles} == {"b-copy"}
    assert {statement.doc for statement in base.statements} == {"b-copy"}


def test_what_no_longer_follows_goes_and_what_was_read_stays(folder: str) -> None:
    load(folder)
    fewer = DERIVED.model_copy(update={"contradictions": (), "claims": DERIVED.claims[:2]})
    with loaders.open_store(folder, write=True) as store:
        counters = store.replace_derived(fewer, BASE)
        assert counters.deleted["Claim"] == 7
        assert counters.deleted["CONTRADICTS"] == 3
        assert store.base() == BASE
        assert store.counts()["Claim"] == 2
        store.replace_derived(DERIVED, BASE)
    expected = dump(folder)
    clear(folder)
    load(folder)
    assert dump(folder) == expected


def test_every_pair_of_two_claims_keeps_its_own_kind_score_and_reason(folder: str) -> None:
    load(folder)
    more = (
        Contradiction(a="s01", b="s03", kind=ContradictionKind.INCOMPATIBLE, score=0.6, why="منصور ثم طالبان"),
        Contradiction(a="s03", b="s02", kind=ContradictionKind.NEGATION, score=1.0, why="طالبان ثم منصور"),
    )
    derived = DERIVED.model_copy(update={"contradictions": (*DERIVED.contradictions, *more)})
    with loaders.open_store(folder, write=True) as store:
        store.replace_derived(derived, BASE)
        assert store.replace_derived(derived, BASE).total == 0
        _, found = stored_layers(store)
    # What follows from the two statements, the Arabic reason for one, is not kept but made when it is read.
    kept = tuple(one.model_copy(update={"why_ar": "", "oneself": False}) for one in found.contradictions)
    assert kept == tuple(sorted(derived.contradictions, key=lambda one: (one.a, one.b)))
    assert all(one.why_ar for one in found.contradictions)


def test_an_article_that_is_read_again_says_only_what_it_says_then(folder: str) -> None:
    """A newer extractor finds s05 no more, s06 as a denial, and one more statement, s14; news and putin2 are gone."""
    load(folder)
    third = FACTS[2]
    kept = [one for one in third.statements if one.id not in ("s05", "s06")]
    s06 = next(one for one in third.statements if one.id == "s06")
    denied = s06.model_copy(update={"polarity": Polarity.DENY, "act": Act.DENY, "actor": kept[0].actor})
    found = (*kept, denied, kept[0].model_copy(update={"id": "s14"}))
    mentions = tuple(one for one in third.mentions if one.actor not in ("news", "putin2"))
    newer = third.model_copy(update={"statements": found, "mentions": mentions})
    with loaders.open_store(folder, write=True) as store:
        counters = store.add([newer])
        assert counters.created == {"Statement": 1, "REPORTED_IN": 1}
        assert counters.updated == {"Statement": 1}
        assert counters.deleted == {"Statement": 1, "REPORTED_IN": 1, "MENTIONS": 2}
        assert store.stale()
        base, derived = stored_layers(store)
        assert {one.id for one in base.statements if one.article == "a3"} == {"s04", "s06", "s07", "s13", "s14"}
        assert "s05" not in {key for claim in derived.claims for key in claim.statements}
        assert {(one.a, one.b) for one in derived.contradictions} == {
            ("s04", "s01"), ("s04", "s02"), ("s06", "s09"), ("s07", "s03"), ("s12", "s02")
        }  # fmt: skip
        assert store.add([newer]).total == 0
        assert store.replace_derived(DERIVED, BASE).total == 0  # it follows from what is no longer there
        assert store.stale()
        base = store.base()
        actors = tuple(one for one in DERIVED.actors if one.id not in ("news", "putin2"))
        derived = Derived(actors=actors, statements=base.statements, stories=STORIES, claims=(), contradictions=())
        store.replace_derived(derived, base)
        assert not store.stale()
        assert store.run("MATCH (a:Actor) WHERE a.id IN ['news', 'putin2'] RETURN a.id").rows == ()
    expected = dump(folder)
    clear(folder)
    with loaders.open_store(folder, write=True) as store:
        store.add([*FACTS[:2], newer, FACTS[3]])
        store.add_judgement(MERGE)
        store.replace_derived(derived, base)
    assert dump(folder) == expected


def test_a_value_that_is_gone_is_taken_away(folder: str) -> None:
    load(folder)
    actors = tuple(a.model_copy(update={"name_en": None}) if a.id == "putin" else a for a in DERIVED.actors)
    with loaders.open_store(folder, write=True) as store:
        assert store.replace_derived(DERIVED.model_copy(update={"actors": actors}), BASE).updated == {"Actor": 1}
        assert store.run("MATCH (a:Actor {id: 'putin'}) RETURN a.name_en").rows == ((None,),)


def test_the_store_is_stale_until_what_follows_from_all_of_it_is_there(folder: str) -> None:
    with loaders.open_store(folder, write=True) as store:
        assert not store.stale()
        store.add(FACTS[:3])
        before = store.base()
        store.add(FACTS[3:])
        store.add_judgement(MERGE)
        assert store.stale()
        without = DERIVED.model_copy(update={"claims": (), "contradictions": ()})
        store.replace_derived(without, before)
        assert store.stale()
        store.replace_derived(DERIVED, store.base())
        assert not store.stale()


def test_a_judgement_is_stored_once_and_undone(folder: str) -> None:
    load(folder)
    with loaders.open_store(folder, write=True) as store:
        assert not store.add_judgement(MERGE)
        assert not store.stale()
        assert store.remove_judgement(MERGE.id)
        assert store.stale()
        assert not store.remove_judgement(MERGE.id)
        assert store.base().judgements == ()


def test_nobody_reads_files_through_the_store(folder: str) -> None:
    with loaders.open_store(folder, write=True) as store, pytest.raises(StoreError):
        store.run("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line")


@pytest.mark.parametrize("query", ["THIS IS NOT CYPHER", "MATCH (n RETURN n", "RETURN $unknown", "RETURN nothing"])
def test_a_wrong_query_is_answered_in_one_line(folder: str, query: str) -> None:
    with loaders.open_store(folder, write=False) as store:
        with pytest.raises(QueryError) as caught:
            store.run(query)
        told = str(caught.value)
        assert told
        assert "\n" not in told
        assert "Check the server log" not in told
        with pytest.raises(StoreError, match="empty"):
            store.run("  ")


def test_values_can_be_written_as_json(folder: str) -> None:
    load(folder)
    with loaders.open_store(folder, write=False) as store:
        result = store.run(
            "MATCH (a:Actor {id: 'peskov'})-[r:DENIES]->(c:Claim {id: 'c1'}) "
            "RETURN a, r, date('2015-07-01') AS day, [1, 2.5, null] AS list, {k: 'v'} AS map, 0.0 / 0.0 AS nan"
        )
        path = store.run("MATCH p = (:Actor {id: 'peskov'})-[:DENIES]->(:Claim {id: 'c1'}) RETURN p").rows[0][0]
    found = result.records()[0]
    assert result.columns == ("a", "r", "day", "list", "map", "nan")
    assert isinstance(found["a"], dict)
    assert found["a"]["labels"] == ["Actor"]
    assert isinstance(found["r"], dict)
    assert found["r"]["type"] == "DENIES"
    assert (found["day"], found["list"], found["map"], found["nan"]) == ("2015-07-01", [1, 2.5, None], {"k": "v"}, None)
    assert isinstance(path, dict)
    assert isinstance(path["nodes"], list)
    assert len(path["nodes"]) == 2


def test_networkx_gets_the_whole_graph(folder: str) -> None:
    load(folder)
    with loaders.open_store(folder, write=False) as store:
        graph = store_graph(store)
        counts = store.counts()
    assert graph.number_of_nodes() == 4 + 3 + 13 + 10 + 9 + 1
    assert graph.number_of_edges() == sum(counts[kind] for kind in counts if kind.isupper())
    assert graph.edges["peskov", "c1", "DENIES"]["evidence"] == ["s04"]


def test_a_graph_of_another_schema_is_refused_until_it_is_migrated(folder: str) -> None:
    load(folder)
    expected = dump(folder)
    raw(folder, "MATCH (g:Graph) SET g.schema_version = 99")
    for write in (False, True):
        with pytest.raises(WrongVersion, match=r"schema 99.*newer"):
            loaders.open_store(folder, write=write)
    with pytest.raises(WrongVersion, match=r"schema 99.*newer"):
        loaders.migrate_store(folder)
    raw(folder, "MATCH (g:Graph) SET g.schema_version = 1", "DROP INDEX actor_kind IF EXISTS")
    for write in (False, True):
        with pytest.raises(WrongVersion, match="kg store migrate"):
            loaders.open_store(folder, write=write)
    assert loaders.migrate_store(folder) == 1
    assert loaders.migrate_store(folder) == SCHEMA_VERSION
    with loaders.open_store(folder, write=True) as store:
        assert store.stale()  # what is derived follows anew
        names = {row[0] for row in store.run("SHOW INDEXES YIELD name RETURN name").rows}
        assert "actor_kind" in names
        store.replace_derived(DERIVED, BASE)
    assert dump(folder) == expected


def test_constraints_and_indexes_that_are_gone_are_made_again(folder: str) -> None:
    load(folder)
    raw(folder, "DROP CONSTRAINT claim_id IF EXISTS", "DROP INDEX actor_name IF EXISTS")
    with loaders.open_store(folder, write=True) as store:
        names = {
            row[0]
            for what in ("INDEXES", "CONSTRAINTS")
            for row in store.run(f"SHOW {what} YIELD name RETURN name").rows
        }
    assert names >= {statement.split()[2] for statement in (*constraints(), *indexes())}


def test_a_large_layer_is_written_in_batches_that_a_second_run_completes(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folder)
    expected = dump(folder)
    clear(folder)
    monkeypatch.setattr(writing, "TRANSACTION", 7)
    told: list[int] = []

    class Stop(Exception):  # noqa: N818
        pass

    def stop(rows: int) -> None:
        told.append(rows)
        if len(told) == 6:
            raise Stop

    with loaders.open_store(folder, write=True) as store:
        store.add(FACTS)
        store.add_judgement(MERGE)
        with pytest.raises(Stop):
            store.replace_derived(DERIVED, BASE, on_rows=stop)
        assert store.stale()
        assert told == sorted(set(told))
        again = store.replace_derived(DERIVED, BASE, on_rows=lambda _: None)
        assert not store.stale()
        assert sum(again.unchanged.values()) > 20
        assert sum(again.created.values()) > 20
        assert dump(folder) == expected
        fewer = DERIVED.model_copy(update={"contradictions": (), "claims": DERIVED.claims[:2]})
        assert store.replace_derived(fewer, BASE).deleted["Claim"] == 7
        store.replace_derived(DERIVED, BASE)
    assert dump(folder) == expected


def test_who_begins_later_goes_on_and_who_began_earlier_lets_go(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load(folder)
    expected = dump(folder)
    clear(folder)
    monkeypatch.setattr(writing, "TRANSACTION", 7)
    with loaders.open_store(folder, write=True) as first, loaders.open_store(folder, write=True) as second:
        first.add(FACTS)
        first.add_judgement(MERGE)
        begun: list[Counters] = []

        def overtake(rows: int) -> None:
            if not begun:
                begun.append(second.replace_derived(DERIVED, BASE))

        without = DERIVED.model_copy(update={"contradictions": (), "claims": DERIVED.claims[:1]})
        first.replace_derived(without, BASE, on_rows=overtake)
        assert begun
    with loaders.open_store(folder, write=True) as store:
        store.replace_derived(DERIVED, BASE)
    assert dump(folder) == expected


def test_loaders_at_once_neither_wait_for_ever_nor_double_anything(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folder)
    expected = dump(folder)
    with loaders.open_store(folder, write=True) as store:
        rows = [row for row in store.rows() if row[0] is not GraphNode]
    clear(folder)
    monkeypatch.setattr(writing, "TRANSACTION", 5)

    def ingest(order: int) -> None:
        with loaders.open_store(folder, write=True) as store:
            for one in FACTS[::order]:
                store.add([one])
            store.add_judgement(MERGE)
            store.replace_derived(DERIVED, BASE)

    def restore(_: int) -> None:
        with contextlib.suppress(StoreLocked), loaders.open_store(folder, write=True) as store:
            store.load(rows, token="the same dump", stale=False)

    with ThreadPoolExecutor(4) as pool:
        for future in [pool.submit(work, way) for work in (ingest, restore) for way in (1, -1)]:
            future.result(timeout=300)
    with loaders.open_store(folder, write=True) as store:
        store.replace_derived(DERIVED, BASE)
    assert dump(folder) == expected
