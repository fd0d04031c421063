"""All lines that can part a sea."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from geo_app.engine.geodesy import Floats, Ints, Stereographic
from geo_app.engine.sea.build.bands import limit
from geo_app.engine.sea.build.equidistance import Diagram, Ridge
from geo_app.engine.sea.coast import Coast


class Skeleton:
    """All lines that can part the sea, for one choice of features that count.

    Independent of who holds what: an allocation only picks some of the lines.

    Parameters
    ----------
    coast : Coast
        The features that count.
    label : ndarray of shape (n,)
        Finest labels of the coast's points.
    radii_m : sequence of float
        Distances of the limits.
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
    def limits(self) -> list[Floats]:
        """Lines at the distances."""
        return [line for radius in self._radii for line in limit(self.diagram, radius)]

    def lines(self, label: Ints | None = None) -> list[Floats]:
        """Limits, and the lines between points of different labels."""
        return [*self.limits, *self.ridges.between(self.label if label is None else label)]
