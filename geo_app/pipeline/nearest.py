"""Which of several named coasts is nearest to a shape."""

from collections.abc import Iterable

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo_app.pipeline.shapes import Plane


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
        shapes = [plane.to_plane(shape) for _, shape in pairs]
        self._tree = shapely.STRtree(np.array(shapes, dtype=object))

    def find(self, shape: BaseGeometry) -> tuple[str, float]:
        """Name of the nearest coast and its distance in metres; 0 where they touch."""
        flat = self._plane.to_plane(shape)
        index = int(self._tree.nearest(flat))
        distance = float(shapely.distance(flat, self._tree.geometries[index]))
        return self._names[index], distance / self._scale(shape)

    def within(self, shape: BaseGeometry, reach_m: float) -> list[int]:
        """Positions of the coasts no farther than a distance in metres, in order."""
        flat = self._plane.to_plane(shape)
        reach = reach_m * self._scale(shape)
        return sorted(int(i) for i in self._tree.query(flat, predicate="dwithin", distance=reach))

    def _scale(self, shape: BaseGeometry) -> float:
        place = shape.centroid if isinstance(shape, Polygon) else shape.representative_point()
        return self._plane.metres_per_metre(place.x, place.y)
