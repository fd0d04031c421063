"""Taking geometries apart into their polygons."""

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """Take a geometry apart into its polygons; lines, points and empty ones are left out."""
    # Twice: a collection may hold multipolygons.
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]
