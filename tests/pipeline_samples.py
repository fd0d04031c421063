"""Tiny coastline packages and a tiny data folder, made where a test wants them."""

import dataclasses
import io
import json
import struct
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geo_app.data.tables.file_tables import file_digest
from geo_app.pipeline.sources import coastlines
from geo_app.pipeline.sources.archives import GSHHG, NATURAL_EARTH, OSM_COAST, Archive

Corner = tuple[float, float]


def square(west: float, south: float, size: float) -> list[Corner]:
    """Return a closed clockwise ring: the winding that RFC 7946 does not want."""
    east, north = west + size, south + size
    return [(west, south), (west, north), (east, north), (east, south), (west, south)]


def gshhg_files(rings: Sequence[tuple[int, Sequence[Corner]]]) -> tuple[str, bytes]:
    """Return the rows and the points of a GSHHG package: one level and ring each."""
    rows, points = [], b""
    for number, (level, ring) in enumerate(rings):
        data = b"".join(struct.pack("<ff", *corner) for corner in ring)
        south, north = min(y for _, y in ring), max(y for _, y in ring)
        rows.append(f"{level} 1.0 {len(ring)} {south} {north} {len(points)} {len(data)} {number}")
        points += data
    return "\n".join(rows) + "\n", points


def coast_text(rings: Sequence[Sequence[Corner]]) -> bytes:
    """Return the GeoJSON text of a coastline package."""
    shape = {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}
    return json.dumps({"type": "GeometryCollection", "geometries": [shape]}).encode()


def topojson_text(rings: Sequence[Sequence[tuple[int, int]]]) -> bytes:
    """Return a quantized TopoJSON text: steps of a thousandth of a degree from (0, 0)."""
    arcs = []
    for ring in rings:
        before, arc = (0, 0), []
        for corner in ring:
            arc.append([corner[0] - before[0], corner[1] - before[1]])
            before = corner
        arcs.append(arc)
    land = {"type": "MultiPolygon", "arcs": [[[number]] for number in range(len(arcs))]}
    content = {
        "type": "Topology",
        "transform": {"scale": [0.001, 0.001], "translate": [0, 0]},
        "objects": {"land": {"type": "GeometryCollection", "geometries": [land]}},
        "arcs": arcs,
    }
    return json.dumps(content).encode()


def sample_archives(folder: Path) -> tuple[Archive, Archive, Archive]:
    """Write three tiny packages under their real names; return them with their own hashes.

    The land: an island of one square degree with an islet and a rock beside it, a long land to
    be cut at 50 degrees north, and a neighbour far away.
    """
    land = [square(10, 45, 1), square(14, 48, 4), square(2, 41, 1)]
    _tar(folder / OSM_COAST.file_name, coastlines.COAST_MEMBER, coast_text(land))
    rows, points = gshhg_files([(1, square(11.1, 45.5, 0.01)), (1, square(12.5, 45.5, 0.01))])
    with zipfile.ZipFile(folder / GSHHG.file_name, "w") as wheel:
        wheel.writestr(f"{coastlines.GSHHG_FOLDER}/gshhsmeta_f.dat", rows)
        wheel.writestr(f"{coastlines.GSHHG_FOLDER}/gshhs_f.dat", points)
    world = [[(0, 40_000), (30_000, 40_000), (30_000, 60_000), (0, 60_000), (0, 40_000)]]
    _tar(folder / NATURAL_EARTH.file_name, coastlines.LAND_MEMBER, topojson_text(world))
    hashed = [
        dataclasses.replace(one, sha256=file_digest(folder / one.file_name))
        for one in (OSM_COAST, GSHHG, NATURAL_EARTH)
    ]
    return hashed[0], hashed[1], hashed[2]


def sample_root(folder: Path) -> Path:
    """Write a data folder with the settings and units that fit the tiny packages."""
    (folder / "units").mkdir(parents=True)
    settings = {
        "id": "coastlines",
        "region": {"west": 0, "south": 40, "east": 20, "north": 55},
        "fine_within_m": 50_000,
        "simplify_m": 400,
        "islet_gap_m": 300,
        "islet_isolated_m": 10_000,
        "cuts": [
            {"unit": "north", "ring": [[13, 50], [19, 50], [19, 53], [13, 53]], "whole": True},
            {"unit": "south", "ring": [[13, 47], [19, 47], [19, 50], [13, 50]], "whole": True},
        ],
        "lands": [{"id": "far", "seeds": [[2.5, 41.5]]}],
        "wide": [{"west": 5, "south": 42, "east": 25, "north": 58}],
        "wide_simplify_m": 1000,
        "wide_smallest_km2": 10,
    }
    (folder / "coastlines.yaml").write_text(json.dumps(settings), encoding="utf-8")
    sample_unit(folder, "whole", 1, "island_group", "context")
    sample_unit(folder, "north", 2, "mainland", "context", (15, 51))
    sample_unit(folder, "south", 3, "mainland", "context", (15, 49))
    sample_unit(folder, "isle", 4, "island", "main", (10.5, 45.5))
    sample_unit(folder, "rock", 5, "islet", "islets", (12.505, 45.505))
    sample_unit(folder, "speck", 6, "islet", "point", (12.9, 45.5))
    return folder


def sample_unit(
    root: Path, name: str, order: int, kind: str, coast: str, seed: Corner | None = None
) -> None:
    """Write one unit with the fields that the build reads, and one that it passes over."""
    selection: dict[str, Any] = {"coast": coast}
    if seed:
        selection["seeds"] = [list(seed)]
    place = list(seed or (10, 45))
    content = {"id": name, "order": order, "kind": kind, "location": place, "coast": selection}
    text = json.dumps(content | {"group": "passed over"})
    (root / "units" / f"{name}.yaml").write_text(text, encoding="utf-8")


def _tar(path: Path, member: str, content: bytes) -> None:
    with tarfile.open(path, "w:gz") as tar:
        entry = tarfile.TarInfo(member)
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
