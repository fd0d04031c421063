"""A GeoJSON writer (RFC 7946) whose output is the same byte for byte, whatever the run."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPolygon, Point, Polygon, orient_polygons
from shapely.geometry.base import BaseGeometry

from geo_app.atomic import write_text
from geo_app.engine.polygons import polygons_of
from geo_app.pipeline.shapes import repaired

DIGITS = 5
"""Decimals of a degree that are kept: 0.00001 degrees of latitude are 1.1 m."""

Owner = tuple[str, str | int]
"""A property and its value: ``("unit", "x")``, ``("land", "y")``, ``("depth_m", 200)``."""

Shape = Sequence[Polygon] | Point
Ring = list[list[float]]


def write_layer(path: Path, shapes: Mapping[Owner, Shape], digits: int = DIGITS) -> None:
    """Write one feature for each owner, one feature a line, sorted by owner.

    ``shapes``: under the property and the value that a feature has, such as ``("unit", "x")``, what
    it shows: longitude and latitude in degrees on WGS84.
    """
    write_features(
        path, (feature(owner, shapes[owner], digits) for owner in sorted(shapes, key=_place))
    )


def write_features(path: Path, features: Iterable[Mapping[str, Any]]) -> None:
    """Write a feature collection, one feature a line with sorted keys; whole or not at all."""
    body = ",\n".join(
        json.dumps(one_feature, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for one_feature in features
    )
    write_text(path, f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n')


def _place(owner: Owner) -> tuple[str, int, str]:
    """Order of features: numbers by size, names by alphabet."""
    name, value = owner
    return (name, value, "") if isinstance(value, int) else (name, 0, value)


def feature(owner: Owner, shape: Shape, digits: int = DIGITS) -> dict[str, Any]:
    """Make one feature."""
    return {
        "type": "Feature",
        "properties": dict([owner]),
        "geometry": geometry_of(shape, digits),
    }


def geometry_of(shape: Shape, digits: int = DIGITS) -> dict[str, Any]:
    """Turn polygons or a point into a GeoJSON geometry with rounded coordinates.

    Outer rings run counter-clockwise and inner ones clockwise (RFC 7946, section 3.1.6); every
    ring begins at its south-western-most corner by longitude, and the parts are sorted.
    """
    if isinstance(shape, Point):
        return {"type": "Point", "coordinates": [round(shape.x, digits), round(shape.y, digits)]}
    parts = sorted(_rings(part) for part in _rounded(shape, digits))
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _rounded(polygons: Sequence[Polygon], digits: int) -> list[Polygon]:
    """Round the corners; join what overlaps in the source and mend what the rounding folds."""
    snapped: BaseGeometry = shapely.transform(
        MultiPolygon(polygons), lambda points: points.round(digits)
    )
    if not snapped.is_valid:
        snapped = shapely.union_all(
            [repaired(part) for part in polygons_of(snapped)], grid_size=10.0**-digits
        )
    return [part for part in polygons_of(snapped) if part.area > 0]


def _rings(polygon: Polygon) -> list[Ring]:
    """Rings of one polygon, wound and begun as the format asks, without repeated corners."""
    wound = orient_polygons(polygon)
    holes = sorted(_ring(list(ring.coords)) for ring in wound.interiors)
    return [_ring(list(wound.exterior.coords)), *holes]


def _ring(corners: Sequence[tuple[float, ...]]) -> Ring:
    """Close a ring that begins at its smallest corner."""
    plain = [(round(x, DIGITS), round(y, DIGITS)) for x, y, *_ in corners]
    once = [corner for i, corner in enumerate(plain[:-1]) if i == 0 or corner != plain[i - 1]]
    start = once.index(min(once))
    turned = once[start:] + once[:start]
    return [list(corner) for corner in [*turned, turned[0]]]
