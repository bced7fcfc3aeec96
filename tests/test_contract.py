"""What `kg extract`, `kg contradictions` and `kg claims` print, held against the published JSON schemas."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cli_runs import here, process

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
TEXT = next(EXAMPLES.glob("*.txt"))


def _validator(name: str) -> Any:
    schema = json.loads((ROOT / "docs" / "contract" / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def statements() -> list[dict[str, Any]]:
    done = process("extract", str(EXAMPLES), "--format", "jsonl")
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def _lines(capsys: pytest.CaptureFixture[str], command: str) -> list[dict[str, Any]]:
    done = here(capsys, [command, str(EXAMPLES), "--format", "jsonl"])
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_statements_follow_their_schema(statements: list[dict[str, Any]]) -> None:
    assert len(statements) > 20
    for one in statements:
        _validator("statement").validate(one)


def test_offsets_point_into_the_file_as_it_is(statements: list[dict[str, Any]]) -> None:
    """The file holds two articles; the offsets of both point into it."""
    file = TEXT.read_bytes().decode("utf-8")
    second = file.index("روسيا: منشآتنا")
    for one in statements:
        assert (one["cue"]["start"] >= second) is one["doc"].endswith("-2")
        for span in (one["cue"], one["source"], one["content"]):
            assert span is None or file[span["start"] : span["end"]] == span["text"]


def test_statements_come_in_text_order_under_their_own_ids(statements: list[dict[str, Any]]) -> None:
    assert len({one["id"] for one in statements}) == len(statements)
    assert {one["doc"] for one in statements} == {TEXT.stem, f"{TEXT.stem}-2"}
    for doc in {one["doc"] for one in statements}:
        starts = [min(one["cue"]["start"], one["content"]["start"]) for one in statements if one["doc"] == doc]
        assert starts == sorted(starts)


def test_the_examples_name_their_actors(statements: list[dict[str, Any]]) -> None:
    actors = " ".join(one["actor"] for one in statements)
    about = " ".join(name for one in statements for name in one["about"])
    for name in ("طالبان", "زاخاروفا", "بيسكوف"):
        assert name in actors
    for name in ("بوتين", "منصور"):
        assert name in about


def test_contradictions_follow_their_schema(
    statements: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    found = _lines(capsys, "contradictions")
    polarity = {one["id"]: one["polarity"] for one in statements}
    assert found
    for one in found:
        _validator("contradiction").validate(one)
        assert {one["a"], one["b"]} <= polarity.keys()
        assert one["kind"] != "denial" or polarity[one["a"]] == "deny"


def test_claims_follow_their_schema(statements: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> None:
    found = _lines(capsys, "claims")
    for one in found:
        _validator("claim").validate(one)
    assert sorted(s for one in found for s in one["statements"]) == sorted(one["id"] for one in statements)


def test_contradictions_of_extracted_statements(
    statements: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "statements.jsonl"
    lines = [json.dumps(one, ensure_ascii=False) for one in statements]
    denies = json.dumps({**statements[0], "polarity": "deny", "act": "state"})
    file.write_text("\ufeff" + "\n".join([*lines, "{torn", '{"doc": 3}', denies]), encoding="utf-8")
    done = here(capsys, ["contradictions", "--statements", str(file), "--format", "jsonl"])
    assert done.code == 1
    assert [line.split(":")[2] for line in done.told] == [str(len(lines) + at) for at in (1, 2, 3)]
    for line in done.out.splitlines():
        _validator("contradiction").validate(json.loads(line))
