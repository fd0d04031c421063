"""Areas on a picture: filled, hatched, in the colours of a party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from shapely import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from geo_app.engine.polygons import polygons_of
from geo_app.exports.picture.frame import Frame
from geo_app.exports.picture.style import party_fill
from geo_app.html.theme import Palette
from geo_app.view.summary import Summary

DASHES = {"treaty": (0, (7, 2, 1.4, 2)), "control": (0, (1, 2.2)), "equidistance": (0, (0.8, 3))}
"""Gaps of a line that is not drawn as a boundary, by its kind; lengths in widths of the line."""
_BANDS_WIDTH, _GRID_WIDTH = 4.0, 0.5
"""Widths of hatches in points."""


def line_style(kind: str, *, solid: bool) -> Any:
    """Return how a line is dashed: not at all where the perspective draws it as a boundary."""
    return "solid" if solid else DASHES[kind]


def paint_party(
    axes: Axes, frame: Frame | None, summary: Summary, palette: Palette, land: BaseGeometry,
    party_id: str | None, *, alpha: float,
) -> None:  # fmt: skip
    """Fill land in the colour and texture of a party; without a frame, in plain coordinates."""
    parties = summary.catalog.parties
    if party_id is None:
        return
    party = parties[party_id]
    if party.joint_of:
        colours = [party_fill(parties[one], palette) for one in party.joint_of]
        _paint_bands(axes, frame, land, colours, alpha=alpha)
        return
    fill(axes, frame, land, facecolor=party_fill(party, palette), linewidth=0, alpha=alpha)
    if party.pattern == "grid":
        hatch(axes, frame, land, "++", palette.paper, _GRID_WIDTH)


def _paint_bands(
    axes: Axes, frame: Frame | None, land: BaseGeometry, colours: list[str], *, alpha: float
) -> None:
    """Fill land with the first colour and lay the others over it as ever thinner bands."""
    fill(axes, frame, land, facecolor=colours[0], linewidth=0, alpha=alpha)
    others = colours[1:]
    for at, colour in enumerate(others):
        hatch(axes, frame, land, "\\\\", colour, _BANDS_WIDTH * (len(others) - at) / len(others))


def title_hatch(title: str) -> str:
    """Pattern of a disputed title: lines where it is claimed, dots where nobody is named."""
    return "//////" if title == "claimed" else "ooo"


def fill(axes: Axes, frame: Frame | None, land: BaseGeometry, **style: Any) -> list[PathPatch]:
    """Draw land or water as one patch; without a frame, in plain coordinates."""
    patches = [PathPatch(outline, **style) for outline in _outlines(frame, polygons_of(land))]
    for patch in patches:
        axes.add_artist(patch)  # unlike add_patch, this does not work out new limits
    return patches


def _outlines(frame: Frame | None, polygons: Iterable[Polygon]) -> Iterator[Outline]:
    """One compound path for all polygons of a shape, so that a hatch runs through them all."""
    vertices, codes = [], []
    for polygon in polygons:
        for ring in (polygon.exterior, *polygon.interiors):
            points = np.asarray(ring.coords)[:, :2]
            vertices.append(points if frame is None else frame.to_plane(points))
            inner = [Outline.LINETO] * (len(points) - 2)
            codes += [Outline.MOVETO, *inner, Outline.CLOSEPOLY]
    if vertices:
        yield Outline(np.concatenate(vertices), codes)


def square(left: float, bottom: float, width: float, height: float) -> MultiPolygon:
    """Return a rectangle, for the samples of a legend."""
    return MultiPolygon([box(left, bottom, left + width, bottom + height)])


def hatch(
    axes: Axes, frame: Frame | None, land: BaseGeometry, pattern: str, colour: str, width: float
) -> None:
    """Draw a hatch over an area."""
    for patch in fill(axes, frame, land, facecolor="none", linewidth=0, hatch=pattern):
        patch.set_hatchcolor(colour)
        patch.set_hatch_linewidth(width)
