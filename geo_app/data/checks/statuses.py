"""Whether one holder is in control every day, and dates and holders agree with the other data."""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import pairwise

from geo_app.data.checks.references import Known, file_of
from geo_app.data.contents import Catalog
from geo_app.errors import DataError
from geo_app.model.statuses import Status
from geo_app.model.units import Unit

_ONE_DAY = datetime.timedelta(days=1)


def control_problems(catalog: Catalog, known: Known, unit: Unit) -> Iterator[str]:
    """Find statuses that stand twice, and overlaps and gaps of effective control."""
    for status in unit.statuses:
        if not status.sources:
            yield f"statuses.{status.id} has no source."
        first, *more = _units_of_statuses(catalog)[status.id]
        if more:
            other = more[0] if first == unit.id else first
            yield f"the status '{status.id}' is also in {file_of(catalog, f'units/{other}')}."
    for earlier, later in pairwise(unit.control):
        if later.first_day <= earlier.last_day:
            yield (
                f"effective control overlaps: '{later.id}' begins on {later.first_day} "
                f"while '{earlier.id}' still runs."
            )
    is_context = unit.home_party is not None and not unit.control
    if not (catalog.is_group(unit.id) or is_context or known.is_broken("units")):
        yield from _gaps(catalog, unit)


@lru_cache(maxsize=1)
def _units_of_statuses(catalog: Catalog) -> Mapping[str, list[str]]:
    units: dict[str, list[str]] = {}
    for unit in catalog.units.values():
        for status in unit.statuses:
            units.setdefault(status.id, []).append(unit.id)
    return units


def party_at_end(catalog: Catalog, unit: Unit) -> str | None:
    """Party that holds a unit on the last day that the data describes."""
    day = catalog.dispute.as_of
    holders = (row.holder for row in _with_parents(catalog, unit) if row.in_force(day))
    known = (catalog.holders[holder].party for holder in holders if holder in catalog.holders)
    return next(known, None) or unit.home_party


def _with_parents(catalog: Catalog, unit: Unit) -> list[Status]:
    parent = catalog.units.get(unit.parent or "")
    return [*unit.control, *(parent.control if parent else ())]


def _gaps(catalog: Catalog, unit: Unit) -> Iterator[str]:
    """Walk through time, from the first treaty line on; every day without a row is in a gap."""
    treaties = [line.start.earliest for line in catalog.lines.values() if line.kind == "treaty"]
    day, last = min(treaties, default=catalog.dispute.axis_start), catalog.dispute.as_of
    for row in sorted(_with_parents(catalog, unit), key=lambda row: row.first_day):
        if row.last_day < day:
            continue
        if row.first_day > day:
            yield f"nobody is in effective control from {day} to {row.first_day - _ONE_DAY}."
        if row.last_day >= last:
            return
        day = row.last_day + _ONE_DAY
    yield f"nobody is in effective control from {day} to {last}."


def history_problems(catalog: Catalog, known: Known, unit: Unit) -> Iterator[str]:
    """Find control that changes by signature, claims older than recorded, and unlikely homes."""
    if known.is_broken("units"):
        return
    treaties = (event for event in catalog.events.values() if event.category == "treaty")
    signed = {event.date.earliest for event in treaties if event.date.is_exact}
    for status in unit.statuses:
        field = f"statuses.{status.id}"
        if status.layer == "effective_control" and status.start and status.first_day in signed:
            yield (
                f"{field} begins on {status.start}, when a treaty was signed; control begins on "
                "the day on which it changed on the ground."
            )
        if status.layer == "claim" and status.start:
            for source in _older_documents(status, catalog):
                yield f"{field} begins on {status.start}, after '{source}', which states it."
        holder = catalog.holders.get(status.holder)
        if holder and holder.lived_there and unit.id in _rocks(catalog):
            yield f"{field} makes a home of a rock that sea.yaml calls never lived on."


def _older_documents(status: Status, catalog: Catalog) -> Iterator[str]:
    for name in (citation.source for citation in status.sources):
        published = catalog.sources[name].published if name in catalog.sources else None
        if published is not None and published.latest < status.first_day:
            yield name


def _rocks(catalog: Catalog) -> frozenset[str]:
    # A file that cannot be read is named by the checks of the sea.
    with suppress(DataError):
        if catalog.sea_rules:
            return frozenset(rock.owner for rock in catalog.sea_rules.rocks)
    return frozenset()
