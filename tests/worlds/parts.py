"""Records and shapes from which an invented data folder is put together."""

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from shapely import Polygon

from geo_app.data.catalog import unchecked_catalog
from geo_app.engine.sea.build.run import SeaBuild
from geo_app.model.layers import ARCS_LAYER, ATOMS_LAYER
from geo_app.pipeline.layers.geojson import Shape, write_layer
from geo_app.pipeline.layers.sea import plan_of
from geo_app.pipeline.layers.sea_layers import SeaLayers
from geo_app.pipeline.package import write_package

OUR_DATA = Path(__file__).parents[2] / "geodata"

Record = dict[str, Any]
Corner = tuple[float, float]

SOURCES = [{"source": "atlas", "locator": "whole work", "grade": "B"}]
SOURCE: Record = {
    "id": "atlas", "kind": "reference", "producer": "Nobody", "title": "Atlas of invented islands",
    "citation": "Atlas of invented islands.", "languages": ["en"],
}  # fmt: skip


def names(name: str) -> list[Record]:
    """Return the one name of a place."""
    return [{"language": "en", "form": name}]


def status(unit: str, layer: str, holder: str, **dates: str) -> Record:
    """Return a status of a unit."""
    identifier = f"{unit}_{layer}_{holder}"
    told = {"status": "administered", "basis": "Invented.", "sources": SOURCES}
    return {"id": identifier, "layer": layer, "holder": holder, **told, **dates}


def unit(order: int, name: str, place: Corner, **more: Any) -> Record:
    """Return a unit with a name and a place."""
    return {
        "id": name, "order": order, "kind": "island", "group": "Islands", "location": list(place),
        "names": names(name.title()), "name_sources": SOURCES, "coast": {"coast": "main"}, **more,
    }  # fmt: skip


def square(west: float, south: float, size: float) -> list[Polygon]:
    """Return the land of a square island with a corner cut off, size in degrees."""
    corners = [(0, 0), (1, 0), (1, 0.7), (0.7, 1), (0, 1)]
    return [Polygon([(west + size * x, south + size * y) for x, y in corners])]


def write_records(root: Path, folder: str, records: Iterable[Record]) -> None:
    """Write the records of a folder, one file each."""
    (root / folder).mkdir(parents=True)
    for record in records:
        path = root / folder / f"{record['id']}.yaml"
        path.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")


def write_language(root: Path, code: str) -> None:
    """Write the interface of a language; the records' own texts are left as they are."""
    name = "lang/en.yaml" if code == "en" else f"translations/interface/{code}.po"
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(OUR_DATA / name, root / name)


def write_coastlines(root: Path, frame: Mapping[str, float]) -> None:
    """Write what the build reads besides the units."""
    settings = {
        "id": "coastlines", "region": frame, "wide": [frame], "fine_within_m": 1000,
        "simplify_m": 100, "islet_gap_m": 100, "islet_isolated_m": 1000, "wide_simplify_m": 1000,
        "wide_smallest_km2": 1,
    }  # fmt: skip
    (root / "coastlines.yaml").write_text(json.dumps(settings), encoding="utf-8")


def write_layers(root: Path, shapes: Mapping[str, Mapping[tuple[str, str], Shape]]) -> None:
    """Write land: layer to owner to its shapes."""
    (root / "layers").mkdir()
    for name, owners in shapes.items():
        write_layer(root / "layers" / f"{name}.geojson", dict(owners.items()))


def write_sea_layers(root: Path) -> None:
    """Build the sea of a folder on its one coast, which stands for the other one too."""
    plan = replace(plan_of(unchecked_catalog(root)), strips=4)
    build = SeaBuild(plan)
    every = build.zone_areas_km2(plan.coast.owner)
    rocks = build.without_rocks(plan.coast.owner, every)
    zones = range(3)

    def named(areas: Mapping[tuple[int, int], float]) -> dict[tuple[str, int], float]:
        return {(plan.coast.owners[a], z): km2 for (a, z), km2 in areas.items() if z in zones}

    layers = SeaLayers(build.run(), (named(every), named(rocks)))
    for name, features in ((ARCS_LAYER, layers.arcs()), (ATOMS_LAYER, layers.atoms())):
        content = {"type": "FeatureCollection", "features": list(features)}
        path = root / "layers" / f"{name}.geojson"
        path.write_text(json.dumps(content), encoding="utf-8")


def finish(root: Path) -> Path:
    """Write the tables and the descriptor, and return the folder."""
    write_package(root)
    return root
