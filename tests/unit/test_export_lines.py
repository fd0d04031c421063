"""Every file draws the lines that the map draws: one that a caption names is there to be seen."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as Xml

import numpy as np
import pyogrio
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from PIL import Image
from pptx import Presentation
from shapely import LineString, box

from geo_app.data.catalog import Catalog
from geo_app.exports.gis import data_files
from geo_app.exports.gis.features import DASHED, SOLID
from geo_app.exports.office.deck import deck
from geo_app.exports.options import Options
from geo_app.exports.picture.picture import draw, picture
from geo_app.model.stories import Scene
from geo_app.view.codec import make_view, scene_parts
from geo_app.view.legend import legend_entries
from geo_app.view.summary import summarise
from geo_app.view.view import View

KML = "{http://www.opengis.net/kml/2.2}"
DARK = 110
"""Grey value, of 255, below which a pixel is ink."""


def boundary(catalog: Catalog, perspective: str) -> str:
    """Return the line that a side draws as its boundary where the map opens."""
    home = box(*catalog.dispute.home.south_west, *catalog.dispute.home.north_east)
    lines = catalog.perspectives[perspective].solid_lines
    return next(line for line in lines if home.intersects(LineString(catalog.lines[line].path)))


@pytest.fixture(scope="module", params=["japan", "russia"])
def view(request: pytest.FixtureRequest, catalog: Catalog) -> View:
    """Return things as they are, today, as one side draws them."""
    return make_view(catalog, "status_quo", perspective=str(request.param))


def artist(figure: Figure, line: str) -> Line2D:
    """Return the line of a name on the map of a page."""
    artists = [one for axes in figure.axes for one in axes.lines if one.get_gid() == f"line-{line}"]
    assert len(artists) == 1
    return artists[0]


def is_drawn(content: bytes, figure: Figure, line: str) -> bool:
    """Whether a file shows ink all along a line, where its page has it."""
    pixels = np.asarray(Image.open(io.BytesIO(content)).convert("L"))
    drawn = artist(figure, line)
    inside = drawn.axes.get_window_extent()  # type: ignore[union-attr]
    ends = drawn.get_transform().transform(drawn.get_xydata())
    way = np.concatenate([a + np.linspace(0, 1, 60)[:, None] * (b - a) for a, b in pairwise(ends)])
    way = way[[inside.contains(x, y) for x, y in way]] * (pixels.shape[1] / figure.bbox.width)
    near = [pixels[-int(y) - 3 : -int(y) + 3, int(x) - 2 : int(x) + 3] for x, y in way]
    return len(way) > 30 and bool(np.mean([one.min() < DARK for one in near if one.size]) > 0.8)


def test_pictures_draw_the_line_that_their_caption_names(catalog: Catalog, view: View) -> None:
    line = boundary(catalog, view.perspective)
    options = Options(size="slide")
    summary = summarise(catalog, view)
    figure = draw(summary, options)
    assert artist(figure, line).get_linestyle() == "-"
    assert is_drawn(picture(catalog, view, "png", options), figure, line)
    bare = picture(catalog, view.having(layers=("contested",)), "png", options)
    assert not is_drawn(bare, figure, line)
    svg = picture(catalog, view, "svg", options)
    assert f'<g id="line-{line}">'.encode() in svg
    title = summary.language.content("", catalog.lines[line].title)
    assert [row.solid for row in legend_entries(summary) if row.text == title] == [True]


def test_slides_draw_the_line_that_their_notes_name(catalog: Catalog, view: View) -> None:
    line = boundary(catalog, view.perspective)
    story = next(one for one in catalog.stories.values() if one.kind == "tour")
    show = Presentation(io.BytesIO(deck(catalog, view, story.id)))
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


def files(catalog: Catalog, view: View, folder: Path) -> Iterator[dict[str, str]]:
    """Yield what each data file says of the lines that it draws, and how."""
    features = json.loads(data_files.geojson(catalog, view))["features"]
    rows = [one["properties"] for one in features if one["geometry"]["type"] == "LineString"]
    yield {row["line"]: row["drawn"] for row in rows}
    package = folder / "view.gpkg"
    package.write_bytes(data_files.geopackage(catalog, view))
    table = pyogrio.read_dataframe(package, layer="lines")
    yield dict(zip(table["line"], table["drawn"], strict=True))
    marks = Xml.fromstring(data_files.kml(catalog, view)).iter(f"{KML}Placemark")
    lines = {str(mark.get("id")): mark.findtext(f"{KML}styleUrl") or "" for mark in marks}
    yield {
        key.removeprefix("line-"): style.removeprefix("#line-")
        for key, style in lines.items()
        if key.startswith("line-")
    }


def test_data_files_hold_the_line_that_their_caption_names(
    catalog: Catalog, view: View, tmp_path: Path
) -> None:
    boundaries = catalog.perspectives[view.perspective].solid_lines
    for lines in files(catalog, view, tmp_path):
        assert [line for line, drawn in lines.items() if drawn == SOLID] == [
            line for line in catalog.lines if line in boundaries
        ]
        assert set(lines.values()) <= {SOLID, DASHED}
    with sqlite3.connect(tmp_path / "view.gpkg") as database:
        query = "SELECT styleQML FROM layer_styles WHERE f_table_name = 'lines'"
        [[style]] = database.execute(query)
    database.close()
    root = Xml.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", style))
    values = {one.get("value"): one.get("symbol") for one in root.iter("category")}
    symbols = {one.get("name"): one for one in root.iter("symbol")}
    for value, expected in ((SOLID, "solid"), (DASHED, "dash")):
        dash = symbols[values[value]].find(".//Option[@name='line_style']")
        assert dash is not None
        assert dash.get("value") == expected
