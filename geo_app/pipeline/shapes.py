"""Small operations on polygons: taking apart, repairing, and measuring in a plane."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Proj
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo_app.engine.polygons import polygons_of

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees on WGS84."""

WGS84 = Geod(ellps="WGS84")
G = TypeVar("G", bound=BaseGeometry)


def repaired(geometry: BaseGeometry) -> BaseGeometry:
    """Return a valid geometry: the same where it already is."""
    return geometry if geometry.is_valid else shapely.make_valid(geometry)


def joined(polygons: Sequence[Polygon]) -> Polygon | MultiPolygon:
    """Put polygons that do not overlap together as one geometry."""
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def area_km2(geometry: BaseGeometry) -> float:
    """Geodesic area on WGS84, in km2, whatever the winding of its rings."""
    land = shapely.orient_polygons(MultiPolygon(polygons_of(geometry)))
    area_m2, _ = WGS84.geometry_area_perimeter(land)
    return abs(area_m2) / 1e6


class Plane:
    """An oblique stereographic plane: conformal, so that short distances need one scale only.

    Parameters
    ----------
    longitude_deg, latitude_deg : float
        Where it touches the ellipsoid (WGS84).
    """

    def __init__(self, longitude_deg: float, latitude_deg: float) -> None:
        self._proj = Proj(proj="sterea", lon_0=longitude_deg, lat_0=latitude_deg, ellps="WGS84")

    def to_plane(self, geometry: G) -> G:
        """Project from degrees to metres of the plane."""
        return self._moved(geometry, inverse=False)

    def to_degrees(self, geometry: G) -> G:
        """Project back from metres of the plane to degrees."""
        return self._moved(geometry, inverse=True)

    def metres_per_metre(self, longitude_deg: float, latitude_deg: float) -> float:
        """Metres of the plane for one metre on the ground, at a place."""
        scale = self._proj.get_factors(longitude_deg, latitude_deg).meridional_scale
        return float(scale)

    def _moved(self, geometry: G, *, inverse: bool) -> G:
        def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.column_stack(self._proj(points[:, 0], points[:, 1], inverse=inverse))

        return shapely.transform(geometry, move)
