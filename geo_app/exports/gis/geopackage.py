"""Everything in one GeoPackage, with styles that QGIS takes up by itself.

Each layer of the package stays a layer of its own here, so that its licence stays visible:
the file is a collection of databases, not one merged from them.
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

import geopandas
import pandas
import pyogrio
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.attribution import layer_terms
from geo_app.data.contents import Catalog
from geo_app.data.tables import TABLES, all_rows
from geo_app.engine.land.allocation import allocation_of
from geo_app.exports.gis import qgis_styles
from geo_app.model.layers import ATOMS_LAYER
from geo_app.view.water import sea_waters

CRS = "EPSG:4326"
_WATER_NOTE = (
    " The land is cut out of the polygons; their lines are simplified, so what they measure"
    " differs a little from area_km2."
)
_STYLE_COLUMNS = (
    "id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT, "
    "f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, "
    "useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME"
)


Layer = tuple[str, pandas.DataFrame, str]
"""Name, rows and description."""


def geopackage(catalog: Catalog) -> bytes:
    """Return all layers, lines, places, events and tables, with styles."""
    return packed(catalog, _frames(catalog), qgis_styles.styles(catalog))


def packed(catalog: Catalog, layers: Iterable[Layer], styles: Mapping[str, str]) -> bytes:
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
    with warnings.catch_warnings():
        # A table without geometry has no CRS, and pyogrio says so each time.
        warnings.simplefilter("ignore", UserWarning)
        pyogrio.write_dataframe(
            frame,
            path,
            layer=name,
            driver="GPKG",
            append=path.exists(),
            layer_options={"DESCRIPTION": description, "FID": "fid"},
        )


def _frames(catalog: Catalog) -> Iterator[Layer]:
    terms = layer_terms(catalog)
    parties = _parties_by_scenario(catalog)
    for layer in catalog.layer_names:
        frame = _layer(catalog, layer, parties)
        note = _WATER_NOTE if layer == ATOMS_LAYER else ""
        yield layer, frame, terms.get(layer, layer) + note
    if catalog.lines:
        yield "treaty_lines", _lines(catalog), "Treaty lines and the line of control, schematic"
    if catalog.events:
        yield "event_places", _events(catalog), "Events at their places"
    rows = all_rows(catalog)
    for table in TABLES:
        frame = pandas.DataFrame(rows[table.name], columns=[c.name for c in table.columns])
        yield f"table_{table.name}", frame, f"{table.title}. CC BY 4.0."


def _parties_by_scenario(catalog: Catalog) -> dict[str, dict[str, str]]:
    """Scenario to the party of every unit that it allocates."""
    return {one: dict(allocation_of(catalog, one).parties) for one in catalog.scenarios}


def _layer(
    catalog: Catalog, layer: str, parties: dict[str, dict[str, str]]
) -> geopandas.GeoDataFrame:
    rows: list[dict[str, Any]] = []
    features = catalog.layer(layer)["features"]
    has_units = any("unit" in one["properties"] for one in features)
    shapes = _shapes(catalog, layer)
    for feature, geometry in zip(features, shapes, strict=True):
        row = {key: _plain(value) for key, value in feature["properties"].items()}
        if has_units:
            row |= _unit_fields(catalog, row.get("unit"), parties)
        rows.append(row | {"geometry": multi(geometry)})
    return geopandas.GeoDataFrame(rows, geometry="geometry", crs=CRS)


def _shapes(catalog: Catalog, layer: str) -> Sequence[BaseGeometry]:
    """Return the shapes of a layer; of the sea the water alone, as its areas are."""
    if layer == ATOMS_LAYER:
        return sea_waters(catalog)
    return [shape(feature["geometry"]) for feature in catalog.layer(layer)["features"]]


def _plain(value: Any) -> Any:
    """Write a list as JSON: a field of a GeoPackage holds one value."""
    return json.dumps(value) if isinstance(value, list | dict) else value


def _unit_fields(
    catalog: Catalog, unit_id: str | None, parties: dict[str, dict[str, str]]
) -> dict[str, Any]:
    unit = catalog.units.get(unit_id or "")
    return {
        "name": unit.names.neutral if unit else None,
        "name_ja": unit.names.japanese.kanji if unit else None,
        "name_ru": unit.names.russian.cyrillic if unit else None,
        "kind": unit.kind if unit else None,
    } | {scenario: by_unit.get(unit_id or "") for scenario, by_unit in parties.items()}


def multi(geometry: BaseGeometry) -> BaseGeometry:
    """Make one kind of geometry of single and multiple ones, as a layer needs it."""
    if isinstance(geometry, Polygon):
        return MultiPolygon([geometry])
    return MultiLineString([geometry]) if isinstance(geometry, LineString) else geometry


def _lines(catalog: Catalog) -> geopandas.GeoDataFrame:
    rows = [
        {
            "id": one.id,
            "kind": one.kind,
            "title": one.title,
            "article": one.article,
            "start": one.start.edtf,
            "end": one.end.edtf if one.end else None,
            "geometry": LineString(one.path),
        }
        for one in catalog.lines.values()
    ]
    return geopandas.GeoDataFrame(rows, geometry="geometry", crs=CRS)


def _events(catalog: Catalog) -> geopandas.GeoDataFrame:
    rows = [
        {
            "id": one.id,
            "date": one.date.edtf,
            "title": one.title,
            "text": one.text,
            "category": one.category,
            "place": catalog.places[one.place].name,
            "geometry": Point(catalog.places[one.place].location),
        }
        for one in catalog.events.values()
    ]
    return geopandas.GeoDataFrame(rows, geometry="geometry", crs=CRS)


def _add_styles(path: Path, styles: Mapping[str, str], stamp: str) -> None:
    """Add the table of styles that QGIS reads, one default style a layer."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"CREATE TABLE layer_styles ({_STYLE_COLUMNS})")
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, "
            "last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles', ?)",
            (stamp.replace("Z", ".000Z"),),
        )
        for layer, qml in styles.items():
            database.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, "
                "owner, ui, update_time) "
                "VALUES ('', '', ?, 'geom', 'default', ?, '', 1, '', '', NULL, ?)",
                (layer, qml, stamp),
            )
