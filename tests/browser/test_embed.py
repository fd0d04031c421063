"""What the Embed page gives to paste, pasted: on another site, on a disk, in a sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from geo_app.data import catalog as load
from tests.browser import actions, harness
from tests.browser.conftest import OpenPage

LANGUAGE = load().language("en")
SANDBOXED = '<iframe sandbox="allow-scripts" srcdoc="{}" title="File" height="640"></iframe>'
SHAPES = """() => [...document.querySelectorAll("path[data-unit]")]
    .filter((path) => path.getBoundingClientRect().width > 1).length"""


@pytest.fixture(scope="module")
def lesson(
    browser: Browser, app_server: harness.Server, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a folder with a page that holds every frame that the Embed page gives."""
    folder = tmp_path_factory.mktemp("lesson")
    page = browser.new_page(locale="en-GB")
    page.goto(app_server.url("embed", scenario="four_islands"))
    code = page.locator("[data-testid=stCode]").first
    markup = []
    for kind, part in (
        ("live", "/embed/map?"),
        ("pinned", "/embed/pinned/"),
        ("archived", ".html"),
    ):
        label = LANGUAGE.interface(f"embed.kind.{kind}")
        page.locator("[data-testid=stRadio]").get_by_text(label, exact=True).click()
        expect(code).to_contain_text(part)
        markup.append(code.inner_text())
    name = markup[-1].partition('src="')[2].partition('"')[0]
    link = page.locator('a[href^="/export/html?"]').first.get_attribute("href")
    file = page.request.get(f"{app_server.address}{link}").text()
    page.close()
    (folder / name).write_text(file, encoding="utf-8", newline="\n")
    markup.append(SANDBOXED.format(escape(file)))
    (folder / "index.html").write_text(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Lesson</title>'
        '<link rel="icon" href="data:,"></head><body>'
        f"{''.join(f'<p>{frame}</p>' for frame in markup)}</body></html>",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def site(lesson: Path) -> Iterator[str]:
    """Return the address of the lesson on another site than the app's."""
    with harness.served(lesson) as address:
        yield f"{address.replace('127.0.0.1', 'localhost')}/index.html"


def map_in(iframe: Locator) -> Frame:
    """Return the frame of what was pasted, once its map takes orders."""
    iframe.scroll_into_view_if_needed()
    frame = iframe.element_handle().content_frame()
    assert frame
    frame.wait_for_function(harness.READY)
    return frame


@pytest.mark.parametrize("place", ["site", "disk"])
def test_every_frame_that_the_page_gives_shows_islands(
    page: Page, lesson: Path, site: str, place: str
) -> None:
    page.goto(site if place == "site" else (lesson / "index.html").as_uri())
    frames = page.locator("iframe").all()
    assert len(frames) == 4
    for iframe in frames:
        shown = map_in(iframe)
        assert shown.evaluate(SHAPES) > 0
        assert harness.map_state(shown)["scenario"] == "four_islands"


def test_the_wheel_over_a_frame_scrolls_the_page_and_with_ctrl_zooms_the_map(
    page: Page, site: str
) -> None:
    page.goto(site)
    for iframe in page.locator("iframe").all()[:2]:
        shown = map_in(iframe)
        page.mouse.move(*middle(iframe))
        zoom, place = actions.wait_still(shown)["zoom"], page.evaluate("scrollY")
        page.keyboard.down("Control")
        page.mouse.wheel(0, -240)
        page.keyboard.up("Control")
        zoomed(shown, zoom)
        zoom = actions.wait_still(shown)["zoom"]
        page.mouse.down()
        page.mouse.up()
        page.mouse.wheel(0, -240)
        zoomed(shown, zoom)
        assert page.evaluate("scrollY") == place
        page.mouse.click(2, 2)
        page.mouse.move(*middle(iframe))
        before, hint = actions.wait_still(shown), shown.locator(".hint")
        assert not hint.is_visible()
        page.mouse.wheel(0, 200)
        expect(hint).to_have_text(LANGUAGE.interface("map.guest.wheel"))
        # The explorer in the frame may have a way to go itself before the page around moves.
        for _ in range(20):
            page.mouse.wheel(0, 400)
            harness.wait_painted(page.main_frame)
        page.wait_for_function("(place) => scrollY > place", arg=place)
        assert harness.map_state(shown)["camera"] == before


def test_one_finger_on_a_frame_scrolls_the_page_and_two_zoom_the_map(
    open_page: OpenPage, site: str
) -> None:
    page = open_page(has_touch=True)
    page.goto(site)
    iframe = page.locator("iframe").nth(1)
    shown = map_in(iframe)
    before, place = actions.wait_still(shown), page.evaluate("scrollY")
    x, y = middle(iframe)
    touched(page, [[(x, y - 10 * step)] for step in range(11)])
    page.wait_for_function("(place) => scrollY > place", arg=place)
    expect(shown.locator(".hint")).to_have_text(LANGUAGE.interface("map.guest.touch"))
    assert actions.wait_still(shown) == before
    iframe.scroll_into_view_if_needed()
    x, y = middle(iframe)
    touched(page, [[(x - apart, y), (x + apart, y)] for apart in range(20, 90, 7)])
    zoomed(shown, before["zoom"])


def test_in_the_explorer_itself_the_wheel_zooms(page: Page, app_server: harness.Server) -> None:
    page.goto(app_server.address)
    shown = harness.wait_ready(page)
    before = actions.wait_still(shown)["zoom"]
    page.mouse.move(*middle(page.locator("iframe.map-document")))
    page.mouse.wheel(0, -240)
    zoomed(shown, before)


def touched(page: Page, places: list[list[tuple[float, float]]]) -> None:
    """Move fingers over the page, one of the places (CSS pixels) after another."""
    screen = page.context.new_cdp_session(page)
    for number, fingers in enumerate(places):
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(fingers)]
        kind = "touchMove" if number else "touchStart"
        screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        harness.wait_painted(page.main_frame)
    screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def middle(iframe: Locator) -> tuple[float, float]:
    """Return a point of the open sea or of an island, away from the panels, in CSS pixels."""
    box = iframe.bounding_box()
    assert box
    return box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.5


def zoomed(frame: Frame, before: float) -> None:
    """Wait until the map is closer than it was."""
    frame.wait_for_function("(zoom) => window.disputeMap.state().camera.zoom > zoom", arg=before)
