"""What a picture is drawn on: a piece of a conformal plane, and shapes in the colours of a view."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import Stroke, withStroke
from matplotlib.text import Annotation
from matplotlib.transforms import IdentityTransform
from pyproj import Proj
from shapely import Polygon, box, get_coordinates
from shapely.geometry.base import BaseGeometry

from geo_app.engine.geodesy import Floats
from geo_app.engine.polygons import polygons_of
from geo_app.exports.picture.style import font
from geo_app.html.textures import BANDS_DEG, TITLES_DEG, party_fills
from geo_app.html.theme import Palette
from geo_app.model.base import LonLat
from geo_app.views.summary import Summary, by_holder

Corners = tuple[LonLat, LonLat]
"""South-west and north-east, degrees."""
Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points of the page."""
DASHES = {"treaty": (0, (7, 2, 1.4, 2)), "control": (0, (1, 2.2)), "equidistance": (0, (0.8, 3))}
"""Gaps of a line that is not drawn as a boundary, by its kind; lengths in widths of the line."""

_STAGE_PX = (1000, 640)
"""Size of the map on a screen that a camera's zoom is meant for."""
_WEB_MAP_M_PER_PX = 156_543.033_93
"""Metres of a pixel at zoom 0 on the equator, web Mercator with tiles of 256 px."""
_MARGIN_DEG = 3.0
_BANDS_WIDTH, _GRID_WIDTH = 4.0, 0.5
"""Widths of hatches in points."""
_HATCHES = {0: "-", 45: "/", 135: "\\"}
"""What matplotlib calls lines of an angle."""


@dataclass(frozen=True)
class Frame:
    """A piece of a conformal plane: oblique stereographic on WGS84, centred on the view.

    Attributes
    ----------
    lon, lat : float
        Centre in degrees.
    half_width_m, half_height_m : float
        Half of the frame in metres of the plane.
    """

    lon: float
    lat: float
    half_width_m: float
    half_height_m: float

    @cached_property
    def _proj(self) -> Proj:
        return Proj(proj="sterea", lon_0=self.lon, lat_0=self.lat, ellps="WGS84")

    def to_plane(self, points: Any) -> Floats:
        """Degrees (n, 2) to metres of the plane (n, 2)."""
        points = np.asarray(points, dtype=float)
        return np.column_stack(self._proj(points[:, 0], points[:, 1]))

    @cached_property
    def window(self) -> Polygon:
        """Longitudes and latitudes that the frame reaches, and a little more."""
        edge = np.linspace(-1, 1, 9)
        plane = np.meshgrid(edge * self.half_width_m, edge * self.half_height_m)
        lon, lat = self._proj(*plane, inverse=True)
        south, north = max(-89, lat.min() - _MARGIN_DEG), min(89, lat.max() + _MARGIN_DEG)
        west, east = lon.min() - _MARGIN_DEG, lon.max() + _MARGIN_DEG
        window: Polygon = box(west, south, east, north)
        return window


def frame_of(summary: Summary, aspect: float, bounds: Corners | None = None) -> Frame:
    """Return the frame of a view in a space whose width is ``aspect`` times its height.

    Without a camera it is the smallest around the bounds, or around what the view tells of.
    """
    camera = summary.view.camera
    if camera is not None:
        lon, lat = camera.lon, camera.lat
        metres = _WEB_MAP_M_PER_PX * np.cos(np.radians(lat)) / 2**camera.zoom
        width, height = (side * metres / 2 for side in _STAGE_PX)
    else:
        (west, south), (east, north) = bounds or bounds_of(summary)
        lon, lat = (west + east) / 2, (south + north) / 2
        edge = np.meshgrid(west + np.linspace(0, 1, 9) * (east - west), (south, north))
        points = Frame(lon, lat, 1, 1).to_plane(np.column_stack([*map(np.ravel, edge)]))
        width, height = np.abs(points).max(axis=0)
    return Frame(lon, lat, max(width, height * aspect), max(height, width / aspect))


def bounds_of(summary: Summary) -> Corners:
    """Return the first view of the map, or the whole chain where the view tells of it."""
    dispute = summary.catalog.dispute
    (west, south), (east, north) = dispute.home.corners
    home = box(west, south, east, north)
    outside = [
        summary.units[leaf]
        for leaf in summary.catalog.allocatable_leaves
        if not home.intersects(box(*summary.catalog.units[leaf].location * 2))
    ]
    parted = summary.through_time and len(by_holder(summary)) > 1
    several = len({unit.party for unit in outside}) > 1
    tells = parted or several or any(unit.changed for unit in outside)
    return (dispute.whole if tells else dispute.home).corners


def line_style(kind: str, *, solid: bool) -> Any:
    """Return how a line is dashed: not at all where the perspective draws it as a boundary."""
    return "solid" if solid else DASHES[kind]


def title_hatch(title: str) -> str:
    """Return the lines over a disputed title as a hatch of matplotlib."""
    return {"claimed": 6, "open": 5}[title] * _HATCHES[TITLES_DEG[title]]


@dataclass(frozen=True)
class Canvas:
    """Axes to draw on in the colours of a view; shapes lie in the coordinates of the axes."""

    axes: Axes
    summary: Summary
    palette: Palette
    text_pt: float

    def to_plane(self, points: Any) -> Floats:
        """Return where points lie on the axes."""
        return np.asarray(points, dtype=float)

    def fill(self, shape: BaseGeometry, **style: Any) -> PathPatch | None:
        """Draw a shape as one patch, so that a hatch runs through all its parts."""
        rings = [
            Outline(self.to_plane(get_coordinates(ring)), closed=True)
            for polygon in polygons_of(shape)
            for ring in (polygon.exterior, *polygon.interiors)
        ]
        if not rings:
            return None
        patch = PathPatch(Outline.make_compound_path(*rings), **style)
        self.axes.add_artist(patch)  # unlike add_patch, this does not work out new limits
        return patch

    def hatch(self, shape: BaseGeometry, pattern: str, colour: str, width_pt: float) -> None:
        """Draw a hatch over a shape."""
        patch = self.fill(shape, facecolor="none", linewidth=0, hatch=pattern)
        if patch is not None:
            patch.set_hatchcolor(colour)
            patch.set_hatch_linewidth(width_pt)

    def paint_party(
        self, shape: BaseGeometry, party_id: str | None, alpha: float = 1.0, name: str | None = None
    ) -> None:
        """Fill a shape in the colour and texture of a party; of several, in bands.

        Its colour, or the first of several, has the name in a file that has names.
        """
        if party_id is None:
            return
        parties = self.summary.catalog.parties
        party = parties[party_id]
        colour, *others = party_fills(parties, party, self.palette)
        self.fill(shape, facecolor=colour, linewidth=0, alpha=alpha, gid=name)
        for place, band in enumerate(others):
            width_pt = _BANDS_WIDTH * (len(others) - place) / len(others)
            self.hatch(shape, 2 * _HATCHES[BANDS_DEG], band, width_pt)
        if party.pattern == "grid":
            self.hatch(shape, "++", self.palette.paper, _GRID_WIDTH)

    def label(
        self, text: str, point: tuple[float, float], size_pt: float, style: str = "sans",
        halo_pt: float = 0, **more: Any,
    ) -> None:  # fmt: skip
        """Write a word on the map, with a halo that keeps it readable on what lies below."""
        letters = font(self.summary.view.lang, size_pt, style)
        label = _Label(text, point, fontproperties=letters, **more)
        label.set_transform(IdentityTransform())
        if halo_pt:
            label.halo = self.palette.halo, halo_pt
        self.axes.add_artist(label)

    def halo(self, width_pt: float) -> list[withStroke]:
        """Return what surrounds lines."""
        return [withStroke(linewidth=width_pt, foreground=self.palette.halo)]


class _Label(Annotation):
    """A word on the map that stays a word in a file that has words: its halo is drawn before it."""

    halo: tuple[str, float] | None = None
    """Colour and width in points."""

    def draw(self, renderer: Any) -> None:
        if self.halo:
            colour, width_pt = self.halo
            writer = getattr(renderer, "writer", None)
            if writer:  # of an SVG, whose texts take their outline from the group around them
                style = f"stroke: {colour}; stroke-width: {width_pt:g}; stroke-linejoin: round"
                writer.start("g", attrib={"style": style, "aria-hidden": "true"})
                super().draw(renderer)
                writer.end("g")
            else:
                self.set_path_effects([Stroke(linewidth=width_pt, foreground=colour)])
                super().draw(renderer)
                self.set_path_effects([])
        super().draw(renderer)


@dataclass(frozen=True)
class Sheet(Canvas):
    """A map on its page; shapes are in degrees.

    ``is_blank``: whether it has coasts alone, for exercises.
    """

    frame: Frame
    width_pt: float
    height_pt: float
    is_blank: bool

    def to_plane(self, points: Any) -> Floats:
        """Degrees (n, 2) to metres of the plane (n, 2)."""
        return self.frame.to_plane(points)

    @property
    def points_per_m(self) -> float:
        """Points of the page for a metre of the plane."""
        return self.width_pt / (2 * self.frame.half_width_m)

    @property
    def zoom(self) -> float:
        """Zoom of the web map on which the same land is as wide."""
        metres = 2 * self.frame.half_width_m / _STAGE_PX[0]
        return math.log2(_WEB_MAP_M_PER_PX * math.cos(math.radians(self.frame.lat)) / metres)

    @property
    def size_pt(self) -> Floats:
        """Width and height on the page."""
        return np.array([self.width_pt, self.height_pt])

    def to_page(self, points: Any) -> Floats:
        """Degrees (n, 2) to points of the page (n, 2), from the lower left corner."""
        return self.to_plane(points) * self.points_per_m + self.size_pt / 2
