"""What follows from allocations: known figures, and what must hold for any of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_app.data import Catalog
from geo_app.data import catalog as committed
from geo_app.engine.evaluate import evaluate
from geo_app.engine.land.allocation import Allocation, allocation_of, with_cut, with_unit
from geo_app.engine.land.figures import land_km2, population
from geo_app.engine.metrics import metrics_of

LEAVES = committed().allocatable_leaves
PARTIES = tuple(committed().parties)
DIVISIBLE = tuple(unit for unit in LEAVES if committed().units[unit].division)


@st.composite
def allocations(draw: st.DrawFn) -> Allocation:
    catalog = committed()
    made = allocation_of(catalog, draw(st.sampled_from(tuple(catalog.scenarios))))
    changes = st.dictionaries(st.sampled_from(LEAVES), st.sampled_from(PARTIES), max_size=12)
    for unit, party in draw(changes).items():
        made = with_unit(catalog, made, unit, party)
    if draw(st.booleans()):
        unit = draw(st.sampled_from(DIVISIBLE))
        share = draw(st.floats(0, 1, allow_subnormal=False))
        to, rest = draw(st.permutations(PARTIES))[:2]
        made = with_cut(catalog, made, unit, share, to, rest)
    return made


def swapped(allocation: Allocation, one: str, other: str) -> Allocation:
    names = {one: other, other: one}
    parties = {unit: names.get(party, party) for unit, party in allocation.parties.items()}
    cuts = {
        unit: cut._replace(to=names.get(cut.to, cut.to), rest=names.get(cut.rest, cut.rest))
        for unit, cut in allocation.cuts.items()
    }
    return Allocation(parties, cuts)


def test_the_declaration_of_1956(catalog: Catalog) -> None:
    outcome = evaluate(catalog, "joint_declaration_1956")
    assert 345 <= outcome.parties["japan"].land_km2 <= 346.5
    assert outcome.parties["japan"].land_share == pytest.approx(0.069, abs=0.0005)
    assert {"habomai", "shikotan"} <= set(outcome.parties["japan"].units)
    assert outcome.divisions == ()


def test_equal_areas_are_equal(catalog: Catalog) -> None:
    outcome = evaluate(catalog, "equal_area_2006")
    assert outcome.parties["japan"].land_share == pytest.approx(0.5, abs=1e-12)
    assert outcome.parties["russia"].land_share == pytest.approx(0.5, abs=1e-12)
    (cut,) = outcome.divisions
    assert cut.unit == "etorofu_iturup"
    assert cut.share == pytest.approx(0.21, abs=0.001)
    assert cut.to_km2 + cut.rest_km2 == pytest.approx(land_km2(catalog)[cut.unit])
    assert not [one for one in outcome.parties.values() if cut.unit in one.units]
    people = sum(one.population for one in outcome.parties.values())
    everyone = sum(population(catalog)[leaf] for leaf in catalog.allocatable_leaves)
    assert people + cut.population == everyone


def test_four_groups_and_the_whole_chain(catalog: Catalog) -> None:
    four = evaluate(catalog, "four_islands").parties["japan"]
    chain = evaluate(catalog, "whole_chain").parties["japan"]
    assert four.land_share == pytest.approx(1, abs=1e-12)
    assert chain.land_share == pytest.approx(1, abs=1e-12)
    everything = sum(land_km2(catalog)[leaf] for leaf in catalog.allocatable_leaves)
    assert chain.land_km2 == pytest.approx(everything)
    assert four.land_km2 == pytest.approx(5003.05, abs=0.01)


def test_people_are_counted_once(catalog: Catalog) -> None:
    """Sums are the published totals: two districts of 6,916 and 11,480, a chain of 20,842."""
    assert evaluate(catalog, "four_islands").parties["japan"].population == 6_916 + 11_480
    assert evaluate(catalog, "status_quo").parties["russia"].population == 20_842
    people = population(catalog)
    assert people["kunashir_kunashiri"] + people["shikotan"] == 11_480
    assert people["shikotan"] == 3_251
    assert people["paramushir_paramushiru"] + people["shumshu_shumushu"] == 20_842 - 18_396


def test_the_status_quo_gives_one_side_nothing(catalog: Catalog) -> None:
    assert evaluate(catalog, "status_quo").parties["japan"].land_km2 == 0
    assert evaluate(catalog, "status_quo").parties["russia"].land_share == pytest.approx(1)


def test_every_outcome_says_what_it_rests_on(catalog: Catalog) -> None:
    for scenario, proposal in catalog.scenarios.items():
        sources = evaluate(catalog, scenario).sources
        assert set(proposal.sources) <= set(sources)
        assert len({(one.source, one.locator, one.grade) for one in sources}) == len(sources)
        areas = catalog.units["shikotan"].areas_km2
        assert any(set(figure.sources) <= set(sources) for figure in areas)


def test_an_allocation_of_our_own_is_no_scenario(catalog: Catalog) -> None:
    made = with_unit(catalog, allocation_of(catalog, "status_quo"), "urup", "joint")
    outcome = evaluate(catalog, made)
    assert outcome.scenario is None
    assert outcome.parties["joint"].units == ("urup",)


def test_every_metric_is_in_every_outcome(catalog: Catalog) -> None:
    keys = [metric.key for metric in metrics_of(catalog)]
    assert len(set(keys)) == len(keys)
    for one in evaluate(catalog, "status_quo").parties.values():
        assert list(one.figures) == keys


@settings(deadline=None, max_examples=60)
@given(allocations())
def test_shares_make_one_and_land_is_never_lost(allocation: Allocation) -> None:
    outcome = evaluate(committed(), allocation)
    assert sum(one.land_share for one in outcome.parties.values()) == pytest.approx(1)
    everything = sum(land_km2(committed())[leaf] for leaf in LEAVES)
    assert sum(one.land_km2 for one in outcome.parties.values()) == pytest.approx(everything)


@settings(deadline=None, max_examples=60)
@given(allocations(), st.permutations(PARTIES))
def test_a_swap_mirrors(allocation: Allocation, order: list[str]) -> None:
    one, other, *rest = order
    before = evaluate(committed(), allocation).parties
    after = evaluate(committed(), swapped(allocation, one, other)).parties
    assert dict(after[one].figures) == pytest.approx(dict(before[other].figures))
    assert after[other].units == before[one].units
    assert all(after[party] == before[party] for party in rest)


@settings(deadline=None, max_examples=60)
@given(allocations(), st.sampled_from(LEAVES), st.sampled_from(PARTIES))
def test_gaining_never_shrinks(allocation: Allocation, unit: str, party: str) -> None:
    before = evaluate(committed(), allocation).parties[party]
    after = evaluate(committed(), with_unit(committed(), allocation, unit, party)).parties[party]
    noise = 1e-9
    assert after.land_km2 >= before.land_km2 - noise
    assert after.land_share >= before.land_share - noise
    assert after.population >= before.population
    assert unit in after.units
