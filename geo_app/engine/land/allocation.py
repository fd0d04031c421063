"""Allocations: which party would hold which unit. A value; a change makes a new one."""

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple

from geo_app.data.contents import Catalog
from geo_app.engine.land.control import holder_party
from geo_app.engine.land.figures import land_km2
from geo_app.errors import DataError, UnknownNameError
from geo_app.model.proposals import AllocationRule

NOBODY = ""
"""Party of a unit that no party controlled on a day."""


class CutShare(NamedTuple):
    """How a unit is divided: ``share`` of its land (0 to 1) to one party, the rest to another."""

    share: float
    to: str
    rest: str


@dataclass(frozen=True)
class Allocation:
    """Who would hold what.

    Attributes
    ----------
    parties : Mapping of str to str
        Unit to party, or `NOBODY`, for every allocatable unit and group. A divided unit, or a
        group whose members go to more than one party, has the party of the larger part of its
        land.
    scenario : str, optional
        The scenario it is; none once it has been changed.
    """

    parties: Mapping[str, str]
    cuts: Mapping[str, CutShare]
    scenario: str | None = None

    def share_of(self, leaf: str, party: str) -> float:
        """Share of the land of a unit, not of a group, that a party would hold: 0 to 1."""
        cut = self.cuts.get(leaf)
        if cut is None:
            return float(self.parties[leaf] == party)
        return cut.share * (cut.to == party) + (1.0 - cut.share) * (cut.rest == party)

    def held(self, figures: Mapping[str, float], leaves: Iterable[str], party: str) -> float:
        """Sum the figures of units, not of groups, as far as a party would hold them."""
        return math.fsum(figures[leaf] * self.share_of(leaf, party) for leaf in leaves)


def allocation_of(catalog: Catalog, scenario_id: str) -> Allocation:
    """Return the allocation that a scenario makes.

    Raises
    ------
    UnknownNameError
        If there is no such scenario.
    DataError
        If the scenario leaves out a unit, or its cut cannot make two halves.
    """
    proposal = catalog.scenarios.get(scenario_id)
    if proposal is None or proposal.allocation is None:
        raise UnknownNameError("scenario", scenario_id, catalog.scenarios)
    try:
        return _from_rule(catalog, proposal.allocation, scenario_id)
    except ValueError as error:
        file = f"{catalog.root.name}/proposals/{scenario_id}.yaml"
        raise DataError([f"{file}: {error}."]) from error


def control_on(catalog: Catalog, day: datetime.date) -> Allocation:
    """Return who controlled what on a day, as an allocation; a unit may be nobody's."""
    leaves = {leaf: holder_party(catalog, leaf, day) for leaf in catalog.allocatable_leaves}
    return _complete(catalog, {leaf: party or NOBODY for leaf, party in leaves.items()}, {})


def with_unit(catalog: Catalog, allocation: Allocation, unit: str, party: str) -> Allocation:
    """Give a unit, or all members of a group, to a party; a cut through it goes.

    It is an `UnknownNameError` if there is no such party, or no such unit can be allocated.
    """
    _require_party(catalog, party)
    if unit not in allocation.parties:
        raise UnknownNameError("unit", unit, allocation.parties)
    members = catalog.members(unit)
    leaves = _leaves(catalog, allocation) | dict.fromkeys(members, party)
    cuts = {key: cut for key, cut in allocation.cuts.items() if key not in members}
    return _complete(catalog, leaves, cuts)


def with_cut(
    catalog: Catalog, allocation: Allocation, unit: str, share: float, to: str, rest: str
) -> Allocation:
    """Divide a unit: a share of its land (0 to 1) to one party, the rest to another.

    It is an `UnknownNameError` if a party does not exist, or the data does not say how such a unit
    is divided; a `ValueError` if the share is not between 0 and 1.
    """
    _require_party(catalog, to)
    _require_party(catalog, rest)
    divisible = [leaf for leaf in catalog.allocatable_leaves if catalog.units[leaf].division]
    if unit not in divisible:
        raise UnknownNameError("divisible unit", unit, divisible)
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not at {share}")
    cuts = {**allocation.cuts, unit: CutShare(share, to, rest)}
    return _complete(catalog, _leaves(catalog, allocation), cuts)


def half_share(catalog: Catalog, allocation: Allocation, unit: str, to: str) -> float:
    """Share of a unit that makes the land of a party half of the reference land.

    Solves ``held + share * land(unit) = reference / 2`` for the share, where ``held`` is what
    the party holds of the other reference units.

    Raises
    ------
    ValueError
        If the unit does not count in the reference land, or no share makes a half.
    """
    land, reference = land_km2(catalog), reference_leaves(catalog)
    if unit not in reference:
        raise ValueError(f"'{unit}' does not count in the reference land")
    total = reference_total_km2(catalog)
    held_km2 = allocation.held(land, (leaf for leaf in reference if leaf != unit), to)
    if not held_km2 <= total / 2 <= held_km2 + land[unit]:
        raise ValueError(f"no cut through '{unit}' makes two halves")
    return (total / 2 - held_km2) / land[unit]


@lru_cache(maxsize=4)
def reference_leaves(catalog: Catalog) -> tuple[str, ...]:
    """Units whose land shares are counted in: the disputed ones; groups by their members."""
    marked = [unit for unit, record in catalog.units.items() if record.reference]
    members = {leaf for unit in marked for leaf in catalog.members(unit)}
    return tuple(leaf for leaf in catalog.leaves if leaf in members)


@lru_cache(maxsize=4)
def reference_total_km2(catalog: Catalog) -> float:
    """Land of which shares are counted, km2."""
    land = land_km2(catalog)
    return math.fsum(land[leaf] for leaf in reference_leaves(catalog))


def rest_leaves(catalog: Catalog) -> tuple[str, ...]:
    """Units that can be allocated and do not count in shares of the disputed land."""
    disputed = set(reference_leaves(catalog))
    return tuple(leaf for leaf in catalog.allocatable_leaves if leaf not in disputed)


def _from_rule(catalog: Catalog, rule: AllocationRule, scenario_id: str) -> Allocation:
    # Before the rule names any: the default, or whoever holds it.
    leaves = {
        leaf: rule.default or holder_party(catalog, leaf, catalog.dispute.as_of)
        for leaf in catalog.allocatable_leaves
    }
    for party, units in rule.parties.items():
        leaves |= {leaf: party for unit in units for leaf in catalog.members(unit)}
    leaves |= {cut.unit: cut.rest for cut in rule.cuts}
    missing = [leaf for leaf, party in leaves.items() if party is None]
    if missing:
        raise ValueError(f"allocation leaves out {', '.join(missing)}")
    known = {leaf: party for leaf, party in leaves.items() if party is not None}
    cuts: dict[str, CutShare] = {}
    for cut in rule.cuts:
        share = cut.share
        if share is None:
            share = half_share(catalog, _complete(catalog, known, cuts), cut.unit, cut.to)
        cuts[cut.unit] = CutShare(share, cut.to, cut.rest)
    return _complete(catalog, known, cuts, scenario_id)


def _leaves(catalog: Catalog, allocation: Allocation) -> dict[str, str]:
    return {leaf: allocation.parties[leaf] for leaf in catalog.allocatable_leaves}


def _complete(
    catalog: Catalog,
    leaves: Mapping[str, str],
    cuts: Mapping[str, CutShare],
    scenario: str | None = None,
) -> Allocation:
    """Add the groups, and give each divided unit the party of its larger part."""
    whole = dict(leaves) | {
        unit: cut.to if cut.share > 1 - cut.share else cut.rest for unit, cut in cuts.items()
    }
    bare = Allocation(whole, cuts)
    parties: dict[str, str] = {}
    for unit in catalog.units:
        members = catalog.members(unit)
        if members and all(member in whole for member in members):
            parties[unit] = whole[unit] if unit in whole else _larger_part(catalog, bare, members)
    return Allocation(MappingProxyType(parties), MappingProxyType(dict(cuts)), scenario)


def _larger_part(catalog: Catalog, allocation: Allocation, members: tuple[str, ...]) -> str:
    parties = {allocation.parties[member] for member in members}
    if len(parties) == 1 and not allocation.cuts.keys() & set(members):
        return parties.pop()
    return max(catalog.parties, key=partial(allocation.held, land_km2(catalog), members))


def _require_party(catalog: Catalog, party: str) -> None:
    names = [claimant.id for claimant in catalog.claimants]
    if party not in names:
        raise UnknownNameError("party", party, names)
