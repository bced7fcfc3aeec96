"""Takes the pictures in docs/pictures of the pages that kg makes, with Debian's chromium.

python docs/pictures.py STORE ARTICLE GOLD    a store, one article and its annotation
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"


def main(store: str, article: str, gold: str) -> None:
    """Run kg, open what it made, keep what it looks like."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        report, explain = Path(folder) / "report.html", Path(folder) / "explain.html"
        _kg("report", "--store", store, "--html", str(report))
        _kg("graph", "--store", store, "--limit", "16", "--png", str(PICTURES / "graph.png"))
        _kg("explain", article, "--gold", gold, "--html", str(explain))
        _shoot(report, explain)


def _kg(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "kg", *arguments], check=True)  # noqa: S603


def _shoot(report: Path, explain: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1180, "height": 760}, reduced_motion="reduce")
        page.goto(report.as_uri())
        _keep(page, "report")
        page.keyboard.press("2")
        page.locator("details.contested summary").first.click()
        _keep(page, "report-claims")
        page.keyboard.press("3")
        _keep(page, "report-graph")
        page.keyboard.press("1")
        page.keyboard.press("l")
        page.keyboard.press("d")
        page.keyboard.press("j")
        _keep(page, "report-english-dark")
        page.goto(explain.as_uri())
        page.evaluate("localStorage.clear()")
        page.reload()
        for _ in range(4):
            page.keyboard.press("j")
        page.evaluate("scrollTo(0, 0)")
        _keep(page, "explain")
        browser.close()


def _keep(page: Page, name: str) -> None:
    page.wait_for_timeout(200)
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
