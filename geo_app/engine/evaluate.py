"""From an allocation to what each party would have."""

from collections.abc import Iterator
from types import MappingProxyType

from geo_app.data.contents import Catalog
from geo_app.engine.land.allocation import Allocation, allocation_of
from geo_app.engine.land.control import control_of
from geo_app.engine.land.figures import land_km2, population
from geo_app.engine.metrics import metrics_of
from geo_app.engine.sea.table import Rocks
from geo_app.model.outcomes import DividedUnit, Outcome, PartyOutcome
from geo_app.model.proposals import AllocationRule
from geo_app.model.sources import Citation


def evaluate(catalog: Catalog, scenario: str | Allocation, rocks: Rocks = "full") -> Outcome:
    """Work out what follows from a scenario, or from any allocation.

    Land is official land in km2; shares are of the reference units' land, 0 to 1;
    `geo_app.engine.land.figures` says which of several published figures counts. Sea is what lies
    nearest to the units that are allocated; see `geo_app.engine.sea.table`.

    Parameters
    ----------
    rocks : {"full", "no-eez"}
        Whether rocks have more than a territorial sea.

    Raises `UnknownNameError` if there is no such scenario.
    """
    allocation = allocation_of(catalog, scenario) if isinstance(scenario, str) else scenario
    citations = _citations(catalog, allocation)
    return Outcome(
        scenario=allocation.scenario,
        allocation=allocation.parties,
        parties=MappingProxyType(
            {party: _party_outcome(catalog, allocation, party, rocks) for party in catalog.parties}
        ),
        divisions=tuple(_divided(catalog, allocation, unit) for unit in allocation.cuts),
        sources=tuple({(c.source, c.locator, c.grade): c for c in citations}.values()),
    )


def _party_outcome(
    catalog: Catalog, allocation: Allocation, party: str, rocks: Rocks
) -> PartyOutcome:
    figures = {
        metric.key: metric.compute(catalog, allocation, party, rocks)
        for metric in metrics_of(catalog)
    }
    return PartyOutcome(
        units=tuple(_whole_units(catalog, allocation, party)),
        figures=MappingProxyType(figures),
    )


def _whole_units(catalog: Catalog, allocation: Allocation, party: str) -> Iterator[str]:
    for unit in allocation.parties:
        members = catalog.members(unit)
        is_cut = not allocation.cuts.keys().isdisjoint(members)
        if not is_cut and all(allocation.parties[leaf] == party for leaf in members):
            yield unit


def _divided(catalog: Catalog, allocation: Allocation, unit: str) -> DividedUnit:
    cut = allocation.cuts[unit]
    land = land_km2(catalog)[unit]
    return DividedUnit(
        unit=unit,
        to=cut.to,
        rest=cut.rest,
        share=cut.share,
        to_km2=land * cut.share,
        rest_km2=land * (1 - cut.share),
        population=population(catalog)[unit],
    )


def _citations(catalog: Catalog, allocation: Allocation) -> Iterator[Citation]:
    """List what the allocation rests on, then what each metric rests on."""
    if allocation.scenario is not None:
        proposal = catalog.proposals[allocation.scenario]
        yield from proposal.sources
        if proposal.allocation is not None and proposal.allocation.default is None:
            yield from _held_today(catalog, proposal.allocation)
    for metric in metrics_of(catalog):
        yield from metric.citations(catalog)


def _held_today(catalog: Catalog, rule: AllocationRule) -> Iterator[Citation]:
    """List what says who holds the units that a rule does not name."""
    units = [unit for group in rule.parties.values() for unit in group]
    units += [cut.unit for cut in rule.cuts]
    leaves_named = {leaf for unit in units for leaf in catalog.members(unit)}
    for leaf in catalog.allocatable_leaves:
        control = None if leaf in leaves_named else control_of(catalog, leaf, catalog.dispute.as_of)
        yield from control.status.sources if control else ()
