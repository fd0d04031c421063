"""The build of the sea: from a coast to atoms and arcs. Runs once, in ``data build``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely import Polygon

from geo_app.engine.geodesy import NAUTICAL_MILE_M, Floats, Ints, Stereographic, earth_centred
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
from geo_app.engine.sea.build.equidistance import Bools, Diagram
from geo_app.engine.sea.build.plan import Divided, Plan
from geo_app.engine.sea.build.skeleton import Skeleton
from geo_app.engine.sea.build.topology import OUTSIDE, Arc, arcs_between, without_slivers
from geo_app.engine.sea.coast import Coast
from geo_app.engine.sea.strips import LandAhead, strip_bounds, strip_of

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


class SeaBuild:
    """The sea around a coast, for any labelling of the coast.

    Parameters
    ----------
    plan : Plan
    advance : callable
        Called after every step; there are `STEPS`.
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
        coast = self.plan.coast
        return Skeleton(coast, self.site_label, ZONE_LIMITS_M, self._plane)

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
        found = faces([*self.frame, *near])
        inside = self._inside(found.places)
        return Faces(found.polygons[inside], found.places[inside])

    def _inside(self, places: Floats) -> Bools:
        _, metres = nearest(places, self._disputed.tree, self._disputed.lonlat)
        found: Bools = (metres <= FRAME_M) | self._enclosed(places)
        return found

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

    def zone_areas_km2(self, label: Ints, *, rocks: bool = True) -> Areas:
        """Areas from scratch for any labelling of the coast: label and zone to km2.

        An independent way to the same figures: only lines between different labels are drawn.

        Parameters
        ----------
        label : ndarray of shape (n,)
            Label of every point of the coast, for instance its party.
        rocks : bool
            Whether rocks have more than a territorial sea.
        """
        cut = self.faces(self.every.lines(label))
        owner, zone = self._owners(cut.places, self.every)
        counts = (zone < BEYOND) | self._enclosed(cut.places)
        areas = sea_areas_km2(cut.polygons[counts], self.land)
        found = _summed(label[owner[counts]], zone[counts], areas)
        return found if rocks else self.without_rocks(label, found)

    def without_rocks(self, label: Ints, found: Areas) -> Areas:
        """Keep the territorial sea of areas found, and take what lies beyond without the rocks.

        Parameters
        ----------
        label : ndarray of shape (n,)
            Label of every point of the coast.
        found : dict
            What `zone_areas_km2` gave for these labels, every feature counted: km2.
        """
        twelve = limit(self.every.diagram, ZONE_LIMITS_M[0])
        named = label[self._entitled]
        cut = self.faces([*twelve, *self.entitled.lines(named)])
        _, near = self._owners(cut.places, self.every)
        owner, zone = self._owners(cut.places, self.entitled)
        outer = (near > 0) & ((zone < BEYOND) | self._enclosed(cut.places))
        areas = sea_areas_km2(cut.polygons[outer], self.land)
        beyond = _summed(named[owner[outer]], zone[outer], areas)
        return {key: area for key, area in found.items() if key[1] == 0} | beyond

    def owners(self, places: Floats) -> tuple[Ints, Ints]:
        """Nearest point of the coast and zone of places in degrees, where all features count."""
        return self._owners(places, self.every)

    def _owners(self, places: Floats, skeleton: Skeleton) -> tuple[Ints, Ints]:
        index, metres = nearest(places, skeleton.coast.tree, skeleton.coast.lonlat)
        return index, zone_of(metres)

    def _outer(self, places: Floats, label: Ints, zone: Ints) -> tuple[Ints, Ints]:
        """Labels and zones where rocks have a territorial sea only."""
        other, far = self._owners(places, self.entitled)
        outer = zone > 0
        found = self.site_label[self._entitled][other]
        return np.where(outer, found, label), np.where(outer, far, zone)

    def run(self) -> SeaAtoms:
        """Build both sets of atoms and the arcs between them."""
        every = self.every.lines()
        self._advance()
        lines = [*every, *self.entitled.lines()]
        self._advance()
        cut = self.faces(lines)
        self._advance()
        owner, zone = self._owners(cut.places, self.every)
        full = self.site_label[owner]
        named, far = self._outer(cut.places, full, zone)
        keys = np.column_stack([full, zone, named, far])
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
        both = (areas, self.without_rocks(self.site_label, areas))
        return SeaAtoms(self, pairs, both, arcs)

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
        own = np.flatnonzero(coast.owner == coast.owners.index(divided.unit))
        ahead = LandAhead(divided.land, divided.azimuth_deg)
        share = ahead.share(coast.lonlat[own])
        bounds = strip_bounds(share, self._raster_weight(own), divided.marks, self.plan.strips)
        self.strip_bounds[divided.unit] = bounds
        self.site_strip[own] = strip_of(share, bounds)

    def _raster_weight(self, own: Ints) -> Floats:
        """How much sea is nearest to each point of a coast, roughly, on a fine raster."""
        coast = self.plan.coast
        west, south = coast.lonlat[own].min(axis=0) - _AROUND_DEG
        east, north = coast.lonlat[own].max(axis=0) + _AROUND_DEG
        lon, lat = np.meshgrid(
            np.arange(west, east, _RASTER_STEP_DEG), np.arange(south, north, _RASTER_STEP_DEG)
        )
        places = np.column_stack([lon.ravel(), lat.ravel()])
        chord, index = coast.tree.query(
            earth_centred(places), distance_upper_bound=ZONE_LIMITS_M[-1]
        )
        found = np.zeros(len(coast.lonlat) + 1)
        np.add.at(found, index, np.cos(np.radians(places[:, 1])) * np.isfinite(chord))
        weight: Floats = found[own]
        return weight


def _summed(label: Ints, zone: Ints, areas: Floats) -> Areas:
    found: Areas = {}
    for key, area in zip(zip(label.tolist(), zone.tolist(), strict=True), areas, strict=True):
        found[key] = found.get(key, 0.0) + float(area)
    return found


@dataclass(frozen=True)
class SeaAtoms:
    """What the build found.

    Attributes
    ----------
    build : SeaBuild
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
