"""The report on a hand-made graph: what it holds, and that Arabic comes out right in a terminal and in a file."""

import re

import pytest

from kg.cli.finding import named
from kg.printing.table import COLUMNS, table
from kg.printing.text import FSI, PDI, clean
from kg.report.build import build_report, parts
from kg.report.markdown import to_markdown
from kg.report.model import ReportModel
from kg.report.terminal import to_terminal
from schemas import (
    Act,
    Actor,
    ActorKind,
    ActorRef,
    ArticleMeta,
    BaseLayer,
    Claim,
    Contradiction,
    ContradictionKind,
    Derived,
    Polarity,
    Span,
    Statement,
    Story,
)

TALIBAN = ActorRef(id="t1", name="حركة طالبان")
OFFICIAL = ActorRef(id="o1", name="مسؤول روسي رفيع")
DENIAL = "نفت حركة طالبان وجود أي اتصالات مع موسكو."
ASSERTION = "وتابع المسؤول أنه تم فتح قنوات اتصال."


def _statement(
    name: str, article: str, text: str, cue: str, content: str, actor: ActorRef, polarity: Polarity
) -> Statement:
    def span(part: str) -> Span:
        start = text.index(part)
        return Span.of(text, start, start + len(part))

    return Statement(
        id=name,
        article=article,
        doc=f"doc-{article}",
        cue=span(cue),
        content=span(content),
        sentence=Span.of(text, 0, len(text)),
        polarity=polarity,
        act=Act.DENY if polarity is Polarity.DENY else Act.STATE,
        actor=actor,
        about=(TALIBAN,),
        rule="hand",
        confidence=1.0,
    )


@pytest.fixture
def graph() -> tuple[BaseLayer, Derived]:
    denial = _statement("s1", "a1", DENIAL, "نفت", "وجود أي اتصالات مع موسكو", TALIBAN, Polarity.DENY)
    assertion = _statement("s2", "a2", ASSERTION, "وتابع", "تم فتح قنوات اتصال", OFFICIAL, Polarity.ASSERT)
    articles = (
        ArticleMeta(id="a1", doc="doc-a1", outlet="الشرق الأوسط", date="2015-12-26", url="https://example.com/a1"),
        ArticleMeta(id="a2", doc="doc-a2", outlet="alwatan", date="2015-12-25", url="javascript:alert(1)"),
    )
    derived = Derived(
        actors=(
            Actor(id="t1", name=TALIBAN.name, name_en="Taliban", kind=ActorKind.ORGANIZATION, aliases=("طالبان",)),
            Actor(id="o1", name=OFFICIAL.name, kind=ActorKind.UNNAMED),
        ),
        statements=(denial, assertion),
        stories=(Story(id="st1", articles=("a1",)), Story(id="st2", articles=("a2",))),
        claims=(
            Claim(id="c1", text="x", polarity=Polarity.DENY, representative="s1", statements=("s1",), stories=1),
            Claim(id="c2", text="y", polarity=Polarity.ASSERT, representative="s2", statements=("s2",), stories=1),
        ),
        contradictions=(
            Contradiction(a="s1", b="s2", kind=ContradictionKind.DENIAL, score=0.9, why="طالبان denies it | <b>"),
        ),
    )
    return BaseLayer(articles=articles, statements=(denial, assertion), mentions=()), derived


@pytest.fixture
def report(graph: tuple[BaseLayer, Derived]) -> ReportModel:
    return build_report(*graph)


def test_both_sides_with_their_evidence(report: ReportModel) -> None:
    (section,) = report.sections
    (quarrel,) = section.quarrels
    (pair,) = quarrel.pairs
    assert quarrel.actors == (TALIBAN.name, OFFICIAL.name)
    assert (pair.a.actor, pair.a.date, pair.a.outlet, pair.a.doc) == (
        TALIBAN.name,
        "2015-12-26",
        "الشرق الأوسط",
        "doc-a1",
    )
    assert (pair.b.actor, pair.b.date, pair.b.outlet, pair.b.doc) == (OFFICIAL.name, "2015-12-25", "alwatan", "doc-a2")
    assert "".join(part.text for part in pair.a.sentence) == DENIAL
    assert [(part.role, part.text) for part in pair.a.sentence if part.role] == [
        ("cue", "نفت"),
        ("content", "وجود أي اتصالات مع موسكو"),
    ]


def test_who_denied_comes_first(report: ReportModel) -> None:
    assert [speaker.actor for speaker in report.speakers] == [TALIBAN.name, OFFICIAL.name]
    assert report.speakers[0].said[0].side.about == (TALIBAN.name,)


@pytest.mark.parametrize(
    ("name", "speakers", "pairs"), [("طالبان", 1, 1), ("Taliban", 1, 1), ("TALIBAN", 1, 1), ("o1", 1, 1)]
)
def test_of_one_actor(graph: tuple[BaseLayer, Derived], name: str, speakers: int, pairs: int) -> None:
    report = build_report(*graph, only=named(graph[1].actors, name))
    assert (len(report.speakers), report.contradictions) == (speakers, pairs)


def test_a_cue_inside_the_content_splits_it() -> None:
    text = "«لن نذهب»، قال الوزير، «ولن نعود»"
    found = parts(Span.of(text, 0, len(text)), Span.of(text, 11, 14), Span.of(text, 1, len(text) - 1))
    assert [part.role for part in found] == ["", "content", "cue", "content", ""]
    assert "".join(part.text for part in found) == text


def test_a_file_gets_arabic_unharmed(report: ReportModel, capsys: pytest.CaptureFixture[str]) -> None:
    for text in (to_markdown(report), to_terminal(report)):
        assert FSI not in text
        assert PDI not in text
        assert "\x1b" not in text
        for name in (TALIBAN.name, OFFICIAL.name, "2015-12-26", "doc-a1", "الشرق الأوسط", "alwatan"):
            assert name in text
    assert DENIAL in to_terminal(report)


def test_no_date_follows_arabic_on_a_markdown_line(report: ReportModel) -> None:
    """A date after Arabic letters would be shown backwards."""
    for line in to_markdown(report).splitlines():
        assert not re.search(r"[\u0600-\u06ff][^|]*\d{4}-\d\d-\d\d", line), line


def test_markdown_escapes_and_links_only_to_pages(report: ReportModel) -> None:
    text = to_markdown(report)
    assert r"\| \<b\>" in text
    assert "[doc-a1](<https://example.com/a1>)" in text
    assert "javascript" not in text


def test_a_terminal_gets_isolates_on_every_line(report: ReportModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    lines = to_terminal(report).splitlines()
    assert any(FSI in line for line in lines)
    for line in lines:
        assert line.count(FSI) == line.count(PDI)
        assert not re.search(r"[\u0600-\u06ff]", re.sub(f"{FSI}.*?{PDI}", "", line)), line


def test_articles_cannot_steer_the_terminal() -> None:
    assert clean("a\x1b[31mb\u202ec\u2066d\x9b1m") == "a\ufffd[31mbcd\ufffd1m"
    assert clean("سطر\nثان") == "سطر ثان"


def test_nothing_found_is_said() -> None:
    empty = build_report(
        BaseLayer(articles=(), statements=(), mentions=()),
        Derived(actors=(), statements=(), stories=(), claims=(), contradictions=()),
    )
    assert "No contradictions found." in to_markdown(empty)
    assert "0 contradictions" in to_terminal(empty)


def test_the_same_words_again_are_one_line(graph: tuple[BaseLayer, Derived]) -> None:
    base, derived = graph
    again = derived.statements[0].model_copy(update={"id": "s3", "article": "a2", "doc": "doc-a2"})
    report = build_report(base, derived.model_copy(update={"statements": (*derived.statements, again)}))
    (line,) = report.speakers[0].said
    assert (line.times, line.docs) == (2, ("doc-a2", "doc-a1"))
    assert "denies ×2" in to_markdown(report)


def test_spaces_between_parts_stay_single(report: ReportModel) -> None:
    for text in (to_terminal(report), re.sub("</?(?:u|mark)>", "", to_markdown(report))):
        assert DENIAL in text
        assert ASSERTION in text


def test_csv_has_every_contradiction_and_every_other_statement(graph: tuple[BaseLayer, Derived]) -> None:
    base, derived = graph
    alone = derived.statements[0].model_copy(update={"id": "s3", "content": derived.statements[0].sentence})
    rows = list(table(build_report(base, derived.model_copy(update={"statements": (*derived.statements, alone)}))))
    assert [(row.get("kind"), row["a_statement"], row.get("b_statement")) for row in rows] == [
        ("denial", "s1", "s2"),
        (None, "s3", None),
    ]
    assert set().union(*rows) <= set(COLUMNS)
    assert rows[0]["a_sentence"] == DENIAL
    assert (rows[0]["b_date"], rows[0]["b_outlet"], rows[0]["b_claim"]) == ("2015-12-25", "alwatan", "c2")


def test_a_claim_over_time(report: ReportModel) -> None:
    first, second = report.timelines
    assert (first.claim, first.against, second.claim, second.against) == ("c1", ("c2",), "c2", ("c1",))
    assert [(event.statement, event.date, event.against) for event in first.events] == [
        ("s2", "2015-12-25", True),
        ("s1", "2015-12-26", False),
    ]


def test_markdown_carries_timelines_and_the_graph(report: ReportModel) -> None:
    text = to_markdown(report)
    assert "- 2015-12-25, doc-a2, alwatan, says (against it): **مسؤول روسي رفيع**: تم فتح قنوات اتصال" in text
    assert "| 1 | 0 → / ← 1 | 0 | مسؤول روسي رفيع | حركة طالبان |" in text
    for title in ("## Claims over time", "## Who contradicts whom", "## Most contradicted", "## Camps"):
        assert title in text


def test_the_sentences_round_the_evidence_are_shown(graph: tuple[BaseLayer, Derived]) -> None:
    base, derived = graph
    told = [one.model_copy(update={"before": "قبلها.", "after": "بعدها."}) for one in derived.statements]
    text = to_markdown(build_report(base, derived.model_copy(update={"statements": tuple(told)})))
    assert text.count("  > *قبلها.*\n  >\n  > ") == 2
    assert text.count("\n  >\n  > *بعدها.*") == 2
