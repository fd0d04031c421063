"""The map: painted, and every scenario and day switched by its own controls."""

import io
import re
from collections import Counter
from itertools import pairwise

import pytest
from PIL import Image, ImageColor
from playwright.sync_api import Page, expect

from geo_app.data import Catalog
from geo_app.engine.land.control import control_changes
from tests.browser import actions
from tests.browser.harness import (
    READY,
    Server,
    map_state,
    wait_painted,
    wait_query,
    wait_ready,
    wait_state,
)


def test_map_is_painted(app_server: Server, page: Page, catalog: Catalog) -> None:
    page.goto(app_server.url(scenario="four_islands", layers="none"))
    frame = wait_ready(page)
    wait_painted(frame)
    image = Image.open(io.BytesIO(frame.frame_element().screenshot())).convert("RGB")
    pixels = Counter(image.get_flattened_data())
    assert len(pixels) > 50
    assert max(pixels.values()) < 0.9 * image.width * image.height
    for unit in ("etorofu_iturup", "urup"):
        colour = actions.fill(frame, unit)
        assert pixels[ImageColor.getrgb(colour)[:3]] > 200, (unit, colour)
    drawn = set(actions.parties(frame))
    assert {unit for unit in catalog.units if catalog.members(unit) == (unit,)} <= drawn


def test_first_view_is_the_default_and_a_card_is_opened_by_keys(
    app_server: Server, page: Page, catalog: Catalog
) -> None:
    page.goto(app_server.url())
    frame = wait_ready(page)
    state = map_state(frame)
    assert (state["look"], state["scenario"]) == ("time", catalog.dispute.status_quo)
    assert state["date"] == catalog.dispute.as_of.isoformat()
    assert not state["select"]

    handle = actions.unit_path(frame, "etorofu_iturup")
    handle.focus()
    handle.press("Enter")
    card = frame.locator("section.card")
    expect(card).to_be_visible()
    expect(card).to_contain_text("Etorofu / Iturup")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    focused = frame.evaluate("document.activeElement.dataset.unit")
    assert focused == "etorofu_iturup"


# Land drawn at points of [latitude, longitude], and how many shapes of land there are.
LAND_AT = """(points) => {
    const stage = document.querySelector(".folium-map").getBoundingClientRect();
    const { camera, view } = window.disputeMap.state();
    const { lon, lat, zoom } = camera ?? view;
    const mercator = (degrees) => Math.log(Math.tan(Math.PI / 4 + degrees * Math.PI / 360));
    const y = (degrees) => mercator(degrees) * 180 / Math.PI;
    const pixels = 256 * 2 ** zoom / 360;
    // Web Mercator, from the middle of the map.
    const onScreen = ([pointLat, pointLon]) => new DOMPoint(
        stage.x + stage.width / 2 + (pointLon - lon) * pixels,
        stage.y + stage.height / 2 - (y(pointLat) - y(lat)) * pixels,
    );
    const shapes = [...document.querySelectorAll("path.land:not(.land--coast)")];
    const isLand = (point) => {
        const place = onScreen(point);
        return shapes.some((shape) =>
            shape.isPointInFill(place.matrixTransform(shape.getScreenCTM().inverse())));
    };
    return [points.map(isLand), shapes.length];
}"""


@pytest.fixture
def document(app_server: Server, page: Page) -> str:
    """Return the address of the map document alone, as the page names it."""
    named = re.search(r'data-address="([^"#]+)', page.request.get(app_server.url()).text())
    assert named
    return f"{app_server.address}{named[1]}"


@pytest.mark.parametrize(
    ("view", "land", "water"),
    [
        ("139,36,4.5", [(33.8, 133.5), (35.4, 133.5), (40, 116)], (30, 150)),
        ("170,60,4", [(67, 185), (65, 200), (66, 150)], (58, 190)),
    ],
)
def test_distant_land_is_there_at_first(
    document: str, page: Page, view: str, land: list[tuple[float, float]],
    water: tuple[float, float],
) -> None:  # fmt: skip
    """Also beyond the 180th meridian, and before the map is moved."""
    page.goto(f"{document}#view={view}")
    page.wait_for_function(READY)
    first = page.evaluate(LAND_AT, [*land, water])
    assert first[0] == [True] * len(land) + [False]
    page.locator(".folium-map").press("ArrowRight")
    actions.wait_still(page.main_frame)
    assert page.evaluate(LAND_AT, [*land, water]) == first


def test_the_sea_floor_has_no_edge(document: str, page: Page) -> None:
    """Where the data end, in the middle of the map, no two neighbouring pixels differ much."""
    page.goto(f"{document}#layers=sea_floor&camera=174,45,5")
    page.wait_for_function(READY)
    actions.wait_still(page.main_frame)
    box = page.locator(".folium-map").bounding_box()
    assert box
    middle_x, row_y = round(box["x"] + box["width"] / 2), round(box["y"] + box["height"] / 2)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
    row = picture.crop((middle_x - 400, row_y, middle_x + 12, row_y + 1)).tobytes()
    assert max(abs(one - other) for one, other in pairwise(row[-24:])) <= 2
    assert abs(row[0] - row[-1]) > 5


def test_every_scenario_is_drawn_as_evaluated(
    app_server: Server, page: Page, catalog: Catalog
) -> None:
    from geo_app.engine.land.allocation import allocation_of

    page.goto(app_server.url(look="proposals", scenario="status_quo"))
    frame = wait_ready(page)
    view = actions.wait_still(frame)
    status = frame.locator("p[role='status']")
    said = status.text_content() or ""
    told = set()
    first_fills = {unit: actions.fill(frame, unit) for unit in ("shikotan", "urup")}
    scenarios = [one for one in catalog.scenarios if one != catalog.dispute.status_quo]
    for scenario in scenarios:
        actions.choose_scenario(frame, scenario)
        drawn = actions.parties(frame)
        allocation = allocation_of(catalog, scenario)
        for unit, party in allocation.parties.items():
            if unit in drawn and unit not in allocation.cuts:
                assert drawn[unit] == party, (scenario, unit)
        # The map is painted first, and said in words a moment later.
        expect(status).not_to_have_text(said)
        said = status.text_content() or ""
        told.add(said)
        assert actions.legend(frame).strip()
        assert map_state(frame)["camera"] == view
        if scenario == "joint_declaration_1956":
            assert actions.fill(frame, "shikotan") != first_fills["shikotan"]
            assert actions.fill(frame, "urup") == first_fills["urup"]
        default = scenario == catalog.dispute.default_scenario
        wait_query(page, "scenario", None if default else scenario)
    assert len(told) == len(scenarios)


def test_time_is_moved_by_field_slider_buttons_and_play(app_server: Server, page: Page) -> None:
    page.goto(app_server.url(scenario="status_quo"))
    frame = wait_ready(page)
    today = actions.parties(frame)
    actions.type_date(frame, "1910-01-01")
    then = actions.parties(frame)
    assert today["shumshu_shumushu"] == today["sakhalin_south"] == "russia"
    assert then["shumshu_shumushu"] == then["sakhalin_south"] == "japan"
    assert then["sakhalin_north"] == "russia"
    wait_query(page, "date", "1910-01-01")

    actions.type_date(frame, "1945-08-29")
    axis = frame.locator(actions.TIME_AXIS)
    before = axis.get_attribute("aria-valuetext")
    axis.focus()
    axis.press("ArrowLeft")
    wait_state(frame, "date", "1945-08-28")
    assert axis.get_attribute("aria-valuetext") not in (before, "", None)
    wait_query(page, "date", "1945-08-28")

    actions.type_date(frame, "1875-08-21")
    frame.get_by_role("button", name="Previous event").click()
    frame.wait_for_function("() => window.disputeMap.state().date < '1875-08-21'")
    before = map_state(frame)["date"]
    frame.get_by_role("button", name="Next event").click()
    frame.wait_for_function("(day) => window.disputeMap.state().date > day", arg=before)

    actions.type_date(frame, "1945-08-18")
    frame.locator(".timeline__play").click()
    frame.wait_for_function("() => window.disputeMap.state().date > '1945-08-18'")
    frame.locator(".timeline__play").click()


def test_layer_switches(app_server: Server, page: Page) -> None:
    page.goto(app_server.url(date="1855-02-07"))
    frame = wait_ready(page)
    layers = set(map_state(frame)["layers"])
    frame.locator(".menu summary").click()
    for layer in ("contested", "lines", "events", "names", "graticule"):
        layers ^= {layer}
        frame.locator(f".menu input[value='{layer}']").click()
        frame.wait_for_function(
            "(layers) => window.disputeMap.state().layers.toSorted().join() === layers",
            arg=",".join(sorted(layers)),
        )
        page.wait_for_function(
            """(layers) => {
                const text = new URLSearchParams(location.search).get("layers") ?? "";
                return text.split(",").filter((name) => name && name !== "none").sort().join()
                    === layers;
            }""",
            arg=",".join(sorted(layers)),
        )


def test_time_reaches_further_back_than_its_axis(
    app_server: Server, page: Page, catalog: Catalog
) -> None:
    turns = {*control_changes(catalog), *(one.date.earliest for one in catalog.events.values())}
    before = max(day for day in turns if day.isoformat() < "1852-12-31")
    page.goto(app_server.url(date="1852-12-31"))
    frame = wait_ready(page)
    previous = frame.get_by_role("button", name="Previous event")
    previous.click()
    expect(frame.locator(actions.DATE_CONTROL)).to_have_value(catalog.language("en").date(before))
    assert int(frame.locator(actions.TIME_AXIS).get_attribute("min") or 0) < -129_000

    date, problem = frame.locator(actions.DATE_CONTROL), frame.locator(".timeline__problem")
    date.fill("1599")
    date.press("Enter")
    expect(problem).to_contain_text("1 January 1600")
    date.fill("1601")
    date.press("Enter")
    expect(problem).to_be_hidden()
    expect(frame.locator(".timeline__caption")).to_contain_text("the first: 1643")
    expect(previous).to_be_disabled()
