"""The map is there before the page around it, and stays what its reader made of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from geo_app.data import catalog
from tests.browser import actions, harness

LANGUAGE = catalog().language("ja")
COUNT_LOADS = """if (window === top) {
    window.loads = 0;
    window.addEventListener("message", ({ data }) => {
        window.loads += data?.kind === "dispute-map/ready";
    });
}"""
SAME_BOX = """(before) => {
    const { left, top, width, height } = document.querySelector(".map-frame iframe")
        .getBoundingClientRect();
    return [left, top, width, height].every((side, at) => Math.abs(side - before[at]) <= 1);
}"""
PAINT_LATE = "() => { window.requestAnimationFrame = (paint) => setTimeout(paint, 3000); }"
BOX = """() => {
    const box = document.querySelector("iframe.map-document").getBoundingClientRect();
    return [box.left, box.top, box.width, box.height];
}"""


SCRIPTS = "*/static/js/index.*.js"


def hold(page: Page) -> Callable[[], None]:
    """Keep back what starts Streamlit's page; what is returned lets it go.

    Chromium is asked itself: a route of Playwright would turn off its cache.
    """
    screen = page.context.new_cdp_session(page)
    held: list[str] = []
    free: list[bool] = []

    def pass_on(request: str) -> None:
        screen.send("Fetch.continueRequest", {"requestId": request})

    def paused(event: dict[str, Any]) -> None:
        if free:
            pass_on(event["requestId"])
        else:
            held.append(event["requestId"])

    screen.on("Fetch.requestPaused", paused)
    screen.send("Fetch.enable", {"patterns": [{"urlPattern": SCRIPTS}]})

    def let_go() -> None:
        free.append(True)
        for request in held:
            pass_on(request)

    return let_go


def test_without_the_page_the_map_works_and_says_so(page: Page, app_server: harness.Server) -> None:
    hold(page)
    page.goto(app_server.url(lang="ja"), wait_until="commit")
    shown = harness.wait_ready(page)
    actions.choose_scenario(shown, "four_islands")
    assert harness.map_state(shown)["scenario"] == "four_islands"
    expect(page.get_by_role("status")).to_have_text(LANGUAGE.interface("page.connecting"))


@pytest.mark.parametrize("way", ["moved", "loaded anew", "painted late"])
def test_what_a_reader_did_before_the_page_came_is_kept(
    page: Page, app_server: harness.Server, way: str
) -> None:
    let_go = hold(page)
    page.add_init_script(COUNT_LOADS)
    moves = way != "loaded anew"
    if not moves:
        page.add_init_script("delete Element.prototype.moveBefore")
    page.goto(app_server.url(lang="ja"), wait_until="commit")
    shown = harness.wait_ready(page)
    page.wait_for_function("() => document.firstMap.news?.cause === 'camera'")
    if way == "painted late":
        shown.evaluate(PAINT_LATE)
    actions.choose_scenario(shown, "four_islands")
    before = page.evaluate(BOX)
    if way != "painted late":
        page.wait_for_function("() => document.firstMap.news.state.scenario === 'four_islands'")
        zoom = harness.map_state(shown)["camera"]["zoom"]
        shown.get_by_role("button", name=LANGUAGE.interface("map.controls.zoom_in")).click()
        page.wait_for_function("(old) => document.firstMap.news.state.camera.zoom > old", arg=zoom)
    let_go()
    harness.wait_query(page, "scenario", "four_islands")
    shown = harness.wait_ready(page)
    harness.wait_state(shown, "scenario", "four_islands")
    expect(page.locator("#first-map")).to_have_count(0)
    assert page.locator("iframe.map-document").count() == 1
    assert page.evaluate("window.loads") == (1 if moves else 2)
    assert page.evaluate(BOX) == pytest.approx(before, abs=1)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["", "lab", "story", "timeline", "?embed=true"])
def test_the_map_does_not_jump_when_the_page_comes(
    page: Page, app_server: harness.Server, path: str, width: int
) -> None:
    let_go = hold(page)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(app_server.url(path), wait_until="commit")
    shown = harness.wait_ready(page)
    before, camera = page.evaluate(BOX), actions.wait_still(shown)
    page.wait_for_timeout(300)
    let_go()
    page.wait_for_function("() => document.querySelector('.map-frame iframe')")
    page.wait_for_function(SAME_BOX, arg=before)
    harness.wait_idle(page)
    page.wait_for_function(SAME_BOX, arg=before)
    # A frame that is a fraction of a pixel larger has its middle half a pixel elsewhere.
    assert actions.wait_still(shown) == pytest.approx(camera, abs=0.02)


def test_the_map_works_on_when_the_server_is_killed_and_the_page_when_it_is_back(
    tmp_path: Path, browser: Browser
) -> None:
    page, server = browser.new_page(), harness.start_app(tmp_path / "log.txt")
    try:
        page.goto(server.url(lang="ja", date="1956-10-19", select="unit:shikotan"))
        shown = harness.wait_ready(page)
        harness.wait_idle(page)
        expect(page.locator(".connection")).to_be_hidden()
        server.process.kill()
    finally:
        server.stop()
    note = page.get_by_role("alert").filter(has_text=LANGUAGE.interface("page.lost"))
    expect(note).to_be_visible(timeout=30_000)
    # By then Streamlit has said so too, over the map and in English.
    page.wait_for_timeout(8_000)
    actions.choose_scenario(shown, "four_islands")
    before = harness.map_state(shown)
    assert before["scenario"] == "four_islands"
    again = harness.start_app(tmp_path / "again.txt", server.port)
    try:
        expect(note).to_be_hidden(timeout=60_000)
        harness.wait_idle(page)
        assert harness.map_state(harness.wait_ready(page)) == before
        harness.wait_query(page, "scenario", "four_islands")
        page.reload()
        assert harness.map_state(harness.wait_ready(page)) == before
    finally:
        again.stop()
        page.close()
    assert harness.errors_in_log(again) == []
