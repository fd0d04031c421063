"""Slides and documents, opened as readers open them: what is said, how large, where it leads."""

import io
import zipfile
from typing import Any, Literal

import av
import numpy as np
import pytest
from docx import Document
from docx.oxml.ns import qn
from matplotlib.figure import Figure
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from geo_app.data.catalog import Catalog
from geo_app.exports.office.deck import BODY_PT, LEAST_PT, PAGE, SOURCE_PT, deck
from geo_app.exports.office.paper import paper
from geo_app.exports.office.texts import SWATCH, map_picture, telling
from geo_app.exports.options import Options, days_of
from geo_app.exports.picture.film import film, video
from geo_app.exports.picture.picture import draw
from geo_app.views.codec import make_view
from geo_app.views.summary import Summary, sentences, summarise
from geo_app.views.view import View
from geo_app.views.words import page_title, place_away
from tests.export_helpers import boundary, is_drawn

ADDRESS = "https://maps.example"
INCH = 914400


@pytest.fixture(scope="module", params=[("en", "japan"), ("ja", "russia")], ids="-".join)
def view(request: pytest.FixtureRequest, catalog: Catalog) -> View:
    """Return the language of the slides, and as which side draws them."""
    lang, perspective = request.param
    return make_view(catalog, "status_quo", lang=lang, perspective=perspective)


@pytest.fixture(scope="module")
def tour(catalog: Catalog) -> str:
    return next(one.id for one in catalog.stories.values() if one.kind == "tour")


@pytest.fixture(scope="module")
def show(catalog: Catalog, view: View, tour: str) -> Any:
    return Presentation(io.BytesIO(deck(catalog, view, Options(story=tour, address=ADDRESS))))


def map_slides(show: Any) -> list[Any]:
    return [one for one in show.slides if one.slide_layout == show.slide_layouts[8]]


def held(slide: Any, kind: PP_PLACEHOLDER) -> Any:
    [found] = [one for one in slide.placeholders if one.placeholder_format.type == kind]
    return found


def size_pt(run: Any, shape: Any) -> float:
    """Return how large letters are: as they say, else as the layout of their placeholder says."""
    if run.font.size:
        return float(run.font.size.pt)
    layout = shape.part.slide_layout.placeholders.get(idx=shape.placeholder_format.idx)
    return int(layout._element.find(f".//{qn_a('lvl1pPr')}/{qn_a('defRPr')}").get("sz")) / 100


def qn_a(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{name}"


def test_slides_tell_every_word_of_a_story(
    catalog: Catalog, view: View, tour: str, show: Any
) -> None:
    """The outline of a presentation is what its titles and texts hold."""
    told: dict[str, str] = {}
    for slide in map_slides(show):
        title = held(slide, PP_PLACEHOLDER.TITLE).text_frame.text
        words = held(slide, PP_PLACEHOLDER.BODY).text_frame.text
        told[title] = told.get(title, "") + words
        assert held(slide, PP_PLACEHOLDER.PICTURE)._element.xpath(".//p:cNvPr/@descr")[0]
        assert slide.notes_slide.notes_text_frame.text
    for step in telling(catalog, view, tour).steps:
        assert "".join(told[step.heading].split()) == "".join("".join(step.texts).split())


def test_letters_are_read_at_the_back_and_nothing_leaves_a_slide(show: Any) -> None:
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= PAGE.width * INCH + 1
            assert shape.top + shape.height <= PAGE.height * INCH + 1
            if not shape.has_text_frame:
                continue
            runs = [run for line in shape.text_frame.paragraphs for run in line.runs]
            sizes = [size_pt(run, shape) for run in runs]
            is_body = shape.is_placeholder and slide in map_slides(show)
            assert min(sizes) >= (BODY_PT if is_body else LEAST_PT)
    assert BODY_PT >= 20
    assert min(SOURCE_PT, LEAST_PT) >= 14


def test_names_on_the_maps_of_slides_are_as_large(catalog: Catalog) -> None:
    summary = summarise(catalog, make_view(catalog, "status_quo"))
    figure = draw(summary, Options(size="panel", map_only=True))
    names = [one for one in figure.axes[1].texts if one.get_text()]
    assert min(float(one.get_fontsize()) for one in names) >= LEAST_PT - 1


def test_slides_say_what_the_colours_mean(catalog: Catalog, show: Any) -> None:
    lang = catalog.language(str(show.core_properties.language))
    parties = [lang.content(f"parties/{one}.name", catalog.parties[one].name)
               for one in catalog.parties]  # fmt: skip
    legends = []
    for slide in map_slides(show):
        said = "\n".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)
        legends += [said] if SWATCH in said else []
        assert ADDRESS in {link.split("/?")[0] for link in links(slide)}
    # Where no party holds anything there is no colour to explain.
    assert len(legends) > len(map_slides(show)) / 2
    assert all(any(f"{SWATCH} {party}" in said for party in parties) for said in legends)


def links(slide: Any) -> list[str]:
    return [run.hyperlink.address for shape in slide.shapes if shape.has_text_frame
            for line in shape.text_frame.paragraphs for run in line.runs
            if run.hyperlink.address]  # fmt: skip


def test_the_last_slides_lead_to_the_sources(catalog: Catalog, tour: str, show: Any) -> None:
    pages = list(show.slides)[len(map_slides(show)) + 1 :]
    cited = {one.source for step in catalog.stories[tour].passages for one in step.sources}
    wanted = {catalog.sources[one].address for one in cited} - {None}
    assert wanted <= {link for page in pages for link in links(page)}


def test_a_view_is_a_slide_of_its_own(catalog: Catalog) -> None:
    view = make_view(catalog, "joint_declaration_1956", lang="ru")
    show = Presentation(io.BytesIO(deck(catalog, view, Options())))
    slides, summary = map_slides(show), summarise(catalog, view)
    assert {one.shapes.title.text_frame.text for one in slides} == {page_title(summary)}
    said = " ".join(held(one, PP_PLACEHOLDER.BODY).text_frame.text for one in slides)
    assert sentences(summary)[1] in said


@pytest.mark.parametrize("write", [deck, paper])
def test_files_hold_no_date_of_today(catalog: Catalog, write: Any) -> None:
    content = write(catalog, make_view(catalog, "status_quo", lang="ja"), Options())
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        assert {info.date_time[:3] for info in box.infolist()} == {
            catalog.dispute.as_of.timetuple()[:3]
        }


def test_maps_draw_the_line_that_a_side_draws(catalog: Catalog, view: View, tour: str) -> None:
    line = boundary(catalog, view.perspective)
    begun = catalog.lines[line].start.latest
    ended = (catalog.lines[line].end or catalog.lines[line].start).latest
    steps = [
        one
        for one in telling(catalog, view, tour).steps
        if {"lines", "zones"} & {*(one.passage.scene.layers or ())} == {"lines"}
        and one.shown.view.date > max(begun, ended)
    ]
    assert any(
        is_drawn(map_picture(one.shown, one.passage).getvalue(), step_figure(one.shown), line)
        for one in steps
        if one.passage.scene.bounds is None or one.shown.view.date.year > 1950
    )


def step_figure(shown: Summary) -> Figure:
    """Return the picture of a step, drawn again."""
    name = shown.view.select.removeprefix("passage:").split(".")
    passage = next(one for one in shown.catalog.stories[name[0]].passages if one.id == name[1])
    bounds = passage.scene.bounds.corners if passage.scene.bounds else None
    return draw(shown, Options(size="panel", map_only=True, bounds=bounds))


def test_a_map_marks_or_points_to_what_a_passage_speaks_of(catalog: Catalog) -> None:
    view = make_view(catalog, "status_quo", select="passage:article.P1", lang="ja")
    figure = draw(summarise(catalog, view), Options(size="panel", map_only=True))
    said = [one.get_text() for one in figure.axes[1].texts]
    for place in ("kyiv", "tokyo"):
        far = place_away(catalog, catalog.language("ja"), place)
        assert any(one.endswith(far) and one[0] in "→↗↑↖←↙↓↘" for one in said)


def test_a_document_has_headings_tables_and_links(catalog: Catalog, tour: str) -> None:
    view = make_view(catalog, "joint_declaration_1956", lang="ru")
    document: Any = Document(io.BytesIO(paper(catalog, view, Options(address=ADDRESS))))
    assert document.core_properties.title == page_title(summarise(catalog, view))
    assert document.styles["Normal"].element.xpath(".//w:lang/@w:val") == ["ru"]
    assert [len(table.rows) for table in document.tables][1] == len(catalog.parties) + 1
    assert all(table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader") for table in document.tables)
    [drawn] = document.inline_shapes
    assert sentences(summarise(catalog, view))[1] in drawn._inline.docPr.get("descr")
    targets = {one.target_ref for one in document.part.rels.values() if one.is_external}
    assert any(one.startswith(f"{ADDRESS}/?") for one in targets)
    written: Any = Document(io.BytesIO(paper(catalog, view, Options(story=tour))))
    headings = [one.text for one in written.paragraphs if one.style.name == "Heading 1"]
    steps = telling(catalog, view, tour).steps
    assert headings[: len(steps)] == [step.heading for step in steps]
    assert len(written.inline_shapes) == len(steps)
    assert written.element.body.findall(f".//{qn('w:hyperlink')}")


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_a_video_stands_still_as_long_as_the_film_and_says_the_same(
    catalog: Catalog, kind: Literal["mp4", "webm"]
) -> None:
    days = days_of(catalog.dispute, "1945-09-01..1945-09-02")
    content = video(catalog, make_view(catalog, lang="ru"), kind, Options(days=days))
    with av.open(io.BytesIO(content), "r") as container:
        assert any("2 сентября 1945" in said for said in container.metadata.values())
        frames = [frame.to_ndarray(format="gray") for frame in container.decode(video=0)]
        assert [track.average_rate for track in container.streams.video] == [2]
    assert len(frames) == 17  # 8.5 seconds
    assert frames[0].shape == (720, 1280)
    assert np.abs(frames[0].astype(int) - frames[-1]).max() > 100  # the mark of the day moves


def test_a_film_shows_each_change_of_its_period_once(catalog: Catalog) -> None:
    days = days_of(catalog.dispute, "1945-08-28..1945-09-02")
    content = film(catalog, make_view(catalog, "four_islands", lang="ru"), Options(days=days))
    shown = Image.open(io.BytesIO(content))
    assert getattr(shown, "n_frames", 1) == 4  # its first day, 31 August, 1 September, its last
    assert shown.info.get("loop") is None
    assert "2 сентября 1945" in shown.info["comment"].decode("utf-8")
    frames = []
    for number in range(4):
        shown.seek(number)
        assert shown.info["duration"] >= 2000
        frames.append(shown.convert("RGB").tobytes())
    assert len(set(frames)) == 4
