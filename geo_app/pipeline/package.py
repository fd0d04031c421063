"""The package: tables made of the records, and ``datapackage.json`` (Data Package, version 2)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geo_app.atomic import write_text
from geo_app.data.catalog import load_catalog
from geo_app.data.checks.package import DESCRIPTOR, LAYERS_FOLDER
from geo_app.data.checks.sums import SUMS, sums_text
from geo_app.data.contents import Catalog
from geo_app.data.tables import Table, all_rows, tables_of
from geo_app.data.tables.file_tables import file_digest
from geo_app.errors import DataError
from geo_app.pipeline import schemas
from geo_app.pipeline.layers.records import LayerRecord, LayerSource, records_for
from geo_app.pipeline.sources.archives import CC_BY, Licence

CRS = "OGC:CRS84"
"""Longitude and latitude in degrees on WGS84, in this order (RFC 7946, section 4)."""

_PROFILES = "https://datapackage.org/profiles/2.0"
_MADE = "Written by the build; change the records, not this file."


def write_package(root: Path) -> list[Path]:
    """Make the tables of the records and the descriptor of everything, without the network.

    What the layers hold now counts as right: their hashes are taken anew.

    Raises `DataError` if the records do not fit together; nothing is changed then.
    """
    descriptor = root / DESCRIPTOR
    before = descriptor.read_bytes() if descriptor.is_file() else None
    layers = records_for(root)
    write_descriptor(root, layers)
    try:
        catalog = load_catalog(root)
    except DataError:
        if before is not None:
            descriptor.write_bytes(before)
        raise
    written = [*_write_tables(catalog), write_descriptor(root, layers, catalog), root / SUMS]
    write_text(root / SUMS, sums_text(root))
    return written


def write_descriptor(
    root: Path, layers: Sequence[LayerRecord], catalog: Catalog | None = None
) -> Path:
    """Write the descriptor and return its path; with a catalogue the tables are in it too."""
    resources = [_layer(root, layer) for layer in sorted(layers, key=lambda one: one.name)]
    if catalog:
        resources += [_table(root, table, catalog) for table in tables_of(catalog)]
    used = [layer.source.licence for layer in layers] + ([CC_BY] if catalog else [])
    content = {
        "$schema": f"{_PROFILES}/datapackage.json",
        **_heading(catalog),
        "licenses": _licences(used),
        "resources": resources,
    }
    path = root / DESCRIPTOR
    write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    return path


def _heading(catalog: Catalog | None) -> dict[str, Any]:
    if catalog is None:
        return {"name": "layers", "title": "Coast layers", "description": _MADE}
    dispute = catalog.dispute
    return {
        "name": dispute.id,
        "title": dispute.title,
        "description": f"{dispute.subtitle}. {_MADE}",
        "version": dispute.version,
        "created": f"{dispute.as_of}T00:00:00Z",
        "contributors": [{"title": "The makers of this explorer", "roles": ["creator"]}],
    }


def _write_tables(catalog: Catalog) -> list[Path]:
    """Write all tables; a file of a table that is no more is removed."""
    rows = all_rows(catalog)
    tables = tables_of(catalog)
    paths = [catalog.root / table.path for table in tables]
    paths[0].parent.mkdir(parents=True, exist_ok=True)
    for table, path in zip(tables, paths, strict=True):
        write_text(path, table.write(rows[table.name]))
    for stale in set(paths[0].parent.glob("*.csv")) - set(paths):
        stale.unlink()
    return paths


def _layer(root: Path, layer: LayerRecord) -> dict[str, Any]:
    path = f"{LAYERS_FOLDER}/{layer.name}.geojson"
    return {
        **_file(root, layer.name, layer.title, path),
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "crs": CRS,
        "schema": schemas.layer_schema(root / path),
        "attribution": layer.source.attribution,
        "licenses": _licences([layer.source.licence]),
        "sources": [_layer_source(layer.source)],
    }


def _table(root: Path, table: Table, catalog: Catalog) -> dict[str, Any]:
    return {
        **_file(root, table.name, table.title, table.path),
        "description": table.description,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schemas.table_schema(table),
        "attribution": catalog.dispute.title,
        "licenses": _licences([CC_BY]),
        "sources": [{"title": "The records of this package; what they rest on: table citations"}],
    }


def _file(root: Path, name: str, title: str, path: str) -> dict[str, Any]:
    file = root / path
    return {
        "name": name,
        "title": title,
        "path": path,
        "bytes": file.stat().st_size,
        "hash": f"sha256:{file_digest(file)}",
    }


def _layer_source(source: LayerSource) -> Mapping[str, str]:
    about = {"title": source.title, **({"path": source.path} if source.path else {})}
    if source.archive:
        archive = source.archive
        about["version"] = (
            f"{archive.client} package {archive.package} {archive.version}, sha256 {archive.sha256}"
        )
    return about


def _licences(licences: Iterable[Licence]) -> list[dict[str, str]]:
    unique = {licence.name: licence for licence in licences}
    return [
        {"name": one.name, "title": one.title, "path": one.path}
        for _, one in sorted(unique.items())
    ]
