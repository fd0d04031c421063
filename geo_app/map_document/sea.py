"""The sea for the map document: arcs once, atoms as lists of arcs; and the floor of the sea."""

from __future__ import annotations

from typing import Any

import numpy as np
import polyline
import shapely
from shapely import LineString
from shapely.geometry import shape

from geo_app.data.contents import Catalog
from geo_app.engine.sea.table import SETS, ZONES
from geo_app.map_document.shapes import encode
from geo_app.model.layers import ARCS_LAYER, ATOMS_LAYER

FLOOR_LAYER = "sea_floor"

DIGITS = 4
"""Decimals of a degree: 11 m."""

AREA_DIGITS, STRIP_DIGITS = 6, 9
"""Decimals of areas in km2 and of shares: sums are the engine's to a millionth."""

TOLERANCE_M = 150.0
"""How far a drawn line may leave the one of the layer; areas are those of the build."""

_DEGREE_M = 111_000.0


def sea_data(catalog: Catalog) -> dict[str, Any]:
    """Collect what the document needs to colour the sea of any allocation.

    Returns
    -------
    dict
        ``precision``: decimals of the encoded polylines (latitude, longitude).
        ``sets``, ``zones``: names, by number.
        ``parties``: home party of every neighbouring coast that no proposal allocates.
        ``arcs``: encoded polylines.
        ``atoms``: ``unit`` (or land; absent beyond 200 nautical miles), ``strip`` (shares of
        the unit's land, from and to), ``set`` (absent where both have it), ``zone``, ``area``
        in km2, ``rings`` (arcs by number; ``~k``, that is ``-k - 1``, is arc k backwards).
        ``sides``: for each arc, the atoms on its left and right in the first set and in the
        second, -1 for none; the last pair is absent where it is the same.
        ``lengths``: of each arc at sea, in km, to 0.1.
    """
    atoms = [feature["properties"] for feature in catalog.layer(ATOMS_LAYER)["features"]]
    arcs = catalog.layer(ARCS_LAYER)["features"]
    return {
        "precision": DIGITS,
        "sets": list(SETS),
        "zones": list(ZONES),
        "parties": dict(catalog.home_parties),
        "hole": {
            name: next(
                (round(one["area_km2"]) for one in atoms if "sea" in one and one["set"] == name), 0
            )
            for name in SETS
        },
        "arcs": [_encoded(arc["geometry"]["coordinates"]) for arc in arcs],
        "sides": [_sides(arc["properties"]) for arc in arcs],
        "lengths": [round(arc["properties"]["length_km"], 1) for arc in arcs],
        "atoms": [_atom(atom) for atom in atoms],
    }


def sea_floor(catalog: Catalog) -> list[dict[str, Any]]:
    """Return where the sea is deeper than ``depth`` metres, the shallowest first.

    An inner area lies in the outer one; there is none where the layer is not there.
    """
    if FLOOR_LAYER not in catalog.layer_names:
        return []
    areas = {
        int(area["properties"]["depth_m"]): encode(shape(area["geometry"]))
        for area in catalog.layer(FLOOR_LAYER)["features"]
    }
    return [{"depth": depth_m, "shape": areas[depth_m]} for depth_m in sorted(areas)]


def _atom(atom: dict[str, Any]) -> dict[str, Any]:
    owner = atom.get("unit") or atom.get("land")
    optional: dict[str, Any] = {"unit": owner} if owner else {}
    if "strip" in atom:
        optional["strip"] = [round(bound, STRIP_DIGITS) for bound in atom["strip"]]
    if atom["set"] in SETS:
        optional["set"] = SETS.index(atom["set"])
    return optional | {
        "zone": ZONES.index(atom["zone"]),
        "area": round(atom["area_km2"], AREA_DIGITS),
        "rings": atom["rings"],
    }


def _sides(arc: dict[str, Any]) -> list[int]:
    first, second = ([-1 if side is None else side for side in arc[name]] for name in SETS)
    return first if first == second else [*first, *second]


def _encoded(points: list[list[float]]) -> str:
    line = np.array(points)
    scale = np.array([np.cos(np.radians(line[:, 1].mean())), 1.0]) * _DEGREE_M
    fewer = shapely.get_coordinates(LineString(line * scale).simplify(TOLERANCE_M)) / scale
    if len(fewer) < 4 and (line[0] == line[-1]).all():
        fewer = line
    return str(polyline.encode([(lat, lon) for lon, lat in fewer], DIGITS))
