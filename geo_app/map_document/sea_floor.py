"""The sea floor for the map document: areas deeper than a few depths, encoded."""

from __future__ import annotations

from typing import NamedTuple

from shapely.geometry import shape

from geo_app.data.contents import Catalog
from geo_app.map_document.shapes import Encoded, encode

LAYER = "sea_floor"


class DepthArea(NamedTuple):
    """Where the sea is deeper than ``depth_m`` metres; an inner area lies in the outer one."""

    depth_m: int
    polygons: Encoded


def depth_contours(catalog: Catalog) -> tuple[DepthArea, ...]:
    """Return the areas from the shallowest to the deepest; none where the layer is not there."""
    if LAYER not in catalog.layer_names:
        return ()
    areas = [
        DepthArea(int(one["properties"]["depth_m"]), encode(shape(one["geometry"])))
        for one in catalog.layer(LAYER)["features"]
    ]
    return tuple(sorted(areas))
