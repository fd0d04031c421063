"""A story as slides: one step a slide, the map as a picture, all texts editable."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from geo_app.data.contents import Catalog
from geo_app.errors import UnknownNameError
from geo_app.exports.office.containers import same_every_time
from geo_app.exports.options import SIZES, Options
from geo_app.exports.page.html import passage_view
from geo_app.exports.picture.picture import alternative_text, picture
from geo_app.exports.picture.style import POINTS_PER_INCH, font, party_fill, wrap
from geo_app.html.theme import PALETTES
from geo_app.model.stories import Passage, Story
from geo_app.view.legend import legend_entries
from geo_app.view.summary import Summary, sentences, summarise
from geo_app.view.view import View
from geo_app.view.words import dispute_title, licences, made_with, page_title, source_line

PAGE = SIZES["slide"]
MARGIN = 0.5
WIDTH = PAGE.width - 2 * MARGIN
MAP_WIDTH = 7.6
MAP_TOP = 1.3
MAP_HEIGHT = MAP_WIDTH * SIZES["panel"].height / SIZES["panel"].width
BOX_INSET = 0.2
"""What a text box of PowerPoint keeps free at its two sides."""

TITLE_PT = (28, 26, 24, 22)
TEXT_PT = (20, 19, 18, 17, 16, 15, 14, 13, 12)
LEGEND_PT = 10
LEADING = 1.25
SWATCH = "\u25a0"
SOURCES_A_SLIDE = 14
_TITLE_ONLY = 5

Place = tuple[float, float, float, float]
"""Left, top, width and height in inches."""


def deck(catalog: Catalog, view: View, story: str) -> bytes:
    """Return a story as a PPTX.

    Parameters
    ----------
    view : View
        Language, perspective and theme of the maps.
    story : str
        Id of a story.

    Raises
    ------
    UnknownNameError
        If there is no such story.
    """
    if story not in catalog.stories:
        raise UnknownNameError("story", story, catalog.stories)
    stream = io.BytesIO()
    _Deck(summarise(catalog, view), catalog.stories[story]).show.save(stream)
    return same_every_time(stream.getvalue(), catalog.dispute.as_of)


class _Deck:
    """A presentation of a story, in the language and the colours of a view."""

    def __init__(self, summary: Summary, story: Story) -> None:
        self.summary, self.story = summary, story
        self.palette = PALETTES[summary.view.theme]
        self.show = Presentation()
        self.show.slide_width, self.show.slide_height = Inches(PAGE.width), Inches(PAGE.height)
        self.add_title()
        for number, passage in enumerate(story.passages, start=1):
            self.add_step(passage, number)
        self.add_sources()
        about = self.show.core_properties
        about.title = self.said("title", story.title)
        about.author = about.last_modified_by = dispute_title(summary)
        about.comments, about.language = made_with(summary), summary.language.code

    def said(self, key: str, english: str) -> str:
        return self.summary.language.content(f"stories/{self.story.id}.{key}", english)

    def add_title(self) -> None:
        story, summary = self.story, self.summary
        slide = self.slide(self.said("title", story.title))
        head = slide.shapes.title
        head.top = Inches(1.6)
        self.write(head.text_frame.paragraphs[0].runs, 38, self.palette.ink, bold=True)
        texts = [
            (self.said("summary", story.summary), 24.0, self.palette.ink),
            (self.said("author", story.author), 18.0, self.palette.muted),
            (f"{made_with(summary)} {licences(summary)}", 12.0, self.palette.muted),
        ]
        self.box(slide, texts, (MARGIN, 3.2, WIDTH, 3.5))

    def add_step(self, passage: Passage, number: int) -> None:
        summary, path = self.summary, f"passages.{passage.id}"
        slide = self.slide(self.said(f"{path}.heading", passage.heading))
        step = summarise(summary.catalog, passage_view(summary.catalog, summary.view, passage))
        _add_picture(slide, step, passage)
        texts = [self.said(f"{path}.text", passage.text)]
        if passage.added:
            texts.append(self.said(f"{path}.added", passage.added))
        column, room = WIDTH - MARGIN - MAP_WIDTH, PAGE.height - MAP_TOP - MARGIN
        size = float(self.size_that_fits(texts, column, room))
        paragraphs = [(text, size, self.palette.ink) for text in texts]
        self.box(slide, paragraphs, (MARGIN, MAP_TOP - 0.05, column, room))
        count = summary.say("map.tour.step", number=number, count=len(self.story.passages))
        self.add_legend(slide, step, f"{count} · {page_title(step)}")
        sources = "; ".join(self.source_lines(citation.source for citation in passage.sources))
        notes = [*texts, *sentences(step)]
        if sources:
            notes.append(summary.say("export.sources", sources=sources))
        slide.notes_slide.notes_text_frame.text = "\n\n".join(filter(None, notes))

    def add_legend(self, slide: Any, step: Summary, caption: str) -> None:
        """Write below the map what it shows, and what its colours and hatches mean."""
        muted, entries = self.palette.muted, legend_entries(step)
        place = (MARGIN + WIDTH - MAP_WIDTH, MAP_TOP + MAP_HEIGHT + 0.02, MAP_WIDTH, 0.7)
        frame = self.box(slide, [(caption, LEGEND_PT, muted)], place)
        parties = [entry.value for entry in entries if entry.kind == "party" and entry.value]
        runs = []
        for party in dict.fromkeys(parties):
            colour = party_fill(step.catalog.parties[party], self.palette)
            runs += [(f"{SWATCH} ", colour), (f"{step.party_name(party)}    ", muted)]
        others = [entry.text for entry in entries if entry.kind in ("changed", "title")]
        paragraph = frame.add_paragraph()
        for text, colour in (*runs, (" · ".join(others), muted)):
            run = paragraph.add_run()
            run.text = text
            self.write([run], LEGEND_PT, colour)

    def add_sources(self) -> None:
        cited = [one.source for passage in self.story.passages for one in passage.sources]
        lines = [*self.source_lines([self.story.source, *cited]), licences(self.summary)]
        most = math.ceil(len(lines) / math.ceil(len(lines) / SOURCES_A_SLIDE))
        for start in range(0, len(lines), most):
            slide = self.slide(self.summary.say("export.tour.sources"))
            texts = [(line, 12.0, self.palette.ink) for line in lines[start : start + most]]
            self.box(slide, texts, (MARGIN, 1.3, WIDTH, PAGE.height - 1.8))

    def source_lines(self, names: Iterable[str]) -> list[str]:
        return [source_line(self.summary.catalog.sources[name]) for name in dict.fromkeys(names)]

    def slide(self, title: str) -> Any:
        """Add a slide with a title."""
        slide = self.show.slides.add_slide(self.show.slide_layouts[_TITLE_ONLY])
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = _rgb(self.palette.paper)
        head = slide.shapes.title
        head.left, head.top, head.width, head.height = map(Inches, (MARGIN, 0.35, WIDTH, 1.0))
        frame = head.text_frame
        frame.word_wrap, frame.vertical_anchor, frame.text = True, MSO_ANCHOR.TOP, title
        fitting = (size for size in TITLE_PT if self.lines(title, size, WIDTH) == 1)
        size = next(fitting, TITLE_PT[-1])
        self.write(frame.paragraphs[0].runs, size, self.palette.ink, bold=True)
        frame.paragraphs[0].alignment = 1
        return slide

    def box(self, slide: Any, texts: list[tuple[str, float, str]], place: Place) -> Any:
        """Add a text box of paragraphs, each with size and colour; return what holds them."""
        frame = slide.shapes.add_textbox(*map(Inches, place)).text_frame
        frame.word_wrap = True
        for index, (text, size, colour) in enumerate(texts):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.text = text
            paragraph.space_after = Pt(size * 0.5)
            self.write(paragraph.runs, size, colour)
        return frame

    def write(self, runs: Iterable[Any], size: float, colour: str, *, bold: bool = False) -> None:
        """Give letters their size, colour and language."""
        for run in runs:
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = _rgb(colour)
            run.font._element.set("lang", self.summary.language.code)  # noqa: SLF001 - no public name

    def lines(self, text: str, size: float, width: float) -> int:
        """Count the lines of a text in a box; measured in the letters of the pictures."""
        letters = font(self.summary.language.code, size, "bold")
        return len(wrap(text, (width - BOX_INSET) * POINTS_PER_INCH, letters))

    def size_that_fits(self, texts: list[str], width: float, height: float) -> int:
        """Return the largest size at which paragraphs fit a box, inches."""
        for size in TEXT_PT:
            lines = sum(self.lines(text, size, width) for text in texts)
            if size * (lines * LEADING + 0.5 * len(texts)) <= height * POINTS_PER_INCH:
                return size
        return TEXT_PT[-1]


def _add_picture(slide: Any, step: Summary, passage: Passage) -> None:
    """Draw the map of a passage: where it gives bounds, those are shown."""
    bounds = passage.scene.bounds
    options = Options(size="panel", map_only=True, bounds=bounds.corners if bounds else None)
    content = io.BytesIO(picture(step.catalog, step.view, "png", options))
    left, top, width = map(Inches, (MARGIN + WIDTH - MAP_WIDTH, MAP_TOP, MAP_WIDTH))
    shape = slide.shapes.add_picture(content, left, top, width=width)
    described = shape._element.find(".//" + qn("p:cNvPr"))  # noqa: SLF001 - no public name
    described.set("descr", alternative_text(step.catalog, step.view))


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]
