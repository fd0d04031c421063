"""The descriptor of the layers: ``datapackage.json`` (Data Package, version 2)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo_app.pipeline.archives import Archive, Licence
from geo_app.pipeline.download import file_sha256

DESCRIPTOR = "datapackage.json"
CRS = "OGC:CRS84"
"""Longitude and latitude in degrees on WGS84, in this order (RFC 7946, section 4)."""


@dataclass(frozen=True)
class LayerRecord:
    """One layer as the descriptor shows it.

    Attributes
    ----------
    name : str
        Name of the file without its ending.
    title, source_title, source_path : str
        What it is, what it was made from, and where that is described.
    archive : Archive, optional
        The package that it was made from.
    """

    name: str
    title: str
    licence: Licence
    source_title: str
    source_path: str | None = None
    archive: Archive | None = None


def write_descriptor(root: Path, layers: Sequence[LayerRecord]) -> Path:
    """Write the descriptor of a data folder's layers and return its path."""
    content = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "layers",
        "title": "Coast layers",
        "description": "Written by the build; change the build, not these files.",
        "licenses": _licences(layers),
        "resources": [_resource(root, layer) for layer in sorted(layers, key=lambda x: x.name)],
    }
    path = root / DESCRIPTOR
    partial = path.with_name(path.name + ".partial")
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(path)
    return path


def _resource(root: Path, layer: LayerRecord) -> dict[str, Any]:
    path = f"layers/{layer.name}.geojson"
    file = root / path
    return {
        "name": layer.name,
        "title": layer.title,
        "path": path,
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "crs": CRS,
        "bytes": file.stat().st_size,
        "hash": f"sha256:{file_sha256(file)}",
        "licenses": _licences([layer]),
        "sources": [_source(layer)],
    }


def _source(layer: LayerRecord) -> dict[str, str]:
    source = {"title": layer.source_title}
    if layer.source_path:
        source["path"] = layer.source_path
    if layer.archive:
        source["version"] = (
            f"{layer.archive.client} package {layer.archive.package} {layer.archive.version}, "
            f"sha256 {layer.archive.sha256}"
        )
    return source


def _licences(layers: Sequence[LayerRecord]) -> list[dict[str, str]]:
    unique = {layer.licence.name: layer.licence for layer in layers}
    return [
        {"name": one.name, "title": one.title, "path": one.path}
        for _, one in sorted(unique.items())
    ]
