"""Allocations are values: scenarios make them, changes make new ones."""

from dataclasses import replace

import pytest

from geo_app.data import Catalog
from geo_app.engine.land.allocation import allocation_of, half_share, with_cut, with_unit
from geo_app.engine.land.control import holder_party
from geo_app.engine.land.figures import land_figure, land_km2, value_of
from geo_app.errors import DataError, UnknownNameError
from geo_app.model.proposals import AllocationRule, Cut
from geo_app.model.units import Figure


def with_rule(catalog: Catalog, rule: AllocationRule) -> Catalog:
    proposal = catalog.proposals["status_quo"].model_copy(update={"allocation": rule})
    return replace(catalog, proposals={"made_up": proposal})


def test_every_scenario_allocates_every_unit_and_group(catalog: Catalog) -> None:
    wanted = {unit for unit in catalog.units if catalog.units[unit].allocatable}
    for scenario in catalog.scenarios:
        allocation = allocation_of(catalog, scenario)
        assert set(allocation.parties) == wanted
        assert set(allocation.parties.values()) <= set(catalog.parties)
        assert allocation.scenario == scenario


def test_the_status_quo_is_control_on_the_last_day(catalog: Catalog) -> None:
    allocation = allocation_of(catalog, catalog.dispute.status_quo)
    day = catalog.dispute.as_of
    for unit, party in allocation.parties.items():
        assert party == holder_party(catalog, unit, day)


def test_a_group_in_a_rule_stands_for_its_members(catalog: Catalog) -> None:
    allocation = allocation_of(catalog, "joint_declaration_1956")
    assert {allocation.parties[unit] for unit in catalog.members("habomai")} == {"japan"}
    assert allocation.parties["habomai"] == "japan"
    assert allocation.parties["urup"] == "russia"


def test_a_default_goes_to_whatever_is_not_named(catalog: Catalog) -> None:
    rule = AllocationRule(default="joint", parties={"japan": ("habomai",)})
    allocation = allocation_of(with_rule(catalog, rule), "made_up")
    named = {unit for unit, party in allocation.parties.items() if party == "japan"}
    assert named == {"habomai", *catalog.members("habomai")}
    assert set(allocation.parties.values()) == {"japan", "joint"}


def test_an_unknown_scenario_is_refused_with_the_choices(catalog: Catalog) -> None:
    with pytest.raises(UnknownNameError, match="Unknown scenario 'dulles_1956'") as caught:
        allocation_of(catalog, "dulles_1956")
    assert caught.value.choices == tuple(catalog.scenarios)


def test_a_change_makes_a_new_value(catalog: Catalog) -> None:
    before = allocation_of(catalog, "status_quo")
    after = with_unit(catalog, before, "shikotan", "joint")
    assert before.parties["shikotan"] == "russia"
    assert after.parties["shikotan"] == "joint"
    assert after.scenario is None
    changed = {unit for unit in before.parties if before.parties[unit] != after.parties[unit]}
    assert changed == {"shikotan"}


def test_a_change_of_a_group_changes_its_members(catalog: Catalog) -> None:
    after = with_unit(catalog, allocation_of(catalog, "status_quo"), "habomai", "japan")
    assert {after.parties[unit] for unit in catalog.members("habomai")} == {"japan"}


def test_a_split_group_has_the_party_of_its_larger_part(catalog: Catalog) -> None:
    whole = allocation_of(catalog, "status_quo")
    small = with_unit(catalog, whole, "kaigara_signalny", "japan")
    large = with_unit(catalog, whole, "shibotsu_zelyony", "japan")
    assert small.parties["habomai"] == "russia"
    assert large.parties["habomai"] == "japan"


def test_a_cut_shares_a_unit(catalog: Catalog) -> None:
    start = allocation_of(catalog, "status_quo")
    cut = with_cut(catalog, start, "etorofu_iturup", 0.25, "japan", "russia")
    assert cut.share_of("etorofu_iturup", "japan") == 0.25
    assert cut.share_of("etorofu_iturup", "russia") == 0.75
    assert cut.share_of("etorofu_iturup", "joint") == 0.0
    assert cut.parties["etorofu_iturup"] == "russia"
    more = with_cut(catalog, cut, "etorofu_iturup", 0.75, "japan", "russia")
    assert more.parties["etorofu_iturup"] == "japan"
    assert with_unit(catalog, more, "etorofu_iturup", "russia").parties == start.parties
    assert not with_unit(catalog, more, "etorofu_iturup", "russia").cuts


def test_what_cannot_be_changed_is_refused(catalog: Catalog) -> None:
    start = allocation_of(catalog, "status_quo")
    with pytest.raises(UnknownNameError, match="Unknown party 'atlantis'"):
        with_unit(catalog, start, "urup", "atlantis")
    with pytest.raises(UnknownNameError, match="Unknown unit 'hokkaido'"):
        with_unit(catalog, start, "hokkaido", "russia")
    with pytest.raises(UnknownNameError, match="Unknown divisible unit 'yuri'"):
        with_cut(catalog, start, "yuri", 0.5, "japan", "russia")
    with pytest.raises(ValueError, match="between 0 and 1"):
        with_cut(catalog, start, "etorofu_iturup", 1.5, "japan", "russia")


def test_the_share_that_makes_two_halves(catalog: Catalog) -> None:
    start = allocation_of(catalog, "three_islands")
    share = half_share(catalog, start, "etorofu_iturup", "japan")
    assert share == pytest.approx(0.210, abs=0.001)
    with pytest.raises(ValueError, match="does not count"):
        half_share(catalog, start, "urup", "japan")
    with pytest.raises(ValueError, match="two halves"):
        half_share(catalog, start, "yuri", "japan")


def test_a_cut_that_cannot_halve_names_its_file(catalog: Catalog) -> None:
    cut = Cut(unit="shikotan", to="japan", rest="russia")
    changed = with_rule(catalog, AllocationRule(cuts=(cut,)))
    with pytest.raises(DataError, match=r"proposals/made_up\.yaml: no cut through 'shikotan'"):
        allocation_of(changed, "made_up")


def test_a_group_counts_with_its_own_figure(catalog: Catalog) -> None:
    land = land_km2(catalog)
    group = sum(land[unit] for unit in catalog.members("habomai"))
    assert group == pytest.approx(value_of(land_figure(catalog.units["habomai"])))
    assert all(area >= 0 for area in land.values())


@pytest.mark.parametrize(
    ("fields", "value"),
    [({"value": 3.0, "low": 1.0, "high": 2.0}, 3.0), ({"high": 0.01}, 0.005), ({"low": 4.0}, 4.0)],
)
def test_bounds_count_by_their_middle(
    catalog: Catalog, fields: dict[str, float], value: float
) -> None:
    citations = catalog.units["shikotan"].areas_km2[0].sources
    assert value_of(Figure.model_validate({**fields, "sources": citations})) == value
    assert value_of(None) == 0
