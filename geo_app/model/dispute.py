"""The dispute as a whole: what it is called, what is shown first, what shares are counted in."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from geo_app.model.base import LonLat, Record, Slug, Text
from geo_app.model.dates import Day
from geo_app.model.events import EventCategory
from geo_app.model.names import Named, NameLanguage
from geo_app.model.stories import Bounds


class MapLabel(Named):
    """A name on the map that belongs to no unit: a sea, a strait, a land, a town.

    Attributes
    ----------
    rank : int
        The lower, the sooner it is placed.
    min_zoom : float
        Zoom level from which it is shown.
    locator : bool
        Whether the inset map shows it too.
    """

    id: Slug
    kind: Literal["ocean", "sea", "strait", "land", "town"]
    location: LonLat
    rank: int
    min_zoom: float = 0.0
    locator: bool = False


TileAddress = Annotated[str, StringConstraints(pattern=r"^https://[A-Za-z0-9.-]+(:[0-9]+)?/\S+$")]
"""Address of tiles: its host becomes part of the policy of the page."""


class BaseMap(Record):
    """Tiles of a third party that a reader may ask for.

    Attributes
    ----------
    url : str
        Address of the tiles with ``{z}``, ``{x}``, ``{y}``.
    host : str
        Who is contacted, as told to the reader.
    """

    id: Slug
    title: Text
    url: TileAddress
    host: Text
    attribution: Text
    max_zoom: int = Field(gt=0, le=22)


class AgeLimit(Record):
    """How old the newest record of a kind may be before a keeper should look for a newer one.

    Attributes
    ----------
    records : {"populations", "positions", "events"}
        The kind: counts of the people of a unit; positions that are held still, by their own date
        and by what they rest on; events.
    category : str, optional
        For events, and only for them: the category that should go on having new ones.
    days : int
        The limit.
    """

    records: Literal["populations", "positions", "events"]
    category: EventCategory | None = None
    days: int = Field(gt=0)

    @model_validator(mode="after")
    def _has_a_category_where_it_is_about_events(self) -> Self:
        if (self.records == "events") != (self.category is not None):
            raise ValueError("events, and nothing else, have a category")
        return self


class Dispute(Record):
    """Settings of a data folder that are not records of the dispute itself.

    Attributes
    ----------
    title : str
        What the whole is called: on pages, in files and citations. It takes no side.
    short_title : str, optional
        The same where room is short: in heads and tabs.
    subtitle : str
        What it is about, in a line.
    in_brief : str, optional
        What the quarrel is, for somebody who has never heard of it.
    as_of : date
        Last day that the data describes.
    events_searched_to : date, optional
        Up to which day documents of events were looked for; later ones are missing.
    first_day : date
        First day that can be asked for.
    other_calendars_until : date, optional
        Up to this day an event says which day it was by the calendar of its documents.
    axis_start : date
        Where the time axis of the map begins.
    default_scenario, status_quo : str
        Scenario shown first; scenario that means control as it is.
    home, whole : Bounds
        The view shown first, and the widest view of the disputed chain.
    locator : Bounds
        What the inset map shows.
    quick_scenarios : tuple of str
        Scenarios with a button of their own on the map, the status quo among them.
    close_up_days : tuple of two dates, optional
        A stretch of days that the time axis can be set to.
    day_table_days : tuple of two dates, optional
        A stretch of days that is told day by day.
    age_limits : tuple of AgeLimit
        What ``data stale`` measures the records by.
    languages : tuple of str
        Languages that are offered to readers.
    name_languages : tuple of NameLanguage
        Languages that names of places may be in.
    """

    id: Slug
    title: Text
    short_title: Text | None = None
    subtitle: Text
    in_brief: Text | None = None
    version: Text
    as_of: Day
    events_searched_to: Day | None = None
    first_day: Day
    other_calendars_until: Day | None = None
    axis_start: Day
    close_up_days: tuple[Day, Day] | None = None
    close_up_title: Text | None = None
    day_table_days: tuple[Day, Day] | None = None
    default_scenario: Slug
    status_quo: Slug
    reference_name: Text
    home: Bounds
    whole: Bounds
    locator: Bounds
    quick_scenarios: tuple[Slug, ...] = Field(min_length=1)
    labels: tuple[MapLabel, ...] = ()
    base_maps: tuple[BaseMap, ...] = ()
    age_limits: tuple[AgeLimit, ...] = ()
    languages: tuple[Text, ...] = Field(min_length=1)
    name_languages: tuple[NameLanguage, ...] = Field(min_length=1)

    def nearest_day(self, day: datetime.date) -> datetime.date:
        """Return a day itself if the data covers it, else the first or the last that it covers."""
        return min(max(day, self.first_day), self.as_of)

    @model_validator(mode="after")
    def _names_its_close_up(self) -> Self:
        if (self.close_up_days is None) != (self.close_up_title is None):
            raise ValueError("close_up_days and close_up_title go together")
        return self

    @model_validator(mode="after")
    def _searched_no_further_than_it_describes(self) -> Self:
        if self.events_searched_to is not None and self.events_searched_to > self.as_of:
            raise ValueError("events_searched_to lies after as_of")
        return self
