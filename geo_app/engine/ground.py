"""Land of the committed layers: whose it is, and on which unit's land a point lies."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from shapely import GeometryCollection, MultiPolygon, Point, Polygon, STRtree, orient_polygons
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.contents import Catalog
from geo_app.engine.land.cut import LandAhead
from geo_app.engine.polygons import polygons_of
from geo_app.errors import DataError
from geo_app.model.layers import SEA_PREFIX

COARSE_LAYER = "context_natural_earth"
"""Land of the wider world, drawn beyond the detailed coast; it bounds no sea here."""

COARSE_FAR, COARSE_TWIN = "beyond_region", "within_region"
"""Coarse land beyond the fine layer, and where that has the same; the inset map takes both."""

_FAR_DEG = 20
"""Further than any unit reaches."""


def coast_features(catalog: Catalog) -> list[Mapping[str, Any]]:
    """All features of the coast that the map draws near the dispute."""
    return list(_features(catalog, leave_out=COARSE_LAYER))


def land_of(catalog: Catalog, unit_id: str) -> MultiPolygon:
    """Land of one unit, of all layers together; longitude, latitude on WGS84.

    It is empty where the unit is only a point. Outer rings run counter-clockwise.
    """
    return _units_land(catalog).get(unit_id, MultiPolygon())


@lru_cache(maxsize=4)
def named_land(catalog: Catalog) -> tuple[tuple[str, BaseGeometry], ...]:
    """Land that belongs to no unit, by name; `COARSE_FAR` and `COARSE_TWIN` are among it."""
    return tuple(
        (feature["properties"]["land"], shape(feature["geometry"]))
        for feature in _features(catalog)
        if "land" in feature["properties"]
    )


@lru_cache(maxsize=32)
def land_ahead(catalog: Catalog, unit_id: str) -> LandAhead:
    """Land of a unit as a cut advances through it.

    Raises `DataError` if the data does not say how the unit is divided.
    """
    division = catalog.units[unit_id].division
    if division is None:
        raise DataError([f"units/{unit_id}.yaml: the unit is cut but has no division."])
    return LandAhead(land_of(catalog, unit_id), division.azimuth_deg)


def cut_ends(catalog: Catalog, unit_id: str, share: float) -> list[list[float]]:
    """Find the ends of the line behind which lies a share of a unit, latitude first."""
    ends = land_ahead(catalog, unit_id).line(share)
    return [[round(lat, 5), round(lon, 5)] for lon, lat in ends]


def cut_off(catalog: Catalog, unit_id: str, share: float) -> MultiPolygon:
    """Land of a unit that a cut takes off: the share, longitude and latitude on WGS84.

    Outer rings run counter-clockwise.
    """
    a, b = np.array(cut_ends(catalog, unit_id, share))[:, ::-1]
    along = (b - a) / np.hypot(*(b - a)) * _FAR_DEG
    left = np.array([-along[1], along[0]])
    behind = Polygon([a - along, b + along, b + along + left, a - along + left])
    return orient_polygons(MultiPolygon(polygons_of(land_of(catalog, unit_id) & behind)))


def unit_at(catalog: Catalog, lon: float, lat: float) -> str | None:
    """Return the unit on whose drawn land a point (degrees on WGS84) lies, if it lies on any."""
    units, tree = _tree(catalog)
    hits = tree.query(Point(lon, lat), predicate="within")
    return units[int(hits[0])] if len(hits) else None


@lru_cache(maxsize=4)
def _units_land(catalog: Catalog) -> Mapping[str, MultiPolygon]:
    pieces: dict[str, list[BaseGeometry]] = {}
    for feature in _features(catalog):
        if "unit" in feature["properties"]:
            pieces.setdefault(feature["properties"]["unit"], []).append(shape(feature["geometry"]))
    return {
        unit: orient_polygons(MultiPolygon(polygons_of(GeometryCollection(lands))))
        for unit, lands in pieces.items()
    }


@lru_cache(maxsize=4)
def _tree(catalog: Catalog) -> tuple[list[str], STRtree]:
    land = _units_land(catalog)
    return list(land), STRtree(list(land.values()))


def _features(catalog: Catalog, leave_out: str = "") -> Iterator[Mapping[str, Any]]:
    for name in catalog.layer_names:
        if not name.startswith(SEA_PREFIX) and name != leave_out:
            yield from catalog.layer(name)["features"]
