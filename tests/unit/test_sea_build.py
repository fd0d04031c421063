"""The build of the sea against independent ways to the same answers."""

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Geod
from scipy.spatial import cKDTree
from shapely.geometry import shape

from geo_app.data import Catalog
from geo_app.engine.geodesy import Floats, Ints, distances_m, earth_centred, ring_area_km2
from geo_app.engine.ground import coast_features
from geo_app.engine.land.allocation import allocation_of
from geo_app.engine.sea.atoms import BEYOND, ZONE_LIMITS_M
from geo_app.engine.sea.build.equidistance import equidistant
from geo_app.engine.sea.build.run import SeaBuild
from geo_app.engine.sea.locate import locator
from geo_app.engine.sea.table import ZONES
from geo_app.pipeline.layers.sea import plan_of
from geo_app.pipeline.layers.sea_layers import TOLERANCE_M

GEOD = Geod(ellps="WGS84")
FOUR = ("habomai", "shikotan", "kunashir_kunashiri", "etorofu_iturup")


@pytest.fixture(scope="session")
def build(catalog: Catalog) -> SeaBuild:
    """Return the build with its lines, made once."""
    return SeaBuild(plan_of(catalog))


def atoms(catalog: Catalog) -> list[dict[str, Any]]:
    return [one["properties"] for one in catalog.layer("sea_atoms")["features"]]


def dense_coast(catalog: Catalog, step_deg: float = 0.0015) -> tuple[list[str], Ints, Floats]:
    """Return the coast by another way: shapely's own densification, evenly, about 150 m."""
    names: list[str] = []
    owner, points = [], []
    for feature in coast_features(catalog):
        properties = feature["properties"]
        name = properties.get("unit") or properties["land"]
        if name not in names:
            names.append(name)
        filled = shapely.segmentize(shape(feature["geometry"]), step_deg)
        found = shapely.get_coordinates(filled)
        owner.append(np.full(len(found), names.index(name)))
        points.append(found)
    return names, np.concatenate(owner), np.concatenate(points)


def test_a_ring_has_the_area_that_geodesics_enclose() -> None:
    ring = np.array([[146.0, 44.0], [146.01, 44.0], [146.01, 44.01], [146.0, 44.01], [146.0, 44.0]])
    geodesic, _ = GEOD.polygon_area_perimeter(ring[:, 0], ring[:, 1])
    assert ring_area_km2(ring) == pytest.approx(geodesic / 1e6, rel=1e-5)
    assert ring_area_km2(ring[::-1]) == -ring_area_km2(ring)


def test_a_corner_on_an_edge_changes_no_area() -> None:
    ring = np.array([[145.0, 43.0], [149.0, 44.0], [147.0, 47.0], [145.0, 43.0]])
    more = np.insert(ring, 1, [146.0, 43.25], axis=0)
    assert ring_area_km2(more) == pytest.approx(ring_area_km2(ring), abs=1e-6)


def test_equidistant_points_are_as_far_from_each_by_geod() -> None:
    sites = [np.array([[145.0, 43.0]]), np.array([[150.0, 43.2]]), np.array([[147.5, 46.0]])]
    point = equidistant(np.array([[147.5, 44.0]]), sites)
    found = [distances_m(point, site)[0] for site in sites]
    assert max(found) - min(found) < 1e-6


def test_atoms_part_the_sea_without_gap_or_overlap(catalog: Catalog) -> None:
    """In either set the drawn atoms cover their union exactly once."""
    features = catalog.layer("sea_atoms")["features"]
    for name in ("full", "no-eez"):
        shapes = [
            shape(one["geometry"]) for one in features if one["properties"]["set"] in (name, "both")
        ]
        assert all(one.is_valid for one in shapes)
        whole = shapely.union_all(shapes)
        assert sum(one.area for one in shapes) == pytest.approx(whole.area, rel=1e-7)
        holes = [shapely.Polygon(r) for p in shapely.get_parts(whole) for r in p.interiors]
        land = shapely.union_all([shape(one["geometry"]) for one in coast_features(catalog)])
        # What is left out lies on land, away from any coast.
        assert all(hole.difference(land).area < 1e-3 for hole in holes)


@pytest.mark.long
def test_atoms_add_up_to_a_rebuild_for_twenty_allocations(
    catalog: Catalog, build: SeaBuild
) -> None:
    """Twenty random two-party allocations, each built from its own two labels alone."""
    rng = np.random.default_rng(4)
    owners = build.plan.coast.owners
    bounds = {unit: len(found) - 1 for unit, found in build.strip_bounds.items()}
    rows = [one for one in atoms(catalog) if "sea" not in one]
    for round_ in range(20):
        label = rng.integers(0, 2, len(owners))
        cut = {unit: int(rng.integers(0, count + 1)) for unit, count in bounds.items()}
        site = label[build.plan.coast.owner]
        for unit, strip in cut.items():
            own = build.plan.coast.owner == owners.index(unit)
            site[own] = (build.site_strip[own] < strip).astype(np.int64)
        name = ("full", "no-eez")[round_ % 2]
        rebuilt = build.zone_areas_km2(site)
        if name != "full":
            rebuilt = build.without_rocks(site, rebuilt)
        summed: dict[tuple[int, int], float] = {}
        zones = ("territorial_sea", "contiguous_zone", "eez")
        for row in rows:
            if row["set"] not in (name, "both"):
                continue
            owner = row.get("unit") or row["land"]
            party = int(label[owners.index(owner)])
            if "strip" in row:
                edges = build.strip_bounds[owner]
                strip = int(np.argmin(np.abs(edges - row["strip"][0])))
                party = int(strip < cut[owner])
            key = (party, zones.index(row["zone"]))
            summed[key] = summed.get(key, 0.0) + row["area_km2"]
        for key in itertools.product((0, 1), range(3)):
            assert rebuilt.get(key, 0.0) == pytest.approx(summed.get(key, 0.0), abs=1e-6, rel=0)


def test_every_point_of_a_line_is_equidistant(build: SeaBuild) -> None:
    """Corners and middles of all lines, by Geod against every near point of a denser coast."""
    ridge = build.every.ridges
    coast = build.plan.coast
    one, other = ridge.sites[:, 0], ridge.sites[:, 1]
    apart = coast.owner[one] != coast.owner[other]
    pieces = np.flatnonzero(apart)
    assert len(pieces) > 5_000
    first = ridge.points[ridge.starts[pieces]]
    second = ridge.points[ridge.starts[pieces] + 1]
    points = np.vstack([first, (first + second) / 2])
    sides = np.tile(pieces, 2)
    found = [_to_owner(coast, points, coast.owner[side[sides]]) for side in (one, other)]
    near = np.minimum(*found) < ZONE_LIMITS_M[-1]
    assert np.abs(found[0] - found[1])[near].max() < 1.0


def _to_owner(coast: Any, points: Floats, owners: Ints) -> Floats:
    """Geodesic distance from each point to the coast of one owner."""
    found = np.empty(len(points))
    for owner in np.unique(owners):
        mine = np.flatnonzero(owners == owner)
        sites = coast.lonlat[coast.owner == owner]
        k = min(8, len(sites))
        _, index = cKDTree(earth_centred(sites)).query(earth_centred(points[mine]), k=k)
        index = index.reshape(len(mine), -1)
        metres = [distances_m(points[mine], sites[index[:, column]]) for column in range(k)]
        found[mine] = np.min(metres, axis=0)
    return found


def test_random_places_agree_with_brute_force(catalog: Catalog, build: SeaBuild) -> None:
    """20,000 seeded places: unit and zone as a dense coast and Geod have them."""
    rng = np.random.default_rng(20261122)
    places = np.column_stack([rng.uniform(142, 162, 24_000), rng.uniform(40, 58, 24_000)])
    land = shapely.union_all([shape(one["geometry"]) for one in coast_features(catalog)])
    shapely.prepare(land)
    places = places[~shapely.contains_xy(land, *places.T)]
    places = places[:20_000]
    assert len(places) == 20_000
    names, owner, points = dense_coast(catalog)
    _, index = cKDTree(earth_centred(points)).query(earth_centred(places), k=6)
    metres = np.column_stack([distances_m(places, points[index[:, k]]) for k in range(6)])
    best = metres.argmin(axis=1)
    every = np.arange(len(places))
    unit = np.array(names)[owner[index[every, best]]]
    distance = metres[every, best]
    zone = np.searchsorted(np.array(ZONE_LIMITS_M), distance)
    truth = Truth(places, np.array(names), owner, points, unit, distance, zone)
    cut = build.faces(build.every.lines())
    label, reached = build.every.owners(cut.places)
    found, face = shapely.STRtree(cut.polygons).query(shapely.points(places), predicate="within")
    assert len(found) > 8_000
    owners = np.array(build.plan.coast.owners)
    built = owners[build.plan.coast.owner[label[face]]]
    assert truth.worst_m(found, built, reached[face]) < 10
    allocation = allocation_of(catalog, catalog.dispute.status_quo)
    told = locator(catalog).locate(places, allocation)
    zones = np.array([ZONES.index(one.zone) for one in told])
    assert truth.worst_m(every, np.array([one.unit for one in told]), zones) < 10


def test_the_drawn_layer_agrees_with_the_build(catalog: Catalog, build: SeaBuild) -> None:
    """20,000 seeded places: where the layer says otherwise, its line is within its tolerance."""
    rng = np.random.default_rng(7)
    places = np.column_stack([rng.uniform(142, 162, 20_000), rng.uniform(40, 58, 20_000)])
    rows = [
        one
        for one in catalog.layer("sea_atoms")["features"]
        if one["properties"]["set"] in ("full", "both") and "sea" not in one["properties"]
    ]
    shapes = np.array([shape(one["geometry"]) for one in rows], dtype=object)
    place, atom = shapely.STRtree(shapes).query(shapely.points(places), predicate="within")
    label, zone = build.every.owners(places)
    owners = np.array(build.plan.coast.owners)[build.plan.coast.owner[label]]
    wrong = [
        (p, a)
        for p, a in zip(place.tolist(), atom.tolist(), strict=True)
        if (rows[a]["properties"].get("unit") or rows[a]["properties"].get("land")) != owners[p]
        or ZONES.index(rows[a]["properties"]["zone"]) != zone[p]
    ]
    edges = shapely.boundary(shapes)
    off = [shapely.distance(edges[a], shapely.Point(places[p])) * 111_000 for p, a in wrong]
    assert len(place) > 8_000
    assert max(off, default=0) < TOLERANCE_M + 20


@dataclass(frozen=True)
class Truth:
    """Places, the dense coast, and what brute force says of each place."""

    places: Floats
    names: np.ndarray[Any, Any]
    owner: Ints
    points: Floats
    unit: np.ndarray[Any, Any]
    distance: Floats
    zone: Ints

    def worst_m(self, rows: Ints, unit: np.ndarray[Any, Any], zone: Ints) -> float:
        """How far from any boundary the worst disagreement lies, metres."""
        # Beyond all zones the sea is nobody's, and not parted by whose coast is nearest.
        other = (unit != self.unit[rows]) & (zone < BEYOND)
        wrong = rows[other | (zone != self.zone[rows])]
        to_limit = np.abs(self.distance[wrong, None] - np.array(ZONE_LIMITS_M)).min(axis=1)
        names = self.names.tolist()
        second = _second(self.places[wrong], names, self.owner, self.points, self.unit[wrong])
        to_line = (second - self.distance[wrong]) / 2
        return float(np.minimum(to_limit, to_line).max(initial=0))


def _second(
    places: Floats, names: list[str], owner: Ints, points: Floats, unit: np.ndarray[Any, Any]
) -> Floats:
    """Distance to the nearest coast of another owner, metres."""
    found = np.empty(len(places))
    for row, (place, name) in enumerate(zip(places, unit, strict=True)):
        others = points[owner != names.index(name)]
        near = others[np.argsort(((others - place) ** 2).sum(axis=1))[:2000]]
        found[row] = distances_m(np.repeat(place[None], len(near), axis=0), near).min()
    return found


def test_a_raster_of_the_four_islands_waters_agrees(catalog: Catalog) -> None:
    """Cells of 5 km, weighed on the ellipsoid, decided by straight distance: within 0.1 %."""
    names, owner, points = dense_coast(catalog, 0.004)
    four = {leaf for unit in FOUR for leaf in catalog.members(unit)}
    west, south, east, north = 142.0, 39.5, 155.0, 49.5
    lat = np.arange(south, north, 0.045) + 0.0225
    cells = [(lon, y) for y in lat for lon in np.arange(west, east, 0.045 / np.cos(np.radians(y)))]
    places = np.array(cells)
    _, index = cKDTree(earth_centred(points)).query(earth_centred(places))
    mine = np.isin(np.array(names)[owner[index]], list(four))
    metres = np.full(len(places), np.inf)
    metres[mine] = distances_m(places[mine], points[index[mine]])
    inside = mine & (metres <= ZONE_LIMITS_M[-1])
    land = shapely.union_all([shape(one["geometry"]) for one in coast_features(catalog)])
    shapely.prepare(land)
    wet = places[inside][~shapely.contains_xy(land, *places[inside].T)]
    scale = [_cell_km2(y, 0.045) for y in lat]
    by_lat = dict(zip(np.round(lat, 6), scale, strict=True))
    raster = sum(by_lat[round(float(y), 6)] for y in wet[:, 1])
    summed = sum(
        one["area_km2"]
        for one in atoms(catalog)
        if one.get("unit") in four and one["set"] in ("full", "both")
    )
    assert raster == pytest.approx(summed, rel=1e-3)


def _cell_km2(lat: float, step: float) -> float:
    width = step / np.cos(np.radians(lat))
    area, _ = GEOD.polygon_area_perimeter(
        [0, width, width, 0], [lat - step / 2] * 2 + [lat + step / 2] * 2
    )
    return area / 1e6


def test_the_layers_tell_the_same_as_the_build(catalog: Catalog, build: SeaBuild) -> None:
    """Strips in the layer are those of the build, and the lines name atoms that exist."""
    rows = atoms(catalog)
    for unit, bounds in build.strip_bounds.items():
        strips = {tuple(one["strip"]) for one in rows if one.get("unit") == unit}
        edges = sorted({edge for strip in strips for edge in strip})
        assert edges == pytest.approx(bounds.tolist(), abs=1e-8)
    for arc in catalog.layer("sea_arcs")["features"]:
        sides = [s for name in ("full", "no-eez") for s in arc["properties"][name]]
        assert all(side is None or 0 <= side < len(rows) for side in sides)
