"""What the build of the sea is told."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import MultiPolygon, Polygon

from geo_app.engine.sea.coast import Coast


@dataclass(frozen=True)
class Divided:
    """A unit that is cut into strips.

    Attributes
    ----------
    unit : str
    azimuth_deg : float
        Direction in which a cut advances, degrees clockwise from north.
    land : MultiPolygon
        Its land, degrees.
    marks : tuple of float
        Shares of the land at which a strip must end.
    """

    unit: str
    azimuth_deg: float
    land: MultiPolygon
    marks: tuple[float, ...]


@dataclass(frozen=True)
class Plan:
    """What to build.

    Attributes
    ----------
    coast : Coast
    disputed : tuple of str
        Owners of the coast whose 200 nautical miles are the frame of the sea.
    units : frozenset of str
        Owners of the coast that are units; the others are neighbouring land.
    rocks : tuple of str
        Owners that have a territorial sea only, in the second set of atoms.
    enclosed : Polygon
        Sea that belongs to the frame wherever it lies, degrees.
    divided : tuple of Divided
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
