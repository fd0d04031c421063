"""Graticule and scale bar of a picture."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import withStroke

from geo_app.exports.picture.marks import Box, Sheet
from geo_app.exports.picture.style import font, text_size_pt

_STEPS_DEG = (0.25, 0.5, 1, 2, 5, 10, 15, 30)
_NICE_KM = tuple(digit * 10**power for power in range(-1, 4) for digit in (1, 2, 5))


def draw_graticule(sheet: Sheet) -> list[Box]:
    """Draw meridians and parallels, and their degrees where they reach the frame.

    Returns
    -------
    list of Box
        The room that degrees take inside the frame, in points.
    """
    west, south, east, north = sheet.frame.window.bounds
    step = next(one for one in _STEPS_DEG if (north - south) / one <= 9 or one == _STEPS_DEG[-1])
    for lon in np.arange(math.floor(west / step) * step, east, step):
        _meridian(sheet, np.column_stack([np.full(60, lon), np.linspace(south, north, 60)]), lon)
    taken: list[Box] = []
    for lat in np.arange(math.floor(south / step) * step, north, step):
        line = np.column_stack([np.linspace(west, east, 60), np.full(60, lat)])
        taken += _parallel(sheet, line, lat)
    return taken


def _meridian(sheet: Sheet, lonlat: np.ndarray, lon: float) -> None:
    plane = _draw_thin(sheet, lonlat)
    half = sheet.frame.half_height_m
    x = float(np.interp(-half, plane[:, 1], plane[:, 0]))
    if abs(x) < sheet.frame.half_width_m * 0.97:
        sign = sheet.summary.say("map.east" if 0 <= lon % 360 < 180 else "map.west")
        _degree(sheet, (x, -half), f"{abs((lon + 180) % 360 - 180):g}° {sign}", below=True)


def _parallel(sheet: Sheet, lonlat: np.ndarray, lat: float) -> list[Box]:
    plane = _draw_thin(sheet, lonlat)
    half = sheet.frame.half_width_m
    y = float(np.interp(-half, plane[:, 0], plane[:, 1]))
    if abs(y) >= sheet.frame.half_height_m * 0.96:
        return []
    sign = sheet.summary.say("map.north" if lat >= 0 else "map.south")
    text = f"{abs(lat):g}° {sign}"
    _degree(sheet, (-half, y), text, below=False)
    width, height = text_size_pt(text, _degree_font(sheet))
    bottom = y * sheet.points_per_m + sheet.height_pt / 2
    return [(0.0, bottom, width + 6, bottom + height + 3)]


def _draw_thin(sheet: Sheet, lonlat: np.ndarray) -> np.ndarray:
    plane = sheet.frame.to_plane(lonlat)
    sheet.axes.plot(*plane.T, color=sheet.palette.muted, linewidth=0.35, alpha=0.45, zorder=0.5)
    return plane


def _degree(sheet: Sheet, point: tuple[float, float], text: str, *, below: bool) -> None:
    sheet.axes.annotate(
        text,
        point,
        xytext=(0, -3) if below else (3, 1),
        textcoords="offset points",
        ha="center" if below else "left",
        va="top" if below else "bottom",
        color=sheet.palette.muted,
        fontproperties=_degree_font(sheet),
        annotation_clip=False,
        path_effects=[withStroke(linewidth=2, foreground=sheet.palette.halo)] if not below else [],
        zorder=5,
    )


def _degree_font(sheet: Sheet) -> FontProperties:
    return font(sheet.summary.view.lang, sheet.text_pt * 0.68)


def draw_scale(sheet: Sheet) -> Box:
    """Draw the scale bar; return the room that it takes, in points.

    The projection is conformal, with scale 1 in the middle of the map; in a frame of 2,000 km
    the scale at the edge is 0.6 % larger.
    """
    target = sheet.width_pt * 0.22 / sheet.points_per_m / 1000
    length = max((one for one in _NICE_KM if one <= target), default=_NICE_KM[0])
    width = length * 1000 * sheet.points_per_m
    right, bottom, size = sheet.width_pt - 12, 11.0, sheet.text_pt * 0.78
    left = right - width
    to_axes = np.array([sheet.width_pt, sheet.height_pt])
    tick = size * 0.45
    bar = np.array([[left, bottom + tick], [left, bottom], [right, bottom], [right, bottom + tick]])
    sheet.axes.plot(
        *(bar / to_axes).T, transform=sheet.axes.transAxes, color=sheet.palette.ink, linewidth=1,
        path_effects=[withStroke(linewidth=3, foreground=sheet.palette.halo)], zorder=7,
    )  # fmt: skip
    text = sheet.summary.say("export.km", value=sheet.summary.language.number(length))
    sheet.axes.annotate(
        text, tuple(np.array([(left + right) / 2, bottom + tick]) / to_axes),
        xycoords="axes fraction", ha="center", va="bottom", color=sheet.palette.ink,
        fontproperties=font(sheet.summary.view.lang, size),
        path_effects=[withStroke(linewidth=2.4, foreground=sheet.palette.halo)], zorder=7,
    )  # fmt: skip
    return left - 4, 4, right + 4, bottom + tick + size * 1.6
