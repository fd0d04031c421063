"""Each form opens in what it is meant for, and says what the view says."""

import csv
import datetime
import io
import json
import re
import sqlite3
import statistics
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import geopandas
import openpyxl
import pikepdf
import pyogrio
import pytest
from pyarrow import parquet
from pyproj import Geod
from shapely.geometry import Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

from geo_app.data.catalog import Catalog
from geo_app.data.tables import tables_of
from geo_app.engine.evaluate import evaluate
from geo_app.engine.ground import land_of
from geo_app.engine.land.control import in_force
from geo_app.exports.gis import data_files, figures
from geo_app.exports.gis.figures import _sheet
from geo_app.exports.gis.kml import kml
from geo_app.exports.gis.qml import qml as qml_of
from geo_app.exports.gis.sld import sld as sld_of
from geo_app.exports.gis.styles import view_styles
from geo_app.exports.options import Options
from geo_app.exports.page.twin import twin_html
from geo_app.exports.picture.picture import alternative_text, picture
from geo_app.exports.writers import export_data
from geo_app.html.theme import LIGHT
from geo_app.views.codec import make_view
from geo_app.views.summary import summarise
from geo_app.views.view import View, allocation
from geo_app.views.water import sea_waters
from geo_app.views.words import first_sources, is_ours, page_title
from tests.export_helpers import some_views

GEOD = Geod(ellps="WGS84")
KML = "{http://www.opengis.net/kml/2.2}"
OGR_TYPES = {
    "string": ("OFTString", "OFSTNone"),
    "integer": ("OFTInteger64", "OFSTNone"),
    "number": ("OFTReal", "OFSTNone"),
    "boolean": ("OFTInteger", "OFSTBoolean"),
    "date": ("OFTDate", "OFSTNone"),
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def view(catalog: Catalog) -> View:
    return make_view(catalog, "equal_area_2006", layers=["contested", "lines", "names", "zones"])


@pytest.fixture(scope="module")
def collection(catalog: Catalog, view: View) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data_files.geojson(catalog, view))
    return found


def area_km2(geometry: Any) -> float:
    area, _ = GEOD.geometry_area_perimeter(geometry)
    return abs(area) / 1e6


def rings(geometry: dict[str, Any]) -> Iterator[tuple[int, list[list[float]]]]:
    polygons = geometry["coordinates"]
    for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
        yield from enumerate(polygon)


def test_the_geojson_keeps_to_rfc_7946(collection: dict[str, Any]) -> None:
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    west, south, east, north = collection["bbox"]
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90
    ids = [feature["id"] for feature in collection["features"]]
    assert len(ids) == len(set(ids))
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        geometry = feature["geometry"]
        assert geometry["type"] in {"Point", "LineString", "Polygon", "MultiPolygon"}
        if geometry["type"].endswith("Polygon"):
            for index, ring in rings(geometry):
                assert len(ring) >= 4
                assert ring[0] == ring[-1]
                is_left_handed = Polygon(ring).exterior.is_ccw
                assert is_left_handed == (index == 0), feature["id"]


def test_the_geojson_holds_what_is_on_screen(
    catalog: Catalog, view: View, collection: dict[str, Any]
) -> None:
    units = {f["properties"]["unit"]: f for f in collection["features"]
             if f["properties"]["kind"] == "unit"}  # fmt: skip
    assert set(units) == set(catalog.leaves)
    whole = allocation(catalog, view)
    for unit in set(catalog.allocatable_leaves) - set(whole.cuts):
        assert units[unit]["properties"]["party"] == whole.parties[unit]
    assert any(f["properties"]["kind"].startswith("line_") for f in collection["features"])
    assert any(f["properties"]["kind"] == "sea_eez" for f in collection["features"])


def test_gdal_reads_geojson_and_geopackage_alike(
    catalog: Catalog, view: View, collection: dict[str, Any], tmp_path: Path
) -> None:
    geojson, package = tmp_path / "view.geojson", tmp_path / "view.gpkg"
    geojson.write_bytes(data_files.geojson(catalog, view))
    package.write_bytes(data_files.geopackage(catalog, view))
    read = pyogrio.read_dataframe(geojson)
    assert len(read) == len(collection["features"])
    assert read.crs.to_epsg() == 4326
    layers = {name for name, kind in pyogrio.list_layers(package) if kind}
    assert layers == {"units", "unit_points", "context", "shares", "lines", "sea"}
    units, points, context = (
        pyogrio.read_dataframe(package, layer=name) for name in ("units", "unit_points", "context")
    )
    assert units.crs.to_epsg() == 4326
    assert set(units["unit"]) | set(points["unit"]) == set(catalog.allocatable_leaves)
    assert set(context["unit"]) == set(catalog.leaves) - set(catalog.allocatable_leaves)
    for unit, geometry in zip(units["unit"], units.geometry, strict=True):
        expected = area_km2(land_of(catalog, unit))
        assert area_km2(geometry) == pytest.approx(expected, rel=1e-4, abs=1e-3)


def types_in(package: Path) -> dict[str, set[str]]:
    """Return the types that each column has in the layers of a GeoPackage."""
    types: dict[str, set[str]] = {}
    for layer, kind in pyogrio.list_layers(package):
        if kind is None:
            continue
        info = pyogrio.read_info(package, layer=layer)
        for name, type_, subtype in zip(
            info["fields"], info["ogr_types"], info["ogr_subtypes"], strict=True
        ):
            types.setdefault(name, set()).add(f"{type_} {subtype}")
    return types


def test_a_column_has_one_type_wherever_it_stands(
    catalog: Catalog, view: View, tmp_path: Path
) -> None:
    package, whole = tmp_path / "view.gpkg", tmp_path / "data.gpkg"
    package.write_bytes(data_files.geopackage(catalog, view))
    export_data(catalog, "gpkg", whole)
    for path in (package, whole):
        found = types_in(path)
        assert {name: kinds for name, kinds in found.items() if len(kinds) > 1} == {}
        assert found["area_km2"] == {"OFTReal OFSTNone"}
        assert found["first_day"] == found["last_day"] == {"OFTDate OFSTNone"}
        with sqlite3.connect(path) as database:
            assert database.execute("PRAGMA user_version").fetchone() == (10400,)
        database.close()
    found = types_in(package)
    assert found["cut_share"] == {"OFTReal OFSTNone"}
    assert found["date"] == {"OFTDate OFSTNone"}
    assert found["changed"] == {"OFTInteger OFSTBoolean"}
    for table in tables_of(catalog):
        info = pyogrio.read_info(whole, layer=f"table_{table.name}")
        kinds = zip(info["ogr_types"], info["ogr_subtypes"], strict=True)
        assert [*kinds] == [OGR_TYPES[column.type] for column in table.columns], table.name


def test_the_part_that_is_cut_off_has_its_land(
    catalog: Catalog, view: View, collection: dict[str, Any]
) -> None:
    shares = [f for f in collection["features"] if f["properties"]["kind"] == "share"]
    cuts = allocation(catalog, view).cuts
    assert {f["properties"]["unit"] for f in shares} == set(cuts) != set()
    for feature in shares:
        properties = feature["properties"]
        cut = cuts[properties["unit"]]
        assert (properties["party"], properties["changed"]) == (cut.to, True)
        land, part = land_of(catalog, properties["unit"]), shape(feature["geometry"])
        assert area_km2(part) / area_km2(land) == pytest.approx(cut.share, abs=1e-3)
        assert part.difference(land.buffer(1e-5)).is_empty


def test_the_geopackage_has_styles(catalog: Catalog, view: View, tmp_path: Path) -> None:
    package = tmp_path / "view.gpkg"
    package.write_bytes(data_files.geopackage(catalog, view))
    with sqlite3.connect(package) as database:
        rows = database.execute("SELECT f_table_name, styleQML, styleSLD FROM layer_styles")
        styles = {name: (qml, sld) for name, qml, sld in rows}
    database.close()
    assert set(styles) == {"units", "unit_points", "context", "shares", "lines", "sea"}
    for texts in styles.values():
        for text in texts:
            Xml.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", text))
    for text in styles["units"]:
        assert "claimed" in text
        assert "changed" in text
        assert all(party.fill in text or _rgb(party.fill) in text
                   for party in catalog.parties.values() if not party.joint_of)  # fmt: skip
    # Of a unit whose title nobody disputes the column is NULL, which decides nothing.
    hatches = re.findall(r"coalesce\(&quot;title&quot;, ''\) = '(\w+)'", styles["units"][0])
    assert set(hatches) == {"claimed", "open"}
    assert "&quot;title&quot; =" not in styles["units"][0]
    qml, sld = styles["context"]
    assert _rgb(LIGHT.land) in qml
    assert LIGHT.land in sld
    assert not any(_rgb(party.fill) in qml for party in catalog.parties.values())
    assert all('fieldName="name"' in styles[layer][0] for layer in ("units", "context", "lines"))
    # A see-through layer is opaque within, so that no seam shows between its pieces.
    sea = Xml.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", styles["sea"][0]))
    assert float(sea.findtext("layerOpacity") or 1) < 1
    assert {
        one.get("value", "")[-4:] for one in sea.iter("Option") if one.get("name") == "color"
    } == {",255"}
    assert {
        one.get("value") for one in sea.iter("Option") if one.get("name") == "outline_style"
    } == {"solid"}
    # A side draws the hatch only where the reader has asked for it.
    plain = view_styles(summarise(catalog, view.having(layers=())))["units"]
    assert "claimed" not in qml_of(plain) + sld_of("units", plain)


def _rgb(colour: str) -> str:
    return ",".join(str(part) for part in bytes.fromhex(colour[1:]))


def test_geoparquet_keeps_types_and_terms(
    catalog: Catalog, view: View, collection: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "view.parquet"
    path.write_bytes(data_files.geoparquet(catalog, view))
    read = geopandas.read_parquet(path)
    assert len(read) == len(collection["features"])
    assert read.crs.to_epsg() == 4326
    assert read["date"].dropna().iloc[0] == view.date
    assert read["changed"].dtype == "boolean"
    metadata = parquet.read_schema(path).metadata
    assert json.loads(metadata[b"geo"])["version"] == "1.1.0"
    assert b"ODbL" in metadata[b"licence"]


def test_topojson_gives_the_shapes_of_the_geojson(
    catalog: Catalog, view: View, collection: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "view.topojson"
    path.write_bytes(data_files.topojson(catalog, view))
    features = {f["id"]: f for f in collection["features"]}
    found: dict[str, Any] = {}
    for layer, _ in pyogrio.list_layers(path):
        rows = pyogrio.read_dataframe(path, layer=layer, columns=["id"])
        found |= dict(zip(rows["id"], rows.geometry, strict=True))
    assert set(found) == set(features)
    for name, geometry in found.items():
        assert geometry.hausdorff_distance(shape(features[name]["geometry"])) < 1e-6, name


@pytest.mark.parametrize("share", [0, 1])
def test_a_cut_at_the_edge_of_a_unit_is_written(catalog: Catalog, share: float) -> None:
    unit = next(leaf for leaf in catalog.allocatable_leaves if catalog.units[leaf].division)
    view = make_view(catalog, cut={unit: share})
    topology = json.loads(data_files.topojson(catalog, view))
    assert ("shares" in topology["objects"]) == bool(share)


def test_figures_have_units_sources_and_licences(catalog: Catalog, view: View) -> None:
    text = figures.csv_figures(catalog, view).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    outcome = evaluate(catalog, "equal_area_2006")
    for party in catalog.parties:
        mine = {row["figure"]: row for row in rows if row["party"] == party}
        assert set(mine) == set(outcome.parties[party].figures)
        for key, value in outcome.parties[party].figures.items():
            written = mine[key]["value"]
            is_sea = key not in {"land_km2", "land_share", "population"}
            assert float(written) == pytest.approx(value, rel=5e-4 if is_sea else 0, abs=6e-3)
            assert len(written.partition(".")[2]) <= (0 if is_sea or key == "population" else 4)
            assert mine[key]["unit"]
            assert mine[key]["sources"]
            assert mine[key]["licence"]


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_the_workbook_is_one_for_people(catalog: Catalog, view: View, lang: str) -> None:
    view, say = view.having(lang=lang), catalog.language(lang).interface
    book: Any = openpyxl.load_workbook(io.BytesIO(figures.xlsx_figures(catalog, view)))
    names = [say(f"export.sheet.{key}") for key in ("figures", "units", "sources", "notes")]
    assert book.sheetnames == names
    sheet, units, sources, _ = (book[name] for name in names)
    heads = {cell.value: cell.column - 1 for cell in sheet[1]}
    assert units.max_row == len(catalog.leaves) + 1
    for one in (sheet, units, sources):
        assert one.auto_filter.ref == one.dimensions
    column = {key: heads[say(f"export.column.{key}")] for key in ("date", "value", "measure")}
    for row in sheet.iter_rows(min_row=2):
        date, value, measure = (row[column[key]] for key in ("date", "value", "measure"))
        assert date.is_date
        assert date.value.date() == view.date
        if measure.value == "people":
            assert isinstance(value.value, int)
            assert value.number_format == "#,##0"
    links = [row[-1] for row in sources.iter_rows(min_row=2) if row[-1].value]
    assert links
    assert all(cell.hyperlink.target.startswith("http") for cell in links)


@pytest.mark.parametrize("lang", ["ja", "ru"])
def test_what_is_ours_is_named_in_the_language_of_the_file(catalog: Catalog, lang: str) -> None:
    view = make_view(catalog, lang=lang)
    said = figures.csv_figures(catalog, view).decode() + twin_html(summarise(catalog, view))
    assert catalog.language(lang).interface("source.computation") in said
    ours = filter(is_ours, catalog.sources.values())
    assert not [source.id for source in ours if source.producer in said]


def test_no_cell_is_a_formula(catalog: Catalog) -> None:
    view = make_view(catalog, set={"habomai": "joint"}, name="=1+1")
    book = openpyxl.load_workbook(io.BytesIO(figures.xlsx_figures(catalog, view)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any("=1+1" in str(cell.value) for cell in cells)


def test_the_kml_parses(catalog: Catalog, view: View, collection: dict[str, Any]) -> None:
    document = Xml.fromstring(kml(catalog, view)).find(f"{KML}Document")
    assert document is not None
    marks = [*document.iter(f"{KML}Placemark")]
    assert len(marks) == len(collection["features"])
    styles = {style.get("id") for style in document.findall(f"{KML}Style")}
    used = {node.text for mark in marks for node in mark.findall(f"{KML}styleUrl")}
    assert used <= {f"#{style}" for style in styles}
    assert all(mark.find(f"{KML}styleUrl") is not None for mark in marks)


def png_size(content: bytes) -> tuple[int, int]:
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.mark.parametrize(
    ("size", "dpi", "expected"),
    [("slide", 150, (2000, 1125)), ("a4", 150, (1754, 1240)), ("letter", 300, (3300, 2550))],
)
def test_pngs_have_their_size_and_their_words(
    catalog: Catalog, size: str, dpi: int, expected: tuple[int, int]
) -> None:
    view = some_views(catalog)[1]
    content = picture(catalog, view, "png", Options(size=size, dpi=dpi))
    assert all(abs(a - b) <= 1 for a, b in zip(png_size(content), expected, strict=True))
    assert b"Description" in content


@pytest.mark.parametrize("index", range(3))
def test_svgs_carry_title_and_description(catalog: Catalog, index: int) -> None:
    view = some_views(catalog)[index]
    root = Xml.fromstring(picture(catalog, view, "svg"))
    title, text = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert text is not None
    assert title.text
    assert text.text
    assert title.text in alternative_text(catalog, view)
    assert alternative_text(catalog, view).endswith(text.text)
    assert root.get("role") == "img"


def test_svgs_can_be_edited(catalog: Catalog) -> None:
    """Words are words, and the land of a unit has its name."""
    summary = summarise(catalog, make_view(catalog, "whole_chain", lang="ja"))
    root = Xml.fromstring(picture(catalog, summary.view, "svg"))
    words = {"".join(node.itertext()) for node in root.iter(f"{SVG}text")}
    assert {summary.unit_name(unit.id) for unit in catalog.units.values() if unit.reference} & words
    assert len(list(root.iter(f"{SVG}title"))) == 1
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert {"map", "title_1", "unit-shikotan", "unit-etorofu_iturup", "unit-hokkaido"} <= set(ids)
    styles = [node.get("style") or "" for node in root.iter(f"{SVG}text")]
    assert all("sans-serif" in one or ", serif" in one for one in styles)


PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "Do", "sh"}


@pytest.mark.parametrize("outline", [False, True])
def test_a_pdf_is_heard_as_it_is_read(catalog: Catalog, *, outline: bool) -> None:
    summary = summarise(catalog, make_view(catalog, date="1945-08-29", lang="ru"))
    options = Options(size="a3", outline=outline, address="https://maps.example")
    content = picture(catalog, summary.view, "pdf", options)
    with pikepdf.open(io.BytesIO(content)) as opened:
        document: Any = opened
        [page] = document.pages
        assert [round(float(side)) for side in page.MediaBox] == [0, 0, 1191, 842]
        assert (str(document.Root.Lang), document.Root.MarkInfo.Marked) == ("ru", True)
        assert document.Root.ViewerPreferences.DisplayDocTitle
        about = document.open_metadata()
        assert about["dc:title"] == page_title(summary)
        assert about["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert b"CreationDate" not in content
        depth, numbers = 0, []
        read: Any = pikepdf.parse_content_stream(page)
        for operands, operator in read:
            name = str(operator)
            depth += {"BMC": 1, "BDC": 1, "EMC": -1}.get(name, 0)
            assert depth in (0, 1)
            assert depth or name not in PAINTS
            if name == "BDC":
                numbers.append(int(operands[1].MCID))
        root = document.Root.StructTreeRoot
        heard = list(leaves_of(root.K))
        assert sorted(one for one in heard if isinstance(one, int)) == numbers
        kinds = [str(part.S) for part in root.K.K]
        assert kinds[:2] == ["/H1", "/Figure"]
        assert str(root.K.K[1].Alt) == alternative_text(catalog, summary.view)
        linked = [str(one.A.URI) for one in page.get("/Annots", ())]
        wanted = [] if outline else [one.address for one in first_sources(summary)[:3]]
        assert {one for one in wanted if one} < set(linked)
        assert len(linked) == sum(not isinstance(one, int) for one in heard)
        for face in page.Resources.Font.values():
            if b"<0025> <0025>" in face.ToUnicode.read_bytes():
                assert_letters_have_their_width(face.DescendantFonts[0])


def leaves_of(part: Any) -> Iterator[Any]:
    """List what is marked and what is linked, in the order in which it is heard."""
    for kid in part.K:
        if isinstance(kid, int) or "/S" not in kid:
            yield kid
        else:
            yield from leaves_of(kid)


def assert_letters_have_their_width(face: Any) -> None:
    """Hold that a percent sign is no narrower than a digit, so that nothing stands over it."""
    widths: dict[int, int] = {}
    for first, listed in zip(face.W[::2], face.W[1::2], strict=True):
        widths |= {int(first) + place: int(width) for place, width in enumerate(listed)}
    digits = [widths[one] for one in range(ord("0"), ord("9") + 1) if one in widths]
    assert widths[ord("%")] >= max(digits)


def test_a_picture_of_a_day_names_what_says_who_was_there(catalog: Catalog) -> None:
    day = datetime.date(1945, 8, 29)
    shown = summarise(catalog, make_view(catalog, date=day))
    held = {
        citation.source
        for leaf in catalog.allocatable_leaves
        for row in in_force(catalog, day, leaf, "effective_control")
        for citation in row.status.sources
    }
    assert {one.id for one in first_sources(shown)} == held
    proposal = summarise(catalog, make_view(catalog, "four_islands"))
    cited = catalog.proposals["four_islands"].sources
    assert [one.id for one in first_sources(proposal)] == [*dict.fromkeys(c.source for c in cited)]


def test_an_outline_map_tells_nobody_whose(catalog: Catalog) -> None:
    options = Options(outline=True)
    found = {
        picture(catalog, make_view(catalog, one, camera=(147, 44.6, 7)), "svg", options).split(
            b"</metadata>"
        )[1]
        for one in ("four_islands", "status_quo")
    }
    assert len(found) == 1


def test_areas_on_the_map_are_those_of_the_globe(collection: dict[str, Any]) -> None:
    sea = [f for f in collection["features"] if f["properties"]["kind"].startswith("sea_")]
    assert {f["properties"]["kind"] for f in sea} == {
        "sea_territorial_sea", "sea_contiguous_zone", "sea_eez",
    }  # fmt: skip
    assert_areas_are_of_water([(shape(f["geometry"]), f["properties"]["area_km2"]) for f in sea])
    assert collection["about_area"]


def assert_areas_are_of_water(pieces: list[tuple[BaseGeometry, float]]) -> None:
    """Compare areas; simplifying the lines to 60 m moves those of small pieces the most."""
    errors = []
    for piece, expected in pieces:
        assert piece.is_valid
        assert piece.geom_type in {"Polygon", "MultiPolygon"}
        found = area_km2(piece)
        assert found == pytest.approx(expected, rel=0.02, abs=0.5)
        errors.append(abs(found - expected) / expected)
    assert statistics.median(errors) < 0.001


def test_the_packages_hold_the_water_alone(catalog: Catalog, view: View, tmp_path: Path) -> None:
    paths = tmp_path / "view.gpkg", tmp_path / "data.gpkg"
    paths[0].write_bytes(data_files.geopackage(catalog, view))
    export_data(catalog, "gpkg", paths[1])
    for path, layer in zip(paths, ("sea", "sea_atoms"), strict=True):
        sea = pyogrio.read_dataframe(path, layer=layer)
        assert_areas_are_of_water(list(zip(sea.geometry, sea["area_km2"], strict=True)))
        about = pyogrio.read_info(path, layer=layer)["layer_metadata"]["DESCRIPTION"]
        assert "area_km2" in about


def test_pieces_of_the_sea_do_not_run_under_land(catalog: Catalog) -> None:
    waters = sea_waters(catalog)
    assert len(waters) == len(catalog.layer("sea_atoms")["features"])
    for leaf in catalog.leaves:
        [point] = [catalog.units[leaf].location]
        land = land_of(catalog, leaf)
        if land.contains(Point(point)):
            assert not any(water.contains(Point(point)) for water in waters), leaf


def test_any_text_can_be_the_name_of_a_sheet() -> None:
    book = openpyxl.Workbook()
    names = [_sheet(book, text).title for text in ("[a]: b/c?", "x" * 40, "':'", "")]
    assert names[:2] == ["a   b c", "x" * 31]
    assert all(names)
