"""The coast from another source: who owns its shapes, and who keeps the drawn one."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point, Polygon, box, mapping, shape

from geo_app.pipeline.layers.other_coast import other_coast
from geo_app.pipeline.settings import read_settings, read_units
from geo_app.pipeline.sources import coastlines
from tests.pipeline_samples import Corner, gshhg_files, sample_root, square


def feature(name: str, geometry: Point | Polygon) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"unit": name}, "geometry": mapping(geometry)}


DRAWN = [
    feature("isle", box(10, 45, 11, 46)),
    feature("north", box(14, 50, 18, 52)),
    feature("south", box(14, 48, 18, 50)),
    feature("far", box(2, 41, 3, 42)),
    feature("speck", Point(12.9, 45.5)),
]


@pytest.fixture
def other(tmp_path: Path) -> dict[str, Any]:
    """Return the geometries by owner of a coast a thousandth of a degree beside the drawn one."""
    rings: list[list[Corner]] = [
        square(10.001, 45, 1), square(14.001, 48, 4), square(11.02, 45.5, 0.01)
    ]  # fmt: skip
    rows, points = gshhg_files([(1, ring) for ring in rings])
    with zipfile.ZipFile(tmp_path / "coast.zip", "w") as archive:
        archive.writestr(f"{coastlines.GSHHG_FOLDER}/gshhsmeta_f.dat", rows)
        archive.writestr(f"{coastlines.GSHHG_FOLDER}/gshhs_f.dat", points)
    root = sample_root(tmp_path / "geodata")
    found = other_coast(tmp_path / "coast.zip", DRAWN, read_settings(root), read_units(root))
    return {next(iter(one["properties"].values())): shape(one["geometry"]) for one in found}


def test_shapes_go_to_the_owner_whose_land_they_cover(other: dict[str, Any]) -> None:
    assert other["isle"].bounds == pytest.approx((10.001, 45, 11.03, 46), abs=1e-4)


def test_an_islet_goes_to_the_nearest_owner(other: dict[str, Any]) -> None:
    assert len(other["isle"].geoms) == 2


def test_cuts_are_made_on_the_other_coast_too(other: dict[str, Any]) -> None:
    assert other["north"].bounds == pytest.approx((14.001, 50, 18.001, 52), abs=1e-4)
    assert other["south"].bounds == pytest.approx((14.001, 48, 18.001, 50), abs=1e-4)


def test_an_owner_that_the_other_coast_lacks_keeps_its_own(other: dict[str, Any]) -> None:
    assert other["far"].equals(box(2, 41, 3, 42))
    assert other["speck"].equals(Point(12.9, 45.5))
