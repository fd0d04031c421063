"""Fixtures of the browser tests: one server, and a watched page for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect

from tests.browser import harness
from tests.browser.chromium import installed, launch_arguments

Options = dict[str, Any]
DESKTOP: Options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB"}

expect.set_options(timeout=harness.TIMEOUT_MS)

OpenPage = Callable[..., Page]
LendContext = Callable[..., BrowserContext]


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


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: Options) -> Options:
    """Return what starts the headless Chromium of the tests."""
    return {
        **browser_type_launch_args,
        "executable_path": installed(),
        "args": launch_arguments(),
    }


@pytest.fixture(scope="session")
def profile(
    browser_type: BrowserType,
    browser_type_launch_args: Options,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BrowserContext]:
    """Return a profile on the disk: a script is loaded and compiled once, not for every test."""
    folder = tmp_path_factory.mktemp("profile")
    options = {**browser_type_launch_args, **DESKTOP}
    with browser_type.launch_persistent_context(folder, **options) as context:
        context.set_default_timeout(harness.TIMEOUT_MS)
        yield context


@pytest.fixture(scope="session")
def browser(profile: BrowserContext) -> Browser:
    """Return the browser of the profile; other contexts in it share nothing with the profile."""
    assert profile.browser
    return profile.browser


@pytest.fixture(scope="session")
def base_url() -> None:
    """Return nothing: each test says which server it asks."""


@pytest.fixture(scope="session")
def contexts(profile: BrowserContext, browser: Browser) -> LendContext:
    """Return a function that makes the context of some options once; without any: the profile."""
    known = {"[]": profile}

    def context(**options: Any) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in known:
            known[key] = browser.new_context(**{**DESKTOP, **options})
            known[key].set_default_timeout(harness.TIMEOUT_MS)
            known[key].new_page()
        return known[key]

    return context


@pytest.fixture
def lend_context(contexts: LendContext) -> Iterator[LendContext]:
    """Return the same function; what a test opens and stores in a context is gone afterwards."""
    lent: list[BrowserContext] = []

    def lend(**options: Any) -> BrowserContext:
        lent.append(contexts(**options))
        return lent[-1]

    yield lend
    for context in lent:
        harness.forget(context)


@pytest.fixture
def open_page(lend_context: LendContext) -> Iterator[OpenPage]:
    """Return a function that opens a watched page; keywords go to the browser context.

    At the end the test fails if any page had an error or asked anything of another host.
    """
    watch = harness.Watch()

    def opened(**options: Any) -> Page:
        page = lend_context(**options).new_page()
        watch.attach(page)
        return page

    yield opened
    assert not watch.problems, "\n".join(watch.problems)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return a watched page of desktop size in light colours."""
    return open_page()
