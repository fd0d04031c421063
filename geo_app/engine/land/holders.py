"""Who controlled how much land on a day, and how many people are known to have lived there."""

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass

from geo_app.data.contents import Catalog
from geo_app.engine.land.control import control_of
from geo_app.engine.land.figures import land_km2, value_of
from geo_app.model.units import Figure, Unit

ABOUT_DAYS = 366
"""A count tells of a day that is no farther than this from it."""

AFTER_DAYS = 5 * 366
"""And of a day up to this much later, as long as the same holder is in control."""


@dataclass(frozen=True)
class HeldLand:
    """What one holder controlled of some land on a day.

    Attributes
    ----------
    party : str, optional
        None where no state controlled it: a share would say nothing.
    people : tuple of Figure
        The counts that tell of the day, one a unit or group; empty where one is missing.
    """

    holder: str | None
    party: str | None
    units: tuple[str, ...]
    land_km2: float
    people: tuple[Figure, ...]

    @property
    def people_count(self) -> float:
        """Sum of the counts, each person once."""
        return math.fsum(value_of(figure) for figure in self.people)


def held_land(catalog: Catalog, leaves: Iterable[str], day: datetime.date) -> list[HeldLand]:
    """List who controlled some units on a day, larger land first.

    ``leaves``: units that are no groups.
    """
    held: dict[str | None, list[str]] = {}
    for leaf in leaves:
        control = control_of(catalog, leaf, day)
        held.setdefault(control.status.holder if control else None, []).append(leaf)
    land = land_km2(catalog)
    rows = [
        HeldLand(
            holder=holder,
            party=catalog.holders[holder].party if holder else None,
            units=tuple(units),
            land_km2=math.fsum(land[unit] for unit in units),
            people=_people(catalog, units, day),
        )
        for holder, units in held.items()
    ]
    return sorted(rows, key=lambda row: -row.land_km2)


def _people(catalog: Catalog, leaves: list[str], day: datetime.date) -> tuple[Figure, ...]:
    """Return the counts of some units on a day, a group's for its members; none if one lacks."""
    counts: dict[str, Figure] = {}
    for unit in _largest_units(catalog, leaves):
        count = _count_on(catalog, unit, leaves, day)
        if count is None:
            return ()
        counts[unit.id] = count
    covered = {other for count in counts.values() for other in count.includes}
    return tuple(count for unit, count in counts.items() if unit not in covered)


def _largest_units(catalog: Catalog, leaves: list[str]) -> list[Unit]:
    """Return groups that are there whole, and the units that are in none of them."""
    whole = [group for group in catalog.groups if set(catalog.members(group)) <= set(leaves)]
    in_groups = {member for group in whole for member in catalog.members(group)}
    return [
        catalog.units[one] for one in [*whole, *(leaf for leaf in leaves if leaf not in in_groups)]
    ]


def _count_on(catalog: Catalog, unit: Unit, leaves: list[str], day: datetime.date) -> Figure | None:
    def tells(figure: Figure) -> bool:
        if figure.as_of is None or not set(figure.includes) <= set(leaves):
            return False
        counted = figure.as_of.latest
        if abs((day - counted).days) <= ABOUT_DAYS:
            return True
        leaf = catalog.members(unit.id)[0]
        then, now = control_of(catalog, leaf, counted), control_of(catalog, leaf, day)
        return 0 <= (day - counted).days <= AFTER_DAYS and then == now

    counts = [figure for figure in (*unit.populations, *unit.populations_1945) if tells(figure)]
    return max(counts, key=lambda count: count.as_of.latest if count.as_of else day, default=None)
