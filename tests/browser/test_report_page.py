"""The report's page in a browser: filters, keys, languages, dark mode, paper. Its answers follow from graph_fixture."""

from pathlib import Path

import pytest
from graph_fixture import BASE, DERIVED
from playwright.sync_api import Browser, Page, expect

from browser.chromium_page import Watched
from kg.pages.wording import word
from kg.report.build import build_report
from kg.report.page import to_html


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pages") / "report.html"
    file.write_text(to_html(build_report(BASE, DERIVED)), encoding="utf-8")
    return file


@pytest.fixture
def page(watched: Watched, file: Path) -> Page:
    return watched.open(file)


def shown(page: Page) -> int:
    """How many contradictions are to be seen; the page says the same number."""
    number = page.locator(".pair:visible").count()
    expect(page.locator("#shown-count")).to_have_text(str(number))
    return number


def choose(page: Page, select: str, name: str) -> None:
    label = page.locator(f"{select} option").filter(has_text=name).first
    page.select_option(select, value=label.get_attribute("value"))


def test_all_contradictions_are_there_the_surest_first(page: Page) -> None:
    assert shown(page) == 6
    scores = page.locator(".pair").evaluate_all("all => all.map(one => Number(one.dataset.score))")
    assert scores == sorted(scores, reverse=True)


def test_filter_by_actor(page: Page) -> None:
    choose(page, "#actor", "بيسكوف")
    assert shown(page) == 3
    choose(page, "#actor", "طالبان")
    assert shown(page) == 1
    page.select_option("#actor", value="")
    assert shown(page) == 6


def test_filter_by_kind(page: Page) -> None:
    page.uncheck("[name=kind][value=denial]")
    assert shown(page) == 2
    page.uncheck("[name=kind][value=negation]")
    assert shown(page) == 1
    page.uncheck("[name=kind][value=incompatible]")
    assert shown(page) == 0
    expect(page.locator("#none-match")).to_be_visible()


def test_filter_by_outlet(page: Page) -> None:
    choose(page, "#outlet", "الشرق")  # s02 and s12 are in d2
    assert shown(page) == 2


def test_filter_by_date(page: Page) -> None:
    page.fill("#to", "2015-07-01")
    assert shown(page) == 2  # s04 against s01, s07 against s03
    page.fill("#from", "2015-07-02")
    page.fill("#to", "2015-07-02")
    assert shown(page) == 2  # those of s02 and s12


def test_filter_by_score(page: Page) -> None:
    page.locator("#score").fill("0.75")
    assert shown(page) == 4
    expect(page.locator("#score-shown")).to_have_text("0.75")


def test_filter_by_words_in_any_spelling(page: Page) -> None:
    page.fill("#search", "القتلي")  # written القتلى in the article
    assert shown(page) == 1
    page.fill("#search", "بيسكوف حلب")
    assert shown(page) == 3


def test_filters_add_up_and_are_cleared(page: Page) -> None:
    choose(page, "#actor", "بيسكوف")
    page.locator("#score").fill("0.95")
    assert shown(page) == 1
    page.click("#filters [type=reset]")
    expect(page.locator("#shown-count")).to_have_text("6")
    assert shown(page) == 6


def test_order_by_date(page: Page) -> None:
    page.select_option("#order", value="date")
    days = page.locator(".pair").evaluate_all("all => all.map(one => one.dataset.days.split(' ').sort().at(-1) || '')")
    assert days == sorted(days, reverse=True)


def test_both_sides_with_cue_content_and_context(page: Page) -> None:
    pair = page.locator(".pair").first
    expect(pair.locator(".side")).to_have_count(2)
    expect(pair.locator(".side").nth(0).locator(".cue")).to_have_text("نفى")
    expect(pair.locator(".side").nth(0).locator("mark")).to_have_text("موسكو قصفت حلب")
    expect(pair.locator(".side").nth(1).locator(".via")).to_contain_text("وكالة الأنباء")
    expect(pair.locator("blockquote").first).to_have_css("direction", "rtl")


def test_keys(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator("#pair-1")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#pair-3")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#pair-2")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("jkl طالبان")  # letters in a field are letters
    expect(page.locator("#search")).to_have_value("jkl طالبان")
    assert shown(page) == 0
    page.keyboard.press("Escape")
    expect(page.locator("#shown-count")).to_have_text("6")
    page.keyboard.press("?")
    expect(page.locator("#keys-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys-dialog")).to_be_hidden()


def test_keys_under_an_arabic_layout(page: Page) -> None:
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ت', code: 'KeyJ', bubbles: true}))")
    expect(page.locator("#pair-1")).to_be_focused()


def test_tabs_by_keyboard(page: Page) -> None:
    page.locator("#tab-contradictions").focus()
    page.keyboard.press("ArrowLeft")  # onward, from right to left
    expect(page.locator("#claims")).to_be_visible()
    expect(page.locator("#contradictions")).to_be_hidden()
    expect(page.locator("#tab-claims")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("#speakers")).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator("#contradictions")).to_be_visible()
    for tab in page.get_by_role("tab").all():
        assert tab.get_attribute("aria-controls")


def test_everything_is_reached_with_tab_alone(page: Page) -> None:
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.name || ''"))
    assert {"language", "theme", "print", "search", "actor", "outlet", "from", "to", "score", "order"} <= reached


def test_both_languages(page: Page) -> None:
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    expect(page.locator("h1")).to_have_text("من قال ماذا، ومن نفاه", use_inner_text=True)
    page.click("#language")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    expect(page.locator("h1")).to_have_text("Who said what, and who denied it", use_inner_text=True)
    assert page.title() == "Who said what, and who denied it"
    assert page.locator('[data-l="ar"]:visible').count() == 0
    assert page.locator("#actor option").first.inner_text() == "all"
    frame = " ".join(page.locator(".top, .tabs, .filters").all_inner_texts())
    for name in ("report_lead", "tab_claims", "tab_network", "search", "outlet", "score", "by_date", "reset"):
        assert word(name).en in frame
        assert word(name).ar not in frame
    expect(page.locator("blockquote").first).to_have_css("direction", "rtl")
    page.keyboard.press("l")
    assert page.locator('[data-l="en"]:visible').count() == 0


def test_dark_mode(page: Page) -> None:
    def background() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    light = background()
    page.emulate_media(color_scheme="dark")
    dark = background()
    assert dark != light
    page.click("#theme")
    assert background() == light
    page.keyboard.press("d")
    assert background() == dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(page: Page, scheme: str) -> None:
    """Contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    poor = page.evaluate(CONTRAST)
    assert poor == []


def test_on_paper_everything_is_there_but_the_controls(page: Page, file: Path) -> None:
    choose(page, "#actor", "بيسكوف")
    page.emulate_media(media="print", color_scheme="dark")
    for panel in ("contradictions", "claims", "network", "speakers"):
        expect(page.locator(f"#{panel}")).to_be_visible()
    for control in ("#filters", ".tools", ".tabs"):
        expect(page.locator(control)).to_be_hidden()
    assert page.locator(".pair:visible").count() == 3  # what was filtered is what is printed
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").count(b"/Type /Page\n") >= 4
    assert page.locator("details:not([open])").count() == page.locator("details").count() - 3  # closed again


def test_a_claim_is_followed_over_time(page: Page) -> None:
    page.locator('#pair-1 a[href^="#claim-"]').first.click()
    expect(page.locator("#claims")).to_be_visible()
    line = page.locator("details.line[open]:visible").first
    expect(line).to_be_visible()
    days = line.locator("time").evaluate_all("all => all.map(one => one.getAttribute('datetime'))")
    events = [day for day in days[2:] if day]
    assert events == sorted(events)
    expect(line.locator(".events .against").first).to_be_visible()
    page.check("#contested")
    assert page.locator("#claims .line:visible").count() == page.locator("#claims .line.contested").count()


def test_the_graph_leads_to_an_actors_contradictions(page: Page) -> None:
    page.keyboard.press("3")
    actor = page.locator("svg.network .actor", has_text="زاخاروفا")
    actor.locator("circle").hover()
    assert page.locator("svg.network .tie.near").count() == 3
    assert "chosen" in (page.locator("svg.network").get_attribute("class") or "")
    actor.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#contradictions")).to_be_visible()
    expect(page.locator("#shown-count")).to_have_text("2")


def test_without_scripts_all_of_it_is_there(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    for panel in ("contradictions", "claims", "network", "speakers"):
        expect(page.locator(f"#{panel}")).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    assert page.locator(".pair:visible").count() == 6
    context.close()


def test_it_needs_nothing_but_itself(watched: Watched, file: Path) -> None:
    page = watched.open(file)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].some(one => one.status === 'loaded'))")
    assert watched.quiet(file), (watched.requests, watched.errors)


@pytest.mark.parametrize("width", [360, 768, 1600])
def test_nothing_sticks_out(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for key in "1234":
        page.keyboard.press(key)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, key


CONTRAST = """() => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const rgb = (colour) => {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
        .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
    const behind = (node) => {
        for (; node; node = node.parentElement) {
            const colour = rgb(getComputedStyle(node).backgroundColor);
            if (colour[3] === 255) return colour;
        }
        return [255, 255, 255];
    };
    const poor = [];
    for (const node of document.querySelectorAll('.panel *, header *')) {
        if (![...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim())) continue;
        if (node.closest('svg') || !node.checkVisibility()) continue;
        const [a, b] = [light(rgb(getComputedStyle(node).color)), light(behind(node))];
        const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (contrast < 4.5) poor.push([node.className || node.tagName, contrast.toFixed(2)]);
    }
    return poor.slice(0, 5);
}"""
