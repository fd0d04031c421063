"""Schemas of tables and layers in the words of Table Schema, version 2."""

import json
from pathlib import Path
from typing import Any

from geo_app.data.tables import Column, Table

_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", list: "array"}
_MEANINGS = {
    "unit": ("identifier of the unit, in the table units", None),
    "land": ("name of a neighbouring land that is no unit", None),
    "atom": ("number of a part of the sea", None),
    "arc": ("number of a line between parts of the sea", None),
    "zone": ("distance from the nearest land that counts", None),
    "set": ("whether rocks count fully, or only for a territorial sea, or either way", None),
    "rings": ("numbers of the lines around a part, negative where run backwards", None),
    "full": ("parts on the left and on the right where every feature counts", None),
    "no-eez": ("parts on the left and on the right where rocks have a territorial sea only", None),
    "area_km2": ("geodesic area", "km2"),
    "other_coast_km2": ("the same area on the other coastline, by owner and zone", "km2"),
    "length_km": ("geodesic length", "km"),
    "depth_m": ("the sea floor inside lies deeper than this", "m"),
}
"""Properties of features: what they say, and in which unit."""


def table_schema(table: Table) -> dict[str, Any]:
    """Describe a table: fields with units and constraints, primary key, foreign keys."""
    schema: dict[str, Any] = {
        "$schema": _PROFILE,
        "fields": [_field(column, is_key=table.key == (column.name,)) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    foreign_keys = [
        {
            "fields": [column.name],
            # The empty name is this table itself.
            "reference": {
                "resource": "" if column.table == table.name else column.table,
                "fields": ["id"],
            },
        }
        for column in table.columns
        if column.table
    ]
    if foreign_keys:
        schema["foreignKeys"] = foreign_keys
    return schema


def _field(column: Column, *, is_key: bool) -> dict[str, Any]:
    constraints = {
        "required": column.required or None,
        "unique": is_key or None,
        "enum": list(column.one_of) or None,
        "minimum": column.least,
        "maximum": column.most,
        "pattern": column.pattern,
    }
    field = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        "unit": column.unit,
        "constraints": _present(constraints) or None,
    }
    return _present(field)


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def layer_schema(path: Path) -> dict[str, Any]:
    """Describe the properties of a layer's features; the geometry comes last."""
    features = json.loads(path.read_bytes())["features"]
    found: dict[str, Any] = {}
    for feature in features:
        for key, value in feature["properties"].items():
            found.setdefault(key, value)
    fields: list[dict[str, Any]] = []
    for key, value in sorted(found.items()):
        description, unit = _MEANINGS.get(key, (key.replace("_", " "), None))
        kind = _TYPES.get(type(value), "any")
        field = {"name": key, "type": kind, "description": description, "unit": unit}
        fields.append(_present(field))
    geometry = {
        "name": "geometry",
        "type": "geojson",
        "description": "longitude and latitude, WGS84",
        "unit": "deg",
        "constraints": {"required": True},
    }
    return {"$schema": _PROFILE, "fields": [*fields, geometry]}
