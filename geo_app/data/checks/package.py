"""Checks the built layers against their descriptor and against the format's own rules."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely

DESCRIPTOR = "datapackage.json"
LAYERS_FOLDER = "layers"
_OWNERS = ("unit", "land", "sea", "depth_m")


def layer_problems(root: Path) -> list[str]:
    """List what is wrong with the layers of a data folder.

    Returns
    -------
    list of str
        One sentence each, beginning with the file it is about; empty when all is well.
    """
    try:
        content = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
        resources = {str(resource["path"]): resource for resource in content["resources"]}
    except FileNotFoundError:
        return [f"{DESCRIPTOR}: the file is missing."]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        return [f"{DESCRIPTOR}: the file is damaged ({error})."]
    layers = [path for path in resources if path.startswith(f"{LAYERS_FOLDER}/")]
    problems = [problem for path in layers for problem in _check(root, resources[path])]
    present = sorted((root / LAYERS_FOLDER).glob("*.geojson"))
    names = [f"{LAYERS_FOLDER}/{path.name}" for path in present]
    problems += [f"{n}: {DESCRIPTOR} does not list it." for n in names if n not in resources]
    return problems


def other_file_problems(root: Path) -> list[str]:
    """List files of the descriptor, other than layers, that are gone or have another hash."""
    content = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    others = [
        one for one in content["resources"] if not str(one["path"]).startswith(f"{LAYERS_FOLDER}/")
    ]
    return [problem for resource in others for problem in _read(root, resource)[1]]


def _check(root: Path, resource: dict[str, Any]) -> list[str]:
    """Problems of one layer: its bytes first, and its shapes only where those are right."""
    name = str(resource["path"])
    content, problems = _read(root, resource)
    if problems:
        return problems
    try:
        features = json.loads(content)["features"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return [f"{name}: it is not a GeoJSON feature collection ({error})."]
    return [f"{name}: {text}" for feature in features for text in _feature_problems(feature)]


def _read(root: Path, resource: dict[str, Any]) -> tuple[bytes, list[str]]:
    """Bytes of a file, and what is wrong with them."""
    name = str(resource["path"])
    try:
        content = (root / name).read_bytes()
    except FileNotFoundError:
        return b"", [f"{name}: the file is missing."]
    except OSError as error:
        return b"", [f"{name}: the file cannot be read ({error.strerror})."]
    expected = str(resource.get("hash", ""))
    actual = f"sha256:{hashlib.sha256(content).hexdigest()}"
    if expected == actual:
        return content, []
    known = expected or "no hash at all"
    return content, [f"{name}: the file is damaged or was changed; expected {known}, got {actual}."]


def _feature_problems(feature: dict[str, Any]) -> Iterator[str]:
    """Problems of one feature: owner, geometry, frame and winding."""
    properties = feature.get("properties") or {}
    owner = next((str(properties[key]) for key in _OWNERS if key in properties), None)
    if owner is None:
        yield "a feature has neither 'unit' nor 'land'."
        return
    try:
        shape = shapely.from_geojson(json.dumps(feature.get("geometry")))
    except shapely.errors.ShapelyError as error:
        yield f"{owner}: its geometry cannot be read ({error})."
        return
    if shape.is_empty or not shape.is_valid:
        yield f"{owner}: its geometry is empty or crosses itself."
        return
    west, south, east, north = shape.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        yield f"{owner}: it has coordinates outside the Earth."
    if not _wound_right(shape):
        yield f"{owner}: its outer rings do not run counter-clockwise and inner ones clockwise."


def _wound_right(shape: shapely.Geometry) -> bool:
    """Whether rings are wound as RFC 7946, section 3.1.6, asks."""
    polygons = [part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon)]
    return all(
        polygon.exterior.is_ccw and not any(ring.is_ccw for ring in polygon.interiors)
        for polygon in polygons
    )
