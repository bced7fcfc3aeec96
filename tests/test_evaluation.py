"""The figures of statements are those of the contract's scorer, on a small gold set worked out by hand and on ours."""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation import (
    ErrorKind,
    EvaluationError,
    Gold,
    count_errors,
    evaluate_statements,
    load_gold,
    read_records,
    statement_errors,
)
from kg.evaluation.likeness import same_name, same_names
from schemas import Act, ClaimRecord, ContradictionKind, ContradictionRecord, Polarity, Quoted, Span, StatementRecord

SHARED = Path(__file__).resolve().parents[2] / "shared"
NEEDS_SHARED = pytest.mark.skipif(not SHARED.is_dir(), reason="the project's shared data are not here")

TEXT_A = "بوتين: التقينا منصور\n\nقال بوتين إن موسكو التقت منصور سرا. ونفت طالبان «لقاء بوتين». وأضافت أن الأمر مرفوض."
TEXT_B = "نفت أنقرة دعم داعش. وقال وزير إن روسيا تكذب، وفق رويترز."


def gold_statement(id: str, cue: str, content: str, actor: str, **more: object) -> dict[str, object]:
    act = {"deny": "deny", "neutral": "no_comment"}.get(str(more.get("polarity")), "state")
    plain = {"via": [], "about": [], "polarity": "assert", "act": act, "negated": False, "quoted": "indirect"}
    return {"id": id, "cue": cue, "content": content, "actor": actor, "source": None, **plain, **more}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    a = [
        gold_statement("a.s1", ":", "التقينا منصور", "فلاديمير بوتين", quoted="direct", about=["منصور", "روسيا"]),
        gold_statement("a.s2", "قال", "موسكو التقت منصور سرا", "فلاديمير بوتين", about=["روسيا", "أختر منصور"]),
        gold_statement("a.s3", "ونفت", "لقاء بوتين", "حركة طالبان", polarity="deny", content_nth=1, about=["بوتين"]),
        gold_statement("a.s4", "وأضافت", "الأمر مرفوض", "حركة طالبان"),
    ]
    b = [
        gold_statement("b.s1", "نفت", "دعم داعش", "تركيا", polarity="deny"),
        gold_statement("b.s2", "وقال", "روسيا تكذب", "وزير", via=["رويترز"], about=["روسيا"]),
    ]
    pairs = [{"a": "a.s3", "b": "a.s2", "kind": "denial"}, {"a": "a.s3", "b": "a.s1", "kind": "denial"}]
    same = {"cluster": "x", "docs": ["a"], "groups": [["a.s1", "a.s2"]]}
    for name, content in (
        ("a.json", {"doc": "a", "statements": a}),
        ("b.json", {"doc": "b", "statements": b}),
        ("contradictions-x.json", {"cluster": "x", "docs": ["a"], "pairs": pairs}),
        ("same-x.json", same),
        ("manifest.json", [{"doc": "a"}]),
        ("other.json", {"x": 1}),
    ):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    (folder / "a.txt").write_text(TEXT_A, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT_B, encoding="utf-8")
    return folder


def record(id: str, text: str, cue: str, content: str, actor: str, **more: object) -> StatementRecord:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span.of(text, start, start + len(words))

    plain: dict[str, Any] = {"via": (), "about": (), "polarity": "assert", "act": "state", "negated": False}
    plain |= {"quoted": "indirect", "source": None, "actor_id": "x", "hedged": False, "rule": "r", "confidence": 1.0}
    spans = {"cue": span(cue), "content": span(content)}
    return StatementRecord.model_validate({"doc": id[0], "id": id, "actor": actor, **spans, **plain, **more})


@pytest.fixture
def records() -> list[StatementRecord]:
    return [
        record("a1", TEXT_A, ":", "التقينا منصور", "بوتين", quoted="direct", about=("الملا أختر منصور", "إيران")),
        record("a2", TEXT_A, "قال", "التقت منصور سرا.", "الرئيس بوتين", about=("موسكو",)),
        record("a3", TEXT_A, "ونفت", "«لقاء بوتين»", "طالبان", polarity="deny", act="deny", negated=True),
        record("a4", TEXT_A, "وأضافت", "الأمر مرفوض", "أفغانستان"),
        record("b1", TEXT_B, "نفت", "دعم داعش", "أنقرة"),
        record("b2", TEXT_B, "وفق", "رويترز", "رويترز", polarity="deny", act="deny"),
    ]


PAIRS = [
    ContradictionRecord(a="a2", b="a3", kind=ContradictionKind.NEGATION, score=1, why=""),
    ContradictionRecord(a="a3", b="b2", kind=ContradictionKind.DENIAL, score=1, why=""),
]
CLAIMS = [
    ClaimRecord(claim="1", text="", polarity=Polarity.ASSERT, statements=("a1", "a2", "a4", "b1"), stories=1),
    ClaimRecord(claim="2", text="", polarity=Polarity.DENY, statements=("a3", "b2"), stories=1),
]
BY_HAND = {
    # five of six contents matched: not b.s2, and b2 is spurious
    "detected": {"p": 83.3, "r": 83.3, "f1": 83.3, "tp": 5, "predicted": 6, "gold": 6},
    # b1 should deny
    "polarity": {"p": 66.7, "r": 66.7, "f1": 66.7, "tp": 4, "predicted": 6, "gold": 6},
    # a4 is not Afghanistan's
    "tuple": {"p": 50.0, "r": 50.0, "f1": 50.0, "tp": 3, "predicted": 6, "gold": 6},
    # a2 lacks a word; quotation marks at the ends of a3 are nothing
    "exact": {"p": 33.3, "r": 33.3, "f1": 33.3, "tp": 2, "predicted": 6, "gold": 6},
    "denials": {"p": 50.0, "r": 50.0, "f1": 50.0, "tp": 1, "predicted": 2, "gold": 2},
    "accuracy_over_detected": {"actor": 80.0, "act": 80.0, "negated": 80.0, "quoted": 100.0},
    # a1: Mansour of two; a2: Moscow is Russia
    "about": {"p": 66.7, "r": 40.0, "f1": 50.0, "tp": 2, "predicted": 3, "gold": 5},
    "via": {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "predicted": 0, "gold": 0},
    "contradictions": {
        "p": 50.0, "r": 50.0, "f1": 50.0, "tp": 1, "predicted": 2, "gold": 2, "kind_accuracy": 0.0,
    },
    # the pairs of a1, a2, a4 are within the story; b1's are not
    "claims": {"p": 33.3, "r": 100.0, "f1": 50.0, "tp": 1, "predicted": 3, "gold": 1},
}  # fmt: skip


def test_figures_worked_out_by_hand(gold: Path, records: list[StatementRecord]) -> None:
    assert evaluate_statements(gold, records, PAIRS, CLAIMS).as_json() == BY_HAND
    without = {key: value for key, value in BY_HAND.items() if key not in ("contradictions", "claims")}
    assert evaluate_statements(load_gold(gold), iter(records)).as_json() == without


def test_nothing_found(gold: Path) -> None:
    figures = evaluate_statements(gold, [], [], [])
    assert (figures.tuples.f1, figures.tuples.gold, figures.accuracy.actor) == (0.0, 6, 0.0)
    assert figures.contradictions is not None
    assert figures.contradictions.kind_accuracy == 0.0


def test_errors_by_kind(gold: Path, records: list[StatementRecord]) -> None:
    errors = statement_errors(gold, records)
    assert [(e.kind, e.doc, e.gold, e.predicted, e.expected, e.found) for e in errors] == [
        (ErrorKind.ACTOR, "a", "a.s4", "a4", "حركة طالبان", "أفغانستان"),
        (ErrorKind.SPAN, "a", "a.s2", "a2", "موسكو التقت منصور سرا", "التقت منصور سرا."),
        (ErrorKind.MISSED, "b", "b.s2", None, "روسيا تكذب", ""),
        (ErrorKind.SPURIOUS, "b", None, "b2", "", "رويترز"),
        (ErrorKind.POLARITY, "b", "b.s1", "b1", "deny", "assert"),
    ]
    assert count_errors(errors) == dict.fromkeys(ErrorKind, 1)
    assert count_errors([]) == dict.fromkeys(ErrorKind, 0)


# --- the same numbers as tools/score.py


def perturbed(gold: Gold, seed: int) -> list[StatementRecord]:
    """Predictions made of the gold with all kinds of faults."""
    chance = random.Random(seed)
    names = [name for found in gold.statements.values() for one in found for name in (one.actor or "", *one.about)]
    records = []
    for doc, statements in gold.statements.items():
        text = gold.texts[doc]
        for statement in statements:
            for copy in range(chance.choice([0, 1, 1, 1, 1, 1, 2])):
                start, end = statement.content
                if chance.random() < 0.4:
                    start = min(max(0, start + chance.randint(-15, 15)), len(text) - 1)
                    end = min(max(start + 1, end + chance.randint(-15, 15)), len(text))
                cue = statement.cue if chance.random() < 0.8 else (start, start + 1)
                keep = chance.random() < 0.7
                about = [*statement.about, *chance.sample(names, chance.randint(0, 2))]
                records.append(
                    StatementRecord(
                        doc=doc,
                        id=f"p{statement.id}-{copy}",
                        cue=Span.of(text, *cue),
                        source=None,
                        actor=statement.actor if keep and statement.actor else chance.choice(names),
                        actor_id="x",
                        via=statement.via[: chance.randint(0, 2)],
                        polarity=statement.polarity if keep else chance.choice(list(Polarity)),
                        act=statement.act if chance.random() < 0.7 else chance.choice(list(Act)),
                        content=Span.of(text, start, end),
                        negated=chance.random() < 0.5,
                        hedged=False,
                        quoted=chance.choice(list(Quoted)),
                        about=tuple(chance.sample(about, len(about))),
                        rule="r",
                        confidence=0.5,
                    )
                )
    chance.shuffle(records)
    return records


def perturbed_pairs(gold: Gold, records: Sequence[StatementRecord], seed: int) -> list[ContradictionRecord]:
    chance = random.Random(seed)
    ids = [record.id for record in records] or ["none"]
    pairs = [tuple(f"p{one}-0" for one in sorted(pair)) for pair in gold.contradictions if len(pair) == 2]
    some = chance.sample(pairs, len(pairs) * 2 // 3) + [tuple(chance.choices(ids, k=2)) for _ in range(5)]
    kinds = list(ContradictionKind)
    return [ContradictionRecord(a=a, b=b, kind=chance.choice(kinds), score=0.5, why="") for a, b in some]


def perturbed_claims(gold: Gold, records: Sequence[StatementRecord], seed: int) -> list[ClaimRecord]:
    chance = random.Random(seed)
    ids = [record.id for record in records]
    groups = [
        [f"p{one}-0" for one in group][: chance.randint(1, 9)] for same in gold.same_claims for group in same.groups
    ]
    groups += [chance.sample(ids, min(len(ids), 4)) for _ in range(20)]
    return [
        ClaimRecord(claim=str(n), text="", polarity=Polarity.ASSERT, statements=tuple(group), stories=1)
        for n, group in enumerate(groups)
        if group
    ]


def scored(
    folder: Path, tmp_path: Path, *predictions: Sequence[StatementRecord | ContradictionRecord | ClaimRecord]
) -> Any:
    files = []
    for number, records in enumerate(predictions):
        file = tmp_path / f"{number}.jsonl"
        file.write_text("".join(f"{record.model_dump_json()}\n" for record in records), encoding="utf-8")
        files.append(str(file))
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(folder), files[0], "--json"]
    command += ["--contradictions", files[1], "--claims", files[2]]
    return json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)


def agrees_with_the_scorer(folder: Path, tmp_path: Path, seed: int) -> None:
    gold = load_gold(folder)
    records = perturbed(gold, seed)
    pairs, claims = perturbed_pairs(gold, records, seed), perturbed_claims(gold, records, seed)
    ours = evaluate_statements(folder, records, pairs, claims).as_json()
    assert ours == scored(folder, tmp_path, records, pairs, claims)
    assert list(ours) == list(scored(folder, tmp_path, records, pairs, claims))


@NEEDS_SHARED
@pytest.mark.parametrize("seed", range(5))
def test_the_scorer_agrees_on_the_small_set(gold: Path, tmp_path: Path, seed: int) -> None:
    agrees_with_the_scorer(gold, tmp_path, seed)


@NEEDS_SHARED
def test_the_scorer_agrees_on_the_figures_worked_out_by_hand(
    gold: Path, tmp_path: Path, records: list[StatementRecord]
) -> None:
    assert scored(gold, tmp_path, records, PAIRS, CLAIMS) == BY_HAND


@NEEDS_SHARED
@pytest.mark.parametrize("folder", ["gold/dev", "gold/train", "seeds"])
@pytest.mark.parametrize("seed", range(2))
def test_the_scorer_agrees_on_the_shared_gold(tmp_path: Path, folder: str, seed: int) -> None:
    agrees_with_the_scorer(SHARED / folder, tmp_path, seed)


# --- names that are one


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("فلاديمير بوتين", "بوتين", True),
        ("الرئيس", "رئيس", True),
        ("حركة طالبان", "طالبان", True),
        ("واشنطن", "الولايات المتحدة الأمريكية", True),
        ("أختر منصور", "منصور هادي", False),
        ("ماريا زاخاروفا", "سيرغي لافروف", False),
        ("", "بوتين", False),
        (None, None, True),
        (None, "بوتين", False),
    ],
)
def test_same_name(a: str | None, b: str | None, same: bool) -> None:
    assert same_name(a, b) is same_name(b, a) is same


def test_a_gold_name_counts_once() -> None:
    assert same_names(["بوتين"], ["بوتين", "فلاديمير بوتين"]) == 1
    assert same_names([], ["بوتين"]) == same_names(["بوتين"], []) == 0


# --- bad input


def test_predictions_for_other_documents(gold: Path) -> None:
    with pytest.raises(EvaluationError, match="not in the gold: z"):
        evaluate_statements(gold, [record("z1", TEXT_A, "قال", "لقاء", "بوتين")])


def test_folders_without_gold(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no such folder"):
        load_gold(tmp_path / "missing")
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    with pytest.raises(EvaluationError, match="no gold in this folder"):
        load_gold(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", '{"doc": "a",\n "statements": [', "a.json: line 2: not valid JSON"),
        ("a.json", '{"doc": "a", "statements": {}}', "a list is expected, not dict"),
        ("a.json", '{"doc": "a", "statements": [3]}', "item 1: Input should be"),
        (
            "a.json",
            '{"doc": "a", "statements": [{"id": "a.s1", "cue": "قلت"}]}',
            "a.s1: its cue is not in the text: قلت",
        ),
        (
            "a.json",
            '{"doc": "a", "statements": [{"id": "a.s1", "cue": "قال"}]}',
            "item 1: content_start: Field required",
        ),
        ("c.json", '{"doc": "c", "statements": []}', "c.txt: no such file"),
        ("contradictions-x.json", '{"pairs": [{"a": "x"}]}', "item 1: b: Field required"),
        ("contradictions-x.json", '{"pairs": [{"a": "x", "b": "y", "kind": "no"}]}', "item 1: kind: Input should be"),
        ("same-x.json", '{"groups": [["a"]]}', "docs: Field required"),
        ("a.txt", "\0\1\2", "a.txt: binary file"),
        ("b.json", "[" * 50_000, "not valid JSON"),
    ],
)
def test_malformed_gold(gold: Path, name: str, content: str, reason: str) -> None:
    (gold / name).write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError) as caught:
        load_gold(gold)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_records_are_read_back_and_bad_lines_named(tmp_path: Path, records: list[StatementRecord]) -> None:
    file = tmp_path / "p.jsonl"
    file.write_text("\n\n".join(one.model_dump_json() for one in records), encoding="utf-8")
    assert read_records(file, StatementRecord) == tuple(records)
    for bad in ('{"doc": "a"', "[]", records[0].model_dump_json().replace('"start":5', '"start":6')):
        file.write_text(f"{records[0].model_dump_json()}\n{bad}\n", encoding="utf-8")
        with pytest.raises(EvaluationError, match="line 2: "):
            read_records(file, StatementRecord)
    with pytest.raises(EvaluationError, match="no such file"):
        read_records(tmp_path / "missing.jsonl", StatementRecord)
