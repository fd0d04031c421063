"""Land of the committed layers, as every map of a view has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from shapely import GeometryCollection, MultiPolygon, orient_polygons
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.contents import Catalog
from geo_app.engine.land.cut import cut_line
from geo_app.engine.polygons import polygons_of
from geo_app.errors import DataError
from geo_app.model.layers import SEA_PREFIX

COARSE_FAR, COARSE_TWIN = "beyond_region", "within_region"
"""Coarse land beyond the fine layer, and where that has the same; the inset map takes both."""


def land_of(catalog: Catalog, unit_id: str) -> MultiPolygon:
    """Land of one unit, of all layers together; longitude, latitude on WGS84.

    It is empty where the unit is only a point. Outer rings run counter-clockwise.
    """
    return _units_land(catalog).get(unit_id, MultiPolygon())


@lru_cache(maxsize=4)
def named_land(catalog: Catalog) -> tuple[tuple[str, BaseGeometry], ...]:
    """Land that belongs to no unit, by name; `COARSE_FAR` and `COARSE_TWIN` are among it."""
    return tuple(
        (properties["land"], geometry)
        for properties, geometry in _features(catalog)
        if "land" in properties
    )


def cut_ends(catalog: Catalog, unit_id: str, share: float) -> list[list[float]]:
    """Find the ends of the line behind which lies a share of a unit, latitude first."""
    division = catalog.units[unit_id].division
    if division is None:
        raise DataError([f"units/{unit_id}.yaml: the unit is cut but has no division."])
    ends = cut_line(land_of(catalog, unit_id), division.azimuth_deg, share)
    return [[round(lat, 5), round(lon, 5)] for lon, lat in ends]


@lru_cache(maxsize=4)
def _units_land(catalog: Catalog) -> Mapping[str, MultiPolygon]:
    pieces: dict[str, list[BaseGeometry]] = {}
    for properties, geometry in _features(catalog):
        if "unit" in properties:
            pieces.setdefault(properties["unit"], []).append(geometry)
    return {
        unit: orient_polygons(MultiPolygon(polygons_of(GeometryCollection(lands))))
        for unit, lands in pieces.items()
    }


def _features(catalog: Catalog) -> Iterable[tuple[Mapping[str, Any], BaseGeometry]]:
    for name in catalog.layer_names:
        if name.startswith(SEA_PREFIX):
            continue
        for feature in catalog.layer(name)["features"]:
            yield feature["properties"], shape(feature["geometry"])
