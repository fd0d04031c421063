"""A view as a GeoPackage: what is on screen, with styles that QGIS takes up by itself."""

from __future__ import annotations

import geopandas
from shapely.geometry import shape

from geo_app.exports.gis import qgis_styles
from geo_app.exports.gis.features import (
    Feature,
    line_features,
    sea_features,
    sea_note,
    unit_features,
)
from geo_app.exports.gis.geopackage import CRS, multi, packed
from geo_app.view.summary import Summary
from geo_app.view.words import licences, made_with


def view_package(summary: Summary) -> bytes:
    """Return the layers ``units``, ``unit_points``, ``lines`` and ``sea`` of a view."""
    units = list(unit_features(summary))
    points = [one for one in units if one["geometry"]["type"] == "Point"]
    layers = {
        "units": [one for one in units if one not in points],
        "unit_points": points,
        "lines": list(line_features(summary)),
        "sea": list(sea_features(summary)),
    }
    about = f"{licences(summary)} {made_with(summary)}"
    abouts = {"sea": f"{sea_note(summary)} {about}"}
    frames = [
        (name, _frame(features), abouts.get(name, about))
        for name, features in layers.items()
        if features
    ]
    styles = qgis_styles.view_styles(summary.catalog)
    return packed(summary.catalog, frames, {name: styles[name] for name, *_ in frames})


def _frame(features: list[Feature]) -> geopandas.GeoDataFrame:
    rows = [one["properties"] | {"geometry": multi(shape(one["geometry"]))} for one in features]
    return geopandas.GeoDataFrame(rows, geometry="geometry", crs=CRS)
