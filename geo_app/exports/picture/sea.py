"""The hypothetical sea zones of a picture, and the line where two parties' waters meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from shapely import GeometryCollection
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.contents import Catalog
from geo_app.exports.picture.frame import Frame
from geo_app.exports.picture.paint import fill
from geo_app.exports.picture.style import Palette, party_fill
from geo_app.model.layers import ARCS_LAYER, ATOMS_LAYER
from geo_app.view.legend import DRAWN_ZONES
from geo_app.view.summary import Summary

ALPHAS = dict(zip(DRAWN_ZONES, (0.55, 0.38, 0.24), strict=True))

EQUIDISTANCE_DASH = (0, (0.8, 3))
"""Of the line where two parties' waters meet: dots, lengths in widths of the line."""


def draw_sea(axes: Axes, frame: Frame, summary: Summary, palette: Palette) -> None:
    """Fill each piece of the sea in the colour of the party that it would go to."""
    parties = summary.catalog.parties
    for (party, zone), pieces in _waters(frame, summary).items():
        style = {"facecolor": party_fill(parties[party], palette), "linewidth": 0}
        fill(axes, frame, GeometryCollection(pieces), alpha=ALPHAS[zone], zorder=0.6, **style)
    lines = [frame.to_plane(arc) for arc in _equidistance(summary)]
    axes.add_collection(
        LineCollection(lines, colors=palette.ink, linewidths=1.2, linestyles=[EQUIDISTANCE_DASH],
                       capstyle="round", zorder=0.8),
        autolim=False,
    )  # fmt: skip


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


def drawn_atoms(catalog: Catalog, rocks: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the pieces of the sea that belong to a zone, under one rule for rocks.

    Each with its place in the layer, as a GeoJSON feature; it may run on under the land.
    """
    if ATOMS_LAYER not in catalog.layer_names:
        return
    for number, feature in enumerate(catalog.layer(ATOMS_LAYER)["features"]):
        properties = feature["properties"]
        if properties["set"] in (rocks, "both") and properties["zone"] in ALPHAS:
            yield number, feature


def atom_party(summary: Summary, properties: Mapping[str, Any]) -> str | None:
    """Party that a piece of the sea would go to; none where it is nobody's of them."""
    unit = properties.get("unit")
    if unit is None or unit not in summary.units:
        return None
    drawn = summary.units[unit]
    strip = properties.get("strip")
    if drawn.cut and strip:
        return drawn.cut.to if drawn.cut.share >= (strip[0] + strip[1]) / 2 else drawn.cut.rest
    return drawn.party or summary.catalog.home_parties.get(unit)


def _equidistance(summary: Summary) -> Iterator[Any]:
    catalog, rocks = summary.catalog, summary.view.rocks
    if ARCS_LAYER not in catalog.layer_names:
        return
    atoms = [one["properties"] for one in catalog.layer(ATOMS_LAYER)["features"]]
    for feature in catalog.layer(ARCS_LAYER)["features"]:
        left, right = feature["properties"][rocks]
        if (
            left is None
            or right is None
            or not {"unit"} <= atoms[left].keys() & atoms[right].keys()
        ):
            continue
        sides = {atom_party(summary, atoms[side]) for side in (left, right)}
        if len(sides) == 2 and None not in sides:
            yield feature["geometry"]["coordinates"]
