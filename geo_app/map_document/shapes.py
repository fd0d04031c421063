"""Shapes of the committed layers, encoded for the map document."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon, box, orient_polygons, simplify, unary_union
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geo_app.data.contents import Catalog
from geo_app.engine.ground import COARSE_FAR, COARSE_TWIN, land_of, named_land
from geo_app.engine.polygons import polygons_of
from geo_app.map_document.outlines import Outline, Points, encoded

COARSE = frozenset({COARSE_FAR, COARSE_TWIN})

NEAR_DIGITS, FAR_DIGITS, COARSE_DIGITS = 4, 3, 2
"""Decimals of a degree: 11 m, 110 m, 1.1 km; finer than the outlines that are written with them."""

LAYER_DIGITS = 5
"""Decimals of the layers."""

LOCATOR_TOLERANCE_DEG = 0.25
LOCATOR_LEAST_DEG2 = 0.4
"""The inset is 168 px wide: what is smaller than a pixel of it is left out."""


@lru_cache(maxsize=4)
def unit_land(catalog: Catalog) -> tuple[str, Mapping[str, tuple[int, int]]]:
    """Encode the land of all units.

    Returns
    -------
    str
        As `outlines.encoded` writes polygons.
    mapping of str to tuple of int
        For each unit the first of its polygons, and the first of the next unit; the same where it
        is only a point.
    """
    polygons: list[Outline] = []
    places = {}
    for unit in catalog.leaves:
        first = len(polygons)
        polygons += map(_rings, _polygons(land_of(catalog, unit)))
        places[unit] = (first, len(polygons))
    return encoded({NEAR_DIGITS: polygons}), places


@lru_cache(maxsize=4)
def near_land(catalog: Catalog) -> str:
    """Encode land near the dispute that belongs to no unit.

    It may have been cut off along a meridian or parallel; the script draws no coast on such edges.
    A polygon of which `NEAR_DIGITS` would lay another edge along one has the layers' decimals.
    """
    outlines: dict[int, list[Outline]] = {NEAR_DIGITS: [], LAYER_DIGITS: []}
    for name, piece in named_land(catalog):
        if name not in COARSE:
            for rings in map(_rings, _polygons(piece)):
                outlines[NEAR_DIGITS if _keeps_cuts(rings) else LAYER_DIGITS].append(rings)
    return encoded(outlines)


@lru_cache(maxsize=4)
def far_land(catalog: Catalog) -> str:
    """Encode the coarse land of the wider world, where the near one ends.

    Layers are cut at the 180th meridian, a map is not: land beyond it gets longitudes above 180
    degrees (or below -180), so that it lies on the side on which a reader of this map meets it.
    """
    return encode(_far_pieces(catalog), FAR_DIGITS)


def far_frame(catalog: Catalog) -> list[list[float]] | None:
    """Find the box beyond which no land is drawn: south-west and north-east corners."""
    west, south, east, north = unary_union(_far_pieces(catalog)).bounds
    # Without far land the bounds are no numbers.
    return [[west, south], [east, north]] if west < east else None


def _far_pieces(catalog: Catalog) -> list[MultiPolygon]:
    (west, _), (east, _) = near_frame(catalog)
    middle = (west + east) / 2
    pieces = (piece for name, piece in named_land(catalog) if name == COARSE_FAR)
    return [MultiPolygon([_beside(part, middle) for part in polygons_of(one)]) for one in pieces]


def _beside(part: Polygon, middle_deg: float) -> Polygon:
    """Move a polygon by whole turns to where it lies nearest to a meridian."""
    turns = round((middle_deg - part.envelope.centroid.x) / 360)
    return translate(part, 360 * turns)


def near_frame(catalog: Catalog) -> list[list[float]]:
    """Find the box in which the near land is whole: south-west and north-east corners.

    Without near land a box of no size, so that every view reaches beyond it.
    """
    pieces = [piece for name, piece in named_land(catalog) if name not in COARSE]
    if not pieces:
        corner = list(catalog.dispute.home.south_west)
        return [corner, corner]
    west, south, east, north = unary_union([piece.envelope for piece in pieces]).bounds
    return [[west, south], [east, north]]


@lru_cache(maxsize=4)
def locator(catalog: Catalog) -> str:
    """Encode land of the inset map, coarse."""
    bounds = catalog.dispute.locator
    frame = box(*bounds.south_west, *bounds.north_east)
    disputed = [land_of(catalog, unit) for unit in catalog.leaves]
    pieces = [*disputed, *(piece for _, piece in named_land(catalog))]
    land = simplify(
        unary_union([piece.intersection(frame) for piece in pieces]), LOCATOR_TOLERANCE_DEG
    )
    large = [part for part in polygons_of(land) if part.area >= LOCATOR_LEAST_DEG2]
    return encode([Polygon(part.exterior) for part in large], COARSE_DIGITS)


def encode(lands: Iterable[BaseGeometry], digits: int) -> str:
    """Encode the polygons of geometries in degrees, with so many decimals."""
    return encoded({digits: [_rings(part) for land in lands for part in _polygons(land)]})


def _polygons(land: BaseGeometry) -> Iterator[Polygon]:
    yield from polygons_of(orient_polygons(land))


def _rings(part: Polygon) -> Outline:
    return [shapely.get_coordinates(ring)[:-1] for ring in (part.exterior, *part.interiors)]


def _keeps_cuts(rings: Outline) -> bool:
    return all(_cuts(ring.round(NEAR_DIGITS)) == _cuts(ring.round(LAYER_DIGITS)) for ring in rings)


def _cuts(corners: Points) -> int:
    return int((np.diff(corners, axis=0, append=corners[:1]) == 0).any(axis=1).sum())
