"""The sea floor: the committed layer, and the way from a package to it."""

import gzip
import hashlib
import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
import shapely
from scipy.io import netcdf_file
from shapely.geometry import shape

from geo_app.data import Catalog, data_root
from geo_app.data.checks.package import layer_problems
from geo_app.errors import SourceFileError
from geo_app.map_document.sea import sea_floor
from geo_app.pipeline import build
from geo_app.pipeline.layers.sea_floor import depth_areas, write_sea_floor
from geo_app.pipeline.settings import Frame, SeaFloor, read_settings
from geo_app.pipeline.sources import archives
from geo_app.pipeline.sources.archives import Archive
from geo_app.pipeline.sources.download import obtain
from geo_app.pipeline.sources.relief import MEMBER, Relief, read_relief
from tests.export_helpers import decoded
from tests.pipeline_samples import sample_archives, sample_root

LIMIT_BYTES = 60_000
SETTINGS = SeaFloor(
    frame=Frame(west=140, south=40, east=150, north=50),
    depths_m=(200, 1000),
    simplify_m=2000,
    smallest_km2=100,
)


def basin() -> Relief:
    """Return a sea 500 m deep with a round deep of 2,000 m and an island in the north."""
    longitudes, latitudes = np.linspace(139, 151, 145), np.linspace(39, 51, 145)
    x, y = np.meshgrid(longitudes, latitudes)
    heights = np.full(x.shape, -500.0)
    heights[np.hypot(x - 145, y - 43) < 1] = -2000.0
    heights[np.hypot(x - 145, y - 47) < 1] = 300.0
    return Relief(longitudes, latitudes, heights)


def package(folder: Path, relief: Relief) -> Path:
    """Write a Debian package with a relief in it."""
    grid_bytes = io.BytesIO()
    grid = netcdf_file(grid_bytes, "w")
    for name, values in (("ETOPO05_X", relief.longitudes_deg), ("ETOPO05_Y", relief.latitudes_deg)):
        grid.createDimension(name, len(values))
        grid.createVariable(name, "d", (name,))[:] = values
    grid.createVariable("ROSE", "f", ("ETOPO05_Y", "ETOPO05_X"))[:] = relief.heights_m
    grid.flush()
    content = grid_bytes.getvalue()
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:xz") as tar:
        entry = tarfile.TarInfo(MEMBER)
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
    path = folder / "relief.deb"
    parts = (
        ("debian-binary", b"2.0\n"),
        ("control.tar.xz", b"odd"),
        ("data.tar.xz", inner.getvalue()),
    )
    out = b"!<arch>\n"
    for name, data in parts:
        out += f"{name:16}{0:<12}{0:<6}{0:<6}{'100644':8}{len(data):<10}`\n".encode() + data
        out += b"\n" if len(data) % 2 else b""
    path.write_bytes(out)
    return path


def test_a_relief_is_read_out_of_a_debian_package(tmp_path: Path) -> None:
    relief = read_relief(package(tmp_path, basin()), SETTINGS.frame.box)
    assert relief.longitudes_deg.min() == 140
    assert relief.latitudes_deg.max() == 50
    assert relief.heights_m.shape == (121, 121)
    assert relief.heights_m.min() == -2000


def test_a_relief_is_read_west_of_greenwich(tmp_path: Path) -> None:
    """The grid counts from 0 to 360 degrees: 240 is 120 west, where a frame asks for it."""
    east = basin()
    relief = read_relief(
        package(tmp_path, east._replace(longitudes_deg=east.longitudes_deg + 100)),
        (-120.0, 40.0, -110.0, 50.0),
    )
    assert (relief.longitudes_deg.min(), relief.longitudes_deg.max()) == (-120, -110)
    inside = (east.longitudes_deg >= 140) & (east.longitudes_deg <= 150)
    rows = (east.latitudes_deg >= 40) & (east.latitudes_deg <= 50)
    assert np.array_equal(relief.heights_m, east.heights_m[np.ix_(rows, inside)])


@pytest.mark.parametrize("content", [b"no package", b"!<arch>\n"])
def test_a_file_that_is_no_package_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "relief.deb"
    path.write_bytes(content)
    with pytest.raises(SourceFileError, match=r"relief.deb: it cannot be read"):
        read_relief(path, SETTINGS.frame.box)


def test_areas_lie_where_it_is_deeper() -> None:
    areas = {
        depth: shapely.MultiPolygon(list(parts))
        for depth, parts in depth_areas(basin(), SETTINGS).items()
    }
    assert areas[1000].contains(shapely.Point(145, 43))
    assert not areas[1000].intersects(shapely.Point(143, 43))
    assert areas[200].contains(shapely.Point(143, 43))
    assert not areas[200].intersects(shapely.Point(145, 47)), "the island is a hole"
    assert areas[200].buffer(0.05).contains(areas[1000])


def test_the_layer_is_written_the_same_twice(tmp_path: Path) -> None:
    archive = package(tmp_path, basin())
    write_sea_floor(archive, SETTINGS, tmp_path / "one")
    write_sea_floor(archive, SETTINGS, tmp_path / "two")
    text = (tmp_path / "one").read_text(encoding="utf-8")
    assert text == (tmp_path / "two").read_text(encoding="utf-8")
    assert text.index('"depth_m":200}') < text.index('"depth_m":1000}')


def test_the_committed_layer_is_small_and_has_the_depths(catalog: Catalog) -> None:
    settings = read_settings(data_root()).sea_floor
    assert settings is not None
    path = data_root() / "layers" / "sea_floor.geojson"
    assert len(gzip.compress(path.read_bytes())) <= LIMIT_BYTES
    depths_m = [area["properties"]["depth_m"] for area in catalog.layer("sea_floor")["features"]]
    assert sorted(depths_m) == list(settings.depths_m) == [200, 1000, 3000, 6000]
    areas = [
        sum(shapely.Polygon(part[0]).area for part in decoded(area)) for area in sea_floor(catalog)
    ]
    assert len(areas) == len(depths_m)
    assert areas == sorted(areas, reverse=True)


@pytest.mark.parametrize(
    ("place", "at", "depth_m"),
    [
        ("trench", (152.5, 45.3), 6000),
        ("basin in the south of the Sea of Okhotsk", (148.0, 46.6), 3000),
        ("Pacific shelf of Hokkaido", (144.3, 42.9), 0),
        ("shelf in the north of the Sea of Okhotsk", (150.0, 58.0), 0),
        ("middle of the Sea of Okhotsk", (150.0, 53.0), 1000),
    ],
)
def test_well_known_places_have_their_depth(
    catalog: Catalog, place: str, at: tuple[float, float], depth_m: int
) -> None:
    features = catalog.layer("sea_floor")["features"]
    deepest = max(
        (
            int(one["properties"]["depth_m"])
            for one in features
            if shape(one["geometry"]).contains(shapely.Point(at))
        ),
        default=0,
    )
    assert deepest == depth_m, place


def fake_apt(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "bin" / "apt-get"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")


ARCHIVE = Archive("apt", "relief", "1.0", "relief_1.0_all.deb", hashlib.sha256(b"x").hexdigest())


def test_apt_downloads_and_installs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_apt(
        tmp_path, monkeypatch, 'test "$*" = "download relief=1.0 -qq" && printf x > relief.deb'
    )
    assert obtain(ARCHIVE, tmp_path / "cache", progress=False).read_bytes() == b"x"


def test_a_machine_without_the_package_keeps_the_layer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake_apt(tmp_path, monkeypatch, "echo no such version >&2; exit 100")
    monkeypatch.setattr(archives, "ARCHIVES", sample_archives(tmp_path))
    root = sample_root(tmp_path / "geodata")
    settings = json.loads((root / "coastlines.yaml").read_text(encoding="utf-8"))
    settings["sea_floor"] = SETTINGS.model_dump()
    (root / "coastlines.yaml").write_text(json.dumps(settings), encoding="utf-8")
    layer = root / "layers" / "sea_floor.geojson"
    layer.parent.mkdir(exist_ok=True)
    write_sea_floor(package(tmp_path, basin()), SETTINGS, layer)
    before = layer.read_bytes()
    assert layer in build(root, tmp_path, progress=False)
    assert layer.read_bytes() == before
    assert "The sea floor stays as it is" in capsys.readouterr().err
    assert layer_problems(root) == []
