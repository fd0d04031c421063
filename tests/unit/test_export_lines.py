"""Every file draws the lines that the map draws: one that a caption names is there to be seen."""

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import pyogrio
import pytest

from geo_app.data.catalog import Catalog
from geo_app.exports.gis import data_files
from geo_app.exports.gis.features import DASHED, SOLID
from geo_app.exports.gis.kml import kml
from geo_app.exports.options import Options
from geo_app.exports.picture.picture import draw, picture
from geo_app.views.codec import make_view
from geo_app.views.legend import legend_entries
from geo_app.views.summary import summarise
from geo_app.views.view import View
from tests.export_helpers import artist, boundary, is_drawn

KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module", params=["japan", "russia"])
def view(request: pytest.FixtureRequest, catalog: Catalog) -> View:
    """Return things as they are, today, as one side draws them."""
    return make_view(catalog, "status_quo", perspective=str(request.param))


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
    title = summary.language.content(f"lines/{line}.title", catalog.lines[line].title)
    assert [row.solid for row in legend_entries(summary) if title in row.text] == [True]


def files(catalog: Catalog, view: View, folder: Path) -> Iterator[dict[str, str]]:
    """Yield what each data file says of the lines that it draws, and how."""
    features = json.loads(data_files.geojson(catalog, view))["features"]
    rows = [one["properties"] for one in features if one["geometry"]["type"] == "LineString"]
    yield {row["line"]: row["drawn"] for row in rows}
    package = folder / "view.gpkg"
    package.write_bytes(data_files.geopackage(catalog, view))
    table = pyogrio.read_dataframe(package, layer="lines")
    yield dict(zip(table["line"], table["drawn"], strict=True))
    marks = Xml.fromstring(kml(catalog, view)).iter(f"{KML}Placemark")
    lines = {str(mark.get("id")): mark.findtext(f"{KML}styleUrl") or "" for mark in marks}
    yield {
        key.removeprefix("line-"): style.removeprefix("#lines-")
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
