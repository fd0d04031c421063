"""The hypothetical sea zones of a picture, and the line where two parties' waters meet."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from shapely import GeometryCollection
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.exports.picture.frame import Frame
from geo_app.exports.picture.paint import DASHES, fill
from geo_app.exports.picture.style import party_fill
from geo_app.html.theme import Palette
from geo_app.view.summary import Summary
from geo_app.view.water import DRAWN_ZONES, atom_party, drawn_atoms, equidistance

ALPHAS = dict(zip(DRAWN_ZONES, (0.55, 0.38, 0.24), strict=True))


def draw_sea(axes: Axes, frame: Frame, summary: Summary, palette: Palette) -> None:
    """Fill each piece of the sea in the colour of the party that it would go to."""
    parties = summary.catalog.parties
    for (party, zone), pieces in _waters(frame, summary).items():
        style = {"facecolor": party_fill(parties[party], palette), "linewidth": 0}
        fill(axes, frame, GeometryCollection(pieces), alpha=ALPHAS[zone], zorder=0.6, **style)
    lines = [frame.to_plane(arc) for arc in equidistance(summary)]
    axes.add_collection(
        LineCollection(
            lines,
            colors=palette.ink,
            linewidths=1.2,
            linestyles=[DASHES["equidistance"]],
            capstyle="round",
            zorder=0.8,
            gid="line-equidistance",
        ),
        autolim=False,
    )


def _waters(frame: Frame, summary: Summary) -> dict[tuple[str, str], list[BaseGeometry]]:
    """Pieces of the sea in the frame by party and zone.

    Filled as one shape: between two shapes of one colour a thin line would shine through.
    """
    found: dict[tuple[str, str], list[BaseGeometry]] = {}
    for _, atom in drawn_atoms(summary.catalog, summary.view.rocks):
        properties, water = atom["properties"], shape(atom["geometry"])
        party = atom_party(summary, properties)
        if party is not None and water.intersects(frame.window):
            found.setdefault((party, properties["zone"]), []).append(water)
    return found
