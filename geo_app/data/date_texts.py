"""Dates in words, as exact or as uncertain as they are (EDTF, ISO 8601-2).

The forms come from Babel (Unicode CLDR); the words around them (about, since, until) are
interface texts whose keys begin with ``date.``.
"""

import datetime
import re
from typing import Literal, Protocol

from babel import Locale
from babel.dates import format_date, format_skeleton

from geo_app.model.dates import UncertainDate

_CALENDAR = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_MARKS = re.compile(r"[~?%]")
_SKELETONS = {1: "y", 2: "yMMM", 3: "yMMMd"}
_DAY, _MONTH, _YEAR = 3, 2, 1


class Words(Protocol):
    """What this module needs of a language."""

    @property
    def locale(self) -> Locale:
        """Forms of dates."""

    def interface(self, key: str, **slots: object) -> str:
        """Words around dates."""


def day(locale: Locale, when: datetime.date) -> str:
    """Write one day: ``7 February 1855``."""
    return _plain_spaces(format_date(when, "long", locale=locale))


def uncertain(words: Words, edtf: str, after: Literal["since", "until"] | None = None) -> str:
    """Write a date in EDTF: ``about 26 August 1945``, ``3–5 September 1945``, ``1969``.

    ``after``: word that the date will follow. Some languages give a month or whole years another
    form there: ``date.since.month``, ``date.since.year`` and the like.
    """
    text = _unqualified(words.locale, _MARKS.sub("", edtf), edtf)
    if after:
        text = _in_phrase(words, text, UncertainDate(edtf=edtf), after)
    if "~" in edtf or "%" in edtf:
        text = words.interface("date.about", date=text)
    if "?" in edtf or "%" in edtf:
        text = words.interface("date.perhaps", date=text)
    return text


def period(words: Words, start: UncertainDate | None, end: UncertainDate | None) -> str:
    """Write a stretch of time: ``since ..``, ``until ..``, or from one date to the other."""
    if start and end:
        first, last = uncertain(words, start.edtf), uncertain(words, end.edtf)
        return words.interface("date.span", start=first, end=last)
    if start:
        return words.interface("date.since", date=uncertain(words, start.edtf, after="since"))
    if end:
        return words.interface("date.until", date=uncertain(words, end.edtf, after="until"))
    return words.interface("date.undated")


def _in_phrase(words: Words, text: str, when: UncertainDate, after: str) -> str:
    """Give a month or whole years the form that they have after a word; a day has one form."""
    first, last = when.earliest, when.latest
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        form = "year" if first.year == last.year else "years"
        return words.interface(f"date.{after}.{form}", date=text)
    is_month = (first.year, first.month, first.day) == (last.year, last.month, 1)
    if not is_month or (last + datetime.timedelta(days=1)).day != 1:
        return text
    pattern = words.locale.datetime_skeletons["yMMMM"].pattern.replace("LLLL", "MMMM")
    in_date = _plain_spaces(format_date(first, pattern, locale=words.locale))
    return words.interface(f"date.{after}.month", alone=text, in_date=in_date)


def _unqualified(locale: Locale, plain: str, edtf: str) -> str:
    ends = [_parts(text) for text in plain.split("/")]
    first, last = ends[0], ends[-1]
    if first is None or last is None or len(first) != len(last):
        return _from_bounds(locale, UncertainDate(edtf=edtf))
    return _interval(locale, _day_of(first), _day_of(last), len(first))


def _parts(text: str) -> tuple[int, ...] | None:
    """Year, month and day as far as given; none for seasons, sets and unspecified digits."""
    match = _CALENDAR.match(text)
    if not match or (match[2] and int(match[2]) > 12):
        return None
    return tuple(int(part) for part in match.groups() if part)


def _day_of(parts: tuple[int, ...]) -> datetime.date:
    return datetime.date(*(*parts, 1, 1)[:3])


def _from_bounds(locale: Locale, when: UncertainDate) -> str:
    """Write any other date of EDTF by the first and the last day that it may mean."""
    first, last = when.earliest, when.latest
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return _interval(locale, first, last, _YEAR if whole_years else _DAY)


def _interval(locale: Locale, first: datetime.date, last: datetime.date, precision: int) -> str:
    difference = _largest_difference(first, last, precision)
    if difference is None:
        return _single(locale, first, precision)
    patterns = locale.interval_formats.get(_SKELETONS[precision], {}).get(difference)
    if not patterns or len(patterns) != 2:
        return f"{_single(locale, first, precision)} – {_single(locale, last, precision)}"
    halves = zip((first, last), patterns, strict=True)
    return _plain_spaces("".join(_full_month(locale, when, form) for when, form in halves))


def _largest_difference(first: datetime.date, last: datetime.date, precision: int) -> str | None:
    fields = zip("yMd", first.timetuple()[:precision], last.timetuple()[:precision], strict=False)
    return next((name for name, one, other in fields if one != other), None)


def _single(locale: Locale, when: datetime.date, precision: int) -> str:
    if precision == _DAY:
        return day(locale, when)
    skeleton = "yMMMM" if precision == _MONTH else "y"
    return _plain_spaces(format_skeleton(skeleton, when, locale=locale))


def _full_month(locale: Locale, when: datetime.date, pattern: str) -> str:
    """Format one half of an interval with the month written out instead of shortened."""
    whole = re.sub(r"(?<![ML])(MMM|LLL)(?![ML])", lambda found: found[0] + found[0][0], pattern)
    return format_date(when, whole, locale=locale)


def _plain_spaces(text: str) -> str:
    # What CLDR keeps together, as a number and its abbreviation, stays on one line.
    return text.replace("\u2009", " ").replace("\u202f", "\u00a0")
