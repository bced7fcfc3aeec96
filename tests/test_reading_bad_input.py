"""Reading what cannot be read: one clear line each, never a traceback, and nothing else suffers."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_reading import BODY, joined, read

from kg.reading.formats import SUPPORTED

NOT_TEXT = "unreadable encoding (not UTF-8, UTF-16 or Windows-1256)"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.txt", b"", "empty file"),
        ("x.jsonl", b"", "empty file"),
        ("x.csv", b"", "empty file"),
        ("x.txt", b"\xef\xbb\xbf", "empty file"),
        ("x.txt", b" \r\n\t\n", "no text, only white space or marks"),
        ("x.txt", "\u200f \u202c\ufeff ---".encode(), "no text, only white space or marks"),
        ("x.jsonl", b"\n\n", "no text, only white space or marks"),
        ("x.txt", b'{"title": ["a"]}\n', "no text after the header"),
        ("x.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "binary file"),
        ("x.txt", bytes(range(1, 200)), "binary file"),
        ("x.jsonl", b"\x7fELF\0\0\0\1\2\3\0\0", "binary file"),
        ("x.csv", b"PK\3\4\0\0\0\0", "binary file"),
        ("x.txt", "نفى\0ذلك".encode(), "binary file"),
        ("x.txt", (BODY * 20 + "\0" * 2).encode(), "binary file"),
        ("x.txt", (BODY + "\x01\x0b\x1b\x7f").encode(), "binary file"),
        ("x.txt", (BODY * 20 + "\0" * 2).encode("utf-16-le"), "binary file"),
        ("x.txt", "déjà vu à la fête, naïve œuvre".encode("latin-1", "replace") + b"\xff\xfe", NOT_TEXT),
        ("x.txt", BODY.encode() + b"\xd9", NOT_TEXT),
        ("x.txt", b"\xff\xfe" + BODY.encode("utf-16-le") + b"\0", NOT_TEXT),
        ("x.txt", BODY.encode("iso-8859-6"), NOT_TEXT),
        ("x.tsv", b"\0\t\0", NOT_TEXT),
        ("x.json", b'{"text": "a', "not valid JSON: Unterminated string starting at line 1, column 10"),
        ("x.json", b"[]", "no article in it: an empty list"),
        ("x.json", b"3", "an object is expected, this is a number"),
        ("x.json", b"null", "an object is expected, this is null"),
        ("x.json", b'{"title": "a"}', "no text"),
        ("x.json", b"[" * 50_000 + b"1", "not valid JSON: too large a number, or nested too deep"),
        ("x.json", b'{"text": 1' + b"0" * 5000 + b"}", "not valid JSON: too large a number, or nested too deep"),
        ("x.txt.gz", gzip.compress(BODY.encode() * 50)[:-20], "damaged gzip data"),
        ("x.txt.gz", gzip.compress(BODY.encode())[:12] + b"\xff" * 40, "damaged gzip data"),
        ("x.jsonl.gz", b"\x1f\x8b\x08junk", "damaged gzip data"),
    ],
)
def test_one_reason_each(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(BODY, encoding="utf-8")
    articles, failures = read(tmp_path / name, tmp_path / "z.txt")
    assert [article.doc for article in articles] == ["z"]
    assert [(f.path, f.reason) for f in failures] == [(str(tmp_path / name), reason)]


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "x.pdf").write_bytes(b"%PDF")
    _, failures = read(tmp_path / "missing.txt", tmp_path / "empty", tmp_path / "empty" / "x.pdf", "a\0b.txt")
    reasons = [failure.reason for failure in failures]
    assert reasons[0] == "no such file"
    assert reasons[1].startswith("no article file in this folder (.atom, .csv")
    assert reasons[2].startswith("unsupported ending .pdf (read are .atom")
    assert reasons[3] == "no file can have this name"


def test_odd_names(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text(BODY, encoding="utf-8")
    (tmp_path / os.fsdecode(b"\xfe.txt")).write_bytes(b"")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    articles, failures = read(tmp_path, "x" * 5000, tmp_path / "gone.txt" / "x.txt")
    assert [article.doc for article in articles] == ["\ufffd"]
    reasons = ["no such file", "empty file", "File name too long", "no such file"]
    assert [failure.reason for failure in failures] == reasons
    assert failures[1].path == str(tmp_path / "\ufffd.txt")


def test_what_never_ends_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("pipe.txt", "pipe.pdf"):
        os.mkfifo(tmp_path / "a" / name)
    (tmp_path / "a" / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "file").write_text(BODY, encoding="utf-8")
    (tmp_path / "a" / "link.txt").symlink_to(tmp_path / "file")
    articles, failures = read(tmp_path / "a", tmp_path / "a" / "pipe.pdf")
    assert [article.doc for article in articles] == ["link"]
    found = [(Path(failure.path).name, failure.reason) for failure in failures]
    assert found == [(name, "not a regular file") for name in ("device.txt", "pipe.txt", "pipe.pdf")]


def test_a_pipe_that_the_shell_hands_over_is_read() -> None:
    read_end, write_end = os.pipe()
    with os.fdopen(write_end, "wb") as pipe:
        pipe.write(BODY.encode())
    try:
        articles, failures = read(f"/dev/fd/{read_end}")
    finally:
        os.close(read_end)
    assert (len(articles), failures) == (1, [])


def test_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert [failure.reason for failure in read("-")[1]] == ["standard input is closed"]


def test_what_is_heavy_is_not_imported_before_it_is_needed() -> None:
    code = "import sys, kg.reading, kg.stories, kg.evaluation; print(sorted(sys.modules))"
    modules = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    for heavy in ("trafilatura", "feedparser", "datasketch", "numpy", "networkx", "lxml", "torch"):
        assert f"'{heavy}'" not in modules


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.html", "<div>" * 100_000),
        ("deep.html", "<html><body>" + "<table><tr><td>" * 20_000 + BODY * 5),
        ("deep.xml", "<rss><channel><item>" + "<b>" * 100_000),
        ("deep.xml", "<rss><channel><item><description>" + "&lt;b&gt;" * 100_000),
        (
            "laughs.xml",
            '<!DOCTYPE r [<!ENTITY a "'
            + "x" * 1000
            + '">'
            + "".join(f'<!ENTITY {b} "{f"&{a};" * 50}">' for a, b in pairwise("abcdefgh"))
            + "]><rss><channel><item><description>&h;</description></item></channel></rss>",
        ),
    ],
)
def test_hostile_markup_costs_its_file_only(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "z.txt").write_text(BODY, encoding="utf-8")
    articles, failures = read(tmp_path)
    assert articles[-1].doc == "z"
    assert len(articles) + len(failures) == 2


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.txt"
    file.write_text(BODY, encoding="utf-8")
    if os.geteuid():
        file.chmod(0)
    else:  # root may read everything

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
        monkeypatch.setattr("os.scandir", refuse)
    _, failures = read(file, tmp_path)
    assert {failure.reason for failure in failures} == {"no permission to read it"}


def test_records_before_the_damage_are_kept(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": f"{n} {os.urandom(50).hex()}"}) for n in range(5000))
    data = gzip.compress(lines.encode())
    (tmp_path / "x.jsonl.gz").write_bytes(data[: len(data) // 2])
    articles, failures = read(tmp_path / "x.jsonl.gz")
    assert len(articles) > 1000
    assert [f.reason for f in failures] == ["damaged gzip data"]


pieces = st.sampled_from(
    [b"{", b"[", b'"text": "', b"'title':", b"<p>", b"<![", b"<?xml ", b"<rss><item>", b"\0", b"\n" * 4]
)
content = st.one_of(st.binary(max_size=300), st.lists(pieces | st.binary(max_size=8), max_size=40).map(b"".join))


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(suffix=st.sampled_from(["", *sorted(SUPPORTED)]), packed=st.booleans(), data=content)
def test_no_bytes_raise(suffix: str, packed: bool, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"x{suffix}"
        file.write_bytes(gzip.compress(data) if packed else data)
        articles, failures = read(file)
        assert articles or failures
        assert all("\n" not in failure.reason for failure in failures)


@settings(deadline=None, max_examples=200)
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_text_is_read_to_the_character(text: str) -> None:
    """Wherever a text file gives an article without a header, it gives the file's text, whatever is in it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.txt"
        file.write_bytes(f"{BODY}\n{text}".encode())
        articles, failures = read(file)
        assert failures or joined(articles) == f"{BODY}\n{text}"


def test_unpaired_surrogates_and_long_runs_anywhere(tmp_path: Path) -> None:
    surrogate = r'"\ud800 \udfff"'
    (tmp_path / "a.txt").write_text(f'{{"title": [{surrogate}], "url": [{surrogate}]}}\n{BODY}', encoding="utf-8")
    (tmp_path / "b.json").write_text(f'{{"text": {surrogate[:-1]} x", "title": {surrogate}, "source": {surrogate}}}')
    (tmp_path / "d.txt").write_text("a" + " " * 200_000 + BODY, encoding="utf-8")
    (tmp_path / "e").write_text("<!-- x -->" * 5000 + BODY, encoding="utf-8")
    articles, failures = read(tmp_path, tmp_path / "e")
    assert failures == []
    assert [article.doc for article in articles] == ["a", "b", "d", "e"]
    assert articles[0].title == "\ufffd \ufffd"


def test_a_feed_that_its_parser_cannot_bear(tmp_path: Path) -> None:
    item = f"<item><title>x</title><description>{BODY}</description></item>"
    feed = f"<rss><channel><title>&#xD800;</title>{item}</channel></rss>"
    (tmp_path / "x.rss").write_text(feed, encoding="utf-8")
    _, failures = read(tmp_path / "x.rss")
    assert [failure.reason for failure in failures] == ["cannot be parsed as a feed (UnicodeEncodeError)"]
