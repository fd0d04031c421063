"""Reader of the OpenStreetMap coastline package: one GeoJSON file with all land of the Earth."""

from pathlib import Path

import numpy as np
import shapely
from shapely import Polygon

from geo_app.engine.polygons import polygons_of
from geo_app.errors import SourceFileError
from geo_app.pipeline.shapes import Box
from geo_app.pipeline.sources.archives import read_member

MEMBER = "package/map.geo.json"


def read_osm_coast(archive: Path, box: Box) -> list[Polygon]:
    """Read the land polygons that touch a box, cut at its edges.

    Raises `SourceFileError` if the package cannot be read.
    """
    return parse_osm_coast(read_member(archive, MEMBER), archive.name, box)


def parse_osm_coast(text: bytes, name: str, box: Box) -> list[Polygon]:
    """Read land polygons from the text of the GeoJSON file; ``name`` is for messages."""
    try:
        everything = polygons_of(shapely.from_geojson(text))
    except shapely.errors.ShapelyError as error:
        raise SourceFileError(f"{name}: {MEMBER} is not GeoJSON ({error}).") from error
    bounds = shapely.bounds(np.array(everything, dtype=object))
    west, south, east, north = box
    near = (
        (bounds[:, 2] >= west)
        & (bounds[:, 0] <= east)
        & (bounds[:, 3] >= south)
        & (bounds[:, 1] <= north)
    )
    # Cutting comes before any repair: the largest polygon has 200,000 corners.
    return [
        piece
        for index in np.flatnonzero(near)
        for piece in polygons_of(shapely.clip_by_rect(everything[index], *box))
    ]
