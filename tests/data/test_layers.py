"""The committed layers: areas, shapes, frames and hashes."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo_app.data import Catalog
from geo_app.data.checks.package import layer_problems
from geo_app.pipeline.layers.areas import unit_areas_km2
from geo_app.pipeline.settings import read_settings, read_units
from tests import ROOT

DATA = ROOT / "geodata"
LAYERS = ("coast_osm", "islets_gshhg", "points", "context_osm", "context_natural_earth")
SIZE_LIMITS_BYTES = {"context_osm": 350_000, "context_natural_earth": 110_000}

# Published by the survey office of one side for the main islands in 2025, in km2; the shapes
# come from elsewhere.
PUBLISHED_KM2 = {
    "etorofu_iturup": 3166.64,
    "kunashir_kunashiri": 1489.27,
    "shikotan": 247.65,
}


def features(layer: str) -> list[dict[str, Any]]:
    text = (DATA / "layers" / f"{layer}.geojson").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["features"]
    return found


def shapes(layer: str) -> dict[str, BaseGeometry]:
    return {
        next(iter(one["properties"].values())): shapely.from_geojson(json.dumps(one["geometry"]))
        for one in features(layer)
    }


@pytest.mark.parametrize("unit", PUBLISHED_KM2)
def test_areas_are_within_one_per_cent_of_the_published_ones(unit: str) -> None:
    assert unit_areas_km2(DATA)[unit] == pytest.approx(PUBLISHED_KM2[unit], rel=0.01)


def test_every_unit_has_a_shape_in_some_layer() -> None:
    drawn = set().union(*(shapes(layer) for layer in LAYERS[:3]))
    wanted = {unit.id for unit in read_units(DATA) if unit.has_shape}
    assert wanted == drawn - {land.id for land in read_settings(DATA).lands}


def test_every_feature_belongs_to_a_unit_or_a_land(catalog: Catalog) -> None:
    lands = {land.id for land in read_settings(DATA).lands}
    for layer in LAYERS[:4]:
        for feature in features(layer):
            (key, value), *more = feature["properties"].items()
            assert not more
            assert value in (catalog.units if key == "unit" else lands)


def test_nothing_is_in_both_the_units_and_the_neighbouring_land() -> None:
    context = shapely.union_all(list(shapes("context_osm").values()))
    for unit, shape in shapes("coast_osm").items():
        assert shapely.intersection(shape, context).area < 1e-4, unit


def test_the_large_island_in_the_north_west_is_cut_at_50_degrees() -> None:
    coast = shapes("coast_osm")
    assert coast["sakhalin_north"].bounds[1] == 50
    assert coast["sakhalin_south"].bounds[3] == 50


def test_neighbouring_land_stays_inside_the_region() -> None:
    west, south, east, north = read_settings(DATA).region.box
    for land, shape in shapes("context_osm").items():
        bounds = shape.bounds
        assert bounds[0] >= west, land
        assert bounds[1] >= south, land
        assert bounds[2] <= east, land
        assert bounds[3] <= north, land


def test_the_wide_land_reaches_from_eastern_europe_to_the_pacific() -> None:
    wide = shapes("context_natural_earth")["beyond_region"]
    assert wide.bounds[2] <= 180
    assert shapely.Point(37.6, 55.75).within(wide)
    assert shapely.Point(-172, 66.5).within(wide)
    assert not shapely.Point(-150, 71).intersects(wide)


@pytest.mark.parametrize("layer", SIZE_LIMITS_BYTES)
def test_neighbouring_land_stays_small(layer: str) -> None:
    size = (DATA / "layers" / f"{layer}.geojson").stat().st_size
    assert size <= SIZE_LIMITS_BYTES[layer]


def test_committed_layers_are_whole() -> None:
    assert layer_problems(DATA) == []


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "layers", tmp_path / "layers")
    shutil.copy(DATA / "datapackage.json", tmp_path)
    return tmp_path


def test_a_changed_a_missing_and_an_unlisted_layer_are_named(copy: Path) -> None:
    coast = copy / "layers" / "coast_osm.geojson"
    coast.write_bytes(coast.read_bytes().replace(b"145.", b"146.", 1))
    (copy / "layers" / "points.geojson").rename(copy / "layers" / "other.geojson")
    first, second, third = sorted(layer_problems(copy))
    assert first.startswith("layers/coast_osm.geojson: the file is damaged")
    assert second.startswith("layers/other.geojson: ")
    assert third == "layers/points.geojson: the file is missing."


def test_a_missing_or_damaged_descriptor_is_named(copy: Path) -> None:
    (copy / "datapackage.json").write_text("{", encoding="utf-8")
    assert layer_problems(copy)[0].startswith("datapackage.json: the file is damaged")
    (copy / "datapackage.json").unlink()
    assert layer_problems(copy) == ["datapackage.json: the file is missing."]


@pytest.mark.parametrize(
    ("feature", "said"),
    [
        ({"properties": {}, "geometry": None}, "neither 'unit' nor 'land'"),
        ({"properties": {"unit": "x"}, "geometry": {"type": "Blob"}}, "cannot be read"),
        ([[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]], "crosses itself"),
        ([[0, 0], [0, 1], [1, 1], [0, 0]], "do not run counter-clockwise"),
        ([[0, 0], [181, 0], [0, 1], [0, 0]], "outside the Earth"),
    ],
)
def test_a_shape_that_is_not_right_is_named(tmp_path: Path, feature: Any, said: str) -> None:
    if isinstance(feature, list):
        geometry = {"type": "Polygon", "coordinates": [feature]}
        feature = {"properties": {"unit": "x"}, "geometry": geometry}
    content = json.dumps({"features": [feature]}).encode()
    (tmp_path / "layers").mkdir()
    (tmp_path / "layers" / "a.geojson").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    resource = {"path": "layers/a.geojson", "hash": f"sha256:{digest}"}
    descriptor = json.dumps({"resources": [resource]})
    (tmp_path / "datapackage.json").write_text(descriptor, encoding="utf-8")
    (problem,) = layer_problems(tmp_path)
    assert problem.startswith("layers/a.geojson: ")
    assert said in problem
