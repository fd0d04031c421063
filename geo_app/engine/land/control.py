"""Days that can be asked for; what was recorded of a unit on a day, and who held it."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from geo_app.data.contents import Catalog
from geo_app.errors import BadDateError, UnknownNameError
from geo_app.model.dispute import Dispute
from geo_app.model.statuses import Status, StatusLayer

LAYERS: tuple[StatusLayer, ...] = ("effective_control", "treaty_title", "claim")
"""Layers of statuses in the order in which they are listed."""

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ONE_DAY = datetime.timedelta(days=1)


def parse_day(dispute: Dispute, text: str) -> datetime.date:
    """Read a day, ``YYYY-MM-DD``, that lies inside the data.

    Raises
    ------
    BadDateError
        If the text is no such day, the calendar has no such day, or the data does not reach it.
    """
    choices = (dispute.first_day.isoformat(), dispute.as_of.isoformat())
    said = {"value": text, "first": choices[0], "last": choices[1]}
    span = "Choose a day from {first} to {last}."
    if not _ISO_DAY.fullmatch(text):
        raise BadDateError(
            f"'{{value}}' is not a day written YYYY-MM-DD. {span}",
            choices,
            key="error.day.form",
            **said,
        )
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError as error:
        raise BadDateError(
            f"The calendar has no day '{{value}}'. {span}",
            choices,
            key="error.day.none",
            **said,
        ) from error
    if not dispute.first_day <= day <= dispute.as_of:
        raise BadDateError(
            f"The data does not reach {{value}}. {span}",
            choices,
            key="error.day.outside",
            **said,
        )
    return day


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

    Raises `UnknownNameError` if the unit does not exist.
    """
    layers = LAYERS if layer is None else (layer,)
    if unit is not None and unit not in catalog.units:
        raise UnknownNameError("unit", unit, catalog.units)
    rows_of, units = (_recorded, catalog.units) if unit is None else (_inherited, (unit,))
    return tuple(
        row for unit_id in units for name in layers for row in rows_of(catalog, unit_id, day, name)
    )


def control_of(catalog: Catalog, unit: str, day: datetime.date) -> StatusInForce | None:
    """Effective control of a unit on a day; none where nothing is recorded."""
    return next(iter(in_force(catalog, day, unit, "effective_control")), None)


def holder_party(catalog: Catalog, unit: str, day: datetime.date) -> str | None:
    """Party in effective control of a unit on a day.

    None where nothing is recorded, where the holder belonged to no party, and for a group whose
    members were held by more than one. Context land without statuses belongs to its home party.
    """
    parties = {_leaf_party(catalog, leaf, day) for leaf in catalog.members(unit)}
    return parties.pop() if len(parties) == 1 else None


@lru_cache(maxsize=4)
def control_changes(catalog: Catalog) -> tuple[datetime.date, ...]:
    """All days from which effective control of some unit is recorded differently, in order."""
    days: set[datetime.date] = set()
    for unit in catalog.units.values():
        for row in unit.control:
            days.add(row.first_day)
            if row.last_day < datetime.date.max:
                days.add(row.last_day + _ONE_DAY)
    first, last = catalog.dispute.first_day, catalog.dispute.as_of
    return tuple(sorted(day for day in days if first <= day <= last))


def _recorded(
    catalog: Catalog, unit: str, day: datetime.date, layer: StatusLayer
) -> tuple[StatusInForce, ...]:
    rows = [row for row in catalog.units[unit].statuses if row.layer == layer and row.in_force(day)]
    return tuple(StatusInForce(unit, row) for row in sorted(rows, key=lambda row: row.first_day))


def _inherited(
    catalog: Catalog, unit: str, day: datetime.date, layer: StatusLayer
) -> tuple[StatusInForce, ...]:
    rows = _recorded(catalog, unit, day, layer)
    parent = catalog.units[unit].parent
    return rows if rows or parent is None else _recorded(catalog, parent, day, layer)


def _leaf_party(catalog: Catalog, leaf: str, day: datetime.date) -> str | None:
    control = control_of(catalog, leaf, day)
    if control is not None:
        return catalog.holders[control.status.holder].party
    # Silence about one day is not "always theirs"; silence about all days is.
    unit = catalog.units[leaf]
    return None if unit.control else unit.home_party
