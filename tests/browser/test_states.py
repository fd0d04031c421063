"""Whatever is chosen, all that a page says of it agrees with the engine.

On the map: colours, title, figure, legend, axes and words; beside it: the panel and its table.
"""

import random
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Frame, Page
from playwright.sync_api import TimeoutError as NotSaid

from geo_app.data import catalog as load_cached
from geo_app.engine.bases import reference_figures, rest_figures
from geo_app.engine.land.allocation import reference_leaves, reference_total_km2
from geo_app.engine.land.control import control_changes
from geo_app.engine.land.holders import held_land
from geo_app.reading.reader import Reader
from geo_app.views.codec import ALWAYS, make_view, to_query
from geo_app.views.legend import legend_entries, telling_figure
from geo_app.views.summary import sentences, summarise
from geo_app.views.view import View, allocation
from tests.browser import actions
from tests.browser.harness import TIMEOUT_MS, Server, wait_ready

CATALOG = load_cached()
STATES = 100
"""A language; every third changes hands by the reader."""

ALL_SAID = """([selector, texts]) => {
    const said = document.querySelector(selector).textContent.replace(/\\s+/g, " ");
    return texts.every((text) => said.includes(text));
}"""

SAID = """() => {
    const text = (selector) => document.querySelector(selector).textContent;
    const shown = (selector) => document.querySelector(selector).offsetParent !== null;
    return {
        parties: Object.fromEntries([...document.querySelectorAll('path[data-unit][role="button"]')]
            .map((path) => [path.dataset.unit, path.dataset.party])),
        title: text(".headline__title"),
        figure: [text(".headline .figure"), text(".headline .figure__text")],
        legend: [...document.querySelectorAll(".legend__row")].map((row) => row.textContent),
        axes: [shown(".timeline:not(.proposals)"), shown(".proposals")],
        day: document.querySelector(".timeline__date").value,
        proposal: document.querySelector(".proposals select").value,
    };
}"""


def states(language: str) -> list[View]:
    """Return days on which control changes, proposals, and allocations of a reader."""
    chance = random.Random(language)
    days, claimants = control_changes(CATALOG), [party.id for party in CATALOG.claimants]
    found = []
    for number in range(STATES):
        if number % 3 == 0:
            asked: dict[str, Any] = {"look": "time", "date": chance.choice(days)}
        else:
            asked = {"scenario": chance.choice(list(CATALOG.scenarios)), "look": "proposals"}
        if number % 3 == 2:
            units = chance.sample(CATALOG.allocatable_leaves, 3)
            asked["set"] = {unit: chance.choice(claimants) for unit in units}
        found.append(make_view(CATALOG, lang=language, **asked))
    return found


def table(reader: Reader) -> list[str]:
    """Return the rows that the panel must show: who has how much land, and of what."""
    catalog, view = reader.catalog, reader.shown
    if view.look == "time":
        total = reference_total_km2(catalog)
        return [
            reader.holder_name(held.holder)
            + reader.say(
                "day.share",
                area=reader.area(held.land_km2),
                share=reader.percent(held.land_km2 / total),
            )
            for held in held_land(catalog, reference_leaves(catalog), view.date)
            if held.holder and held.party
        ]
    shares = allocation(catalog, view)
    figures = reference_figures(catalog, shares, view.rocks)
    rest = rest_figures(catalog, shares, view.rocks).parties
    return [
        reader.party_name(party)
        + reader.say(
            "outcome.row",
            share=reader.percent(one["land_km2"] / figures.totals["land_km2"]),
            area=reader.area(one["land_km2"]),
            total=reader.area(figures.totals["land_km2"]),
            people=reader.number(one["population"]),
            rest=reader.area(rest[party]["land_km2"]),
        )
        for party, one in figures.parties.items()
        if one["land_km2"] or rest[party]["land_km2"]
    ]


def assert_said(frame: Frame, selector: str, texts: list[str]) -> None:
    """Wait until a part says all texts; it is asked in every picture of the screen.

    Playwright's own assertions ask after 0.1, 0.25, 0.5 and 1 s, which three hundred states wait
    for.
    """
    texts = [" ".join(text.split()) for text in texts]
    try:
        frame.wait_for_function(ALL_SAID, arg=[selector, texts], timeout=TIMEOUT_MS)
    except NotSaid:
        said = " ".join((frame.locator(selector).text_content() or "").split())
        assert [text for text in texts if text not in said] == [], said


@pytest.mark.parametrize("language", CATALOG.languages)
def test_map_and_panel_say_the_same(app_server: Server, page: Page, language: str) -> None:
    page.goto(app_server.url(lang=language))
    frame = wait_ready(page)
    page.wait_for_function("() => document.mapFrame && document.mapListener")
    for view in states(language):
        query = {"set": "", "cut": ""} | to_query(CATALOG, view, always=ALWAYS)
        page.evaluate("(change) => document.mapFrame.go(change)", urlencode(query))
        rows = table(Reader(CATALOG, CATALOG.language(language), view))
        assert_said(page.main_frame, actions.PANEL, rows)
        summary, said = summarise(CATALOG, view), frame.evaluate(SAID)
        drawn = {unit: one.party or "none" for unit, one in summary.units.items()}
        assert said["parties"] == {unit: drawn[unit] for unit in said["parties"]}, view
        assert said["title"] == summary.title
        assert tuple(said["figure"]) == telling_figure(summary), view
        assert said["legend"] == [entry.text for entry in legend_entries(summary)], view
        # The map is painted first, and said in words a moment later.
        words = summary.language.joined(sentences(summary))
        assert_said(frame, "p[role='status']", [words])
        assert said["axes"] == [summary.through_time, not summary.through_time]
        assert said["day"] == CATALOG.language(language).date(view.date)
        assert said["proposal"] == view.scenario
