"""What the data folder tells the build: the units' coasts and the file ``coastlines.yaml``."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from geo_app.data.records import read_record
from geo_app.errors import DataError
from geo_app.model.base import Latitude, Longitude, LonLat, Record, Slug, Text
from geo_app.model.units import CoastSelection, Figure, UnitKind

SETTINGS_FILE = "coastlines.yaml"
UNITS_FOLDER = "units"


class Frame(Record):
    """A box in degrees; west of east, south of north."""

    west: Longitude
    south: Latitude
    east: Longitude
    north: Latitude

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        return (self.west, self.south, self.east, self.north)


class Cut(Record):
    """A unit cut out of a larger land.

    Attributes
    ----------
    ring : tuple of (float, float)
        Corners of the area that is the unit's, longitude and latitude in degrees.
    whole : bool
        Whether every piece inside the ring counts, or only the one with the unit's seed.
    """

    unit: Slug
    ring: tuple[LonLat, ...] = Field(min_length=3)
    whole: bool


class Land(Record):
    """A neighbouring land that is no unit, known by a point on each of its shapes."""

    id: Slug
    seeds: tuple[LonLat, ...] = Field(min_length=1)


class SeaFloor(Record):
    """How the layer of the sea floor is made.

    Attributes
    ----------
    depths_m : tuple of int
        Depths in metres; each gives the area that lies deeper.
    simplify_m, smallest_km2 : float
        Tolerance of its outlines, and the area under which a patch is left out.
    """

    frame: Frame
    depths_m: tuple[int, ...] = Field(min_length=1)
    simplify_m: float = Field(gt=0)
    smallest_km2: float = Field(ge=0)


class OfficialCoast(Record):
    """A boundary file that a user may have downloaded, and what it draws better.

    Attributes
    ----------
    title, address : str
        What it is called, and where it is offered.
    attribution : str
        What its publisher asks to be named.
    licence, licence_title, licence_path : str
        Name, title and address of its terms.
    fields : tuple of str
        Fields by which a file of this kind is known.
    units : tuple of str
        Units whose shapes are taken from it.
    reach_m : float
        How far a shape of it may lie from the coast that it replaces, in metres.
    """

    title: Text
    address: Text
    attribution: Text
    licence: Text
    licence_title: Text
    licence_path: Text
    fields: tuple[Text, ...] = Field(min_length=1)
    units: tuple[Slug, ...] = Field(min_length=1)
    reach_m: float = Field(gt=0)


class CoastlineSettings(Record):
    """Everything about the build that depends on where in the world the dispute is.

    Attributes
    ----------
    region : Frame
        How far neighbouring land is taken from the detailed coast.
    fine_within_m : float
        Land this near to an island of the dispute is not simplified.
    simplify_m : float
        Tolerance of the Douglas-Peucker simplification beyond that, in metres.
    islet_gap_m : float
        A shape of the coast for islets that is no farther from the main coast than this is taken
        for part of it, since that coast is displaced by up to such a distance.
    islet_isolated_m : float
        A neighbour's islet this far from the main coast is kept wherever it lies.
    displaced_islets : tuple of (float, float)
        Points inside shapes of the coast for islets that are there in the wrong place, while the
        main coast has the islet in the right one.
    wide : tuple of Frame
        Boxes of the low-detail land around the region.
    wide_simplify_m, wide_smallest_km2 : float
        Tolerance of that land, and the area under which an island is left out.
    sea_floor : SeaFloor, optional
        The layer of the sea floor, where there is one.
    official : OfficialCoast, optional
        The file that ``data build --coast official=PATH`` takes.
    """

    id: Slug
    region: Frame
    fine_within_m: float = Field(gt=0)
    simplify_m: float = Field(gt=0)
    islet_gap_m: float = Field(ge=0)
    islet_isolated_m: float = Field(gt=0)
    displaced_islets: tuple[LonLat, ...] = ()
    cuts: tuple[Cut, ...] = ()
    lands: tuple[Land, ...] = ()
    wide: tuple[Frame, ...] = Field(min_length=1)
    wide_simplify_m: float = Field(gt=0)
    wide_smallest_km2: float = Field(ge=0)
    sea_floor: SeaFloor | None = None
    official: OfficialCoast | None = None


class UnitCoast(BaseModel):
    """The few fields of a unit that the build needs; the rest of the file is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: Slug
    order: int
    kind: UnitKind
    location: LonLat
    coast: CoastSelection
    areas_km2: tuple[Figure, ...] = ()

    @property
    def has_shape(self) -> bool:
        """Whether it has a shape of its own; a group has only those of its members."""
        return self.kind != "island_group"

    @property
    def in_chain(self) -> bool:
        """Whether it is an island of the dispute, not a neighbouring land."""
        return self.has_shape and self.kind != "mainland" and self.coast.coast != "context"


def read_settings(root: Path) -> CoastlineSettings:
    """Read ``coastlines.yaml`` of a data folder.

    Raises `DataError` if it is missing, is not YAML, or does not fit.
    """
    return read_record(root / SETTINGS_FILE, SETTINGS_FILE, CoastlineSettings)


def read_units(root: Path) -> tuple[UnitCoast, ...]:
    """Read what the build needs of every unit, in the order of the chain.

    Raises `DataError` if there is none, or a file does not fit.
    """
    paths = sorted((root / UNITS_FOLDER).glob("*.yaml"))
    if not paths:
        raise DataError([f"{UNITS_FOLDER}: there are no units."])
    units = [read_record(path, f"{UNITS_FOLDER}/{path.name}", UnitCoast) for path in paths]
    return tuple(sorted(units, key=lambda unit: (unit.order, unit.id)))
