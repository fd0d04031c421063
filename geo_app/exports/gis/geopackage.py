"""All data, or one view, as a GeoPackage with styles that QGIS takes up by itself.

Each layer stays a layer of its own here, so that its licence stays visible: the file is a
collection of databases, not one merged from them.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas
import pyogrio
from geopandas import GeoDataFrame
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.attribution import layer_terms
from geo_app.data.contents import Catalog
from geo_app.data.tables import TABLES, all_rows
from geo_app.engine.land.allocation import allocation_of
from geo_app.exports.gis import qgis_styles
from geo_app.exports.gis.features import line_features, sea_features, sea_note, unit_features
from geo_app.model.layers import ATOMS_LAYER
from geo_app.view.summary import Summary
from geo_app.view.water import sea_waters
from geo_app.view.words import licences, made_with

_WATER_NOTE = (
    " The land is cut out of the polygons; their lines are simplified, so what they measure"
    " differs a little from area_km2."
)
_STYLE_COLUMNS = (
    "id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT, "
    "f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, "
    "useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME"
)
_INSERT_STYLE = (
    "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
    "styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) "
    "VALUES ('', '', ?, 'geom', 'default', ?, '', 1, '', '', NULL, ?)"
)

Layer = tuple[str, pandas.DataFrame, str]
"""Name, rows and description."""


def geopackage(catalog: Catalog) -> bytes:
    """Return all layers, lines, places, events and tables."""
    return _packed(catalog, _layers(catalog), qgis_styles.styles(catalog))


def view_package(summary: Summary) -> bytes:
    """Return the layers ``units``, ``unit_points``, ``lines`` and ``sea`` of a view."""
    units = [*unit_features(summary)]
    points = [unit for unit in units if unit["geometry"]["type"] == "Point"]
    layers = {
        "units": [unit for unit in units if unit not in points],
        "unit_points": points,
        "lines": [*line_features(summary)],
        "sea": [*sea_features(summary)],
    }
    about = f"{licences(summary)} {made_with(summary)}"
    frames = []
    for name, features in layers.items():
        rows = (
            feature["properties"] | {"geometry": _multiple(shape(feature["geometry"]))}
            for feature in features
        )
        note = f"{sea_note(summary)} " if name == "sea" else ""
        if features:
            frames.append((name, _geo_frame(rows), note + about))
    return _packed(summary.catalog, frames, qgis_styles.view_styles(summary.catalog))


def _packed(catalog: Catalog, layers: Iterable[Layer], styles: Mapping[str, str]) -> bytes:
    """Return layers as a GeoPackage, with a style of QGIS for each that has one.

    The bytes depend on what is in it alone: the date of the file is the last day that the data
    describes.
    """
    stamp = f"{catalog.dispute.as_of}T00:00:00Z"
    names = set()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.gpkg"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": stamp})
        try:
            for name, frame, description in layers:
                _append(path, name, frame, description)
                names.add(name)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        _add_styles(path, {name: styles[name] for name in styles if name in names}, stamp)
        return path.read_bytes()


def _append(path: Path, name: str, frame: pandas.DataFrame, description: str) -> None:
    options = {"DESCRIPTION": description, "FID": "fid"}
    with warnings.catch_warnings():
        # A table without geometry has no CRS, and pyogrio says so each time.
        warnings.simplefilter("ignore", UserWarning)
        pyogrio.write_dataframe(
            frame, path, layer=name, driver="GPKG", append=path.exists(), layer_options=options
        )


def _layers(catalog: Catalog) -> Iterator[Layer]:
    terms = layer_terms(catalog)
    parties = {name: allocation_of(catalog, name).parties for name in catalog.scenarios}
    for layer in catalog.layer_names:
        note = _WATER_NOTE if layer == ATOMS_LAYER else ""
        yield layer, _layer(catalog, layer, parties), terms.get(layer, layer) + note
    if catalog.lines:
        yield "treaty_lines", _lines(catalog), "Treaty lines and the line of control, schematic"
    if catalog.events:
        yield "event_places", _events(catalog), "Events at their places"
    rows = all_rows(catalog)
    for table in TABLES:
        columns = [column.name for column in table.columns]
        frame = pandas.DataFrame(rows[table.name], columns=columns)
        yield f"table_{table.name}", frame, f"{table.title}. CC BY 4.0."


def _layer(catalog: Catalog, layer: str, parties: Mapping[str, Mapping[str, str]]) -> GeoDataFrame:
    """Return a layer as it is, with names and the party of each scenario where it has units."""
    features = catalog.layer(layer)["features"]
    has_units = any("unit" in one["properties"] for one in features)
    shapes: Sequence[BaseGeometry] = [shape(feature["geometry"]) for feature in features]
    if layer == ATOMS_LAYER:
        shapes = sea_waters(catalog)  # the water alone, as its areas are
    rows: list[dict[str, Any]] = []
    for feature, geometry in zip(features, shapes, strict=True):
        # A field of a GeoPackage holds one value.
        row = {
            key: json.dumps(value) if isinstance(value, list | dict) else value
            for key, value in feature["properties"].items()
        }
        if has_units:
            unit = catalog.units.get(row.get("unit") or "")
            row["name"] = unit.names.neutral if unit else None
            row["name_ja"] = unit.names.japanese.kanji if unit else None
            row["name_ru"] = unit.names.russian.cyrillic if unit else None
            row["kind"] = unit.kind if unit else None
            row |= {name: held.get(row.get("unit") or "") for name, held in parties.items()}
        rows.append(row | {"geometry": _multiple(geometry)})
    return _geo_frame(rows)


def _lines(catalog: Catalog) -> GeoDataFrame:
    return _geo_frame(
        {
            "id": line.id,
            "kind": line.kind,
            "title": line.title,
            "article": line.article,
            "start": line.start.edtf,
            "end": line.end.edtf if line.end else None,
            "geometry": LineString(line.path),
        }
        for line in catalog.lines.values()
    )


def _events(catalog: Catalog) -> GeoDataFrame:
    return _geo_frame(
        {
            "id": event.id,
            "date": event.date.edtf,
            "title": event.title,
            "text": event.text,
            "category": event.category,
            "place": catalog.places[event.place].name,
            "geometry": Point(catalog.places[event.place].location),
        }
        for event in catalog.events.values()
    )


def _geo_frame(rows: Iterable[Mapping[str, Any]]) -> GeoDataFrame:
    return GeoDataFrame([*rows], geometry="geometry", crs="EPSG:4326")


def _multiple(geometry: BaseGeometry) -> BaseGeometry:
    """Make one kind of geometry of single and multiple ones, as a layer needs it."""
    if isinstance(geometry, Polygon):
        return MultiPolygon([geometry])
    return MultiLineString([geometry]) if isinstance(geometry, LineString) else geometry


def _add_styles(path: Path, styles: Mapping[str, str], stamp: str) -> None:
    """Add the table of styles that QGIS reads, one default style a layer."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"CREATE TABLE layer_styles ({_STYLE_COLUMNS})")
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, "
            "last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles', ?)",
            (stamp.replace("Z", ".000Z"),),
        )
        rows = [(layer, qml, stamp) for layer, qml in styles.items()]
        database.executemany(_INSERT_STYLE, rows)
