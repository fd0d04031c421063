"""A stretch of days told day by day: what happened, and which islands changed hands."""

import datetime
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from geo_app.data.catalog import Catalog
from geo_app.html.elements import Html, el
from geo_app.html.tables import row, scroll, table
from geo_app.model.dates import UncertainDate
from geo_app.model.events import Event
from geo_app.model.statuses import Status
from geo_app.model.units import Unit
from geo_app.reading.parts import list_of
from geo_app.reading.reader import Reader

_DAY = datetime.timedelta(days=1)


class Change(NamedTuple):
    """A unit that passed from one holder to the next."""

    unit: Unit
    status: Status


@lru_cache(maxsize=2)
def changes_of_hands(catalog: Catalog) -> Mapping[datetime.date, tuple[Change, ...]]:
    """Return, for each day, the units with land of their own whose holder changed on it.

    A change that sources date only roughly stands under the first day that it may mean.
    """
    found: dict[datetime.date, list[Change]] = {}
    for leaf in catalog.leaves:
        unit = catalog.units[leaf]
        for before, after in pairwise(unit.control):
            if before.holder != after.holder:
                found.setdefault(after.first_day, []).append(Change(unit, after))
    return {day: tuple(changes) for day, changes in found.items()}


def day_table(reader: Reader) -> Html | None:
    """Return the table behind a disclosure, if the data asks for one."""
    days = reader.catalog.dispute.day_table_days
    if days is None:
        return None
    first, last = days
    lead = reader.say("timeline.days.lead", first=reader.date(first), last=reader.date(last))
    heads = (reader.say(f"timeline.days.{name}") for name in ("day", "events", "units"))
    rows = (_row(reader, start, end) for start, end in _stretches(reader.catalog, first, last))
    return el(
        "details",
        el("summary", reader.say("timeline.days")),
        el("p", lead, class_="small"),
        scroll(table(heads, el("tbody", *rows), class_="wide days")),
    )


def _stretches(
    catalog: Catalog, first: datetime.date, last: datetime.date
) -> Iterator[tuple[datetime.date, datetime.date]]:
    """Yield each day with a record by itself, and the quiet days between two as one."""
    day = first
    while day <= last:
        end = day
        if not _recorded(catalog, day):
            while end < last and not _recorded(catalog, end + _DAY):
                end += _DAY
        yield day, end
        day = end + _DAY


def _recorded(catalog: Catalog, day: datetime.date) -> bool:
    return bool(_events(catalog, day)) or day in changes_of_hands(catalog)


def _events(catalog: Catalog, day: datetime.date) -> list[Event]:
    return [event for event in catalog.events.values() if event.date.earliest == day]


def _row(reader: Reader, first: datetime.date, last: datetime.date) -> Html:
    if not _recorded(reader.catalog, first):
        quiet = f"{first.isoformat()}/{last.isoformat()}"
        span = reader.date(UncertainDate(edtf=quiet) if last > first else first)
        none = reader.say("timeline.days.none")
        return el("tr", el("th", span, scope="row"), el("td", none, colspan="2", class_="muted"))
    link = el("a", reader.date(first), **reader.addresses.map_link({"date": first.isoformat()}))
    events = [_event(reader, event, first) for event in _events(reader.catalog, first)]
    return row(link, list_of(events, class_="plain") if events else None, _hands(reader, first))


def _event(reader: Reader, event: Event, day: datetime.date) -> Html:
    title = reader.read(f"events/{event.id}.title", event.title)
    query = {"date": day.isoformat(), "select": f"event:{event.id}"}
    return el("a", title, **reader.addresses.map_link(query))


def _hands(reader: Reader, day: datetime.date) -> Html | None:
    changes = changes_of_hands(reader.catalog).get(day, ())
    holders = list(dict.fromkeys(change.status.holder for change in changes))
    lines = [
        reader.say(
            "timeline.days.to",
            holder=reader.holder_name(holder),
            units=reader.listed(
                _unit(reader, change) for change in changes if change.status.holder == holder
            ),
        )
        for holder in holders
    ]
    return list_of(lines, class_="plain") if lines else None


def _unit(reader: Reader, change: Change) -> str:
    name, start = reader.unit_name(change.unit.id), change.status.start
    if start is None or start.is_exact:
        return name
    return reader.say("timeline.days.roughly", unit=name, date=reader.date(start))
