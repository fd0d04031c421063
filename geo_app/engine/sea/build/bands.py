"""Limits: lines at one geodesic distance from a coast."""

from typing import NamedTuple

import numpy as np

from geo_app.engine.geodesy import WGS84, Floats, Ints, distances_m, metres_per_degree
from geo_app.engine.sea.build.equidistance import DIGITS, Diagram

SAGITTA_M = 0.5
"""How far a straight piece of a limit may leave the circle, in metres."""

_ROUNDS = 8
_CLOSE_M = 1e-5
_WHOLE_DEG = 350.0
_NEAR = 1e-6


class _Crossings(NamedTuple):
    """Places where a limit passes from the circle around one point to that around the next.

    ``leaves`` and ``enters`` are points of the coast: walking along the limit with the coast on
    the left, the circle around ``enters`` ends and that around ``leaves`` begins.
    """

    points: Floats
    flat: Floats
    ends: Ints
    begins: Ints


def limit(diagram: Diagram, radius_m: float) -> list[Floats]:
    """Trace all lines at a geodesic distance from the nearest point of a coast.

    Inside the part of the sea that is nearest to one point of the coast, the limit is an arc of
    the circle around that point. The arcs meet on the edges between the parts, where the limit
    is as far from both points (Newton's method on geodesic distances). Each edge is crossed from
    one part to the next, so that the arcs chain up to closed lines by themselves.

    Returns
    -------
    list of ndarray of shape (k, 2)
        Closed lines in degrees on WGS84, the coast on their left.
    """
    crossings = _crossings(diagram, radius_m)
    start, site, end = _arcs(diagram, crossings)
    _unfold(diagram, crossings.points, (start, site, end), radius_m)
    points, first = _arc_points(
        diagram.lonlat[site], crossings.points[start], crossings.points[end], radius_m
    )
    arc_at = np.empty(len(start), dtype=np.int64)
    arc_at[start] = np.arange(len(start))
    follower = arc_at[end].tolist()
    open_ = np.ones(len(start), dtype=bool)
    closed: list[Floats] = []
    for begin in range(len(start)):
        arc, chain = begin, []
        while open_[arc]:
            open_[arc] = False
            chain.append(points[first[arc] : first[arc + 1]])
            arc = follower[arc]
        if chain:
            closed.append(np.vstack([*chain, chain[0][:1]]).round(DIGITS))
    return closed + _lonely_circles(diagram, radius_m)


def _crossings(diagram: Diagram, radius_m: float) -> _Crossings:
    """Find every place where an edge of the diagram is at the distance."""
    first, second, sites = diagram.edges
    beyond = diagram.corner_distance_m > radius_m
    site, other = diagram.flat[sites[:, 0]], diagram.flat[sites[:, 1]]
    middle = (site + other) / 2
    away = other - site
    along = np.column_stack([-away[:, 1], away[:, 0]]) / np.hypot(*away.T)[:, None]
    position = [((diagram.centres[end] - middle) * along).sum(axis=1) for end in (first, second)]
    gap = distances_m(diagram.lonlat[sites[:, 0]], diagram.lonlat[sites[:, 1]])
    outside = np.column_stack([beyond[first], beyond[second]])
    once = np.flatnonzero(outside[:, 0] != outside[:, 1])
    # The distance grows towards the end that lies beyond.
    far = np.where(outside[once, 0], position[0][once], position[1][once])
    near = np.where(outside[once, 0], position[1][once], position[0][once])
    twice = np.flatnonzero(
        outside.all(axis=1) & (position[0] * position[1] < 0) & (gap / 2 < radius_m)
    )
    edge = np.concatenate([once, twice, twice])
    ahead = np.ones(len(twice))
    side = np.concatenate([np.where(far > near, 1.0, -1.0), ahead, -ahead])
    reach = np.where(side > 0, np.maximum(*position)[edge], -np.minimum(*position)[edge])
    flat = _in_plane(
        diagram, sites[edge], middle[edge], along[edge] * side[:, None], reach, radius_m
    )
    a, b = diagram.lonlat[sites[edge, 0]], diagram.lonlat[sites[edge, 1]]
    points = _at_distance(diagram.plane.to_degrees(flat), a, b, radius_m)
    # ``along`` turns counter-clockwise around the first point: where the distance grows that
    # way, the part of the first point is left, and the limit begins to follow its circle.
    grows = side > 0
    begins = np.where(grows, sites[edge, 0], sites[edge, 1])
    ends = np.where(grows, sites[edge, 1], sites[edge, 0])
    return _Crossings(points, flat, ends, begins)


def _in_plane(
    diagram: Diagram, sites: Ints, middle: Floats, along: Floats, reach: Floats, radius_m: float
) -> Floats:
    """Place crossings on edges of the plane, no farther along than the edges go."""
    half = np.hypot(*(diagram.flat[sites[:, 0]] - middle).T)
    flat_radius = np.full(len(sites), radius_m)
    nearest = diagram.lonlat[sites[:, 0]]
    for _ in range(3):
        way = np.minimum(np.sqrt(np.maximum(flat_radius**2 - half**2, 0)), reach)
        crossing: Floats = middle + along * way[:, None]
        metres = distances_m(diagram.plane.to_degrees(crossing), nearest)
        flat_radius = np.maximum(flat_radius * radius_m / metres, half)
    return crossing


def _at_distance(guess: Floats, a: Floats, b: Floats, radius_m: float) -> Floats:
    """Move points until they are at a geodesic distance from two points each (Newton)."""
    points = guess.copy()
    for _ in range(_ROUNDS):
        to_a, _, from_a = WGS84.inv(points[:, 0], points[:, 1], a[:, 0], a[:, 1])
        to_b, _, from_b = WGS84.inv(points[:, 0], points[:, 1], b[:, 0], b[:, 1])
        slope_a = -np.column_stack([np.sin(np.radians(to_a)), np.cos(np.radians(to_a))])
        slope_b = -np.column_stack([np.sin(np.radians(to_b)), np.cos(np.radians(to_b))])
        # Both conditions are kept apart: across the edge, and along it.
        across, outward = slope_a - slope_b, slope_a + slope_b
        excess = np.asarray(from_a) - np.asarray(from_b)
        short = np.asarray(from_a) + np.asarray(from_b) - 2 * radius_m
        move = -(excess / np.maximum((across**2).sum(axis=1), 1e-30))[:, None] * across
        move -= (short / np.maximum((outward**2).sum(axis=1), 1e-6))[:, None] * outward
        east, north = metres_per_degree(points[:, 1])
        points += move / np.column_stack([east, north])
        if len(points) == 0 or np.hypot(*move.T).max() < _CLOSE_M:
            break
    return points


def _arcs(diagram: Diagram, crossings: _Crossings) -> tuple[Ints, Ints, Ints]:
    """Join, around every point of the coast, each beginning to the next end counter-clockwise."""
    flat = crossings.flat

    def turned(sites: Ints) -> Floats:
        way = flat - diagram.flat[sites]
        return np.arctan2(way[:, 1], way[:, 0])

    number = np.tile(np.arange(len(flat)), 2)
    sites = np.concatenate([crossings.begins, crossings.ends])
    angle = np.concatenate([turned(crossings.begins), turned(crossings.ends)])
    is_end = np.repeat([False, True], len(flat))
    order = np.lexsort((number, is_end, angle, sites))
    ends = np.flatnonzero(is_end[order])
    begins = np.flatnonzero(~is_end[order])
    # The next end in the list is the one ahead, unless the list goes on to another point: then
    # the way around begins anew with that point's first end.
    ahead = np.searchsorted(ends, begins)
    owner = sites[order]
    owner_of_end = owner[ends]
    within = np.minimum(ahead, len(ends) - 1)
    lost = (ahead >= len(ends)) | (owner_of_end[within] != owner[begins])
    within[lost] = np.searchsorted(owner_of_end, owner[begins][lost])
    which = number[order]
    return which[begins], owner[begins], which[ends[within]]


def _unfold(
    diagram: Diagram, points: Floats, arcs: tuple[Ints, Ints, Ints], radius_m: float
) -> None:
    """Join, in place, the ends of arcs that run backwards.

    There the plane has taken for an arc what the arcs before and after cut off between them: the
    limit turns where those two circles meet.
    """
    start, site, end = arcs
    ending, beginning = np.empty(len(start), np.int64), np.empty(len(start), np.int64)
    ending[end], beginning[start] = site, site
    for _ in range(_ROUNDS):
        sweep = _sweep(diagram.lonlat[site], points[start], points[end])[1]
        back = np.flatnonzero(sweep > _WHOLE_DEG)
        back = back[(points[start[back]] != points[end[back]]).any(axis=1)]
        if not len(back):
            return
        a, b = start[back], end[back]
        middle = (points[a] + points[b]) / 2
        before, after = diagram.lonlat[ending[a]], diagram.lonlat[beginning[b]]
        met = _at_distance(middle, before, after, radius_m)
        points[a], points[b] = met, met


def _sweep(centre: Floats, start: Floats, end: Floats) -> tuple[Floats, Floats]:
    """Azimuth at which arcs start, and how far they turn counter-clockwise, in degrees."""
    towards = [
        np.asarray(WGS84.inv(centre[:, 0], centre[:, 1], at[:, 0], at[:, 1])[0])
        for at in (start, end)
    ]
    return towards[0], (towards[0] - towards[1]) % 360.0


def _arc_points(centre: Floats, start: Floats, end: Floats, radius_m: float) -> tuple[Floats, Ints]:
    """Corners of arcs, counter-clockwise, each from its start to before its end.

    Returns
    -------
    ndarray of shape (n, 2), ndarray of shape (m + 1,)
        All corners, and where those of each arc begin.
    """
    azimuth, sweep = _sweep(centre, start, end)
    # An arc shorter than the rounding can come out the wrong way round.
    sweep[sweep > _WHOLE_DEG] = 0
    # Corners stand at the same azimuths on every circle around a point, so that limits of several
    # choices of coast share them.
    step = _step_deg(radius_m)
    last = np.ceil(azimuth / step - _NEAR).astype(np.int64) - 1
    inner = np.maximum(0, last - np.floor((azimuth - sweep) / step + _NEAR).astype(np.int64))
    first = np.concatenate([[0], np.cumsum(inner + 1)])
    arc = np.repeat(np.arange(len(inner)), inner + 1)
    place = np.arange(first[-1]) - first[arc]
    points = _around(centre[arc], (last[arc] + 1 - place) * step, radius_m)
    points[first[:-1]] = start
    return points, first


def _step_deg(radius_m: float) -> float:
    """Azimuth between corners of a circle: a whole number of them goes into the circle."""
    return float(360.0 / np.ceil(360.0 / np.degrees(np.sqrt(8 * SAGITTA_M / radius_m))))


def _around(centre: Floats, azimuth: Floats, radius_m: float) -> Floats:
    lon, lat, _ = WGS84.fwd(centre[:, 0], centre[:, 1], azimuth, np.full(len(azimuth), radius_m))
    return np.column_stack([lon, lat])


def _lonely_circles(diagram: Diagram, radius_m: float) -> list[Floats]:
    """Whole circles, around points of the coast whose part of the sea holds all of theirs."""
    nearest = np.full(len(diagram.lonlat), np.inf)
    _, _, sites = diagram.edges
    gap = distances_m(diagram.lonlat[sites[:, 0]], diagram.lonlat[sites[:, 1]])
    for side in range(2):
        np.minimum.at(nearest, sites[:, side], gap / 2)
    azimuth = -np.arange(0, 360 - _NEAR, _step_deg(radius_m))
    return [
        np.vstack([ring, ring[:1]]).round(DIGITS)
        for index in np.flatnonzero(nearest > radius_m)
        for ring in [_around(np.tile(diagram.lonlat[index], (len(azimuth), 1)), azimuth, radius_m)]
    ]
