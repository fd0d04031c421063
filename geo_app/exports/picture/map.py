"""The map of a picture: projection, land, units, lines and graticule, drawn with matplotlib."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from shapely import Polygon, unary_union
from shapely.geometry.base import BaseGeometry

from geo_app.engine.ground import COARSE_TWIN, cut_ends, land_of, named_land
from geo_app.exports.picture.frame import Frame
from geo_app.exports.picture.paint import fill, hatch, line_style, paint_party, title_hatch
from geo_app.exports.picture.sea import draw_sea
from geo_app.exports.picture.style import hatch_ink, party_fill
from geo_app.html.theme import Palette
from geo_app.view.perspective import is_solid
from geo_app.view.summary import DrawnUnit, Summary

CONTEXT_ALPHA = 0.38
_SMALL_SHARE = 0.007
"""Units smaller than this share of the map's width are marked with a ring."""


def draw_map(axes: Axes, frame: Frame, summary: Summary, palette: Palette, *, blank: bool) -> None:
    """Draw everything but names: sea, land, units with their patterns, lines, frame."""
    axes.set_facecolor(palette.sea)
    axes.set_xlim(-frame.half_width_m, frame.half_width_m)
    axes.set_ylim(-frame.half_height_m, frame.half_height_m)
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set(color=palette.ink, linewidth=0.8)
    if "zones" in summary.view.layers and not blank:
        draw_sea(axes, frame, summary, palette)
    land = "none" if blank else palette.land
    for piece in _context(summary, frame):
        fill(axes, frame, piece, facecolor=land, **_shore(summary, palette))
    for unit in summary.units.values():
        _draw_unit(axes, frame, summary, palette, unit, blank=blank)
    for shore in _shores(summary, frame, blank=blank):
        fill(axes, frame, shore, facecolor="none", **_shore(summary, palette))
    if not blank:
        _draw_lines(axes, frame, summary, palette)


def _context(summary: Summary, frame: Frame) -> Iterator[BaseGeometry]:
    for name, land in named_land(summary.catalog):
        if name != COARSE_TWIN:
            yield land.intersection(frame.window)


def _draw_unit(
    axes: Axes, frame: Frame, summary: Summary, palette: Palette, unit: DrawnUnit, *, blank: bool
) -> None:
    land = land_of(summary.catalog, unit.unit)
    allocatable = summary.catalog.units[unit.unit].allocatable
    if land.is_empty or not land.intersects(frame.window):
        _mark(axes, frame, summary, palette, unit, blank=blank)
        return
    edge = {"edgecolor": palette.ink, "linewidth": 0.6 if allocatable else 0}
    if blank:
        fill(axes, frame, land, facecolor="none", **edge)
        return
    fill(axes, frame, land, facecolor=palette.land, linewidth=0)
    alpha = 1.0 if allocatable else CONTEXT_ALPHA
    paint_party(axes, frame, summary, palette, land, unit.party, alpha=alpha)
    share = land.intersection(_behind_cut(summary, unit)) if unit.cut else Polygon()
    if unit.cut:
        paint_party(axes, frame, summary, palette, share, unit.cut.to, alpha=1)
    if unit.title and "contested" in summary.view.layers and allocatable:
        parts = {unit.party: land.difference(share)}
        parts |= {unit.cut.to: share} if unit.cut else {}
        for party_id, part in parts.items():
            party = summary.catalog.parties.get(party_id or "")
            ink = hatch_ink(party_fill(party, palette), palette) if party else palette.ink
            hatch(axes, frame, part, title_hatch(unit.title), ink, 0.7)
    changed = {"linewidth": 1.5, "linestyle": (0, (4, 2.4))} if unit.changed else {}
    fill(axes, frame, land, facecolor="none", **(edge | changed))
    if unit.cut:
        dashed = {"linewidth": 1.5, "linestyle": (0, (4, 2.4)), "edgecolor": palette.ink}
        fill(axes, frame, share, facecolor="none", **dashed)
    west, _, east, _ = land.bounds
    wide = abs(np.diff(frame.to_plane([[west, frame.lat], [east, frame.lat]])[:, 0])[0])
    if allocatable and wide < _SMALL_SHARE * 2 * frame.half_width_m:
        _mark(axes, frame, summary, palette, unit, blank=blank)


def _shores(summary: Summary, frame: Frame, *, blank: bool) -> Iterator[BaseGeometry]:
    """Land that is not in dispute, by who has it: two units of one hand have no border."""
    lands: dict[str | None, list[BaseGeometry]] = {}
    for unit in summary.units.values():
        land = land_of(summary.catalog, unit.unit)
        if not summary.catalog.units[unit.unit].allocatable and land.intersects(frame.window):
            lands.setdefault(None if blank else unit.party, []).append(land)
    yield from map(unary_union, lands.values())


def _shore(summary: Summary, palette: Palette) -> dict[str, Any]:
    """Return how a coast is drawn that is not in dispute: clearly where the sea is coloured."""
    is_coloured = "zones" in summary.view.layers
    return {"edgecolor": palette.muted if is_coloured else palette.land_edge, "linewidth": 0.6}


def _mark(
    axes: Axes, frame: Frame, summary: Summary, palette: Palette, unit: DrawnUnit, *, blank: bool
) -> None:
    """Mark a unit that is a point, or too small to see, with a small disc."""
    if not summary.catalog.units[unit.unit].allocatable:
        return
    [point] = frame.to_plane([summary.catalog.units[unit.unit].location])
    party = summary.catalog.parties.get(unit.party or "")
    fill = palette.paper if blank or party is None else party_fill(party, palette)
    axes.plot(*point, "o", markersize=3.2, markerfacecolor=fill, markeredgecolor=palette.ink,
              markeredgewidth=0.6)  # fmt: skip


def _behind_cut(summary: Summary, unit: DrawnUnit) -> Polygon:
    """Return the half of the world behind a cut: what lies to the left of the line's ends."""
    share = unit.cut.share if unit.cut else 0.0
    (lat_a, lon_a), (lat_b, lon_b) = cut_ends(summary.catalog, unit.unit, share)
    a, b = np.array([lon_a, lat_a]), np.array([lon_b, lat_b])
    along = (b - a) / np.hypot(*(b - a)) * 20
    left = np.array([-along[1], along[0]])
    return Polygon([a - along, b + along, b + along + left, a - along + left])


def _draw_lines(axes: Axes, frame: Frame, summary: Summary, palette: Palette) -> None:
    for line in summary.lines:
        points = frame.to_plane(line.path)
        width = 1.5 if line.kind == "treaty" else 2.0
        axes.plot(*points.T, color=palette.halo, linewidth=4, alpha=0.8, solid_capstyle="round")
        axes.plot(*points.T, color=palette.ink, linewidth=width,
                  linestyle=line_style(line.kind, solid=is_solid(line, summary.perspective)),
                  gid=f"line-{line.id}")  # fmt: skip
