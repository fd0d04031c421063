"""What is measured on the explorer and, as far as it has the same, on the plain page."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from playwright.sync_api import Browser, Frame, Page

from benchmarks.session import Meter, opened, wait_warm
from geo_app.data import Catalog
from geo_app.engine.land.allocation import allocation_of
from tests.browser import actions, harness

Step = Callable[[], object]
PACE_MS = 500
"""A reader looks at what a switch has done before the next: by then the page has answered too."""

DAYS = ("1854-01-01", "1880-01-01", "1910-01-01", "1945-08-29", "2024-01-01")
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
# A promise, but only once the map is ready; its value is when the map was painted.
PAINTED_AT = f"() => ({harness.READY})() && window.bench.painted()"


@dataclass
class Series:
    """Repetitions of one kind of switch.

    Attributes
    ----------
    times_ms : list of float
        From the click to the painted answer.
    lost : int
        How often centre or zoom were other than before.
    kilobytes, cpu_ms : float
        Over the websocket, and of the server's processor, a switch.
    """

    times_ms: list[float] = field(default_factory=list)
    lost: int = 0
    kilobytes: float = 0.0
    cpu_ms: float = 0.0


def inside_map(page: Page, catalog: Catalog, repeats: int) -> dict[str, list[float]]:
    """Switch scenario and date with the controls in the document.

    Returns
    -------
    dict of str to list of float
        ``scenario``, ``date``: work until painted; ``hurried``: the same, of a switch that does
        not wait for the page to answer the one before; ``two_frames``: wall clock; all in ms.
    """
    frame = harness.wait_ready(page)
    scenarios = itertools.cycle(catalog.scenarios)
    days = itertools.cycle(DAYS)
    result: dict[str, list[float]] = {
        "scenario": [], "date": [], "two_frames": [], "hurried": []
    }  # fmt: skip

    def switch(kind: str, how: str, selector: str, name: str, value: str) -> None:
        if kind != "hurried":
            page.wait_for_timeout(PACE_MS)
            harness.wait_idle(page)
        result[kind].append(frame.evaluate(SWITCH, [how, selector, name, value]))

    next(scenarios)
    for _ in range(repeats):
        switch("scenario", "inside", actions.SCENARIO_CONTROL, "scenario", next(scenarios))
        switch("date", "inside", actions.DATE_CONTROL, "date", next(days))
        value = next(scenarios)
        switch("two_frames", "insideTwoFrames", actions.SCENARIO_CONTROL, "scenario", value)
        switch("hurried", "inside", actions.SCENARIO_CONTROL, "scenario", next(scenarios))
    return result


@dataclass
class Clicks:
    """Clicks on a page, each followed until the answer is painted.

    Attributes
    ----------
    look : str
        A JavaScript function whose value changes with the answer; null where there is nothing.
    view : str
        A JavaScript function that returns centre and zoom.
    """

    page: Page
    meter: Meter
    look: str
    view: str = "window.bench.mapView"

    def series(self, steps: Iterable[Step], repeats: int) -> Series:
        """Carry out steps, one after the other."""
        found = Series()
        harness.wait_idle(self.page)
        moved, cpu_ms = self.meter.bytes_moved, self.meter.cpu_ms()
        for step in itertools.islice(steps, repeats):
            self.page.wait_for_timeout(PACE_MS)
            view = self._view()
            found.times_ms.append(self._time(step))
            harness.wait_idle(self.page)
            found.lost += self._view() != view
        found.kilobytes = (self.meter.bytes_moved - moved) / 1000 / repeats
        found.cpu_ms = (self.meter.cpu_ms() - cpu_ms) / repeats
        return found

    def _view(self) -> Any:
        return self.page.wait_for_function(f"() => ({self.view})()").json_value()

    def _time(self, step: Step) -> float:
        self.page.evaluate(f"window.bench.arm({self.look})")
        step()
        time_ms: float = self.page.evaluate("window.bench.elapsed()")
        return time_ms


def first_maps(browser: Browser, server: harness.Server, repeats: int) -> list[float]:
    """Open the explorer in a new profile each time; return ms to a painted map."""
    times = []
    for _ in range(repeats):
        wait_warm(server)
        with opened(browser, server) as (page, _meter):
            page.goto(server.url(), wait_until="commit")
            frame = harness.map_frame(page)
            painted_at = float(frame.wait_for_function(PAINTED_AT).json_value())
            times.append(painted_at - page.evaluate("performance.timeOrigin"))
    return times


def scenario_changes(frame: Frame, scenarios: Iterable[str]) -> Iterator[Step]:
    """Yield choices of the next scenario with the map's own control."""
    for scenario in itertools.cycle(scenarios):
        yield _choice(frame, scenario)


def _choice(frame: Frame, scenario: str) -> Step:
    return lambda: frame.locator(actions.SCENARIO_CONTROL).select_option(scenario)


def unit_clicks(page: Page, frame: Frame, units: Iterable[str]) -> Iterator[Step]:
    """Yield clicks on one unit after the other, each at a place that no card covers."""
    for unit in itertools.cycle(units):
        actions.wait_still(frame)
        x, y = actions.point_on_unit(frame, unit)
        yield _click_at(page, x, y)


def passage_clicks(page: Page, passages: Iterable[str]) -> Iterator[Step]:
    """Yield clicks on one passage after the other, by their numbers."""
    for passage in itertools.cycle(passages):
        yield page.locator("nav.numbers a").get_by_text(passage, exact=True).click


def panel_choices(page: Page, scenarios: Iterable[str]) -> Iterator[Step]:
    """Yield choices of the next scenario under the map."""
    box = harness.map_frame(page).locator(actions.SCENARIO_CONTROL)
    for scenario in itertools.cycle(scenarios):
        yield partial(box.select_option, scenario)


def radio_clicks(page: Page, indices: Iterable[int]) -> Iterator[Step]:
    """Yield choices of the next scenario in Streamlit's radio."""
    labels = page.get_by_role("radiogroup").locator("label")
    for index in itertools.cycle(indices):
        yield labels.nth(index).click


def telling_scenarios(catalog: Catalog) -> dict[str, int]:
    """Return scenarios, with their places in the list, each drawn unlike the one before.

    The one shown first comes last, so that a round can begin with any page as it opens.
    """
    names = list(catalog.scenarios)
    start = names.index(catalog.dispute.default_scenario)
    chosen: list[str] = [names[start]]
    for name in (names[start:] + names[:start])[1:]:
        drawn = allocation_of(catalog, name).parties
        if all(drawn != allocation_of(catalog, other).parties for other in chosen):
            chosen.append(name)
    return {name: names.index(name) for name in chosen[1:] + chosen[:1]}


def _click_at(page: Page, x: float, y: float) -> Step:
    return lambda: page.mouse.click(x, y)
