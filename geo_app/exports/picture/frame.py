"""What a picture shows of the globe: a piece of a conformal plane."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from pyproj import Proj
from shapely import Polygon, box

from geo_app.engine.geodesy import Floats
from geo_app.model.stories import Bounds
from geo_app.view.summary import Summary, by_holder

STAGE_PX = (1000, 640)
"""Size of the map on a screen that a camera's zoom is meant for."""

WEB_MAP_M_PER_PX = 156_543.033_93
"""Metres of a pixel at zoom 0 on the equator, web Mercator with tiles of 256 px."""

_MARGIN_DEG = 3.0


@dataclass(frozen=True)
class Frame:
    """A piece of a conformal plane: oblique stereographic on WGS84, centred on the view.

    Attributes
    ----------
    lon, lat : float
        Centre in degrees.
    half_width_m, half_height_m : float
        Half of the frame in metres of the plane.
    """

    lon: float
    lat: float
    half_width_m: float
    half_height_m: float

    @cached_property
    def _proj(self) -> Proj:
        return Proj(proj="sterea", lon_0=self.lon, lat_0=self.lat, ellps="WGS84")

    def to_plane(self, points: Any) -> Floats:
        """Degrees (n, 2) to metres of the plane (n, 2)."""
        points = np.asarray(points, dtype=float)
        return np.column_stack(self._proj(points[:, 0], points[:, 1]))

    @cached_property
    def window(self) -> Polygon:
        """Longitudes and latitudes that the frame reaches, and a little more."""
        w, h = self.half_width_m, self.half_height_m
        edge = np.linspace(-1, 1, 9)
        x = np.concatenate([edge * w, edge * w, np.full(9, -w), np.full(9, w)])
        y = np.concatenate([np.full(9, -h), np.full(9, h), edge * h, edge * h])
        lon, lat = self._proj(x, y, inverse=True)
        m = _MARGIN_DEG
        south, north = max(-89, min(lat) - m), min(89, max(lat) + m)
        found: Polygon = box(min(lon) - m, south, max(lon) + m, north)
        return found


def frame_of(summary: Summary, aspect: float, bounds: Bounds | None = None) -> Frame:
    """Return the frame of a view in a space whose width is ``aspect`` times its height."""
    camera = summary.view.camera
    if camera is not None:
        metres = WEB_MAP_M_PER_PX * np.cos(np.radians(camera.lat)) / 2**camera.zoom
        width, height = (side * metres / 2 for side in STAGE_PX)
        return _fitted(camera.lon, camera.lat, float(width), float(height), aspect)
    return frame_of_bounds(bounds or _bounds(summary), aspect)


def frame_of_bounds(bounds: Bounds, aspect: float) -> Frame:
    """Return the smallest frame around corners in degrees."""
    (west, south), (east, north) = bounds.south_west, bounds.north_east
    lon, lat = (west + east) / 2, (south + north) / 2
    edge = np.linspace(0, 1, 9)
    lons = np.concatenate([west + edge * (east - west)] * 2)
    lats = np.repeat([south, north], 9)
    points = Frame(lon, lat, 1, 1).to_plane(np.column_stack([lons, lats]))
    width, height = np.abs(points).max(axis=0)
    return _fitted(lon, lat, float(width), float(height), aspect)


def _fitted(lon: float, lat: float, width: float, height: float, aspect: float) -> Frame:
    return Frame(lon, lat, max(width, height * aspect), max(height, width / aspect))


def _bounds(summary: Summary) -> Bounds:
    """Return the first view of the map, or the whole chain where the view tells of it."""
    dispute = summary.catalog.dispute
    home = box(*dispute.home.south_west, *dispute.home.north_east)
    outside = [
        summary.units[leaf]
        for leaf in summary.catalog.allocatable_leaves
        if not home.intersects(box(*summary.catalog.units[leaf].location * 2))
    ]
    parted = summary.through_time and len(by_holder(summary)) > 1
    several = len({unit.party for unit in outside}) > 1
    tells = parted or several or any(unit.changed for unit in outside)
    return dispute.whole if tells else dispute.home
