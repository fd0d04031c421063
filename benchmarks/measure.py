"""Measure the app beside a plain ``st_folium`` page, the lab, the sea and the files.

Writes ``results.md``.

``make benchmark``, or ``python -m benchmarks.measure [--repeats N]``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, Page, sync_playwright
from tqdm import tqdm

from benchmarks import explorer, exports, lab, sea
from benchmarks.explorer import Clicks, Series, Step
from benchmarks.results import APP_INTRODUCTION, APP_NOTES, RESULTS, Row, Section, write
from benchmarks.session import opened, start_plain
from geo_app.data import Catalog, load_catalog
from geo_app.model.stories import Passage
from tests.browser import harness
from tests.browser.chromium import installed, launch_arguments

T = TypeVar("T")
REPEATS = 50
FIRST_MAPS = 20
UNITS = ("etorofu_iturup", "kunashir_kunashiri", "shikotan")
PANEL_HEADING = "() => document.querySelector('.st-key-panel-column article h2')?.innerText ?? ''"
MAP_PAINT = "window.bench.mapPaint"
MAP_VIEW = "window.bench.mapView"
PLAIN_PAINT = "window.bench.foliumPaint"
PLAIN_VIEW = "window.bench.foliumView"
PLAIN_SETTLE_MS = 600
MOVE_PLAIN = """() => {
    const map = window.bench.folium()?.map;
    if (!map || !window.bench.foliumPaint()) return false;
    map.setView([44.5, 147], 7, { animate: false });
    return true;
}"""


def measure_plain(browser: Browser, log: Path, catalog: Catalog, repeats: int) -> Series:
    """Switch the scenario of the plain page, whose map the reader has moved before."""
    server = start_plain(log)
    try:
        with opened(browser, server, asks_others=True) as (page, meter):
            page.goto(server.url())
            page.wait_for_function(MOVE_PLAIN)
            clicks = Clicks(page, meter, PLAIN_PAINT, PLAIN_VIEW)
            steps = explorer.radio_clicks(page, _places_from_first(catalog))
            return clicks.series(_each_after_a_move(page, steps), repeats)
    finally:
        server.stop()


def _places_from_first(catalog: Catalog) -> list[int]:
    """Return the places of scenarios drawn differently, the one that the radio shows last."""
    places = sorted(explorer.telling_scenarios(catalog).values())
    return places[1:] + places[:1]


def _each_after_a_move(page: Page, steps: Iterator[Step]) -> Iterator[Step]:
    """Move the map before each step; what the page does about that is over before the step."""
    for step in steps:
        page.wait_for_function(MOVE_PLAIN)
        page.wait_for_timeout(PLAIN_SETTLE_MS)
        harness.wait_idle(page)
        yield step


def measure_inside(
    browser: Browser, server: harness.Server, catalog: Catalog, repeats: int
) -> dict[str, list[float]]:
    """Use the controls in the map."""
    with opened(browser, server) as (page, _meter):
        page.goto(server.url())
        return explorer.inside_map(page, catalog, repeats)


def measure_map_control(
    browser: Browser, server: harness.Server, catalog: Catalog, repeats: int
) -> Series:
    """Use the map's own select box, and count what that costs the server."""
    with opened(browser, server) as (page, meter):
        page.goto(server.url())
        frame = harness.wait_ready(page)
        steps = explorer.scenario_changes(frame, explorer.telling_scenarios(catalog))
        return Clicks(page, meter, MAP_PAINT).series(steps, repeats)


def measure_widget(
    browser: Browser, server: harness.Server, catalog: Catalog, repeats: int
) -> Series:
    """Use the select box in the panel beside the map."""
    with opened(browser, server) as (page, meter):
        page.goto(server.url())
        harness.wait_ready(page)
        steps = explorer.panel_choices(page, explorer.telling_scenarios(catalog))
        return Clicks(page, meter, MAP_PAINT).series(steps, repeats)


def measure_units(browser: Browser, server: harness.Server, repeats: int) -> Series:
    """Click islands, until the panel speaks of them."""
    with opened(browser, server) as (page, meter):
        page.goto(server.url())
        frame = harness.wait_ready(page)
        steps = explorer.unit_clicks(page, frame, UNITS)
        return Clicks(page, meter, PANEL_HEADING).series(steps, repeats)


def measure_passages(
    browser: Browser, server: harness.Server, catalog: Catalog, repeats: int
) -> Series:
    """Choose passages, until the map begins to move."""
    story = next(iter(catalog.stories.values()))
    with opened(browser, server) as (page, meter):
        page.goto(server.url("story"))
        harness.wait_ready(page)
        steps = explorer.passage_clicks(page, distinct_passages(story.passages))
        return Clicks(page, meter, MAP_VIEW).series(steps, repeats)


def distinct_passages(passages: Sequence[Passage]) -> list[str]:
    """Return passages each of which shows another place than the one before, round and round."""
    chosen: list[Passage] = []
    for passage in passages:
        if passage.scene.bounds and (not chosen or chosen[-1].scene.bounds != passage.scene.bounds):
            chosen.append(passage)
    while len(chosen) > 1 and chosen[0].scene.bounds == chosen[-1].scene.bounds:
        chosen.pop()
    return [passage.id for passage in chosen[1:] + chosen[:1]]


def measure(browser: Browser, folder: Path, repeats: int) -> list[Row]:
    """Take all measurements and return the rows of the table."""
    catalog = load_catalog()
    progress = tqdm(total=7, desc="measuring", unit="part")

    def done(value: T) -> T:
        progress.update()
        return value

    server = harness.start_app(folder / "app.txt")
    try:
        explorer.first_maps(browser, server, 1)
        first = done(explorer.first_maps(browser, server, FIRST_MAPS))
        inside = done(measure_inside(browser, server, catalog, repeats))
        control = done(measure_map_control(browser, server, catalog, repeats))
        widget = done(measure_widget(browser, server, catalog, repeats))
        units = done(measure_units(browser, server, repeats))
        passages = done(measure_passages(browser, server, catalog, repeats))
    finally:
        server.stop()
    plain = done(measure_plain(browser, folder / "plain.txt", catalog, repeats))
    progress.close()
    lost = control.lost + widget.lost
    return [
        Row("scenario switched in the map, work until painted", "ms", inside["scenario"], 16),
        Row("date switched in the map, work until painted", "ms", inside["date"], 16),
        Row("scenario switched in the map, two frames", "ms", inside["two_frames"]),
        Row("scenario switched right after another, work until painted", "ms", inside["hurried"]),
        Row("choice beside the map to painted map", "ms", widget.times_ms, 100, plain.times_ms),
        Row("island clicked to panel", "ms", units.times_ms, 150),
        Row("passage chosen to map moving", "ms", passages.times_ms, 150),
        Row("first map after opening, warm server", "ms", first, 2000),
        Row(
            f"view lost in {2 * repeats} switches (plain: {repeats})",
            "times",
            [lost],
            0,
            [plain.lost],
        ),
        Row("websocket, switch in the map", "kB", [control.kilobytes], 10),
        Row("websocket, choice beside the map", "kB", [widget.kilobytes], 10, [plain.kilobytes]),
        Row("websocket, island clicked", "kB", [units.kilobytes]),
        Row("websocket, passage chosen", "kB", [passages.kilobytes]),
        Row("server processor, switch in the map", "ms", [control.cpu_ms], 15),
        Row("server processor, choice beside the map", "ms", [widget.cpu_ms], 15, [plain.cpu_ms]),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write the tables, and say which targets were missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=REPEATS, help="switches of each kind")
    repeats = parser.parse_args(arguments).repeats
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=launch_arguments())
        app = measure(browser, Path(folder), repeats)
        sections = [
            Section("The running app", app, APP_INTRODUCTION, APP_NOTES),
            Section("The lab, in the map alone", lab.rows(browser)),
            Section("The sea", sea.rows()),
            Section("Files", exports.rows(load_catalog())),
        ]
        write(sections, browser.version)
        browser.close()
    print(RESULTS.read_text(encoding="utf-8"))
    missed = [row.name for section in sections for row in section.rows if not row.kept]
    if missed:
        print("Targets missed: " + "; ".join(missed), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
