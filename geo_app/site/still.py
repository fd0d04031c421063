"""A still picture of a view as a small SVG: what a page shows where no script runs.

Its colours follow the reader's; names are text, fewer and larger where the picture is narrow. It is
drawn for a screen, with no more detail than that shows; a picture for print is
`geo_app.exports.picture`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from shapely import box, transform, union_all
from shapely.geometry.base import BaseGeometry

from geo_app.data.contents import Catalog
from geo_app.engine.geodesy import Floats
from geo_app.engine.ground import COARSE_TWIN, cut_off, land_of, named_land
from geo_app.engine.polygons import polygons_of
from geo_app.exports.picture.canvas import DASHES, Corners, Frame, frame_of
from geo_app.html.elements import Html, el, join, raw
from geo_app.html.textures import LAND_TEXTURES, party_variables, svg_patterns
from geo_app.html.theme import DARK, LIGHT, TYPEFACES, declared
from geo_app.model.base import LonLat
from geo_app.model.parties import Party
from geo_app.views.names import unit_name
from geo_app.views.perspective import is_solid
from geo_app.views.summary import DrawnUnit, Summary, sentences
from geo_app.views.words import page_title

WIDTH_PX, HEIGHT_PX = 760, 540
_TOLERANCE_PX = 0.4
_MARK_PX = 7
"""Units narrower than this are marked with a disc."""
_NAME_PX = {"wide": 13, "narrow": 23}
"""Size of the names, of the width of the picture: on a phone it is half as wide."""
_NARROW_PX = 560
"""A picture that stands narrower than this has the larger names."""
_CLOSE = 5
"""A group that is less wide, in sizes of the type, has a name, and its members have none."""
_FULL, _HALF = 1.0, 0.56
"""Widths of a letter in sizes of the type: of East Asian scripts, and of others."""
_FIRST_FULL = "\u2e80"
_DASH_PX = 1.5
"""What a unit of the dashes of pictures is here."""
_DEGREE_M = 111_320

_RULES = """
.sea{fill:var(--sea)} .land{fill:var(--land);stroke:var(--land-edge);stroke-width:.7}
.unit{stroke:var(--ink);stroke-width:.7} .changed{stroke-width:1.7;stroke-dasharray:4 2.4}
.title{fill:url(#hatch-claimed);fill-opacity:.55} .title.open{fill:url(#hatch-open)}
.away{opacity:.4}
.halo{fill:none;stroke:var(--halo);stroke-width:4;opacity:.8}
.line{fill:none;stroke:var(--ink);stroke-width:1.8}
text{stroke:var(--halo);stroke-width:.23em;fill:var(--ink);paint-order:stroke}
"""


@dataclass(frozen=True)
class _Sheet:
    """A summary, and where on the picture its places lie."""

    summary: Summary
    frame: Frame

    @property
    def px_per_m(self) -> float:
        return WIDTH_PX / (2 * self.frame.half_width_m)

    def points(self, lon_lat: Any) -> Floats:
        """Degrees (n, 2) to pixels (n, 2) from the upper left corner."""
        plane = self.frame.to_plane(lon_lat) * self.px_per_m
        return np.column_stack((WIDTH_PX / 2 + plane[:, 0], HEIGHT_PX / 2 - plane[:, 1]))

    def seen(self, shape: BaseGeometry) -> BaseGeometry | None:
        """Return what is seen of a shape, as precisely as that can be seen."""
        window, tolerance_deg = self.frame.window, _TOLERANCE_PX / self.px_per_m / _DEGREE_M
        if not shape.intersects(window):
            return None
        return shape.intersection(window).simplify(tolerance_deg)

    @cached_property
    def elsewhere(self) -> BaseGeometry:
        """All land in pixels that is nobody's to allocate: a name on it would be taken for its."""
        catalog = self.summary.catalog
        lands = [land for name, land in named_land(catalog) if name != COARSE_TWIN]
        lands += [land_of(catalog, one.id) for one in catalog.units.values() if not one.allocatable]
        return transform(union_all([land for land in map(self.seen, lands) if land]), self.points)

    def path(self, shape: BaseGeometry) -> str:
        """Write a shape as the path of an SVG."""
        lines = (
            ring.coords
            for polygon in polygons_of(shape)
            for ring in (polygon.exterior, *polygon.interiors)
        )
        return "".join(f"M{self.written(coordinates)}z" for coordinates in lines)

    def written(self, lon_lat: Any) -> str:
        """Write points in pixels, with one digit."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points(lon_lat))


def still(summary: Summary, bounds: Corners | None = None) -> Html:
    """Return the picture.

    ``bounds``: south-west and north-east of what it shows, degrees; else what the view tells of.
    """
    sheet = _Sheet(summary, frame_of(summary, WIDTH_PX / HEIGHT_PX, bounds))
    content = [
        el("title", page_title(summary)),
        el("desc", summary.language.joined(sentences(summary))),
        raw("style", _style(summary.catalog)),
        svg_patterns(summary.catalog.parties.values()),
        el("rect", width=str(WIDTH_PX), height=str(HEIGHT_PX), class_="sea"),
        *_lands(sheet),
        *(piece for unit in summary.units.values() for piece in _unit(sheet, unit)),
        *_lines(sheet),
        *_names(sheet),
    ]
    return el(
        "svg", join(content, "\n"), xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH_PX} {HEIGHT_PX}", width=str(WIDTH_PX), height=str(HEIGHT_PX),
        role="img", lang=summary.language.code,
    )  # fmt: skip


def across(summary: Summary, bounds: Corners | None, place: LonLat) -> float:
    """Return where in the width of the picture a place lies: 0 on its left edge, 1 on its right."""
    sheet = _Sheet(summary, frame_of(summary, WIDTH_PX / HEIGHT_PX, bounds))
    return float(sheet.points([place])[0, 0]) / WIDTH_PX


@lru_cache(maxsize=4)
def _style(catalog: Catalog) -> str:
    light, dark = (
        declared(palette.variables | party_variables(catalog.parties.values(), palette))
        for palette in (LIGHT, DARK)
    )
    return (
        f":root{{{declared(TYPEFACES)};{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}{_RULES}"
        + "".join(f".{width}{{font:{px}px var(--sans)}} " for width, px in _NAME_PX.items())
        + ".narrow{display:none}\n"
        f"@media (max-width:{_NARROW_PX}px){{.narrow{{display:inline}} .wide{{display:none}} "
        "circle{r:5px}}\n"
    )


def _lands(sheet: _Sheet) -> Iterator[Html]:
    for name, land in named_land(sheet.summary.catalog):
        if name != COARSE_TWIN:
            yield from _shape(sheet, land, "land")


def _shape(sheet: _Sheet, shape: BaseGeometry, class_: str, **more: str) -> Iterable[Html]:
    seen = sheet.seen(shape)
    path = sheet.path(seen) if seen else ""
    return [el("path", d=path, class_=class_, **more)] if path else []


def _colour(party: Party | None) -> str:
    if party is None:
        return "fill:var(--land)"
    is_plain = party.pattern not in LAND_TEXTURES
    return f"fill:var(--party-{party.id})" if is_plain else f"fill:url(#texture-{party.id})"


def _unit(sheet: _Sheet, unit: DrawnUnit) -> Iterator[Html]:
    catalog = sheet.summary.catalog
    parties, record, land = catalog.parties, catalog.units[unit.unit], land_of(catalog, unit.unit)
    colour = _colour(parties.get(unit.party or ""))
    if not record.allocatable:
        yield from _shape(sheet, land, "land")
        yield from _shape(sheet, land, "away", style=colour)
        return
    yield from _shape(sheet, land, "unit changed" if unit.changed else "unit", style=colour)
    if unit.cut:
        share = cut_off(catalog, unit.unit, unit.cut.share)
        given = _colour(parties.get(unit.cut.to or ""))
        yield from _shape(sheet, share, "unit changed", style=given)
    if unit.title and "contested" in sheet.summary.view.layers:
        yield from _shape(sheet, land, f"title {unit.title}")
    if land.is_empty or _width_px(sheet, land) < _MARK_PX:
        [(x, y)] = sheet.points([record.location])
        yield el("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="3", class_="unit", style=colour)


def _width_px(sheet: _Sheet, land: BaseGeometry) -> float:
    west, south, east, _ = land.bounds
    (left, _), (right, _) = sheet.points([[west, south], [east, south]])
    return float(right - left)


def _lines(sheet: _Sheet) -> Iterator[Html]:
    for line in sheet.summary.lines:
        points = sheet.written(line.path)
        yield el("polyline", points=points, class_="halo")
        dash = None
        if not is_solid(line, sheet.summary.perspective):
            dash = " ".join(f"{length * _DASH_PX:g}" for length in DASHES[line.kind][1])
        yield el("polyline", points=points, class_="line", stroke_dasharray=dash)


def _names(sheet: _Sheet) -> Iterator[Html]:
    """Write the names of units, once for each size."""
    if "names" in sheet.summary.view.layers:
        for width, size_px in _NAME_PX.items():
            yield el("g", *_names_of(sheet, size_px), class_=width)


def _names_of(sheet: _Sheet, size_px: int) -> Iterator[Html]:
    """Write names in a size, those of large units first, where none runs over another."""
    summary, taken = sheet.summary, list[tuple[float, float, float, float]]()
    units, lands = summary.catalog.units, _named(sheet, size_px)
    for name in sorted(lands, key=lambda one: -lands[one].area):
        text = unit_name(units[name], summary.language, summary.perspective)
        [(x, y)] = sheet.points([units[name].location])
        width = sum(_FULL if one >= _FIRST_FULL else _HALF for one in text) * size_px
        half = _width_px(sheet, lands[name]) / 2 if not lands[name].is_empty else 0
        for left in (x + min(half, 30) + 5, x - min(half, 30) - 5 - width):
            place = (left, y - size_px, left + width, y + 4)
            if _is_free(place, taken) and not sheet.elsewhere.intersects(box(*place)):
                taken.append(place)
                yield el("text", text, x=f"{left:.1f}", y=f"{y:.1f}")
                break


def _named(sheet: _Sheet, size_px: int) -> dict[str, BaseGeometry]:
    """Return what is named, and its land: a group stands for members that lie close together."""
    catalog, named = sheet.summary.catalog, {}
    for leaf in sheet.summary.units:
        unit = catalog.units[leaf]
        if unit.allocatable:
            whole = _land(catalog, unit.parent or leaf)
            is_close = _width_px(sheet, whole) < _CLOSE * size_px
            name = unit.parent if unit.parent and is_close else leaf
            named[name] = _land(catalog, name)
    return named


@lru_cache(maxsize=128)
def _land(catalog: Catalog, name: str) -> BaseGeometry:
    return union_all([land_of(catalog, one) for one in catalog.members(name)])


def _is_free(
    place: tuple[float, float, float, float], taken: list[tuple[float, float, float, float]]
) -> bool:
    left, top, right, bottom = place
    if left < 0 or top < 0 or right > WIDTH_PX or bottom > HEIGHT_PX:
        return False
    return all(right < a or c < left or bottom < b or d < top for a, b, c, d in taken)
