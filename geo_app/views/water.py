"""The sea of a view: which pieces are drawn, whose they would be, and the water of each.

A map draws the land over the sea, so the pieces of the layer may run on below it. Whoever
measures a piece in a file needs the water alone: that is what its ``area_km2`` counts.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon, orient_polygons
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.contents import Catalog
from geo_app.engine.ground import coast_features
from geo_app.engine.polygons import polygons_of
from geo_app.engine.sea.table import ZONES
from geo_app.model.layers import ARCS_LAYER, ATOMS_LAYER
from geo_app.views.summary import Summary

DRAWN_ZONES = ZONES[:3]
"""Zones that are coloured: up to 12, 24 and 200 nautical miles."""

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
    pieces = np.array([shape(atom["geometry"]) for atom in catalog.layer(ATOMS_LAYER)["features"]])
    water = shapely.difference(pieces, _land(catalog, shapely.total_bounds(pieces)))
    return tuple(map(_polygons, shapely.set_precision(water, GRID_DEG)))


def _land(catalog: Catalog, bounds: np.ndarray) -> BaseGeometry:
    shapes = np.array([shape(feature["geometry"]) for feature in coast_features(catalog)])
    parts = shapely.get_parts(shapes[shapely.get_type_id(shapes) >= _LEAST_AREAL])
    near = shapely.intersects(parts, shapely.box(*bounds))
    land = shapely.union_all(shapely.clip_by_rect(parts[near], *bounds))
    shapely.prepare(land)
    return land


def _polygons(water: BaseGeometry) -> Polygon | MultiPolygon:
    kept = [part for part in polygons_of(water) if part.area >= _SMALLEST_DEG2]
    joined: MultiPolygon = orient_polygons(MultiPolygon(kept))
    return joined.geoms[0] if len(kept) == 1 else joined


def drawn_atoms(catalog: Catalog, rocks: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the pieces of the sea that belong to a zone, under one rule for rocks.

    Each with its place in the layer, as a GeoJSON feature; it may run on under the land.
    """
    if ATOMS_LAYER not in catalog.layer_names:
        return
    for number, feature in enumerate(catalog.layer(ATOMS_LAYER)["features"]):
        properties = feature["properties"]
        if properties["set"] in (rocks, "both") and properties["zone"] in DRAWN_ZONES:
            yield number, feature


def atom_party(summary: Summary, properties: Mapping[str, Any]) -> str | None:
    """Party whose colour a piece of the sea has: that of the nearest coast, if it has one."""
    owner = properties.get("unit") or properties.get("land")
    drawn = summary.units.get(owner or "")
    strip = properties.get("strip")
    if drawn and drawn.cut and strip:
        return drawn.cut.to if drawn.cut.share >= (strip[0] + strip[1]) / 2 else drawn.cut.rest
    return (drawn.party if drawn else None) or summary.catalog.home_parties.get(owner or "")


def equidistance(summary: Summary) -> Iterator[list[list[float]]]:
    """Yield the lines where two parties' waters meet; longitude and latitude of their points."""
    for number in border_arcs(summary):
        arc = summary.catalog.layer(ARCS_LAYER)["features"][number]
        yield arc["geometry"]["coordinates"]


def border_arcs(summary: Summary) -> Iterator[int]:
    """Yield the numbers, in their layer, of the arcs at which two parties' waters meet."""
    catalog, rocks = summary.catalog, summary.view.rocks
    if ARCS_LAYER not in catalog.layer_names:
        return
    atoms = catalog.layer(ATOMS_LAYER)["features"]
    parties = [atom_party(summary, atom["properties"]) for atom in atoms]
    for number, arc in enumerate(catalog.layer(ARCS_LAYER)["features"]):
        sides = {None if side is None else parties[side] for side in arc["properties"][rocks]}
        if len(sides) == 2 and None not in sides:
            yield number
