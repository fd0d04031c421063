"""Compare: the line between two maps that lie one over the other."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import Frame, Page, expect

from tests.browser import actions, harness
from tests.browser.conftest import OpenPage

DAYS = {"a": "1930-01-01", "b": "2026-01-01", "camera": "147.5,45,6"}
"""Two days of which every island of the chain has another colour."""


def maps_of(page: Page) -> list[Frame]:
    """Return both maps, once they are there."""
    page.locator(".compare-maps iframe").nth(1).wait_for()
    frames = [harness.document_frame(page.locator("iframe.map-document").nth(n)) for n in (0, 1)]
    for frame in frames:
        frame.wait_for_function(harness.READY)
        actions.wait_still(frame)
    harness.wait_idle(page)
    return frames


def colour(page: Page, frame: Frame, unit: str) -> tuple[int, int, int]:
    """Return the colour that the reader sees where an island lies."""
    x, y = actions.point_on_unit(frame, unit)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    seen = picture.getpixel((int(x), int(y)))
    assert isinstance(seen, tuple)
    return seen[0], seen[1], seen[2]


def drag(page: Page, start: tuple[float, float], shift_px: float) -> None:
    """Draw from a point to the right."""
    x, y = start
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + shift_px, y, steps=5)
    page.mouse.up()


def lefts(page: Page) -> list[float]:
    """Return where the left edges of both maps are, in pixels."""
    boxes = [frame.bounding_box() for frame in page.locator("iframe.map-document").all()]
    return [box["x"] for box in boxes if box]


def test_the_line_parts_two_maps(page: Page, app_server: harness.Server) -> None:
    page.goto(app_server.url("compare", layout="swipe", **DAYS))
    frames = maps_of(page)
    line = page.get_by_role("slider", name="Line between the maps")
    west, east = "kunashir_kunashiri", "urup"
    line.press("End")
    then = [colour(page, frames[0], unit) for unit in (west, east)]
    line.press("Home")
    now = [colour(page, frames[0], unit) for unit in (west, east)]
    assert not set(then) & set(now)

    box = line.bounding_box()
    assert box
    middle_y = box["y"] + box["height"] / 2
    between = sum(actions.point_on_unit(frames[0], unit)[0] for unit in (west, east)) / 2
    drag(page, (box["x"] + 24, middle_y), between - box["x"] - 24)
    assert colour(page, frames[0], west) == then[0]
    assert colour(page, frames[0], east) == now[1]

    for at_x, shift_px in ((between - 150, 90), (between + 150, -60)):
        before = actions.wait_still(frames[0])
        drag(page, (at_x, middle_y - 150), shift_px)
        page.wait_for_timeout(600)  # a map tells of a move once it has stood still
        views = [actions.wait_still(frame) for frame in frames]
        assert abs(views[0]["lon"] - views[1]["lon"]) < 0.02
        assert abs(views[0]["lon"] - before["lon"]) > 0.1

    page.get_by_role("button", name="Side by side").click()
    assert lefts(page)[0] < lefts(page)[1]
    expect(frames[0].locator(".headline")).to_be_visible()
    assert "layout=beside" in page.url


def test_a_phone_has_one_map_over_the_other(
    open_page: OpenPage, app_server: harness.Server
) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(app_server.url("compare"))
    frames = maps_of(page)
    left, other = lefts(page)
    assert left == other
    page.get_by_label("Left map", exact=True).select_option("1875-10-04")
    harness.wait_state(frames[0], "date", "1875-10-04")
    expect(page.locator(".compare-titles h2").first).to_contain_text("1875")


def test_a_day_is_compared_with_today(page: Page, app_server: harness.Server) -> None:
    page.goto(app_server.url("timeline", date="1930-01-01"))
    harness.wait_ready(page)
    page.get_by_role("link", name="Compare with today").click()
    frames = maps_of(page)
    harness.wait_state(frames[0], "date", "1930-01-01")
    expect(page.get_by_role("button", name="Swipe")).to_have_attribute("aria-pressed", "true")


def test_a_day_is_written_as_people_write_it(page: Page, app_server: harness.Server) -> None:
    page.goto(app_server.url("compare", lang="ru"))
    left, _ = maps_of(page)
    day = page.get_by_label("Любой день для карты слева")
    expect(day).to_have_value("22 ноября 2026\u00a0г.")
    for written in ("2 сентября 1945", "2.9.1945", "1945-09-02"):
        day.fill("1956")
        day.press("Enter")
        harness.wait_state(left, "date", "1956-01-01")
        day.fill(written)
        day.press("Enter")
        harness.wait_state(left, "date", "1945-09-02")
        harness.wait_query(page, "a", "1945-09-02")
    expect(day).to_have_value("2 сентября 1945\u00a0г.")
    day.fill("1599")
    day.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="1 января 1600")).to_be_visible()
