"""`-p NAME[:TYPE]=VALUE`: what a value is taken for, on the command line and in every store."""

import datetime
import json

import pytest
from cli_runs import here

from kg.cli.errors import KgError
from kg.cli.parameters import typed


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("x=41", 41),
        ("x=0.5", 0.5),
        ("x=true", True),
        ("x=null", None),
        ("x=بوتين", "بوتين"),
        ("x=a=b", "a=b"),
        ("x=", ""),
        ('x="41"', "41"),
        ('x=[1, "a"]', [1, "a"]),
        ('x={"a": {"b": []}}', {"a": {"b": []}}),
        ("x=[1, 2", "[1, 2"),
        ("x=NaN", "NaN"),
        ("x:string=41", "41"),
        ("x:string=null", "null"),
        ("x:integer=41", 41),
        ("x:float=41", 41.0),
        ("x:boolean=TRUE", True),
        ("x:boolean=false", False),
        ("x:date=2015-07-31", datetime.date(2015, 7, 31)),
        ("x:datetime=2015-07-31T12:00:00+03:00", datetime.datetime.fromisoformat("2015-07-31T12:00:00+03:00")),
        ("x:json=[null]", [None]),
        ("x=9223372036854775808", "9223372036854775808"),
    ],
)
def test_a_value_has_its_type(given: str, value: object) -> None:
    found = typed([given])
    assert found == {"x": value}
    assert type(found["x"]) is type(value)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["x"], "a parameter is NAME=VALUE, not x"),
        (["=1"], "a parameter is NAME=VALUE, not =1"),
        (["x=1", "x=2"], "the parameter x is given twice"),
        (["x:integer=1", "x=2"], "the parameter x is given twice"),
        (["x:number=1"], "number is no type; types are string, integer, float, boolean, date, datetime, json"),
        (["x:integer=1.5"], "'1.5' is no integer"),
        (["x:integer=9223372036854775808"], "is no integer"),
        (["x:boolean=yes"], "'yes' is no boolean"),
        (["x:date=July"], "'July' is no date"),
        (["x:json={"], "'{' is no json"),
        (["x:json=[9223372036854775808]"], "is no json"),
        (["x=\udcff"], "a parameter is no valid UTF-8"),
    ],
)
def test_a_wrong_value_is_named(given: list[str], told: str) -> None:
    with pytest.raises(KgError) as caught:
        typed(given)
    assert told in str(caught.value)


def test_every_store_takes_every_type(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    here(capsys, ["store", "rebuild", "--store", address])  # where there is nothing yet, a reader would say so
    query = "RETURN $i + 1 AS i, $f * 2 AS f, $b AS b, $d > date('2015-07-01') AS d, $t.year AS t, $j AS j, $s AS s"
    given = (
        "i:integer=41", "f:float=1", "b=false", "d:date=2015-07-31", "t:datetime=2015-07-31T12:00:00",
        'j={"b": [1, null], "a": "«x»"}', "s:string=41",
    )  # fmt: skip
    parameters = [part for item in given for part in ("-p", item)]
    run = here(capsys, ["cypher", query, *parameters, "--format", "json", "--store", address])
    assert run.code == 0, run.err
    assert json.loads(run.out) == [
        {"i": 42, "f": 2.0, "b": False, "d": True, "t": 2015, "j": {"a": "«x»", "b": [1, None]}, "s": "41"}
    ]
