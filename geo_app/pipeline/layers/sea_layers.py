"""The layers of the sea: atoms and the arcs between them, which share every line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely import LineString, Polygon

from geo_app.engine.geodesy import WGS84, Floats
from geo_app.engine.sea.atoms import BEYOND
from geo_app.engine.sea.build.run import NOBODYS, Label, SeaAtoms
from geo_app.engine.sea.build.topology import Arc, rings_of
from geo_app.engine.sea.table import SETS, ZONES

TOLERANCE_M = 60.0
"""How far the lines of the layers may leave the true ones. Areas are those of the true ones."""

DIGITS = 5

OwnerAreas = dict[tuple[str, int], float]
"""Owner of a coast and zone to km2."""

_DEGREE_M = 111_000.0
_AREA_DIGITS = 9
_OTHER_DIGITS = 3
_LENGTH_DIGITS = 3
_SHARE_DIGITS = 9


@dataclass(frozen=True)
class _Key:
    """One atom: the sets that have it, and what it belongs to."""

    sets: str
    label: Label


class SeaLayers:
    """Atoms and arcs with numbers instead of labels, ready to be written."""

    def __init__(self, sea: SeaAtoms, other: tuple[OwnerAreas, OwnerAreas]) -> None:
        self._build = sea.build
        rows = [self._keys(row) for row in sea.pairs.tolist()]
        keys = {key for row in rows for key in row if key is not None}
        self._order = sorted(keys, key=self._sorting)
        number = {key: index for index, key in enumerate(self._order)}
        self._rows = [[None if key is None else number[key] for key in row] for row in rows]
        self._areas = [0.0] * len(self._order)
        for which, areas in enumerate(sea.areas_km2):
            for (label, zone), area in areas.items():
                known = sea.build.label(label if zone < BEYOND else NOBODYS, zone)
                key = None if known is None else self._key(known, which)
                # Beyond all zones, every coast has a part of the hole.
                if key in number and not (which == 1 and zone == 0):
                    self._areas[number[key]] += area
        self._ratio = [self._ratios(sea, which, other[which]) for which in (0, 1)]
        # Where four parts of the sea meet, rounding lets two corners fall into one.
        pairs = [
            (arc, drawn)
            for arc in sorted(sea.arcs, key=_canonical)
            for drawn in [_simplified(arc.points)]
            if len(drawn) > 2 or (drawn[0] != drawn[-1]).any()
        ]
        self._true = [arc for arc, _ in pairs]
        self._drawn = [drawn for _, drawn in pairs]

    @staticmethod
    def _ratios(sea: SeaAtoms, place: int, other: OwnerAreas) -> OwnerAreas:
        """Sea of every owner and zone on the other coast, as a multiple of that on this one."""
        areas_km2: OwnerAreas = {}
        for (label, zone), area in sea.areas_km2[place].items():
            known = sea.build.label(label, zone)
            if zone < BEYOND and known is not None and known.owner is not None:
                key = (known.owner, zone)
                areas_km2[key] = areas_km2.get(key, 0.0) + area
        return {key: other.get(key, area) / area for key, area in areas_km2.items() if area}

    def _keys(self, row: list[int]) -> tuple[_Key | None, _Key | None]:
        """Atoms that a kind of face belongs to, in either set."""
        first, second = self._build.label(*row[:2]), self._build.label(*row[2:])
        return (
            None if first is None else self._key(first, 0),
            None if second is None else self._key(second, 1),
        )

    @staticmethod
    def _key(label: Label, place: int) -> _Key:
        """Both sets share the territorial sea."""
        return _Key("both" if label.zone == 0 else SETS[place], label)

    @staticmethod
    def _sorting(key: _Key) -> tuple[Any, ...]:
        label = key.label
        return (
            key.sets,
            label.owner or "~",
            -1 if label.strip is None else label.strip,
            label.zone,
        )

    def arcs(self) -> Iterator[dict[str, Any]]:
        """Features of the arcs: their sides in each set are numbers of atoms, or null."""
        land = shapely.union_all(self._build.plan.coast.land)
        shapely.prepare(land)
        for number, (arc, points) in enumerate(zip(self._true, self._drawn, strict=True)):
            sides = {
                name: [self._side(arc.left, place), self._side(arc.right, place)]
                for place, name in enumerate(SETS)
            }
            some_atom = next(side for pair in sides.values() for side in pair if side is not None)
            length = _sea_length_km(arc.points, land)
            yield {
                "type": "Feature",
                "properties": {
                    **self._owner(self._order[some_atom].label),
                    "arc": number,
                    "length_km": round(length, _LENGTH_DIGITS),
                    **sides,
                },
                "geometry": {"type": "LineString", "coordinates": points.tolist()},
            }

    def atoms(self) -> Iterator[dict[str, Any]]:
        """Features of the atoms; ``rings`` are arcs by number, ``~k`` is arc ``k`` backwards."""
        for number, key in enumerate(self._order):
            place = SETS.index(key.sets) if key.sets in SETS else 0
            sided = [
                sign
                for k, arc in enumerate(self._true)
                for here, there, sign in ((arc.left, arc.right, k), (arc.right, arc.left, ~k))
                if self._side(here, place) == number != self._side(there, place)
            ]
            rings = rings_of([_four(points) for points in self._drawn], sided)
            properties: dict[str, Any] = {
                **self._owner(key.label),
                "atom": number,
                "set": key.sets,
                "zone": ZONES[key.label.zone],
                "area_km2": round(self._areas[number], _AREA_DIGITS),
                "rings": rings,
            }
            if key.label.owner is not None:
                ratio = self._ratio[place].get((key.label.owner, key.label.zone), 1.0)
                other = self._areas[number] * ratio
                properties["other_coast_km2"] = round(other, _OTHER_DIGITS)
            if key.label.strip is not None and key.label.owner is not None:
                bounds = self._build.strip_bounds[key.label.owner]
                properties["strip"] = [
                    round(float(bound), _SHARE_DIGITS)
                    for bound in bounds[key.label.strip : key.label.strip + 2]
                ]
            polygons = _polygons([self._ring(ring) for ring in rings])
            yield {"type": "Feature", "properties": properties, "geometry": _geometry(polygons)}

    def _side(self, label: int, place: int) -> int | None:
        return None if label < 0 else self._rows[label][place]

    def _owner(self, label: Label) -> dict[str, str]:
        if label.owner is None:
            return {"sea": "beyond"}
        return {"unit" if label.owner in self._build.plan.units else "land": label.owner}

    def _ring(self, ring: list[int]) -> Floats:
        parts = [self._drawn[k] if k >= 0 else self._drawn[~k][::-1] for k in ring]
        return np.vstack([parts[0], *(part[1:] for part in parts[1:])])


def _canonical(arc: Arc) -> tuple[Any, ...]:
    return (tuple(arc.points[0]), tuple(arc.points[-1]), arc.left, arc.right, len(arc.points))


def _simplified(points: Floats) -> Floats:
    """Drop corners that a tolerance does not miss; ends stay. Degrees, rounded."""
    scale = np.array([np.cos(np.radians(points[:, 1].mean())), 1.0]) * _DEGREE_M
    closed = bool((points[0] == points[-1]).all())
    kept = shapely.get_coordinates(LineString(points * scale).simplify(TOLERANCE_M)) / scale
    kept[0], kept[-1] = points[0], points[-1]
    if closed and len(kept) < 4:
        kept = points
    rounded = kept.round(DIGITS)
    moved = np.concatenate([[True], (np.diff(rounded, axis=0) != 0).any(axis=1)])
    found: Floats = rounded[moved]
    return found if len(found) > 1 else rounded[[0, -1]]


def _four(points: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    return points[0], points[1], points[-2], points[-1]


def _sea_length_km(points: Floats, land: shapely.Geometry) -> float:
    """Geodesic length of the part of a line that is not on land."""
    wet = shapely.difference(LineString(points), land)
    return float(WGS84.geometry_length(wet)) / 1000 if not wet.is_empty else 0.0


def _polygons(rings: list[Floats]) -> list[Polygon]:
    """Put holes, which run clockwise, into the smallest outer ring around them."""
    polygons = [Polygon(ring) for ring in rings if len(ring) >= 4]
    outer = sorted((one for one in polygons if one.exterior.is_ccw), key=lambda one: one.area)
    holes: dict[int, list[Any]] = {index: [] for index in range(len(outer))}
    for hole in (one for one in polygons if not one.exterior.is_ccw):
        place = hole.representative_point()
        index = next((k for k, one in enumerate(outer) if one.contains(place)), None)
        if index is not None:
            holes[index].append(hole.exterior.coords)
    return [Polygon(one.exterior, holes[index]) for index, one in enumerate(outer)]


def _geometry(polygons: list[Polygon]) -> dict[str, Any]:
    parts = [
        [[list(point) for point in ring.coords] for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in polygons
    ]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}
