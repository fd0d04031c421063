"""Pictures of a view: PNG, SVG and PDF, drawn from the data that the map document has.

A page has a title, the map, the legend in words, a caption, sources and licences.
"""

import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from shapely import box

from geo_app.data.contents import Catalog
from geo_app.exports.options import SIZES, Options, PictureKind
from geo_app.exports.picture.canvas import Canvas, Sheet, frame_of, line_style, title_hatch
from geo_app.exports.picture.map import ZONE_ALPHAS, draw_graticule, draw_map, draw_scale
from geo_app.exports.picture.names import draw_names
from geo_app.exports.picture.style import CJK, POINTS_PER_INCH, SANS, SERIF, font, wrap
from geo_app.exports.picture.tagged import tagged_pdf
from geo_app.html.elements import el
from geo_app.html.theme import PALETTES
from geo_app.views.legend import Entry, legend_entries, telling_figure
from geo_app.views.summary import Summary, sentences, summarise
from geo_app.views.view import View
from geo_app.views.words import (
    description,
    first_sources,
    licences,
    made_with,
    page_title,
    source_line,
)

Corner = tuple[float, float]
SETTINGS: Any = {
    "svg.hashsalt": "dispute",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.7,
    "axes.unicode_minus": False,
    # With its hints, Source Serif sets a percent sign over the letter that follows.
    "text.hinting": "no_hinting",
    "path.simplify": True,
    # Texts come from the data and from addresses: a dollar sign is a dollar sign.
    "text.parse_math": False,
}
_SVG_HEAD = "<metadata>"
_LEADING = 1.34
_LEGEND_SHARE = 0.25
_MOST_SOURCES = 3
_LARGER = 1.7
_TITLE_SCALES = (1.7, 1.5, 1.3)
_LEGEND_SCALES = (0.86, 0.8, 0.74, 0.68, 0.62, 0.56)

one_at_a_time = threading.Lock()
"""Settings of matplotlib hold for the whole process."""


def picture(
    catalog: Catalog, view: View, kind: PictureKind, options: Options | None = None
) -> bytes:
    """Draw a view.

    Returns
    -------
    bytes
        The file; the same bytes for the same view and the same version of the libraries. Its
        alternative text (`alternative_text`) is inside.
    """
    options = options or Options()
    summary = summarise(catalog, view)
    stream = io.BytesIO()
    with one_at_a_time, mpl.rc_context(SETTINGS):
        figure = draw(summary, options)
        if kind == "pdf":
            return tagged_pdf(figure, summary, alternative_text(catalog, view))
        figure.savefig(stream, format=kind, dpi=options.dpi, metadata=_metadata(summary, kind))
    content = stream.getvalue()
    return _described(content, summary) if kind == "svg" else content


def alternative_text(catalog: Catalog, view: View) -> str:
    """Say what a picture shows, for those who cannot see it."""
    summary = summarise(catalog, view)
    said = summary.language.joined(sentences(summary))
    return summary.say("export.picture.said", title=page_title(summary), sentences=said)


def _metadata(summary: Summary, kind: PictureKind) -> dict[str, Any]:
    title, text, maker = page_title(summary), description(summary), made_with(summary)
    if kind == "png":
        return {"Title": title, "Description": text, "Software": maker}
    return {"Title": title, "Date": None, "Creator": maker, "Description": text,
            "Language": summary.language.code}  # fmt: skip


def _described(content: bytes, summary: Summary) -> bytes:
    """Put what a screen reader looks for into an SVG, and the typefaces of any machine."""
    text = content.decode("utf-8")
    head = f"{el('desc', summary.language.joined(sentences(summary)))}\n "
    text = text.replace(_SVG_HEAD, head + _SVG_HEAD, 1)
    for family, general in ((SERIF, "serif"), (SANS, "sans-serif")):
        listed = ", ".join(f"'{name}'" for name in (*family, CJK))
        text = text.replace(listed, f"{listed}, {general}")
    lang = summary.language.code
    return text.replace("<svg ", f'<svg role="img" xml:lang="{lang}" ', 1).encode("utf-8")


def draw(
    summary: Summary, options: Options, below: Callable[["Page"], float] | None = None
) -> Figure:
    """Lay a view out on a page: title above, map left, legend right.

    ``below``: writes what stands below, and returns where that ends; absent, caption and sources.
    """
    size = SIZES[options.size]
    palette = PALETTES["grey" if options.outline else summary.view.theme]
    figure = Figure(figsize=(size.width, size.height), facecolor=palette.paper)
    FigureCanvasAgg(figure)
    width, height = size.width * POINTS_PER_INCH, size.height * POINTS_PER_INCH
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
    axes.axis("off")
    text_pt = size.text_pt * (_LARGER if options.map_only else 1)
    page = Page(axes, summary, palette, text_pt, figure, options, width, height)
    if options.map_only:
        _draw_map(page, 1, page.height - 1, page.width - 1, 1)
        return figure
    top, bottom = _title(page), (below or _footer)(page)
    left, right = page.margin, page.width - page.margin
    column = 0 if options.outline else (right - left) * _LEGEND_SHARE
    _draw_map(page, left, top, right - column, bottom)
    if not options.outline:
        gap = size.text_pt * 1.6
        _side(page, right - column + gap, top, column - gap, bottom)
    return figure


class Part(NamedTuple):
    """A text of the page, with its name in files that have names, and where it leads."""

    name: str
    text: str
    link: str | None = None


@dataclass(frozen=True)
class Page(Canvas):
    """A page in points, written from the top down."""

    figure: Figure
    options: Options
    width: float
    height: float

    @property
    def margin(self) -> float:
        """What stays free at its sides."""
        return self.text_pt * 2.6

    def write(
        self, part: Part, left: float, top: float, width: float, *, style: str = "sans",
        scale: float = 1.0, colour: str = "",
    ) -> float:  # fmt: skip
        """Write wrapped text; return where it ends."""
        size = self.text_pt * scale
        letters = font(self.summary.view.lang, size, style)
        for number, line in enumerate(wrap(part.text, width, letters), start=1):
            self.axes.text(left, top - size, line, color=colour or self.palette.ink, url=part.link,
                           fontproperties=letters, va="baseline",
                           gid=f"{part.name}_{number}")  # fmt: skip
            top -= size * _LEADING
        return top

    def lines_of(self, text: str, width: float, scale: float, style: str = "sans") -> int:
        """Return how many lines wrapped text takes."""
        return len(wrap(text, width, font(self.summary.view.lang, self.text_pt * scale, style)))

    def height_of(self, text: str, width: float, scale: float) -> float:
        """Return the height that wrapped text takes."""
        return self.lines_of(text, width, scale) * self.text_pt * scale * _LEADING


def _title(page: Page) -> float:
    top, room, say = page.height - page.margin, page.width - 2 * page.margin, page.summary.say
    if page.options.outline:
        words = say("export.outline.title")
        top = page.write(Part("title", words), page.margin, top, room, style="title", scale=1.5)
        fields, muted = say("export.outline.fields"), page.palette.muted
        end = page.write(Part("caption", fields), page.margin, top, room, colour=muted)
        return end - page.text_pt * 0.6
    title = page_title(page.summary)
    fitting = (scale for scale in _TITLE_SCALES if page.lines_of(title, room, scale, "title") == 1)
    scale = next(fitting, _TITLE_SCALES[-1])
    end = page.write(Part("title", title), page.margin, top, room, style="title", scale=scale)
    return end - page.text_pt * 0.5


def _footer(page: Page) -> float:
    """Write caption, sources and licence from the bottom up; return the top of it all."""
    room, small = page.width - 2 * page.margin, list(_small_print(page))
    caption = "" if page.options.outline else description(page.summary)
    height = sum(page.height_of(part.text, room, 0.7) for part in small)
    if caption:
        lines = page.lines_of(caption, room, 0.95, "serif")
        height += page.text_pt * (lines * 0.95 * _LEADING + 0.5)
    start = top = page.margin * 0.6 + height
    if caption:
        part = Part("caption", caption)
        top = page.write(part, page.margin, top, room, style="serif", scale=0.95)
        top -= page.text_pt * 0.5
    for part in small:
        top = page.write(part, page.margin, top, room, scale=0.7, colour=page.palette.muted)
    return start + page.text_pt * 2.0


def _small_print(page: Page) -> Iterator[Part]:
    """Name sources, each with where it is read; then terms and maker."""
    summary = page.summary
    named = () if page.options.outline else first_sources(summary)[:_MOST_SOURCES]
    for number, source in enumerate(named, start=1):
        text = source_line(summary, source)
        if number == 1:
            text = summary.say("export.sources", sources=text)
        yield Part(f"source-{number}", text, source.address)
    yield Part("licence", licences(summary))
    yield Part("made", made_with(summary), page.options.link_to(summary.catalog, summary.view))


def _draw_map(page: Page, left: float, top: float, right: float, bottom: float) -> None:
    width, height = right - left, top - bottom
    axes = page.figure.add_axes(
        (left / page.width, bottom / page.height, width / page.width, height / page.height),
        gid="map",
    )
    frame = frame_of(page.summary, width / height, page.options.bounds)
    sheet = Sheet(axes, page.summary, page.palette, page.text_pt, frame, width, height,
                  page.options.outline)  # fmt: skip
    degrees = [] if page.options.map_only else draw_graticule(sheet)
    draw_map(sheet)
    taken = [*degrees, draw_scale(sheet)]
    if "names" in page.summary.view.layers:
        draw_names(sheet, taken)


def _side(page: Page, left: float, top: float, width: float, bottom: float) -> None:
    """Write the telling figure and, below it, what every colour and line means."""
    text_pt, (figure, words) = page.text_pt, telling_figure(page.summary)
    top = page.write(Part("figure-1", figure), left, top, width, style="title", scale=2.6)
    top = page.write(
        Part("figure-2", words), left, top, width, colour=page.palette.muted, scale=0.95
    )
    top -= text_pt * 1.4
    top = page.write(
        Part("legend", page.summary.say("map.legend.title")), left, top, width, style="bold"
    )
    top -= text_pt * 0.3
    entries, indent = legend_entries(page.summary), text_pt * 2.7
    scale = _scale_that_fits(page, entries, width - indent, top - bottom)
    for number, entry in enumerate(entries, start=1):
        corner = (left, top - text_pt * 1.25 * scale)
        _draw_sample(page, entry, corner, text_pt * 2, text_pt * 1.2 * scale)
        part = Part(f"legend-{number}", entry.text)
        top = page.write(part, left + indent, top, width - indent, scale=scale)
        top -= text_pt * 0.5 * scale


def _scale_that_fits(page: Page, entries: list[Entry], width: float, room: float) -> float:
    """Return the largest size of the legend's words at which all of them fit."""
    for scale in _LEGEND_SCALES:
        heights = [page.height_of(entry.text, width, scale) for entry in entries]
        if sum(heights) + len(entries) * page.text_pt * 0.5 * scale <= room:
            return scale
    return _LEGEND_SCALES[-1]


def _draw_sample(page: Page, entry: Entry, corner: Corner, width: float, height: float) -> None:
    """Draw what a row of the legend is about."""
    (left, bottom), palette, value = corner, page.palette, entry.value or ""
    if entry.kind == "zones":
        width /= len(ZONE_ALPHAS)
        for number, alpha in enumerate(ZONE_ALPHAS.values()):
            part = Rectangle((left + number * width, bottom), width, height,
                             facecolor=palette.muted, edgecolor=palette.ink, alpha=alpha,
                             linewidth=0)  # fmt: skip
            page.axes.add_patch(part)
        return
    if entry.kind == "line":
        is_computed = value == "equidistance"
        line = Line2D([left, left + width], [bottom + height / 2] * 2, color=palette.ink,
                      linewidth=1.2 if is_computed else 1.6,
                      linestyle=line_style(value, solid=entry.solid),
                      dash_capstyle="round" if is_computed else "butt")  # fmt: skip
        page.axes.add_line(line)
        return
    if entry.kind == "party":
        page.paint_party(box(left, bottom, left + width, bottom + height), entry.value)
    is_dashed = entry.dashed or entry.kind == "changed"
    edge = {"linewidth": 1.4, "linestyle": (0, (3, 1.8))} if is_dashed else {"linewidth": 0.7}
    frame = Rectangle(corner, width, height, facecolor="none", edgecolor=palette.ink, **edge)
    page.axes.add_patch(frame)
    if entry.kind == "title":
        frame.set(facecolor=palette.land, hatch=title_hatch(value))
        frame.set_hatchcolor(palette.ink)
