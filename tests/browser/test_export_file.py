"""Exported files in a Chromium that reaches no network: they live by themselves."""

import gzip
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, Request, expect

from geo_app.data import catalog as load
from geo_app.engine.land.allocation import allocation_of
from geo_app.exports.options import Options
from geo_app.exports.page.html import single_file
from geo_app.exports.writers import FORMATS
from geo_app.map_document.document import map_html
from geo_app.server import archive
from geo_app.views.codec import make_view
from tests.browser import harness
from tests.browser.conftest import LendContext

CATALOG = load()
FIRST, *OTHERS = CATALOG.languages
CUT = next(one for one in CATALOG.scenarios if allocation_of(CATALOG, one).cuts)
FILES = [
    *((FIRST, scenario) for scenario in (CATALOG.dispute.status_quo, CUT)),
    *((lang, CATALOG.dispute.default_scenario) for lang in OTHERS),
]
"""Every language, and a proposal of each kind: all go through the test of parity of the script."""
CSP_TO_CONSOLE = """addEventListener("securitypolicyviolation",
    (event) => console.error("CSP", event.violatedDirective, event.blockedURI))"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
PARTIES = """() => Object.fromEntries([...document.querySelectorAll("path[data-unit]")]
    .map((path) => [path.dataset.unit, path.dataset.party]))"""
VISIBLE = """() => new Set([...document.querySelectorAll("path[data-unit]")].filter((path) => {
    const { left, top, right, bottom } = path.getBoundingClientRect();
    const isInside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    return isInside && right - left > 1 && getComputedStyle(path).fill !== "none";
}).map((path) => path.dataset.unit)).size"""


AS_IT_STANDS = "() => '<!DOCTYPE html>' + document.documentElement.outerHTML"
MADE = """() => ["path[data-unit][role]", "path.land", "section", ".panel", ".label", ".file-foot"]
    .map((part) => document.querySelectorAll(part).length)"""
KEPT = """(parts) => parts.every((part) =>
    document.getElementById("dispute-map-view").text.includes(part))"""


@dataclass
class Offline:
    """A page that reaches nothing but files, and what it did that a saved map never does."""

    page: Page
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        page = self.page
        page.add_init_script(CSP_TO_CONSOLE)
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("console", lambda message: self.problems.append(f"console: {message.text}"))
        page.on("request", self._note)

    def _note(self, asked: Request) -> None:
        if not asked.is_navigation_request():
            self.problems.append(f"request: {asked.url}")

    def open(self, path: Path) -> None:
        """Open one file by its own address; what was held against the one before is gone."""
        self.problems.clear()
        self.page.goto(path.as_uri())
        self.page.wait_for_function(harness.READY)


@pytest.fixture
def reader(lend_context: LendContext) -> Offline:
    """Return a page of a test's own that reaches no network."""
    viewport = {"width": 1024, "height": 700}
    return Offline(lend_context(offline=True, viewport=viewport).new_page())


@pytest.fixture
def offline(reader: Offline) -> Iterator[Page]:
    """Return the page; it must try nothing and report nothing."""
    yield reader.page
    assert reader.problems == []


def written(folder: Path, markup: str) -> Path:
    path = folder / "map.html"
    path.write_text(markup, encoding="utf-8", newline="\n")
    return path


def opened(page: Page, folder: Path, markup: str) -> None:
    page.goto(written(folder, markup).as_uri())
    page.wait_for_function(harness.READY)


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("window.disputeMap.state()")
    return found


def assert_drawn(page: Page, scenario: str) -> None:
    """Every island has the colour of the party that would hold it."""
    assert state(page)["scenario"] == scenario
    drawn, allocation = page.evaluate(PARTIES), allocation_of(CATALOG, scenario)
    whole = {unit: party for unit, party in allocation.parties.items() if unit in drawn}
    for unit in allocation.cuts:
        whole.pop(unit, None)
    assert {unit: drawn[unit] for unit in whole} == whole


def give(page: Page, unit: str, party: str) -> None:
    """Give an island away as a reader does: a party is chosen, then the island."""
    page.evaluate("window.disputeMap.set({ mode: 'lab' })")
    page.locator(f'input[name="brush"][value="{party}"]').check()
    page.locator(f'path[data-unit="{unit}"][role="button"]').press("Enter")


@pytest.mark.parametrize(("lang", "scenario"), FILES)
def test_a_file_works_with_the_network_off(
    reader: Offline, tmp_path: Path, lang: str, scenario: str
) -> None:
    watched, page = reader, reader.page
    view = make_view(CATALOG, scenario, lang=lang, layers=["names", "lines", "contested", "zones"])
    watched.open(written(tmp_path, single_file(CATALOG, view)))
    page.wait_for_function(PAINTED)
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.evaluate(VISIBLE) > 3
    assert_drawn(page, scenario)

    other = CATALOG.dispute.quick_scenarios[-1]
    page.locator('button[data-look="proposals"]').click()
    page.locator("section.proposals select").select_option(other)
    assert_drawn(page, other)
    assert page.locator("section.headline .figure").inner_text()
    page.locator('button[data-look="time"]').click()
    page.locator(".timeline__date").fill("1945-08-29")
    page.locator(".timeline__date").press("Enter")
    assert state(page)["date"] == "1945-08-29"

    unit = CATALOG.allocatable_leaves[0]
    before = page.evaluate(PARTIES)[unit]
    party = next(one for one in CATALOG.parties if one != before)
    give(page, unit, party)
    assert page.evaluate(PARTIES)[unit] == party
    assert page.locator(f'.lab__figures tr[data-party="{party}"]').inner_text()

    page.locator("#twin-button").click()
    twin = page.locator("#twin")
    assert twin.is_visible()
    name = CATALOG.language(lang).content(f"parties/{party}.name", CATALOG.parties[party].name)
    assert name in twin.inner_text()
    assert twin.locator("table").nth(1).locator("tbody tr").count() == len(CATALOG.parties)
    assert watched.problems == []


def test_a_locked_file_stays_as_it_is(offline: Page, tmp_path: Path) -> None:
    view = make_view(CATALOG, "four_islands", date="1956-10-19")
    page = single_file(CATALOG, view, Options(locked=True, controls=False, figures=False))
    opened(offline, tmp_path, page)
    offline.evaluate("window.disputeMap.set({ scenario: 'status_quo', date: '1945-08-29' })")
    assert state(offline)["scenario"] == "four_islands"
    assert state(offline)["date"] == "1956-10-19"
    for part in ("section.proposals", "section.timeline", ".headline__looks", ".headline__figure"):
        assert not offline.locator(part).first.is_visible()
    title = offline.locator(".headline__title")
    assert title.is_visible()
    assert title.inner_text() == CATALOG.scenarios["four_islands"].title


def test_a_tour_in_a_file_is_walked_with_the_keyboard(offline: Page, tmp_path: Path) -> None:
    story = next(one for one in CATALOG.stories.values() if one.kind == "tour")
    page = single_file(CATALOG, make_view(CATALOG), Options(story=story.id))
    opened(offline, tmp_path, page)
    heading = offline.locator(".tour h2")
    assert heading.inner_text() == story.passages[0].heading
    heading.focus()
    for passage in story.passages[1:]:
        offline.keyboard.press("ArrowRight")
        assert heading.inner_text() == passage.heading
        if passage.scene.date:
            assert state(offline)["date"] == passage.scene.date.isoformat()
    assert offline.locator(".tour__buttons button").last.is_disabled()


def test_a_file_that_a_browser_saved_reopens_as_the_same_map(
    reader: Offline, tmp_path: Path
) -> None:
    page = reader.page
    view = make_view(CATALOG, set={"habomai": "joint"}, name="</script><b>'s", lang="ja")
    reader.open(written(tmp_path, single_file(CATALOG, view)))
    page.evaluate("window.disputeMap.set({ camera: { lon: 146, lat: 44, zoom: 7.5 } })")
    page.locator(f'path[data-unit="{CATALOG.allocatable_leaves[0]}"][role="button"]').press("Enter")
    page.wait_for_function(KEPT, arg=[7.5, f"unit:{CATALOG.allocatable_leaves[0]}"])
    before, parties, made = state(page), page.evaluate(PARTIES), page.evaluate(MADE)
    twin = page.locator("#twin").text_content()
    saved = page.evaluate(AS_IT_STANDS)
    reader.open(written(tmp_path, saved))
    page.wait_for_function(f"(made) => String(({MADE})()) === String(made)", arg=made)
    assert not [one for one in reader.problems if one.startswith("error")]
    after = state(page)
    # A view is kept to a thousandth of a degree.
    assert after.pop("camera") == pytest.approx(before.pop("camera"), abs=0.01)
    assert (after, page.evaluate(PARTIES)) == (before, parties)
    assert page.locator("#twin").text_content() == twin
    assert page.locator(".headline__title").inner_text() == view.name


def test_a_file_fits_a_narrow_screen_and_prints_its_words(offline: Page, tmp_path: Path) -> None:
    offline.set_viewport_size({"width": 320, "height": 640})
    opened(offline, tmp_path, single_file(CATALOG, make_view(CATALOG, "four_islands", lang="ru")))
    assert offline.evaluate("document.documentElement.scrollWidth") <= 320
    offline.emulate_media(media="print")
    assert offline.locator("#twin").is_visible()
    assert not offline.locator("section.timeline:visible").count()
    assert not offline.locator("#twin-button").is_visible()


def test_on_paper_the_map_shows_what_was_in_sight(offline: Page, tmp_path: Path) -> None:
    """The map has the width of a page, its panels stand below it; afterwards all is as it was."""
    opened(offline, tmp_path, single_file(CATALOG, make_view(CATALOG, "four_islands")))
    before = state(offline)["camera"]
    stage, legend = offline.locator(".folium-map"), offline.locator(".legend")
    offline.evaluate("dispatchEvent(new Event('beforeprint'))")
    page, below = stage.bounding_box(), legend.bounding_box()
    assert page is not None
    assert below is not None
    assert page["width"] == 694
    assert below["y"] >= page["y"] + page["height"]
    title = offline.locator("body > h1").bounding_box()
    assert title is not None
    assert title["y"] + title["height"] <= page["y"]
    etorofu = offline.locator("path[data-unit='etorofu_iturup']").first.bounding_box()
    assert etorofu is not None
    assert etorofu["x"] > page["x"]
    assert etorofu["x"] + etorofu["width"] < page["x"] + page["width"]
    offline.evaluate("dispatchEvent(new Event('afterprint'))")
    assert state(offline)["camera"] == before
    assert stage.locator(".legend").is_visible()
    assert offline.locator("#twin h1").count() == 1


def test_without_scripts_the_words_are_there(lend_context: LendContext, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text(single_file(CATALOG, make_view(CATALOG)), encoding="utf-8")
    page = lend_context(java_script_enabled=False, offline=True).new_page()
    page.goto(path.as_uri())
    assert page.locator("#twin table").first.is_visible()


def framed(page: Page, folder: Path, address: str, source: str) -> Frame:
    """Open a lesson that shows a map in a frame, and return the frame."""
    frame = f'<iframe src="{source}" title="Map" width="800" height="600"></iframe>'
    (folder / "index.html").write_text(
        f'<!DOCTYPE html><html lang="en"><head><title>Lesson</title>'
        f'<link rel="icon" href="data:,"></head><body>{frame}</body></html>',
        encoding="utf-8",
    )
    page.goto(f"{address}/index.html")
    inner = harness.document_frame(page.locator("iframe"))
    inner.wait_for_function(harness.READY)
    return inner


def test_a_hosted_file_shows_in_a_frame_on_another_origin(page: Page, tmp_path: Path) -> None:
    site, host = tmp_path / "site", tmp_path / "host"
    site.mkdir()
    host.mkdir()
    view = make_view(CATALOG, "four_islands", lang="ja")
    written(site, single_file(CATALOG, view))
    with harness.served(site) as maps, harness.served(host) as lesson:
        inner = framed(page, host, lesson, f"{maps}/map.html")
        assert inner.evaluate("window.disputeMap.state().scenario") == "four_islands"
        assert inner.locator("path[data-unit]:visible").first.bounding_box()


def test_a_pinned_frame_on_another_origin_shows_the_map_of_its_version(
    page: Page, app_server: harness.Server, tmp_path: Path
) -> None:
    now = str(map_html(CATALOG, CATALOG.language("ja")))
    older = now.replace('"four_islands"', '"four_before"').encode()
    kept = app_server.archive / CATALOG.dispute.id
    archive.keep(kept, "0.0.9", {"ja": gzip.compress(older)})
    source = (
        f"{app_server.address}/embed/pinned/0.0.9/ja"
        "?scenario=four_before&amp;date=1956-10-19&amp;no-panel=1&amp;locked=1"
    )
    with harness.served(tmp_path) as lesson:
        inner = framed(page, tmp_path, lesson, source)
        assert f"{app_server.address}/map/archive/0.0.9/ja-" in inner.url
        assert inner.locator("path[data-unit]:visible").first.bounding_box()
        expect(inner.locator(".corner--left")).to_have_css("display", "none")
        assert inner.locator(".controls").is_visible()
        assert "0.0.9" in inner.locator(".file-foot").inner_text()
        inner.evaluate("window.disputeMap.set({ scenario: 'status_quo', date: '1945-08-29' })")
        shown = inner.evaluate("window.disputeMap.state()")
        assert (shown["scenario"], shown["date"]) == ("four_before", "1956-10-19")


def test_the_running_app_keeps_the_map_of_its_version(app_server: harness.Server) -> None:
    folder = app_server.archive / CATALOG.dispute.id / CATALOG.dispute.version
    wanted = {f"{code}{archive.SUFFIX}" for code in CATALOG.languages}
    deadline = time.monotonic() + harness.START_TIMEOUT_S
    while not wanted <= {path.name for path in folder.glob("*")}:
        assert time.monotonic() < deadline, "The maps were not kept."
        time.sleep(0.1)  # between two looks into the folder


def test_the_running_app_serves_embeds_and_downloads(
    page: Page, app_server: harness.Server
) -> None:
    page.goto(f"{app_server.address}/embed/map?scenario=four_islands&lang=ru&locked=1")
    page.wait_for_function(harness.READY)
    assert state(page)["scenario"] == "four_islands"
    answer = page.request.get(f"{app_server.address}/export/cite?scenario=four_islands")
    assert answer.ok
    assert "attachment" in answer.headers["content-disposition"]
    wrong = page.request.get(f"{app_server.address}/export/cite?scenario=nothing")
    assert wrong.status == 400
    assert "four_islands" in wrong.text()
    target = f"{app_server.address}/?scenario=four_islands"
    card = page.request.get(
        f"{app_server.address}/oembed", params={"url": target, "maxwidth": "400"}
    ).json()
    assert card["width"] == 400
    assert "/embed/map?look=proposals&amp;scenario=four_islands" in card["html"]
    foreign = page.request.get(f"{app_server.address}/oembed", params={"url": "https://a.example/"})
    assert foreign.status == 404


def test_the_embed_page_previews_and_offers_all(page: Page, app_server: harness.Server) -> None:
    page.goto(app_server.url("embed", scenario="four_islands"))
    frame = page.frame_locator("iframe.embed-preview")
    frame.locator("path[data-unit]").first.wait_for(state="attached")
    codes = page.locator("[data-testid=stCode]")
    assert "/embed/map?" in codes.first.inner_text()
    preview = page.locator("iframe.embed-preview")
    pinned = CATALOG.language("en").interface("embed.kind.pinned")
    page.locator("[data-testid=stRadio]").get_by_text(pinned, exact=True).click()
    expect(codes.first).to_contain_text(f"/embed/pinned/{CATALOG.dispute.version}/en?")
    expect(preview).to_have_attribute("src", re.compile("^/embed/pinned/"))
    expect(frame.locator(".file-foot")).to_contain_text(CATALOG.dispute.version)
    for suffix in FORMATS.keys() - {"cite"}:
        assert page.locator(f'a[href^="/export/{suffix}?"]').count() >= 1
