"""The same coast from another source, so that a reader sees how far figures depend on it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import MultiPoint, Polygon
from shapely.geometry import mapping, shape

from geo_app.engine.polygons import polygons_of
from geo_app.engine.sea.coast import owner_of
from geo_app.pipeline.layers.context import neighbouring_land, simplified
from geo_app.pipeline.layers.units import cut_out
from geo_app.pipeline.settings import CoastlineSettings, UnitCoast
from geo_app.pipeline.shapes import NearestCoast, Plane, joined
from geo_app.pipeline.sources.coastlines import read_gshhg

TOLERANCE_M = 50.0
"""How far the other coast may be moved by its simplification; the two lie 100 m apart anyway."""

Features = Sequence[Mapping[str, Any]]


def other_coast(
    archive: Path, drawn: Features, settings: CoastlineSettings, units: Sequence[UnitCoast]
) -> list[dict[str, Any]]:
    """Return the coast as GSHHG has it, with the owners of the one that the map draws.

    ``drawn``: the coast that the map draws, in degrees. An owner that GSHHG lacks, or has in the
    wrong place, keeps its own.

    Returns
    -------
    list of GeoJSON features
        Polygons in degrees on WGS84, and the points of the owners that have no shape.

    Raises `SourceFileError` if the package cannot be read.
    """
    plane = Plane.across(settings.region.box)
    displaced = MultiPoint(settings.displaced_islets)
    land = [
        part
        for polygon in read_gshhg(archive, settings.region.box, whole=False)
        if not polygon.intersects(displaced)
        for part in polygons_of(simplified(polygon, TOLERANCE_M, plane))
    ]
    gshhg = _by_owner(land, drawn, settings, units, plane)
    chain = {unit.id for unit in units if unit.in_chain}
    shapes = [(owner_of(one), shape(one["geometry"])) for one in drawn]
    disputed = NearestCoast(plane, [one for one in shapes if one[0] in chain])
    moved = neighbouring_land(gshhg, disputed, settings, plane)
    ids = {unit.id for unit in units}
    return [
        *(dict(one) for one in drawn if owner_of(one) not in moved),
        *(_feature(name, polygons, ids) for name, polygons in sorted(moved.items())),
    ]


def _by_owner(
    land: list[Polygon],
    drawn: Features,
    settings: CoastlineSettings,
    units: Sequence[UnitCoast],
    plane: Plane,
) -> dict[str, list[Polygon]]:
    """Give every polygon to the owner of the drawn land that it covers most of, or lies nearest."""
    seeds = {unit.id: unit.coast.seeds for unit in units}
    owned: dict[str, list[Polygon]] = {}
    for cut in settings.cuts:
        owned[cut.unit], land = cut_out(land, cut, seeds.get(cut.unit, ()))
    pairs = [(owner_of(one), shape(one["geometry"])) for one in drawn]
    finder = NearestCoast(plane, pairs)
    shapes = np.array([one for _, one in pairs], dtype=object)
    boxed = np.array(land, dtype=object)
    index, other = shapely.STRtree(shapes).query(boxed, predicate="intersects")
    shared = shapely.area(shapely.intersection(boxed[index], shapes[other]))
    most: dict[int, tuple[float, str]] = {}
    for place, owner, area in zip(index.tolist(), other.tolist(), shared.tolist(), strict=True):
        most[place] = max(most.get(place, (0.0, "")), (area, pairs[owner][0]))
    for place, polygon in enumerate(land):
        area, name = most.get(place, (0.0, ""))
        owned.setdefault(name if area else finder.find(polygon)[0], []).append(polygon)
    return owned


def _feature(name: str, polygons: Sequence[Polygon], ids: set[str]) -> dict[str, Any]:
    owner = {"unit" if name in ids else "land": name}
    return {"type": "Feature", "properties": owner, "geometry": mapping(joined(polygons))}
