"""Units: the islands, islets and stretches of land that a status or a proposal is about."""

from typing import Literal, Self

from pydantic import Field, model_validator

from geo_app.model.base import Country, LonLat, Record, Slug, Text
from geo_app.model.dates import UncertainDate
from geo_app.model.names import Named, NameOrigin
from geo_app.model.sources import Citation, Identifier
from geo_app.model.statuses import Status

UnitKind = Literal[
    "island", "islet", "islet_group", "island_pair", "rocks", "island_group", "mainland"
]


NO_SIDE = "none"
"""Side of a figure that no party has published."""


class Figure(Record):
    """One published figure. Disagreeing figures stand side by side in a tuple.

    Attributes
    ----------
    value : float, optional
        The figure, in the unit of the field that holds it.
    low, high : float, optional
        Bounds, where the source gives a range.
    side : str
        Party whose publication it is; ``none`` for nobody's.
    scope : str, optional
        What it covers, where that is not plain: ``main island``, ``with islets``.
    includes : tuple of str
        Other units that it covers too, as a district does. Sums take off what these have of
        their own, so that nobody is counted twice.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    as_of: UncertainDate | None = None
    side: Slug = NO_SIDE
    scope: Text | None = None
    includes: tuple[Slug, ...] = ()
    note: Text | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)


class HighestPoint(Record):
    """The highest point: its names where it has any, heights in metres, all that are published.

    Attributes
    ----------
    summit : Named, optional
        What it is called.
    heights_m : tuple of Figure
        Its heights, in metres.
    """

    summit: Named | None = None
    heights_m: tuple[Figure, ...] = Field(min_length=1)


class Administration(Record):
    """A division that one side counts the unit to, over a period."""

    side: Slug
    division: Text
    period: Literal["now", "before_1945"]
    sources: tuple[Citation, ...] = Field(min_length=1)


class CoastSelection(Record):
    """Which shapes of which coastline belong to the unit; read by ``data build`` only.

    Attributes
    ----------
    coast : {"main", "islets", "point", "context"}
        ``main``: the coastline of the main islands; ``islets``: the one for what that drops;
        ``point``: too small for either; ``context``: cut out of the mainland by the build.
    seeds : tuple of (float, float)
        Points on or next to each shape, longitude and latitude in degrees.
    reach_m : float
        How far from a seed a shape may lie, in metres.
    """

    coast: Literal["main", "islets", "point", "context"]
    seeds: tuple[LonLat, ...] = ()
    reach_m: float = 0.0


class DivisionMark(Record):
    """A share at which somebody spoke of dividing a unit.

    Attributes
    ----------
    share : float, optional
        Share of the unit's land, 0 to 1.
    scenario : str, optional
        Instead of a share: the scenario that cuts the unit, for whatever share that takes.
    """

    share: float | None = Field(default=None, ge=0, le=1)
    scenario: Slug | None = None
    label: Text
    sources: tuple[Citation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_one_share(self) -> Self:
        if (self.share is None) == (self.scenario is None):
            raise ValueError("a mark has either a share or a scenario")
        return self


class Division(Record):
    """How a unit can be divided between two parties.

    Attributes
    ----------
    azimuth_deg : float
        Direction in which the cut advances, in degrees clockwise from north; the share is
        counted from the opposite end.
    marks : tuple of DivisionMark
        Shares to point out.
    """

    azimuth_deg: float = Field(ge=0, lt=360)
    reason: Text
    marks: tuple[DivisionMark, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)


class Unit(Named):
    """An island, an islet group or a stretch of mainland, with all that is known of it.

    Attributes
    ----------
    order : int
        Place in the chain, from south-west to north-east.
    parent : str, optional
        The group it is part of. A group has no statuses of its own geometry; its members do.
    group : str
        Heading under which lists show it.
    name_sources : tuple of Citation
        What the names rest on.
    name_origin : NameOrigin, optional
        Where a name comes from.
    location : (float, float)
        Longitude and latitude of a label, degrees on WGS84.
    areas_km2, populations_1945, populations : tuple of Figure
        Official areas in km2, inhabitants in 1945 and latest.
    allocatable : bool
        Whether a proposal allocates it. Context land is not.
    home_party : str, optional
        For context land: the party whose coast it is.
    reference : bool
        Whether it counts in shares of the disputed land.
    country : str, optional
        Country today, ISO 3166-1 alpha-2; absent where states dispute whose it is.
    identifiers : tuple of Identifier
        The unit in other gazetteers.
    sources : tuple of Citation
        What the note rests on.
    """

    id: Slug
    order: int
    kind: UnitKind
    parent: Slug | None = None
    group: Text
    name_sources: tuple[Citation, ...] = Field(min_length=1)
    name_origin: NameOrigin | None = None
    location: LonLat
    coast: CoastSelection
    areas_km2: tuple[Figure, ...] = ()
    populations_1945: tuple[Figure, ...] = ()
    populations: tuple[Figure, ...] = ()
    highest_point: HighestPoint | None = None
    administrations: tuple[Administration, ...] = ()
    allocatable: bool = True
    home_party: Slug | None = None
    country: Country | None = None
    reference: bool = False
    division: Division | None = None
    statuses: tuple[Status, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    note: Text | None = None
    sources: tuple[Citation, ...] = ()

    @property
    def control(self) -> tuple[Status, ...]:
        """Statuses of effective control, in order of time."""
        rows = (status for status in self.statuses if status.layer == "effective_control")
        return tuple(sorted(rows, key=lambda status: status.first_day))
