"""The view: everything that decides what is shown, and what a frame leaves out around it.

Both models are plain values. What the data has is checked by ``codec``, which reads and writes
them; what no data could allow (a latitude of 90 degrees on a web map) is refused here.
"""

import datetime
import math
from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from geo_app.data.contents import Catalog
from geo_app.engine.land.allocation import (
    Allocation,
    allocation_of,
    control_on,
    with_cut,
    with_unit,
)
from geo_app.engine.sea.table import Rocks
from geo_app.model.base import LonLat

LONGITUDE_LIMIT_DEG = 360.0
"""A map can be dragged once around the world."""

LATITUDE_LIMIT_DEG = 85.0
"""Where web maps end."""

ZOOM_LIMITS = (1.0, 18.0)
LONGEST_NAME = 60
SHARE_DIGITS = 5


def rounded(value: float, digits: int) -> float:
    """Round half up, as the map's script does."""
    scale = 10.0**digits
    return math.floor(value * scale + 0.5) / scale


def _pairs(value: Any) -> Any:
    return tuple(value.items()) if isinstance(value, Mapping) else value


Degrees = Annotated[float, AfterValidator(partial(rounded, digits=3))]
Share = Annotated[float, Field(ge=0, le=1), AfterValidator(partial(rounded, digits=SHARE_DIGITS))]
Parties = Annotated[
    tuple[tuple[str, str], ...],
    BeforeValidator(_pairs),
    PlainSerializer(dict, return_type=dict[str, str]),
]
"""Units that are no groups, each with the party it is given to, in the order of the data."""

Cuts = Annotated[
    tuple[tuple[str, Share], ...],
    BeforeValidator(_pairs),
    PlainSerializer(dict, return_type=dict[str, float]),
]
"""Units that are divided, each with the share of its land (0 to 1) that is cut off."""


class _Value(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False,
        json_schema_serialization_defaults_required=True,
    )  # fmt: skip


class Camera(_Value):
    """Where the map is centred: longitude, latitude in degrees on WGS84, zoom of web maps."""

    lon: Degrees = Field(ge=-LONGITUDE_LIMIT_DEG, le=LONGITUDE_LIMIT_DEG)
    lat: Degrees = Field(ge=-LATITUDE_LIMIT_DEG, le=LATITUDE_LIMIT_DEG)
    zoom: Annotated[float, AfterValidator(partial(rounded, digits=2))] = Field(
        ge=ZOOM_LIMITS[0], le=ZOOM_LIMITS[1]
    )

    def __str__(self) -> str:
        return f"{self.lon:.3f},{self.lat:.3f},{self.zoom:.2f}"


class View(_Value):
    """What is shown. The fields have these names in addresses, messages and the script as well.

    Attributes
    ----------
    look : {"time", "proposals"}
        ``time``: who controlled what on a day; there is then no proposal and no change.
        ``proposals``: what a proposal would change.
    scenario : str
        Id of a proposal that can be mapped.
    date : date
        The day that is looked at, or the day with whose control a proposal is compared.
    select : str
        ``unit:ID``, ``line:ID``, ``event:ID``, ``passage:STORY.PASSAGE``, ``sea:LON,LAT``, or
        nothing.
    layers : tuple of str
        What is drawn, in a fixed order.
    lang : str
        Code of the reader's language.
    set : tuple of (unit, party)
        What differs from the scenario.
    cut : tuple of (unit, share)
        Units that are divided, and the share of their land (0 to 1) that is cut off.
    rocks : {"full", "no-eez"}
        Whether rocks have an exclusive economic zone.
    name : str
        What the reader calls the changed allocation.
    perspective : str
        Which names are used, and which lines are drawn solid.
    theme : {"light", "dark", "grey"}
        Colours; grey is safe to print.
    camera : Camera, optional
        Absent where nobody has moved the map: it then shows the islands that the view is about.
    """

    look: Literal["time", "proposals"]
    scenario: str
    date: datetime.date
    select: str = ""
    layers: tuple[str, ...]
    lang: str
    set: Parties = ()
    cut: Cuts = ()
    rocks: Rocks = "full"
    name: str = Field(default="", max_length=LONGEST_NAME)
    perspective: str
    theme: Literal["light", "dark", "grey"] = "light"
    camera: Camera | None = None

    @property
    def is_custom(self) -> bool:
        """Whether the allocation differs from that of the scenario."""
        return bool(self.set or self.cut)

    @property
    def selected(self) -> tuple[str, str]:
        """Kind and identifier of what is selected; both empty where nothing is."""
        kind, _, identifier = self.select.partition(":")
        return kind, identifier

    def having(self, **changes: Any) -> Self:
        """Return the view with other values of some fields."""
        return self.model_validate({**dict(self), **changes})


class FrameOptions(_Value):
    """What a frame around the map takes away from it or adds to it; no part of the view.

    Attributes
    ----------
    locked : bool
        What is shown is fixed: no other scenario, date or allocation.
    panel, controls, figures : bool
        Whether legend and scenario panel, buttons and time axis, and the figure are there.
    mode : {"", "lab", "story"}
        ``lab``: islands can be given away in the map. ``story``: a text beside the map says what
        it shows, and there is nothing to choose.
    beside : bool
        Whether the page shows beside the map what is selected, so that the map's own card can be
        short.
    data : str
        Version of the data to which a frame is pinned.
    bounds : tuple of (lon, lat), optional
        South-west and north-east corner to show first, degrees.
    """

    locked: bool = False
    panel: bool = True
    controls: bool = True
    figures: bool = True
    mode: Literal["", "lab", "story"] = ""
    beside: bool = False
    data: str = ""
    bounds: tuple[LonLat, LonLat] | None = None


def allocation(catalog: Catalog, view: View) -> Allocation:
    """Return who has what in a view: control on its day, or the scenario with the changes."""
    if view.look == "time":
        return control_on(catalog, view.date)
    made = allocation_of(catalog, view.scenario)
    for unit, party in view.set:
        made = with_unit(catalog, made, unit, party)
    for unit, share in view.cut:
        before = made.cuts.get(unit)
        rest = before.rest if before else made.parties[unit]
        to = (
            before.to
            if before
            else next(party.id for party in catalog.claimants if party.id != rest)
        )
        made = with_cut(catalog, made, unit, share, to, rest)
    return made
