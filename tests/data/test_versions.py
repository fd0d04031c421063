"""What differs between two versions of the data."""

import json
import shutil
from pathlib import Path

import pytest

from geo_app import __version__
from geo_app.cli import main
from geo_app.data import Catalog, data_root
from geo_app.data.package import read_version
from geo_app.errors import DataError
from tests import ROOT
from tests.fixtures_data import copy_data, rewrite


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    root = copy_data(tmp_path)
    rewrite(root, "units/shikotan.yaml", lambda unit: unit["areas_km2"][0].update(value="252"))
    rewrite(root, "units/shikotan.yaml", lambda unit: unit["statuses"][1].update(status="x"))
    (root / "proposals" / "dulles_1956.yaml").unlink()
    shutil.copy(root / "places" / "yalta.yaml", root / "places" / "livadia.yaml")
    rewrite(root, "places/livadia.yaml", lambda place: place.update(id="livadia"))
    return root


def diff(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["data", "diff", *words]) == 0
    return capsys.readouterr().out


def test_changes_are_listed_by_table(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = json.loads(diff(capsys, str(data_root()), str(changed), "--json"))
    tables = form["tables"]
    (figure,) = tables["figures"]["altered"]
    assert figure["key"] == ["shikotan", "area", "0"]
    assert figure["fields"] == {"value": {"old": "250.57", "new": "252"}}
    (status,) = tables["statuses"]["altered"]
    assert status["key"] == ["cp0101"]
    assert [one["key"] for one in tables["proposals"]["deleted"]] == [["dulles_1956"]]
    assert [one["key"] for one in tables["places"]["added"]] == [["livadia"]]
    assert "events" not in tables


def test_the_same_in_words(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = diff(capsys, str(data_root()), str(changed))
    assert "figures: 1 altered" in text
    assert "value: '250.57' -> '252'" in text
    assert "Nothing differs." in diff(capsys, str(data_root()), str(data_root()))


def test_a_zip_of_a_repository_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_data(tmp_path / "explorer-1.0")
    packed = shutil.make_archive(str(tmp_path / "old"), "zip", tmp_path / "explorer-1.0", root.name)
    assert "Nothing differs." in diff(capsys, packed, str(root))


def test_a_version_that_this_program_cannot_read_gives_its_tables(tmp_path: Path) -> None:
    root = copy_data(tmp_path)
    rewrite(root, "units/shikotan.yaml", lambda unit: unit.update(field_of_the_future="x"))
    state = read_version(root).state
    assert len(state["units"]) > 40
    shutil.rmtree(root / "tables")
    with pytest.raises(DataError, match="no tables"):
        read_version(root)


def test_what_is_no_data_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "diff", str(tmp_path), str(data_root())]) == 1
    assert "there is no datapackage.json in it" in capsys.readouterr().err


def test_one_version_everywhere(catalog: Catalog) -> None:
    package = json.loads((data_root() / "datapackage.json").read_text(encoding="utf-8"))
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert package["version"] == catalog.dispute.version == __version__
    assert citation.count(f"version: {__version__}") == 2
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    latest = changelog.split(f"## {__version__}")[1].split("\n## ")[0]
    assert [f"### {part}" in latest for part in ("Code", "Data", "Content")] == [True] * 3
