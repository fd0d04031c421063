"""Which unit's land a point lies on."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry import shape

from geo_app.data.contents import Catalog
from geo_app.model.layers import SEA_PREFIX


def unit_at(catalog: Catalog, lon: float, lat: float) -> str | None:
    """Return the unit on whose drawn land a point lies, if it lies on any.

    Parameters
    ----------
    catalog : Catalog
        Its layers hold the coast, in degrees on WGS84.
    lon, lat : float
        Degrees on WGS84.
    """
    units, tree = _land(catalog)
    found = tree.query(shapely.Point(lon, lat), predicate="within")
    return units[int(found[0])] if len(found) else None


@lru_cache(maxsize=2)
def _land(catalog: Catalog) -> tuple[list[str], Any]:
    features = [
        feature
        for name in catalog.layer_names
        if not name.startswith(SEA_PREFIX)
        for feature in catalog.layer(name)["features"]
        if feature["properties"].get("unit") and "Polygon" in feature["geometry"]["type"]
    ]
    units = [str(feature["properties"]["unit"]) for feature in features]
    return units, shapely.STRtree([shape(feature["geometry"]) for feature in features])
