"""What is older than the data set themselves as a limit, so that a keeper knows where to look."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from geo_app.data.contents import Catalog
from geo_app.model.dates import UncertainDate
from geo_app.model.dispute import AgeLimit
from geo_app.model.positions import Position


@dataclass(frozen=True)
class Stale:
    """A record, or the newest of several, that is older than its limit.

    ``record``: its file below the folder, without the ending: ``positions/ID``.
    """

    record: str
    newest: UncertainDate
    days: int
    limit: AgeLimit


def stale(catalog: Catalog, day: datetime.date) -> tuple[Stale, ...]:
    """List what is older on a day than the limit for its kind, the oldest of each kind first."""
    stale_records: list[Stale] = []
    for limit in catalog.dispute.age_limits:
        aged = [
            Stale(record, newest, (day - newest.latest).days, limit)
            for record, newest in _newest(catalog, limit)
        ]
        old = (one for one in aged if one.days > limit.days)
        stale_records += sorted(old, key=lambda one: (-one.days, one.record))
    return tuple(stale_records)


def _newest(catalog: Catalog, limit: AgeLimit) -> Iterator[tuple[str, UncertainDate]]:
    """Yield what a limit is about, each with its newest date; what has no date is left out."""
    if limit.records == "populations":
        for unit in catalog.units.values():
            yield from _latest(f"units/{unit.id}", [figure.as_of for figure in unit.populations])
    elif limit.records == "positions":
        for position in catalog.positions.values():
            if position.date_end is None:
                yield from _latest(f"positions/{position.id}", _said(catalog, position))
    else:
        events = [figure for figure in catalog.events.values() if figure.category == limit.category]
        if events:
            last = max(events, key=lambda event: event.date.latest)
            yield f"events/{last.id}", last.date


def _said(catalog: Catalog, position: Position) -> list[UncertainDate | None]:
    """Dates of a position: its own, and when the documents under it appeared."""
    sources = (catalog.sources[citation.source] for citation in position.sources)
    return [position.date, *(source.published for source in sources)]


def _latest(record: str, dates: list[UncertainDate | None]) -> Iterator[tuple[str, UncertainDate]]:
    known = [date for date in dates if date is not None]
    if known:
        yield record, max(known, key=lambda date: date.latest)
