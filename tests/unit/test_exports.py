"""The data in the forms of others, read back."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyogrio
import pytest
import shapely
from rdflib import RDF, SKOS, Graph

from geo_app.cli import main
from geo_app.data import Catalog
from geo_app.data.tables import TABLES
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.exports.records.linked_data import linked_places, vocabulary
from geo_app.exports.writers import DATA_FORMATS, export_data


@pytest.fixture(scope="module")
def geopackage(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "data.gpkg"
    export_data(catalog, "gpkg", path)
    return path


@pytest.fixture(scope="module")
def places(catalog: Catalog) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(linked_places(catalog)))
    return found


def test_linked_places_have_every_unit_and_place(places: dict[str, Any], catalog: Catalog) -> None:
    assert len(places["features"]) == len(catalog.units) + len(catalog.places)
    for feature in places["features"]:
        assert set(feature) >= {"@id", "type", "properties", "names", "types", "geometry"}
        assert feature["properties"]["title"]
        assert shapely.from_geojson(json.dumps(feature["geometry"])).is_valid
        assert feature["names"]
        assert all(name["toponym"] and name["lang"] for name in feature["names"])
    dated = [one for one in places["features"] if "when" in one]
    assert len(dated) == sum(bool(unit.statuses) for unit in catalog.units.values()) + len(
        {event.place for event in catalog.events.values()}
    )
    links = {one["@id"].split(":")[-1]: one["links"] for one in places["features"]}
    assert {place: linked for place, linked in links.items() if linked} == {
        "units/paramushir_paramushiru": [{"type": "closeMatch", "identifier": "wikidata:Q818749"}]
    }
    codes = {one["@id"].split(":")[-1]: one["properties"]["ccodes"] for one in places["features"]}
    assert codes["places/moscow"] == ["RU"]
    assert codes["units/hokkaido"] == ["JP"]
    assert not any(codes[f"units/{unit}"] for unit in catalog.allocatable_leaves)


def test_statuses_are_dated_relations_with_citations(
    places: dict[str, Any], catalog: Catalog
) -> None:
    relations = [
        relation
        for feature in places["features"]
        for relation in feature.get("relations", ())
        if "status-layer" in relation["relationType"]
    ]
    assert len(relations) == sum(len(unit.statuses) for unit in catalog.units.values())
    assert all(one["citations"] for one in relations)
    found = next(one for one in relations if one["@id"].endswith(":statuses/cp0103"))
    assert found["when"]["timespans"] == [
        {"start": {"in": "1946-02-02"}, "end": {"in": "1991-12-25"}}
    ]
    unsure = next(one for one in relations if one["@id"].endswith(":statuses/cp0012"))
    assert set(unsure["when"]["timespans"][0]["start"]) == {"earliest", "latest"}


def test_names_have_three_languages(places: dict[str, Any], catalog: Catalog) -> None:
    for feature in places["features"][: len(catalog.units)]:
        assert {"en", "ja", "ja-Hira", "ru"} <= {name["lang"] for name in feature["names"]}
    named = [name for feature in places["features"] for name in feature["names"]]
    dated = next(name for name in named if name["toponym"] == "Южно-Сахалинск")
    assert dated["when"]["timespans"] == [{"start": {"in": "1946-06-04"}}]
    assert dated["citations"]


def test_the_vocabulary_is_one_connected_graph(catalog: Catalog) -> None:
    graph = vocabulary(catalog)["@graph"]
    ids = [one["@id"] for one in graph]
    assert len(ids) == len(set(ids))
    schemes = {one["@id"] for one in graph if one["@type"] == "skos:ConceptScheme"}
    for one in graph:
        assert one["prefLabel"]["en"]
        if one["@type"] == "skos:Concept":
            assert one["definition"]["en"].endswith((".", "”", ")"))
            assert one["inScheme"] in schemes
            assert one.get("broader", ids[1]) in ids
    words = {(s.layer, s.status) for unit in catalog.units.values() for s in unit.statuses}
    concepts = [one for one in graph if ":status/" in one["@id"]]
    assert len(concepts) == len(words)


def test_the_geopackage_opens_with_every_layer_and_table(
    geopackage: Path, catalog: Catalog
) -> None:
    layers = {str(name): kind for name, kind in pyogrio.list_layers(geopackage)}
    for layer in catalog.layer_names:
        info = pyogrio.read_info(geopackage, layer=layer)
        assert info["crs"] == "EPSG:4326"
        assert info["features"] == len(catalog.layer(layer)["features"])
    for table in TABLES:
        assert layers[f"table_{table.name}"] is None
    assert pyogrio.read_info(geopackage, layer="treaty_lines")["features"] == len(catalog.lines)
    assert pyogrio.read_info(geopackage, layer="event_places")["features"] == len(catalog.events)


def test_the_geopackage_knows_every_scenario(geopackage: Path, catalog: Catalog) -> None:
    units = pyogrio.read_dataframe(geopackage, layer="coast_osm").set_index("unit")
    assert set(catalog.scenarios) <= set(units.columns)
    assert units.loc["shikotan", "status_quo"] == "russia"
    assert units.loc["shikotan", "joint_declaration_1956"] == "japan"
    assert units.geometry.is_valid.all()


def test_styles_are_read_by_default_and_have_the_colours_of_the_data(
    geopackage: Path, catalog: Catalog
) -> None:
    with closing(sqlite3.connect(geopackage)) as database:
        rows = database.execute(
            "SELECT f_table_name, styleQML, useAsDefault FROM layer_styles"
        ).fetchall()
        licences = dict(
            database.execute("SELECT table_name, description FROM gpkg_contents").fetchall()
        )
    styles = {name: ET.fromstring(qml) for name, qml, is_default in rows if is_default}
    assert set(styles) >= {*catalog.layer_names, "treaty_lines", "event_places"}
    renderer = styles["coast_osm"].find("renderer-v2")
    assert renderer is not None
    assert renderer.get("attr") == catalog.dispute.status_quo
    values = [one.get("value") for one in renderer.iter("category")]
    assert values == [*catalog.parties, ""]
    assert "OpenStreetMap" in licences["coast_osm"]
    assert "GSHHG" in licences["islets_gshhg"]


@pytest.mark.parametrize("name", sorted(DATA_FORMATS))
def test_a_second_export_has_the_same_bytes(catalog: Catalog, tmp_path: Path, name: str) -> None:
    export_data(catalog, name, tmp_path / "one.json")
    export_data(catalog, name, tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.json", "two.json"]


# Its reader of JSON-LD uses what rdflib itself advises against.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_a_vocabulary_says_the_same_in_every_form(catalog: Catalog, tmp_path: Path) -> None:
    graphs = []
    for suffix in (".jsonld", ".ttl", ".rdf"):
        path = tmp_path / f"words{suffix}"
        export_data(catalog, "skos", path)
        graphs.append(Graph().parse(path))
    concepts = set(graphs[0].subjects(RDF.type, SKOS.Concept))
    assert concepts == set(graphs[0].subjects(SKOS.definition))
    assert graphs[0].isomorphic(graphs[1])
    assert graphs[0].isomorphic(graphs[2])
    # rdflib has an order of its own in every process; a file has one.
    iris = re.findall(r'rdf:about="([^"]+)"', (tmp_path / "words.rdf").read_text("utf-8"))
    assert iris == sorted(iris)
    with pytest.raises(BadValueError, match="ttl"):
        export_data(catalog, "skos", tmp_path / "words.xlsx")


def test_reviews_of_claims_have_whole_addresses_and_dates(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonld"
    words = ["--format", "claim-review", "--base-url", "https://example.org/maps/"]
    assert main(["data", "export", *words, "--out", str(path)]) == 0
    reviews = json.loads(path.read_text("utf-8"))["@graph"]
    assert len({one["@id"] for one in reviews}) == len(reviews) > 50
    for review in reviews:
        assert review["url"].startswith("https://example.org/maps/story?select=passage%3A")
        date = review["itemReviewed"]["appearance"].get("datePublished", "2000")
        for text in (review["datePublished"], date):
            assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text)


def test_a_failed_export_leaves_the_good_file(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text("good", encoding="utf-8")
    with pytest.raises(UnknownNameError, match="Unknown format 'dwg'"):
        export_data(catalog, "dwg", path)
    assert path.read_text(encoding="utf-8") == "good"


def test_the_command_line_exports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "words.jsonld"
    assert main(["data", "export", "--format", "skos", "--out", str(path)]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["@graph"]
    assert main(["data", "export", "--format", "dwg", "--out", str(path)]) == 2
    assert "invalid choice" in capsys.readouterr().err
