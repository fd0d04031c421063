"""Tables of the files themselves: record files and shapes, each with its hash."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polib import POEntry

from geo_app.data.contents import Catalog
from geo_app.data.records import read_yaml
from geo_app.data.tables import columns
from geo_app.data.tables.table import Column, Row, Table
from geo_app.data.translations import messages, read_po
from geo_app.errors import DataError

_HASH = "[0-9a-f]{64}"
_IDENTITY = ("atom", "arc", "depth_m", "land", "unit", "zone", "set")
"""Properties that name a feature, so that it is found again in another version."""


def record_paths(root: Path) -> list[str]:
    """List the files of records and translations in a data folder, relative to it, sorted."""
    paths = (path for pattern in ("*.yaml", "*.po") for path in root.rglob(pattern))
    return sorted(path.relative_to(root).as_posix() for path in paths)


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def content_digest(path: Path) -> str:
    """SHA-256 of what a file says, whatever its layout; of the bytes if it cannot be read."""
    try:
        if path.suffix == ".po":
            return _digest([_texts_of(entry) for entry in messages(read_po(path, path.name))])
        return _digest(read_yaml(path, path.name))
    except DataError:
        return file_digest(path)


def _digest(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _texts_of(entry: POEntry) -> list[Any]:
    """Say what a message says, without its comments."""
    forms = [text for _, text in sorted(entry.msgstr_plural.items())] or [entry.msgstr]
    return [entry.msgctxt, entry.msgid, entry.msgid_plural, forms, entry.fuzzy]


def _records(catalog: Catalog) -> Iterator[Row]:
    for path in record_paths(catalog.root):
        file = catalog.root / path
        yield {
            "path": path,
            "bytes": file.stat().st_size,
            "sha256": file_digest(file),
            "content_sha256": content_digest(file),
        }


def _features(catalog: Catalog) -> Iterator[Row]:
    for layer in catalog.layer_names:
        rows = [_feature(layer, feature) for feature in catalog.layer(layer)["features"]]
        yield from sorted(rows, key=lambda row: str(row["feature"]))


def _feature(layer: str, feature: Any) -> Row:
    geometry, properties = feature["geometry"], feature["properties"]
    return {
        "layer": layer,
        "feature": " ".join(f"{key}={properties[key]}" for key in _IDENTITY if key in properties),
        "unit": properties.get("unit"),
        "geometry_type": geometry["type"],
        "points": _points(geometry["coordinates"]),
        "sha256": _digest([geometry, properties]),
    }


def _points(coordinates: Any) -> int:
    if coordinates and isinstance(coordinates[0], int | float):
        return 1
    return sum(_points(part) for part in coordinates)


RECORDS = Table(
    name="records", title="Files of the records", noun="file",
    description="Every file of records or translations with its hash, so that a change is seen.",
    columns=(
        Column("path", "path in the package",
            required=True, pattern=r"[A-Za-z0-9_/.\-]+\.(yaml|po)"),
        Column("bytes", "size", "integer", "B", required=True, least=0),
        Column("sha256", "SHA-256 of the file", required=True, pattern=_HASH),
        Column("content_sha256",
            "SHA-256 of what it says: canonical JSON of its texts, whatever the layout",
            required=True, pattern=_HASH),
    ),
    key=("path",), rows=_records, file="{path}",
)  # fmt: skip
FEATURES = Table(
    name="features", title="Shapes of the layers", noun="geometry",
    description="Every feature with a hash (of canonical JSON: geometry, properties).",
    columns=(
        columns.reference("layer", "file in layers/, without its ending"),
        columns.text("feature", "properties that name the feature", required=True),
        columns.reference("unit", "unit whose shape it is", required=False),
        columns.choice("geometry_type", "RFC 7946", ("Point", "MultiPoint", "LineString",
            "MultiLineString", "Polygon", "MultiPolygon")),
        Column("points", "positions in it", "integer", required=True, least=1),
        Column("sha256", "SHA-256 of geometry and properties", required=True, pattern=_HASH),
    ),
    key=("layer", "feature"), rows=_features, file="layers/{layer}.geojson",
)  # fmt: skip
TABLES = (RECORDS, FEATURES)
