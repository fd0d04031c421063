"""The page of a picture: title, map, legend in words, caption, sources and licence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from geo_app.exports.picture.frame import frame_of
from geo_app.exports.picture.grid import draw_graticule, draw_scale
from geo_app.exports.picture.map import draw_map
from geo_app.exports.picture.marks import POINTS_PER_INCH, Sheet, draw_names
from geo_app.exports.picture.options import PageSize
from geo_app.exports.picture.paint import line_style, paint_party, square, title_hatch
from geo_app.exports.picture.sea import ALPHAS
from geo_app.exports.picture.style import font, wrap
from geo_app.html.theme import PALETTES, Palette
from geo_app.model.stories import Bounds
from geo_app.view.legend import Entry, legend_entries, telling_figure
from geo_app.view.summary import Summary, sentences
from geo_app.view.words import licences, made_with, notes, page_title, proposal_sources, source_line

_LEADING = 1.34
_LEGEND_SHARE = 0.25
_MOST_SOURCES = 3
_TITLE_SCALES = (1.7, 1.5, 1.3)
_LEGEND_SCALES = (0.86, 0.8, 0.74, 0.68, 0.62, 0.56)


@dataclass
class _Page:
    """A page in points, written from the top down."""

    figure: Figure
    summary: Summary
    palette: Palette
    size: PageSize
    axes: Axes = field(init=False)

    def __post_init__(self) -> None:
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(0, self.height)
        self.axes.axis("off")

    @property
    def width(self) -> float:
        return self.size.width * POINTS_PER_INCH

    @property
    def height(self) -> float:
        return self.size.height * POINTS_PER_INCH

    @property
    def margin(self) -> float:
        return self.size.text_pt * 2.6

    def write(
        self, text: str, left: float, top: float, width: float, *, style: str = "sans",
        scale: float = 1.0, colour: str = "",
    ) -> float:  # fmt: skip
        """Write wrapped text; return where it ends."""
        size = self.size.text_pt * scale
        properties = font(self.summary.view.lang, size, style)
        for line in wrap(text, width, properties):
            self.axes.text(
                left, top - size, line, color=colour or self.palette.ink,
                fontproperties=properties, va="baseline",
            )  # fmt: skip
            top -= size * _LEADING
        return top

    def height_of(self, text: str, width: float, scale: float = 1.0) -> float:
        """Return the height that wrapped text takes."""
        return self.lines_of(text, width, scale) * self.size.text_pt * scale * _LEADING

    def lines_of(self, text: str, width: float, scale: float, style: str = "sans") -> int:
        """Return how many lines wrapped text takes."""
        size = self.size.text_pt * scale
        return len(wrap(text, width, font(self.summary.view.lang, size, style)))


@dataclass(frozen=True)
class Layout:
    """What a page holds: an outline map for exercises, the map alone, a part of the map."""

    outline: bool = False
    map_only: bool = False
    bounds: Bounds | None = None


def draw_page(figure: Figure, summary: Summary, size: PageSize, layout: Layout) -> None:
    """Lay out one page: title above, map left, legend right, caption and sources below."""
    palette = PALETTES["grey" if layout.outline else summary.view.theme]
    figure.set_facecolor(palette.paper)
    page = _Page(figure, summary, palette, size)
    if layout.map_only:
        _draw_map(page, (1, page.height - 1, page.width - 1, 1), layout)
        return
    outline = layout.outline
    top = _title(page, outline=outline)
    bottom = _footer(page, outline=outline)
    left, right = page.margin, page.width - page.margin
    column = 0 if outline else (right - left) * _LEGEND_SHARE
    _draw_map(page, (left, top, right - column, bottom), layout)
    if not outline:
        gap = size.text_pt * 1.6
        _side(page, right - column + gap, top, column - gap, bottom)


def _title(page: _Page, *, outline: bool) -> float:
    top, room = page.height - page.margin, page.width - 2 * page.margin
    if outline:
        words = page.summary.say("export.outline.title")
        top = page.write(words, page.margin, top, room, style="title", scale=1.5)
        return page.write(page.summary.say("export.outline.fields"), page.margin, top, room,
                          colour=page.palette.muted) - page.size.text_pt * 0.6  # fmt: skip
    title = page_title(page.summary)
    lines = {scale: page.lines_of(title, room, scale, "title") for scale in _TITLE_SCALES}
    scale = next((one for one in _TITLE_SCALES if lines[one] == 1), _TITLE_SCALES[-1])
    end = page.write(title, page.margin, top, room, style="title", scale=scale)
    return end - page.size.text_pt * 0.5


def _footer(page: _Page, *, outline: bool) -> float:
    """Write caption, sources and licence from the bottom up; return the top of it all."""
    room = page.width - 2 * page.margin
    small = [licences(page.summary), made_with(page.summary)]
    if not outline:
        listed = "; ".join(
            source_line(one) for one in proposal_sources(page.summary)[:_MOST_SOURCES]
        )
        small.insert(0, page.summary.say("export.sources", sources=listed))
    caption = "" if outline else " ".join([*sentences(page.summary), *notes(page.summary)])
    height = sum(page.height_of(text, room, 0.7) for text in small)
    if caption:
        lines = page.lines_of(caption, room, 0.95, "serif")
        height += page.size.text_pt * (lines * 0.95 * _LEADING + 0.5)
    start = page.margin * 0.6 + height
    top = start
    if caption:
        top = page.write(caption, page.margin, top, room, style="serif", scale=0.95)
        top -= page.size.text_pt * 0.5
    for text in small:
        top = page.write(text, page.margin, top, room, scale=0.7, colour=page.palette.muted)
    return start + page.size.text_pt * 2.0


def _draw_map(page: _Page, corners: tuple[float, float, float, float], layout: Layout) -> None:
    left, top, right, bottom = corners
    width, height = right - left, top - bottom
    axes = page.figure.add_axes(
        (left / page.width, bottom / page.height, width / page.width, height / page.height)
    )
    frame = frame_of(page.summary, width / height, layout.bounds)
    sheet = Sheet(axes, frame, page.summary, page.palette, width, height, page.size.text_pt)
    degrees = [] if layout.map_only else draw_graticule(sheet)
    draw_map(axes, frame, page.summary, page.palette, blank=layout.outline)
    taken = [*degrees, draw_scale(sheet)]
    if "names" in page.summary.view.layers:
        draw_names(sheet, taken)


def _side(page: _Page, left: float, top: float, width: float, bottom: float) -> None:
    """Write the telling figure and, below it, what every colour and line means."""
    figure, words = telling_figure(page.summary)
    top = page.write(figure, left, top, width, style="title", scale=2.6)
    top = page.write(words, left, top, width, colour=page.palette.muted, scale=0.95)
    top -= page.size.text_pt * 1.4
    top = page.write(page.summary.say("map.legend.title"), left, top, width, style="bold")
    top -= page.size.text_pt * 0.3
    entries = legend_entries(page.summary)
    scale = _scale_that_fits(page, entries, width, top - bottom)
    for entry in entries:
        top = _row(page, entry, (left, top), width, scale)


def _scale_that_fits(page: _Page, entries: list[Entry], width: float, room: float) -> float:
    """Return the largest size of the legend's words at which all of them fit."""
    text = page.size.text_pt
    for scale in _LEGEND_SCALES:
        heights = [page.height_of(one.text, width - text * 2.7, scale) for one in entries]
        if sum(heights) + len(entries) * text * 0.5 * scale <= room:
            return scale
    return _LEGEND_SCALES[-1]


def _row(
    page: _Page, entry: Entry, corner: tuple[float, float], width: float, scale: float
) -> float:
    text, (left, top) = page.size.text_pt, corner
    swatch = (left, top - text * 1.25 * scale, text * 2, text * 1.2 * scale)
    _SWATCHES[entry.kind](page, entry, swatch)
    indent = text * 2.7
    end = page.write(entry.text, left + indent, top, width - indent, scale=scale)
    return end - text * 0.5 * scale


Swatch = tuple[float, float, float, float]


def _party_swatch(page: _Page, entry: Entry, swatch: Swatch) -> None:
    paint_party(page.axes, None, page.summary, page.palette, square(*swatch), entry.value, alpha=1)
    _box(page, swatch, dashed=entry.dashed)


def _changed_swatch(page: _Page, _: Entry, swatch: Swatch) -> None:
    _box(page, swatch, dashed=True)


def _title_swatch(page: _Page, entry: Entry, swatch: Swatch) -> None:
    hatch = title_hatch(entry.value or "")
    box = _box(page, swatch, dashed=False)
    box.set(facecolor=page.palette.land, hatch=hatch)
    box.set_hatchcolor(page.palette.ink)


def _zones_swatch(page: _Page, _: Entry, swatch: Swatch) -> None:
    left, bottom, width, height = swatch
    width /= len(ALPHAS)
    for number, alpha in enumerate(ALPHAS.values()):
        box = _box(page, (left + number * width, bottom, width, height), dashed=False)
        box.set(facecolor=page.palette.muted, alpha=alpha, linewidth=0)


def _line_swatch(page: _Page, entry: Entry, swatch: Swatch) -> None:
    is_computed = entry.value == "equidistance"
    style = line_style(entry.value or "", solid=entry.solid)
    left, bottom, width, height = swatch
    middle = bottom + height / 2
    page.axes.add_line(
        Line2D([left, left + width], [middle, middle], color=page.palette.ink,
               linewidth=1.2 if is_computed else 1.6, linestyle=style,
               dash_capstyle="round" if is_computed else "butt")
    )  # fmt: skip


def _box(page: _Page, swatch: Swatch, *, dashed: bool) -> Rectangle:
    style = {"linewidth": 1.4, "linestyle": (0, (3, 1.8))} if dashed else {"linewidth": 0.7}
    box = Rectangle(swatch[:2], *swatch[2:], facecolor="none", edgecolor=page.palette.ink, **style)
    page.axes.add_patch(box)
    return box


_SWATCHES: dict[str, Callable[[_Page, Entry, Swatch], object]] = {
    "party": _party_swatch,
    "changed": _changed_swatch,
    "title": _title_swatch,
    "line": _line_swatch,
    "zones": _zones_swatch,
}
