"""The build of the sea: from a coast to atoms and arcs. Runs once, in ``data build``."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from geo_app.engine.geodesy import NAUTICAL_MILE_M, Floats, Ints, Stereographic, earth_centred
from geo_app.engine.land.cut import LandAhead
from geo_app.engine.polygons import polygons_of
from geo_app.engine.sea.atoms import (
    BEYOND,
    ZONE_LIMITS_M,
    Faces,
    faces,
    nearest,
    sea_areas_km2,
    zone_of,
)
from geo_app.engine.sea.build.bands import limit
from geo_app.engine.sea.build.equidistance import Bools, Diagram, Ridge
from geo_app.engine.sea.build.topology import OUTSIDE, Arc, arcs_between, without_slivers
from geo_app.engine.sea.coast import Coast

Areas = dict[tuple[int, int], float]
"""Label and zone to km2."""

FRAME_M = ZONE_LIMITS_M[-1] + NAUTICAL_MILE_M
"""How far from the disputed coast the sea is built: a mile more than any zone, so that the edge
of the frame and the last limit nowhere all but coincide."""

NOBODYS = -2
"""Number of the sea beyond the last limit."""

STRIPS_AT_MOST = 1000
_RASTER_STEP_DEG = 0.03
_MARGIN_DEG = 0.2
_AROUND_DEG = np.array([5.5, 3.6])


@dataclass(frozen=True)
class Label:
    """What an atom belongs to: an owner, a strip of it, a zone from 0; beyond all, nobody."""

    owner: str | None
    strip: int | None
    zone: int


@dataclass(frozen=True)
class Divided:
    """A unit that is cut into strips; one must end at each of the marks, shares of the land.

    Its land is in degrees; a cut advances in a direction given in degrees clockwise from north.
    """

    unit: str
    azimuth_deg: float
    land: MultiPolygon
    marks: tuple[float, ...]


@dataclass(frozen=True)
class Plan:
    """What the sea is built from.

    Attributes
    ----------
    disputed : tuple of str
        Owners of the coast whose 200 nautical miles are the frame of the sea.
    units : frozenset of str
        Owners of the coast that are units; the others are neighbouring land.
    rocks : tuple of str
        Owners that have a territorial sea only, in the second set of atoms.
    enclosed : Polygon
        Sea that belongs to the frame wherever it lies, degrees.
    strips : int
        About how many strips of equal sea a divided unit gets.
    """

    coast: Coast
    disputed: tuple[str, ...]
    units: frozenset[str]
    rocks: tuple[str, ...]
    enclosed: Polygon
    divided: tuple[Divided, ...] = ()
    strips: int = 48


class Skeleton:
    """All lines that can part the sea, for one choice of features that count.

    Independent of who holds what: an allocation only picks some of the lines. ``label`` has the
    finest labels of the coast's points.
    """

    def __init__(
        self, coast: Coast, label: Ints, radii_m: Sequence[float], plane: Stereographic
    ) -> None:
        self.coast = coast
        self.label = label
        self.diagram = Diagram(coast.lonlat, plane)
        self._radii = radii_m

    @cached_property
    def ridges(self) -> Ridge:
        """Lines between points of different finest labels."""
        return self.diagram.ridges(self.label)

    @cached_property
    def limits(self) -> list[list[Floats]]:
        """Lines at each of the distances."""
        return [limit(self.diagram, radius) for radius in self._radii]

    def lines(self, label: Ints | None = None) -> list[Floats]:
        """Limits, and the lines between points of different labels."""
        return [
            *itertools.chain(*self.limits),
            *self.ridges.between(self.label if label is None else label),
        ]

    def owners(self, places: Floats) -> tuple[Ints, Ints]:
        """Nearest point of the coast and zone of places in degrees."""
        index, metres = nearest(places, self.coast.tree, self.coast.lonlat)
        return index, zone_of(metres)


class SeaBuild:
    """The sea around a coast, for any labelling of the coast.

    ``advance`` is called after every step; there are `STEPS`.
    """

    STEPS = 6

    def __init__(self, plan: Plan, advance: Callable[[], object] = lambda: None) -> None:
        self.plan = plan
        self._advance = advance
        west, south, east, north = shapely.bounds(plan.enclosed)
        self._plane = Stereographic((west + east) / 2, (south + north) / 2)
        self.strip_bounds: dict[str, Floats] = {}
        self.site_strip = np.zeros(len(plan.coast.lonlat), dtype=np.int64)
        for divided in plan.divided:
            self._divide(divided)
        self.site_label = plan.coast.owner * STRIPS_AT_MOST + self.site_strip
        advance()

    @cached_property
    def every(self) -> Skeleton:
        """Lines where every feature counts."""
        return Skeleton(self.plan.coast, self.site_label, ZONE_LIMITS_M, self._plane)

    @cached_property
    def entitled(self) -> Skeleton:
        """Lines of the features that are no rocks."""
        owners = [name for name in self.plan.coast.owners if name not in self.plan.rocks]
        coast = self.plan.coast.kept(owners)
        return Skeleton(coast, self.site_label[self._entitled], ZONE_LIMITS_M[1:], self._plane)

    @cached_property
    def _entitled(self) -> Bools:
        rocks = [self.plan.coast.owners.index(name) for name in self.plan.rocks]
        return ~np.isin(self.plan.coast.owner, rocks)

    @cached_property
    def frame(self) -> list[Floats]:
        """Edges of the sea that is built."""
        lines = limit(Diagram(self._disputed.lonlat, self._plane), FRAME_M)
        return [*lines, shapely.get_coordinates(self.plan.enclosed.exterior)]

    def faces(self, lines: Sequence[Floats]) -> Faces:
        """Cut the frame along lines; faces outside it are left out."""
        bounds = np.vstack(self.frame)
        low, high = bounds.min(axis=0) - _MARGIN_DEG, bounds.max(axis=0) + _MARGIN_DEG
        near = [
            line
            for line in lines
            if (line.max(axis=0) >= low).all() and (line.min(axis=0) <= high).all()
        ]
        made = faces([*self.frame, *near])
        _, metres = nearest(made.places, self._disputed.tree, self._disputed.lonlat)
        inside = (metres <= FRAME_M) | self._enclosed(made.places)
        return Faces(made.polygons[inside], made.places[inside])

    @cached_property
    def _disputed(self) -> Coast:
        return self.plan.coast.kept(self.plan.disputed)

    def _enclosed(self, places: Floats) -> Bools:
        shapely.prepare(self.plan.enclosed)
        found: Bools = shapely.contains_xy(self.plan.enclosed, places[:, 0], places[:, 1])
        return found

    @cached_property
    def land(self) -> list[Polygon]:
        """Land in pieces that do not overlap."""
        return polygons_of(shapely.union_all(self.plan.coast.land))

    def zone_areas_km2(self, label: Ints) -> Areas:
        """Areas from scratch for any labelling of the coast's points, every feature counted.

        An independent way to the same figures: only lines between different labels are drawn.
        """
        cut = self.faces(self.every.lines(label))
        owner, zone = self.every.owners(cut.places)
        counts = (zone < BEYOND) | self._enclosed(cut.places)
        areas = sea_areas_km2(cut.polygons[counts], self.land)
        return _summed(label[owner[counts]], zone[counts], areas)

    def without_rocks(self, label: Ints, every: Areas) -> Areas:
        """Keep the territorial sea of areas found, and take what lies beyond without the rocks.

        ``every`` is what `zone_areas_km2` gave for these labels, every feature counted.
        """
        twelve = self.every.limits[0]
        entitled_label = label[self._entitled]
        cut = self.faces([*twelve, *self.entitled.lines(entitled_label)])
        _, near = self.every.owners(cut.places)
        owner, zone = self.entitled.owners(cut.places)
        outer = (near > 0) & ((zone < BEYOND) | self._enclosed(cut.places))
        areas = sea_areas_km2(cut.polygons[outer], self.land)
        beyond = _summed(entitled_label[owner[outer]], zone[outer], areas)
        return {key: area for key, area in every.items() if key[1] == 0} | beyond

    def run(self) -> "SeaAtoms":
        """Build both sets of atoms and the arcs between them."""
        full_lines = self.every.lines()
        self._advance()
        lines = [*full_lines, *self.entitled.lines()]
        self._advance()
        cut = self.faces(lines)
        self._advance()
        owner, zone = self.every.owners(cut.places)
        full = self.site_label[owner]
        # Where rocks have a territorial sea only.
        entitled, far = self.entitled.owners(cut.places)
        label_without_rocks = np.where(zone > 0, self.site_label[self._entitled][entitled], full)
        far = np.where(zone > 0, far, zone)
        keys = np.column_stack([full, zone, label_without_rocks, far])
        enclosed = self._enclosed(cut.places)
        for column, reached in ((0, zone), (2, far)):
            keys[reached == BEYOND, column : column + 2] = OUTSIDE
            keys[(reached == BEYOND) & enclosed, column : column + 2] = (NOBODYS, BEYOND)
        # What lies on land alone is no sea.
        keys[sea_areas_km2(cut.polygons, self.land) == 0] = OUTSIDE
        self._advance()
        pairs, label = np.unique(keys, axis=0, return_inverse=True)
        label = label.ravel().astype(np.int64)
        counts = (pairs != OUTSIDE).any(axis=1)
        drawn = without_slivers(cut.polygons, np.where(counts[label], label, OUTSIDE))
        arcs = arcs_between(cut.polygons, drawn)
        self._advance()
        # Areas come from the lines of one set alone: where lines of both all but coincide, the
        # slivers between them belong to neither.
        areas = self.zone_areas_km2(self.site_label)
        areas_of_sets = (areas, self.without_rocks(self.site_label, areas))
        return SeaAtoms(self, pairs, areas_of_sets, arcs)

    def label(self, number: int, zone: int) -> Label | None:
        """Owner, strip and zone of a label; none outside the sea that is built."""
        if number == OUTSIDE:
            return None
        if number == NOBODYS:
            return Label(None, None, zone)
        owner = self.plan.coast.owners[number // STRIPS_AT_MOST]
        strip = number % STRIPS_AT_MOST if owner in self.strip_bounds else None
        return Label(owner, strip, zone)

    def _divide(self, divided: Divided) -> None:
        coast = self.plan.coast
        sites = np.flatnonzero(coast.owner == coast.owners.index(divided.unit))
        share = LandAhead(divided.land, divided.azimuth_deg).share(coast.lonlat[sites])
        bounds = _strip_bounds(share, self._raster_weight(sites), divided.marks, self.plan.strips)
        self.strip_bounds[divided.unit] = bounds
        self.site_strip[sites] = _strip_of(share, bounds)

    def _raster_weight(self, sites: Ints) -> Floats:
        """How much sea is nearest to each point of a coast, roughly, on a fine raster."""
        coast = self.plan.coast
        west, south = coast.lonlat[sites].min(axis=0) - _AROUND_DEG
        east, north = coast.lonlat[sites].max(axis=0) + _AROUND_DEG
        lon, lat = np.meshgrid(
            np.arange(west, east, _RASTER_STEP_DEG), np.arange(south, north, _RASTER_STEP_DEG)
        )
        places = np.column_stack([lon.ravel(), lat.ravel()])
        chord, index = coast.tree.query(
            earth_centred(places), distance_upper_bound=ZONE_LIMITS_M[-1]
        )
        weight = np.zeros(len(coast.lonlat) + 1)
        np.add.at(weight, index, np.cos(np.radians(places[:, 1])) * np.isfinite(chord))
        nearest_to: Floats = weight[sites]
        return nearest_to


def _strip_bounds(share: Floats, weight: Floats, marks: tuple[float, ...], count: int) -> Floats:
    """Choose where strips begin and end, as shares, so that the sea changes little within one.

    A cape owns much sea by itself: the sea jumps as the cut passes it. Such a point gets a strip
    of its own; the others have about the same sea each, a ``count``-th part where there are no
    capes. ``share`` of the land lies behind each point of the coast; ``weight`` is the sea nearest
    to it, in any unit of area; a strip ends at each of the marks.
    """
    order = np.argsort(share, kind="stable")
    share, weight = share[order], weight[order]
    most = weight.sum() / count
    bounds, sea_held = [0.0], 0.0
    for index in range(len(share)):
        at = float(share[index])
        before = (float(share[index - 1]) + at) / 2 if index else 0.0
        if sea_held and sea_held + weight[index] > most:
            bounds.append(before)
            sea_held = 0.0
        sea_held += float(weight[index])
    apart = [bound for bound in bounds[1:] if all(abs(bound - mark) > 1e-9 for mark in marks)]
    return np.unique(np.array([0.0, *apart, *marks, 1.0]))


def _strip_of(share: Floats, bounds: Floats) -> Ints:
    """Position of the strip that each share lies in."""
    strip: Ints = np.clip(np.searchsorted(bounds, share, side="right") - 1, 0, len(bounds) - 2)
    return strip


def _summed(label: Ints, zone: Ints, areas: Floats) -> Areas:
    sums: Areas = {}
    for key, area in zip(zip(label.tolist(), zone.tolist(), strict=True), areas, strict=True):
        sums[key] = sums.get(key, 0.0) + float(area)
    return sums


@dataclass(frozen=True)
class SeaAtoms:
    """What the build found.

    Attributes
    ----------
    pairs : ndarray of shape (k, 4)
        For every kind of face: label and zone where all features count, and where rocks have
        a territorial sea only.
    areas_km2 : (dict, dict)
        For each set, sea by label and zone, km2.
    arcs : list of Arc
        Their sides are rows of ``pairs``.
    """

    build: SeaBuild
    pairs: Ints
    areas_km2: tuple[Areas, Areas]
    arcs: list[Arc]
