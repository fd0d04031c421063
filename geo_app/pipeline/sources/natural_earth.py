"""Reader of Natural Earth land from the ``world-atlas`` package (TopoJSON)."""

import io
from pathlib import Path

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LinearRing, Polygon
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geo_app.engine.polygons import polygons_of
from geo_app.errors import SourceFileError
from geo_app.pipeline.shapes import repaired
from geo_app.pipeline.sources.archives import read_member

MEMBER = "package/land-50m.json"
_TURN_DEG, _HALF_TURN_DEG = 360.0, 180.0


def read_natural_earth(archive: Path) -> list[Polygon]:
    """Read all land of the Earth at 1 : 50 million, longitude and latitude in degrees.

    Raises `SourceFileError` if the package cannot be read.
    """
    return parse_topojson(read_member(archive, MEMBER), archive.name)


def parse_topojson(text: bytes, name: str) -> list[Polygon]:
    """Read the polygons of a TopoJSON file; ``name`` is for messages."""
    try:
        geometries = geopandas.read_file(io.BytesIO(text)).geometry
    except (RuntimeError, AttributeError) as error:
        raise SourceFileError(f"{name}: it is not TopoJSON ({error}).") from error
    return [
        piece
        for geometry in geometries
        for polygon in polygons_of(geometry)
        for piece in split_at_antimeridian(polygon)
    ]


def split_at_antimeridian(polygon: Polygon) -> list[Polygon]:
    """Split a polygon whose rings step from 180 to -180 degrees as if these were far apart.

    The package stitches land together across the 180th meridian. Taken in a plane, such a ring
    runs once around the Earth. A polygon around a pole has no shape in such a plane; none is
    returned for it.
    """
    outer = _unwrapped(polygon.exterior)
    if abs(outer[0, 0] - outer[-1, 0]) > _HALF_TURN_DEG:
        return []
    holes = [_unwrapped(ring) for ring in polygon.interiors]
    shell = repaired(Polygon(outer))
    placed = [_shifted_into(shell, hole) for hole in holes]
    whole = repaired(Polygon(outer, placed))
    pieces: list[Polygon] = []
    for turn_deg in (-_TURN_DEG, 0.0, _TURN_DEG):
        window = (turn_deg - _HALF_TURN_DEG, -90.0, turn_deg + _HALF_TURN_DEG, 90.0)
        inside = repaired(shapely.clip_by_rect(whole, *window))
        pieces += polygons_of(translate(inside, xoff=-turn_deg))
    return pieces


def _unwrapped(ring: LinearRing) -> NDArray[np.float64]:
    """Corners of a ring, shape (n, 2), whose longitudes never step by more than half a turn."""
    corners = shapely.get_coordinates(ring)
    corners[:, 0] = np.unwrap(corners[:, 0], period=_TURN_DEG)
    return corners


def _shifted_into(shell: BaseGeometry, hole: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move a hole by whole turns to where its polygon is."""
    middle = Polygon(hole).representative_point()
    for turn_deg in (-_TURN_DEG, _TURN_DEG):
        if shell.contains(translate(middle, xoff=turn_deg)):
            return np.add(hole, (turn_deg, 0.0))
    return hole
