"""What the records of the committed data must be beyond what loading them refuses."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from geo_app.data import Catalog, data_root
from geo_app.engine.evaluate import evaluate
from geo_app.engine.sourcing import precision, sourcing

NEUTRAL_PAIR = re.compile(r"^(\w+(?:-\w+)?) / (\w+(?:-\w+)?)")


def test_every_place_has_a_name_in_every_language_that_is_offered(catalog: Catalog) -> None:
    straits, labels = catalog.straits.values(), catalog.dispute.labels
    for place in (*catalog.units.values(), *catalog.places.values(), *straits, *labels):
        for language in catalog.dispute.languages:
            assert place.names_in(language), f"{place.name}: no name in {language}"


def test_where_a_unit_has_two_names_each_language_has_both(catalog: Catalog) -> None:
    for unit in catalog.units.values():
        sides = {name.side for name in unit.names if name.side}
        for language in catalog.dispute.languages[1:]:
            assert {name.side for name in unit.names_in(language) if name.side} == sides, unit.id
        pair = NEUTRAL_PAIR.match(unit.name)
        assert bool(sides) == (" / " in unit.name), unit.id
        if pair:
            assert pair[1].casefold() <= pair[2].casefold(), f"{unit.id}: not alphabetical"


def test_every_unit_lies_on_the_map(catalog: Catalog) -> None:
    locator = catalog.dispute.locator
    (west, south), (east, north) = locator.south_west, locator.north_east
    for unit in catalog.units.values():
        longitude, latitude = unit.location
        assert west < longitude < east, unit.id
        assert south < latitude < north, unit.id


def test_what_has_an_end_ends_after_it_begins(catalog: Catalog) -> None:
    for event in catalog.events.values():
        assert event.date.latest <= catalog.dispute.as_of, event.id
        assert not event.date_end or event.date.earliest <= event.date_end.latest, event.id
    for line in catalog.lines.values():
        assert not line.end or line.start.earliest <= line.end.latest, line.id


def test_every_scenario_shares_out_all_the_land(catalog: Catalog) -> None:
    for proposal in catalog.proposals.values():
        assert (proposal.id in catalog.scenarios) == (proposal.allocation is not None)
    for scenario in catalog.scenarios:
        outcome = evaluate(catalog, scenario)
        assert sum(one.land_share for one in outcome.parties.values()) == pytest.approx(1), scenario
        assert all(0 < division.share < 1 for division in outcome.divisions), scenario


def test_every_source_can_be_found(catalog: Catalog) -> None:
    for source in catalog.sources.values():
        for address in (source.address, source.archived):
            assert address is None or re.fullmatch(r"https?://\S+", address), source.id
        if source.read and source.published:
            assert source.published.earliest <= source.read.latest, source.id


def test_no_line_stands_still(catalog: Catalog) -> None:
    for line in catalog.lines.values():
        assert all(here != there for here, there in pairwise(line.path)), line.id


def test_the_scenarios_of_the_issue_exist(catalog: Catalog) -> None:
    wanted = {
        "status_quo", "joint_declaration_1956", "three_islands", "four_islands",
        "equal_area_2006", "whole_chain", "shimoda_1855", "st_petersburg_1875", "kawana_1998",
    }  # fmt: skip
    assert wanted <= set(catalog.scenarios)
    assert catalog.dispute.default_scenario == "joint_declaration_1956"


def test_records_stand_in_order(catalog: Catalog) -> None:
    assert [one.order for one in catalog.units.values()] == sorted(
        one.order for one in catalog.units.values()
    )
    days = [one.date.earliest for one in catalog.events.values()]
    assert days == sorted(days)
    assert next(iter(catalog.languages)) == "en"


def test_groups_and_members(catalog: Catalog) -> None:
    assert catalog.members("shikotan") == ("shikotan",)
    assert len(catalog.members("habomai")) == 10
    assert set(catalog.members("sakhalin_whole")) == {"sakhalin_north", "sakhalin_south"}
    assert not set(catalog.groups) & set(catalog.leaves)


def test_a_layer_is_read_once(catalog: Catalog) -> None:
    for name in catalog.layer_names:
        assert catalog.layer(name)["type"] == "FeatureCollection"
        assert catalog.layer(name) is catalog.layer(name)


def test_another_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GEO_APP_DATA", str(tmp_path))
    assert data_root() == tmp_path


def test_disagreeing_sources_are_cited(catalog: Catalog) -> None:
    figures = [
        *(
            (unit.id, figure.note, figure.sources)
            for unit in catalog.units.values()
            for figure in (*unit.areas_km2, *unit.populations, *unit.populations_1945)
        ),
        *(
            (strait.id, figure.note, figure.sources)
            for strait in catalog.straits.values()
            for figure in (*strait.widths_km, *strait.depths_m)
        ),
    ]
    for identifier, note, sources in figures:
        if re.search(r"\b[Ss]ources (?:disagree|give)\b", note or ""):
            assert len(sources) >= 2, identifier


def test_pages_that_retell_others_are_never_graded_a(catalog: Catalog) -> None:
    assert sourcing(catalog).weak_graded_a == ()


def test_what_is_graded_a_can_be_looked_up(catalog: Catalog) -> None:
    """A reader who wants to check it is not sent to a whole report."""
    vague = [
        f"{one.record} {one.field}: {citation.source}, {citation.locator}"
        for one in sourcing(catalog).statements
        for citation in one.citations
        if citation.grade == "A" and precision(citation.locator) == "whole"
    ]
    assert vague == []
