"""Reader of an official boundary file, and its shapes in place of those of the free coastlines.

Such a file holds administrative areas: an island of three villages is three polygons. They are
joined, and each piece of land goes to the unit whose old coast it lies on.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas
import shapely
from pyogrio.errors import DataSourceError
from shapely import Polygon

from geo_app.engine.polygons import polygons_of
from geo_app.errors import DataError, SourceFileError
from geo_app.pipeline.layers.units import Coasts
from geo_app.pipeline.settings import OfficialCoast
from geo_app.pipeline.shapes import NearestCoast, Plane, padded, repaired

_MARGIN_DEG = 0.1
_WGS84 = "EPSG:4326"


def take_official(coasts: Coasts, path: Path, official: OfficialCoast, plane: Plane) -> None:
    """Replace the shapes of the units that the official file draws.

    Parameters
    ----------
    coasts : Coasts
        All shapes with their owners; changed in place.
    path : Path
        GeoJSON, shapefile or any other vector file that GDAL reads.

    Raises
    ------
    SourceFileError
        If the file cannot be read or is not of the kind expected.
    DataError
        If it draws one of the units not at all.
    """
    unknown = [unit for unit in official.units if not _parts(coasts, unit)]
    if unknown:
        raise DataError([f"coastlines.yaml: official.units: no coast of '{unknown[0]}'."])
    shapes = _owned(coasts, _land(path, official, coasts), official, plane)
    missing = [unit for unit in official.units if unit not in shapes]
    if missing:
        raise DataError([f"{path.name}: it has no land of {', '.join(missing)}."])
    for unit, polygons in shapes.items():
        coasts.main.pop(unit, None)
        coasts.islets.pop(unit, None)
        coasts.points.pop(unit, None)
        coasts.official[unit] = polygons


def _land(path: Path, official: OfficialCoast, coasts: Coasts) -> list[Polygon]:
    """Read the polygons near the units and join those that share a border."""
    around = shapely.union_all([shape for unit in official.units for shape in _parts(coasts, unit)])
    window = shapely.box(*padded(around.bounds, _MARGIN_DEG))
    try:
        frame = geopandas.read_file(path)
    except (DataSourceError, OSError, AttributeError) as error:
        raise SourceFileError(f"{path.name}: it cannot be read ({error}).") from error
    lacking = [field for field in official.fields if field not in frame.columns]
    if lacking:
        raise SourceFileError(
            f"{path.name}: it has no field {lacking[0]}; expected is {official.title}."
        )
    # Without a CRS of its own the file is in degrees; such a datum and WGS84 differ by centimetres.
    degrees = frame.to_crs(_WGS84) if frame.crs else frame
    shapes = (shape for shape in degrees.geometry if shape is not None)
    near = [repaired(shape) for shape in shapes if shape.intersects(window)]
    return polygons_of(shapely.union_all(near))


def _owned(
    coasts: Coasts, land: Sequence[Polygon], official: OfficialCoast, plane: Plane
) -> Mapping[str, list[Polygon]]:
    """Give each piece of land to the owner of the nearest old coast, if that is near enough."""
    finder = NearestCoast(plane, coasts.named())
    owned: dict[str, list[Polygon]] = {}
    for piece in land:
        owner, distance_m = finder.find(piece)
        if owner in official.units and distance_m <= official.reach_m:
            owned.setdefault(owner, []).append(piece)
    return owned


def _parts(coasts: Coasts, unit: str) -> list[shapely.Geometry]:
    point = coasts.points.get(unit)
    return [*coasts.main.get(unit, ()), *coasts.islets.get(unit, ()), *([point] if point else [])]
