"""The figures of names and of stance, worked out by hand."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.evaluation import EvaluationError, Rate, evaluate_names, evaluate_stance
from kg.evaluation.names import read_tagged, spans_of, tags_of
from schemas import NameKind

SHARED = Path(__file__).resolve().parents[2] / "shared"


@dataclass(frozen=True)
class Name:
    start: int
    end: int
    kind: NameKind


P, L, G, M = NameKind.PERSON, NameKind.LOCATION, NameKind.ORGANIZATION, NameKind.MISCELLANEOUS
TAGGED = """\ufeff
فلاديمير B-PER
بوتين I-PER
في O
موسكو\tB-LOC
. O


قالت O
طالبان B-ORG\r
كأس B-MISC
"""


def tag(sentences: Sequence[Sequence[str]]) -> list[list[Name]]:
    assert [list(sentence) for sentence in sentences] == [
        ["فلاديمير", "بوتين", "في", "موسكو", "."],
        ["قالت", "طالبان", "كأس"],
    ]
    return [[Name(0, 2, P), Name(3, 5, L)], [Name(1, 2, L), Name(2, 3, M)]]


def test_names(tmp_path: Path) -> None:
    file, out = tmp_path / "gold.conll", tmp_path / "out.conll"
    file.write_bytes(TAGGED.encode())
    figures = evaluate_names(file, tag, out)
    assert figures.overall == Rate.of(2, 4, 4)
    assert figures.overall.f1 == 50.0
    expected = {"PERS": Rate.of(1, 1, 1), "LOC": Rate.of(0, 2, 1), "ORG": Rate.of(0, 0, 1), "MISC": Rate.of(1, 1, 1)}
    assert figures.kinds == expected
    assert out.read_text("utf-8").split("\n") == [
        "فلاديمير B-PERS B-PERS",
        "بوتين I-PERS I-PERS",
        "في O O",
        "موسكو B-LOC B-LOC",
        ". O I-LOC",
        "",
        "قالت O O",
        "طالبان B-ORG B-LOC",
        "كأس B-MISC B-MISC",
        "",
        "",
    ]


def test_spans_and_tags() -> None:
    tags = ["I-LOC", "I-PERS", "I-PERS", "B-PERS", "O", "I-ORG", "B-ORG", "I-ORG"]
    spans = [(0, 1, "LOC"), (1, 3, "PERS"), (3, 4, "PERS"), (5, 6, "ORG"), (6, 8, "ORG")]
    assert spans_of(tags) == spans
    assert spans_of(tags_of(spans, 8)) == spans


def test_tags_of_aqmar_are_read_as_ours(tmp_path: Path) -> None:
    file = tmp_path / "aqmar.conll"
    file.write_text("الذرة B-MIS\nالحرة I-MIS\nنواة B-MIS0\nذرية I-MIS0\nماري B-PER\nكوري I-PER\nجسيم I-MIS12\n")
    (sentence,) = read_tagged(file)
    assert [tag for _, tag in sentence] == ["B-MISC", "I-MISC", "B-MISC", "I-MISC", "B-PERS", "I-PERS", "I-MISC"]
    figures = evaluate_names(file, lambda _: [[Name(0, 2, M), Name(2, 4, M), Name(4, 6, P), Name(6, 7, M)]])
    assert (figures.kinds["MISC"], figures.overall) == (Rate.of(3, 3, 3), Rate.of(4, 4, 4))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("قال O\nبوتين\n", "line 2: a token and a tag are expected, not 1 columns"),
        ("قال O\nبوتين B-PERS B-PERS\n", "line 2: a token and a tag are expected, not 3 columns"),
        ("قال O\n\nبوتين B-GPE\n", "line 3: unknown tag B-GPE"),
        ("قال B-MISX\n", "line 1: unknown tag B-MISX"),
        ("\n\n", "no token in it"),
        ("\0\1", "binary file"),
    ],
)
def test_malformed_tags(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "x.conll").write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=f"x.conll: {reason}"):
        evaluate_names(tmp_path / "x.conll", lambda sentences: [[] for _ in sentences])


def test_a_tagger_that_does_not_fit(tmp_path: Path) -> None:
    file = tmp_path / "x.conll"
    file.write_text("قال O\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="gave 0 sentences for 1"):
        evaluate_names(file, lambda _: [])
    with pytest.raises(EvaluationError, match=r"a name at 0\.\.2 in a sentence of 1"):
        evaluate_names(file, lambda _: [[Name(0, 2, P)]])
    with pytest.raises(EvaluationError, match="cannot be written"):
        evaluate_names(file, lambda _: [[]], tmp_path / "missing" / "out")
    with pytest.raises(EvaluationError, match="no such file"):
        evaluate_names(tmp_path / "missing", lambda _: [])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the project's shared data are not here")
@pytest.mark.parametrize("corpus", ["anercorp/ANERCorp_CamelLab_test.txt", "aqmar/test.txt"])
def test_gold_names_given_back_are_all_right(tmp_path: Path, corpus: str) -> None:
    file = SHARED / "data" / corpus
    gold = [spans_of([tag for _, tag in sentence]) for sentence in read_tagged(file)]
    names = [[Name(start, end, NameKind(kind)) for start, end, kind in spans] for spans in gold]
    figures = evaluate_names(file, lambda _: names, tmp_path / "out")
    assert figures.overall.f1 == 100.0
    assert figures.overall.gold == sum(map(len, gold)) > 1000
    assert [line.split(" ")[1:2] for line in (tmp_path / "out").read_text("utf-8").split("\n") if line] == [
        [tag] for sentence in read_tagged(file) for _, tag in sentence
    ]


STANCES = """\ufeffs2,s1,stance,note
ب,أ,agree,1
"نفى, «ذلك»",أكد,disagree,2
د,ج,disagree,3

و,"ه
ه",other,4
"""


def test_stance(tmp_path: Path) -> None:
    file, out = tmp_path / "x.csv", tmp_path / "out.csv"
    file.write_text(STANCES, encoding="utf-8")
    answers = {("أ", "ب"): "agree", ("أكد", "نفى, «ذلك»"): "disagree", ("ج", "د"): "agree", ("ه\nه", "و"): "agree"}
    figures = evaluate_stance(file, lambda s1, s2: answers[s1, s2], out)
    assert (figures.pairs, figures.accuracy) == (4, 50.0)
    assert figures.labels == {"agree": Rate.of(1, 3, 1), "disagree": Rate.of(1, 1, 2), "other": Rate.of(0, 0, 1)}
    assert [rate.f1 for rate in figures.labels.values()] == [50.0, 66.7, 0.0]
    assert figures.macro_f1 == 38.9
    with out.open(encoding="utf-8", newline="") as table:
        rows = list(csv.reader(table))
    assert rows[0] == ["s1", "s2", "stance", "predicted"]
    assert rows[2] == ["أكد", "نفى, «ذلك»", "disagree", "disagree"]
    assert [row[3] for row in rows[1:]] == ["agree", "disagree", "agree", "agree"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("s1,stance\n", "line 1: no column s2"),
        ("s1,s2,stance\n", "no pair in it"),
        ("s1,s2,stance\na,b,agree\na,b,perhaps\n", "line 3: unknown stance perhaps"),
        ("s1,s2,stance\na,b\n", "line 2: 2 columns, 3 are named"),
        ('s1,s2,stance\n"a"b,b,agree\n', "line 2: "),
        ('s1,s2,stance\n"a,b,agree\n', "line 2: unexpected end of data"),
        ("", "line 1: no column s1, s2, stance"),
    ],
)
def test_malformed_stances(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "x.csv").write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=f"x.csv: {reason}"):
        evaluate_stance(tmp_path / "x.csv", lambda a, b: "agree")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the project's shared data are not here")
def test_the_shared_stances_are_read() -> None:
    figures = evaluate_stance(SHARED / "data" / "ans" / "stance" / "test.csv", lambda a, b: "disagree")
    assert figures.pairs == 379
    assert figures.labels["disagree"].r == 100.0
