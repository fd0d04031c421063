"""Names on a picture: each where it finds room, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shapely import GeometryCollection, LineString, Point, box, prepare, transform, unary_union
from shapely.geometry.base import BaseGeometry

from geo_app.engine.ground import land_of
from geo_app.exports.picture.canvas import Box, Sheet
from geo_app.exports.picture.style import font, text_size_pt
from geo_app.view.perspective import label_rank
from geo_app.view.words import place_name

GAP_PT = 2.0
_AROUND = ((0, -1), (1, 0), (-1, 0), (0, 1), (0.8, -0.85), (-0.8, 0.85), (-0.8, -0.85), (0.8, 0.85))
_FURTHER = ((1, -0.5), (1, 0.5), (0.9, -1.3), (0.6, -1.7), (-1, 0.5), (-0.6, 1.7))
_LAND_OFFSETS = ((0, 0), (0, 2), (0, -2), (-0.6, 0), (0.6, 0), (0, -4), (0.7, 3), (0, 4))
_LONG_PT = 11.0
_STYLES = {
    "reference": ("bold", 0.95),
    "unit": ("sans", 0.84),
    "sea": ("italic", 1.05),
    "ocean": ("italic", 1.05),
    "strait": ("italic", 0.78),
    "land": ("serif", 1.15),
    "town": ("sans", 0.8),
}
"""Letters of each kind of name, and their size by that of running text."""
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


@dataclass(frozen=True)
class _Avoided:
    """What a name keeps off, in points of the page: the islands always, the rest if it can."""

    islands: BaseGeometry
    shores: BaseGeometry
    lines: BaseGeometry

    def cost(self, room: BaseGeometry) -> int:
        """Return how much a name would hide there."""
        return 2 * self.shores.intersects(room) + self.lines.intersects(room)


def draw_names(sheet: Sheet, taken: list[Box]) -> None:
    """Place every name that finds room, the important ones first; none over another."""
    taken = [*taken, *_islets(sheet)]
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
    for label in summary.catalog.dispute.labels:
        if label.min_zoom <= zoom and sheet.frame.window.contains(Point(label.location)):
            text = place_name(label, summary.language, f"dispute.labels.{label.id}")
            yield _Name(text, label.kind, label.rank, *sheet.to_page([label.location])[0])
    for unit in summary.catalog.units.values():
        placed = label_rank(summary.catalog, unit.id)
        if unit.allocatable and placed.min_zoom <= zoom <= placed.max_zoom:
            left, bottom, right, top = _extent(sheet, summary.catalog.members(unit.id))
            yield _Name(
                summary.unit_name(unit.id), "reference" if unit.reference else "unit", placed.rank,
                (left + right) / 2, (bottom + top) / 2,
                max(3, (right - left) / 2), max(3, (top - bottom) / 2), is_unit=True,
            )  # fmt: skip


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
        cost = avoided.cost(box(*room)) if name.is_unit else 0
        if best is None or cost < best[0]:
            best = cost, room
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
