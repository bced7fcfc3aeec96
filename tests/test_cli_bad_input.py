"""Bad input from A to Z in one run: each costs one line that names it, and nothing else costs a statement."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import Run, here, process

GOOD = "بيسكوف ينفي\n\nنفى دميتري بيسكوف أن روسيا تدخلت في الانتخابات. وقال بيسكوف إن موسكو لم تتدخل.\n"
LONG = (GOOD + "وقال بيسكوف إن روسيا ترد. " + "ا" * 300_000 + " وقال بيسكوف إن روسيا لا ترد.").replace("\n", " ")
"""A line of 300,000 characters; most of them one word, for the model of names takes time for every word."""


def _json(text: str) -> bytes:
    return json.dumps({"title": "خبر", "text": text}, ensure_ascii=False).encode()


# name of the file, what is in it, what the line on stderr says (None: it is no failure)
INPUTS: dict[str, tuple[bytes, str | None]] = {
    "a-good.txt": (GOOD.encode(), None),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t ", "white space"),
    "binary.txt": (bytes(range(256)) * 40, ""),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), ""),
    "torn.json": (_json(GOOD)[:-30], ""),
    "types.json": (b'{"title": 3, "text": ["x"], "date": {}}', ""),
    "number.json": (b"42", ""),
    "records.jsonl": (_json(GOOD + "أ") + b'\n{"text": \n' + _json(GOOD + "ب") + b"\n", ""),
    "half.txt": ("نفى بيسكوف ".encode() * 20 + b"\xd9", ""),
    "no-article.html": (b"<html><body><nav><a href=/>x</a></nav></body></html>", "no article"),
    "torn.txt.gz": (gzip.compress(GOOD.encode())[:-20], "gzip"),
    "wrong.pdf": (b"%PDF-1.4", "ending"),
    "long-line.txt": (LONG.encode(), None),
    "bidi.txt": (GOOD.replace("نفى", "\u202eن\u200fفى\u202c\x1b[31m").encode(), None),
    "z-good.txt": (GOOD.replace("موسكو", "موسكو اليوم").encode(), None),
}
BAD = {name: reason for name, (_, reason) in INPUTS.items() if reason is not None}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (content, _) in INPUTS.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def extracted(folder: Path) -> Run:
    paths = [str(folder / name) for name in INPUTS]
    return process("extract", *paths, str(folder / "missing.txt"), "--format", "jsonl")


@pytest.mark.parametrize(("name", "reason"), [*BAD.items(), ("missing.txt", "no such file")])
def test_each_is_one_line_that_names_it(extracted: Run, name: str, reason: str) -> None:
    (line,) = (line for line in extracted.told if f"/{name}: " in line)
    assert reason in line
    assert line.isprintable()


def test_there_is_no_line_more(extracted: Run) -> None:
    assert len(extracted.told) == len(BAD) + 1
    assert extracted.code == 1


def test_the_others_keep_every_statement(extracted: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alone = here(capsys, ["extract", str(folder / "a-good.txt"), str(folder / "z-good.txt"), "--format", "jsonl"])
    found = [json.loads(line) for line in extracted.out.splitlines()]
    expected = [json.loads(line) for line in alone.out.splitlines()]
    assert alone.code == 0
    assert len(expected) >= 4
    assert [one for one in found if one["doc"] in ("a-good", "z-good")] == expected
    assert len([one for one in found if one["doc"].startswith("records")]) == len(expected)


def test_a_long_line_is_read_to_its_end(extracted: Run) -> None:
    found = [json.loads(line) for line in extracted.out.splitlines() if '"long-line"' in line]
    assert any(one["content"]["text"].startswith("روسيا لا ترد") for one in found)


def test_control_characters_stay_in_place_and_steer_nothing(extracted: Run, folder: Path) -> None:
    text = (folder / "bidi.txt").read_bytes().decode()
    found = [json.loads(line) for line in extracted.out.splitlines() if '"bidi"' in line]
    assert found
    for one in found:
        assert text[one["cue"]["start"] : one["cue"]["end"]] == one["cue"]["text"]
    assert not set(extracted.out) & {"\x1b", "\u202e"}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (lambda folder: ["extract", str(folder / "missing.txt")], "missing.txt: no such file"),
        (lambda folder: ["claims", str(folder / "empty.txt")], "empty.txt: empty"),
        (lambda folder: ["report", str(folder / "empty.txt")], "empty.txt: empty"),
        (lambda folder: ["contradictions", str(folder / "torn.json"), "-f", "jsonl"], "torn.json: "),
    ],
)
def test_every_reading_command_says_so(
    arguments: Callable[[Path], list[str]], reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = here(capsys, arguments(folder))
    assert done.code == 1
    assert len(done.told) == 1
    assert reason in done.told[0]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["evaluate", "names", "{}/empty.txt"], "empty.txt: no token"),
        (["evaluate", "names", "{}/a-good.txt"], "a-good.txt: line 1"),
        (["evaluate", "stance", "{}/missing.csv"], "missing.csv: no such file"),
        (["evaluate", "stance", "{}/a-good.txt"], "a-good.txt: line 1: no column"),
        (["evaluate", "statements", "{}/none"], "none: no such folder"),
        (["evaluate", "statements", "{}"], ""),
        (["report", "{}/a-good.txt", "-o", "{}/none/report.md"], "report.md: cannot be written"),
        (["contradictions", "--statements", "{}/none.jsonl"], "none.jsonl: "),
        (["contradictions", "--statements", "{}/picture.txt"], "picture.txt: not UTF-8"),
    ],
)
def test_files_of_other_commands(
    arguments: list[str], reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = here(capsys, [argument.format(folder) for argument in arguments])
    assert done.code in (1, 2)
    assert len(done.told) == 1
    assert reason in done.told[0]


def test_standard_input_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    done = process("extract", "-", stdin=b"")
    assert done.code == 1
    assert done.told == ["kg: -: empty file"]
