"""The build on tiny packages: who owns what, the cut, the writer, and equal bytes each time."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely import Point, Polygon

from geo_app.data.checks.package import layer_problems
from geo_app.engine.geodesy import WGS84
from geo_app.errors import DataError
from geo_app.pipeline import build
from geo_app.pipeline.layers.areas import area_table, unit_areas_km2
from geo_app.pipeline.layers.geojson import Owner, Shape, geometry_of, write_layer
from geo_app.pipeline.settings import read_settings, read_units
from geo_app.pipeline.shapes import NearestCoast, Plane, area_km2
from geo_app.pipeline.sources import archives
from tests.pipeline_samples import sample_archives, sample_root, sample_unit, square


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder for which the tiny packages lie ready in ``cache``."""
    cache = tmp_path / "cache"
    cache.mkdir()
    monkeypatch.setattr(archives, "ARCHIVES", sample_archives(cache))
    return sample_root(tmp_path / "geodata")


def built(root: Path) -> dict[str, dict[str, Any]]:
    """Build and return each layer's geometries by owner."""
    build(root, root.parent / "cache", progress=False)
    layers: dict[str, dict[str, Any]] = {}
    for path in (root / "layers").glob("*.geojson"):
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        layers[path.stem] = {
            next(iter(one["properties"].values())): shapely.from_geojson(
                json.dumps(one["geometry"])
            )
            for one in features
        }
    return layers


def test_a_repeated_build_gives_the_same_bytes(root: Path) -> None:
    written = build(root, root.parent / "cache", progress=False)
    before = [path.read_bytes() for path in written]
    again = build(root, root.parent / "cache", progress=False)
    assert [path.read_bytes() for path in again] == before
    assert layer_problems(root) == []


def test_every_shape_has_the_owner_it_should(root: Path) -> None:
    layers = built(root)
    assert set(layers["coast_osm"]) == {"north", "south", "isle"}
    assert set(layers["islets_gshhg"]) == {"isle", "rock"}
    assert set(layers["points"]) == {"speck"}
    assert set(layers["context_osm"]) == {"far"}


def test_the_cut_lies_on_the_parallel_exactly(root: Path) -> None:
    coast = built(root)["coast_osm"]
    assert coast["north"].bounds == (14, 50, 18, 52)
    assert coast["south"].bounds == (14, 48, 18, 50)
    assert shapely.intersection(coast["north"], coast["south"]).area == 0


def test_wide_land_is_parted_at_the_region(root: Path) -> None:
    wide = built(root)["context_natural_earth"]
    assert wide["within_region"].bounds == (5, 42, 20, 55)
    assert shapely.intersection(*wide.values()).area == pytest.approx(0)


def test_the_area_table_shows_every_unit_with_a_shape(root: Path) -> None:
    built(root)
    areas = unit_areas_km2(root)
    assert areas["isle"] == pytest.approx(area_km2(Polygon(square(10, 45, 1))), rel=1e-3)
    lines = area_table(root, read_units(root)).splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["north", "south", "isle", "rock"]


def test_a_seed_in_the_sea_is_reported_with_its_unit(root: Path) -> None:
    sample_unit(root, "lost", 9, "island", "main", (8, 53))
    with pytest.raises(DataError, match=r"lost: no shape lies within"):
        build(root, root.parent / "cache", progress=False)


def test_two_units_cannot_have_the_same_shape(root: Path) -> None:
    sample_unit(root, "second", 9, "island", "main", (10.6, 45.6))
    with pytest.raises(DataError, match=r"second: its seed .* is on a shape of isle"):
        build(root, root.parent / "cache", progress=False)


def test_a_unit_that_is_cut_out_needs_a_seed_on_land(root: Path) -> None:
    sample_unit(root, "north", 2, "mainland", "context", (19, 53))
    with pytest.raises(DataError, match=r"units/north.yaml: .* is not on land"):
        build(root, root.parent / "cache", progress=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [("id: [", "line "), ("id: coastlines", "region is missing")],
)
def test_settings_that_do_not_fit_are_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "coastlines.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=rf"coastlines.yaml: {said}"):
        read_settings(tmp_path)


def test_missing_settings_and_units_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"coastlines.yaml: the file is missing"):
        read_settings(tmp_path)
    with pytest.raises(DataError, match="units: there are no units"):
        read_units(tmp_path)


def test_rings_are_wound_begun_and_rounded_as_the_format_asks() -> None:
    hole = [(0.2, 0.2), (0.4, 0.2), (0.4, 0.4), (0.2, 0.4)]
    shape = Polygon([(1, 0), (0, 0.000001), (0, 1), (1, 1.0000049)], [hole])
    outer, inner = geometry_of([shape])["coordinates"]
    assert outer == [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    assert inner == [[0.2, 0.2], [0.2, 0.4], [0.4, 0.4], [0.4, 0.2], [0.2, 0.2]]


def test_overlapping_parts_are_joined_and_separate_ones_sorted() -> None:
    parts = [Polygon(square(5, 0, 1)), Polygon(square(0.5, 0, 1)), Polygon(square(0, 0, 1))]
    written = shapely.from_geojson(json.dumps(geometry_of(parts)))
    assert written.is_valid
    assert [part.bounds for part in shapely.get_parts(written)] == [(0, 0, 1.5, 1), (5, 0, 6, 1)]


def test_a_layer_does_not_depend_on_the_order_it_is_given_in(tmp_path: Path) -> None:
    shapes: dict[Owner, Shape] = {
        ("unit", "b"): [Polygon(square(0, 0, 1))],
        ("unit", "a"): Point(1, 2),
    }
    write_layer(tmp_path / "one", shapes)
    write_layer(tmp_path / "two", dict(reversed(shapes.items())))
    text = (tmp_path / "one").read_text(encoding="utf-8")
    assert text == (tmp_path / "two").read_text(encoding="utf-8")
    assert [line[:10] for line in text.splitlines()[1:-1]] == ['{"geometry'] * 2
    assert text.index('"a"') < text.index('"b"')


def test_distances_in_the_plane_agree_with_the_ellipsoid() -> None:
    plane = Plane(150, 47)
    finder = NearestCoast(plane, [("west", Point(140, 40)), ("east", Point(160.2, 40))])
    name, distance_m = finder.find(Point(160, 40))
    assert name == "east"
    assert distance_m == pytest.approx(WGS84.inv(160, 40, 160.2, 40)[2], rel=1e-3)
    there_and_back = plane.unflat(plane.flat(Point(133, 36)))
    assert there_and_back.equals_exact(Point(133, 36), 1e-9)
