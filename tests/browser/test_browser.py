"""Neo4j Browser, served by the managed server, in a headless Chromium: it connects, takes the style and the saved
questions, and draws the graph. What it looks like is kept in docs/browser. Run by `make test-browser`.
"""

import base64
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import neo4j
import neo4j.graph
import pytest
from cli_runs import process
from graph_fixture import BASE, DERIVED, FACTS, MERGE
from playwright.sync_api import Locator, Page, expect, sync_playwright

from kg import browser
from loaders import open_store
from loaders.local_neo4j import USER, Home, Line, find
from queries import bind, catalogue

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "browser"
DROP = """content => {
    const dropped = new DataTransfer();
    const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
    dropped.items.add(new File([bytes], 'kg-questions.zip', {type: 'application/zip'}));
    return dropped;
}"""


@pytest.fixture(scope="module", params=list(Line), ids=str)
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A managed server, started as users start it, that holds the examples; the second line, a small graph."""
    folder = tmp_path_factory.mktemp("homes")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("KG_NEO4J_HOME", str(folder))
        home = Home(request.param)
        try:
            started = process("neo4j", "start", "--line", home.line)
            assert started.code == 0, started.err
            if home.line is Line.LTS:
                assert process("ingest", str(ROOT / "examples"), "--store", home.line.address).code == 0
            else:
                with open_store(home.line.address, write=True) as store:
                    store.add(FACTS)
                    store.add_judgement(MERGE)
                    store.replace_derived(DERIVED, BASE)
            yield home
        finally:
            process("neo4j", "stop")


@pytest.fixture
def page(home: Home) -> Iterator[Page]:
    """Browser, connected."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    shown = process("neo4j", "browser", "--line", home.line, "--no-open")
    assert shown.code == 0, shown.err
    running = find(home)
    assert running is not None
    with sync_playwright() as playwright:
        sandbox = [] if os.getuid() else ["--no-sandbox"]  # root has none
        chromium = playwright.chromium.launch(executable_path=program, args=sandbox)
        page = chromium.new_page(viewport={"width": 1360, "height": 800})
        page.set_default_timeout(60_000)
        # Nothing but this server is reached: its page asks for fonts and the like elsewhere.
        page.route(
            lambda url: not url.startswith(f"http://127.0.0.1:{running.http_port}/"), lambda route: route.abort()
        )
        page.goto(shown.out.splitlines()[0])
        page.fill("input[type=password]", home.password())
        page.get_by_test_id("connect").click()
        # The frame with the style, above or below the one with the greeting.
        style = page.get_by_test_id("frameContents").filter(has_text="node.Actor {")
        expect(style).to_have_count(1, timeout=60_000)
        yield page
        chromium.close()


def test_it_imports_the_questions_and_draws_the_graph(home: Home, page: Page) -> None:
    dropped = page.evaluate_handle(DROP, base64.b64encode(browser.archive()).decode())
    for event in ("dragenter", "drop"):
        page.dispatch_event(".filedrop", event, {"dataTransfer": dropped})
    page.get_by_test_id("navigationFavorites").click()
    for folder in ("kg graphs", "kg tables"):
        page.get_by_test_id(f"expandFolder-{folder}").click()
    picture(home, page, "saved-questions")

    frame = ask(page, "What contradicts what, with those who claim it")
    graph = answer(home, "contradictions")
    contradictions = [one for one in graph.relationships if one.type == "CONTRADICTS"]
    assert contradictions
    expect(frame.locator("g.node")).to_have_count(len(graph.nodes))
    expect(frame.locator("g.relationship:has(path[fill='#D00000'])")).to_have_count(len(contradictions))
    names = [one["name"] for one in graph.nodes if "Actor" in one.labels and len(one["name"].split()) == 1]
    assert names
    for name in names:  # as captions, on one line
        expect(frame.locator("g.node").filter(has_text=name)).not_to_have_count(0)
    picture(home, page, "contradictions", frame)

    frame = ask(page, "From contradicting claims down to statements and articles")
    expect(frame.locator("g.node")).to_have_count(len(answer(home, "evidence").nodes))
    picture(home, page, "evidence", frame)

    frame = ask(page, "Most disputed claims")
    query = catalogue()["most-disputed-claims"]
    with open_store(home.line.address, write=False) as store:
        found = store.run(query.cypher, bind(query, {"limit": "5"})).rows
    assert found
    for row in found:
        expect(frame.get_by_test_id("frameContents")).to_contain_text(str(row[0]))
    picture(home, page, "most-disputed-claims")


def ask(page: Page, question: str) -> Locator:
    """The frame with the answer to a saved question."""
    page.get_by_text(question, exact=True).first.click()
    page.get_by_test_id("editor-Run").click()
    asked = page.get_by_test_id("frameCommand").filter(has_text=question)
    frame = page.get_by_test_id("frame").filter(has=asked)
    expect(frame).to_have_count(1)
    return frame


def answer(home: Home, name: str) -> neo4j.graph.Graph:
    """What a question's answer holds."""
    question = (browser.QUESTIONS / f"{name}.cypher").read_text(encoding="utf-8")
    running = find(home)
    assert running is not None
    with neo4j.GraphDatabase.driver(running.uri, auth=(USER, home.password())) as driver:
        return driver.execute_query(question, database_="neo4j", result_transformer_=neo4j.Result.graph)


def picture(home: Home, page: Page, name: str, frame: Locator | None = None) -> None:
    """Keep a picture of the page, or of one frame as large as the page; of one line, the other looks the same."""
    if home.line is not Line.LTS:
        return
    if frame is not None:
        frame.get_by_title("Fullscreen").click()
        page.wait_for_timeout(1500)  # until the drawing has come to rest
        frame.get_by_label("zoom-to-fit").click()
    page.wait_for_timeout(1500)
    page.screenshot(path=PICTURES / f"{name}.png")
    assert (PICTURES / f"{name}.png").stat().st_size < 300_000
    if frame is not None:
        frame.get_by_title("Close fullscreen").click()
