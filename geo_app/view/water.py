"""The water of each piece of the sea: what is drawn of it, without the land that it runs under.

A map draws the land over the sea, so the pieces of the layer may run on below it. Whoever
measures a piece in a file needs the water alone: that is what its ``area_km2`` counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from geo_app.data.contents import Catalog
from geo_app.engine.sea.table import coast_features
from geo_app.model.layers import ATOMS_LAYER

GRID_DEG = 1e-6
"""Grid of the written coordinates: 0.1 m."""

_SMALLEST_DEG2 = 1e-10
"""Splinters below this, about 1 m2, come from two ways of drawing one shore."""

_LEAST_AREAL = 3
"""Type numbers of Shapely from here on are polygons and collections."""


@lru_cache(maxsize=4)
def sea_waters(catalog: Catalog) -> tuple[Polygon | MultiPolygon, ...]:
    """Return the water of every piece of the sea, in the order of the layer.

    The same land bounds the sea in the figures: all coasts that the map draws near the dispute.

    Returns
    -------
    tuple of Polygon or MultiPolygon
        Degrees on WGS84, rounded to `GRID_DEG` and valid; outer rings run counter-clockwise.
        A piece that lies under land altogether is empty.
    """
    pieces = np.array([shape(one["geometry"]) for one in catalog.layer(ATOMS_LAYER)["features"]])
    water = shapely.difference(pieces, _land(catalog, shapely.total_bounds(pieces)))
    return tuple(map(_polygons, shapely.set_precision(water, GRID_DEG)))


def _land(catalog: Catalog, bounds: np.ndarray) -> BaseGeometry:
    shapes = np.array([shape(one["geometry"]) for one in coast_features(catalog)])
    parts = shapely.get_parts(shapes[shapely.get_type_id(shapes) >= _LEAST_AREAL])
    near = shapely.intersects(parts, shapely.box(*bounds))
    land = shapely.union_all(shapely.clip_by_rect(parts[near], *bounds))
    shapely.prepare(land)
    return land


def _polygons(water: BaseGeometry) -> Polygon | MultiPolygon:
    kept = [orient(one) for one in _parts(water) if one.area >= _SMALLEST_DEG2]
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)


def _parts(shape_: BaseGeometry) -> Iterator[Polygon]:
    if isinstance(shape_, Polygon):
        yield shape_
    for part in getattr(shape_, "geoms", ()):
        yield from _parts(part)
