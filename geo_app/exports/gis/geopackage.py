"""All data, or one view, as a GeoPackage with styles that QGIS takes up by itself.

Each layer stays a layer of its own here, so that its licence stays visible: the file is a
collection of databases, not one merged from them.
"""

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
from shapely import LineString, Point
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.attribution import layer_terms
from geo_app.data.contents import Catalog
from geo_app.data.tables import all_rows, tables_of
from geo_app.engine.land.allocation import allocation_of
from geo_app.exports.gis.features import days, sea_note, view_layers
from geo_app.exports.gis.frames import feature_frame, geo_frame, multiple, table_frame
from geo_app.exports.gis.qml import qml
from geo_app.exports.gis.sld import sld
from geo_app.exports.gis.styles import Style, styles, view_styles
from geo_app.model.layers import ATOMS_LAYER
from geo_app.views.codec import default_view
from geo_app.views.summary import Summary, summarise
from geo_app.views.water import sea_waters
from geo_app.views.words import licences, made_with

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
    "VALUES ('', '', ?, 'geom', 'default', ?, ?, 1, '', '', NULL, ?)"
)

VERSION = "1.4"
"""Of the GeoPackage standard: the newest that GDAL writes."""

Layer = tuple[str, pandas.DataFrame, str]
"""Name, rows and description."""


def geopackage(catalog: Catalog) -> bytes:
    """Return all layers, lines, places, events and tables."""
    return _packed(catalog, _layers(catalog), styles(catalog))


def view_package(summary: Summary) -> bytes:
    """Return the layers of a view as `view_layers` names them, each with its style."""
    about = f"{licences(summary)} {made_with(summary)}"
    notes = {"sea": f"{sea_note(summary)} "}
    frames = (
        (name, _several(feature_frame(features)), notes.get(name, "") + about)
        for name, features in view_layers(summary).items()
    )
    return _packed(summary.catalog, frames, view_styles(summary))


def _packed(catalog: Catalog, layers: Iterable[Layer], looks: Mapping[str, Style]) -> bytes:
    """Return layers as a GeoPackage, with a style of QGIS for each that has one.

    The bytes depend on what is in it alone: the date of the file is the last day that the data
    describes.
    """
    stamp = f"{catalog.dispute.as_of}T00:00:00.000Z"
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
        _add_styles(path, {name: one for name, one in looks.items() if name in names}, stamp)
        return path.read_bytes()


def _append(path: Path, name: str, frame: pandas.DataFrame, description: str) -> None:
    options = {"DESCRIPTION": description, "FID": "fid"}
    with warnings.catch_warnings():
        # A table without geometry has no CRS, and pyogrio says so each time.
        warnings.simplefilter("ignore", UserWarning)
        # Arrow alone keeps the types of columns in which nothing stands, and days apart from times.
        pyogrio.write_dataframe(
            frame, path, layer=name, driver="GPKG", append=path.exists(), use_arrow=True,
            dataset_options={} if path.exists() else {"VERSION": VERSION}, layer_options=options,
        )  # fmt: skip


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
    for table in tables_of(catalog):
        frame = table_frame(table, rows[table.name])
        yield f"table_{table.name}", frame, f"{table.title}. CC BY 4.0."


def _layer(catalog: Catalog, layer: str, parties: Mapping[str, Mapping[str, str]]) -> GeoDataFrame:
    """Return a layer as it is, with names and the party of each scenario where it has units."""
    features = catalog.layer(layer)["features"]
    has_units = any("unit" in one["properties"] for one in features)
    standing = summarise(catalog, default_view(catalog)).units
    shapes: Sequence[BaseGeometry] = [shape(feature["geometry"]) for feature in features]
    if layer == ATOMS_LAYER:
        shapes = sea_waters(catalog)  # the water alone, as its areas are
    rows: list[dict[str, Any]] = []
    for feature in features:
        # A field of a GeoPackage holds one value.
        row = {
            key: json.dumps(value) if isinstance(value, list | dict) else value
            for key, value in feature["properties"].items()
        }
        if has_units:
            unit = catalog.units.get(row.get("unit") or "")
            row |= catalog.names_by_column(unit)
            row["kind"] = unit.kind if unit else None
            row["title"] = standing[unit.id].title if unit and unit.allocatable else None
            row |= {name: held.get(row.get("unit") or "") for name, held in parties.items()}
        rows.append(row)
    return geo_frame(rows, [multiple(geometry) for geometry in shapes])


def _lines(catalog: Catalog) -> GeoDataFrame:
    lines = catalog.lines.values()
    rows = [
        {
            "id": line.id,
            "kind": line.kind,
            "title": line.title,
            "article": line.article,
            "start": line.start.edtf,
            "end": line.end.edtf if line.end else None,
            **days(line),
        }
        for line in lines
    ]
    return geo_frame(rows, [LineString(line.path) for line in lines])


def _events(catalog: Catalog) -> GeoDataFrame:
    events = catalog.events.values()
    rows = [
        {
            "id": event.id,
            "date": event.date.edtf,
            **days(event),
            "title": event.title,
            "text": event.text,
            "category": event.category,
            "place": catalog.places[event.place].name,
        }
        for event in events
    ]
    points = [Point(catalog.places[event.place].location) for event in events]
    return geo_frame(rows, points, date="string")


def _several(table: GeoDataFrame) -> GeoDataFrame:
    return table.set_geometry([multiple(one) for one in table.geometry], crs=table.crs)


def _add_styles(path: Path, looks: Mapping[str, Style], stamp: str) -> None:
    """Add the table of styles that QGIS reads, one default style a layer."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"CREATE TABLE layer_styles ({_STYLE_COLUMNS})")
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, "
            "last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles', ?)",
            (stamp,),
        )
        rows = [(layer, qml(look), sld(layer, look), stamp) for layer, look in looks.items()]
        database.executemany(_INSERT_STYLE, rows)
