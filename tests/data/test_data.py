"""Every record of the committed data is a case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo_app.data import Catalog, data_root
from geo_app.data.catalog import FOLDERS
from geo_app.data.checks.citations import citations_in
from geo_app.data.records import read_record
from geo_app.engine.evaluate import evaluate

FILES = sorted(path for folder in FOLDERS for path in (data_root() / folder).glob("*.yaml"))
CHINESE_OR_KANA = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
NEUTRAL_PAIR = re.compile(r"^(\w+(?:-\w+)?) / (\w+(?:-\w+)?)")


def ids(folder: str) -> list[str]:
    return [path.stem for path in FILES if path.parent.name == folder]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_record_is_sound_and_cites_what_exists(path: Path, catalog: Catalog) -> None:
    record = read_record(path, path.name, FOLDERS[path.parent.name])
    assert getattr(record, "id", None) == path.stem
    for where, citation in citations_in(record):
        source = catalog.sources[citation.source]
        assert source.kind != "untraced" or citation.grade == "C", where


@pytest.mark.parametrize("unit_id", ids("units"))
def test_a_unit_has_names_in_three_scripts(unit_id: str, catalog: Catalog) -> None:
    names = catalog.units[unit_id].names
    assert CHINESE_OR_KANA.search(names.japanese.kanji)
    assert CYRILLIC.search(names.russian.cyrillic)
    assert not CHINESE_OR_KANA.search(names.neutral)
    assert not CYRILLIC.search(names.neutral)
    pair = NEUTRAL_PAIR.match(names.neutral)
    if pair:
        assert pair[1].casefold() <= pair[2].casefold(), "names stand in alphabetical order"


@pytest.mark.parametrize("unit_id", ids("units"))
def test_a_unit_lies_on_the_map(unit_id: str, catalog: Catalog) -> None:
    longitude, latitude = catalog.units[unit_id].location
    (west, south), (east, north) = (
        catalog.dispute.locator.south_west,
        catalog.dispute.locator.north_east,
    )
    assert west < longitude < east
    assert south < latitude < north


@pytest.mark.parametrize("event_id", ids("events"))
def test_an_event_ends_after_it_begins(event_id: str, catalog: Catalog) -> None:
    event = catalog.events[event_id]
    assert event.date.latest <= catalog.dispute.as_of
    if event.date_end:
        assert event.date.earliest <= event.date_end.latest


@pytest.mark.parametrize("proposal_id", ids("proposals"))
def test_a_scenario_shares_out_all_the_land(proposal_id: str, catalog: Catalog) -> None:
    proposal = catalog.proposals[proposal_id]
    assert (proposal_id in catalog.scenarios) == (proposal.allocation is not None)
    if proposal.allocation is None:
        return
    outcome = evaluate(catalog, proposal_id)
    assert sum(one.land_share for one in outcome.parties.values()) == pytest.approx(1)
    for division in outcome.divisions:
        assert 0 < division.share < 1


@pytest.mark.parametrize("source_id", ids("sources"))
def test_a_source_can_be_found(source_id: str, catalog: Catalog) -> None:
    source = catalog.sources[source_id]
    for address in (source.address, source.archived):
        assert address is None or re.fullmatch(r"https?://\S+", address)
    if source.read and source.published:
        assert source.published.earliest <= source.read.latest


@pytest.mark.parametrize("line_id", ids("lines"))
def test_a_line_runs_on(line_id: str, catalog: Catalog) -> None:
    line = catalog.lines[line_id]
    assert all(one != other for one, other in zip(line.path, line.path[1:], strict=False))
    if line.end:
        assert line.start.earliest <= line.end.latest


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
