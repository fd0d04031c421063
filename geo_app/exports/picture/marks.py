"""Names on a picture, and the sheet on which all that is placed by the page is placed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from shapely import GeometryCollection, LineString, Point, box, prepare, transform, unary_union
from shapely.geometry.base import BaseGeometry

from geo_app.engine.ground import land_of
from geo_app.exports.picture.frame import STAGE_PX, WEB_MAP_M_PER_PX, Frame
from geo_app.exports.picture.style import font, text_size_pt
from geo_app.html.theme import Palette
from geo_app.view.perspective import label_rank
from geo_app.view.summary import Summary
from geo_app.view.words import place_name

Box = tuple[float, float, float, float]
POINTS_PER_INCH = 72
GAP_PT = 2.0
_AROUND = ((0, -1), (1, 0), (-1, 0), (0, 1), (0.8, -0.85), (-0.8, 0.85), (-0.8, -0.85), (0.8, 0.85))
_FURTHER = ((1, -0.5), (1, 0.5), (0.9, -1.3), (0.6, -1.7), (-1, 0.5), (-0.6, 1.7))
_LAND_OFFSETS = ((0, 0), (0, 2), (0, -2), (-0.6, 0), (0.6, 0), (0, -4), (0.7, 3), (0, 4))
_LONG_PT = 11.0


@dataclass(frozen=True)
class _Name:
    """A name that wants a place: the lower the rank, the sooner it gets one."""

    text: str
    kind: str
    rank: float
    x: float
    y: float
    reach: float = 0.0
    rise: float = 0.0
    is_unit: bool = False


@dataclass(frozen=True)
class Sheet:
    """A map on its page: what turns metres of the plane into points of the page.

    Attributes
    ----------
    width_pt, height_pt : float
        Size of the map on the page.
    text_pt : float
        Size of running text.
    """

    axes: Axes
    frame: Frame
    summary: Summary
    palette: Palette
    width_pt: float
    height_pt: float
    text_pt: float

    @property
    def points_per_m(self) -> float:
        """Points of the page for a metre of the plane."""
        return self.width_pt / (2 * self.frame.half_width_m)

    @property
    def zoom(self) -> float:
        """Zoom of the web map on which the same land is as wide."""
        metres = 2 * self.frame.half_width_m / STAGE_PX[0]
        return math.log2(WEB_MAP_M_PER_PX * math.cos(math.radians(self.frame.lat)) / metres)

    def place(self, lonlat: tuple[float, float]) -> tuple[float, float]:
        """Return where a point lies on the map, in points from the lower left corner."""
        [[x, y]] = self.frame.to_plane([lonlat])
        scale = self.points_per_m
        return x * scale + self.width_pt / 2, y * scale + self.height_pt / 2


def draw_names(sheet: Sheet, taken: list[Box]) -> None:
    """Place every name that finds room, the important ones first; none over another."""
    taken = [*taken, *_islets(sheet)]
    avoided = _Avoided(
        _units_land(sheet, disputed=True), _units_land(sheet, disputed=False), _lines(sheet)
    )
    said: set[str] = set()
    for name in sorted(_names(sheet), key=lambda one: one.rank):
        if name.text in said:
            continue
        found = _room(sheet, name, taken, avoided)
        if found:
            taken.append(found)
            said.add(name.text)
            _write(sheet, name, found)


def _names(sheet: Sheet) -> Iterator[_Name]:
    summary, zoom = sheet.summary, sheet.zoom
    for label in summary.catalog.dispute.labels:
        if label.min_zoom <= zoom and sheet.frame.window.contains(Point(label.location)):
            text = place_name(label, summary.language, f"dispute.labels.{label.id}")
            yield _Name(text, label.kind, label.rank, *sheet.place(label.location))
    for unit in summary.catalog.units.values():
        placed = label_rank(summary.catalog, unit.id)
        if unit.allocatable and placed.min_zoom <= zoom <= placed.max_zoom:
            yield _unit_name(sheet, unit.id, placed.rank)


def _unit_name(sheet: Sheet, unit_id: str, rank: float) -> _Name:
    catalog = sheet.summary.catalog
    unit = catalog.units[unit_id]
    left, bottom, right, top = _extent(sheet, catalog.members(unit_id))
    return _Name(
        sheet.summary.unit_name(unit_id),
        "reference" if unit.reference else "unit",
        rank,
        (left + right) / 2,
        (bottom + top) / 2,
        max(3, (right - left) / 2),
        max(3, (top - bottom) / 2),
        is_unit=True,
    )


def _extent(sheet: Sheet, leaves: tuple[str, ...]) -> Box:
    corners = []
    for leaf in leaves:
        land = land_of(sheet.summary.catalog, leaf)
        west, south, east, north = (
            sheet.summary.catalog.units[leaf].location * 2 if land.is_empty else land.bounds
        )
        corners += [sheet.place((west, south)), sheet.place((east, north))]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _islets(sheet: Sheet) -> list[Box]:
    """Islands so small on the page that a name would hide them."""
    found = [_extent(sheet, (leaf,)) for leaf in sheet.summary.catalog.allocatable_leaves]
    small = sheet.text_pt * 3
    return [one for one in found if one[2] - one[0] < small and one[3] - one[1] < small]


@dataclass(frozen=True)
class _Avoided:
    """What a name keeps off, in points of the page: the islands always, the rest if it can."""

    islands: BaseGeometry
    shores: BaseGeometry
    lines: BaseGeometry

    def cost(self, room: BaseGeometry) -> int:
        """Return how much a name would hide there."""
        return 2 * self.shores.intersects(room) + self.lines.intersects(room)


def _units_land(sheet: Sheet, *, disputed: bool) -> BaseGeometry:
    """Land of the chain, or of the units around it, in points of the page."""
    catalog, window = sheet.summary.catalog, sheet.frame.window
    lands = [
        land_of(catalog, leaf)
        for leaf in catalog.leaves
        if catalog.units[leaf].allocatable == disputed
    ]
    return _on_page(sheet, [land.intersection(window) for land in lands if not land.is_empty])


def _lines(sheet: Sheet) -> BaseGeometry:
    return _on_page(sheet, [LineString(line.path) for line in sheet.summary.lines])


def _on_page(sheet: Sheet, pieces: list[BaseGeometry]) -> BaseGeometry:
    scale, middle = sheet.points_per_m, np.array([sheet.width_pt, sheet.height_pt]) / 2
    placed = transform(
        GeometryCollection(pieces), lambda points: sheet.frame.to_plane(points) * scale + middle
    )
    joined = unary_union(placed)
    prepare(joined)
    return joined


def _room(sheet: Sheet, name: _Name, taken: list[Box], avoided: _Avoided) -> Box | None:
    """Return the place where a name hides least; none where it would hide an island or a name."""
    style, size = _style(sheet, name)
    width, height = text_size_pt(name.text, font(sheet.summary.view.lang, size, style))
    height = max(height, size * 0.9)
    best: tuple[int, Box] | None = None
    for dx, dy in _offsets(name, width, height):
        x, y = name.x + dx, name.y + dy
        found = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if not _inside(sheet, found) or any(_overlap(found, other) for other in taken):
            continue
        if name.kind not in ("land", "town") and avoided.islands.intersects(box(*found)):
            continue
        cost = avoided.cost(box(*found)) if name.is_unit else 0
        if best is None or cost < best[0]:
            best = cost, found
        if cost == 0:
            break
    return best[1] if best else None


def _offsets(name: _Name, width: float, height: float) -> list[tuple[float, float]]:
    if not name.is_unit:
        return [(dx * width, dy * height) for dx, dy in _LAND_OFFSETS]
    x, y = name.reach + width / 2 + 4.5, name.rise + height / 2 + 2
    near = (*_AROUND, *_FURTHER) if name.kind == "reference" else _AROUND
    around = [(dx * x, dy * y) for dx, dy in near]
    if min(name.reach, name.rise) < _LONG_PT:
        return around
    # A long island of a chain that runs from south-west to north-east: beside its middle.
    beside = (width / 2 + 8, -height / 2 - min(name.rise, name.reach) * 0.18)
    return [beside, (-beside[0], -beside[1]), *around]


def _inside(sheet: Sheet, found: Box) -> bool:
    left, bottom, right, top = found
    return left > 2 and bottom > 2 and right < sheet.width_pt - 2 and top < sheet.height_pt - 2


def _overlap(a: Box, b: Box) -> bool:
    return (
        a[0] < b[2] + GAP_PT and a[2] > b[0] - GAP_PT
        and a[1] < b[3] + GAP_PT and a[3] > b[1] - GAP_PT
    )  # fmt: skip


def _style(sheet: Sheet, name: _Name) -> tuple[str, float]:
    text = sheet.text_pt
    return {
        "reference": ("bold", text * 0.95),
        "unit": ("sans", text * 0.84),
        "sea": ("italic", text * 1.05),
        "ocean": ("italic", text * 1.05),
        "strait": ("italic", text * 0.78),
        "land": ("serif", text * 1.15),
        "town": ("sans", text * 0.8),
    }[name.kind]


def _write(sheet: Sheet, name: _Name, found: Box) -> None:
    style, size = _style(sheet, name)
    quiet = name.kind in ("sea", "ocean", "strait", "town")
    sheet.axes.annotate(
        name.text,
        ((found[0] + found[2]) / 2 / sheet.width_pt, (found[1] + found[3]) / 2 / sheet.height_pt),
        xycoords="axes fraction",
        ha="center",
        va="center",
        color=sheet.palette.muted if quiet else sheet.palette.ink,
        fontproperties=font(sheet.summary.view.lang, size, style),
        path_effects=[withStroke(linewidth=size * 0.26, foreground=sheet.palette.halo)],
        zorder=6,
    )
