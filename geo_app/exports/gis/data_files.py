"""The data of a view as files of shapes: GeoJSON, GeoPackage, GeoParquet and TopoJSON."""

import io
import json
from collections.abc import Mapping
from itertools import chain, islice
from typing import Any

from geo_app.data.contents import Catalog
from geo_app.exports.gis.features import feature_collection, view_layers
from geo_app.views.summary import Summary, summarise
from geo_app.views.view import View
from geo_app.views.words import licences, made_with, page_title


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """Write JSON as all files of data have it."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def geojson(catalog: Catalog, view: View) -> bytes:
    """Return units, the lines that are drawn and, with that layer, sea zones after RFC 7946."""
    return json_bytes(feature_collection(summarise(catalog, view)))


def _about(summary: Summary) -> dict[str, str]:
    return {"title": page_title(summary), "licence": licences(summary), "made": made_with(summary)}


def geopackage(catalog: Catalog, view: View) -> bytes:
    """Return units, lines and sea of a view, each a layer with its style for QGIS."""
    from geo_app.exports.gis.geopackage import view_package

    return view_package(summarise(catalog, view))


def geoparquet(catalog: Catalog, view: View) -> bytes:
    """Return everything that is on screen as GeoParquet 1.1: one table, with the types of a view.

    Who made it and the licences stand in the metadata of its schema.
    """
    import pyarrow.parquet

    from geo_app.exports.gis.frames import feature_frame

    summary = summarise(catalog, view)
    table = feature_frame(feature_collection(summary)["features"])
    # The metadata of GeoParquet are written by GeoPandas alone; ours go beside them.
    stream = io.BytesIO()
    table.to_parquet(stream, index=False, schema_version="1.1.0", write_covering_bbox=True)
    arrow = pyarrow.parquet.read_table(stream)
    stream = io.BytesIO()
    metadata = {**(arrow.schema.metadata or {}), **_about(summary)}
    pyarrow.parquet.write_table(arrow.replace_schema_metadata(metadata), stream)
    return stream.getvalue()


def topojson(catalog: Catalog, view: View) -> bytes:
    """Return each layer of a view as an object of one topology: a border of two stands once."""
    from topojson.core.topology import Topology

    summary = summarise(catalog, view)
    layers = view_layers(summary)
    # The library mixes up several objects; one that holds everything it gets right.
    whole = {"type": "FeatureCollection", "features": [*chain(*layers.values())]}
    topology = Topology(whole, object_name="whole", prequantize=False).to_dict()
    shapes = iter(topology.pop("objects")["whole"]["geometries"])
    topology["objects"] = {
        name: {"type": "GeometryCollection", "geometries": [*islice(shapes, len(features))]}
        for name, features in layers.items()
    }
    text = json.dumps(topology | _about(summary), ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()
