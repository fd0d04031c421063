"""Texts of the data and of a reader are text in every file: what is written is parsed again."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

import bibtexparser
import geopandas
import openpyxl
import pikepdf
import pytest
import rispy
from docx import Document
from lxml import etree, html
from PIL import Image
from playwright.sync_api import Browser
from pptx import Presentation
from rdflib import Graph
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo_app.data import Catalog
from geo_app.data import catalog as load_cached
from geo_app.exports.options import Options
from geo_app.exports.writers import DATA_FORMATS, FORMATS, make
from geo_app.map_document.document import map_html
from geo_app.server.routes import ROUTES
from geo_app.site.build import _page
from geo_app.site.build import jobs_of as jobs
from geo_app.site.layout import Site
from geo_app.views.codec import make_view, to_query
from geo_app.views.view import View
from tests.browser import harness
from tests.browser.conftest import browser_type_launch_args  # noqa: F401 - a fixture
from tests.browser.test_markup import serve, use
from tests.hostile.spoilt import PAYLOADS, spoilt_catalog

# No typeface has every letter: a box stands for one that is missing.
pytestmark = pytest.mark.filterwarnings("ignore:Glyph:UserWarning")

RAN = "() => window.ran || []"
FOREIGN = (
    "//*[@*[starts-with(local-name(), 'on')]] | //img[@src='x'] | //iframe[@srcdoc]"
    " | //a[starts-with(@href, 'javascript:')] | //svg[@onload]"
)


def no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    assert len({key for key, _ in pairs}) == len(pairs)
    return dict(pairs)


def check_json(content: bytes) -> None:
    assert json.loads(content, object_pairs_hook=no_doubles, parse_constant=float.fromhex)


def check_html(content: bytes) -> None:
    page = html.document_fromstring(content.decode())
    assert page.xpath(FOREIGN) == []
    scripts = [one for one in page.xpath("//script") if not one.get("type") and not one.get("src")]
    assert not any("window.ran" in (one.text or "") for one in scripts)


def check_svg(content: bytes) -> None:
    drawn = etree.fromstring(content)
    assert drawn.xpath("//*[local-name()='script' or local-name()='foreignObject']") == []
    assert drawn.xpath("//*[@*[starts-with(local-name(), 'on')]]") == []


def check_table(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), strict=True))
    assert len({len(row) for row in rows}) == 1


def check_gpkg(content: bytes) -> None:
    with sqlite3.connect(":memory:") as database:
        database.deserialize(content)
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        for (style,) in database.execute("select styleQML from layer_styles"):
            etree.fromstring(style.encode())


def check_office(content: bytes, read: Callable[[io.BytesIO], object]) -> None:
    assert read(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(packed.read(name))


def check_workbook(content: bytes) -> None:
    check_office(content, openpyxl.load_workbook)
    cells = (
        cell
        for sheet in openpyxl.load_workbook(io.BytesIO(content))
        for row in sheet.iter_rows()
        for cell in row
    )
    assert not any(cell.data_type == "f" for cell in cells)


def check_citation(content: bytes) -> None:
    parts = content.decode().split("\n\n")
    (entry,) = bibtexparser.loads(parts[parts.index("BibTeX") + 1]).entries
    assert entry["title"]
    (reference,) = rispy.loads(parts[parts.index("RIS") + 1].replace("\r\n", "\n"))
    assert reference["title"]


CHECKS: dict[str, Callable[[bytes], object]] = {
    "html": check_html,
    "png": lambda content: Image.open(io.BytesIO(content)).verify(),
    "gif": lambda content: Image.open(io.BytesIO(content)).verify(),
    "mp4": lambda content: content[4:8] == b"ftyp",
    "svg": check_svg,
    "pdf": lambda content: pikepdf.open(io.BytesIO(content)),
    "geojson": check_json,
    "topojson": check_json,
    "gpkg": check_gpkg,
    "csv": check_table,
    "xlsx": check_workbook,
    "kml": etree.fromstring,
    "parquet": lambda content: geopandas.read_parquet(io.BytesIO(content)),
    "pptx": partial(check_office, read=Presentation),
    "docx": partial(check_office, read=Document),
    "cite": check_citation,
}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return spoilt_catalog(tmp_path_factory.mktemp("spoilt"))


@pytest.fixture(scope="module")
def shown(spoilt: Catalog) -> View:
    return make_view(
        spoilt, "joint_declaration_1956", name=PAYLOADS[1][:60],
        set={"kunashir_kunashiri": "joint"},
        layers=[*make_view(spoilt, "status_quo").layers, "zones"], select="unit:shikotan",
    )  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_spoilt_data_is_whole(spoilt: Catalog, shown: View, form: str) -> None:
    story = next(iter(spoilt.stories)) if form in ("html", "docx") else None
    options = Options(story=story, address="https://maps.example", accessed=spoilt.dispute.as_of)
    CHECKS[form](make(spoilt, shown, form, options))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("form", [*DATA_FORMATS])
def test_all_of_spoilt_data_is_whole(spoilt: Catalog, form: str) -> None:
    suffixes = {"gpkg": [".gpkg"], "skos": [".ttl", ".rdf", ".jsonld"]}.get(form, [".json"])
    for suffix in suffixes:
        content = DATA_FORMATS[form](spoilt, suffix, "https://maps.example")
        if suffix == ".gpkg":
            check_gpkg(content)
        elif suffix == ".json":
            check_json(content)
        else:
            kind = {".ttl": "turtle", ".rdf": "xml", ".jsonld": "json-ld"}[suffix]
            assert len(Graph().parse(content, format=kind))


def test_every_page_of_spoilt_data_is_whole(spoilt: Catalog) -> None:
    pages = [job for job in jobs(spoilt) if job.kind == "page" and job.lang == "en"]
    assert len(pages) > 300
    for job in pages:
        for path, content in _page(spoilt, Site("https://maps.example"), job).items():
            (check_svg if path.endswith(".svg") else check_html)(content)


def test_a_map_of_spoilt_data_runs_nothing(spoilt: Catalog, browser: Browser) -> None:
    """Without any policy: a saved page may be shown by a server that sends none."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        serve(page, map_html(spoilt, spoilt.language("en")))
        use(page, spoilt)
        for kind, names in (("unit", spoilt.units), ("event", spoilt.events)):
            for name in names:
                page.evaluate("(select) => window.disputeMap.set({ select })", f"{kind}:{name}")
        harness.wait_painted(page.main_frame)
        assert page.evaluate(RAN) == []
        assert faults == []
        assert page.locator("img[src=x], [onmouseover], iframe, a[href^=javascript]").count() == 0


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_name_that_a_reader_gives_is_text_in_every_answer(payload: str) -> None:
    catalog = load_cached()
    given = "".join(letter for letter in payload if letter.isprintable())[:60].strip()
    view = make_view(catalog, "status_quo", set={"habomai": "joint"}, name=given)
    query = urlencode(to_query(catalog, view) | {"size": "panel"})
    client = TestClient(Starlette(routes=ROUTES), base_url="http://localhost")
    for form in ("svg", "html", "cite", "kml", "csv", "geojson"):
        answer = client.get(f"/export/{form}?{query}")
        assert answer.status_code == 200, form
        CHECKS[form](answer.content)
    check_html(client.get(f"/embed/map?{query}").content)


def test_checks_see_what_they_look_for() -> None:
    for payload in (PAYLOADS[index] for index in (0, 1, 2, 3, 4, 6, 7)):
        with pytest.raises(AssertionError):
            check_html(f"<body>{payload}<style>x{payload}</style>".encode())
    with pytest.raises(etree.XMLSyntaxError):
        check_svg(b"<svg><script></svg>")
