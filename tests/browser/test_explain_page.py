"""The page of `kg explain` in a browser: what lights up, under the pointer, the focus and after a click."""

from pathlib import Path

import pytest
from explained_article import ARTICLE, GOLD, STATEMENTS
from playwright.sync_api import Page, expect

from browser.chromium_page import Watched
from kg.explain.build import explained
from kg.explain.page import to_html


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pages") / "explain.html"
    file.write_text(to_html([explained(ARTICLE, STATEMENTS), explained(ARTICLE, STATEMENTS, GOLD)]), encoding="utf-8")
    return file


@pytest.fixture
def page(watched: Watched, file: Path) -> Page:
    return watched.open(file)


def lit(page: Page) -> dict[str, str]:
    """The words that are lit, by role."""
    return {
        role: "".join(page.locator(f".explained >> nth=0 >> .seg.on-{role}").all_text_contents())
        for role in ("cue", "source", "content")
    }


FIRST = {"cue": "قال", "source": "الوزير", "content": "مسؤولا أكد أن الهدنة صامدة"}
SECOND = {"cue": "أكد", "source": "مسؤولا", "content": "الهدنة صامدة"}
THIRD = {"cue": "ونفى", "source": "", "content": "صامدة. ونفى ذلك المتحدث"}
NONE = {"cue": "", "source": "", "content": ""}


def segment(page: Page, text: str) -> None:
    page.locator(".explained >> nth=0 >> .seg").filter(has_text=text).first.hover()


def test_under_the_pointer(page: Page) -> None:
    assert lit(page) == NONE
    segment(page, "قال")
    assert lit(page) == FIRST
    segment(page, "أكد")
    assert lit(page) == SECOND
    segment(page, "الهدنة")  # of two that it is in, the inner one
    assert lit(page) == SECOND
    segment(page, "ذلك")
    assert lit(page) == THIRD
    page.locator("h1").hover()
    assert lit(page) == NONE


def test_the_list_and_the_text_light_each_other(page: Page) -> None:
    page.locator("#line-1-1").hover()
    assert lit(page) == FIRST
    segment(page, "أكد")
    expect(page.locator("#line-1-2")).to_have_class("on")
    expect(page.locator("#line-2-2")).not_to_have_class("on")


def test_by_keyboard(page: Page) -> None:
    page.keyboard.press("j")
    assert lit(page) == FIRST
    page.keyboard.press("j")
    assert lit(page) == SECOND
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert lit(page) == THIRD  # the focus shows, what was chosen stays
    page.evaluate("document.activeElement.blur()")
    assert lit(page) == SECOND
    expect(page.locator("#line-1-2 button")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    assert lit(page) == NONE
    expect(page.locator("#line-1-2 button")).to_have_attribute("aria-pressed", "false")


def test_beside_an_annotation(page: Page) -> None:
    for status, number in (("right", 1), ("wrong", 1), ("spurious", 1), ("missed", 1)):
        expect(page.locator(f".list li.{status}")).to_have_count(number)
    expect(page.locator(".list li.wrong")).to_contain_text("مسؤول كبير في الأمم المتحدة")


def test_right_to_left_in_both_languages(page: Page, watched: Watched, file: Path) -> None:
    for language in ("ar", "en"):
        assert page.evaluate("document.documentElement.lang") == language
        expect(page.locator(".running").first).to_have_css("direction", "rtl")
        page.keyboard.press("l")
    assert watched.quiet(file), (watched.requests, watched.errors)
