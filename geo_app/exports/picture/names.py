"""Names on a picture: each where it finds room, none over another."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from shapely import GeometryCollection, LineString, Point, box, prepare, transform, unary_union
from shapely.geometry.base import BaseGeometry

from geo_app.engine.geodesy import Floats
from geo_app.engine.ground import land_of
from geo_app.exports.picture.canvas import Box, Sheet
from geo_app.exports.picture.style import font, text_size_pt
from geo_app.views.names import place_name
from geo_app.views.perspective import label_rank
from geo_app.views.words import place_away, spoken_places

GAP_PT = 2.0
_AROUND = ((0, -1), (1, 0), (-1, 0), (0, 1), (0.8, -0.85), (-0.8, 0.85), (-0.8, -0.85), (0.8, 0.85))
_FURTHER = ((1, -0.5), (1, 0.5), (0.9, -1.3), (0.6, -1.7), (-1, 0.5), (-0.6, 1.7))
_LAND_OFFSETS = (
    (0, 0), (0, 2), (0, -2), (-0.6, 0), (0.6, 0), (0, -4), (0.7, 3), (0, 4), (1.2, 0), (-1.2, 0),
)  # fmt: skip
_LONG_PT = 11.0
_STYLES = {
    "reference": ("bold", 0.95),
    "unit": ("sans", 0.84),
    "sea": ("italic", 1.05),
    "ocean": ("italic", 1.05),
    "strait": ("italic", 0.78),
    "land": ("serif", 1.15),
    "town": ("sans", 0.8),
    "place": ("sans", 0.84),
}
"""Letters of each kind of name, and their size by that of running text."""
_RING_PT, _PLACE_RANK = 3.5, 11.0
_EDGE_PT, _COAST_PT = 6.0, 4.0
_MOST_AWAY = 8
_ARROWS = "→↗↑↖←↙↓↘"
"""Ways from the middle of a page, turning to the left."""
_STEPS = (0, 1, -1, 2, -2, 3, -3)
_QUIET = ("sea", "ocean", "strait", "town")


@dataclass(frozen=True)
class _Name:
    """A name that wants a place, in points of the page: the lower the rank, the sooner."""

    text: str
    kind: str
    rank: float
    x: float
    y: float
    reach: float = 0.0
    rise: float = 0.0
    is_unit: bool = False
    land: BaseGeometry | None = None
    """Of a unit whose name must not seem to be that of another."""


@dataclass(frozen=True)
class _Avoided:
    """What a name keeps off, in points of the page: the islands always, the rest if it can."""

    islands: BaseGeometry
    shores: BaseGeometry
    lines: BaseGeometry

    def cost(self, room: BaseGeometry, own: BaseGeometry | None) -> int:
        """Return how much a name would hide there, or mislead: nearest to it has to be its own."""
        misleads = own is not None and own.distance(room) > self.islands.distance(room) + GAP_PT
        return 3 * misleads + 2 * self.shores.intersects(room) + self.lines.intersects(room)


def draw_names(sheet: Sheet, taken: list[Box]) -> None:
    """Place every name that finds room, the important ones first; none over another."""
    taken = [*taken, *_islets(sheet)]
    for _, (x, y) in _places(sheet):
        taken.append((x - _RING_PT, y - _RING_PT, x + _RING_PT, y + _RING_PT))
    taken += _point_away(sheet, taken)
    lines = _on_page(sheet, (LineString(line.path) for line in sheet.summary.lines))
    avoided = _Avoided(_units_land(sheet, disputed=True), _units_land(sheet, disputed=False), lines)
    written: set[str] = set()
    for name in sorted(_names(sheet), key=lambda name: name.rank):
        room = None if name.text in written else _room(sheet, name, taken, avoided)
        if room:
            taken.append(room)
            written.add(name.text)
            _write(sheet, name, room)


def _names(sheet: Sheet) -> Iterator[_Name]:
    summary, zoom = sheet.summary, sheet.zoom
    for name, (x, y) in _places(sheet):
        if _inside(sheet, (x, y, x, y)):
            place = place_name(summary.catalog.places[name], summary.language)
            _ring(sheet, x, y)
            yield _Name(place, "place", _PLACE_RANK, x, y, _RING_PT, _RING_PT, is_unit=True)
    for label in summary.catalog.dispute.labels:
        if label.min_zoom <= zoom and sheet.frame.window.contains(Point(label.location)):
            text = place_name(label, summary.language)
            yield _Name(text, label.kind, label.rank, *sheet.to_page([label.location])[0])
    for unit in summary.catalog.units.values():
        placed = label_rank(summary.catalog, unit.id)
        if unit.allocatable and placed.min_zoom <= zoom <= placed.max_zoom:
            left, bottom, right, top = _extent(sheet, summary.catalog.members(unit.id))
            yield _Name(
                summary.unit_name(unit.id), "reference" if unit.reference else "unit", placed.rank,
                (left + right) / 2, (bottom + top) / 2,
                max(3, (right - left) / 2), max(3, (top - bottom) / 2), is_unit=True,
                land=_land(sheet, unit.id) if unit.reference else None,
            )  # fmt: skip


def _places(sheet: Sheet) -> Iterator[tuple[str, Floats]]:
    """Places that what is selected speaks of, and where they lie on the page or beyond it."""
    for name in spoken_places(sheet.summary):
        yield name, sheet.to_page([sheet.summary.catalog.places[name].location])[0]


def _ring(sheet: Sheet, x: float, y: float) -> None:
    sheet.axes.plot(
        x / sheet.width_pt, y / sheet.height_pt, "o", transform=sheet.axes.transAxes,
        markersize=2 * _RING_PT, markerfacecolor="none", markeredgecolor=sheet.palette.ink,
        markeredgewidth=1.4, path_effects=sheet.halo(3), zorder=5,
    )  # fmt: skip


def _point_away(sheet: Sheet, taken: list[Box]) -> list[Box]:
    """Write at the edge where places beyond it lie, as long as there is room; return that room."""
    summary, rooms = sheet.summary, list[Box]()
    style, scale = _STYLES["place"]
    size, middle = sheet.text_pt * scale, sheet.size_pt / 2
    letters = font(summary.view.lang, size, style)
    away = [one for one in _places(sheet) if not _inside(sheet, (*one[1], *one[1]))]
    for name, point in away[:_MOST_AWAY]:
        way = point - middle
        arrow = _ARROWS[round(math.atan2(way[1], way[0]) / (math.pi / 4)) % len(_ARROWS)]
        text = f"{arrow} {place_away(summary.catalog, summary.language, name)}"
        half = np.array(text_size_pt(text, letters)) / 2
        reach = middle - half - _EDGE_PT
        x, y = middle + way * min(reach / np.maximum(np.abs(way), 1e-9))
        for step in _STEPS:
            rise = y + step * size * 1.5
            room = (x - half[0], rise - half[1], x + half[0], rise + half[1])
            if _inside(sheet, room) and not any(_overlap(room, one) for one in [*taken, *rooms]):
                rooms.append(room)
                _write(sheet, _Name(text, "place", 0, x, rise), room)
                break
    return rooms


def _extent(sheet: Sheet, leaves: Iterable[str]) -> Box:
    corners: list[float] = []
    for leaf in leaves:
        land = land_of(sheet.summary.catalog, leaf)
        corners += sheet.summary.catalog.units[leaf].location * 2 if land.is_empty else land.bounds
    points = sheet.to_page([*zip(corners[::2], corners[1::2], strict=True)])
    return *points.min(axis=0), *points.max(axis=0)


def _islets(sheet: Sheet) -> list[Box]:
    """Islands so small on the page that a name would hide them."""
    boxes = [_extent(sheet, (leaf,)) for leaf in sheet.summary.catalog.allocatable_leaves]
    small = sheet.text_pt * 3
    return [one for one in boxes if one[2] - one[0] < small and one[3] - one[1] < small]


def _units_land(sheet: Sheet, *, disputed: bool) -> BaseGeometry:
    """Land of the chain, or of the units around it, in points of the page."""
    catalog = sheet.summary.catalog
    leaves = (leaf for leaf in catalog.leaves if catalog.units[leaf].allocatable == disputed)
    lands = (land_of(catalog, leaf) for leaf in leaves)
    window = sheet.frame.window
    return _on_page(sheet, (land.intersection(window) for land in lands if not land.is_empty))


def _land(sheet: Sheet, unit: str) -> BaseGeometry:
    """Land of a unit or group in points of the page."""
    leaves = sheet.summary.catalog.members(unit)
    return _on_page(sheet, (land_of(sheet.summary.catalog, leaf) for leaf in leaves))


def _on_page(sheet: Sheet, pieces: Iterable[BaseGeometry]) -> BaseGeometry:
    joined = unary_union(transform(GeometryCollection([*pieces]), sheet.to_page))
    prepare(joined)
    return joined


def _room(sheet: Sheet, name: _Name, taken: list[Box], avoided: _Avoided) -> Box | None:
    """Return the place where a name hides least; none where it would hide an island or a name."""
    style, scale = _STYLES[name.kind]
    size = sheet.text_pt * scale
    width, height = text_size_pt(name.text, font(sheet.summary.view.lang, size, style))
    height = max(height, size * 0.9)
    best: tuple[int, Box] | None = None
    for dx, dy in _offsets(name, width, height):
        x, y = name.x + dx, name.y + dy
        room = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if not _inside(sheet, room) or any(_overlap(room, other) for other in taken):
            continue
        if name.kind not in ("land", "town") and avoided.islands.intersects(box(*room)):
            continue
        room = _beside(name, room, taken, avoided)
        cost = avoided.cost(box(*room), name.land) if name.is_unit else 0
        if best is None or cost < best[0]:
            best = cost, room
        if cost == 0:
            break
    return best[1] if best else None


def _beside(name: _Name, room: Box, taken: list[Box], avoided: _Avoided) -> Box:
    """Move the name of a unit towards it while it hides nothing more."""
    if name.land is None:
        return room
    way = np.array([name.x - (room[0] + room[2]) / 2, name.y - (room[1] + room[3]) / 2]) / 20
    hidden = avoided.cost(box(*room), None)
    for _ in range(12):
        nearer = (room[0] + way[0], room[1] + way[1], room[2] + way[0], room[3] + way[1])
        shape = box(*nearer)
        if name.land.distance(shape) < _COAST_PT or avoided.islands.intersects(shape):
            break
        if avoided.cost(shape, None) > hidden or any(_overlap(nearer, one) for one in taken):
            break
        room = nearer
    return room


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


def _inside(sheet: Sheet, room: Box) -> bool:
    left, bottom, right, top = room
    return left > 2 and bottom > 2 and right < sheet.width_pt - 2 and top < sheet.height_pt - 2


def _overlap(a: Box, b: Box) -> bool:
    return (
        a[0] < b[2] + GAP_PT and a[2] > b[0] - GAP_PT
        and a[1] < b[3] + GAP_PT and a[3] > b[1] - GAP_PT
    )  # fmt: skip


def _write(sheet: Sheet, name: _Name, room: Box) -> None:
    style, scale = _STYLES[name.kind]
    size, palette = sheet.text_pt * scale, sheet.palette
    middle = ((room[0] + room[2]) / 2 / sheet.width_pt, (room[1] + room[3]) / 2 / sheet.height_pt)
    sheet.label(
        name.text, middle, size, style, size * 0.26, xycoords="axes fraction", ha="center",
        va="center", color=palette.muted if name.kind in _QUIET else palette.ink, zorder=6,
    )  # fmt: skip
