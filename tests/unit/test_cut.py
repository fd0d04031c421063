"""The cut of a unit: the right share lies behind it, on the side the data says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import MultiPolygon
from shapely.geometry import LineString, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from geo_app.data.catalog import catalog
from geo_app.engine.ground import land_of
from geo_app.engine.land.cut import LandAhead

GEOD = Geod(ellps="WGS84")
UNIT = "etorofu_iturup"


def geodesic_km2(shape: BaseGeometry) -> float:
    return abs(float(GEOD.geometry_area_perimeter(shape)[0])) / 1e6


def behind(land: MultiPolygon, ends: tuple[tuple[float, float], tuple[float, float]]) -> float:
    """Geodesic area on the left of the line, by an independent way: splitting polygons."""
    (ax, ay), (bx, by) = ends
    total = 0.0
    for part in land.geoms:
        for piece in split(part, LineString(ends)).geoms:
            point = piece.representative_point()
            if (bx - ax) * (point.y - ay) - (by - ay) * (point.x - ax) > 0:
                total += geodesic_km2(piece)
    return total


@settings(max_examples=15, deadline=None)
@given(share=st.floats(min_value=0.01, max_value=0.99))
def test_the_share_lies_behind_the_line(share: float) -> None:
    land = land_of(catalog(), UNIT)
    ends = LandAhead(land, 52.0).line(share)
    assert behind(land, ends) / geodesic_km2(land) == pytest.approx(share, abs=2e-4)


def test_the_share_is_counted_from_the_south_west() -> None:
    land = land_of(catalog(), UNIT)
    (lon_a, lat_a), (lon_b, lat_b) = LandAhead(land, 52.0).line(0.21)
    middle = ((lon_a + lon_b) / 2, (lat_a + lat_b) / 2)
    assert middle[0] < land.centroid.x
    assert middle[1] < land.centroid.y


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_an_impossible_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        LandAhead(MultiPolygon([box(0, 0, 1, 1)]), 90.0).line(share)


def test_no_land_is_refused() -> None:
    with pytest.raises(ValueError, match="needs land"):
        LandAhead(MultiPolygon(), 90.0)
