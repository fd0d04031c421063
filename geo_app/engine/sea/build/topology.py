"""Arcs between atoms: every line stored once, with what lies on each side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from geo_app.engine.geodesy import Floats, Ints
from geo_app.engine.sea.atoms import Shapes

OUTSIDE = -1
"""Number of what lies outside all faces that count."""

SLIVER_DEG = 2e-5
"""Width under which a face is no face: about 2 m."""


@dataclass(frozen=True)
class Arc:
    """A line between two atoms: corners in degrees, and the labels on its left and right."""

    points: Floats
    left: int
    right: int


def arcs_between(polygons: Shapes, labels: Ints) -> list[Arc]:
    """Find the lines at which the label of the faces changes.

    The faces share whole edges, as noded lines give them. Labels run from 0; `OUTSIDE` counts as
    nothing.
    """
    corners, a, b, label = _directed_edges(polygons, labels)
    left, right, start, end = _undirected(a, b, label)
    wanted = left != right
    return _chained(corners, start[wanted], end[wanted], left[wanted], right[wanted])


def without_slivers(polygons: Shapes, labels: Ints) -> Ints:
    """Give faces thinner than a line is exact the label of the face beside most of their edge.

    Two lines that should coincide, and differ by what they are exact to, leave such faces.
    """
    width_deg = 2 * shapely.area(polygons) / shapely.length(polygons)
    joined = labels.copy()
    tree = shapely.STRtree(polygons)
    thin = set(np.flatnonzero(width_deg < SLIVER_DEG).tolist())
    for face in sorted(thin):
        near = [k for k in tree.query(polygons[face], predicate="intersects") if k not in thin]
        if near:
            edge = polygons[face].boundary
            shared = shapely.length(shapely.intersection(edge, shapely.boundary(polygons[near])))
            joined[face] = labels[near[int(np.argmax(shared))]]
    return joined


def _directed_edges(polygons: Shapes, labels: Ints) -> tuple[Floats, Ints, Ints, Ints]:
    """All edges of all faces, each with its face on the left."""
    rings, owner = shapely.get_rings(polygons, return_index=True)
    outer = np.concatenate([[True], owner[1:] != owner[:-1]])
    wrong = shapely.is_ccw(rings) != outer
    rings[wrong] = shapely.reverse(rings[wrong])
    points, ring = shapely.get_coordinates(rings, return_index=True)
    corners, number = np.unique(points, axis=0, return_inverse=True)
    number = number.ravel().astype(np.int64)
    same = ring[:-1] == ring[1:]
    return corners, number[:-1][same], number[1:][same], labels[owner[ring[:-1][same]]]


def _undirected(a: Ints, b: Ints, label: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Each edge once, from its lower corner to its higher, with the labels on both sides."""
    forward = a < b
    low, high = np.minimum(a, b), np.maximum(a, b)
    pairs, number = np.unique(np.column_stack([low, high]), axis=0, return_inverse=True)
    number = number.ravel()
    left, right = np.full(len(pairs), OUTSIDE), np.full(len(pairs), OUTSIDE)
    left[number[forward]] = label[forward]
    right[number[~forward]] = label[~forward]
    return left, right, pairs[:, 0], pairs[:, 1]


def _chained(corners: Floats, start: Ints, end: Ints, left: Ints, right: Ints) -> list[Arc]:
    """Join edges with the same two sides into arcs that end where the sides change."""
    walk = _Walk(start, end, left, right)
    edges = [edge for corner in sorted(walk.ends) for edge in walk.at[corner]]
    begins = [corner for corner in sorted(walk.ends) for _ in walk.at[corner]]
    arcs: list[Arc] = []
    # First the arcs with ends, then the closed ones.
    for edge, corner in zip([*edges, *range(len(start))], [*begins, *start.tolist()], strict=True):
        if not walk.used[edge]:
            path = walk.follow(edge, corner)
            sides = (int(left[edge]), int(right[edge]))
            arcs.append(Arc(corners[path], *(sides if start[edge] == corner else sides[::-1])))
    return arcs


class _Walk:
    """Edges between corners, and which of them have been walked."""

    def __init__(self, start: Ints, end: Ints, left: Ints, right: Ints) -> None:
        self._pairs = list(zip(start.tolist(), end.tolist(), strict=True))
        self.used = [False] * len(self._pairs)
        self.at: dict[int, list[int]] = defaultdict(list)
        for edge, pair in enumerate(self._pairs):
            for corner in pair:
                self.at[corner].append(edge)
        sides = [frozenset(pair) for pair in zip(left.tolist(), right.tolist(), strict=True)]
        self.ends = {
            corner
            for corner, edges in self.at.items()
            if len(edges) != 2 or sides[edges[0]] != sides[edges[1]]
        }

    def follow(self, edge: int, corner: int) -> list[int]:
        """Walk from a corner along an edge to the end of the arc: its corners."""
        path = [corner]
        while True:
            self.used[edge] = True
            first, last = self._pairs[edge]
            corner = last if first == corner else first
            path.append(corner)
            if corner in self.ends:
                return path
            one, two = self.at[corner]
            edge = two if one == edge else one
            if self.used[edge]:
                return path


Ends = tuple[Floats, Floats, Floats, Floats]
"""First, second, last but one and last corner of an arc."""


def rings_of(ends: Sequence[Ends], sided: Sequence[int]) -> list[list[int]]:
    """Join arcs to closed rings that keep their inside on the left.

    Parameters
    ----------
    ends : sequence of Ends
        Of every arc, forwards.
    sided : sequence of int
        Arcs of one atom: ``k`` where arc ``k`` has it on its left, ``~k`` where on its right.

    Returns
    -------
    list of list of int
        Rings as such numbers; ``~k`` runs backwards.
    """
    first = {arc: ends[arc] if arc >= 0 else ends[~arc][::-1] for arc in sided}
    leaving: dict[tuple[float, ...], list[int]] = defaultdict(list)
    for arc in sided:
        leaving[tuple(first[arc][0])].append(arc)
    rings: list[list[int]] = []
    while leaving:
        corner = next(iter(leaving))
        arc, ring = _taken(leaving, corner, 0), []
        while True:
            ring.append(arc)
            _, _, before, last = first[arc]
            choices = leaving.get(tuple(last))
            if not choices:
                break
            back = _direction(last, before)
            turn = [(back - _direction(last, first[other][1])) % (2 * np.pi) for other in choices]
            arc = _taken(leaving, tuple(last), int(np.argmin(turn)))
        rings.append(ring)
    return [part for ring in rings for part in _split(ring, first)]


def _split(ring: list[int], ends: Mapping[int, Ends]) -> list[list[int]]:
    """Part a walk that passes a corner twice into rings that do not."""
    parts: list[list[int]] = []
    path: list[int] = []
    corners: list[tuple[float, ...]] = []
    for arc in ring:
        path.append(arc)
        corners.append(tuple(ends[arc][0]))
        end = tuple(ends[arc][3])
        if end in corners:
            at = corners.index(end)
            parts.append(path[at:])
            del path[at:], corners[at:]
    return parts


def _taken(leaving: dict[tuple[float, ...], list[int]], corner: tuple[float, ...], at: int) -> int:
    """Take one arc that leaves a corner out of the list."""
    arc = leaving[corner].pop(at)
    if not leaving[corner]:
        del leaving[corner]
    return arc


def _direction(origin: Floats, target: Floats) -> float:
    return float(np.arctan2(target[1] - origin[1], target[0] - origin[0]))
