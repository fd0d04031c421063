"""The readers of the three coastline packages, on files that the tests write."""

from pathlib import Path

import pytest
import shapely

from geo_app.errors import SourceFileError
from geo_app.pipeline.sources.archives import GSHHG, OSM_COAST, read_member
from geo_app.pipeline.sources.coastlines import (
    parse_gshhg,
    parse_osm_coast,
    parse_topojson,
    read_gshhg,
    read_osm_coast,
    split_at_antimeridian,
)
from tests.pipeline_samples import (
    coast_text,
    gshhg_files,
    sample_archives,
    square,
    topojson_text,
)

EVERYWHERE = (-180.0, -90.0, 180.0, 90.0)


def test_gshhg_gives_land_inside_the_box_and_no_lakes() -> None:
    rows, points = gshhg_files(
        [(1, square(10, 45, 1)), (2, square(10.2, 45.2, 0.5)), (1, square(30, 45, 1))]
    )
    found = parse_gshhg(rows, points, "sample", (5, 40, 20, 50))
    assert [shape.bounds for shape in found] == [(10, 45, 11, 46)]
    assert len(found[0].exterior.coords) == 5


def test_gshhg_can_be_cut_at_the_box() -> None:
    rows, points = gshhg_files([(1, square(10, 45, 8)), (1, square(30, 45, 1))])
    box = (5, 40, 12, 50)
    assert parse_gshhg(rows, points, "sample", box) == []
    found = parse_gshhg(rows, points, "sample", box, whole=False)
    assert [shape.bounds for shape in found] == [(10, 45, 12, 50)]


def test_gshhg_whose_files_disagree_is_refused() -> None:
    rows, points = gshhg_files([(1, square(10, 45, 1))])
    with pytest.raises(SourceFileError, match=r"sample, row 1: the points"):
        parse_gshhg(rows, points[:-4], "sample", EVERYWHERE)
    with pytest.raises(SourceFileError, match=r"sample, row 1: it has not the 8 fields"):
        parse_gshhg("1 2 3\n", points, "sample", EVERYWHERE)


def test_coast_is_cut_at_the_box_and_what_lies_beyond_is_left_out() -> None:
    text = coast_text([square(0, 0, 10), square(50, 0, 1)])
    found = parse_osm_coast(text, "sample", (5, 5, 20, 20))
    assert [shape.bounds for shape in found] == [(5, 5, 10, 10)]


def test_coast_that_is_not_geojson_is_refused() -> None:
    with pytest.raises(SourceFileError, match=r"sample: .* is not GeoJSON"):
        parse_osm_coast(b"{", "sample", EVERYWHERE)


def test_topojson_arcs_become_rings_in_degrees() -> None:
    text = topojson_text([[(1000, 2000), (3000, 2000), (3000, 5000), (1000, 2000)]])
    (found,) = parse_topojson(text, "sample")
    assert found.equals(shapely.Polygon([(1, 2), (3, 2), (3, 5)]))


def test_text_that_is_no_topojson_is_refused() -> None:
    with pytest.raises(SourceFileError, match="sample: it is not TopoJSON"):
        parse_topojson(b"nothing of the kind", "sample")


def test_land_over_the_180th_meridian_is_split_there() -> None:
    stitched = shapely.Polygon([(170, 60), (-170, 60), (-170, 70), (170, 70)])
    bounds = sorted(piece.bounds for piece in split_at_antimeridian(stitched))
    assert bounds == [(-180, 60, -170, 70), (170, 60, 180, 70)]


def test_a_hole_follows_its_polygon_over_the_180th_meridian() -> None:
    hole = [(-179, 62), (-178, 62), (-178, 63), (-179, 62)]
    stitched = shapely.Polygon([(170, 60), (-170, 60), (-170, 70), (170, 70)], [hole])
    pieces = split_at_antimeridian(stitched)
    assert sum(piece.area for piece in pieces) == pytest.approx(200 - 0.5)


def test_land_around_a_pole_has_no_plane_shape() -> None:
    ring = shapely.Polygon([(-170, -70), (-60, -70), (60, -70), (170, -70), (-170, -70)])
    assert split_at_antimeridian(ring) == []


def test_packages_are_read_from_their_archives(tmp_path: Path) -> None:
    sample_archives(tmp_path)
    land = read_osm_coast(tmp_path / OSM_COAST.file_name, EVERYWHERE)
    islets = read_gshhg(tmp_path / GSHHG.file_name, EVERYWHERE)
    assert (len(land), len(islets)) == (3, 2)


def test_a_missing_member_and_a_broken_archive_are_named(tmp_path: Path) -> None:
    sample_archives(tmp_path)
    with pytest.raises(SourceFileError, match=f"{OSM_COAST.file_name}: it has no member 'x'"):
        read_member(tmp_path / OSM_COAST.file_name, "x")
    broken = tmp_path / "broken.tgz"
    broken.write_bytes(b"not an archive")
    with pytest.raises(SourceFileError, match=r"broken.tgz: it cannot be read"):
        read_member(broken, "x")
