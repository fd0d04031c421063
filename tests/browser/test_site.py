"""The static site as its readers have it: from a folder, from a host, and with scripts off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from geo_app.data import catalog as load
from geo_app.site.build import jobs_of
from tests.browser import harness
from tests.browser.conftest import LendContext
from tests.site_helpers import build_part

CATALOG = load()
LANG = CATALOG.dispute.languages[0]
ARTICLE = next(one for one in CATALOG.stories.values() if one.kind == "article")
UNIT, EVENT, SOURCE = (next(iter(one)) for one in (CATALOG.units, CATALOG.events, CATALOG.sources))
PROPOSAL = CATALOG.dispute.default_scenario
SUBJECT = next(one.id for one in CATALOG.subjects.values() if one.series and one.quotations)
RECORDS = (
    f"unit-{UNIT}", f"event-{EVENT}", f"source-{SOURCE}", f"proposal-{PROPOSAL}",
    f"subject-{SUBJECT}",
)  # fmt: skip
READ = ("scenarios", "positions", "subjects", "method", "glossary", "sources", "about")
PAGES = ("explore", "lab", "timeline", "compare", f"story-{ARTICLE.id}", *READ, *RECORDS)
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
OTHER = next(one for one in CATALOG.changes if one != PROPOSAL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder below which a page of each kind stands."""
    folder = tmp_path_factory.mktemp("host") / "some" / "path"
    kept = {*PAGES, f"compare-{OTHER}", "map"}
    wanted = [job for job in jobs_of(CATALOG) if job.lang == LANG and job.name.file in kept]
    build_part(CATALOG, folder, wanted)
    return folder


def url(folder: Path, page: str) -> str:
    return (folder / LANG / f"{page}.html").as_uri()


@pytest.fixture
def offline(lend_context: LendContext) -> Iterator[Page]:
    """Return a page that reaches files alone, and must report nothing."""
    problems: list[str] = []
    page = lend_context(offline=True, viewport=DESK).new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    yield page
    assert problems == []


@pytest.fixture
def plain(lend_context: LendContext) -> Page:
    """Return a page whose scripts are off."""
    return lend_context(java_script_enabled=False, offline=True).new_page()


def test_a_folder_on_a_disk_is_the_whole_explorer(site: Path, offline: Page) -> None:
    offline.goto(url(site, "explore"))
    inner = harness.document_frame(offline.locator(".map-frame iframe"))
    inner.wait_for_function(harness.READY)
    inner.evaluate("window.disputeMap.set({ date: '1900-01-01' })")
    assert not inner.locator(".way-back").is_visible()
    name = CATALOG.language(LANG).content("x", CATALOG.units[UNIT].name)
    offline.locator(".search input").fill(name.split(" / ")[0])
    offline.locator(f".found a[href='unit-{UNIT}.html']").click()
    expect(offline.locator("h1")).to_have_count(1)
    assert offline.locator(".site-map img").evaluate("(img) => img.naturalWidth") > 0
    offline.locator(".site-map a").click()
    inner = harness.document_frame(offline.locator(".map-frame iframe"))
    inner.wait_for_function(harness.READY)
    assert harness.map_state(inner)["select"] == f"unit:{UNIT}"


def test_links_in_the_text_move_the_map_and_the_address_follows(site: Path, page: Page) -> None:
    with harness.served(site.parents[1]) as host:
        base = f"{host}/{'/'.join(site.parts[-2:])}/{LANG}"
        page.goto(f"{base}/timeline.html")
        inner = harness.document_frame(page.locator(".map-frame iframe"))
        inner.wait_for_function(harness.READY)
        link = page.locator(".holders a[data-map]").first
        day = str(link.get_attribute("data-map")).removeprefix("?date=")
        link.click()
        harness.wait_state(inner, "date", day)
        page.wait_for_function("(day) => location.hash.includes(day)", arg=day)
        page.reload()
        inner = harness.document_frame(page.locator(".map-frame iframe"))
        inner.wait_for_function(harness.READY)
        assert harness.map_state(inner)["date"] == day
        page.goto(f"{base}/map.html")
        page.wait_for_function(harness.READY)
        page.locator(".way-back a").click()
        page.wait_for_url("**/explore.html")


def test_the_state_stands_after_the_hash_alone(site: Path, page: Page) -> None:
    with harness.served(site.parents[1]) as host:
        base = f"{host}/{'/'.join(site.parts[-2:])}/{LANG}"
        page.goto(f"{base}/timeline.html")
        inner = harness.document_frame(page.locator(".map-frame iframe"))
        inner.wait_for_function(harness.READY)
        page.locator(".map-frame iframe").click()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => location.hash.includes('camera=')")
        assert page.evaluate("location.search") == ""
        link = page.locator(".holders a[data-map]").first
        day = str(link.get_attribute("data-map")).removeprefix("?date=")
        link.dispatch_event("contextmenu")
        copied = str(link.evaluate("(link) => link.href"))
        page.goto(f"{base}/about.html")
        page.goto(copied)
        inner = harness.document_frame(page.locator(".map-frame iframe"))
        inner.wait_for_function(harness.READY)
        assert harness.map_state(inner)["date"] == day
        assert page.evaluate("location.search") == ""
        page.evaluate("location.hash = '#date=1900-01-01&look=time'")
        page.wait_for_load_state()
        inner = harness.document_frame(page.locator(".map-frame iframe"))
        inner.wait_for_function(harness.READY)
        harness.wait_state(inner, "date", "1900-01-01")


def test_a_scrolled_story_names_its_passage_in_the_address(site: Path, page: Page) -> None:
    with harness.served(site.parents[1]) as host:
        page.goto(f"{host}/{'/'.join(site.parts[-2:])}/{LANG}/story-{ARTICLE.id}.html")
        inner = harness.document_frame(page.locator(".map-frame iframe"))
        inner.wait_for_function(harness.READY)
        page.mouse.move(1000, 400)
        page.mouse.wheel(0, 100)
        page.locator(f"#passage-{ARTICLE.passages[3].id}").evaluate("(it) => it.scrollIntoView()")
        page.wait_for_function("() => location.hash.startsWith('#passage-')")
        page.wait_for_function("() => document.mapFrame.shown.select?.startsWith('passage:')")
        assert page.evaluate("location.search") == ""


def test_a_story_is_read_beside_its_map(site: Path, offline: Page) -> None:
    passage = ARTICLE.passages[2]
    offline.goto(f"{url(site, f'story-{ARTICLE.id}')}#passage-{passage.id}")
    inner = harness.document_frame(offline.locator(".map-frame iframe"))
    inner.wait_for_function(harness.READY)
    harness.wait_state(inner, "select", ARTICLE.select(passage))
    expect(offline.locator(f"#passage-{passage.id}")).to_be_in_viewport()
    later = ARTICLE.passages[4]
    offline.locator(f".numbers a:text-is('{later.id}')").click()
    harness.wait_state(inner, "select", ARTICLE.select(later))
    expect(offline.locator(f"#passage-{later.id}")).to_be_in_viewport()


def test_a_row_of_the_lab_gives_an_island_on_the_map(site: Path, offline: Page) -> None:
    offline.goto(url(site, "lab"))
    inner = harness.document_frame(offline.locator(".map-frame iframe"))
    inner.wait_for_function(harness.READY)
    row = offline.locator("[data-given]:not(.whole)").first
    leaf = str(row.get_attribute("data-given"))
    link = row.locator("a[data-map]:not([aria-current])").first
    party = str(link.get_attribute("data-party"))
    link.click()
    inner.wait_for_function(
        "([leaf, party]) => window.disputeMap.state().set[leaf] === party", arg=[leaf, party]
    )


def test_another_proposal_can_be_compared(site: Path, offline: Page) -> None:
    offline.goto(url(site, "compare"))
    for frame in offline.locator(".compare-maps iframe").all():
        harness.document_frame(frame).wait_for_function(harness.READY)
    expect(offline.locator(".compare-maps iframe")).to_have_count(2)
    offline.locator(".compare-head select").last.select_option(OTHER)
    offline.wait_for_url(f"**/compare-{OTHER}.html")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_understood_with_scripts_off(site: Path, plain: Page, name: str) -> None:
    plain.goto(url(site, name))
    assert plain.locator("h1").count() == 1
    assert len(plain.locator("main").inner_text()) > 200
    for picture in plain.locator("main img").all():
        assert picture.bounding_box()
        assert picture.get_attribute("alt")
    assert plain.locator(".site-pages a").first.is_visible()
    assert not plain.locator(".search").is_visible()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_on_a_page_keeps_anybody_out(
    site: Path, lend_context: LendContext, name: str
) -> None:
    with lend_context(offline=True, viewport=DESK).new_page() as page:
        page.goto(url(site, name))
        if page.locator(".map-frame, .site-compare").count() and page.locator("#site-map").count():
            harness.document_frame(page.locator("iframe").first).wait_for_function(harness.READY)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0
        harness.axe(page)
        page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme="dark")
        harness.wait_painted(page.main_frame)
        assert page.evaluate(wide) <= 0
        harness.axe(page)
