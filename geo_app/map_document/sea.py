"""The sea for the map document: arcs once, atoms as lists of arcs; and the floor of the sea."""

from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from shapely import LineString
from shapely.geometry import shape

from geo_app.data.contents import Catalog
from geo_app.engine.sea.table import SETS, ZONES
from geo_app.map_document.outlines import Points, encoded
from geo_app.map_document.shapes import COARSE_DIGITS, encode
from geo_app.model.layers import ARCS_LAYER, ATOMS_LAYER

FLOOR_LAYER = "sea_floor"

DIGITS = 3
"""Decimals of a degree: 110 m, less than a drawn line may be away by the tolerance."""

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
        ``sets``, ``zones``: names, by number.
        ``parties``: home party of every neighbouring coast that no proposal allocates.
        ``arcs``: one outline, as `outlines.encoded` writes it.
        ``atoms``: ``unit`` (or land; absent beyond 200 nautical miles), ``strip`` (shares of
        the unit's land, from and to), ``set`` (absent where both have it), ``zone``, ``area``
        in km2, ``rings`` (arcs by number; ``~k``, that is ``-k - 1``, is arc k backwards).
    """
    atoms = [feature["properties"] for feature in catalog.layer(ATOMS_LAYER)["features"]]
    return {
        "sets": list(SETS),
        "zones": list(ZONES),
        "parties": dict(catalog.home_parties),
        "arcs": _arcs(catalog),
        "atoms": [_atom(atom) for atom in atoms],
    }


@lru_cache(maxsize=4)
def _arcs(catalog: Catalog) -> str:
    arcs = catalog.layer(ARCS_LAYER)["features"]
    return encoded({DIGITS: [[_drawn(arc["geometry"]["coordinates"]) for arc in arcs]]})


@lru_cache(maxsize=4)
def sea_floor(catalog: Catalog) -> list[str]:
    """Return where the sea is deeper than some depths, encoded, the shallowest first.

    An inner area lies in the outer one; there is none where the layer is not there.
    """
    if FLOOR_LAYER not in catalog.layer_names:
        return []
    areas = catalog.layer(FLOOR_LAYER)["features"]
    areas = sorted(areas, key=lambda area: area["properties"]["depth_m"])
    return [encode([shape(area["geometry"])], COARSE_DIGITS) for area in areas]


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


def _drawn(points: list[list[float]]) -> Points:
    line = np.array(points)
    scale = np.array([np.cos(np.radians(line[:, 1].mean())), 1.0]) * _DEGREE_M
    fewer = shapely.get_coordinates(LineString(line * scale).simplify(TOLERANCE_M)) / scale
    if len(fewer) < 4 and (line[0] == line[-1]).all():
        fewer = line
    return np.asarray(fewer)
