"""Which forms the data can leave in, and writing that never spoils a good file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.errors import UnknownNameError

Writer = Callable[[Catalog, Path], None]


def _linked_places(catalog: Catalog, path: Path) -> None:
    from geo_app.exports.records.linked_places import linked_places

    _write_json(path, linked_places(catalog))


def _skos(catalog: Catalog, path: Path) -> None:
    from geo_app.exports.records.vocabulary import vocabulary

    _write_json(path, vocabulary(catalog))


def _geopackage(catalog: Catalog, path: Path) -> None:
    from geo_app.exports.gis.geopackage import write_geopackage

    write_geopackage(catalog, path)


DATA_FORMATS: Mapping[str, Writer] = MappingProxyType(
    {"linked-places": _linked_places, "skos": _skos, "gpkg": _geopackage}
)
"""Name on the command line to what writes it."""


def export_data(catalog: Catalog, format_: str, path: Path) -> None:
    """Write all data in a form; the file appears whole or not at all.

    Raises
    ------
    UnknownNameError
        If there is no such form.
    """
    if format_ not in DATA_FORMATS:
        raise UnknownNameError("format", format_, sorted(DATA_FORMATS))
    with tempfile.TemporaryDirectory(dir=path.resolve().parent, prefix=".export-") as folder:
        # GDAL goes by the ending, whatever the file is to be called.
        partial = Path(folder) / f"data.{format_}"
        DATA_FORMATS[format_](catalog, partial)
        partial.replace(path)


def _write_json(path: Path, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
