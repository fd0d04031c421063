"""A telephone: the map first, everything within the width of the screen, and usable by touch."""

import pytest
from playwright.sync_api import Page, expect

from geo_app.data import Catalog
from geo_app.views.names import unit_name
from tests.browser import actions
from tests.browser.conftest import OpenPage
from tests.browser.harness import Server, wait_idle, wait_ready, wait_state
from tests.browser.test_pages import PAGES, PAGES_WITH_MAP

PHONE = {"width": 390, "height": 844}
WIDER = """() => {
    const width = document.documentElement.clientWidth;
    const clipped = (node) => {
        for (let up = node.parentElement; up; up = up.parentElement) {
            const overflow = getComputedStyle(up).overflowX;
            const right = up.getBoundingClientRect().right;
            if (overflow !== "visible" && right <= width + 1) return true;
        }
        return false;
    };
    return [...document.body.querySelectorAll("*")]
        .filter((node) => {
            const box = node.getBoundingClientRect();
            return box.width > 0 && box.right > width + 1 && box.left < width && !clipped(node);
        })
        .map((node) => `${node.tagName} ${node.className?.baseVal ?? node.className}`)
        .slice(0, 5);
}"""


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """Return a page as wide as a telephone."""
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True)


@pytest.mark.parametrize("paths", [PAGES[:6], PAGES[6:]], ids=["bar", "menu"])
def test_nothing_is_wider_than_the_screen(
    app_server: Server, phone: Page, paths: tuple[str, ...]
) -> None:
    for path in paths:
        phone.goto(app_server.url(path))
        if path in PAGES_WITH_MAP:
            inside = wait_ready(phone).evaluate("document.documentElement.scrollWidth - innerWidth")
            assert inside <= 0, path
        wait_idle(phone)
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
        assert phone.evaluate(WIDER) == [], path


def test_the_map_stands_before_the_panel_and_its_sheet_is_drawn_up_and_put_away(
    app_server: Server, phone: Page
) -> None:
    """Then a tap opens another island."""
    phone.goto(app_server.url(select="unit:shikotan"))
    frame = wait_ready(phone)
    box = frame.frame_element().bounding_box()
    panel = actions.panel(phone)
    expect(panel).to_contain_text("Shikotan")
    below = panel.bounding_box()
    assert box is not None
    assert below is not None
    assert box["y"] + box["height"] <= below["y"] + 1
    assert box["y"] < PHONE["height"] / 2
    assert box["width"] >= 0.9 * PHONE["width"]

    sheet, whole = frame.locator(".card"), frame.get_by_role("button", name="All about it")
    title = sheet.locator("[data-layer='treaty_title']").first
    expect(title).to_be_hidden()
    before = sheet.bounding_box()
    whole.tap()
    expect(title).to_be_visible()
    expect(whole).to_have_attribute("aria-expanded", "true")
    drawn = sheet.bounding_box()
    assert before
    assert drawn
    assert drawn["height"] > before["height"] + 100
    assert drawn["height"] <= frame.evaluate("innerHeight")
    whole.tap()
    expect(title).to_be_hidden()
    sheet.get_by_role("button", name="Close").tap()
    expect(sheet).to_be_hidden()
    wait_state(frame, "select", "")

    actions.wait_still(frame)
    phone.touchscreen.tap(*actions.point_on_unit(frame, "etorofu_iturup"))
    wait_state(frame, "select", "unit:etorofu_iturup")
    expect(panel).to_contain_text("Etorofu / Iturup")


def test_a_finger_beside_an_island_means_it(app_server: Server, phone: Page) -> None:
    phone.goto(app_server.url("lab", scenario="status_quo", look="proposals"))
    frame = wait_ready(phone)
    frame.locator("input[name='brush'][value='japan']").tap()
    actions.wait_still(frame)
    box = frame.locator("path.unit[data-unit='kunashir_kunashiri']").first.bounding_box()
    assert box
    phone.touchscreen.tap(box["x"] - 8, box["y"] + box["height"] - 4)
    wait_state(frame, "set", {"kunashir_kunashiri": "japan"})


def test_a_passage_has_its_figure_and_its_key(app_server: Server, phone: Page) -> None:
    phone.goto(app_server.url("story", select="passage:dispute_in_fifteen_steps.T2"))
    frame = wait_ready(phone)
    expect(frame.locator(".headline .figure")).to_have_text("100%")
    key = frame.locator(".legend")
    key.locator("summary").tap()
    expect(key.locator(".legend__row").first).to_be_in_viewport(ratio=1)
    assert "1855" in actions.legend(frame)


@pytest.mark.parametrize("code", ["en", "ja", "ru"])
def test_each_disputed_group_is_named(
    app_server: Server, phone: Page, catalog: Catalog, code: str
) -> None:
    language, neutral = catalog.language(code), next(iter(catalog.perspectives.values()))
    groups = [one for one in catalog.units.values() if one.reference and not one.parent]
    assert len(groups) == 4
    phone.goto(app_server.url(lang=code))
    frame = wait_ready(phone)
    for height_px in (844, 664):
        phone.set_viewport_size({"width": PHONE["width"], "height": height_px})
        for group in groups:
            name = unit_name(group, language, neutral)
            expect(frame.locator(".label--unit-reference").filter(has_text=name)).to_be_visible()
