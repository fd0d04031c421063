"""Slides of a story: one step a slide, with its map, its words and what the colours mean."""

from __future__ import annotations

import io
import zipfile

import pytest
from matplotlib.figure import Figure
from pptx import Presentation

from geo_app.data.catalog import Catalog
from geo_app.exports.office.deck import PAGE, SOURCES_A_SLIDE, SWATCH, TEXT_PT, deck
from geo_app.exports.options import Options
from geo_app.exports.picture.picture import draw
from geo_app.model.stories import Scene
from geo_app.view.codec import make_view, scene_parts
from geo_app.view.summary import summarise
from geo_app.view.view import View
from tests.export_helpers import boundary, is_drawn


@pytest.fixture(scope="module", params=[("en", "japan"), ("ja", "russia")], ids="-".join)
def view(request: pytest.FixtureRequest, catalog: Catalog) -> View:
    """Return the language of the slides, and as which side draws them."""
    lang, perspective = request.param
    return make_view(catalog, "status_quo", lang=lang, perspective=perspective)


@pytest.fixture(scope="module")
def slides(catalog: Catalog, view: View) -> tuple[str, bytes]:
    story = next(one.id for one in catalog.stories.values() if one.kind == "tour")
    return story, deck(catalog, view, story)


def test_slides_tell_the_story_step_by_step(catalog: Catalog, slides: tuple[str, bytes]) -> None:
    name, content = slides
    story = catalog.stories[name]
    show = Presentation(io.BytesIO(content))
    steps = list(show.slides)[1 : len(story.passages) + 1]
    for slide, _ in zip(steps, story.passages, strict=True):
        pictures = [one for one in slide.shapes if one.shape_type == 13]
        assert len(pictures) == 1
        assert pictures[0]._element.xpath(".//p:cNvPr/@descr")[0]
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text
    assert len(show.slides) > len(story.passages) + 1


def test_slides_hold_no_date_of_today(slides: tuple[str, bytes], catalog: Catalog) -> None:
    with zipfile.ZipFile(io.BytesIO(slides[1])) as box:
        assert {info.date_time[:3] for info in box.infolist()} == {
            catalog.dispute.as_of.timetuple()[:3]
        }


def test_slides_say_what_the_colours_mean(catalog: Catalog, slides: tuple[str, bytes]) -> None:
    name, content = slides
    show = Presentation(io.BytesIO(content))
    lang = catalog.language(str(show.core_properties.language))
    parties = [lang.content(f"parties/{one}.name", catalog.parties[one].name)
               for one in catalog.parties]  # fmt: skip
    told = 0
    for slide in list(show.slides)[1 : len(catalog.stories[name].passages) + 1]:
        said = "\n".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)
        told += SWATCH in said and any(f"{SWATCH} {party}" in said for party in parties)
    assert told >= len(catalog.stories[name].passages) - 1  # one step tells of a time before both


def test_nothing_leaves_the_slide_and_no_letter_is_too_small(slides: tuple[str, bytes]) -> None:
    show = Presentation(io.BytesIO(slides[1]))
    inches = 914400
    for slide in show.slides:
        for one in slide.shapes:
            assert one.left >= 0
            assert one.left + one.width <= PAGE.width * inches
            assert one.top + one.height <= PAGE.height * inches
        body = slide.shapes[2] if slide.shapes[1].shape_type == 13 else slide.shapes[1]
        sizes = [run.font.size.pt for line in body.text_frame.paragraphs for run in line.runs]
        assert min(sizes) >= TEXT_PT[-1]


def test_the_last_slides_name_the_sources(catalog: Catalog, slides: tuple[str, bytes]) -> None:
    name, content = slides
    pages = list(Presentation(io.BytesIO(content)).slides)[
        len(catalog.stories[name].passages) + 1 :
    ]
    lines = [len(page.shapes[1].text_frame.paragraphs) for page in pages]
    assert max(lines) <= SOURCES_A_SLIDE
    assert max(lines) - min(lines) <= len(lines)
    cited = {one.source for step in catalog.stories[name].passages for one in step.sources}
    assert sum(lines) >= len(cited)


def test_slides_draw_the_line_that_their_notes_name(
    catalog: Catalog, view: View, slides: tuple[str, bytes]
) -> None:
    line = boundary(catalog, view.perspective)
    name, content = slides
    story = catalog.stories[name]
    show = Presentation(io.BytesIO(content))
    pictures = [
        shape.image.blob
        for slide in show.slides
        for shape in slide.shapes
        if shape.shape_type == 13
    ]
    begun = catalog.lines[line].start.latest
    ended = (catalog.lines[line].end or catalog.lines[line].start).latest
    steps = [
        (blob, passage.scene)
        for blob, passage in zip(pictures, story.passages, strict=True)
        if {"lines", "zones"} & {*(passage.scene.layers or ())} == {"lines"}
        and (passage.scene.date or view.date) > max(begun, ended)
    ]
    assert any(is_drawn(blob, step_figure(catalog, view, scene), line) for blob, scene in steps)


def step_figure(catalog: Catalog, view: View, scene: Scene) -> Figure:
    """Return the picture of a step, drawn again."""
    bounds = scene.bounds.corners if scene.bounds else None
    options = Options(size="panel", map_only=True, bounds=bounds)
    return draw(summarise(catalog, view.having(**scene_parts(catalog, scene))), options)
