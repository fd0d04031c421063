"""Which shapes of the coastlines belong to which unit or neighbouring land."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import shapely
from shapely import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geo_app.engine.polygons import polygons_of
from geo_app.errors import DataError
from geo_app.pipeline.settings import CoastlineSettings, Cut, UnitCoast
from geo_app.pipeline.shapes import NearestCoast, Plane


@dataclass
class Coasts:
    """Every shape with its owner: a unit's id or a land's id.

    ``official``: shapes of an official coastline, in place of all the others.
    """

    main: dict[str, list[Polygon]] = field(default_factory=dict)
    islets: dict[str, list[Polygon]] = field(default_factory=dict)
    points: dict[str, Point] = field(default_factory=dict)
    official: dict[str, list[Polygon]] = field(default_factory=dict)

    def named(self) -> Iterable[tuple[str, BaseGeometry]]:
        """Owner and shape, of all kinds of shape."""
        for shapes in (self.main, self.islets, self.official):
            for name, polygons in shapes.items():
                for polygon in polygons:
                    yield name, polygon
        yield from self.points.items()


def assign(
    main: Sequence[Polygon],
    islets: Sequence[Polygon],
    units: Sequence[UnitCoast],
    settings: CoastlineSettings,
    plane: Plane,
) -> Coasts:
    """Give every shape of the region to a unit or to a neighbouring land.

    First the cuts are made; then units and lands take the shapes that their seeds point at;
    what is left goes to the nearest of them.

    Raises `DataError` if a seed points at no shape, or two units point at the same one.
    """
    coasts = Coasts()
    whole = list(main)
    seeds = {unit.id: unit.coast.seeds for unit in units}
    for cut in settings.cuts:
        coasts.main[cut.unit], whole = cut_out(whole, cut, seeds.get(cut.unit, ()))
    wanted = {
        unit.id: (unit.coast.seeds, unit.coast.reach_m)
        for unit in units
        if unit.has_shape and unit.coast.coast == "main"
    }
    wanted |= {land.id: (land.seeds, 0.0) for land in settings.lands}
    taken, rest = _claim(whole, wanted, plane)
    coasts.main |= taken
    for unit in units:
        if unit.has_shape and unit.coast.coast == "point":
            coasts.points[unit.id] = Point(*(unit.coast.seeds or (unit.location,))[0])
    region = box(*settings.region.box)
    near = [shape for shape in rest if shape.intersects(region)]
    _spread(coasts.main, near, NearestCoast(plane, coasts.named()))
    _assign_islets(coasts, islets, units, settings, plane)
    return coasts


def cut_out(
    shapes: Sequence[Polygon], cut: Cut, seeds: Sequence[tuple[float, float]]
) -> tuple[list[Polygon], list[Polygon]]:
    """Cut one unit out of the shape on which its first seed lies; also return all that is left."""
    if not seeds:
        raise DataError([f"units/{cut.unit}.yaml: coast.seeds: a unit that is cut needs a seed."])
    seed, ring = Point(*seeds[0]), Polygon(cut.ring)
    index = next((i for i, shape in enumerate(shapes) if shape.contains(seed)), None)
    if index is None:
        raise DataError([f"units/{cut.unit}.yaml: coast.seeds: {seeds[0]} is not on land."])
    inside = polygons_of(shapely.intersection(shapes[index], ring))
    if not cut.whole:
        inside = [piece for piece in inside if piece.contains(seed)]
    left = shapely.difference(shapes[index], shapely.union_all(inside))
    return inside, [*shapes[:index], *shapes[index + 1 :], *polygons_of(left)]


def _claim(
    shapes: Sequence[Polygon],
    wanted: Mapping[str, tuple[Sequence[tuple[float, float]], float]],
    plane: Plane,
) -> tuple[dict[str, list[Polygon]], list[Polygon]]:
    """Let every owner take the shapes that its seeds reach; also return those nobody took."""
    finder = NearestCoast(plane, [("", shape) for shape in shapes])
    owner: dict[int, str] = {}
    problems: list[str] = []
    for name, (seeds, reach_m) in wanted.items():
        for seed in seeds:
            reached = finder.within(Point(*seed), reach_m)
            if not reached:
                problems.append(f"{name}: no shape lies within {reach_m:g} m of its seed {seed}.")
            others = {owner.setdefault(index, name) for index in reached} - {name}
            problems += [f"{name}: its seed {seed} is on a shape of {other}." for other in others]
    if problems:
        raise DataError(problems)
    taken: dict[str, list[Polygon]] = {}
    for index, name in sorted(owner.items()):
        taken.setdefault(name, []).append(shapes[index])
    return taken, [shape for index, shape in enumerate(shapes) if index not in owner]


def _spread(
    into: dict[str, list[Polygon]], shapes: Iterable[Polygon], finder: NearestCoast
) -> None:
    """Give each shape to the owner of the nearest coast."""
    for shape in shapes:
        into.setdefault(finder.find(shape)[0], []).append(shape)


def _assign_islets(
    coasts: Coasts,
    islets: Sequence[Polygon],
    units: Sequence[UnitCoast],
    settings: CoastlineSettings,
    plane: Plane,
) -> None:
    """Give owners to the islets that the main coast does not have.

    All those nearest to an island of the dispute are kept, and a neighbour's only where they are
    near the dispute or far out at sea.
    """
    land = NearestCoast(plane, [("", s) for shapes in coasts.main.values() for s in shapes])
    gaps = [(islet, land.find(islet)[1]) for islet in islets]
    missing = [(islet, gap) for islet, gap in gaps if gap > settings.islet_gap_m]
    wanted = {
        unit.id: (unit.coast.seeds, unit.coast.reach_m)
        for unit in units
        if unit.has_shape and unit.coast.coast == "islets"
    }
    taken, _ = _claim([islet for islet, _ in missing], wanted, plane)
    coasts.islets |= taken
    claimed = {id(islet) for shapes in taken.values() for islet in shapes}
    chain = {unit.id for unit in units if unit.in_chain}
    owners = NearestCoast(plane, coasts.named())
    disputed = NearestCoast(plane, [(n, s) for n, s in coasts.named() if n in chain])
    kept: dict[str, list[Polygon]] = {}
    for islet, gap in missing:
        if id(islet) in claimed:
            continue
        owner = owners.find(islet)[0]
        near = owner in chain or disputed.find(islet)[1] <= settings.fine_within_m
        if near or gap > settings.islet_isolated_m:
            kept.setdefault(owner, []).append(islet)
    for owner, shapes in kept.items():
        coasts.islets.setdefault(owner, []).extend(shapes)
