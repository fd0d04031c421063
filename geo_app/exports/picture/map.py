"""The map of a picture, but for its names: sea, land, units, lines, graticule and scale bar."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from shapely import GeometryCollection, Polygon, unary_union
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo_app.engine.geodesy import Floats
from geo_app.engine.ground import COARSE_TWIN, cut_off, land_of, named_land
from geo_app.exports.picture.canvas import DASHES, Box, Sheet, line_style, title_hatch
from geo_app.exports.picture.style import font, text_size_pt
from geo_app.html.textures import hatch_ink, party_fill
from geo_app.views.perspective import is_solid
from geo_app.views.summary import DrawnUnit
from geo_app.views.water import DRAWN_ZONES, atom_party, drawn_atoms, equidistance

ZONE_ALPHAS = dict(zip(DRAWN_ZONES, (0.55, 0.38, 0.24), strict=True))
CONTEXT_ALPHA = 0.38
_SMALL_SHARE = 0.007
"""Units smaller than this share of the map's width are marked with a ring."""
_DASHED = {"linewidth": 1.5, "linestyle": (0, (4, 2.4))}
_STEPS_DEG = (0.25, 0.5, 1, 2, 5, 10, 15, 30)
_DEGREE_SCALE = 0.68
_NICE_KM = tuple(digit * 10**power for power in range(-1, 4) for digit in (1, 2, 5))


def draw_map(sheet: Sheet) -> None:
    """Draw everything but names: sea, land, units with their patterns, lines, frame."""
    axes, frame, palette = sheet.axes, sheet.frame, sheet.palette
    axes.set_facecolor(palette.sea)
    axes.set_xlim(-frame.half_width_m, frame.half_width_m)
    axes.set_ylim(-frame.half_height_m, frame.half_height_m)
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set(color=palette.ink, linewidth=0.8)
    has_zones = "zones" in sheet.summary.view.layers
    if has_zones and not sheet.is_blank:
        _draw_sea(sheet)
    # A coast that is not in dispute is drawn clearly where the sea is coloured.
    edge = palette.muted if has_zones else palette.land_edge
    shore: dict[str, Any] = {"edgecolor": edge, "linewidth": 0.6}
    for name, land in named_land(sheet.summary.catalog):
        if name != COARSE_TWIN:
            colour = "none" if sheet.is_blank else palette.land
            sheet.fill(land.intersection(frame.window), facecolor=colour, **shore)
    for unit in sheet.summary.units.values():
        _draw_unit(sheet, unit)
    for land in _shores(sheet):
        sheet.fill(land, facecolor="none", **shore)
    if not sheet.is_blank:
        _draw_lines(sheet)


def _draw_sea(sheet: Sheet) -> None:
    """Fill the hypothetical zones in the colour of whose they would be; draw where they meet."""
    summary, palette = sheet.summary, sheet.palette
    # Filled as one shape: between two shapes of one colour a thin line would shine through.
    waters: dict[tuple[str, str], list[BaseGeometry]] = {}
    for _, atom in drawn_atoms(summary.catalog, summary.view.rocks):
        properties, water = atom["properties"], shape(atom["geometry"])
        party = atom_party(summary, properties)
        if party is not None and water.intersects(sheet.frame.window):
            waters.setdefault((party, properties["zone"]), []).append(water)
    for (party, zone), pieces in waters.items():
        colour = party_fill(summary.catalog.parties[party], palette)
        style = {"facecolor": colour, "linewidth": 0, "alpha": ZONE_ALPHAS[zone], "zorder": 0.6}
        sheet.fill(GeometryCollection(pieces), **style)
    sheet.axes.add_collection(
        LineCollection(
            [sheet.to_plane(arc) for arc in equidistance(summary)],
            colors=palette.ink,
            linewidths=1.2,
            linestyles=[DASHES["equidistance"]],
            capstyle="round",
            zorder=0.8,
            gid="line-equidistance",
        ),
        autolim=False,
    )


def _draw_unit(sheet: Sheet, unit: DrawnUnit) -> None:
    catalog, palette = sheet.summary.catalog, sheet.palette
    land, allocatable = land_of(catalog, unit.unit), catalog.units[unit.unit].allocatable
    if land.is_empty or not land.intersects(sheet.frame.window):
        _mark(sheet, unit)
        return
    edge = {"edgecolor": palette.ink, "linewidth": 0.6 if allocatable else 0}
    if sheet.is_blank:
        sheet.fill(land, facecolor="none", **edge)
        return
    name = f"unit-{unit.unit}"
    sheet.fill(land, facecolor=palette.land, linewidth=0, gid=None if unit.party else name)
    sheet.paint_party(land, unit.party, 1.0 if allocatable else CONTEXT_ALPHA, name)
    share: BaseGeometry = Polygon()
    if unit.cut:
        share = cut_off(catalog, unit.unit, unit.cut.share)
        sheet.paint_party(share, unit.cut.to, name=f"{name}-cut")
    if unit.title and "contested" in sheet.summary.view.layers and allocatable:
        parts = (unit.party, land.difference(share)), (unit.cut and unit.cut.to, share)
        for party_id, part in parts:
            party = catalog.parties.get(party_id or "")
            ink = hatch_ink(party_fill(party, palette), palette) if party else palette.ink
            sheet.hatch(part, title_hatch(unit.title), ink, 0.7)
    sheet.fill(land, facecolor="none", **(edge | (_DASHED if unit.changed else {})))
    if unit.cut:
        sheet.fill(share, facecolor="none", edgecolor=palette.ink, **_DASHED)
    west, _, east, _ = land.bounds
    wide = np.ptp(sheet.to_plane([[west, sheet.frame.lat], [east, sheet.frame.lat]])[:, 0])
    if allocatable and wide < _SMALL_SHARE * 2 * sheet.frame.half_width_m:
        _mark(sheet, unit)


def _shores(sheet: Sheet) -> Iterator[BaseGeometry]:
    """Land that is not in dispute, by who has it: two units of one hand have no border."""
    catalog = sheet.summary.catalog
    lands: dict[str | None, list[BaseGeometry]] = {}
    for unit in sheet.summary.units.values():
        land = land_of(catalog, unit.unit)
        if not catalog.units[unit.unit].allocatable and land.intersects(sheet.frame.window):
            lands.setdefault(None if sheet.is_blank else unit.party, []).append(land)
    yield from map(unary_union, lands.values())


def _mark(sheet: Sheet, unit: DrawnUnit) -> None:
    """Mark a unit that is a point, or too small to see, with a small disc."""
    catalog, palette = sheet.summary.catalog, sheet.palette
    if not catalog.units[unit.unit].allocatable:
        return
    [point] = sheet.to_plane([catalog.units[unit.unit].location])
    party = catalog.parties.get(unit.party or "")
    colour = palette.paper if sheet.is_blank or party is None else party_fill(party, palette)
    sheet.axes.plot(*point, "o", markersize=3.2, markerfacecolor=colour,
                    markeredgecolor=palette.ink, markeredgewidth=0.6,
                    gid=f"unit-{unit.unit}-mark")  # fmt: skip


def _draw_lines(sheet: Sheet) -> None:
    axes, palette = sheet.axes, sheet.palette
    for line in sheet.summary.lines:
        points = sheet.to_plane(line.path)
        width = 1.5 if line.kind == "treaty" else 2.0
        axes.plot(*points.T, color=palette.halo, linewidth=4, alpha=0.8, solid_capstyle="round")
        axes.plot(*points.T, color=palette.ink, linewidth=width,
                  linestyle=line_style(line.kind, solid=is_solid(line, sheet.summary.perspective)),
                  gid=f"line-{line.id}")  # fmt: skip


def draw_graticule(sheet: Sheet) -> list[Box]:
    """Draw meridians and parallels, and their degrees where they reach the frame.

    Returns
    -------
    list of Box
        The room that degrees take inside the frame.
    """
    say, size = sheet.summary.say, sheet.text_pt * _DEGREE_SCALE
    half_width, half_height = sheet.frame.half_width_m, sheet.frame.half_height_m
    west, south, east, north = sheet.frame.window.bounds
    step = next((deg for deg in _STEPS_DEG if (north - south) / deg <= 9), _STEPS_DEG[-1])
    quiet: dict[str, Any] = {"color": sheet.palette.muted, "textcoords": "offset points",
                             "annotation_clip": False, "zorder": 5}  # fmt: skip
    for lon in np.arange(math.floor(west / step) * step, east, step):
        plane = _draw_thin(sheet, np.full(60, lon), np.linspace(south, north, 60))
        x = float(np.interp(-half_height, plane[:, 1], plane[:, 0]))
        if abs(x) < half_width * 0.97:
            sign = say("map.east" if 0 <= lon % 360 < 180 else "map.west")
            text = f"{abs((lon + 180) % 360 - 180):g}° {sign}"
            sheet.label(text, (x, -half_height), size, xytext=(0, -3), ha="center", va="top",
                        **quiet)  # fmt: skip
    taken: list[Box] = []
    for lat in np.arange(math.floor(south / step) * step, north, step):
        plane = _draw_thin(sheet, np.linspace(west, east, 60), np.full(60, lat))
        y = float(np.interp(-half_width, plane[:, 0], plane[:, 1]))
        if abs(y) < half_height * 0.96:
            text = f"{abs(lat):g}° {say('map.north' if lat >= 0 else 'map.south')}"
            sheet.label(text, (-half_width, y), size, halo_pt=2, xytext=(3, 1), ha="left",
                        va="bottom", **quiet)  # fmt: skip
            width, height = text_size_pt(text, font(sheet.summary.view.lang, size))
            bottom = y * sheet.points_per_m + sheet.height_pt / 2
            taken.append((0.0, bottom, width + 6, bottom + height + 3))
    return taken


def _draw_thin(sheet: Sheet, lon: Floats, lat: Floats) -> Floats:
    plane = sheet.to_plane(np.column_stack([lon, lat]))
    sheet.axes.plot(*plane.T, color=sheet.palette.muted, linewidth=0.35, alpha=0.45, zorder=0.5)
    return plane


def draw_scale(sheet: Sheet) -> Box:
    """Draw the scale bar; return the room that it takes.

    The projection is conformal, with scale 1 in the middle of the map; in a frame of 2,000 km
    the scale at the edge is 0.6 % larger.
    """
    longest_km = sheet.width_pt * 0.22 / sheet.points_per_m / 1000
    length_km = max((km for km in _NICE_KM if km <= longest_km), default=_NICE_KM[0])
    right, bottom, size = sheet.width_pt - 12, 11.0, sheet.text_pt * 0.78
    left, top = right - length_km * 1000 * sheet.points_per_m, bottom + size * 0.45
    bar = np.array([[left, top], [left, bottom], [right, bottom], [right, top]]) / sheet.size_pt
    ink, middle = sheet.palette.ink, np.array([(left + right) / 2, top]) / sheet.size_pt
    sheet.axes.plot(*bar.T, transform=sheet.axes.transAxes, color=ink, linewidth=1,
                    path_effects=sheet.halo(3), zorder=7)  # fmt: skip
    text = sheet.summary.say("export.km", value=sheet.summary.language.number(length_km))
    sheet.label(text, tuple(middle), size, halo_pt=2.4, xycoords="axes fraction", ha="center",
                va="bottom", color=ink, zorder=7)  # fmt: skip
    return left - 4, 4, right + 4, top + size * 1.6
