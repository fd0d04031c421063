"""Neighbouring land: simplified where it is far from the dispute, and the wide low-detail land."""

from collections.abc import Mapping, Sequence

import shapely
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from geo_app.engine.polygons import polygons_of
from geo_app.pipeline.settings import CoastlineSettings
from geo_app.pipeline.shapes import NearestCoast, Plane, area_km2, repaired

INSIDE, OUTSIDE = "within_region", "beyond_region"
"""Names of the two parts of the wide land: where the detailed coast also is, and elsewhere."""


def neighbouring_land(
    lands: Mapping[str, Sequence[Polygon]],
    disputed: NearestCoast,
    settings: CoastlineSettings,
    plane: Plane,
) -> dict[str, list[Polygon]]:
    """Simplify land that is far from the dispute, then cut it at the region's edges.

    ``lands``: shapes in degrees, reaching somewhat beyond the region so that the simplification
    moves none of the region's edges.
    """
    by_land: dict[str, list[Polygon]] = {}
    for name, shapes in lands.items():
        for shape in shapes:
            fine = disputed.find(shape)[1] <= settings.fine_within_m
            kept: BaseGeometry = shape
            if not fine:
                kept = simplified(shape, settings.simplify_m, plane)
            pieces = polygons_of(shapely.clip_by_rect(kept, *settings.region.box))
            if pieces:
                by_land.setdefault(name, []).extend(pieces)
    return by_land


def simplified(shape: Polygon, tolerance_m: float, plane: Plane) -> BaseGeometry:
    """Simplify a shape by Douglas and Peucker's method in a conformal plane.

    ``tolerance_m``: how far the coast may move, in metres on the ground at the middle of the shape.
    """
    place = shape.representative_point()
    tolerance = tolerance_m * plane.metres_per_metre(place.x, place.y)
    flat = plane.flat(shape).simplify(tolerance, preserve_topology=True)
    return repaired(plane.unflat(flat))


def wide_land(land: Sequence[Polygon], settings: CoastlineSettings) -> dict[str, list[Polygon]]:
    """Cut the low-detail land to its boxes and part it at the edges of the region.

    A map that draws the detailed coast takes the outer part alone, so that no coarse coast shows
    beneath the fine one; a small overview takes both.
    """
    region = box(*settings.region.box)
    parts: dict[str, list[Polygon]] = {INSIDE: [], OUTSIDE: []}
    for frame in settings.wide:
        window = frame.box
        plane = Plane.across(window)
        for shape in land:
            for piece in polygons_of(repaired(shapely.clip_by_rect(shape, *window))):
                if area_km2(piece) < settings.wide_smallest_km2:
                    continue
                small = simplified(piece, settings.wide_simplify_m, plane)
                # The plane bends the straight edges of the window a little; cut them again.
                fit = shapely.clip_by_rect(small, *window)
                parts[INSIDE] += polygons_of(shapely.intersection(fit, region))
                parts[OUTSIDE] += polygons_of(shapely.difference(fit, region))
    return parts
