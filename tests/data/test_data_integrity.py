"""What the data answers: probe points, areas against official figures, dates, evidence."""

import datetime
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from geo_app.data import Catalog, data_root, load_catalog
from geo_app.engine.land.allocation import allocation_of
from geo_app.engine.land.control import holder_party
from geo_app.engine.land.figures import land_figure
from geo_app.engine.probe_checks import answer_at, load_probes, problems
from geo_app.model.probes import Probe
from geo_app.pipeline.layers.areas import unit_areas_km2
from tests.fixtures_data import copy_data, rewrite

PROBES = load_probes(data_root())
OFFICIAL_GRADE = "A"
SMALL_KM2, SMALL_SHARE, LARGE_SHARE = 100.0, 0.30, 0.05


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.id)
def test_the_data_answers_at_a_probe_as_it_should(probe: Probe, catalog: Catalog) -> None:
    answer = answer_at(catalog, *probe.at)
    expected = {one: party for party, ones in probe.parties.items() for one in ones}
    assert answer.unit == probe.unit
    assert answer.parties == expected, "every scenario stands once in geodata/probes.yaml"
    assert answer.claimed_by == set(probe.claimed_by)


def test_every_scenario_has_a_probe_on_either_side(catalog: Catalog) -> None:
    """Each scenario gives two probes to two parties, unless it gives all land to one."""
    for scenario in catalog.scenarios:
        parties = {p for probe in PROBES for p, ones in probe.parties.items() if scenario in ones}
        given = set(allocation_of(catalog, scenario).parties.values())
        assert len(parties) == min(2, len(given)) or parties == given, scenario


def test_probes_lie_in_and_outside_of_every_claim(catalog: Catalog) -> None:
    claimants = {
        catalog.holders[status.holder].party
        for unit in catalog.units.values()
        for status in unit.statuses
        if status.layer == "claim" and status.in_force(catalog.dispute.as_of)
    }
    for party in claimants - {None}:
        assert {party in probe.claimed_by for probe in PROBES} == {True, False}
    assert any(probe.unit is None for probe in PROBES), "one lies at sea"


def test_a_cut_divides_two_probes_of_one_island() -> None:
    ends = [p for p in PROBES if p.unit == "etorofu_iturup"]
    cut = [next(q for q, ones in p.parties.items() if "equal_area_2006" in ones) for p in ends]
    assert cut == ["japan", "russia"]


def test_a_probe_that_no_longer_fits_is_named(tmp_path: Path) -> None:
    root = copy_data(tmp_path)
    rewrite(root, "probes.yaml", lambda file: file["probes"][0].update(at=["147.5", "43.3"]))
    rewrite(root, "probes.yaml", lambda file: file["probes"][1].update(claimed_by=[]))
    rewrite(root, "probes.yaml", lambda file: file["probes"][2]["parties"].update(
        joint=["status_quo"], russia=["condominium"]))  # fmt: skip
    found = list(problems(load_catalog(root)))
    assert "geodata/probes.yaml: shikotan_inland: it lies on no unit, not on shikotan." in found
    assert any("shibotsu_zelyony_inland: it is claimed by japan, not by nobody" in f for f in found)
    assert any("under status_quo it is russia's, not joint's" in one for one in found)


def test_drawn_areas_agree_with_official_figures(catalog: Catalog) -> None:
    """Within 5 % for large islands; small ones are drawn too large by the coastline itself."""
    drawn = unit_areas_km2(data_root())
    compared = 0
    for unit in catalog.allocatable_leaves:
        figure = land_figure(catalog.units[unit])
        if figure is None or not figure.value or unit not in drawn:
            continue
        if all(citation.grade != OFFICIAL_GRADE for citation in figure.sources):
            continue
        compared += 1
        limit = LARGE_SHARE if figure.value > SMALL_KM2 else SMALL_SHARE
        assert drawn[unit] == pytest.approx(figure.value, rel=limit, abs=0.6), unit
    assert compared >= 8


def test_units_do_not_overlap_one_another(catalog: Catalog) -> None:
    features = [
        f for layer in ("coast_osm", "islets_gshhg") for f in catalog.layer(layer)["features"]
    ]
    shapes = [(f["properties"].get("unit"), shape(f["geometry"])) for f in features]
    tree = shapely.STRtree([one for _, one in shapes])
    for index, (unit, one) in enumerate(shapes):
        for other in tree.query(one, predicate="overlaps"):
            assert shapes[other][0] == unit or index == other


@pytest.mark.parametrize("day", ["1855-02-07", "1905-09-05", "1945-08-29", "1956-12-12"])
def test_somebody_holds_every_allocatable_unit_from_the_first_treaty(
    catalog: Catalog, day: str
) -> None:
    when = datetime.date.fromisoformat(day)
    for unit in catalog.allocatable_leaves:
        statuses = [
            status
            for name in (unit, catalog.units[unit].parent)
            if name
            for status in catalog.units[name].statuses
            if status.layer == "effective_control" and status.in_force(when)
        ]
        assert len({status.holder for status in statuses}) == 1, unit


def test_the_status_quo_is_who_holds_it_on_the_last_day(catalog: Catalog) -> None:
    parties = allocation_of(catalog, catalog.dispute.status_quo).parties
    for unit in catalog.allocatable_leaves:
        assert parties[unit] == holder_party(catalog, unit, catalog.dispute.as_of)


def test_dates_keep_their_uncertainty(catalog: Catalog) -> None:
    """Some are about, some are ranges; the end of a range neither gaps nor overlaps."""
    dates = [s.start for u in catalog.units.values() for s in u.statuses if s.start]
    dates += [event.date for event in catalog.events.values()]
    assert any(date.is_approximate for date in dates)
    assert any(date.is_range for date in dates)
    assert all(date.earliest <= date.latest for date in dates)


def test_disagreeing_figures_stand_side_by_side(catalog: Catalog) -> None:
    figures = catalog.units["shikotan"].areas_km2
    assert len({figure.value for figure in figures}) >= 3
    assert all(figure.sources for figure in figures)


def test_every_source_says_who_what_and_where(catalog: Catalog) -> None:
    for source in catalog.sources.values():
        assert source.producer
        assert source.title
        assert source.citation
        ours = source.producer in (catalog.dispute.title, "This project")
        ours = ours or source.kind == "untraced"
        assert ours or source.read or source.published or source.address, source.id
        if source.sha256:
            assert source.licence, source.id
