"""The coast as points with owners, dense enough that distances to them are exact in effect."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
import shapely
from scipy.spatial import cKDTree
from shapely import Polygon
from shapely.geometry import shape

from geo_app.engine.geodesy import Floats, Ints, earth_centred, metres_per_degree

TOLERANCE_M = 0.25
"""How far the points may leave a line of equal distance off the one of the unbroken coast."""

LEAST_STEP_M, STEP_M = 10.0, 500.0
SAME_PLACE_M = 20.0
"""Points of two owners nearer than this are a border on land, not coast."""

Features = Iterable[Mapping[str, Any]]


@dataclass(frozen=True)
class Coast:
    """Points of the coast and the land behind it.

    Attributes
    ----------
    owners : tuple of str
        Names of units and neighbouring lands.
    lonlat : ndarray of shape (n, 2)
        Longitude and latitude in degrees on WGS84.
    owner : ndarray of shape (n,)
        Position in ``owners`` of each point's owner.
    land : ndarray of Polygon
        Land in degrees, without lakes.
    following : ndarray of shape (n,)
        Position of the next point along the same shore, where asked for; else of itself.
    """

    owners: tuple[str, ...]
    lonlat: Floats
    owner: Ints
    land: np.ndarray[Any, np.dtype[np.object_]]
    land_owner: Ints
    following: Ints

    @cached_property
    def earth_centred(self) -> Floats:
        """The points in metres from the centre of the earth, (n, 3)."""
        return earth_centred(self.lonlat)

    @cached_property
    def tree(self) -> cKDTree:
        """Index of the points by straight distance."""
        return cKDTree(self.earth_centred)

    def kept(self, names: Iterable[str]) -> Self:
        """Return the coast of some owners alone; the land stays whole."""
        wanted = np.isin(self.owner, [self.owners.index(name) for name in names])
        owner = self.owner[wanted]
        itself = np.arange(len(owner))
        return type(self)(
            self.owners, self.lonlat[wanted], owner, self.land, self.land_owner, itself
        )


def read_coast(features: Features, *, adaptive: bool = True) -> Coast:
    """Take the coast from GeoJSON features with the property ``unit`` or ``land``.

    Where it is adaptive, its points lie closer together where another owner's coast is near; else
    they follow one another along each shore at even steps.
    """
    parts: dict[str, list[Floats]] = {}
    land: list[Polygon] = []
    land_of: list[str] = []
    for feature in features:
        name = owner_of(feature)
        geometry = shape(feature["geometry"])
        for part in shapely.get_parts(geometry):
            outline = part.exterior if isinstance(part, Polygon) else part
            parts.setdefault(name, []).append(shapely.get_coordinates(outline))
            if isinstance(part, Polygon):
                land.append(Polygon(part.exterior))
                land_of.append(name)
    owners = tuple(sorted(parts))
    if adaptive:
        lonlat, owner = _dense(parts, owners)
        following = np.arange(len(owner))
    else:
        lonlat, owner, following = _even(parts, owners)
    # The whole list is given a place first: numpy would look into the polygons otherwise.
    boxed = np.empty(len(land), dtype=object)
    boxed[:] = land
    land_owner = np.array([owners.index(name) for name in land_of], dtype=np.int64)
    return Coast(owners, lonlat, owner, boxed, land_owner, following)


def owner_of(feature: Mapping[str, Any]) -> str:
    """Name of the unit or the neighbouring land that a feature belongs to."""
    properties = feature["properties"]
    return str(properties["unit"] if "unit" in properties else properties["land"])


def _even(
    parts: Mapping[str, Sequence[Floats]], owners: tuple[str, ...]
) -> tuple[Floats, Ints, Ints]:
    """Points at even steps, their owners, and for each the next along its shore."""
    shores = [
        (index, _filled(ring, STEP_M)[0])
        for index, name in enumerate(owners)
        for ring in parts[name]
    ]
    sizes = np.array([len(shore) for _, shore in shores])
    starts = np.cumsum(sizes) - sizes
    following = np.arange(sizes.sum()) + 1
    following[starts + sizes - 1] = starts
    owner = np.repeat(np.array([index for index, _ in shores], dtype=np.int64), sizes)
    return np.concatenate([shore for _, shore in shores]), owner, following


def _dense(parts: Mapping[str, Sequence[Floats]], owners: tuple[str, ...]) -> tuple[Floats, Ints]:
    """Put points between the corners: close together where another owner's coast is near.

    A point of equal distance at a gap ``g`` lies at least ``g / 2`` from both coasts, where
    points at a step ``s`` overstate the distance by at most ``s^2 / (4 g)``.
    """
    rough = {name: [_filled(ring, np.inf)[0] for ring in parts[name]] for name in owners}
    place = {name: np.concatenate(rough[name]) for name in owners}
    everything = np.concatenate([place[name] for name in owners])
    owner = np.repeat(np.arange(len(owners)), [len(place[name]) for name in owners])
    centred = earth_centred(everything)
    gaps = np.concatenate(
        [
            cKDTree(centred[owner != index]).query(centred[owner == index])[0]
            for index in range(len(owners))
        ]
    )
    rings = [(index, ring) for index, name in enumerate(owners) for ring in rough[name]]
    ring_gaps = np.split(gaps, np.cumsum([len(ring) for _, ring in rings])[:-1])
    fine = [_refined(ring, gap) for (_, ring), gap in zip(rings, ring_gaps, strict=True)]
    owner = np.repeat([index for index, _ in rings], [len(points) for points in fine])
    return _without_land_borders(np.concatenate(fine), owner)


def _filled(line: Floats, step_m: Floats | float) -> tuple[Floats, Ints]:
    """Divide every edge into equal parts no longer than a step; all corners are kept."""
    if len(line) == 1:
        return line, np.zeros(1, dtype=np.int64)
    start, move = line[:-1], np.diff(line, axis=0)
    east, north = metres_per_degree(start[:, 1])
    length = np.hypot(move[:, 0] * east, move[:, 1] * north)
    count = np.maximum(1, np.ceil(length / np.minimum(step_m, STEP_M))).astype(np.int64)
    edge = np.repeat(np.arange(len(start)), count)
    part = (np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)) / count[edge]
    return start[edge] + move[edge] * part[:, None], edge


def _refined(points: Floats, gap_m: Floats) -> Floats:
    """Fill a ring, whose points are at most a wide step apart, up to the step its gaps ask for."""
    if len(points) == 1:
        return points
    closed = np.vstack([points, points[:1]])
    # Between two points the gap can be smaller than at both, by at most the way between.
    near = np.maximum(np.minimum(gap_m, np.roll(gap_m, -1)) - STEP_M / 2, 0)
    step = np.clip(np.sqrt(4 * TOLERANCE_M * near), LEAST_STEP_M, STEP_M)
    return _filled(closed, step)[0]


def _without_land_borders(lonlat: Floats, owner: Ints) -> tuple[Floats, Ints]:
    """Drop doubled points, and those where the land of two owners meets."""
    keys, first, inverse = np.unique(
        lonlat.round(9), axis=0, return_index=True, return_inverse=True
    )
    low, high = np.full(len(keys), np.iinfo(np.int64).max), np.full(len(keys), -1)
    np.minimum.at(low, inverse.ravel(), owner)
    np.maximum.at(high, inverse.ravel(), owner)
    kept = np.sort(first[low == high])
    lonlat, owner = lonlat[kept], owner[kept]
    centred = earth_centred(lonlat)
    meeting = np.zeros(len(lonlat), dtype=bool)
    for a, b in cKDTree(centred).query_pairs(SAME_PLACE_M):
        if owner[a] != owner[b]:
            meeting[[a, b]] = True
    return lonlat[~meeting], owner[~meeting]
