"""Panels of records, in every language, and of a proposal."""

import pytest

from geo_app.data import catalog as load_cached
from geo_app.reading.panels.outcomes import divided_people, key_figure
from geo_app.reading.panels.outlook import scenario_outlook
from geo_app.reading.panels.records import event_panel
from geo_app.reading.panels.unit import unit_panel
from geo_app.reading.reader import Reader
from geo_app.views.codec import make_view

CATALOG = load_cached()


@pytest.mark.parametrize("code", [code for code in CATALOG.languages if code != "en"])
def test_no_word_of_another_language_is_left_over(code: str) -> None:
    language = CATALOG.language(code)
    reader = Reader(CATALOG, language, make_view(CATALOG, lang=code), "explore")
    units = "".join(str(unit_panel(reader, unit)) for unit in CATALOG.units.values())
    events = "".join(str(event_panel(reader, event)) for event in CATALOG.events.values())
    assert "[en]" not in units + events
    figures = [
        figure
        for unit in CATALOG.units.values()
        for figure in (*unit.areas_km2, *unit.populations, *unit.populations_1945)
    ]
    scopes = {figure.scope for figure in figures if figure.scope}
    assert scopes
    assert not [scope for scope in scopes if f", {scope}" in units or f"({scope}" in units]


def test_people_whom_no_party_gets_are_told_of() -> None:
    language, total = CATALOG.language("en"), "18,396"
    for scenario in CATALOG.scenarios:
        reader = Reader(CATALOG, language, make_view(CATALOG, scenario), "explore")
        outlook = scenario_outlook(CATALOG, scenario)
        said = divided_people(reader, outlook)
        counted = sum(one["reference_population"] for one in outlook.parties.values())
        assert bool(said) == bool(outlook.outcome.divisions)
        assert (reader.number(counted) == total) == (not said)
        assert said in str(key_figure(reader, outlook))
