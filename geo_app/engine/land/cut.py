"""The line that cuts a unit so that one side has a given share of its land."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import shapely
from pyproj import Transformer
from scipy.optimize import brentq
from shapely import LineString, MultiPolygon, Polygon, transform

from geo_app.model.base import LonLat

BEYOND_COAST_M = 500.0
"""How far the line runs past the coast. Short, so that it is as straight on a map as here."""

WIDE_M = 1_000_000.0
"""Wider than any unit."""

TOLERANCE_M = 0.01


def cut_line(land: MultiPolygon, azimuth_deg: float, share: float) -> tuple[LonLat, LonLat]:
    """Find the ends of the line across a unit behind which lies a share of its land.

    The line is straight and at right angles to the azimuth, in an equal-area projection centred
    on the unit (Lambert azimuthal on the WGS84 ellipsoid; Snyder 1987, USGS Professional Paper
    1395, p. 187), so that shares are shares of geodesic area.

    Parameters
    ----------
    land : MultiPolygon
        Land of the unit, longitude and latitude in degrees on WGS84.
    azimuth_deg : float
        Direction in which the cut advances, degrees clockwise from north.
    share : float
        Share of the land behind the line, 0 to 1; it lies to the left of the returned ends.

    Returns
    -------
    tuple of (longitude, latitude), twice

    Raises
    ------
    ValueError
        If the share is not between 0 and 1 or there is no land.
    """
    if not 0 <= share <= 1 or land.is_empty:
        raise ValueError("a cut needs land and a share between 0 and 1")
    to_plane, to_globe = _projections(land.centroid.x, land.centroid.y)
    plane: MultiPolygon = transform(
        land, lambda points: np.column_stack(to_plane.transform(*points.T))
    )
    direction = np.array([math.sin(math.radians(azimuth_deg)), math.cos(math.radians(azimuth_deg))])
    ends = _ends(plane, direction, _offset(plane, direction, share))
    (lon_a, lat_a), (lon_b, lat_b) = (to_globe.transform(*end) for end in ends)
    return (lon_a, lat_a), (lon_b, lat_b)


@lru_cache(maxsize=32)
def _projections(lon: float, lat: float) -> tuple[Transformer, Transformer]:
    """Make the projection of a unit and its inverse; kept, for it takes 27 ms."""
    plane = f"+proj=laea +lat_0={lat!r} +lon_0={lon!r} +ellps=WGS84 +units=m"
    forward = Transformer.from_crs("EPSG:4326", plane, always_xy=True)
    backward = Transformer.from_crs(plane, "EPSG:4326", always_xy=True)
    return forward, backward


def _offset(plane: MultiPolygon, direction: np.ndarray, share: float) -> float:
    """Distance from the centre, along the direction, at which the share lies behind."""
    reach = np.array(
        [point @ direction for part in plane.geoms for point in np.array(part.exterior.coords)]
    )
    low, high = float(reach.min()), float(reach.max())
    if share in (0, 1):
        return high if share else low

    def excess(offset: float) -> float:
        return float(
            plane.intersection(_half_plane(direction, low, offset)).area / plane.area - share
        )

    return float(brentq(excess, low, high, xtol=TOLERANCE_M))


def _ends(plane: MultiPolygon, direction: np.ndarray, offset: float) -> tuple[np.ndarray, ...]:
    """Find the ends of the line, a little off the coast on either side."""
    across = np.array([-direction[1], direction[0]])
    middle = direction * offset
    line = LineString([middle - across * WIDE_M, middle + across * WIDE_M])
    crossed = line.intersection(plane.buffer(BEYOND_COAST_M))
    reach = [float(point @ across) for point in shapely.get_coordinates(crossed)]
    return middle + across * min(reach), middle + across * max(reach)


def _half_plane(direction: np.ndarray, low: float, offset: float) -> Polygon:
    across = np.array([-direction[1], direction[0]]) * WIDE_M
    near, far = direction * (low - 1), direction * offset
    return Polygon([near - across, far - across, far + across, near + across])
