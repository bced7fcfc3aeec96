"""One browser for all tests of a module, a fresh page for each."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browser.chromium_page import Watched, chromium


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield Watched(context.new_page())
    context.close()
