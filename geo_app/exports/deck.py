"""A story as slides: one step a slide, the map as a picture, all texts editable."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from geo_app.data.contents import Catalog
from geo_app.errors import UnknownNameError
from geo_app.exports.containers import same_every_time
from geo_app.exports.html import passage_view
from geo_app.exports.picture_style import PALETTES, SIZES
from geo_app.exports.pictures import PictureOptions, alternative_text, picture
from geo_app.exports.summary import Summary, sentences, summarise
from geo_app.exports.view import View
from geo_app.exports.words import dispute_title, licences, made_with, page_title, source_line
from geo_app.model.stories import Passage, Story

PAGE = SIZES["slide"]
MARGIN = 0.5
MAP_WIDTH = 7.6
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
    _letters(summary, head.text_frame.paragraphs[0], 26, palette.ink, bold=True)
    head.text_frame.paragraphs[0].alignment = 1
    return slide


def _box(
    slide: Any, summary: Summary, texts: list[tuple[str, float, str]],
    place: tuple[float, float, float, float],
) -> None:  # fmt: skip
    frame = slide.shapes.add_textbox(*(Inches(value) for value in place)).text_frame
    frame.word_wrap = True
    for index, (text, size, colour) in enumerate(texts):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.text = text
        paragraph.space_after = Pt(size * 0.5)
        _letters(summary, paragraph, size, colour)


def _letters(
    summary: Summary, paragraph: Any, size: float, colour: str, *, bold: bool = False
) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = _rgb(colour)
        run.font._element.set("lang", summary.language.code)  # noqa: SLF001 - no public name


def _first(show: Any, summary: Summary, story: Story) -> None:
    palette, said = PALETTES[summary.view.theme], summary.language.content
    slide = _slide(show, summary, said(f"stories/{story.id}.title", story.title),
                   PAGE.width - 2 * MARGIN)  # fmt: skip
    texts = [
        (said(f"stories/{story.id}.summary", story.summary), 18.0, palette.ink),
        (said(f"stories/{story.id}.author", story.author), 14.0, palette.muted),
        (f"{made_with(summary)} {licences(summary)}", 12.0, palette.muted),
    ]
    _box(slide, summary, texts, (MARGIN, 1.7, PAGE.width - 2 * MARGIN, 4.5))


def _step(show: Any, summary: Summary, story: Story, passage: Passage, number: int) -> None:
    palette, said = PALETTES[summary.view.theme], summary.language.content
    path = f"stories/{story.id}.passages.{passage.id}"
    text = said(f"{path}.text", passage.text)
    added = [said(f"{path}.added", passage.added)] if passage.added else []
    slide = _slide(show, summary, said(f"{path}.heading", passage.heading),
                   PAGE.width - 2 * MARGIN)  # fmt: skip
    step = summarise(summary.catalog, _scene(summary, passage))
    place = (Inches(PAGE.width - MARGIN - MAP_WIDTH), Inches(1.45), Inches(MAP_WIDTH))
    _picture(slide, step, place, passage)
    size = 15.0 if len(text) + sum(map(len, added)) < _long(summary) else 12.0
    texts = [(one, size, palette.ink) for one in (text, *added)]
    left = PAGE.width - 3 * MARGIN - MAP_WIDTH
    _box(slide, summary, texts, (MARGIN, 1.4, left, PAGE.height - 2.0))
    count = summary.say("map.tour.step", number=number, count=len(story.passages))
    _box(slide, summary, [(f"{count} · {page_title(step)}", 10.0, palette.muted)],
         (PAGE.width - MARGIN - MAP_WIDTH, 6.75, MAP_WIDTH, 0.4))  # fmt: skip
    notes = [text, *added, *sentences(step), _passage_sources(summary, passage)]
    slide.notes_slide.notes_text_frame.text = "\n\n".join(one for one in notes if one)


def _long(summary: Summary) -> int:
    """Length from which a text is set smaller; Japanese needs half the letters."""
    return 260 if summary.language.code == "ja" else 520


def _scene(summary: Summary, passage: Passage) -> View:
    """Return the view of a passage: where it gives bounds, the picture shows those."""
    return replace(passage_view(summary.catalog, summary.view, passage), view=None)


def _picture(slide: Any, step: Summary, place: tuple[Any, Any, Any], passage: Passage) -> None:
    bounds = passage.scene.bounds
    options = PictureOptions(size="panel", map_only=True, bounds=bounds)
    content = picture(step.catalog, step.view, "png", options)
    left, top, width = place
    shape = slide.shapes.add_picture(io.BytesIO(content), left, top, width=width)
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
    for start in range(0, len(lines), SOURCES_A_SLIDE):
        slide = _slide(show, summary, summary.say("export.tour.sources"), PAGE.width - 2 * MARGIN)
        texts = [(one, 12.0, palette.ink) for one in lines[start : start + SOURCES_A_SLIDE]]
        _box(slide, summary, texts, (MARGIN, 1.3, PAGE.width - 2 * MARGIN, PAGE.height - 1.8))


def _properties(show: Any, summary: Summary, story: Story) -> None:
    about = show.core_properties
    about.title = summary.language.content(f"stories/{story.id}.title", story.title)
    about.author = about.last_modified_by = dispute_title(summary)
    about.comments = made_with(summary)
    about.language = summary.language.code


def _rgb(colour: str) -> RGBColor:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]
