"""Every canned query on the graph of graph_fixture.py, in each of the three stores, against an answer made by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cli_runs import here
from graph_fixture import load
from neo4j_servers import Neo4jServer
from stores import STORES, opened

import loaders
import queries.text
from loaders import View
from loaders.local_neo4j import Line
from queries import BadParameter, BadQuery, bind, catalogue
from queries.catalogue import load as load_query

COLUMNS = {  # what is compared of each row
    "anonymous-claims": ("actor", "polarity", "claim", "doc", "outlet", "date", "statement_id", "claim_id"),
    "claim-timeline": ("date", "actor", "polarity", "doc", "claim_id", "statement_id"),
    "claims-about": ("about", "polarity", "claim", "claimants", "stories", "claim_id"),
    "co-claimants": ("actor", "other", "claims", "examples"),
    "contradictions": ("kind", "score", "why", "a_actor", "a_doc", "a_date", "b_actor", "b_outlet", "a_id", "b_id"),
    "denials": ("actor", "denied", "claimants", "sentence", "title", "outlet", "date", "statement_id"),
    "evidence": ("stance", "claim", "text", "cue", "rule", "confidence", "doc", "claim_id", "statement_id"),
    "most-disputed-claims": ("claim_id", "contradictions", "claimants", "opponents", "stories"),
    "one-sided-outlets": ("outlet", "reported_id", "missing_id", "kind", "docs"),
    "relayed-by": ("relay", "chain", "actor", "doc", "statement_id"),
    "self-contradictions": ("actor", "kind", "score", "why", "a_text", "a_date", "b_text", "b_date", "a_id", "b_id"),
    "single-witness-claims": ("claim_id", "polarity", "claimants", "outlets", "statements", "first_seen"),
    "unanswered-claims": ("about", "claim", "claimants", "stories", "claim_id"),
    "who-claimed-what": ("actor", "polarity", "claim", "statements", "stories", "first_seen", "last_seen", "claim_id"),
    "who-claimed-what-about-whom": ("actor", "polarity", "about", "stories", "claim_id"),
    "who-contradicts-whom": ("actor", "other", "contradictions", "denies", "is_denied"),
}
RAID, SICK = "موسكو قصفت حلب", "بوتين مريض"
SAME, AGAINST, NUMBERS = "ينفي ما قيل في المقال نفسه", "نفي وإثبات", "عددان مختلفان"
HAYAT, SHARQ, HERS = "ينفي ما نقلته الحياة", "ينفي ما نقلته الشرق", "تنفي ما قيل في المقال نفسه"
CLASH = ("incompatible", 0.7, NUMBERS, "زاخاروفا", "d3", "2015-07-03", "طالبان", "الحياة", "s07", "s03")
ANSWERS: list[tuple[str, str, list[tuple[object, ...]]]] = [
    ("anonymous-claims", "", [("مصدر مطلع", "assert", SICK, "d4", None, None, "s08", "c4")]),
    (
        "claim-timeline",
        "claim=موسكو",
        [
            ("2015-07-01", "منصور", "assert", "d1", "c1", "s01"),
            ("2015-07-02", "منصور", "assert", "d2", "c1", "s02"),
            ("2015-07-02", "زاخاروفا", "deny", "d2", "c2", "s12"),
            ("2015-07-03", "بيسكوف", "deny", "d3", "c2", "s04"),
            ("2015-07-03", "منصور", "assert", "d3", "c1", "s05"),
            (None, "طالبان", "assert", "d4", "c1", "s11"),
        ],
    ),
    (
        "claim-timeline",
        "claim=c3",
        [("2015-07-03", "بوتين", "assert", "d3", "c3", "s06"), (None, "بوتين", "assert", "d4", "c5", "s09")],
    ),
    (
        "claims-about",
        "actor=Putin",
        [
            ("بوتين", "assert", SICK, ["مصدر مطلع"], 1, "c4"),
            ("بوتين", "neutral", SICK, ["بيسكوف"], 1, "c6"),
        ],
    ),
    (
        "co-claimants",
        "",
        [("بيسكوف", "زاخاروفا", 1, [RAID]), ("منصور", "طالبان", 1, [RAID])],
    ),
    ("co-claimants", "actor=حركة", [("طالبان", "منصور", 1, [RAID])]),
    (
        "contradictions",
        "",
        [
            ("denial", 1.0, SAME, "بيسكوف", "d3", "2015-07-03", "منصور", "الرأي", "s04", "s05"),
            ("denial", 0.9, HAYAT, "بيسكوف", "d3", "2015-07-03", "منصور", "الحياة", "s04", "s01"),
            ("denial", 0.9, SHARQ, "بيسكوف", "d3", "2015-07-03", "منصور", "الشرق", "s04", "s02"),
            ("negation", 0.8, AGAINST, "بوتين", "d3", "2015-07-03", "بوتين", None, "s06", "s09"),
            CLASH,
            ("denial", 0.5, HERS, "زاخاروفا", "d2", "2015-07-02", "منصور", "الشرق", "s12", "s02"),
        ],
    ),
    (
        "contradictions",
        "actor=طالبان kind=incompatible",
        [CLASH],
    ),
    ("contradictions", "kind=denial since=2015-07-04", []),
    (
        "contradictions",
        "since=2015-07-03 kind=negation",
        [("negation", 0.8, AGAINST, "بوتين", "d3", "2015-07-03", "بوتين", None, "s06", "s09")],
    ),
    (
        "denials",
        "",
        [
            (
                "زاخاروفا",
                RAID,
                ["طالبان", "منصور"],
                f"نفى زاخاروفا {RAID}",
                "قصف في حلب",
                "الشرق",
                "2015-07-02",
                "s12",
            ),
            (
                "بيسكوف",
                RAID,
                ["طالبان", "منصور"],
                f"نفى بيسكوف {RAID}",
                "الكرملين ينفي",
                "الرأي",
                "2015-07-03",
                "s04",
            ),
        ],
    ),
    ("denials", "actor=منصور", []),
    (
        "evidence",
        "actor=بيسكوف",
        [
            ("DENIES", RAID, RAID, "نفى", "by hand", 0.9, "d3", "c1", "s04"),
            ("DENIES", RAID, RAID, "نفى", "by hand", 0.9, "d3", "c2", "s04"),
            ("QUESTIONS", SICK, SICK, "لم يعلق", "by hand", 0.9, "d4", "c6", "s10"),
        ],
    ),
    (
        "evidence",
        "actor=بيسكوف other=منصور",
        [("DENIES", RAID, RAID, "نفى", "by hand", 0.9, "d3", "c1", "s04")],
    ),
    (
        "evidence",
        "actor=بيسكوف claim=c6",
        [("QUESTIONS", SICK, SICK, "لم يعلق", "by hand", 0.9, "d4", "c6", "s10")],
    ),
    (
        "most-disputed-claims",
        "limit=3",
        [
            ("c1", 1, ["طالبان", "منصور"], ["بيسكوف", "زاخاروفا"], 3),
            ("c2", 1, ["بيسكوف", "زاخاروفا"], ["طالبان", "منصور"], 2),
            ("c5", 1, ["بوتين"], ["بوتين"], 1),
        ],
    ),
    (
        "one-sided-outlets",
        "",
        [
            ("الحياة", "c7", "c8", "incompatible", ["d1"]),
            ("الحياة", "c1", "c2", "denial", ["d1"]),
            ("الرأي", "c3", "c5", "negation", ["d3"]),
            ("الرأي", "c8", "c7", "incompatible", ["d3"]),
        ],
    ),
    (
        "relayed-by",
        "actor=رويترز",
        [
            ("رويترز", ["رويترز"], "منصور", "d1", "s01"),
            ("رويترز", ["رويترز"], "منصور", "d2", "s02"),
            ("رويترز", ["وكالة الأنباء", "رويترز"], "منصور", "d3", "s05"),
        ],
    ),
    (
        "self-contradictions",
        "actor=بوتن",
        [("بوتين", "negation", 0.8, AGAINST, "روسيا لن تنسحب", "2015-07-03", "روسيا ستنسحب", None, "s06", "s09")],
    ),
    (
        "single-witness-claims",
        "",
        [
            ("c7", "assert", ["طالبان"], ["الحياة"], 1, "2015-07-01"),
            ("c9", "assert", [], ["الرأي"], 1, "2015-07-03"),
            ("c3", "assert", ["بوتين"], ["الرأي"], 1, "2015-07-03"),
            ("c8", "assert", ["زاخاروفا"], ["الرأي"], 1, "2015-07-03"),
            ("c4", "assert", ["مصدر مطلع"], [], 1, None),
            ("c6", "neutral", ["بيسكوف"], [], 1, None),
            ("c5", "assert", ["بوتين"], [], 1, None),
        ],
    ),
    (
        "unanswered-claims",
        "",
        [("الكرملين", "الهدنة صامدة", [], 1, "c9"), ("بوتين", SICK, ["مصدر مطلع"], 1, "c4")],
    ),
    (
        "who-claimed-what",
        "actor=بوت",
        [
            ("بوتين", "assert", "روسيا لن تنسحب", 1, 1, "2015-07-03", "2015-07-03", "c3"),
            ("بوتين", "assert", "روسيا ستنسحب", 1, 1, None, None, "c5"),
        ],
    ),
    (
        "who-claimed-what",
        "actor=mansour",
        [("منصور", "assert", RAID, 3, 3, "2015-07-01", "2015-07-03", "c1")],
    ),
    (
        "who-claimed-what-about-whom",
        "about=الكرملين",
        [
            ("طالبان", "assert", "الكرملين", 3, "c1"),
            ("منصور", "assert", "الكرملين", 3, "c1"),
            ("بيسكوف", "deny", "الكرملين", 2, "c2"),
            ("زاخاروفا", "deny", "الكرملين", 2, "c2"),
        ],
    ),
    (
        "who-claimed-what-about-whom",
        "actor=بيسكوف",
        [("بيسكوف", "deny", "الكرملين", 2, "c2"), ("بيسكوف", "neutral", "بوتين", 1, "c6")],
    ),
    (
        "who-contradicts-whom",
        "",
        [
            ("طالبان", "زاخاروفا", 2, 0, 1),
            ("بيسكوف", "طالبان", 1, 1, 0),
            ("منصور", "بيسكوف", 1, 0, 1),
            ("منصور", "زاخاروفا", 1, 0, 1),
        ],
    ),
    ("who-contradicts-whom", "actor=Peskov", [("بيسكوف", "طالبان", 1, 1, 0), ("بيسكوف", "منصور", 1, 1, 0)]),
]


@pytest.fixture(scope="module", params=STORES)
def full(request: pytest.FixtureRequest, start_neo4j: Callable[[Line], Neo4jServer]) -> Iterator[str]:
    with opened(request.param, start_neo4j) as address:
        load(address)
        yield address


@pytest.fixture
def view(full: str) -> Iterator[View]:
    with loaders.open_store(full, write=False) as store:
        yield store


def _given(text: str) -> dict[str, str]:
    found = (item.partition("=") for item in text.split())
    return {name: value for name, _, value in found}


@pytest.mark.parametrize(("name", "given", "expected"), ANSWERS, ids=[f"{n} {g}" for n, g, _ in ANSWERS])
def test_a_canned_query_gives_what_was_derived_by_hand(
    view: View, name: str, given: str, expected: list[tuple[object, ...]]
) -> None:
    query = catalogue()[name]
    result = view.run(query.cypher, bind(query, _given(given)))
    assert result.columns == query.columns or not (result.columns or expected)  # embedded: no rows, no names
    assert [tuple(row[column] for column in COLUMNS[name]) for row in result.records()] == expected


_printed: dict[str, set[str]] = {}


def test_the_same_bytes_from_every_store(full: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name, given, expected in ANSWERS:
        parameters = [part for item in given.split() for part in ("-p", item)]
        for form in ("json", "csv"):
            run = here(capsys, ["query", name, *parameters, "--format", form, "--store", full])
            assert (run.code, run.told) == (0, [])
            printed = _printed.setdefault(f"{name} {given} {form}", set())
            printed.add(run.out)
            assert len(printed) == 1, f"{name} {given}: {full} answers otherwise than the stores before it"
            assert (run.out == "[]\n") == (form == "json" and not expected)


def test_every_query_has_an_answer_made_by_hand_and_a_working_example(view: View) -> None:
    assert {name for name, _, _ in ANSWERS} == set(catalogue())
    for query in catalogue().values():
        view.run(query.cypher, bind(query, _given(query.example)))


def test_the_sixteen_questions_are_there() -> None:
    assert len(catalogue()) == 16
    printed = catalogue()["denials"].model_dump(mode="json")
    assert list(printed) == ["name", "title", "description", "parameters", "columns"]
    assert list(printed["parameters"][1]) == ["name", "type", "required", "default", "description"]
    assert printed["parameters"][1]["default"] == 100


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("denials", {"actr": "x"}, "denials has no parameter actr: it has actor, limit"),
        ("who-claimed-what", {}, "who-claimed-what needs the parameter actor"),
        ("denials", {"limit": "many"}, "parameter limit: 'many' is no whole number"),
        ("denials", {"limit": "0"}, "parameter limit: '0' is no whole number"),
        ("denials", {"actor": "  "}, "parameter actor: '  ' is empty"),
        ("contradictions", {"kind": "war"}, "parameter kind: 'war' is none of denial, negation, incompatible"),
        ("contradictions", {"since": "July"}, "parameter since: 'July' is no date"),
    ],
)
def test_a_wrong_parameter_is_named(name: str, given: dict[str, str], told: str) -> None:
    with pytest.raises(BadParameter, match=told):
        bind(catalogue()[name], given)


HEADER = "// title: T\n// description: D\n// columns: a\n// example: limit=1\n"
LIMIT = "// parameter: limit | integer | 5 | rows\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEADER + LIMIT + "MATCH (n) RETURN n.id AS b LIMIT $limit", "promises the columns a and returns b"),
        (HEADER + LIMIT + "MATCH (n) RETURN n.id AS a", "declares the parameters"),
        (HEADER + "MATCH (n) RETURN n.id AS a LIMIT $limit", "declares the parameters"),
        (HEADER + LIMIT + "MATCH (n) SET n.x = 1 RETURN n.id AS a LIMIT $limit", "SET could change the graph"),
        (HEADER + LIMIT + "CALL db.labels() RETURN 1 AS a LIMIT $limit", "CALL could change the graph"),
        (HEADER + LIMIT + "MATCH (n) RETURN n.id LIMIT $limit", "has no name: write AS"),
        (HEADER + "// colour: red\n", "a header line is not"),
        (HEADER + "// title: again\n", "2 lines of title"),
        (HEADER + "// parameter: limit | number | 5 | rows\n", "'number' is not a valid ParameterType"),
    ],
)
def test_a_file_that_breaks_its_contract_is_refused(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "bad.cypher"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadQuery, match=told) as caught:
        load_query(file)
    assert str(file) in str(caught.value)


def test_words_in_strings_and_comments_are_not_code() -> None:
    text = "// SET $x\nMATCH (n:Actor) WHERE n.set = 'CREATE $y, z' RETURN n.id AS a, [x IN [1, 2] | x] AS b LIMIT 1"
    assert queries.text.writes(text) is None
    assert queries.text.parameters(text) == set()
    assert queries.text.columns(text) == ("a", "b")
