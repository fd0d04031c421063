"""The sea floor as areas deeper than a few depths, for a quiet layer beneath the map."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.ndimage import zoom
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo_app.engine.polygons import polygons_of
from geo_app.pipeline.layers.context import simplified
from geo_app.pipeline.layers.geojson import Owner, Shape, write_layer
from geo_app.pipeline.settings import SeaFloor
from geo_app.pipeline.shapes import Plane, area_km2, repaired
from geo_app.pipeline.sources.relief import Relief, read_relief

DIGITS = 2
"""Decimals of a degree: about 1 km, a tenth of a cell of the relief."""

_FINER = 2


def write_sea_floor(archive: Path, settings: SeaFloor, path: Path) -> None:
    """Write the layer: one feature a depth, with everything that lies deeper."""
    relief = read_relief(archive, settings.frame.box)
    shapes = depth_areas(relief, settings)
    named: dict[Owner, Shape] = {("depth_m", depth): shapes[depth] for depth in shapes}
    write_layer(path, named, DIGITS)


def depth_areas(relief: Relief, settings: SeaFloor) -> Mapping[int, Sequence[Polygon]]:
    """Find the areas that are deeper than each depth in metres, without small ones."""
    # The package that finds contours is needed by the build alone.
    from contourpy import FillType, contour_generator

    smooth = zoom(relief.heights_m, _FINER, order=1, grid_mode=False)
    generator: Any = contour_generator(
        np.linspace(relief.longitudes_deg[0], relief.longitudes_deg[-1], smooth.shape[1]),
        np.linspace(relief.latitudes_deg[0], relief.latitudes_deg[-1], smooth.shape[0]),
        smooth,
        fill_type=FillType.OuterOffset,
    )
    plane = Plane.across(settings.frame.box)
    areas: dict[int, list[Polygon]] = {}
    for depth in settings.depths_m:
        points, offsets = generator.filled(-np.inf, -float(depth))
        pieces = [_polygon(corners, rings) for corners, rings in zip(points, offsets, strict=True)]
        areas[depth] = [
            small
            for piece in pieces
            for part in polygons_of(piece)
            for small in _simple(part, settings, plane)
        ]
    return areas


def _polygon(corners: np.ndarray, offsets: np.ndarray) -> BaseGeometry:
    rings = [corners[begin:end] for begin, end in pairwise(offsets)]
    return repaired(Polygon(rings[0], [ring for ring in rings[1:] if len(ring) > 3]))


def _simple(part: Polygon, settings: SeaFloor, plane: Plane) -> list[Polygon]:
    """Simplify an area and drop it, or islands in it, where they are too small to matter."""
    least = settings.smallest_km2
    if area_km2(part) < least:
        return []
    holes = [ring for ring in part.interiors if area_km2(Polygon(ring)) >= least]
    shape = simplified(Polygon(part.exterior, holes), settings.simplify_m, plane)
    return [piece for piece in polygons_of(shape) if area_km2(piece) >= least]
