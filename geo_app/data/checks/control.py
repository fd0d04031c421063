"""Whether somebody, and only one, is recorded in control of every unit on every day."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from geo_app.data.checks.references import Known, file_of
from geo_app.data.contents import Catalog
from geo_app.model.statuses import Status

_ONE_DAY = datetime.timedelta(days=1)


def problems(catalog: Catalog, known: Known) -> Iterator[str]:
    """Find gaps and overlaps of effective control, and statuses recorded twice."""
    seen: dict[str, str] = {}
    first_day = first_treaty_day(catalog)
    for unit in catalog.units.values():
        file = file_of(catalog, "units", unit.id)
        for status in unit.statuses:
            if status.id in seen:
                yield f"{file}: the status '{status.id}' is also in {seen[status.id]}."
            seen[status.id] = file
        yield from (f"{file}: {text}" for text in _overlaps(unit.control))
        is_context = unit.home_party is not None and not unit.control
        if catalog.is_group(unit.id) or is_context or known.is_broken("units"):
            continue
        rows = [*unit.control, *_inherited(catalog, unit.id)]
        yield from (f"{file}: {text}" for text in _gaps(rows, first_day, catalog.dispute.as_of))


def first_treaty_day(catalog: Catalog) -> datetime.date:
    """First day of the earliest treaty line: from then on, control is recorded day by day."""
    starts = [one.start.earliest for one in catalog.lines.values() if one.kind == "treaty"]
    return min(starts, default=catalog.dispute.axis_start)


def party_at_end(catalog: Catalog, unit_id: str) -> str | None:
    """Party that holds a unit on the last day that the data describes."""
    day = catalog.dispute.as_of
    rows = [*catalog.units[unit_id].control, *_inherited(catalog, unit_id)]
    holders = [catalog.holders.get(row.holder) for row in rows if row.in_force(day)]
    found = next((holder.party for holder in holders if holder), None)
    return found or catalog.units[unit_id].home_party


def _inherited(catalog: Catalog, unit_id: str) -> tuple[Status, ...]:
    parent = catalog.units.get(catalog.units[unit_id].parent or "")
    return parent.control if parent else ()


def _overlaps(rows: Sequence[Status]) -> Iterator[str]:
    for earlier, later in pairwise(rows):
        if later.first_day <= earlier.last_day:
            yield (
                f"effective control overlaps: '{later.id}' begins on {later.first_day} "
                f"while '{earlier.id}' still runs."
            )


def _gaps(rows: list[Status], first: datetime.date, last: datetime.date) -> Iterator[str]:
    """Walk through time; every day without a row belongs to a gap."""
    day = first
    for row in sorted(rows, key=lambda row: row.first_day):
        if row.last_day < day:
            continue
        if row.first_day > day:
            yield f"nobody is in effective control from {day} to {row.first_day - _ONE_DAY}."
        if row.last_day >= last:
            return
        day = row.last_day + _ONE_DAY
    yield f"nobody is in effective control from {day} to {last}."
