"""The sea cut into atoms: faces between lines, their owners, zones and areas."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree
from shapely import Polygon

from geo_app.engine.geodesy import (
    NAUTICAL_MILE_M,
    Floats,
    Ints,
    distances_m,
    earth_centred,
    ring_area_km2,
)
from geo_app.engine.polygons import polygons_of

ZONE_LIMITS_M = tuple(limit * NAUTICAL_MILE_M for limit in (12, 24, 200))
BEYOND = len(ZONE_LIMITS_M)
"""Number of the zone beyond the last limit."""

_CANDIDATES = 12
_SLACK_M = 80.0
_SLIVER_KM2 = 1e-9


Shapes = np.ndarray[tuple[int, ...], np.dtype[np.object_]]


@dataclass(frozen=True)
class Faces:
    """Faces of the plane: polygons in degrees and a point inside each."""

    polygons: Shapes
    places: Floats


def faces(lines: Sequence[Floats]) -> Faces:
    """Cut the plane along lines in degrees; pieces that close nothing are left out."""
    made = shapely.linestrings(
        np.vstack(lines), indices=np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    )
    polygons = shapely.get_parts(shapely.polygonize([shapely.union_all(made)]))
    return Faces(polygons, shapely.get_coordinates(shapely.point_on_surface(polygons)))


def nearest(places: Floats, tree: cKDTree, lonlat: Floats) -> tuple[Ints, Floats]:
    """Find the nearest point of a coast, and its geodesic distance in metres, for every place.

    Straight distance orders points almost as geodesic distance does; those that straight
    distance puts within a slack of the best are measured on the ellipsoid.
    """
    chord, index = tree.query(earth_centred(places), k=min(_CANDIDATES, len(lonlat)))
    chord, index = np.atleast_2d(chord), np.atleast_2d(index)
    close = chord <= chord[:, :1] + _SLACK_M
    row, column = np.nonzero(close)
    metres = np.full(chord.shape, np.inf)
    metres[row, column] = distances_m(places[row], lonlat[index[row, column]])
    best = metres.argmin(axis=1)
    row_number = np.arange(len(places))
    return index[row_number, best].astype(np.int64), metres[row_number, best]


def zone_of(distance_m: Floats) -> Ints:
    """Zone by distance: 0 to 12 nm, 12 to 24, 24 to 200, beyond."""
    zone: Ints = np.searchsorted(np.array(ZONE_LIMITS_M), distance_m, side="left")
    return zone


def sea_areas_km2(polygons: Shapes, land: Sequence[Polygon]) -> Floats:
    """Areas on the ellipsoid of polygons without the land in them, km2.

    Edges are straight in longitude and latitude; the pieces of land do not overlap.
    """
    areas = np.array([_area_km2(polygon) for polygon in polygons])
    tree = shapely.STRtree(polygons)
    boxed = np.array(land, dtype=object)
    piece, face = tree.query(boxed, predicate="intersects")
    shared = shapely.intersection(boxed[piece], tree.geometries[face])
    for index, part in zip(face, shared, strict=True):
        areas[index] -= sum(map(_area_km2, polygons_of(part)))
    return np.where(areas < _SLIVER_KM2, 0.0, areas)


def _area_km2(polygon: Polygon) -> float:
    rings = (polygon.exterior, *polygon.interiors)
    sizes = [abs(ring_area_km2(shapely.get_coordinates(ring))) for ring in rings]
    return sizes[0] - sum(sizes[1:])
