"""Pages: what is in them, what may be linked, and that their policy fits them."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from graph_fixture import BASE, DERIVED

from kg.pages.fonts import TEXT_WOFF2, TTF, WOFF2
from kg.pages.page import is_web, quotations
from kg.pages.wording import LANGUAGES, date_in, wording
from kg.report.build import build_report
from kg.report.page import to_html
from schemas import Act, ActorKind, BaseLayer, ContradictionKind, Derived, Polarity


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(build_report(BASE, DERIVED))


def test_every_value_has_words() -> None:
    words = wording()
    assert set(words.acts) == set(Act)
    assert set(words.kinds) == set(ContradictionKind)
    assert set(words.actors) == set(ActorKind)
    assert set(words.polarities) == set(Polarity)
    assert len(words.months) == 12
    for group in (words.words, words.acts, words.kinds, words.actors, words.polarities):
        for name, one in group.items():
            assert re.search(r"[\u0600-\u06ff]", one.ar) or name == "language", name
            assert re.search("[A-Za-z]", one.en) or name == "language", name


def test_dates_as_people_read_them() -> None:
    assert [date_in("2015-07-26", language) for language in LANGUAGES] == ["26 يوليو 2015", "26 July 2015"]
    assert date_in("2015-13-26", "en") == "2015-13-26"
    assert date_in("yesterday", "ar") == "yesterday"


@pytest.mark.parametrize("url", ["http://example.com/a?b=c&d", "https://مثال.إختبار/خبر/1", "HTTPS://example.com"])
def test_links(url: str) -> None:
    assert is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.com",
        "/path",
        "http:",
        "https://",
        "http://[",
        "http://example.com/ x",
        'http://example.com/"onclick=x',
        "https://example.com/\u202egpj.exe",
    ],
)
def test_no_links(url: str | None) -> None:
    assert not is_web(url)


def test_the_policy_allows_what_is_in_the_page_and_nothing_else(page: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    policy = policy.replace("&#39;", "'")
    for tag in ("style", "script"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not re.search(
        r"\sstyle=|\son\w+=|https?://(?!www\.w3\.org)", re.sub("<script>.*</script>", "", page, flags=re.S)
    )


def test_all_facts_are_in_the_page(page: str) -> None:
    for text in ("منصور", "بيسكوف", "وكالة الأنباء", "موسكو قصفت حلب", "عددان مختلفان", "الكرملين ينفي", "الشرق"):
        assert text in page
    assert page.count('class="pair"') == 6


def test_of_nothing() -> None:
    page = to_html(
        build_report(
            BaseLayer(articles=(), statements=(), mentions=()),
            Derived(actors=(), statements=(), stories=(), claims=(), contradictions=()),
        )
    )
    assert "No contradictions found." in page
    assert "لم يوجد تناقض." in page


def test_the_same_report_is_the_same_page(page: str) -> None:
    assert to_html(build_report(BASE, DERIVED)) == page


def test_arabic_quotations_within_english() -> None:
    assert quotations("a denies: «ب ج» (x)") == ["a denies: ", "«ب ج»", " (x)"]


def test_fonts_come_with_their_licence_and_are_small() -> None:
    files = [*TTF, *WOFF2.values(), TEXT_WOFF2]
    assert sum(file.stat().st_size for file in files) < 1_000_000
    for family in ("Vazirmatn", "NotoNaskhArabic"):
        assert "SIL OPEN FONT LICENSE" in (TEXT_WOFF2.parent / f"{family}-OFL.txt").read_text("utf-8")
