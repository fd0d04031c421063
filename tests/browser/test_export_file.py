"""Exported files in a Chromium that reaches no network: they live by themselves."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from geo_app.data import catalog as load
from geo_app.exports.html import HtmlOptions, single_file
from geo_app.exports.site import build_site, pages
from geo_app.exports.view import make_view
from tests.browser import harness

CATALOG = load()
SAMPLE = [
    *((scenario, "en") for scenario in CATALOG.scenarios),
    *((scenario, lang) for lang in ("ja", "ru") for scenario in CATALOG.dispute.quick_scenarios),
]
CSP_TO_CONSOLE = """addEventListener("securitypolicyviolation",
    (event) => console.error("CSP", event.violatedDirective, event.blockedURI))"""
READY = "() => Boolean(window.disputeMap && window.disputeMap.ready)"
PARTIES = """() => Object.fromEntries([...document.querySelectorAll("path[data-unit]")]
    .map((path) => [path.dataset.unit, path.dataset.party]))"""


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """Return a page that reaches nothing but files; it must try nothing and report nothing."""
    context = browser.new_context(offline=True, viewport={"width": 1024, "height": 700})
    page = context.new_page()
    problems: list[str] = []
    page.add_init_script(CSP_TO_CONSOLE)
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on("console", lambda message: problems.append(f"console: {message.text}"))

    def note(asked: Request) -> None:
        if not asked.is_navigation_request():
            problems.append(f"request: {asked.url}")

    page.on("request", note)
    yield page
    context.close()
    assert problems == []


def opened(page: Page, folder: Path, markup: str) -> None:
    path = folder / "map.html"
    path.write_text(markup, encoding="utf-8", newline="\n")
    page.goto(path.as_uri())
    page.wait_for_function(READY)


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("window.disputeMap.state()")
    return found


@pytest.mark.parametrize(("scenario", "lang"), SAMPLE, ids=str)
def test_a_file_works_with_the_network_off(
    offline: Page, tmp_path: Path, scenario: str, lang: str
) -> None:
    view = make_view(CATALOG, scenario, lang=lang, layers=["names", "lines", "contested", "zones"])
    opened(offline, tmp_path, single_file(CATALOG, view))
    assert offline.evaluate("document.documentElement.lang") == lang
    assert state(offline)["scenario"] == scenario
    box = offline.locator("path[data-unit]:visible").first.bounding_box()
    assert box is not None

    other = next(one for one in CATALOG.dispute.quick_scenarios if one != scenario)
    offline.locator("section.scenario select").select_option(other)
    assert state(offline)["scenario"] == other
    offline.locator("section.timeline input[type=date]").fill("1945-08-29")
    assert state(offline)["date"] == "1945-08-29"

    unit = CATALOG.allocatable_leaves[0]
    before = offline.evaluate(PARTIES)[unit]
    party = next(one for one in CATALOG.parties if one != before)
    offline.evaluate(
        "([unit, party]) => window.disputeMap.set({ set: { [unit]: party } })", [unit, party]
    )
    assert offline.evaluate(PARTIES)[unit] == party
    assert offline.locator("section.scenario .figure").inner_text()

    offline.locator("#twin-button").click()
    twin = offline.locator("#twin")
    assert twin.is_visible()
    name = CATALOG.parties[party].name if lang == "en" else ""
    assert name in twin.inner_text()
    assert len(twin.locator("table").nth(1).locator("tbody tr").all()) == len(CATALOG.parties)


def test_a_locked_file_stays_as_it_is(offline: Page, tmp_path: Path) -> None:
    view = make_view(CATALOG, "four_islands", date="1956-10-19")
    page = single_file(CATALOG, view, HtmlOptions(locked=True, controls=False, figures=False))
    opened(offline, tmp_path, page)
    offline.evaluate("window.disputeMap.set({ scenario: 'status_quo', date: '1945-08-29' })")
    assert state(offline)["scenario"] == "four_islands"
    assert state(offline)["date"] == "1956-10-19"
    for part in ("section.scenario select", "section.timeline", ".controls", ".scenario__figure"):
        assert not offline.locator(part).first.is_visible()


def test_a_tour_in_a_file_is_walked_with_the_keyboard(offline: Page, tmp_path: Path) -> None:
    story = next(one for one in CATALOG.stories.values() if one.kind == "tour")
    page = single_file(CATALOG, make_view(CATALOG), HtmlOptions(story=story.id))
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


def test_a_file_fits_a_narrow_screen_and_prints_its_words(offline: Page, tmp_path: Path) -> None:
    offline.set_viewport_size({"width": 320, "height": 640})
    opened(offline, tmp_path, single_file(CATALOG, make_view(CATALOG, "four_islands", lang="ru")))
    assert offline.evaluate("document.documentElement.scrollWidth") <= 320
    offline.emulate_media(media="print")
    assert offline.locator("#twin").is_visible()
    assert not offline.locator("section.timeline").is_visible()
    assert not offline.locator("#twin-button").is_visible()


def test_without_scripts_the_words_are_there(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text(single_file(CATALOG, make_view(CATALOG)), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("#twin table").first.is_visible()
    context.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_hosted_file_shows_in_a_frame_on_another_origin(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, host = tmp_path / "site", tmp_path / "host"
    few = [one for one in pages(CATALOG) if one.scenario == "four_islands"]
    monkeypatch.setattr("geo_app.exports.site.pages", lambda _: few)
    build_site(CATALOG, site, jobs=1)
    host.mkdir()
    with served(site) as maps, served(host) as lesson:
        frame = f'<iframe src="{maps}/ja/four_islands.html" title="Map" width="800" height="600">'
        (host / "index.html").write_text(
            f'<!DOCTYPE html><html lang="en"><head><title>Lesson</title>'
            f'<link rel="icon" href="data:,"></head><body>{frame}</iframe></body></html>',
            encoding="utf-8",
        )
        page.goto(f"{lesson}/index.html")
        inner = page.frames[1]
        inner.wait_for_function(READY)
        assert inner.evaluate("window.disputeMap.state().scenario") == "four_islands"
        assert inner.locator("path[data-unit]:visible").first.bounding_box()


def test_the_running_app_serves_embeds_and_downloads(
    page: Page, app_server: harness.Server
) -> None:
    page.goto(f"{app_server.address}/embed/map?scenario=four_islands&lang=ru&locked=1")
    page.wait_for_function(READY)
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
    assert "/embed/map?scenario=four_islands" in card["html"]
    foreign = page.request.get(f"{app_server.address}/oembed", params={"url": "https://a.example/"})
    assert foreign.status == 404


def test_the_embed_page_previews_and_offers_all(page: Page, app_server: harness.Server) -> None:
    page.goto(app_server.url("embed", scenario="four_islands"))
    frame = page.frame_locator("iframe.embed-preview")
    frame.locator("path[data-unit]").first.wait_for(state="attached")
    codes = page.locator("[data-testid=stCode]")
    assert "embed=true" in codes.first.inner_text()
    for suffix in ("html", "png", "svg", "pdf", "geojson", "gpkg", "kml", "csv", "xlsx", "pptx"):
        assert page.locator(f'a[href^="/export/{suffix}?"]').count() >= 1
