"""The data package: valid for the format's own checker, current, and watchful."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from geo_app.cli import main
from geo_app.data import Catalog, data_root, load_catalog
from geo_app.data.attribution import layer_terms
from geo_app.data.catalog import loaded_catalog
from geo_app.data.package import compare
from geo_app.data.tables import TABLES
from geo_app.data.tables.table import Cells, read_cells, text_of
from geo_app.errors import DataError
from geo_app.pipeline.package import write_package
from tests.data.test_integrity import Damage, apart, drop, put, say
from tests.fixtures_data import copy_data, restored, rewrite

UNIT = "units/shikotan.yaml"
EVENT = "events/yalta_agreement_1945.yaml"
PROPOSAL = "proposals/joint_declaration_1956.yaml"
SOURCE = "sources/frus_1945_v6_d450.yaml"
LINE = "lines/shimoda_1855.yaml"
COAST = "layers/coast_osm.geojson"
JAPANESE = "translations/interface/ja.po"


def descriptor(root: Path | None = None) -> dict[str, Any]:
    text = ((root or data_root()) / "datapackage.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_data(tmp_path_factory.mktemp("packaged"))
    write_package(root)
    return root


@pytest.fixture(scope="module")
def whole_copy(packaged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(packaged, tmp_path_factory.mktemp("altered") / "geodata"))


@pytest.fixture
def copy(whole_copy: Path, packaged: Path) -> Iterator[Path]:
    with restored(whole_copy, packaged) as folder:
        yield folder


def validate(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "datapackage.json"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_frictionless_finds_no_fault() -> None:
    done = validate(data_root())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "INVALID" not in done.stdout


@pytest.mark.parametrize(
    ("table", "before", "after"),
    [
        ("statuses", ",claim,japan,", ",claim,atlantis,"),
        ("figures", ",area,0,250.57,", ",area,0,minus one,"),
        ("units", "shikotan,12,island,", "shikotan,12,castle,"),
    ],
)
def test_frictionless_would_find_one(copy: Path, table: str, before: str, after: str) -> None:
    """A wrong key, a wrong type and a wrong word are seen, although the hash is right."""
    path = copy / "tables" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    content = descriptor(copy)
    for resource in content["resources"]:
        if resource["name"] == table:
            del resource["hash"], resource["bytes"]
    (copy / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    done = validate(copy)
    assert done.returncode != 0
    assert "INVALID" in done.stdout


def test_the_committed_package_is_current(tmp_path: Path) -> None:
    """If this fails: python -m geo_app data package."""
    root = copy_data(tmp_path)
    for path in write_package(root):
        name = path.relative_to(root)
        assert path.read_bytes() == (data_root() / name).read_bytes(), name


def test_a_second_package_has_the_same_bytes(copy: Path) -> None:
    before = {path: path.read_bytes() for path in (copy / "tables").iterdir()}
    before[copy / "datapackage.json"] = (copy / "datapackage.json").read_bytes()
    write_package(copy)
    assert {path: path.read_bytes() for path in before} == before


def test_every_file_has_what_a_reader_needs() -> None:
    content = descriptor()
    assert content["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    listed = {one["path"] for one in content["resources"]}
    present = {
        path.relative_to(data_root()).as_posix()
        for folder in ("layers", "tables")
        for path in (data_root() / folder).iterdir()
    }
    assert listed == present
    for one in content["resources"]:
        assert (data_root() / one["path"]).stat().st_size == one["bytes"]
        assert one["hash"].startswith("sha256:")
        assert one["format"] in ("geojson", "csv")
        assert one["encoding"] == "utf-8"
        assert len(one["licenses"]) == 1, one["path"]
        assert one["sources"]
        assert one["attribution"]
        assert one["schema"]["fields"]
        assert ("crs" in one) == one["path"].startswith("layers/")


def test_tables_have_keys_units_and_constraints() -> None:
    schemas = {one["name"]: one["schema"] for one in descriptor()["resources"]}
    tables = {table.name for table in TABLES}
    for table in TABLES:
        schema = schemas[table.name]
        assert schema["primaryKey"]
        for key in schema.get("foreignKeys", ()):
            assert key["reference"]["resource"] in tables | {""}
        for field in schema["fields"]:
            measured = field["name"].endswith(("_deg", "_km2", "_m"))
            assert not measured or field["unit"], field
    keys = {(key["fields"][0], key["reference"]["resource"])
            for key in schemas["statuses"]["foreignKeys"]}  # fmt: skip
    assert keys == {("unit", "units"), ("holder", "holders")}


def test_every_file_of_texts_is_listed_with_its_hash() -> None:
    text = (data_root() / "tables" / "records.csv").read_text(encoding="utf-8")
    rows = read_cells(text, "records.csv")
    paths = [*data_root().rglob("*.yaml"), *data_root().rglob("*.po")]
    files = {path.relative_to(data_root()).as_posix() for path in paths}
    assert {row["path"] for row in rows} == files


def test_every_attribution_is_shown_with_the_map(catalog: Catalog) -> None:
    """Producers are named as their licences ask, in every language; our own work needs no name."""
    layers = [one for one in descriptor()["resources"] if one["path"].startswith("layers/")]
    named = {one["attribution"] for one in layers} - {"Own work"}
    assert "© OpenStreetMap contributors" in named
    producers = {
        "© OpenStreetMap contributors": "OpenStreetMap",
        "GSHHG (Wessel and Smith)": "GSHHG",
    }
    for language in catalog.languages.values():
        shown = language.interface("map.attribution")
        for attribution in named:
            producer = producers.get(attribution, attribution.split(" (")[0])
            assert producer in shown, (language.code, attribution)
    assert set(layer_terms(catalog)) == set(catalog.layer_names)


def test_licences_of_the_folder_are_explained() -> None:
    text = (data_root() / "LICENSE.md").read_text(encoding="utf-8")
    for one in descriptor()["resources"]:
        if one["path"].startswith("layers/"):
            assert one["path"] in text


ALTERATIONS: list[Damage] = [
    (UNIT, put("note", value="Other."), "unit 'shikotan' was altered: note"),
    (UNIT, put("names", 3, "form", value="Ш"), "name 'units/shikotan names 3' was altered"),
    (UNIT, put("areas_km2", 0, "value", value="252"), "figure 'shikotan area 0' was altered"),
    (UNIT, drop("areas_km2", -1), "' was deleted"),
    (UNIT, put("statuses", 1, "status", value="x"), "status 'cp0101' was altered: status is 'x'"),
    (UNIT, put("statuses", 1, "start", value="1800~"), "status 'cp0101' was altered: start"),
    (UNIT, drop("statuses", 10), "status 'cp0108' was deleted"),
    (UNIT, put("statuses", 1, "sources", 0, "grade", value="B"), "citation 'units/shikotan"),
    (UNIT, put("coast", "reach_m", value="1"), "the record was altered"),
    (EVENT, put("date", value="1945-02-12"), "event 'yalta_agreement_1945' was altered: date"),
    (EVENT, drop("units", 0), "unit of an event 'yalta_agreement_1945 habomai' was deleted"),
    (PROPOSAL, put("caption", value="x"), "proposal 'joint_declaration_1956' was altered"),
    (PROPOSAL, put("allocation", "parties", "japan", value=["habomai"]), "allocation 'joint_"),
    (SOURCE, put("title", value="x"), "source 'frus_1945_v6_d450' was altered: title is 'x'"),
    (LINE, put("path", 0, value=["146.7", "47.05"]), "line 'shimoda_1855' was altered: path_wkt"),
    ("places/yalta.yaml", put("location", 0, value="34.2"), "place 'yalta' was altered"),
    ("parties/joint.yaml", put("name", value="x"), "party 'joint' was altered"),
    ("holders/scap.yaml", put("name", value="x"), "holder 'scap' was altered"),
    ("stories/article.yaml", put("passages", 0, "claims", 0, "verdict", value="wrong"), "claim '"),
    (JAPANESE, say("date.about", "およそ{date}"), "the record was altered"),
    ("coastlines.yaml", put("simplify_m", value="401"), "the record was altered"),
    ("dispute.yaml", put("subtitle", value="x"), "the record was altered"),
]


@pytest.mark.parametrize("altered", apart(ALTERATIONS))
def test_an_altered_record_is_named(copy: Path, altered: Sequence[Damage]) -> None:
    for name, change, _ in altered:
        rewrite(copy, name, change)
    problems = compare(load_catalog(copy)).problems
    for name, _, said in altered:
        assert any(one.startswith(f"geodata/{name}: ") and said in one for one in problems), (
            name,
            said,
            problems,
        )
    assert {one.partition(":")[0] for one in problems} == {f"geodata/{one[0]}" for one in altered}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("events/aso_equal_area_2006.yaml", "unknown event 'aso_equal_area_2006'"),
        ("proposals/dulles_1956.yaml", "geodata/proposals/dulles_1956.yaml: the file was deleted"),
        ("places/rumoi.yaml", "geodata/places/rumoi.yaml: the file was deleted"),
        ("translations/interface/ru.po", "languages names the unknown language 'ru'"),
        (SOURCE, f"unknown source '{Path(SOURCE).stem}'"),
        (UNIT, "unknown unit 'shikotan'"),
        (COAST, f"geodata/{COAST}: the file is missing"),
        ("tables/units.csv", "geodata/tables/units.csv: the file is missing"),
    ],
)
def test_a_deleted_file_is_named_on_the_command_line(
    copy: Path,
    name: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (copy / name).unlink()
    assert run_check(copy, monkeypatch) == 1
    assert said in capsys.readouterr().err


def run_check(root: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("GEO_APP_DATA", str(root))
    loaded_catalog.cache_clear()
    try:
        return main(["data", "check"])
    finally:
        loaded_catalog.cache_clear()


def test_an_altered_geometry_is_named_even_with_a_new_hash(copy: Path) -> None:
    """The table of shapes knows what the descriptor was made to forget."""
    path = copy / COAST
    content = json.loads(path.read_text(encoding="utf-8"))
    feature = next(f for f in content["features"] if f["properties"]["unit"] == "shikotan")
    ring = feature["geometry"]["coordinates"]
    while not isinstance(ring[0][0], float):
        ring = ring[0]
    ring[1][0] += 0.00001
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(DataError, match=r"coast_osm\.geojson: the file is damaged"):
        load_catalog(copy)
    forged = descriptor(copy)
    for resource in forged["resources"]:
        if resource["path"] == COAST:
            import hashlib

            resource["hash"] = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    (copy / "datapackage.json").write_text(json.dumps(forged), encoding="utf-8")
    problems = compare(load_catalog(copy)).problems
    assert any("geometry 'coast_osm unit=shikotan' was altered" in one for one in problems)


def test_an_altered_table_is_named(copy: Path) -> None:
    path = copy / "tables" / "figures.csv"
    path.write_bytes(path.read_bytes().replace(b"251", b"252", 1))
    (problem,) = compare(load_catalog(copy)).problems
    assert problem.startswith("geodata/tables/figures.csv: the file is damaged or was changed")


def test_a_new_file_and_another_layout_are_only_noted(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(copy, PROPOSAL, lambda content: content)
    shutil.copy(copy / "places" / "yalta.yaml", copy / "places" / "livadia.yaml")
    rewrite(copy, "places/livadia.yaml", put("id", value="livadia"))
    assert run_check(copy, monkeypatch) == 0
    said = capsys.readouterr().err
    assert "geodata/places/livadia.yaml: the file is new" in said
    assert f"geodata/{PROPOSAL}: the same in another layout" in said


def test_data_package_makes_the_change_the_new_state(copy: Path) -> None:
    rewrite(copy, EVENT, put("title", value="Agreement of Yalta on Japan"))
    assert compare(load_catalog(copy)).problems
    write_package(copy)
    assert compare(load_catalog(copy)) == ((), ())
    assert validate(copy).returncode == 0


def test_a_package_of_faulty_records_is_not_written(copy: Path) -> None:
    before = (copy / "datapackage.json").read_bytes()
    rewrite(copy, EVENT, put("place", value="nowhere"))
    with pytest.raises(DataError, match="unknown place"):
        write_package(copy)
    assert (copy / "datapackage.json").read_bytes() == before


def test_a_folder_without_tables_is_told_what_to_do(copy: Path) -> None:
    shutil.rmtree(copy / "tables")
    content = descriptor(copy)
    content["resources"] = [r for r in content["resources"] if r["path"].startswith("layers/")]
    (copy / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    (problem,) = compare(load_catalog(copy)).problems
    assert "data package" in problem


def test_cells_are_plain() -> None:
    assert [text_of(value) for value in (None, True, 251.0, 0.5, "x")] == [
        "", "true", "251", "0.5", "x",
    ]  # fmt: skip
    rows: list[Cells] = [{"a": "1", "b": ""}]
    assert read_cells("a,b\n1,\n", "t") == rows
    with pytest.raises(DataError, match="more or fewer cells"):
        read_cells("a,b\n1\n", "t")
