"""What the Embed page gives to paste, pasted: on another site, on a disk, in a sandbox."""

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from geo_app.data import catalog as load
from geo_app.engine.land.allocation import reference_leaves
from tests.browser import actions, firefox, harness
from tests.browser.conftest import OpenPage

CATALOG = load()
LANGUAGE = CATALOG.language("en")
KINDS = ("live", "pinned", "archived")
SIZES = ((300, 300), (480, 300), (800, 300), (1200, 300), (300, 480), (480, 350), (1200, 640))
SHAPES = """[...document.querySelectorAll("path[data-unit]")]
    .filter((path) => path.getBoundingClientRect().width > 1).length"""
HIDDEN = """(units) => {
    const under = (node) => {
        const { left, top, width, height } = node.getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2);
    };
    const isFree = (path) => {
        const found = under(path);
        return found?.closest("main") && !found.closest(".panel, .controls, .leaflet-control");
    };
    const paths = (unit) => [...document.querySelectorAll(`path[data-unit="${unit}"]`)];
    return [
        ...units.filter((unit) => !paths(unit).some(isFree)),
        ...["button[data-look=time]", "button[data-look=proposals]", ".figure"]
            .filter((part) => !under(document.querySelector(part))?.matches(part)),
    ];
}"""


ISLANDS = reference_leaves(CATALOG)
"""The units of the disputed groups."""


def frame_page(*parts: str, policy: str = "") -> str:
    """Return somebody's page with what was pasted into it."""
    said = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{said}<title>Lesson</title>'
        '<link rel="icon" href="data:,"></head><body>'
        f"{''.join(f'<p>{part}</p>' for part in parts)}</body></html>"
    )


def pasted(page: Page, *manners: str) -> list[str]:
    """Return what the Embed page gives of each kind, with some of its options."""
    options = page.locator("[data-testid=stCheckbox]")
    for manner in manners:
        label = LANGUAGE.interface(f"embed.option.{manner}")
        options.get_by_text(label, exact=True).click()
    code, found = page.locator("[data-testid=stCode]").first, []
    for kind, part in zip(KINDS, ("/embed/map?", "/embed/pinned/", ".html"), strict=True):
        label = LANGUAGE.interface(f"embed.kind.{kind}")
        page.locator("[data-testid=stRadio]").get_by_text(label, exact=True).click()
        expect(code).to_contain_text(part)
        expect(code).to_contain_text("srcdoc" if "still" in manners else "<iframe")
        found.append(code.inner_text())
    return found


@pytest.fixture(scope="module")
def lesson(
    browser: Browser, app_server: harness.Server, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a folder with pages that hold every frame that the Embed page gives."""
    folder = tmp_path_factory.mktemp("lesson")
    page = browser.new_page(locale="en-GB")
    page.goto(app_server.url("embed", scenario="four_islands"))
    plain = pasted(page)
    name = plain[-1].partition('src="')[2].partition('"')[0]
    link = page.locator('a[href^="/export/html?"]').first.get_attribute("href")
    file = page.request.get(f"{app_server.address}{link}").text()
    still = pasted(page, "still", "height")
    picture = re.search(r"/export/png[^&]*(?:&amp;amp;[^&]*)*", still[0])
    assert picture
    address = f"{app_server.address}{picture[0].replace('&amp;amp;', '&')}"
    (folder / name.replace(".html", ".png")).write_bytes(page.request.get(address).body())
    page.close()
    inside = f'<iframe srcdoc="{escape(file)}" title="File" height="640"></iframe>'
    boxed, still_boxed = (
        [one.replace("<iframe", '<iframe sandbox="allow-scripts"') for one in several]
        for several in ((*plain, inside), still)
    )
    strict = f"default-src 'none'; img-src data:; frame-src 'self' {app_server.address}"
    sized = [
        re.sub(r'width="[^"]*" height="[^"]*" loading="lazy"', f'width="{x}" height="{y}"', one)
        for one in plain
        for x, y in SIZES
    ]
    pages = {
        name: file, "plain.html": frame_page(*plain, inside), "boxed.html": frame_page(*boxed),
        "strict.html": frame_page(*plain, policy=strict), "sized.html": frame_page(*sized),
        "still.html": frame_page(*still, *still_boxed),
    }  # fmt: skip
    for path, text in pages.items():
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture
def site(lesson: Path) -> Iterator[str]:
    """Return the address of the lesson on another site than the app's."""
    with harness.served(lesson) as address:
        yield address.replace("127.0.0.1", "localhost")


def map_in(iframe: Locator) -> Frame:
    """Return the frame of what was pasted, once its map takes orders."""
    iframe.scroll_into_view_if_needed()
    frame = iframe.element_handle().content_frame()
    assert frame
    frame.wait_for_function(harness.READY)
    return frame


@pytest.mark.parametrize(
    ("place", "name"),
    # A page on a disk is of no origin: its policy has no word for the file beside it.
    [
        ("site", "plain"),
        ("site", "boxed"),
        ("site", "strict"),
        ("disk", "plain"),
        ("disk", "boxed"),
    ],
)
def test_every_frame_that_the_page_gives_shows_islands(
    page: Page, lesson: Path, site: str, place: str, name: str
) -> None:
    page.goto(f"{site}/{name}.html" if place == "site" else (lesson / f"{name}.html").as_uri())
    frames = page.locator("iframe").all()
    assert len(frames) == 3 + (name != "strict")
    for iframe in frames:
        shown = map_in(iframe)
        assert shown.evaluate(SHAPES) > 0
        assert harness.map_state(shown)["scenario"] == "four_islands"


def test_in_a_small_frame_islands_switch_and_figure_are_in_sight(page: Page, site: str) -> None:
    page.goto(f"{site}/sized.html")
    hidden = {}
    for number, iframe in enumerate(page.locator("iframe").all()):
        shown = map_in(iframe)
        actions.wait_still(shown)
        if found := shown.evaluate(HIDDEN, ISLANDS):
            hidden[KINDS[number // len(SIZES)], SIZES[number % len(SIZES)]] = found
    assert hidden == {}


@pytest.mark.parametrize("lang", CATALOG.languages)
def test_the_smallest_frame_has_room_for_the_words_of_every_language(
    page: Page, app_server: harness.Server, lang: str
) -> None:
    page.set_viewport_size({"width": 300, "height": 300})
    for view in ({"scenario": "four_islands"}, {"date": "1956-10-19"}):
        page.goto(app_server.url("embed/map", lang=lang, **view))
        page.wait_for_function(harness.READY)
        actions.wait_still(page.main_frame)
        assert page.evaluate(HIDDEN, ISLANDS) == []
    harness.axe(page)


def test_a_still_picture_asks_for_no_map_until_it_is_clicked_on(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/still.html")
    for iframe in page.locator("iframe").all():
        asked.clear()
        iframe.scroll_into_view_if_needed()
        still = iframe.content_frame
        picture = still.get_by_role("img")
        picture.wait_for()
        picture.evaluate("(picture) => picture.decode()")
        assert picture.evaluate("(picture) => picture.naturalWidth") == 1200
        assert "four islands" in (picture.get_attribute("alt") or "").lower()
        assert not any("/embed/" in url or ".html" in url for url in asked)
        still.get_by_role("link", name=LANGUAGE.interface("embed.still")).click()
        shown = map_in(iframe)
        assert shown.evaluate(SHAPES) > 0
        # The lines below the frame give it the height that it asks for.
        width = iframe.evaluate("(frame) => frame.clientWidth")
        expect(iframe).to_have_attribute("height", str(min(640, round(width * 0.75))))
        page.set_viewport_size({"width": 500, "height": 900})
        expect(iframe).to_have_attribute("height", "420")
        page.set_viewport_size({"width": 1280, "height": 900})


def test_in_firefox_every_frame_shows_islands_and_the_page_scrolls_over_them(
    site: str, tmp_path: Path
) -> None:
    with firefox.started(tmp_path) as browser:
        for name in ("plain", "boxed", "strict"):
            browser.open(f"{site}/{name}.html")
            for number, frame in enumerate(browser.frames()):
                iframe = f"document.querySelectorAll('iframe')[{number}]"
                browser.ask(f"{iframe}.scrollIntoView({{ block: 'center' }})")
                browser.wait("window.disputeMap?.ready === true", frame)
                browser.wait(f"{SHAPES} > 0", frame)
                before = browser.ask("window.disputeMap.state()", frame)
                assert before["scenario"] == "four_islands"
                box = browser.ask(f"{iframe}.getBoundingClientRect()")
                place = browser.ask("scrollY")
                middle = box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.5
                browser.turn_wheel(*middle, -120 if number else 120)
                browser.wait(f"scrollY !== {place}")
                assert browser.ask("window.disputeMap.state()", frame) == before
        browser.open(f"{site}/sized.html")
        for number, frame in enumerate(browser.frames()):
            browser.ask(f"document.querySelectorAll('iframe')[{number}].scrollIntoView()")
            browser.wait("window.disputeMap?.ready === true", frame)
            browser.wait(f"({HIDDEN})({json.dumps(ISLANDS)}).length === 0", frame)
        browser.open(f"{site}/still.html")
        for number, frame in enumerate(browser.frames()):
            iframe = f"document.querySelectorAll('iframe')[{number}]"
            browser.ask(f"{iframe}.scrollIntoView({{ block: 'center' }})")
            browser.wait("document.querySelector('img')?.naturalWidth === 1200", frame)
            box = browser.ask(f"{iframe}.getBoundingClientRect()")
            browser.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            browser.wait("window.disputeMap?.ready === true", frame)
            browser.wait(f"{SHAPES} > 0", frame)
            asked_px = f"Math.min(640, Math.round({iframe}.clientWidth * 0.75))"
            browser.wait(f"{iframe}.height === String({asked_px})")


def test_the_wheel_over_a_frame_scrolls_the_page_and_with_ctrl_zooms_the_map(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/plain.html")
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
        page.wait_for_function("(place) => scrollY > place", arg=place)
        assert harness.map_state(shown)["camera"] == before


def test_one_finger_on_a_frame_scrolls_the_page_and_two_zoom_the_map(
    open_page: OpenPage, site: str
) -> None:
    page = open_page(has_touch=True)
    page.goto(f"{site}/plain.html")
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
