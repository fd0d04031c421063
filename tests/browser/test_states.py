"""Whatever is chosen, all that the map says of it agrees: colours, figure, legend and words."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo_app.data import catalog as load_cached
from geo_app.engine.land.control import control_changes
from geo_app.map_document.document import map_html
from geo_app.view.codec import make_view, to_message
from geo_app.view.legend import legend_entries, telling_figure
from geo_app.view.summary import sentences, summarise
from geo_app.view.view import View
from tests.browser import harness

CATALOG = load_cached()
STATES = 100
"""A language; every third changes hands by the reader."""

SAID = """(message) => {
    window.disputeMap.set(message);
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


@pytest.mark.parametrize("language", CATALOG.languages)
def test_colours_figure_legend_and_words_say_the_same(
    page: Page, tmp_path: Any, language: str
) -> None:
    path = tmp_path / "map.html"
    path.write_text(map_html(CATALOG, CATALOG.language(language)), encoding="utf-8")
    page.goto(path.as_uri())
    page.wait_for_function(harness.READY)
    for view in states(language):
        summary, said = summarise(CATALOG, view), page.evaluate(SAID, to_message(view))
        drawn = {unit: one.party or "none" for unit, one in summary.units.items()}
        assert said["parties"] == {unit: drawn[unit] for unit in said["parties"]}, view
        assert said["title"] == summary.title
        assert tuple(said["figure"]) == telling_figure(summary), view
        assert said["legend"] == [entry.text for entry in legend_entries(summary)], view
        # The map is painted first, and said in words a moment later.
        expect(page.locator("p[role='status']")).to_have_text(" ".join(sentences(summary)))
        assert said["axes"] == [summary.through_time, not summary.through_time]
        assert said["day"] == CATALOG.language(language).date(view.date)
        assert said["proposal"] == view.scenario
