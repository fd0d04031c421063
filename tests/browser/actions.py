"""What a reader does with the map, done with the mouse and the keyboard."""

from typing import Any

from playwright.sync_api import Frame, Locator, Page

from tests.browser import harness

SCENARIO_CONTROL = "section.proposals select"
DATE_CONTROL = ".timeline__date"
TIME_AXIS = "section.timeline:not(.proposals) input[type=range]"
PANEL = ".st-key-panel-column"

# A point with the unit all around it, so that no rounding moves a click off its coast.
POINT_ON_UNIT = """(unit) => {
    const steps = 60;
    const isUnit = (x, y) => document.elementFromPoint(x, y)?.dataset.unit === unit;
    const paths = [...document.querySelectorAll(`path[data-unit="${unit}"]`)];
    for (const margin of [4, 2, 1]) for (const path of paths) {
        const box = path.getBoundingClientRect();
        for (let i = 1; i < steps; i++) for (let j = 1; j < steps; j++) {
            const x = box.left + box.width * i / steps;
            const y = box.top + box.height * j / steps;
            const around = [[0, 0], [margin, 0], [-margin, 0], [0, margin], [0, -margin]];
            if (around.every(([dx, dy]) => isUnit(x + dx, y + dy))) return [x, y];
        }
    }
    return null;
}"""


def unit_path(frame: Frame, unit: str) -> Locator:
    """Return the shape that stands for a unit on the keyboard and to a screen reader."""
    return frame.locator(f'path[data-unit="{unit}"][role="button"]')


def parties(frame: Frame) -> dict[str, str]:
    """Return the party in whose colours each unit is drawn."""
    drawn: dict[str, str] = frame.evaluate(
        """() => Object.fromEntries(
            [...document.querySelectorAll('path[data-unit][role="button"]')]
                .map((path) => [path.dataset.unit, path.dataset.party]))"""
    )
    return drawn


def fill(frame: Frame, unit: str) -> str:
    """Return the colour, or the pattern, that a unit is filled with."""
    colour: str = unit_path(frame, unit).evaluate("(path) => getComputedStyle(path).fill")
    return colour


def point_on_unit(frame: Frame, unit: str) -> tuple[float, float]:
    """Return a point of a unit in the coordinates of the page, in CSS pixels."""
    x, y = frame.wait_for_function(POINT_ON_UNIT, arg=unit).json_value()
    left, top = frame.frame_element().evaluate(
        """(element) => {
            const box = element.getBoundingClientRect();
            return [box.left + element.clientLeft, box.top + element.clientTop];
        }"""
    )
    return left + x, top + y


def click_unit(page: Page, frame: Frame, unit: str) -> None:
    """Click on a visible place of a unit."""
    wait_still(frame)
    page.mouse.click(*point_on_unit(frame, unit))


def look_at(frame: Frame, look: str) -> None:
    """Look at the islands through time, or among proposals."""
    if harness.map_state(frame)["look"] != look:
        frame.locator(f'button[data-look="{look}"]').click()
        harness.wait_state(frame, "look", look)


def choose_scenario(frame: Frame, scenario: str) -> None:
    """Choose a proposal with the map's own control."""
    look_at(frame, "proposals")
    frame.locator(SCENARIO_CONTROL).select_option(scenario)
    harness.wait_state(frame, "scenario", scenario)


def type_date(frame: Frame, day: str) -> None:
    """Go to a day with the map's own field."""
    look_at(frame, "time")
    frame.locator(DATE_CONTROL).fill(day)
    frame.locator(DATE_CONTROL).press("Enter")
    harness.wait_state(frame, "date", day)


def panel(page: Page) -> Locator:
    """Return the panel beside the map."""
    return page.locator(PANEL)


def legend(frame: Frame) -> str:
    """Return what the legend says."""
    said: str = frame.locator(".legend__rows").evaluate("(rows) => rows.innerText")
    return said


def wait_still(frame: Frame) -> dict[str, Any]:
    """Wait until the view has been the same in twenty frames; return it."""
    frame.wait_for_function(
        """() => {
            const now = JSON.stringify(window.disputeMap.state().camera);
            const seen = (window.__still ??= { view: "", frames: 0 });
            seen.frames = seen.view === now ? seen.frames + 1 : 0;
            seen.view = now;
            return seen.frames >= 20;
        }"""
    )
    frame.evaluate("delete window.__still")
    view: dict[str, Any] = harness.map_state(frame)["camera"]
    return view
