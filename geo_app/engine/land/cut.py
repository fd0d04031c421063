"""The line that cuts a unit so that one side has a given share of its land."""

import math
from functools import cached_property

import numpy as np
import shapely
from pyproj import Proj
from scipy.optimize import brentq
from shapely import LineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo_app.engine.geodesy import Floats
from geo_app.model.base import LonLat

BEYOND_COAST_M = 500.0
"""How far the line runs past the coast. Short, so that it is as straight on a map as here."""

WIDE_M = 1_000_000.0
"""Wider than any unit."""

TOLERANCE_M = 0.01


class LandAhead:
    """A unit's land as a cut advances through it.

    The cut is a straight line at right angles to its way, in an equal-area projection centred on
    the unit (Lambert azimuthal on the WGS84 ellipsoid; Snyder 1987, USGS Professional Paper 1395,
    p. 187), so that shares are shares of geodesic area.

    Parameters
    ----------
    land : MultiPolygon
        Land of the unit, longitude and latitude in degrees on WGS84.
    azimuth_deg : float
        Direction in which the cut advances, degrees clockwise from north.

    Raises `ValueError` if there is no land.
    """

    def __init__(self, land: MultiPolygon, azimuth_deg: float) -> None:
        if land.is_empty:
            raise ValueError("a cut needs land")
        self._land = land
        self._proj = Proj(proj="laea", lat_0=land.centroid.y, lon_0=land.centroid.x, ellps="WGS84")
        angle = math.radians(azimuth_deg)
        self._turn = np.array(
            [[math.sin(angle), math.cos(angle)], [-math.cos(angle), math.sin(angle)]]
        )
        rings = [self._flat(shapely.get_coordinates(ring)) @ self._turn.T for ring in _rings(land)]
        self._edges = np.vstack([np.hstack([ring[:-1], ring[1:]]) for ring in rings])
        self._whole = self._behind(np.array([np.inf]))[0]

    def share(self, lonlat: Floats) -> Floats:
        """Share of the land behind a line across each place, 0 to 1; places (n, 2) in degrees."""
        place = (self._flat(lonlat) @ self._turn.T)[:, 0]
        share: Floats = np.clip(self._behind(place) / self._whole, 0, 1)
        return share

    def line(self, share: float) -> tuple[LonLat, LonLat]:
        """Find the ends, in degrees, of the line to the left of which a share of the land lies.

        Raises `ValueError` if the share is not between 0 and 1.
        """
        if not 0 <= share <= 1:
            raise ValueError(f"a share lies between 0 and 1, not at {share}")
        way = self._way(share)
        line = LineString(np.array([[way, -WIDE_M], [way, WIDE_M]]) @ self._turn)
        across = (shapely.get_coordinates(line.intersection(self._around)) @ self._turn.T)[:, 1]
        ends = np.array([[way, across.min()], [way, across.max()]]) @ self._turn
        (lon_a, lat_a), (lon_b, lat_b) = (self._proj(x, y, inverse=True) for x, y in ends)
        return (lon_a, lat_a), (lon_b, lat_b)

    def _way(self, share: float) -> float:
        """Metres from the centre, as the cut advances, at which the share lies behind."""
        low, high = float(self._edges[:, 0].min()), float(self._edges[:, 0].max())
        if share in (0, 1):
            return high if share else low

        def excess(way: float) -> float:
            return float(self._behind(np.array([way]))[0] / self._whole - share)

        return float(brentq(excess, low, high, xtol=TOLERANCE_M))

    @cached_property
    def _around(self) -> BaseGeometry:
        """The land and a little sea around it, in the plane."""
        return shapely.transform(self._land, self._flat).buffer(BEYOND_COAST_M)

    def _flat(self, lonlat: Floats) -> Floats:
        return np.column_stack(self._proj(lonlat[:, 0], lonlat[:, 1]))

    def _behind(self, place: Floats) -> Floats:
        """Signed area behind each place: the sum over all edges of what lies under them."""
        u1, v1, u2, v2 = self._edges.T
        low, high = np.minimum(u1, u2), np.maximum(u1, u2)
        slope = np.where(u1 == u2, 0.0, (v2 - v1) / np.where(u1 == u2, 1.0, u2 - u1))
        sign = np.sign(u2 - u1)
        area = np.empty(len(place))
        for start in range(0, len(place), 512):
            end = np.clip(place[start : start + 512, None], low, high)
            middle = v1 + slope * ((low + end) / 2 - u1)
            area[start : start + 512] = (sign * middle * (end - low)).sum(axis=1)
        return area


def _rings(land: MultiPolygon) -> list[BaseGeometry]:
    return [ring for part in land.geoms for ring in (part.exterior, *part.interiors)]
