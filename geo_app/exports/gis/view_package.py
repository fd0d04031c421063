"""A view as a GeoPackage: what is on screen, with styles that QGIS takes up by itself."""

from __future__ import annotations

from pathlib import Path

import geopandas
import pyogrio
from shapely.geometry import shape

from geo_app.exports.gis import qgis_styles
from geo_app.exports.gis.features import (
    Feature,
    line_features,
    sea_features,
    sea_note,
    unit_features,
)
from geo_app.exports.gis.geopackage import add_styles, multi
from geo_app.view.summary import Summary
from geo_app.view.words import licences, made_with

CRS = "EPSG:4326"


def write_view_package(summary: Summary, path: Path) -> None:
    """Write the layers ``units``, ``unit_points``, ``lines`` and ``sea`` of a view.

    The bytes depend on the view and the data alone: the date of the file is the last day that
    the data describes.
    """
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
    stamp = f"{summary.catalog.dispute.as_of}T00:00:00Z"
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": stamp})
    try:
        for name, features in layers.items():
            if features:
                _append(path, name, features, abouts.get(name, about))
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    styles = qgis_styles.view_styles(summary.catalog)
    add_styles(path, {name: styles[name] for name in layers if layers[name]}, stamp)


def _append(path: Path, name: str, features: list[Feature], about: str) -> None:
    rows = [one["properties"] | {"geometry": multi(shape(one["geometry"]))} for one in features]
    frame = geopandas.GeoDataFrame(rows, geometry="geometry", crs=CRS)
    pyogrio.write_dataframe(
        frame,
        path,
        layer=name,
        driver="GPKG",
        append=path.exists(),
        layer_options={"DESCRIPTION": about, "FID": "fid"},
    )
