"""A user's official boundary file in place of the free coastlines."""

import json
from pathlib import Path
from typing import Any

import geopandas
import pytest
from shapely import Polygon, box
from shapely.geometry import shape

from geo_app.cli import make_parser
from geo_app.data.checks.package import layer_problems
from geo_app.errors import DataError, SourceFileError
from geo_app.pipeline import build
from geo_app.pipeline.settings import read_settings
from geo_app.pipeline.sources import archives
from tests import ROOT
from tests.pipeline_samples import sample_archives, sample_root

FIELDS = ["N03_001", "N03_003", "N03_004", "N03_007"]
OFFICIAL: dict[str, Any] = {
    "title": "Administrative areas (N03)",
    "address": "https://example.org/",
    "attribution": "国土数値情報(行政区域データ)(国土交通省)",
    "licence": "LicenseRef-terms",
    "licence_title": "Terms",
    "licence_path": "https://example.org/terms",
    "fields": FIELDS,
    "units": ["isle", "speck"],
    "reach_m": 20000,
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    cache.mkdir()
    monkeypatch.setattr(archives, "ARCHIVES", sample_archives(cache))
    folder = sample_root(tmp_path / "geodata")
    settings = json.loads((folder / "coastlines.yaml").read_text(encoding="utf-8"))
    settings["official"] = OFFICIAL
    (folder / "coastlines.yaml").write_text(json.dumps(settings), encoding="utf-8")
    return folder


def official_file(path: Path, *, without: str = "", shapes: list[Polygon] | None = None) -> Path:
    """Write a file in the form of N03: two villages of one island, a speck, and the mainland."""
    areas = shapes or [
        box(10.01, 45.01, 10.5, 45.98),
        box(10.5, 45.01, 10.99, 45.98),
        box(12.899, 45.499, 12.901, 45.501),
        box(14.0, 48.0, 18.0, 52.0),
    ]
    rows = {
        field: [f"{field} {i}" for i in range(len(areas))] for field in FIELDS if field != without
    }
    geopandas.GeoDataFrame(rows, geometry=areas, crs="EPSG:6668").to_file(path)
    return path


def layer(root: Path, name: str) -> dict[str, Any]:
    text = (root / "layers" / f"{name}.geojson").read_text(encoding="utf-8")
    return {
        next(iter(one["properties"].values())): shape(one["geometry"])
        for one in json.loads(text)["features"]
    }


@pytest.mark.parametrize("ending", ["geojson", "shp"])
def test_the_named_units_come_from_the_official_file(root: Path, ending: str) -> None:
    path = official_file(root.parent / f"N03.{ending}")
    build(root, root.parent / "cache", progress=False, official=path)
    drawn = layer(root, "coast_official")
    assert set(drawn) == {"isle", "speck"}
    assert drawn["isle"].geom_type == "Polygon", "two villages are one island"
    assert drawn["isle"].bounds == (10.01, 45.01, 10.99, 45.98)
    assert "isle" not in layer(root, "coast_osm")
    assert "isle" not in layer(root, "islets_gshhg")
    assert "speck" not in layer(root, "points")
    assert "north" in layer(root, "coast_osm"), "what the settings do not name stays"
    assert layer_problems(root) == []


def test_its_terms_and_its_attribution_are_its_own(root: Path) -> None:
    path = official_file(root.parent / "N03.geojson")
    build(root, root.parent / "cache", progress=False, official=path)
    content = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    (found,) = [one for one in content["resources"] if one["name"] == "coast_official"]
    assert found["attribution"] == OFFICIAL["attribution"]
    assert [one["name"] for one in found["licenses"]] == ["LicenseRef-terms"]


def test_a_build_without_it_goes_back(root: Path) -> None:
    build(root, root.parent / "cache", progress=False)
    before = {path.name: path.read_bytes() for path in (root / "layers").iterdir()}
    path = official_file(root.parent / "N03.geojson")
    build(root, root.parent / "cache", progress=False, official=path)
    build(root, root.parent / "cache", progress=False)
    assert {path.name: path.read_bytes() for path in (root / "layers").iterdir()} == before


def test_a_file_of_another_kind_is_named(root: Path) -> None:
    path = official_file(root.parent / "N03.geojson", without="N03_007")
    with pytest.raises(SourceFileError, match=r"N03.geojson: it has no field N03_007; expected is"):
        build(root, root.parent / "cache", progress=False, official=path)
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(SourceFileError, match=r"N03.geojson: it cannot be read"):
        build(root, root.parent / "cache", progress=False, official=path)


def test_a_file_without_one_of_the_units_is_named(root: Path) -> None:
    path = official_file(root.parent / "N03.geojson", shapes=[box(10.1, 45.1, 10.9, 45.9)])
    with pytest.raises(DataError, match=r"N03.geojson: it has no land of speck"):
        build(root, root.parent / "cache", progress=False, official=path)


def test_settings_without_such_a_file_say_so(root: Path) -> None:
    settings = json.loads((root / "coastlines.yaml").read_text(encoding="utf-8"))
    del settings["official"]
    (root / "coastlines.yaml").write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(DataError, match=r"official: no such file is described"):
        build(root, root.parent / "cache", progress=False, official=root / "x.geojson")


def test_the_committed_settings_describe_the_file() -> None:
    official = read_settings(ROOT / "geodata").official
    assert official is not None
    assert official.attribution == OFFICIAL["attribution"]
    assert list(official.fields) == FIELDS


def test_the_command_line_takes_the_path() -> None:
    call = make_parser().parse_args(["data", "build", "--coast", "official=a b/N03.shp"])
    assert call.coast == Path("a b/N03.shp")
    with pytest.raises(SystemExit):
        make_parser().parse_args(["data", "build", "--coast", "N03.shp"])
