"""Everybody reaches everything: keyboard, names, motion; axe-core where a panel is open."""

import pytest
from playwright.sync_api import Page, expect

from geo_app.data import Catalog
from tests.browser import actions
from tests.browser.harness import Server, axe_in_both_schemes, map_state, wait_idle, wait_ready


def test_axe_finds_nothing_with_a_panel_open(app_server: Server, page: Page) -> None:
    page.goto(app_server.url(select="unit:shikotan", date="1945-09-02"))
    wait_ready(page)
    expect(actions.panel(page)).to_contain_text("Shikotan")
    wait_idle(page)
    axe_in_both_schemes(page)


def test_every_unit_has_a_name_and_is_reached_by_keyboard(
    app_server: Server, page: Page, catalog: Catalog
) -> None:
    page.goto(app_server.url())
    frame = wait_ready(page)
    units = frame.locator("path[data-unit][role='button']")
    names = units.evaluate_all("(paths) => paths.map((path) => path.getAttribute('aria-label'))")
    assert len(names) > 30
    assert all(names)
    assert len(set(names)) == len(names)
    # One stop of the tabulator stands for all; arrows lead from it to every island and back.
    (stop,) = units.evaluate_all(
        "(paths) => paths.filter((path) => path.tabIndex === 0).map((path) => path.dataset.unit)"
    )
    actions.unit_path(frame, stop).focus()
    walked = [stop]
    for _ in catalog.allocatable_leaves[1:]:
        page.keyboard.press("ArrowRight")
        walked.append(frame.evaluate("document.activeElement.dataset.unit"))
    assert sorted(walked) == sorted(catalog.allocatable_leaves)
    page.keyboard.press("ArrowLeft")
    assert frame.evaluate("document.activeElement.dataset.unit") == walked[-2]


def test_reduced_motion_is_heeded(app_server: Server, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
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
