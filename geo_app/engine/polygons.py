"""Polygons of geometries and of units, and which unit's land a point lies on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import shapely
from shapely import GeometryCollection, MultiPolygon, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.contents import Catalog
from geo_app.model.layers import SEA_PREFIX


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """Take a geometry apart into its polygons; lines, points and empty ones are left out."""
    # Twice: a collection may hold multipolygons.
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def unit_land(features: Iterable[Mapping[str, Any]], unit: str) -> MultiPolygon:
    """Put the land of one unit together, out of GeoJSON features that name it."""
    pieces = [shape(one["geometry"]) for one in features if one["properties"].get("unit") == unit]
    return MultiPolygon(polygons_of(GeometryCollection(pieces)))


def unit_at(catalog: Catalog, lon: float, lat: float) -> str | None:
    """Return the unit on whose drawn land a point in degrees on WGS84 lies, if on any."""
    units, tree = _land(catalog)
    found = tree.query(shapely.Point(lon, lat), predicate="within")
    return units[int(found[0])] if len(found) else None


@lru_cache(maxsize=2)
def _land(catalog: Catalog) -> tuple[list[str], Any]:
    features = [
        feature
        for name in catalog.layer_names
        if not name.startswith(SEA_PREFIX)
        for feature in catalog.layer(name)["features"]
        if feature["properties"].get("unit") and "Polygon" in feature["geometry"]["type"]
    ]
    units = [str(feature["properties"]["unit"]) for feature in features]
    return units, shapely.STRtree([shape(feature["geometry"]) for feature in features])
