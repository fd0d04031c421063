"""Whose water a place or a strait is: nearest unit, distance, zone and party."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely

from geo_app.data.contents import Catalog
from geo_app.engine.geodesy import Floats, Ints, distances_m, earth_centred
from geo_app.engine.ground import coast_features, land_ahead
from geo_app.engine.land.allocation import Allocation
from geo_app.engine.sea.atoms import zone_of
from geo_app.engine.sea.coast import Coast, read_coast
from geo_app.engine.sea.table import ZONES
from geo_app.model.base import LonLat

LAND = "land"

_SLACK_M = 350.0
"""Half a step between points of the coast, and what straight distance may be wrong by."""


@dataclass(frozen=True)
class Located:
    """What a place belongs to.

    Attributes
    ----------
    unit : str
        Nearest unit, or neighbouring land that is no unit.
    distance_m : float
        Geodesic distance to its coast in metres; 0 on land.
    zone : str
        ``land``, ``territorial_sea``, ``contiguous_zone``, ``eez`` or ``beyond``.
    party : str, optional
        Whose it would be; nobody's beyond the zones.
    """

    unit: str
    distance_m: float
    zone: str
    party: str | None


class Locator:
    """Finds the nearest coast of places."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._coast: Coast = read_coast(coast_features(catalog), adaptive=False)
        self._next = self._coast.following
        self._land = shapely.STRtree(self._coast.land)

    def locate(self, lonlat: Floats, allocation: Allocation) -> list[Located]:
        """Tell what each place (n, 2), longitude and latitude on WGS84, belongs to."""
        owner, metres, feet = self.nearest(lonlat)
        on_land = np.full(len(lonlat), -1)
        place, piece = self._land.query(shapely.points(lonlat), predicate="intersects")
        on_land[place] = self._coast.land_owner[piece]
        zones = zone_of(metres)
        answers: list[Located] = []
        for index, land in enumerate(on_land.tolist()):
            unit = self._coast.owners[land if land >= 0 else owner[index]]
            zone = LAND if land >= 0 else ZONES[zones[index]]
            where = lonlat[index] if land >= 0 else feet[index]
            party = None if zone == ZONES[-1] else party_at(self._catalog, unit, where, allocation)
            distance = 0.0 if land >= 0 else float(metres[index])
            answers.append(Located(unit, distance, zone, party))
        return answers

    def nearest(self, lonlat: Floats) -> tuple[Ints, Floats, Floats]:
        """Find the nearest coast: owner's number, metres, and the place on the coast."""
        centred = earth_centred(lonlat)
        best, _ = self._coast.tree.query(centred)
        close = self._coast.tree.query_ball_point(centred, best + _SLACK_M)
        place = np.repeat(np.arange(len(lonlat)), [len(sites) for sites in close])
        site = np.concatenate([np.asarray(sites, dtype=np.int64) for sites in close])
        feet = self._feet(centred[place], site)
        metres = distances_m(lonlat[place], feet)
        order = np.lexsort((site, metres, place))
        first = order[np.searchsorted(place[order], np.arange(len(lonlat)))]
        return self._coast.owner[site[first]], metres[first], feet[first]

    def _feet(self, centred: Floats, site: Ints) -> Floats:
        """Nearest place, in degrees, on the edge that begins at each point of the coast."""
        start, end = self._coast.lonlat[site], self._coast.lonlat[self._next[site]]
        a, b = self._coast.earth_centred[site], self._coast.earth_centred[self._next[site]]
        way = b - a
        size = (way**2).sum(axis=1)
        part = ((centred - a) * way).sum(axis=1) / np.where(size == 0, 1, size)
        feet: Floats = start + (end - start) * np.clip(part, 0, 1)[:, None]
        return feet


def party_at(
    catalog: Catalog, unit: str, place: Floats | LonLat, allocation: Allocation
) -> str | None:
    """Party of a unit at a place (longitude, latitude) of it; a cut decides by what lies behind.

    Nobody's is a neighbouring land of which the data says nothing.
    """
    if unit in catalog.home_parties:
        return catalog.home_parties[unit]
    cut = allocation.cuts.get(unit)
    if cut is None:
        return allocation.parties.get(unit)
    behind = float(land_ahead(catalog, unit).share(np.array([place]))[0])
    return cut.to if behind <= cut.share else cut.rest


@lru_cache(maxsize=2)
def locator(catalog: Catalog) -> Locator:
    """Return the locator of a catalogue, made once."""
    return Locator(catalog)


@dataclass(frozen=True)
class StraitOutcome:
    """A strait under an allocation.

    Attributes
    ----------
    sides : (str or None, str or None)
        Party of the coast on either side; none where it is nobody's.
    middle : str, optional
        Party of the water in the middle; nobody's beyond the zones.
    """

    strait: str
    sides: tuple[str | None, str | None]
    middle: str | None

    @property
    def holders(self) -> tuple[str | None, ...]:
        """Parties that would share it: one where both coasts are the same party's."""
        return tuple(dict.fromkeys(self.sides))


def straits(catalog: Catalog, allocation: Allocation) -> tuple[StraitOutcome, ...]:
    """Tell who would hold each strait, from south-west to north-east."""
    records = list(catalog.straits.values())
    if not records:
        return ()
    centres = np.array([record.centre for record in records])
    outcomes = []
    for record, centre, middle in zip(
        records, centres, locator(catalog).locate(centres, allocation), strict=True
    ):
        first, second = (party_at(catalog, side, centre, allocation) for side in record.sides)
        outcomes.append(StraitOutcome(record.id, (first, second), middle.party))
    return tuple(outcomes)
