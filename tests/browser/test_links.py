"""Both directions between text and map, and the address as the whole state."""

import math
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Frame, Page, expect

from geo_app.data import Catalog
from geo_app.model.stories import Bounds
from tests.browser import actions, harness
from tests.browser.harness import (
    Server,
    SlowConnection,
    map_state,
    wait_idle,
    wait_page,
    wait_query,
    wait_ready,
    wait_state,
)

SLOW_MS = 300
STATE = {
    "scenario": "three_islands",
    "date": "1945-08-29",
    "select": "unit:shikotan",
    "layers": "lines,graticule",
    "camera": "146.500,44.100,7.50",
}


def assert_shown(frame: Frame) -> None:
    """Fail unless the map shows what ``STATE`` says."""
    for key in ("scenario", "date", "select"):
        wait_state(frame, key, STATE[key])
    state = map_state(frame)
    assert sorted(state["layers"]) == sorted(STATE["layers"].split(","))
    lon, lat, zoom = (float(part) for part in STATE["camera"].split(","))
    assert state["camera"]["lon"] == pytest.approx(lon, abs=0.01)
    assert state["camera"]["lat"] == pytest.approx(lat, abs=0.01)
    assert state["camera"]["zoom"] == pytest.approx(zoom, abs=0.01)


def exactly(text: str) -> re.Pattern[str]:
    """Return a pattern for a whole text."""
    return re.compile(f"^{re.escape(text)}$")


def in_sight(frame: Frame, bounds: Bounds) -> bool:
    """Whether the map shows bounds whole, and not from much farther off than it has to."""
    width, height = frame.evaluate(
        "(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])"
        "(document.querySelector('.leaflet-container'))"
    )
    view = map_state(frame)["camera"]
    middle = mercator(view["lon"], view["lat"], view["zoom"])
    corners = [mercator(*corner, view["zoom"]) for corner in (bounds.south_west, bounds.north_east)]
    across, down = (abs(a - b) for a, b in zip(*corners, strict=True))
    shown = all(
        abs(x - middle[0]) <= width / 2 + 1 and abs(y - middle[1]) <= height / 2 + 1
        for x, y in corners
    )
    return shown and (across > width / 6 or down > height / 6)


def mercator(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """Return the place of a point on the map, in pixels of a zoom level."""
    scale = 256 * 2**zoom
    slope = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return scale * lon / 360, scale * (0.5 - slope / (2 * math.pi))


def test_passage_moves_the_map(app_server: Server, page: Page, catalog: Catalog) -> None:
    story = catalog.stories["article"]
    page.goto(app_server.url("story", select=f"passage:article.{story.passages[-1].id}"))
    frame = wait_ready(page)
    assert len(story.passages) == 9
    for passage in story.passages:
        page.locator("nav.numbers a").filter(has_text=exactly(passage.id)).click()
        wait_state(frame, "select", f"passage:article.{passage.id}")
        scene = passage.scene
        if scene.scenario:
            wait_state(frame, "scenario", scene.scenario)
        if scene.date:
            wait_state(frame, "date", scene.date.isoformat())
        actions.wait_still(frame)
        if scene.bounds:
            assert in_sight(frame, scene.bounds), passage.id
        expect(page.get_by_role("heading", name=passage.heading)).to_be_visible()
        wait_query(page, "select", f"passage:article.{passage.id}")


def test_island_opens_its_panel(app_server: Server, page: Page, catalog: Catalog) -> None:
    page.goto(app_server.url())
    frame = wait_ready(page)
    actions.click_unit(page, frame, "kunashir_kunashiri")
    wait_state(frame, "select", "unit:kunashir_kunashiri")
    panel = actions.panel(page)
    heading = panel.locator("article h2").first
    expect(heading).to_have_text(catalog.units["kunashir_kunashiri"].name)
    wait_query(page, "select", "unit:kunashir_kunashiri")
    speaking = {
        f"passage:{story.id}.{passage.id}"
        for story in catalog.stories.values()
        for passage in story.passages
        if "kunashir_kunashiri" in passage.units
    }
    assert speaking
    addresses = panel.locator("a").evaluate_all("(links) => links.map((link) => link.href)")
    linked = {
        value for url in addresses for value in parse_qs(urlsplit(url).query).get("select", [])
    }
    assert speaking <= linked


def test_passage_of_an_island_leads_on(app_server: Server, page: Page, catalog: Catalog) -> None:
    page.goto(app_server.url(select="unit:shikotan"))
    wait_ready(page)
    passage = next(p for p in catalog.stories["article"].passages if "shikotan" in p.units)
    actions.panel(page).get_by_role("link", name=passage.heading).first.click()
    wait_page(page, "story")
    wait_state(wait_ready(page), "select", f"passage:article.{passage.id}")
    expect(page.get_by_role("heading", name=passage.heading)).to_be_visible()


def test_the_page_that_is_open_is_chosen_again(app_server: Server, page: Page) -> None:
    """It goes on hearing its map; so it does when a link is opened in another tab."""
    page.goto(app_server.url(select="unit:shikotan"))
    frame = wait_ready(page)
    page.wait_for_function("() => document.mapFrame && document.mapListener")
    page.locator("[data-testid='stTopNavLink']").first.click()
    wait_idle(page)
    with page.context.expect_page() as other:
        actions.panel(page).locator("a[data-page]").first.click(modifiers=["ControlOrMeta"])
    other.value.close()
    actions.click_unit(page, frame, "etorofu_iturup")
    wait_query(page, "select", "unit:etorofu_iturup")
    expect(actions.panel(page).locator("h2").first).to_contain_text("Etorofu")


@pytest.mark.parametrize(
    ("way", "before"),
    [("link", "unit:urup"), ("menu", "unit:urup"), ("menu", "")],
    ids=["link", "menu", "menu-idle"],
)
def test_a_page_that_is_being_left_is_not_heard(
    app_server: Server, page: Page, catalog: Catalog, way: str, before: str
) -> None:
    """What the reader did before the step counts; what the map does after it must not undo it.

    On a slow connection all of it reaches the server at once.
    """
    connection = SlowConnection(page)
    passage = next(p for p in catalog.stories["article"].passages if "shikotan" in p.units)
    page.goto(app_server.url(select="unit:shikotan"))
    wait_ready(page)
    link = actions.panel(page).get_by_role("link", name=passage.heading).first
    if way == "menu":
        link = page.locator("[data-testid='stTopNavLink'][href$='/story']")
    expect(link).to_be_visible()
    page.wait_for_function("() => document.mapFrame && !document.mapFrame.isTelling()")
    wait_idle(page)
    connection.hold()
    link.evaluate(
        """(link, before) => {
            const map = document.mapFrame;
            map.untold = {};  // where the map looks may have been noted just now
            if (before) map.go(`select=${before}`);
            link.click();
            if (!before) map.go("select=unit:kunashir_kunashiri");
        }""",
        before,
    )
    page.wait_for_timeout(SLOW_MS)
    connection.release()
    wait_page(page, "story")
    selected = f"passage:article.{passage.id}" if way == "link" else before or "unit:shikotan"
    wait_state(wait_ready(page), "select", selected)
    wait_query(page, "select", selected)


def test_what_is_not_yet_sent_is_not_cut_off(app_server: Server, page: Page) -> None:
    """While the server draws, what the reader does waits: Streamlit would drop the rest."""
    connection = SlowConnection(page)
    connection.hold("answered")
    page.goto(app_server.url())
    wait_ready(page)
    while not page.evaluate("Boolean(document.mapListener && document.mapFrame)"):
        connection.release_one("answered")
        page.wait_for_timeout(20)
    page.evaluate("document.mapFrame.go('select=unit:urup')")
    page.wait_for_timeout(SLOW_MS)
    assert connection.asked == 1
    connection.release("answered")
    wait_query(page, "select", "unit:urup")
    expect(actions.panel(page).locator("h2").first).to_contain_text("Urup")


def test_line_opens_its_panel(app_server: Server, page: Page, catalog: Catalog) -> None:
    page.goto(app_server.url(date="1860-01-01"))
    frame = wait_ready(page)
    line = catalog.lines["shimoda_1855"]
    frame.get_by_role("button", name=line.title).first.focus()
    page.keyboard.press("Enter")
    wait_state(frame, "select", "line:shimoda_1855")
    expect(actions.panel(page)).to_contain_text(line.title)


def test_the_panel_follows_a_proposal_and_goes_back_to_the_day(
    app_server: Server, page: Page, catalog: Catalog
) -> None:
    page.goto(app_server.url(date="1956-10-19"))
    frame = wait_ready(page)
    panel, box = actions.panel(page), frame.locator(actions.SCENARIO_CONTROL)
    expect(panel).to_contain_text("19 October 1956")
    actions.choose_scenario(frame, "four_islands")
    wait_query(page, "scenario", "four_islands")
    expect(panel).to_contain_text(catalog.proposals["four_islands"].outcome[:30])
    assert map_state(frame)["date"] == catalog.dispute.as_of.isoformat()
    actions.choose_scenario(frame, "three_islands")
    wait_query(page, "scenario", "three_islands")
    page.go_back()
    wait_state(frame, "scenario", "four_islands")
    expect(box).to_have_value("four_islands")
    actions.look_at(frame, "time")
    wait_query(page, "date", "1956-10-19")
    expect(panel).to_contain_text("19 October 1956")


def test_quick_switches_are_not_undone(app_server: Server, page: Page, catalog: Catalog) -> None:
    """What the server answers to an earlier switch must not overtake a later one."""
    page.goto(app_server.url())
    frame = wait_ready(page)
    wait_idle(page)
    scenarios = [name for name in catalog.scenarios if name != catalog.dispute.default_scenario]
    frame.evaluate(
        """async ([selector, values]) => {
            const control = document.querySelector(selector);
            for (const value of values) {
                control.value = value;
                control.dispatchEvent(new Event("change", { bubbles: true }));
                await new Promise((done) => setTimeout(done, 60));
                if (window.disputeMap.state().scenario !== value) throw new Error(value);
            }
        }""",
        [actions.SCENARIO_CONTROL, scenarios],
    )
    wait_query(page, "scenario", scenarios[-1])
    wait_idle(page)
    assert map_state(frame)["scenario"] == scenarios[-1]


def test_reload_keeps_the_state(app_server: Server, page: Page) -> None:
    page.goto(app_server.url())
    frame = wait_ready(page)
    actions.choose_scenario(frame, "shimoda_1855")
    frame.locator(".headline__against button").last.click()
    actions.click_unit(page, frame, "etorofu_iturup")
    wait_query(page, "scenario", "shimoda_1855")
    wait_query(page, "date", "1855-02-07")
    wait_query(page, "select", "unit:etorofu_iturup")
    wait_idle(page)
    address = page.url
    page.reload()
    frame = wait_ready(page)
    wait_state(frame, "scenario", "shimoda_1855")
    wait_state(frame, "date", "1855-02-07")
    wait_state(frame, "select", "unit:etorofu_iturup")
    assert page.url == address


def test_a_deep_link_into_a_new_server_and_into_the_next(tmp_path: Path, page: Page) -> None:
    """The first to open a server gives it all; the address holds the whole state."""
    query = ""
    for name in ("first", "second"):
        server = harness.start_app(tmp_path / f"{name}.txt")
        try:
            page.goto(f"{server.url('story')}{query}" if query else server.url("story", **STATE))
            assert_shown(wait_ready(page))
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            expect(page.locator("[data-testid='stException']")).to_have_count(0)
            query = page.evaluate("location.search")
        finally:
            page.goto("about:blank")
            server.stop()


def test_bad_values_are_said_and_the_default_shown(
    app_server: Server, page: Page, catalog: Catalog
) -> None:
    bad = {
        "scenario": "no_such_scenario",
        "date": "1945-02-30",
        "select": "unit:atlantis",
        "layers": "names,no_such_layer",
        "camera": "somewhere else",
    }
    page.goto(app_server.url(**bad))
    state = map_state(wait_ready(page))
    for value in bad.values():
        expect(page.locator(".notice").filter(has_text=value)).to_be_visible()
    assert state["scenario"] == catalog.dispute.status_quo
    assert state["date"] == catalog.dispute.as_of.isoformat()
    assert not state["select"]
    expect(page.locator("[data-testid='stException']")).to_have_count(0)
