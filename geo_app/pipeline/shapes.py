"""Small operations on polygons: repairing, measuring in a plane, finding the nearest."""

from collections.abc import Iterable, Sequence
from typing import Self, TypeVar

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo_app.engine.geodesy import WGS84, Stereographic
from geo_app.engine.polygons import polygons_of

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees on WGS84."""

G = TypeVar("G", bound=BaseGeometry)


def padded(box: Box, margin_deg: float) -> Box:
    """Make a box larger on every side."""
    west, south, east, north = box
    return west - margin_deg, south - margin_deg, east + margin_deg, north + margin_deg


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


class Plane(Stereographic):
    """A plane that takes whole shapes; short distances in it need one scale only."""

    @classmethod
    def across(cls, box: Box) -> Self:
        """Return the plane that touches in the middle of a box."""
        west, south, east, north = box
        return cls((west + east) / 2, (south + north) / 2)

    def flat(self, geometry: G) -> G:
        """Project from degrees to metres of the plane."""
        return shapely.transform(geometry, self.to_plane)

    def unflat(self, geometry: G) -> G:
        """Project back from metres of the plane to degrees."""
        return shapely.transform(geometry, self.to_degrees)


class NearestCoast:
    """Finds the nearest of many shapes and its distance on the ground.

    Parameters
    ----------
    plane : Plane
        Where distances are taken. It is conformal, hence the nearest in it is the nearest on the
        ground for the short distances asked for, and one scale turns metres into metres.
    named : iterable of (str, geometry)
        Name and shape in degrees; a name may come more than once.
    """

    def __init__(self, plane: Plane, named: Iterable[tuple[str, BaseGeometry]]) -> None:
        self._plane = plane
        pairs = list(named)
        self._names = [name for name, _ in pairs]
        shapes = [plane.flat(shape) for _, shape in pairs]
        self._tree = shapely.STRtree(np.array(shapes, dtype=object))

    def find(self, shape: BaseGeometry) -> tuple[str, float]:
        """Name of the nearest coast and its distance in metres; 0 where they touch."""
        flat = self._plane.flat(shape)
        index = int(self._tree.nearest(flat))
        distance = float(shapely.distance(flat, self._tree.geometries[index]))
        return self._names[index], distance / self._scale(shape)

    def within(self, shape: BaseGeometry, reach_m: float) -> list[int]:
        """Positions of the coasts no farther than a distance in metres, in order."""
        flat = self._plane.flat(shape)
        reach = reach_m * self._scale(shape)
        return sorted(int(i) for i in self._tree.query(flat, predicate="dwithin", distance=reach))

    def _scale(self, shape: BaseGeometry) -> float:
        place = shape.centroid if isinstance(shape, Polygon) else shape.representative_point()
        return self._plane.metres_per_metre(place.x, place.y)
