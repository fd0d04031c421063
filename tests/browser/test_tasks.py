"""Five things that a new reader wants to do, by keyboard alone and by touch alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from geo_app.data import catalog as load_cached
from tests.browser import actions, harness
from tests.browser.conftest import OpenPage

CATALOG = load_cached()
Do = Callable[[Locator], None]


@pytest.fixture(params=["keyboard", "touch"])
def way(request: pytest.FixtureRequest) -> str:
    """Return how the reader acts."""
    return str(request.param)


@pytest.fixture
def reader(way: str, open_page: OpenPage) -> Page:
    """Open a page for a reader with a keyboard, or with a small screen to touch."""
    if way == "touch":
        return open_page(has_touch=True, viewport={"width": 390, "height": 844})
    return open_page()


@pytest.fixture
def do(way: str) -> Do:
    """Return what presses a control."""
    return Locator.tap if way == "touch" else pressed


def pressed(control: Locator) -> None:
    """Press a control as the keyboard does; it takes the focus as with the tabulator."""
    control.focus()
    control.press("Space" if control.get_attribute("type") == "radio" else "Enter")


def choose(page: Page, frame: Frame, unit: str, way: str) -> None:
    """Choose an island on the map."""
    if way == "touch":
        actions.wait_still(frame)
        page.touchscreen.tap(*actions.point_on_unit(frame, unit))
    else:
        pressed(actions.unit_path(frame, unit))


def test_a_declaration_a_surrender_and_who_controlled_an_island(
    reader: Page, do: Do, way: str, app_server: harness.Server
) -> None:
    """What the declaration would change, the day of the surrender, an island in 1900."""
    reader.goto(app_server.url())
    frame = harness.wait_ready(reader)
    do(frame.locator(".headline__brief button"))
    harness.wait_state(frame, "scenario", CATALOG.dispute.default_scenario)
    expect(frame.locator(".headline .figure")).to_have_text("6.9%")
    expect(frame.locator(".headline .figure__text")).to_contain_text("5,003 km²")

    actions.type_date(frame, "1945-09-02")
    expect(frame.locator(".headline .figure")).to_have_text("98.1%")
    expect(actions.panel(reader)).to_contain_text("2 September 1945")

    actions.type_date(frame, "1900-01-01")
    choose(reader, frame, "urup", way)
    harness.wait_state(frame, "select", "unit:urup")
    expect(frame.locator(".card")).to_contain_text("Japan")
    expect(actions.panel(reader).locator("h2").first).to_contain_text("Urup")


def test_an_island_is_given_away_and_its_sea_read(
    reader: Page, do: Do, way: str, app_server: harness.Server
) -> None:
    reader.goto(app_server.url("lab", scenario="status_quo", look="proposals"))
    frame = harness.wait_ready(reader)
    do(frame.locator("input[name='brush'][value='japan']"))
    choose(reader, frame, "kunashir_kunashiri", way)
    harness.wait_state(frame, "set", {"kunashir_kunashiri": "japan"})
    for figure, part in (("land", "29.8% of 5,003 km²"), ("sea", "of 214,400 km²")):
        row = reader.locator(f'tr[data-figure="reference_{figure}_km2"] td[data-party="japan"]')
        expect(row).to_contain_text(part)


def test_a_day_of_1875_beside_today(reader: Page, do: Do, app_server: harness.Server) -> None:
    reader.goto(app_server.url("compare"))
    do(reader.get_by_role("button", name="Side by side"))
    frames = [harness.document_frame(reader.locator("iframe.map-document").nth(n)) for n in (0, 1)]
    for frame in frames:
        frame.wait_for_function(harness.READY)
    # What is compared first is today on the left and a proposal on the right.
    day = reader.get_by_label("Any day for the left map")
    day.fill("1875-08-22")
    day.press("Enter")
    harness.wait_state(frames[0], "date", "1875-08-22")
    today = (
        reader.get_by_label("Right map", exact=True).locator("option").last.get_attribute("value")
    )
    reader.get_by_label("Right map", exact=True).select_option(today)
    heads = reader.locator(".compare-titles h2")
    expect(heads.nth(0)).to_contain_text("22 August 1875")
    expect(heads.nth(1)).to_contain_text("2026")
    expect(frames[0].locator(".headline .figure__text")).to_contain_text("Japan")
    expect(frames[1].locator(".headline .figure__text")).to_contain_text("Russian Federation")
