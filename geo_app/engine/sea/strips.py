"""Strips of a unit that can be divided, so that the sea can follow any cut through it."""

from __future__ import annotations

import math

import numpy as np
from pyproj import Proj
from shapely import MultiPolygon

from geo_app.engine.geodesy import Floats, Ints


class LandAhead:
    """Share of a unit's land that lies behind a place, as a cut advances.

    In the same equal-area projection, and counted the same way, as `geo_app.engine.land.cut`; the
    cut advances in a direction given in degrees clockwise from north.
    """

    def __init__(self, land: MultiPolygon, azimuth_deg: float) -> None:
        centre = land.centroid
        self._proj = Proj(proj="laea", lat_0=centre.y, lon_0=centre.x, ellps="WGS84")
        angle = math.radians(azimuth_deg)
        self._turn = np.array(
            [[math.sin(angle), math.cos(angle)], [-math.cos(angle), math.sin(angle)]]
        )
        edges = [
            np.hstack([flat[:-1], flat[1:]])
            for part in land.geoms
            for ring in (part.exterior, *part.interiors)
            for flat in [self._turned(np.array(ring.coords)[:, :2])]
        ]
        self._edges = np.vstack(edges)
        self._whole = self._behind(np.array([np.inf]))[0]

    def share(self, lonlat: Floats) -> Floats:
        """Share behind a line across each place, 0 to 1; places (n, 2) in degrees."""
        place = self._turned(lonlat)[:, 0]
        share: Floats = np.clip(self._behind(place) / self._whole, 0, 1)
        return share

    def _turned(self, lonlat: Floats) -> Floats:
        """Metres along and across the way of the cut."""
        flat = np.column_stack(self._proj(lonlat[:, 0], lonlat[:, 1]))
        turned: Floats = flat @ self._turn.T
        return turned

    def _behind(self, place: Floats) -> Floats:
        """Signed area behind each place: the sum over all edges of what lies under them."""
        u1, v1, u2, v2 = self._edges.T
        low, high = np.minimum(u1, u2), np.maximum(u1, u2)
        slope = np.where(u1 == u2, 0.0, (v2 - v1) / np.where(u1 == u2, 1.0, u2 - u1))
        sign = np.sign(u2 - u1)
        area = np.empty(len(place))
        for start in range(0, len(place), 512):
            end = np.clip(place[start : start + 512, None], low, high)
            middle = v1 + slope * ((low + end) / 2 - u1)
            area[start : start + 512] = (sign * middle * (end - low)).sum(axis=1)
        return area


def strip_bounds(share: Floats, weight: Floats, marks: tuple[float, ...], count: int) -> Floats:
    """Choose where strips begin and end so that the sea changes little within one.

    A cape owns much sea by itself: the sea jumps as the cut passes it. Such a point gets a strip
    of its own; the other strips have about the same sea each.

    Parameters
    ----------
    share : ndarray of shape (n,)
        Share of the land behind each point of the unit's coast.
    weight : ndarray of shape (n,)
        Sea nearest to each, in any unit of area.
    marks : tuple of float
        Shares at which a strip must end.
    count : int
        How many strips of equal sea there would be, were there no capes.

    Returns
    -------
    ndarray
        Shares from 0 to 1, ascending.
    """
    order = np.argsort(share, kind="stable")
    share, weight = share[order], weight[order]
    most = weight.sum() / count
    bounds, held = [0.0], 0.0
    for index in range(len(share)):
        at = float(share[index])
        before = (float(share[index - 1]) + at) / 2 if index else 0.0
        if held and held + weight[index] > most:
            bounds.append(before)
            held = 0.0
        held += float(weight[index])
    apart = [bound for bound in bounds[1:] if all(abs(bound - mark) > 1e-9 for mark in marks)]
    return np.unique(np.array([0.0, *apart, *marks, 1.0]))


def strip_of(share: Floats, bounds: Floats) -> Ints:
    """Position of the strip that each share lies in."""
    strip: Ints = np.clip(np.searchsorted(bounds, share, side="right") - 1, 0, len(bounds) - 2)
    return strip
