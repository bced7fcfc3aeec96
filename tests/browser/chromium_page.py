"""A page in headless Chromium, opened from a file, that may ask the network for nothing."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or another that is installed."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    sandbox = [] if os.getuid() else ["--no-sandbox"]  # root has none
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS, *sandbox])
        try:
            yield browser
        finally:
            browser.close()


class Watched:
    """A page, what it asked for beside its own file and the data in it, and what its scripts complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, url: str) -> None:
        if not url.startswith("data:"):
            self.requests.append(url)

    def open(self, file: Path) -> Page:
        self.page.goto(file.as_uri())
        return self.page

    def quiet(self, file: Path) -> bool:
        """Whether nothing but the file was asked for, and no script failed."""
        return set(self.requests) == {file.as_uri()} and not self.errors
