"""Everybody reaches everything: axe-core on each page, keyboard, motion, names."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import actions
from tests.browser.conftest import OpenPage
from tests.browser.harness import Server, axe, map_state, wait_idle, wait_ready
from tests.browser.test_pages import PAGES, PAGES_WITH_MAP


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(app_server: Server, open_page: OpenPage, path: str, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(app_server.url(path))
    if path in PAGES_WITH_MAP:
        wait_ready(page)
    wait_idle(page)
    axe(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_a_panel_open(
    app_server: Server, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(app_server.url(select="unit:shikotan", date="1945-09-02"))
    wait_ready(page)
    expect(actions.panel(page)).to_contain_text("Shikotan")
    wait_idle(page)
    axe(page)


def test_every_unit_has_a_name_and_a_place_on_the_keyboard(
    app_server: Server, open_page: OpenPage
) -> None:
    page = open_page()
    page.goto(app_server.url())
    frame = wait_ready(page)
    units = frame.locator("path[data-unit][role='button']")
    names = units.evaluate_all("(paths) => paths.map((path) => path.getAttribute('aria-label'))")
    assert len(names) > 30
    assert all(names)
    assert len(set(names)) == len(names)
    focusable = units.evaluate_all("(paths) => paths.every((path) => path.tabIndex >= -1)")
    assert focusable


def test_units_are_walked_by_keyboard(app_server: Server, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(app_server.url())
    frame = wait_ready(page)
    actions.unit_path(frame, "etorofu_iturup").focus()
    seen = set()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        seen.add(frame.evaluate("document.activeElement.dataset.unit"))
    assert len(seen) >= 2
    assert frame.evaluate("document.activeElement.dataset.unit") == "etorofu_iturup"


def test_reduced_motion_is_heeded(app_server: Server, open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(app_server.url())
    frame = wait_ready(page)
    actions.wait_still(frame)
    moves = frame.evaluate(
        """async () => {
            const views = new Set();
            const note = () => views.add(JSON.stringify(window.disputeMap.state().camera));
            window.disputeMap.set({ bounds: [[155, 49], [157, 51]] }, true);
            for (let i = 0; i < 30; i++) {
                note();
                await new Promise((done) => requestAnimationFrame(done));
            }
            return views.size;
        }"""
    )
    assert moves <= 2
    assert map_state(frame)["camera"]["lat"] == pytest.approx(50, abs=0.3)
