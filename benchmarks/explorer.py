"""Times of the running app in a browser and, as far as it has the same, of the plain page."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page
from tqdm import tqdm

from benchmarks.results import Row
from benchmarks.session import Meter, opened, start_plain, wait_warm
from geo_app.data import Catalog
from geo_app.engine.land.allocation import allocation_of
from tests.browser import actions, harness

Step = Callable[[], object]
FIRST_MAPS, FIRST_MAPS_ON_PHONE = 20, 8
MAP_ALONE = "embed/map"
PACE_MS = 500
"""A reader looks at what a switch has done before the next: by then the page has answered too."""
PLAIN_SETTLE_MS = 600
UNITS = ("etorofu_iturup", "kunashir_kunashiri", "shikotan")
DAYS = ("1854-01-01", "1880-01-01", "1910-01-01", "1945-08-29", "2024-01-01")
PANEL_HEADING = "() => document.querySelector('.st-key-panel-column article h2')?.innerText ?? ''"
SWITCH = """async ([how, selector, name, value]) => {
    const control = document.querySelector(selector);
    const time = await window.bench.inTime(window.bench[how](() => {
        control.value = value;
        control.dispatchEvent(new Event("input", { bubbles: true }));
        control.dispatchEvent(new Event("change", { bubbles: true }));
    }));
    if (window.disputeMap.state()[name] !== value) throw new Error(`${name} did not follow`);
    return time;
}"""
MOVE_PLAIN = """() => {
    const map = window.bench.folium()?.map;
    if (!map || !window.bench.foliumPaint()) return false;
    map.setView([44.5, 147], 7, { animate: false });
    return true;
}"""
# A promise, but only once the map is ready; its value is when the map was painted.
PAINTED_AT = f"() => ({harness.READY})() && window.bench.painted()"


@dataclass
class Series:
    """Repetitions of one kind of switch.

    Attributes
    ----------
    times_ms : list of float
        From the click to the painted answer.
    first_ms : list of float
        From the start of the navigation to the first map, where it was measured.
    kilobytes, cpu_ms : float
        Over the websocket, and of the server's processor, a switch.
    """

    times_ms: list[float] = field(default_factory=list)
    first_ms: list[float] = field(default_factory=list)
    lost: int = 0
    kilobytes: float = 0.0
    cpu_ms: float = 0.0


def rows(browser: Browser, folder: Path, catalog: Catalog, repeats: int) -> list[Row]:
    """Start both servers, with their output in a folder; take all measurements."""
    kinds = {
        "choice": ("", "window.bench.mapPaint", _choices),
        "unit": ("", PANEL_HEADING, _unit_clicks),
        "passage": ("story", "window.bench.mapView", _passage_clicks),
    }
    server = harness.start_app(folder / "app.txt")
    try:
        _first_maps(browser, server, 1)
        first = _first_maps(browser, server, FIRST_MAPS)
        on_phone, alone = (
            _first_maps(browser, server, FIRST_MAPS_ON_PHONE, path=path, phone=True)
            for path in ("", MAP_ALONE)
        )
        inside = _inside_map(browser, server, catalog, repeats)
        series = {}
        for kind, (path, look, steps) in tqdm(kinds.items(), desc="measuring", unit="part"):
            with opened(browser, server) as (page, meter):
                page.goto(server.url(path))
                frame = harness.wait_ready(page)
                series[kind] = _series(page, meter, steps(page, frame, catalog), repeats, look)
    finally:
        server.stop()
    choice, unit, passage = series.values()
    plain = _plain_series(browser, folder / "plain.txt", catalog, repeats)
    lost = f"view lost in {repeats} switches"
    return [
        Row("scenario switched in the map, work until painted", "ms", inside["scenario"], 16),
        Row("date switched in the map, work until painted", "ms", inside["date"], 16),
        Row("scenario switched in the map, two frames", "ms", inside["two_frames"]),
        Row("scenario switched right after another, work until painted", "ms", inside["hurried"]),
        Row("scenario chosen to painted map", "ms", choice.times_ms, 100, plain.times_ms),
        Row("island clicked to panel", "ms", unit.times_ms, 150),
        Row("passage chosen to map moving", "ms", passage.times_ms, 150),
        Row("first map after opening, warm server", "ms", first, 1000, plain.first_ms),
        Row("first map after opening, phone", "ms", on_phone, 3500),
        Row("first map after opening, phone, the map alone", "ms", alone),
        Row(lost, "times", [choice.lost], 0, [plain.lost]),
        Row("websocket, scenario chosen", "kB", [choice.kilobytes], 10, [plain.kilobytes]),
        Row("websocket, island clicked", "kB", [unit.kilobytes]),
        Row("websocket, passage chosen", "kB", [passage.kilobytes]),
        Row("server processor, scenario chosen", "ms", [choice.cpu_ms], 15, [plain.cpu_ms]),
    ]


def _first_maps(
    browser: Browser, server: harness.Server, repeats: int, *, path: str = "", phone: bool = False
) -> list[float]:
    """Open the explorer, or its map alone, in a new profile each time; return ms to a map."""
    times_ms = []
    for _ in range(repeats):
        wait_warm(server)
        with opened(browser, server, phone=phone) as (page, _meter):
            page.goto(server.url(path), wait_until="commit")
            frame = page.main_frame if path == MAP_ALONE else harness.map_frame(page)
            painted_at = float(frame.wait_for_function(PAINTED_AT).json_value())
            times_ms.append(painted_at - page.evaluate("performance.timeOrigin"))
    return times_ms


def _inside_map(
    browser: Browser, server: harness.Server, catalog: Catalog, repeats: int
) -> dict[str, list[float]]:
    """Switch scenario and date with the controls in the document.

    Returns
    -------
    dict of str to list of float
        ``scenario``, ``date``: work until painted; ``hurried``: the same, of a switch that does
        not wait for the page to answer the one before; ``two_frames``: wall clock; all in ms.
    """
    scenarios, days = itertools.cycle(catalog.scenarios), itertools.cycle(DAYS)
    times_ms: dict[str, list[float]] = {
        "scenario": [], "date": [], "two_frames": [], "hurried": []
    }  # fmt: skip
    with opened(browser, server) as (page, _meter):
        page.goto(server.url())
        frame = harness.wait_ready(page)

        def switch(kind: str, how: str, selector: str, name: str, value: str) -> None:
            actions.look_at(frame, "time" if name == "date" else "proposals")
            if kind != "hurried":
                page.wait_for_timeout(PACE_MS)
                harness.wait_idle(page)
            times_ms[kind].append(frame.evaluate(SWITCH, [how, selector, name, value]))

        next(scenarios)
        for _ in range(repeats):
            switch("scenario", "inside", actions.SCENARIO_CONTROL, "scenario", next(scenarios))
            switch("date", "inside", actions.DATE_CONTROL, "date", next(days))
            value = next(scenarios)
            switch("two_frames", "insideTwoFrames", actions.SCENARIO_CONTROL, "scenario", value)
            switch("hurried", "inside", actions.SCENARIO_CONTROL, "scenario", next(scenarios))
    return times_ms


def _plain_series(browser: Browser, log: Path, catalog: Catalog, repeats: int) -> Series:
    """Switch the scenario of the plain page, whose map the reader has moved before."""
    server = start_plain(log)
    try:
        first_ms = []
        for _ in range(FIRST_MAPS_ON_PHONE):
            with opened(browser, server, asks_others=True) as (page, _meter):
                page.goto(server.url(), wait_until="commit")
                page.wait_for_function("() => window.bench?.foliumPaint()")
                first_ms.append(float(page.evaluate("performance.now()")))
        with opened(browser, server, asks_others=True) as (page, meter):
            page.goto(server.url())
            page.wait_for_function(MOVE_PLAIN)
            steps, look = _radio_clicks(page, catalog), "window.bench.foliumPaint"
            series = _series(page, meter, steps, repeats, look, "window.bench.foliumView")
            return replace(series, first_ms=first_ms)
    finally:
        server.stop()


def _series(
    page: Page, meter: Meter, steps: Iterable[Step], repeats: int, look: str,
    view: str = "window.bench.mapView",
) -> Series:  # fmt: skip
    """Carry out steps, each followed until the answer is painted.

    Parameters
    ----------
    look : str
        A JavaScript function whose value changes with the answer; null where there is nothing.
    view : str
        A JavaScript function that returns centre and zoom.
    """

    def place() -> Any:
        return page.wait_for_function(f"() => ({view})()").json_value()

    series = Series()
    harness.wait_idle(page)
    moved, cpu_ms = meter.bytes_moved, meter.cpu_ms()
    for step in itertools.islice(steps, repeats):
        page.wait_for_timeout(PACE_MS)
        before = place()
        page.evaluate(f"window.bench.arm({look})")
        step()
        series.times_ms.append(page.evaluate("window.bench.elapsed()"))
        harness.wait_idle(page)
        series.lost += place() != before
    series.kilobytes = (meter.bytes_moved - moved) / 1000 / repeats
    series.cpu_ms = (meter.cpu_ms() - cpu_ms) / repeats
    return series


def _choices(_page: Page, frame: Frame, catalog: Catalog) -> Iterator[Step]:
    """Return choices of the next scenario with the map's own control."""
    actions.look_at(frame, "proposals")
    box = frame.locator(actions.SCENARIO_CONTROL)
    scenarios = itertools.cycle(_telling_scenarios(catalog))
    return (partial(box.select_option, scenario) for scenario in scenarios)


def _unit_clicks(page: Page, frame: Frame, _catalog: Catalog) -> Iterator[Step]:
    """Yield clicks on one unit after the other, each at a place that no card covers."""
    for unit in itertools.cycle(UNITS):
        actions.wait_still(frame)
        yield partial(page.mouse.click, *actions.point_on_unit(frame, unit))


def _passage_clicks(page: Page, _frame: Frame, catalog: Catalog) -> Iterator[Step]:
    """Yield clicks on passages, each of which shows another place than the one before."""
    passages = next(iter(catalog.stories.values())).passages
    placed = (passage for passage in passages if passage.scene.bounds)
    groups = itertools.groupby(placed, key=lambda passage: passage.scene.bounds)
    chosen = [next(group) for _, group in groups]
    while len(chosen) > 1 and chosen[0].scene.bounds == chosen[-1].scene.bounds:
        chosen.pop()
    for passage in itertools.cycle(chosen[1:] + chosen[:1]):
        yield page.locator("nav.numbers a").get_by_text(passage.id, exact=True).click


def _radio_clicks(page: Page, catalog: Catalog) -> Iterator[Step]:
    """Yield choices in Streamlit's radio, each after a move of the map that has been answered."""
    labels = page.get_by_role("radiogroup").locator("label")
    names = list(catalog.scenarios)
    first, *others = sorted(map(names.index, _telling_scenarios(catalog)))
    for index in itertools.cycle((*others, first)):
        page.wait_for_function(MOVE_PLAIN)
        page.wait_for_timeout(PLAIN_SETTLE_MS)
        harness.wait_idle(page)
        yield labels.nth(index).click


def _telling_scenarios(catalog: Catalog) -> list[str]:
    """Return scenarios that are drawn unlike each other.

    The one shown first comes last, so that a round can begin with the page as it opens.
    """
    names = list(catalog.scenarios)
    start = names.index(catalog.dispute.default_scenario)
    chosen = [names[start]]
    for name in names[start + 1 :] + names[:start]:
        drawn = allocation_of(catalog, name).parties
        if all(drawn != allocation_of(catalog, other).parties for other in chosen):
            chosen.append(name)
    return chosen[1:] + chosen[:1]
