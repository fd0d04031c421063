"""What was recorded of a unit on a given day, and who held it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache

from geo_app.data.contents import Catalog
from geo_app.errors import UnknownNameError
from geo_app.model.statuses import Status, StatusLayer

LAYERS: tuple[StatusLayer, ...] = ("effective_control", "treaty_title", "claim")
"""Layers of statuses in the order in which they are listed."""

_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class StatusInForce:
    """A status and the unit in whose record it stands."""

    unit: str
    status: Status


def in_force(
    catalog: Catalog,
    day: datetime.date,
    unit: str | None = None,
    layer: StatusLayer | None = None,
) -> tuple[StatusInForce, ...]:
    """List the statuses in force on a day.

    Parameters
    ----------
    unit : str, optional
        Only what holds for this unit. In a layer in which the unit has no status of its own
        that day, the statuses of its parent hold for it: `StatusInForce.unit` then names the
        parent. Absent: the own statuses of every unit and group.
    layer : {"effective_control", "treaty_title", "claim"}, optional
        Only this layer.

    Raises
    ------
    UnknownNameError
        If the unit does not exist.
    """
    layers = LAYERS if layer is None else (layer,)
    if unit is None:
        return tuple(
            row
            for each in catalog.units
            for name in layers
            for row in _own(catalog, each, day, name)
        )
    if unit not in catalog.units:
        raise UnknownNameError("unit", unit, catalog.units)
    return tuple(row for name in layers for row in _holding(catalog, unit, day, name))


def control_of(catalog: Catalog, unit: str, day: datetime.date) -> StatusInForce | None:
    """Effective control of a unit on a day; none where nothing is recorded."""
    return next(iter(in_force(catalog, day, unit, "effective_control")), None)


def holder_party(catalog: Catalog, unit: str, day: datetime.date) -> str | None:
    """Party in effective control of a unit on a day.

    Returns
    -------
    str or None
        None where nothing is recorded, where the holder belonged to no party, and for a group
        whose members were held by more than one. Context land without statuses belongs to its
        home party.
    """
    parties = {_leaf_party(catalog, leaf, day) for leaf in catalog.members(unit)}
    return parties.pop() if len(parties) == 1 else None


@lru_cache(maxsize=4)
def control_changes(catalog: Catalog) -> tuple[datetime.date, ...]:
    """All days from which effective control of some unit is recorded differently, in order."""
    days: set[datetime.date] = set()
    for unit in catalog.units.values():
        for row in unit.statuses:
            if row.layer != "effective_control":
                continue
            days.add(row.first_day)
            if row.last_day < datetime.date.max:
                days.add(row.last_day + _ONE_DAY)
    first, last = catalog.dispute.first_day, catalog.dispute.as_of
    return tuple(sorted(day for day in days if first <= day <= last))


def _own(
    catalog: Catalog, unit: str, day: datetime.date, layer: StatusLayer
) -> tuple[StatusInForce, ...]:
    rows = (row for row in catalog.units[unit].statuses if row.layer == layer)
    found = sorted((row for row in rows if row.in_force(day)), key=lambda row: row.first_day)
    return tuple(StatusInForce(unit, row) for row in found)


def _holding(
    catalog: Catalog, unit: str, day: datetime.date, layer: StatusLayer
) -> tuple[StatusInForce, ...]:
    own = _own(catalog, unit, day, layer)
    parent = catalog.units[unit].parent
    return own if own or parent is None else _own(catalog, parent, day, layer)


def _leaf_party(catalog: Catalog, leaf: str, day: datetime.date) -> str | None:
    found = control_of(catalog, leaf, day)
    if found is not None:
        return catalog.holders[found.status.holder].party
    # Silence about one day is not "always theirs"; silence about all days is.
    return None if _is_recorded(catalog, leaf) else catalog.units[leaf].home_party


def _is_recorded(catalog: Catalog, leaf: str) -> bool:
    rows = catalog.units[leaf].statuses
    return any(row.layer == "effective_control" for row in rows)
