"""Every page: it opens cold, is named, in the right language, reachable, and for everybody."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import (
    Server,
    axe_in_both_schemes,
    wait_idle,
    wait_page,
    wait_ready,
    wait_state,
)

IN_BAR = ("", "story", "scenarios", "lab", "timeline", "positions")
IN_MENU = ("subjects", "compare", "embed", "method", "glossary", "sources", "about")
PAGES = (*IN_BAR, *IN_MENU)
PAGES_WITH_MAP = ("", "story", "lab", "timeline", "compare")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_for_everybody(app_server: Server, page: Page, path: str) -> None:
    page.goto(app_server.url(path))
    if path in PAGES_WITH_MAP:
        frame = wait_ready(page)
        assert frame.frame_element().get_attribute("title")
        assert frame.title()
        assert frame.evaluate("document.documentElement.lang") == "en"
        assert frame.locator("path[data-unit]").count() > 30
    wait_idle(page)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-testid='stException']")).to_have_count(0)
    assert page.title().strip()
    assert page.evaluate("document.documentElement.lang") == "en"
    axe_in_both_schemes(page)


def test_pages_are_reached_from_each_other(app_server: Server, page: Page) -> None:
    page.goto(app_server.url(scenario="four_islands", date="1945-08-29"))
    wait_ready(page)
    links = page.locator("[data-testid='stTopNavLink']")
    menu = page.get_by_role("button", name="More")
    expect(links).to_have_count(len(IN_BAR))
    names = set()
    for path in (*PAGES[1:], PAGES[0]):
        if path in IN_MENU:
            menu.click()
            link = page.locator("[data-testid='stTopNavDropdownLink']").nth(IN_MENU.index(path))
        else:
            link = links.nth(IN_BAR.index(path))
        name = link.inner_text()
        names.add(name)
        link.click()
        wait_page(page, path)
        page.wait_for_function("(name) => document.title.includes(name)", arg=name)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        expect(page.locator("[data-testid='stException']")).to_have_count(0)
    assert len(names) == len(PAGES)


def test_state_goes_along_to_the_next_page(app_server: Server, page: Page) -> None:
    """And the language, in the menu too.

    But not how the islands are looked at: the timeline is about time, the lab about proposals.
    """
    page.goto(app_server.url(date="1945-08-29", select="unit:urup", lang="ru"))
    wait_ready(page)
    wait_idle(page)
    links = page.locator("[data-testid='stTopNavLink']")
    names = links.all_inner_texts()
    links.nth(IN_BAR.index("timeline")).click()
    wait_page(page, "timeline")
    wait_state(wait_ready(page), "date", "1945-08-29")
    expect(links).to_have_text(names)
    links.nth(IN_BAR.index("lab")).click()
    wait_page(page, "lab")
    frame = wait_ready(page)
    wait_state(frame, "look", "proposals")
    wait_state(frame, "select", "unit:urup")
    links.nth(IN_BAR.index("timeline")).click()
    wait_page(page, "timeline")
    wait_state(wait_ready(page), "look", "time")
