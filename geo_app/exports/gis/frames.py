"""Features and rows as typed tables: the same type for a column wherever it stands."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas
import pyarrow
from geopandas import GeoDataFrame
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.tables.table import Cells, ColumnType, Table
from geo_app.exports.gis.features import Feature

CRS = "EPSG:4326"
FIELD_TYPES: Mapping[str, ColumnType] = MappingProxyType(
    {
        "allocatable": "boolean", "area_km2": "number", "changed": "boolean",
        "cut_share": "number", "date": "date", "first_day": "date", "last_day": "date",
    }
)  # fmt: skip
"""Columns of features that are no text. A date that may be uncertain is text, in EDTF."""

_DTYPES: Mapping[ColumnType, Any] = MappingProxyType(
    {
        "string": "string",
        "integer": "Int64",
        "number": "float64",
        "boolean": "boolean",
        "date": pandas.ArrowDtype(pyarrow.date32()),
    }
)
_READ: Mapping[ColumnType, Any] = MappingProxyType(
    {
        "string": str,
        "integer": int,
        "number": float,
        "boolean": lambda text: text in (True, "true"),
        "date": lambda day: datetime.date.fromisoformat(str(day)),
    }
)


def field_types(rows: Sequence[Mapping[str, Any]]) -> dict[str, ColumnType]:
    """Return the type of every column of rows: as declared, else that of its values."""
    values: dict[str, list[Any]] = {}
    for row in rows:
        for name, value in row.items():
            values.setdefault(name, []).append(value)
    return {name: FIELD_TYPES.get(name) or _type_of(found) for name, found in values.items()}


def _type_of(values: Iterable[Any]) -> ColumnType:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "integer"
    return "number" if kinds and kinds <= {int, float} else "string"


def frame(rows: Sequence[Mapping[str, Any]], types: Mapping[str, ColumnType]) -> pandas.DataFrame:
    """Return rows of plain values as a table whose columns have their types; nothing is NULL."""
    columns = {
        name: pandas.Series(
            [
                None if (value := row.get(name)) in (None, "") else _READ[kind](value)
                for row in rows
            ],
            dtype=_DTYPES[kind],
        )
        for name, kind in types.items()
    }
    return pandas.DataFrame(columns)


def table_frame(table: Table, rows: Sequence[Cells]) -> pandas.DataFrame:
    """Return a table of the data package with the types that its columns have there."""
    return frame(rows, {column.name: column.type for column in table.columns})


def geo_frame(
    rows: Sequence[Mapping[str, Any]], geometries: Sequence[BaseGeometry], **types: ColumnType
) -> GeoDataFrame:
    """Return rows with their shapes, longitude and latitude on WGS84; types where they differ."""
    columns = frame(rows, field_types(rows) | types)
    return GeoDataFrame(columns, geometry=[*geometries], crs=CRS)


def feature_frame(features: Sequence[Feature]) -> GeoDataFrame:
    """Return GeoJSON features as a typed table."""
    rows = [feature["properties"] for feature in features]
    return geo_frame(rows, [shape(feature["geometry"]) for feature in features])


def multiple(geometry: BaseGeometry) -> BaseGeometry:
    """Make one kind of geometry of single and multiple ones, as a layer needs it."""
    if isinstance(geometry, Polygon):
        return MultiPolygon([geometry])
    return MultiLineString([geometry]) if isinstance(geometry, LineString) else geometry
