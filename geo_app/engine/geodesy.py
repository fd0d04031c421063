"""Distances and areas on the WGS84 ellipsoid, for many points at once."""

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod, Proj

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WGS84 = Geod(ellps="WGS84")
NAUTICAL_MILE_M = 1852.0

_A = float(WGS84.a)
_E2 = float(WGS84.es)
_E = float(np.sqrt(_E2))
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(4)


def distances_m(from_lonlat: Floats, to_lonlat: Floats) -> Floats:
    """Geodesic distances in metres between pairs of points, shape (n, 2) each, in degrees."""
    _, _, found = WGS84.inv(from_lonlat[:, 0], from_lonlat[:, 1], to_lonlat[:, 0], to_lonlat[:, 1])
    return np.asarray(found, dtype=np.float64)


def earth_centred(lonlat: Floats) -> Floats:
    """Turn degrees (n, 2) into earth-centred coordinates (n, 3) in metres, on the ellipsoid."""
    lon, lat = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
    normal = _A / np.sqrt(1 - _E2 * np.sin(lat) ** 2)
    return np.column_stack(
        [
            normal * np.cos(lat) * np.cos(lon),
            normal * np.cos(lat) * np.sin(lon),
            normal * (1 - _E2) * np.sin(lat),
        ]
    )


def metres_per_degree(lat: Floats) -> tuple[Floats, Floats]:
    """Metres of one degree of longitude and of one degree of latitude, at latitudes in degrees."""
    sine = np.sin(np.radians(lat))
    root = np.sqrt(1 - _E2 * sine**2)
    east = np.radians(_A / root * np.cos(np.radians(lat)))
    north = np.radians(_A * (1 - _E2) / root**3)
    return east, north


def ring_area_km2(ring: Floats) -> float:
    """Signed area on the ellipsoid inside a ring (n, 2), in km2; counter-clockwise is positive.

    The edges are straight in longitude and latitude, as RFC 7946 has them. The area is the
    integral of ``R^2 sin(authalic latitude)`` over longitude (Snyder 1987, USGS Professional
    Paper 1395, equation 3-12), by Gauss and Legendre's rule on every edge. A corner put on an
    edge changes nothing, so that the areas of parts add up to that of the whole.
    """
    start, end = ring[:-1], ring[1:]
    step = np.radians(end[:, 0] - start[:, 0])
    height = np.zeros(len(step))
    for node, weight in zip(_NODES, _WEIGHTS, strict=True):
        lat = start[:, 1] + (end[:, 1] - start[:, 1]) * (1 + node) / 2
        height += weight / 2 * _authalic(lat)
    return float(-np.sum((height - height.mean()) * step) - height.mean() * step.sum()) / 1e6


def _authalic(lat: Floats) -> Floats:
    """Area in m2 between the equator and a latitude, for one radian of longitude."""
    sine = np.sin(np.radians(lat))
    inner = sine / (1 - _E2 * sine**2) + np.arctanh(_E * sine) / _E
    result: Floats = _A**2 * (1 - _E2) / 2 * inner
    return result


class Stereographic:
    """An oblique stereographic plane on the ellipsoid: conformal, so circles stay nearly round."""

    def __init__(self, longitude_deg: float, latitude_deg: float) -> None:
        self._proj = Proj(proj="sterea", lon_0=longitude_deg, lat_0=latitude_deg, ellps="WGS84")

    def to_plane(self, lonlat: Floats) -> Floats:
        """Degrees (n, 2) to metres of the plane (n, 2)."""
        return np.column_stack(self._proj(lonlat[:, 0], lonlat[:, 1]))

    def metres_per_metre(self, longitude_deg: float, latitude_deg: float) -> float:
        """Metres of the plane for one metre on the ground, at a place."""
        return float(self._proj.get_factors(longitude_deg, latitude_deg).meridional_scale)

    def to_degrees(self, points: Floats) -> Floats:
        """Metres of the plane (n, 2) to degrees (n, 2)."""
        return np.column_stack(self._proj(points[:, 0], points[:, 1], inverse=True))
