"""Whether days are those of the documents: of their calendar, and not after all of them."""

import calendar
import datetime
from collections.abc import Iterator, Mapping
from functools import lru_cache

from geo_app.data.checks.references import Known
from geo_app.data.contents import Catalog
from geo_app.model.events import Event, OtherDate
from geo_app.model.proposals import Proposal
from geo_app.model.statuses import Status
from geo_app.model.units import Unit

_A_NEW_MOON = datetime.datetime(2000, 1, 6, 18, 14, tzinfo=datetime.UTC)
_MONTH = 29.530588853
"""Days from new moon to new moon, in the mean."""

_NEAR = 1.5
"""Days by which the counted day and the age of the moon may differ: the true new moon strays from
the mean one by more than half a day, and the day of a calendar begins somewhere on Earth."""

_ANNOUNCED = datetime.timedelta(days=90)
"""How long before a day a document may announce it: the term of a notice, a law that enters into
force."""


def event_problems(catalog: Catalog, _: Known, event: Event) -> Iterator[str]:
    """Find a day that was not turned into today's calendar, or was turned wrongly."""
    # A day that is uncertain still is a day of some calendar.
    day = event.date.earliest
    if day != event.date.latest:
        return
    for other in event.other_dates:
        text = _julian(day, other) if other.calendar == "julian" else _lunisolar(day, other)
        if text:
            yield f"other_dates: {text}"
    last = catalog.dispute.other_calendars_until
    if last and day <= last and not event.other_dates:
        yield (
            f"date {day} lies in the time of other calendars; other_dates says which day it was by "
            "the calendar of its documents."
        )


def foretold_days(catalog: Catalog, _: Known, record: Event | Proposal) -> Iterator[str]:
    """Find days that come long after all documents cited, which cannot tell of them."""
    cited = [catalog.sources.get(one.source) for one in record.sources]
    published = [source.published for source in cited if source and source.published]
    # What is shown as today's state has the day up to which the data are kept.
    if record.id == catalog.dispute.status_quo or not published or len(published) < len(cited):
        return
    last = max(date.latest for date in published)
    for field in ("date", "date_end"):
        date = getattr(record, field)
        if date and date.earliest > last + _ANNOUNCED:
            yield f"{field} {date.earliest} comes long after every source cited, of {last} at last."


def misread_days(catalog: Catalog, known: Known, unit: Unit) -> Iterator[str]:
    """Find statuses that take a day of another calendar for one of today's."""
    for status in () if known.is_broken("units") else unit.statuses:
        for day, source in _other_days(catalog).items():
            if _names(status, day):
                yield (
                    f"statuses.{status.id} names {_in_words(day)}, which is the day of "
                    f"'{source}' by another calendar."
                )


@lru_cache(maxsize=1)
def _other_days(catalog: Catalog) -> Mapping[datetime.date, str]:
    """Days of today's calendar with the month and day that another calendar gave an event."""
    days: dict[datetime.date, str] = {}
    for event in catalog.events.values():
        year = event.date.earliest.year
        for other in event.other_dates:
            if other.day <= calendar.monthrange(year, other.month)[1]:
                days[datetime.date(year, other.month, other.day)] = event.id
    return days


def _julian(day: datetime.date, other: OtherDate) -> str | None:
    if not other.year.isdecimal():
        return f"'{other.year}' is no year of the Julian calendar."
    turned = _from_julian(int(other.year), other.month, other.day)
    if turned == day:
        return None
    return f"the Julian {other.year}-{other.month:02}-{other.day:02} is not {day}."


def _from_julian(year: int, month: int, day: int) -> datetime.date | None:
    """Today's day for a Julian one, by the count of days; None where there is none."""
    shifted = year + 4800 - (month < 3)
    days = (153 * ((month + 9) % 12) + 2) // 5 + 365 * shifted + shifted // 4 + day
    try:
        return datetime.date.fromordinal(days - 32083 - 1721425)
    except (ValueError, OverflowError):
        return None


def _lunisolar(day: datetime.date, other: OtherDate) -> str | None:
    if (day.month, day.day) == (other.month, other.day):
        return f"{day} is the day of the calendar of the moon; the date is not turned into today's."
    noon = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    age = (noon - _A_NEW_MOON) / datetime.timedelta(days=1) % _MONTH + 1
    off = abs(age - other.day)
    if min(off, _MONTH - off) <= _NEAR:
        return None
    return f"the moon was in its day {round(age)} on {day}, not {other.day}."


def _names(status: Status, day: datetime.date) -> bool:
    dates = (status.start, status.end)
    if any(date and date.is_exact and date.earliest == day for date in dates):
        return True
    return any(_in_words(day) in (text or "") for text in (status.basis, status.note))


def _in_words(day: datetime.date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
