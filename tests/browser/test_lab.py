"""The lab and the comparison: islands change hands, and sea, figures, table and address follow."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Frame, Page, expect

from geo_app.data import catalog as load_cached
from geo_app.reading.panels.outlook import outlook_of
from geo_app.views.codec import ALWAYS, from_query, to_query
from geo_app.views.view import View, allocation
from tests.browser import actions, harness
from tests.browser.harness import (
    Server,
    map_state,
    wait_idle,
    wait_painted,
    wait_query,
    wait_ready,
    wait_state,
)

CATALOG = load_cached()
FIGURES = ".lab__figures"
ALLOCATIONS: tuple[dict[str, str], ...] = (
    {},
    {"scenario": "four_islands"},
    {"scenario": "status_quo", "set": "urup:joint,shikotan:japan"},
    {"scenario": "status_quo", "set": "habomai:japan", "cut": "etorofu_iturup:0.4"},
    {"scenario": "whole_chain", "set": "habomai:undetermined", "rocks": "no-eez"},
)

# Zones of one island: the party in whose colour each is drawn.
WATERS = """() => Object.fromEntries(
    [...document.querySelectorAll(".zone")].map((path, index) => [index, path.dataset.party]))"""
LINES = """() => [...document.querySelectorAll(".equidistance:not(.is-invisible)")].length"""


def open_lab(server: Server, page: Page, **query: str) -> Frame:
    page.goto(server.url("lab", **query))
    frame = wait_ready(page)
    wait_idle(page)
    return frame


def take_brush(frame: Frame, party: str) -> None:
    frame.locator(f'input[name="brush"][value="{party}"]').check()


def figures(frame: Frame) -> str:
    said: str = frame.locator(FIGURES).evaluate("(table) => table.innerText")
    return said


def numbers(text: str) -> list[str]:
    return re.findall(r"[\d,.]+(?=%|\s?km)", text)


def give_link(page: Page, unit: str, party: str) -> Any:
    return page.locator(f'tr[data-given="{unit}"] a[data-party="{party}"]')


def test_an_island_is_given_with_a_click(app_server: Server, page: Page) -> None:
    frame = open_lab(app_server, page, scenario="status_quo")
    waters, lines, said = frame.evaluate(WATERS), frame.evaluate(LINES), figures(frame)
    take_brush(frame, "japan")
    actions.click_unit(page, frame, "shikotan")
    wait_state(frame, "set", {"shikotan": "japan"})
    assert actions.parties(frame)["shikotan"] == "japan"
    assert frame.evaluate(WATERS) != waters
    assert frame.evaluate(LINES) != lines
    assert figures(frame) != said
    wait_query(page, "set", "shikotan:japan")
    expect(give_link(page, "shikotan", "japan")).to_have_attribute("aria-current", "true")
    land = page.locator('tr[data-figure="reference_land_km2"] td[data-party="japan"]')
    expect(land).to_contain_text("251")


def test_the_table_changes_the_map_and_the_map_undoes_it(app_server: Server, page: Page) -> None:
    frame = open_lab(app_server, page, scenario="status_quo")
    give_link(page, "urup", "joint").click()
    wait_state(frame, "set", {"urup": "joint"})
    assert actions.parties(frame)["urup"] == "joint"
    wait_query(page, "set", "urup:joint")
    expect(give_link(page, "urup", "joint")).to_have_attribute("aria-current", "true")
    expect(give_link(page, "urup", "russia")).not_to_have_attribute("aria-current", "true")

    frame.get_by_role("button", name="Undo").click()
    wait_state(frame, "set", {})
    wait_query(page, "set", None)
    frame.get_by_role("button", name="Redo").click()
    wait_state(frame, "set", {"urup": "joint"})
    wait_query(page, "set", "urup:joint")
    frame.get_by_role("button", name="Undo").click()
    wait_query(page, "set", None)

    # A group is given at once.
    group = " ".join(CATALOG.members("habomai"))
    give_link(page, group, "japan").click()
    wait_query(page, "set", "habomai:japan")
    assert set(map_state(frame)["set"]) == set(CATALOG.members("habomai"))
    expect(give_link(page, group, "japan")).to_have_attribute("aria-current", "true")


def test_the_document_counts_as_python_does(app_server: Server, page: Page) -> None:
    frame = open_lab(app_server, page)
    page.wait_for_function("() => document.mapFrame && document.mapListener")
    for query in ALLOCATIONS:
        shown = from_query(CATALOG, query, first={"look": "proposals"})
        change = {"set": "", "cut": ""} | to_query(CATALOG, shown, always=ALWAYS)
        page.evaluate("(change) => document.mapFrame.go(change)", urlencode(change))
        wait_state(frame, "scenario", shown.scenario)
        wait_state(frame, "rocks", shown.rocks)
        wait_painted(frame)
        assert_counted(frame, shown)


def assert_counted(frame: Frame, shown: View) -> None:
    expected = outlook_of(CATALOG, allocation(CATALOG, shown), shown.rocks)
    for party in expected.present():
        row = frame.locator(f'{FIGURES} tr[data-party="{party}"]')
        one = expected.parties[party]
        for at, key in enumerate(("reference_land_km2", "reference_sea_km2")):
            value, total = one[key], expected.totals[key]
            if value:
                text = row.locator("td").nth(at).inner_text()
                share, *areas = [float(number.replace(",", "")) for number in numbers(text)]
                assert share == pytest.approx(100 * value / total, abs=0.06)
                # Written to four digits, and to whole square kilometres.
                assert areas == pytest.approx([value, total], rel=0.5e-3, abs=0.5)


def test_a_reload_keeps_the_allocation(app_server: Server, page: Page) -> None:
    query = {"set": "urup:joint", "cut": "etorofu_iturup:0.3", "name": "A try", "rocks": "no-eez"}
    frame = open_lab(app_server, page, **query)
    before = map_state(frame)
    page.reload()
    frame = wait_ready(page)
    after = map_state(frame)
    for key in ("set", "cut", "name", "rocks"):
        assert after[key] == before[key]
    assert after["set"] == {"urup": "joint"}
    assert after["cut"] == {"etorofu_iturup": 0.3}
    wait_idle(page)
    expect(actions.panel(page)).to_contain_text("A try")


def test_back_undoes_a_step(app_server: Server, page: Page) -> None:
    frame = open_lab(app_server, page, scenario="status_quo")
    give_link(page, "urup", "joint").click()
    wait_query(page, "set", "urup:joint")
    wait_idle(page)
    give_link(page, "shikotan", "japan").click()
    wait_query(page, "set", "shikotan:japan,urup:joint")
    wait_idle(page)
    page.go_back()
    wait_state(frame, "set", {"urup": "joint"})
    expect(give_link(page, "shikotan", "russia")).to_have_attribute("aria-current", "true")
    page.go_back()
    wait_state(frame, "set", {})


def test_a_bad_part_is_named_and_the_rest_stands(app_server: Server, page: Page) -> None:
    frame = open_lab(app_server, page, set="urup:joint,atlantis:japan")
    assert map_state(frame)["set"] == {"urup": "joint"}
    expect(page.locator(".notice").first).to_contain_text("atlantis")


def compared(page: Page) -> list[Frame]:
    frames = []
    page.locator(".compare-maps iframe").nth(1).wait_for()
    for index in range(2):
        frame = harness.document_frame(page.locator(".compare-maps iframe").nth(index))
        frame.wait_for_function(harness.READY, timeout=harness.TIMEOUT_MS)
        frames.append(frame)
    return frames


def test_compared_maps_stay_in_step(app_server: Server, page: Page) -> None:
    page.goto(app_server.url("compare", scenario="joint_declaration_1956"))
    one, other = compared(page)
    wait_idle(page)
    assert map_state(one)["scenario"] == "status_quo"
    assert map_state(other)["scenario"] == "joint_declaration_1956"
    for moved, follower, button in (
        (one, other, ".controls__in"),
        (other, one, ".controls__out"),
    ):
        before = actions.wait_still(follower)
        moved.locator(button).click()
        follower.wait_for_function(
            "(before) => window.disputeMap.state().camera.zoom !== before", arg=before["zoom"]
        )
        views = [actions.wait_still(frame) for frame in (one, other)]
        assert views[0]["zoom"] == pytest.approx(views[1]["zoom"], abs=0.06)
        assert views[0]["lon"] == pytest.approx(views[1]["lon"], abs=0.05)
        assert views[0]["lat"] == pytest.approx(views[1]["lat"], abs=0.05)
    wait_query(page, "camera", _written(actions.wait_still(other)))


def _written(view: dict[str, float]) -> str:
    return f"{view['lon']:.3f},{view['lat']:.3f},{view['zoom']:.2f}"


def test_a_proposal_is_chosen_on_one_side(app_server: Server, page: Page) -> None:
    page.goto(app_server.url("compare", a="three_islands"))
    one, other = compared(page)
    wait_idle(page)
    actions.choose_scenario(one, "four_islands")
    wait_query(page, "a", "four_islands")
    assert map_state(other)["scenario"] == "joint_declaration_1956"
    expect(page.locator(".compare-titles")).to_contain_text("49.5%")
    page.go_back()
    wait_state(one, "scenario", "three_islands")
