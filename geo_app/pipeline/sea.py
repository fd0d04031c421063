"""Writes the sea: atoms and the arcs between them, as two layers that share every line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry import shape
from tqdm import tqdm

from geo_app.data.catalog import unchecked_catalog
from geo_app.data.contents import Catalog
from geo_app.data.sea_rules import has_sea, read_sea_rules
from geo_app.engine.allocation import allocation_of
from geo_app.engine.atoms import BEYOND
from geo_app.engine.coast import read_coast
from geo_app.engine.geodesy import WGS84, Floats
from geo_app.engine.sea import ARCS_LAYER, ATOMS_LAYER, SETS, ZONES, coast_features
from geo_app.engine.sea_build import NOBODYS, Label, SeaAtoms, SeaBuild
from geo_app.engine.sea_plan import Divided, Plan
from geo_app.engine.topology import Arc, rings_of

TOLERANCE_M = 60.0
"""How far the lines of the layers may leave the true ones. Areas are those of the true ones."""

DIGITS = 5
_DEGREE_M = 111_000.0
_AREA_DIGITS = 9
_LENGTH_DIGITS = 3
_SHARE_DIGITS = 9


def write_sea(root: Path, *, progress: bool = True) -> list[Path]:
    """Build the sea of a data folder from its coast layers and write it.

    Returns
    -------
    list of Path
        The files written; none where the folder has no rules of the sea.
    """
    if not has_sea(root):
        return []
    with tqdm(total=SeaBuild.STEPS, desc="sea", unit="step", disable=not progress) as bar:
        atoms = SeaBuild(plan_of(unchecked_catalog(root)), bar.update).run()
    layers = _Layers(atoms)
    folder = root / "layers"
    return [
        _write(folder / f"{ARCS_LAYER}.geojson", layers.arcs()),
        _write(folder / f"{ATOMS_LAYER}.geojson", layers.atoms()),
    ]


def plan_of(catalog: Catalog) -> Plan:
    """Return what to build: the coast that the map draws, rocks, frame and divisible units."""
    rules = read_sea_rules(catalog.root)
    features = coast_features(catalog)
    return Plan(
        coast=read_coast(features),
        disputed=(*catalog.allocatable_leaves, *rules.around),
        units=frozenset(catalog.leaves),
        rocks=tuple(rock.owner for rock in rules.rocks),
        enclosed=Polygon(rules.enclosed),
        divided=tuple(_divided(catalog, features)),
    )


def _divided(catalog: Catalog, features: Iterable[Mapping[str, Any]]) -> Iterator[Divided]:
    for unit in catalog.allocatable_leaves:
        division = catalog.units[unit].division
        if division is None:
            continue
        parts = [
            part
            for feature in features
            if feature["properties"].get("unit") == unit
            for part in shapely.get_parts(shape(feature["geometry"]))
            if isinstance(part, Polygon)
        ]
        marks = [
            allocation_of(catalog, mark.scenario).cuts[unit].share if mark.scenario else mark.share
            for mark in division.marks
        ]
        known = tuple(sorted(mark for mark in marks if mark is not None and 0 < mark < 1))
        yield Divided(unit, division.azimuth_deg, MultiPolygon(parts), known)


@dataclass(frozen=True)
class _Key:
    """One atom: the sets that have it, and what it belongs to."""

    sets: str
    label: Label


class _Layers:
    """Atoms and arcs with numbers instead of labels, ready to be written."""

    def __init__(self, found: SeaAtoms) -> None:
        self._build = found.build
        rows = [self._keys(row) for row in found.pairs.tolist()]
        keys = {key for row in rows for key in row if key is not None}
        self._order = sorted(keys, key=self._sorting)
        number = {key: index for index, key in enumerate(self._order)}
        self._rows = [[None if key is None else number[key] for key in row] for row in rows]
        self._areas = [0.0] * len(self._order)
        for place, areas in enumerate(found.areas_km2):
            for (label, zone), area in areas.items():
                known = found.build.label(label if zone < BEYOND else NOBODYS, zone)
                key = None if known is None else self._key(known, place)
                # Beyond all zones, every coast has a part of the hole.
                if key in number and not (place == 1 and zone == 0):
                    self._areas[number[key]] += area
        # Where four parts of the sea meet, rounding lets two corners fall into one.
        pairs = [
            (arc, drawn)
            for arc in sorted(found.arcs, key=_canonical)
            for drawn in [_simplified(arc.points)]
            if len(drawn) > 2 or (drawn[0] != drawn[-1]).any()
        ]
        self._true = [arc for arc, _ in pairs]
        self._drawn = [drawn for _, drawn in pairs]

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
            one = next(side for pair in sides.values() for side in pair if side is not None)
            length = _sea_length_km(arc.points, land)
            yield {
                "type": "Feature",
                "properties": {
                    **self._owner(self._order[one].label),
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
    made = [Polygon(ring) for ring in rings if len(ring) >= 4]
    outer = sorted((one for one in made if one.exterior.is_ccw), key=lambda one: one.area)
    holes: dict[int, list[Any]] = {index: [] for index in range(len(outer))}
    for hole in (one for one in made if not one.exterior.is_ccw):
        place = hole.representative_point()
        index = next((k for k, one in enumerate(outer) if one.contains(place)), None)
        if index is not None:
            holes[index].append(hole.exterior.coords)
    return [Polygon(one.exterior, holes[index]) for index, one in enumerate(outer)]


def _geometry(polygons: list[Polygon]) -> dict[str, Any]:
    parts = [
        [[list(point) for point in ring.coords] for ring in (one.exterior, *one.interiors)]
        for one in polygons
    ]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _write(path: Path, features: Iterable[Mapping[str, Any]]) -> Path:
    """Write a feature collection, one feature a line; it appears whole or not at all."""
    body = ",\n".join(
        json.dumps(one, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for one in features
    )
    partial = path.with_name(path.name + ".partial")
    text = f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n'
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(path)
    return path
