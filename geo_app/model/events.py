"""Events, and the places where they happened."""

from typing import Literal

from pydantic import Field

from geo_app.model.base import Country, LonLat, Record, Slug, Text
from geo_app.model.dates import UncertainDate
from geo_app.model.names import Named
from geo_app.model.sources import Citation, Identifier

EventCategory = Literal[
    "treaty", "war", "landing", "allied_document", "administration", "people", "diplomacy",
    "position", "proposal", "maritime", "military", "economy", "sanctions", "law", "domestic",
    "exploration",
]  # fmt: skip

ArticleRelation = Literal["told", "told_with_error", "implied", "left_out", "later"]
"""How the article stands to an event: tells it, tells it wrongly, implies it, omits it, or
stops before it."""


OtherCalendar = Literal["julian", "lunisolar"]
"""Calendars that older documents use: months from new moon to new moon, or old-style days."""


class Place(Named):
    """A point that events and passages refer to.

    Attributes
    ----------
    country : str, optional
        Country today, ISO 3166-1 alpha-2; absent where states dispute whose it is.
    identifiers : tuple of Identifier
        The place in other gazetteers.
    """

    id: Slug
    location: LonLat
    country: Country | None = None
    identifiers: tuple[Identifier, ...] = ()


class OtherDate(Record):
    """A day as another calendar than today's counts it.

    Attributes
    ----------
    year : str
        As a source writes it: the year of a reign, or a number.
    month, day : int
        Number of the month in its year, and of the day in its month.
    """

    calendar: OtherCalendar
    year: Text
    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)


class Event(Record):
    """Something that happened on a date, at a place.

    Attributes
    ----------
    other_dates : tuple of OtherDate
        The same day by the calendars that its documents use.
    article : ArticleRelation, optional
        How the article stands to it, where the data has one.
    claims : tuple of str
        Claims of the article that speak of it, ``P3.4``.
    """

    id: Slug
    date: UncertainDate
    date_end: UncertainDate | None = None
    other_dates: tuple[OtherDate, ...] = ()
    title: Text
    text: Text
    place: Slug
    category: EventCategory
    article: ArticleRelation | None = None
    claims: tuple[Text, ...] = ()
    units: tuple[Slug, ...] = ()
    line: Slug | None = None
    scenario: Slug | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)
