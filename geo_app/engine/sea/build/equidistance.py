"""Lines of equal geodesic distance between the coasts of different owners."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import Delaunay

from geo_app.engine.geodesy import (
    WGS84,
    Floats,
    Ints,
    Stereographic,
    distances_m,
    metres_per_degree,
)

REACH_M = 400_000.0
"""Lines are followed this far from the coast: beyond 200 nautical miles, 370,400 m."""

STEP_M = 2_500.0
"""Corners of a line are no farther apart. Straight pieces leave the true line by 0.2 m at most."""

DIGITS = 9
"""Decimals of a degree to which corners are rounded, 0.1 mm, so that equal corners are equal."""

NOBODY = -1
_FAR_M = 4_500_000.0
_ROUNDS = 6
_CLOSE_M = 1e-5
_PLANE_REACH_M = REACH_M * 1.08
"""The plane stretches by some percent at most."""
_LONGEST_MOVE_M = 20_000.0

Bools = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


@dataclass(frozen=True)
class Ridge:
    """Pieces of lines of equal distance.

    Attributes
    ----------
    points : ndarray of shape (n, 2)
        Corners of all pieces one after the other, degrees on WGS84.
    starts : ndarray of shape (m + 1,)
        Where each piece begins in ``points``; the last entry is ``n``.
    sites : ndarray of shape (m, 2)
        Positions of the two points of the coast that each piece lies between.
    """

    points: Floats
    starts: Ints
    sites: Ints

    def between(self, label: Ints) -> list[Floats]:
        """Pieces whose two points of the coast have different labels, each (k, 2) degrees."""
        wanted = np.flatnonzero(label[self.sites[:, 0]] != label[self.sites[:, 1]])
        return [self.points[self.starts[i] : self.starts[i + 1]] for i in wanted]


class Diagram:
    """Nearest-point diagram of a coast (Voronoi), each corner made geodesic where it is used.

    The triangles come from a conformal plane (oblique stereographic), where the diagram is right
    but for some hundred metres; Newton's method then moves every corner to where its three points
    of the coast are equally far on the ellipsoid (Karney 2013, J. Geodesy 87, 43-55, for the
    distances).

    ``lonlat`` has the points of the coast (n, 2), degrees on WGS84; ``plane`` touches the earth
    somewhere in the middle.
    """

    def __init__(self, lonlat: Floats, plane: Stereographic) -> None:
        self.lonlat = lonlat
        self.plane = plane
        angle = np.arange(96) * 2 * np.pi / 96
        far = _FAR_M * np.column_stack([np.cos(angle), np.sin(angle)])
        # A far ring of points that belong to nobody makes every line end somewhere.
        self.flat = np.vstack([plane.to_plane(lonlat), far])
        made = Delaunay(self.flat)
        self.triangles = made.simplices.astype(np.int64)
        self.neighbours = made.neighbors.astype(np.int64)

    @cached_property
    def centres(self) -> Floats:
        """Centres of the circles through the corners of every triangle, in the plane."""
        a, b, c = (self.flat[self.triangles[:, k]] for k in range(3))
        ab, ac = b - a, c - a
        cross = 2 * (ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0])
        cross = np.where(cross == 0, np.finfo(float).tiny, cross)
        square_b, square_c = (ab**2).sum(axis=1), (ac**2).sum(axis=1)
        x = (ac[:, 1] * square_b - ab[:, 1] * square_c) / cross
        y = (ab[:, 0] * square_c - ac[:, 0] * square_b) / cross
        centres: Floats = a + np.column_stack([x, y])
        return centres

    @cached_property
    def edges(self) -> tuple[Ints, Ints, Ints]:
        """All edges between points of the coast: two triangles each, and the two points."""
        return self._edges(np.arange(len(self.flat)))

    @cached_property
    def corner_distance_m(self) -> Floats:
        """Geodesic distance from every triangle's centre to its points, in metres."""
        distance = np.full(len(self.triangles), np.inf)
        site = self.triangles.min(axis=1)
        radius = np.hypot(*(self.centres - self.flat[site]).T)
        near = (self.triangles < len(self.lonlat)).all(axis=1) & (radius < _PLANE_REACH_M * 1.1)
        corners = self.plane.to_degrees(self.centres[near])
        distance[near] = distances_m(corners, self.lonlat[site[near]])
        return distance

    def ridges(self, label: Ints) -> Ridge:
        """Find the lines between points of the coast with different labels, such as owners.

        A coarser labelling finds a part of the same corners.
        """
        labels = np.concatenate([label, np.full(len(self.flat) - len(label), NOBODY)])
        first, second, sites = self._edges(labels)
        spans = self._clipped(first, second, sites)
        keep = spans.keep
        pair, ends = sites[keep], np.column_stack([first[keep], second[keep]])
        used, place = np.unique(ends, return_inverse=True)
        corner = self._corners(used)
        ends = place.reshape(-1, 2)
        cut = spans.cut[keep]
        self._unfold(corner, ends, spans.end[keep] - spans.start[keep], cut)
        corners = corner[ends]
        corners[cut] = np.nan
        return self._pieces(spans.start[keep], spans.end[keep], corners, pair)

    def _edges(self, labels: Ints) -> tuple[Ints, Ints, Ints]:
        """Pairs of triangles that share an edge between two labels, and the edge's points."""
        edges: list[tuple[Ints, Ints, Ints]] = []
        index = np.arange(len(self.triangles))
        for corner in range(3):
            other = self.neighbours[:, corner]
            a, b = (self.triangles[:, (corner + k) % 3] for k in (1, 2))
            real = (a < len(self.lonlat)) & (b < len(self.lonlat))
            wanted = (other > index) & (labels[a] != labels[b]) & real
            pair = np.sort(np.column_stack([a[wanted], b[wanted]]), axis=1)
            edges.append((index[wanted], other[wanted], pair))
        first, second, sites = (np.concatenate(part) for part in zip(*edges, strict=True))
        order = np.lexsort((sites[:, 1], sites[:, 0]))
        return first[order], second[order], sites[order]

    def _clipped(self, first: Ints, second: Ints, sites: Ints) -> "_Spans":
        """Cut pieces in the plane to the reach; an end that is cut off is no corner any more."""
        start, end = self.centres[first], self.centres[second]
        site = self.flat[sites[:, 0]]
        length = np.hypot(*(end - start).T)
        unit = (end - start) / np.where(length == 0, 1, length)[:, None]
        along = ((site - start) * unit).sum(axis=1)
        off = np.hypot(*(start + unit * along[:, None] - site).T)
        half = np.sqrt(np.maximum(_PLANE_REACH_M**2 - off**2, 0))
        low, high = np.maximum(0, along - half), np.minimum(length, along + half)
        return _Spans(
            start + unit * low[:, None],
            start + unit * high[:, None],
            np.column_stack([low > 0, high < length]),
            (off < _PLANE_REACH_M) & (high >= low),
        )

    def _unfold(self, corner: Floats, ends: Ints, way: Floats, cut: Bools) -> None:
        """Join, in place, corners that have passed each other on their way to the ellipsoid.

        There the plane has taken the wrong two of four nearly equidistant points for neighbours,
        and a short piece runs backwards. Its two ends become one.
        """
        group = np.arange(len(corner))
        whole = np.flatnonzero(~cut.any(axis=1) & ~np.isnan(corner[ends]).any(axis=(1, 2)))
        for _ in range(_ROUNDS):
            flat = self.plane.to_plane(np.nan_to_num(corner))
            moved = flat[ends[whole, 1]] - flat[ends[whole, 0]]
            back = whole[(moved * way[whole]).sum(axis=1) < 0]
            if not len(back):
                return
            size = len(corner)
            joined = coo_matrix((np.ones(len(back)), tuple(group[ends[back]].T)), (size, size))
            _, part = connected_components(joined, directed=False)
            group = part[group]
            # Only corners of groups that grew are moved; means keep lines through them smooth.
            count = np.bincount(group, minlength=size)
            grown = count[group] > 1
            for axis in range(2):
                total = np.bincount(group, weights=np.nan_to_num(corner[:, axis]), minlength=size)
                corner[grown, axis] = (total / np.maximum(count, 1))[group[grown]]

    def _corners(self, used: Ints) -> Floats:
        """Centres of triangles in degrees, equally far from their three points of the coast."""
        sites = self.triangles[used]
        radius = np.hypot(*(self.centres[used] - self.flat[sites[:, 0]]).T)
        near = (radius < _PLANE_REACH_M * 1.1) & (sites < len(self.lonlat)).all(axis=1)
        corners = np.full((len(used), 2), np.nan)
        guess = self.plane.to_degrees(self.centres[used[near]])
        corners[near] = equidistant(guess, [self.lonlat[sites[near, k]] for k in range(3)])
        return corners

    def _pieces(self, start: Floats, end: Floats, corners: Floats, sites: Ints) -> Ridge:
        """Fill pieces with points, each equally far from its two points of the coast."""
        count = np.maximum(1, np.ceil(np.hypot(*(end - start).T) / STEP_M)).astype(np.int64)
        starts = np.concatenate([[0], np.cumsum(count + 1)])
        piece = np.repeat(np.arange(len(count)), count + 1)
        place = np.arange(starts[-1]) - starts[piece]
        part = (place / count[piece])[:, None]
        points = self.plane.to_degrees(start[piece] * (1 - part) + end[piece] * part)
        # Corners shift along the line too; what lies between goes with them.
        shift = corners - np.stack(
            [self.plane.to_degrees(start), self.plane.to_degrees(end)], axis=1
        )
        shift = np.nan_to_num(shift)
        points += shift[piece, 0] * (1 - part) + shift[piece, 1] * part
        points = equidistant(points, [self.lonlat[sites[piece, k]] for k in range(2)])
        for side, at in ((0, starts[:-1]), (1, starts[1:] - 1)):
            known = ~np.isnan(corners[:, side, 0])
            points[at[known]] = corners[known, side]
        return Ridge(points.round(DIGITS), starts, sites)


class _Spans(NamedTuple):
    """Pieces in the plane: ends, which ends were cut off, and which pieces are in reach."""

    start: Floats
    end: Floats
    cut: Bools
    keep: Bools


def equidistant(guess: Floats, sites: list[Floats]) -> Floats:
    """Move points until they are equally far from two or three given points each.

    Newton's method on the differences of geodesic distances. With two points the step is the
    shortest one, across the line. All are arrays (n, 2) in degrees on WGS84.
    """
    points = guess.copy()
    active = np.arange(len(points))
    for _ in range(_ROUNDS):
        move = _newton_step(points[active], [site[active] for site in sites])
        east, north = metres_per_degree(points[active, 1])
        points[active] += move / np.column_stack([east, north])
        active = active[np.hypot(*move.T) > _CLOSE_M]
        if not len(active):
            break
    return points


def _newton_step(points: Floats, sites: list[Floats]) -> Floats:
    """East and north in metres, (n, 2)."""
    distance, slope = [], []
    for site in sites:
        azimuth, _, metres = WGS84.inv(points[:, 0], points[:, 1], site[:, 0], site[:, 1])
        angle = np.radians(azimuth)
        distance.append(np.asarray(metres))
        slope.append(-np.column_stack([np.sin(angle), np.cos(angle)]))
    excess = [distance[0] - other for other in distance[1:]]
    change = [slope[0] - other for other in slope[1:]]
    across: Floats = (
        -(excess[0] / np.maximum((change[0] ** 2).sum(axis=1), 1e-30))[:, None] * change[0]
    )
    if len(sites) == 2:
        return across
    (ax, ay), (bx, by) = change[0].T, change[1].T
    size = ax * by - ay * bx
    safe = np.where(size == 0, 1.0, size)
    move = np.column_stack(
        [(-excess[0] * by + excess[1] * ay) / safe, (-excess[1] * ax + excess[0] * bx) / safe]
    )
    # Three points in a line, as seen from far off, do not fix a place: stay on the line of two.
    lost = (size == 0) | (np.hypot(*move.T) > _LONGEST_MOVE_M)
    step: Floats = np.where(lost[:, None], across, move)
    return step
