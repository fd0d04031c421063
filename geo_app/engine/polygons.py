"""Taking geometries apart into their polygons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely import GeometryCollection, MultiPolygon, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """Take a geometry apart into its polygons; lines, points and empty ones are left out."""
    # Twice: a collection may hold multipolygons.
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def unit_land(features: Iterable[Mapping[str, Any]], unit: str) -> MultiPolygon:
    """Put the land of one unit together, out of GeoJSON features that name it."""
    pieces = [shape(one["geometry"]) for one in features if one["properties"].get("unit") == unit]
    return MultiPolygon(polygons_of(GeometryCollection(pieces)))
