"""A story as slides: one step a slide, the map as a picture, all texts editable."""

from __future__ import annotations

import io
import math
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
    summary, told = summarise(catalog, view), catalog.stories[story]
    show = Presentation()
    show.slide_width, show.slide_height = Inches(PAGE.width), Inches(PAGE.height)
    _first(show, summary, told)
    for number, passage in enumerate(told.passages, start=1):
        _step(show, summary, told, passage, number)
    _sources(show, summary, told)
    _properties(show, summary, told)
    stream = io.BytesIO()
    show.save(stream)
    return same_every_time(stream.getvalue(), catalog.dispute.as_of)


def _slide(show: Any, summary: Summary, title: str, width: float) -> Any:
    palette = PALETTES[summary.view.theme]
    slide = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _rgb(palette.paper)
    head = slide.shapes.title
    head.left, head.top = Inches(MARGIN), Inches(0.35)
    head.width, head.height = Inches(width), Inches(1.0)
    head.text_frame.word_wrap = True
    head.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    head.text_frame.text = title
    size = next((one for one in TITLE_PT if _lines(summary, title, one, width) == 1), TITLE_PT[-1])
    _letters(summary, head.text_frame.paragraphs[0], size, palette.ink, bold=True)
    head.text_frame.paragraphs[0].alignment = 1
    return slide


def _box(
    slide: Any, summary: Summary, texts: list[tuple[str, float, str]],
    place: tuple[float, float, float, float],
) -> Any:  # fmt: skip
    """Add a text box, inches; return what holds its paragraphs."""
    frame = slide.shapes.add_textbox(*(Inches(value) for value in place)).text_frame
    frame.word_wrap = True
    for index, (text, size, colour) in enumerate(texts):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.text = text
        paragraph.space_after = Pt(size * 0.5)
        _letters(summary, paragraph, size, colour)
    return frame


def _letters(
    summary: Summary, paragraph: Any, size: float, colour: str, *, bold: bool = False
) -> None:
    for run in paragraph.runs:
        _set(summary, run, size, colour, bold=bold)


def _run(summary: Summary, paragraph: Any, text: str, size: float, colour: str) -> None:
    run = paragraph.add_run()
    run.text = text
    _set(summary, run, size, colour)


def _set(summary: Summary, run: Any, size: float, colour: str, *, bold: bool = False) -> None:
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = _rgb(colour)
    run.font._element.set("lang", summary.language.code)  # noqa: SLF001 - no public name


def _first(show: Any, summary: Summary, story: Story) -> None:
    palette, said = PALETTES[summary.view.theme], summary.language.content
    slide = _slide(show, summary, said(f"stories/{story.id}.title", story.title),
                   PAGE.width - 2 * MARGIN)  # fmt: skip
    slide.shapes.title.top = Inches(1.6)
    _letters(summary, slide.shapes.title.text_frame.paragraphs[0], 38, palette.ink, bold=True)
    texts = [
        (said(f"stories/{story.id}.summary", story.summary), 24.0, palette.ink),
        (said(f"stories/{story.id}.author", story.author), 18.0, palette.muted),
        (f"{made_with(summary)} {licences(summary)}", 12.0, palette.muted),
    ]
    _box(slide, summary, texts, (MARGIN, 3.2, PAGE.width - 2 * MARGIN, 3.5))


def _step(show: Any, summary: Summary, story: Story, passage: Passage, number: int) -> None:
    palette, said = PALETTES[summary.view.theme], summary.language.content
    path = f"stories/{story.id}.passages.{passage.id}"
    text = said(f"{path}.text", passage.text)
    added = [said(f"{path}.added", passage.added)] if passage.added else []
    slide = _slide(show, summary, said(f"{path}.heading", passage.heading),
                   PAGE.width - 2 * MARGIN)  # fmt: skip
    step = summarise(summary.catalog, passage_view(summary.catalog, summary.view, passage))
    _picture(slide, step, passage)
    column, room = PAGE.width - 3 * MARGIN - MAP_WIDTH, PAGE.height - MAP_TOP - MARGIN
    size = _size_that_fits(summary, [text, *added], column, room)
    texts = [(one, float(size), palette.ink) for one in (text, *added)]
    _box(slide, summary, texts, (MARGIN, MAP_TOP - 0.05, column, room))
    count = summary.say("map.tour.step", number=number, count=len(story.passages))
    _legend(slide, step, f"{count} · {page_title(step)}")
    notes = [text, *added, *sentences(step), _passage_sources(summary, passage)]
    slide.notes_slide.notes_text_frame.text = "\n\n".join(one for one in notes if one)


def _lines(summary: Summary, text: str, size: float, width: float) -> int:
    """Count the lines of a text in a box; measured in the letters of the pictures."""
    letters = font(summary.language.code, size, "bold")
    return len(wrap(text, (width - BOX_INSET) * POINTS_PER_INCH, letters))


def _size_that_fits(summary: Summary, texts: list[str], width: float, height: float) -> int:
    """Return the largest size at which paragraphs fit a box, inches."""
    room = height * POINTS_PER_INCH
    for size in TEXT_PT:
        lines = sum(_lines(summary, text, size, width) for text in texts)
        if size * (lines * LEADING + 0.5 * len(texts)) <= room:
            return size
    return TEXT_PT[-1]


def _legend(slide: Any, step: Summary, caption: str) -> None:
    """Write below the map what it shows, and what its colours and hatches mean."""
    palette, entries = PALETTES[step.view.theme], legend_entries(step)
    place = (PAGE.width - MARGIN - MAP_WIDTH, MAP_TOP + MAP_HEIGHT + 0.02, MAP_WIDTH, 0.7)
    frame = _box(slide, step, [(caption, LEGEND_PT, palette.muted)], place)
    paragraph = frame.add_paragraph()
    for party in dict.fromkeys(one.value for one in entries if one.kind == "party" and one.value):
        colour = party_fill(step.catalog.parties[party], palette)
        _run(step, paragraph, f"{SWATCH} ", LEGEND_PT, colour)
        _run(step, paragraph, f"{step.party_name(party)}    ", LEGEND_PT, palette.muted)
    others = [one.text for one in entries if one.kind in ("changed", "title")]
    _run(step, paragraph, " · ".join(others), LEGEND_PT, palette.muted)


def _picture(slide: Any, step: Summary, passage: Passage) -> None:
    """Draw the map of a passage: where it gives bounds, those are shown."""
    bounds = passage.scene.bounds
    options = Options(size="panel", map_only=True, bounds=bounds.corners if bounds else None)
    content = io.BytesIO(picture(step.catalog, step.view, "png", options))
    place = (PAGE.width - MARGIN - MAP_WIDTH, MAP_TOP, MAP_WIDTH)
    left, top, width = map(Inches, place)
    shape = slide.shapes.add_picture(content, left, top, width=width)
    described = shape._element.find(".//" + qn("p:cNvPr"))  # noqa: SLF001 - no public name
    described.set("descr", alternative_text(step.catalog, step.view))


def _passage_sources(summary: Summary, passage: Passage) -> str:
    names = dict.fromkeys(one.source for one in passage.sources)
    listed = "; ".join(source_line(summary.catalog.sources[name]) for name in names)
    return summary.say("export.sources", sources=listed) if listed else ""


def _sources(show: Any, summary: Summary, story: Story) -> None:
    palette = PALETTES[summary.view.theme]
    cited = [one for passage in story.passages for one in passage.sources]
    names = list(dict.fromkeys([story.source, *(one.source for one in cited)]))
    lines = [source_line(summary.catalog.sources[name]) for name in names]
    lines.append(licences(summary))
    slides = math.ceil(len(lines) / SOURCES_A_SLIDE)
    most = math.ceil(len(lines) / slides)
    for start in range(0, len(lines), most):
        slide = _slide(show, summary, summary.say("export.tour.sources"), PAGE.width - 2 * MARGIN)
        texts = [(one, 12.0, palette.ink) for one in lines[start : start + most]]
        _box(slide, summary, texts, (MARGIN, 1.3, PAGE.width - 2 * MARGIN, PAGE.height - 1.8))


def _properties(show: Any, summary: Summary, story: Story) -> None:
    about = show.core_properties
    about.title = summary.language.content(f"stories/{story.id}.title", story.title)
    about.author = about.last_modified_by = dispute_title(summary)
    about.comments = made_with(summary)
    about.language = summary.language.code


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]
