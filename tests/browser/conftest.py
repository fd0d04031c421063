"""Fixtures of the browser tests: one server, one browser, a watched page for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import harness
from tests.browser.chromium import find_or_install, launch_arguments

DESKTOP = {"width": 1280, "height": 900}

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.Server]:
    """Return the explorer, started once for all tests; at the end it must have met no error."""
    server = harness.start_app(tmp_path_factory.mktemp("server") / "log.txt")
    yield server
    server.stop()
    assert harness.errors_in_log(server) == []


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[harness.Server]:
    """Return an explorer that nobody has opened yet."""
    server = harness.start_app(tmp_path / "log.txt")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(find_or_install()), args=launch_arguments()
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Return a function that opens a watched page; keywords go to the browser context.

    At the end the test fails if any page had an error or asked anything of another host.
    """
    contexts: list[BrowserContext] = []
    watch = harness.Watch()

    def opened(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "en-GB", **options})
        contexts.append(context)
        context.set_default_timeout(harness.TIMEOUT_MS)
        page = context.new_page()
        watch.attach(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not watch.problems, "\n".join(watch.problems)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return a watched page of desktop size in light colours."""
    return open_page(color_scheme="light")
