"""Which of several published figures counts, and how a group's figure meets its members'.

Every unit with land of its own gets one number. Where a group has a figure too, its members
together must give exactly that: what the members' own figures leave over (rocks for which
nobody publishes a figure, or a rounding) goes to the member with the largest figure. So a group
that stays together counts with its own published figure, and one that is split loses nothing.

A figure may include other units, as that of a district does. They keep their own figures, and
the unit that holds the figure of the district gets the rest.
"""

import datetime
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from types import MappingProxyType

from geo_app.data.contents import Catalog
from geo_app.model.units import Figure, Unit

WITH_ISLETS = "with islets"
"""Scope of an area figure that includes the islets around the island."""

Choice = Callable[[Unit], Figure | None]


def value_of(figure: Figure | None) -> float:
    """Return one number for a figure: its value, else the middle of its bounds.

    A missing lower bound is zero ("less than 0.01 km2"), a missing upper one is the lower. No
    figure at all is zero: it concerns rocks for which nobody publishes one.
    """
    if figure is None:
        return 0.0
    if figure.value is not None:
        return figure.value
    low = figure.low or 0.0
    high = low if figure.high is None else figure.high
    return (low + high) / 2


def land_figure(unit: Unit) -> Figure | None:
    """Return the official area that counts.

    That is the first one recorded, or another of the same side whose scope is "with islets".
    """
    return _area_of(unit, unit.areas_km2[0].side) if unit.areas_km2 else None


def population_figure(unit: Unit) -> Figure | None:
    """Return the latest number of inhabitants; of several of one date, the first recorded."""
    return max(unit.populations, key=_last_day, default=None)


@lru_cache(maxsize=4)
def land_km2(catalog: Catalog) -> Mapping[str, float]:
    """Land of every unit that is not a group, km2."""
    return _by_leaf(catalog, land_figure)


@lru_cache(maxsize=4)
def other_surveys_km2(catalog: Catalog) -> Mapping[str, Mapping[str, float]]:
    """Land of the disputed units by the surveys of sides other than the one whose areas count.

    Returns
    -------
    Mapping of str to Mapping of str to float
        Side to unit to km2, for every side that has surveyed all reference land.
    """
    marked = [unit for unit in catalog.units.values() if unit.reference]
    tops = [unit for unit in marked if not unit.parent or not catalog.units[unit.parent].reference]
    leaves = [leaf for unit in tops for leaf in catalog.members(unit.id)]
    surveys: dict[str, Mapping[str, float]] = {}
    for side in catalog.parties:
        area_of = partial(_area_of, side=side)
        figures = [(land_figure(unit), area_of(unit)) for unit in tops]
        is_other = all(counts and other and counts.side != side for counts, other in figures)
        if is_other:
            land = _by_leaf(catalog, area_of)
            surveys[side] = {leaf: land[leaf] for leaf in leaves}
    return MappingProxyType(surveys)


def _area_of(unit: Unit, side: str) -> Figure | None:
    figures = [figure for figure in unit.areas_km2 if figure.side == side]
    whole = (figure for figure in figures if figure.scope == WITH_ISLETS)
    return next(whole, next(iter(figures), None))


@lru_cache(maxsize=4)
def population(catalog: Catalog) -> Mapping[str, float]:
    """People of every unit that is not a group."""
    return _by_leaf(catalog, population_figure)


def _by_leaf(catalog: Catalog, choose: Choice) -> Mapping[str, float]:
    values = {leaf: _apart(catalog, choose, leaf) for leaf in catalog.leaves}
    for group in catalog.groups:
        figure = choose(catalog.units[group])
        members = catalog.members(group)
        if figure is not None and members:
            largest = max(members, key=lambda member: values[member])
            values[largest] += value_of(figure) - sum(values[member] for member in members)
    return MappingProxyType(values)


def _apart(catalog: Catalog, choose: Choice, unit: str) -> float:
    """Return the figure of a unit less the figures of other units that it includes."""
    figure = choose(catalog.units[unit])
    others = figure.includes if figure else ()
    return value_of(figure) - sum(value_of(choose(catalog.units[other])) for other in others)


def _last_day(figure: Figure) -> datetime.date:
    return figure.as_of.latest if figure.as_of else datetime.date.min
