"""The search in the head of every page of the app."""

import pytest
from playwright.sync_api import Page, expect

from geo_app.data import catalog as load
from geo_app.server.routes import search_address
from tests.browser import harness
from tests.browser.conftest import OpenPage

CATALOG = load()
OTHER_LANGUAGE = CATALOG.dispute.languages[-1]
UNIT = next(iter(CATALOG.units.values()))
EVENT = next(iter(CATALOG.events.values()))
TERM = next(iter(CATALOG.glossary.values()))
PERSPECTIVE = list(CATALOG.perspectives)[-1]
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
FOUND = ".search .found a"


def search(page: Page, words: str) -> None:
    page.locator(".search input").fill(words)
    expect(page.locator(FOUND).first).to_be_visible()


def test_a_record_is_found_and_shown_on_the_map(page: Page, app_server: harness.Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(app_server.url("", perspective=PERSPECTIVE))
    frame = harness.wait_ready(page)
    harness.wait_idle(page)
    assert not any("/search/" in address for address in asked)
    search(page, UNIT.name)
    index = search_address(CATALOG, CATALOG.dispute.languages[0])
    assert [address for address in asked if address.endswith(index)]
    harness.axe_in_both_schemes(page)
    page.locator(FOUND).first.click()
    harness.wait_state(frame, "select", f"unit:{UNIT.id}")
    harness.wait_state(frame, "perspective", PERSPECTIVE)
    expect(page.locator(".search .found")).to_be_hidden()


def test_an_event_is_shown_on_its_day(page: Page, app_server: harness.Server) -> None:
    page.goto(app_server.url("about"))
    harness.wait_idle(page)
    search(page, EVENT.title)
    page.keyboard.press("ArrowDown")
    expect(page.locator(FOUND).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    harness.wait_page(page, "")
    frame = harness.wait_ready(page)
    harness.wait_state(frame, "select", f"event:{EVENT.id}")
    day = CATALOG.dispute.nearest_day(EVENT.date.earliest)
    harness.wait_state(frame, "date", day.isoformat())


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_a_term_is_found_in_its_language(
    open_page: OpenPage, app_server: harness.Server, options: dict[str, object]
) -> None:
    page = open_page(**options)
    page.goto(app_server.url("about", lang=OTHER_LANGUAGE))
    harness.wait_idle(page)
    title = CATALOG.language(OTHER_LANGUAGE).content(f"glossary/{TERM.id}.term", TERM.term)
    search(page, title)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    for part in (".search input", ".search .found"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    page.locator(f".found a[href$='#term-{TERM.id}']").click()
    expect(page.locator(f"#term-{TERM.id}.arrived")).to_be_in_viewport()
    expect(page.locator("html")).to_have_attribute("lang", OTHER_LANGUAGE)
