"""`kg explain`: a text cut at all borders, beside an annotation, in a terminal and in a page."""

import json
import re
from pathlib import Path

import pytest
from cli_runs import here
from explained_article import ARTICLE, GOLD, STATEMENTS, TEXT

from kg.explain.build import explained
from kg.explain.model import Status
from kg.explain.page import to_html
from kg.explain.terminal import to_terminal
from kg.printing.text import FSI, PDI


def test_nothing_of_the_text_is_lost() -> None:
    article = explained(ARTICLE, STATEMENTS)
    lines = [line.strip() for line in TEXT.splitlines() if line.strip()]
    assert ["".join(segment.text for segment in one) for one in article.paragraphs] == lines


def test_numbers_follow_the_text() -> None:
    shown = explained(ARTICLE, STATEMENTS).shown
    assert [(one.number, one.cue.text) for one in shown] == [(1, "قال"), (2, "أكد"), (3, "ونفى")]


def test_nested_and_overlapping_statements_share_segments() -> None:
    segments = explained(ARTICLE, STATEMENTS).paragraphs[1]
    assert [(one.text, one.cue, one.source, one.content) for one in segments] == [
        ("قال", (1,), (), ()),
        (" ", (), (), ()),
        ("الوزير", (), (1,), ()),
        (" إن ", (), (), ()),
        ("مسؤولا", (), (2,), (1,)),
        (" ", (), (), (1,)),
        ("أكد", (2,), (), (1,)),
        (" أن ", (), (), (1,)),
        ("الهدنة ", (), (), (1, 2)),
        ("صامدة", (), (), (1, 2, 3)),
        (". ", (), (), (3,)),
        ("ونفى", (3,), (), (3,)),
        (" ذلك المتحدث", (), (), (3,)),
        (".", (), (), ()),
    ]


def test_beside_an_annotation() -> None:
    shown = explained(ARTICLE, STATEMENTS, GOLD).shown
    assert [(one.status, one.content.text) for one in shown] == [
        (Status.RIGHT, "مسؤولا أكد أن الهدنة صامدة"),
        (Status.WRONG, "الهدنة صامدة"),
        (Status.SPURIOUS, "صامدة. ونفى ذلك المتحدث"),
        (Status.MISSED, "ذلك"),
    ]
    assert [(one.field, one.value) for one in shown[1].corrections] == [("actor", "مسؤول كبير في الأمم المتحدة")]


def test_a_pipe_gets_no_colours_and_one_line_a_statement() -> None:
    text = to_terminal([explained(ARTICLE, STATEMENTS)])
    assert not set(text) & {"\x1b", FSI, PDI}
    assert "قال¹ الوزير¹ إن ⟨¹مسؤولا² أكد² أن ⟨²الهدنة ⟨³صامدة²⟩¹⟩. ونفى³ ذلك المتحدث³⟩." in text
    lines = [line for line in text.splitlines() if re.match(r" ?\d  ", line)]
    assert [line.split()[0] for line in lines] == ["1", "2", "3"]
    assert all("by-hand" in line for line in lines)


@pytest.mark.parametrize("colours", [True, False])
def test_a_terminal_gets_isolates_and_colours(monkeypatch: pytest.MonkeyPatch, colours: bool) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    text = to_terminal([explained(ARTICLE, STATEMENTS, GOLD)])
    assert bool(re.search(r"\x1b\[[0-9;]*3[0-7]", text)) is colours
    for line in text.splitlines():
        assert line.count(FSI) == line.count(PDI)
        assert not re.search(r"[\u0600-\u06ff]", re.sub(f"{FSI}.*?{PDI}", "", line)), line
    assert len([line for line in text.splitlines() if "by-hand" in line]) == 3  # cut, not wrapped


def test_the_page_links_every_segment_to_its_statements() -> None:
    page = to_html([explained(ARTICLE, STATEMENTS, GOLD)])
    assert 'data-content="1 2 3"' in page
    assert page.count('<li id="line-1-') == 4
    assert 'href="https://example.com/1"' in page


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With the stages before it given by hand: the extraction has its own tests."""
    from schemas import ArticleFacts, ArticleMeta

    facts = ArticleFacts(
        article=ArticleMeta(**ARTICLE.model_dump(exclude={"text"})), statements=STATEMENTS, mentions=()
    )
    file = tmp_path / "d1.txt"
    file.write_text(TEXT, encoding="utf-8")

    def facts_of(paths: list[str], _failures: object, on_article: object) -> object:
        assert paths == [str(file)]
        on_article(ARTICLE)  # type: ignore[operator]
        yield facts

    monkeypatch.setattr("kg.ingest.facts_of", facts_of)
    done = here(capsys, ["explain", str(file), "--min-confidence", "0.5"])
    assert (done.code, done.told) == (0, [])
    assert "ونفى³" not in done.out
    gold = tmp_path / "d1.json"
    gold.write_text(json.dumps({"doc": "d1", "statements": []}), encoding="utf-8")
    done = here(capsys, ["explain", str(file), "--gold", str(gold)])
    assert done.out.count("spurious") == 3
    page = tmp_path / "page.html"
    done = here(capsys, ["explain", str(file), "--html", str(page)])
    assert (done.code, done.out) == (0, "")
    assert page.read_text("utf-8").startswith("<!doctype html>")
    gold.write_text("[]", encoding="utf-8")
    done = here(capsys, ["explain", str(file), "--gold", str(gold)])
    assert done.code == 2
    assert done.told == [f"kg: {gold}: no annotation of statements"]
