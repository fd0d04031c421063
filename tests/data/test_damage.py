"""A damaged file is named first; ``tests/hostile/damage.py`` asks this of every kind of file."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo_app.data import data_root
from geo_app.data.checks.sums import SUMS, changed_files
from tests.fixtures_data import copy_data, restored
from tests.hostile.damage import first_message, spoil


@pytest.fixture(scope="module")
def whole_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("damaged"))


@pytest.fixture
def copy(whole_copy: Path) -> Iterator[Path]:
    with restored(whole_copy, data_root()) as folder:
        yield folder


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("LICENSE.md", "emptied"),
        ("coastlines.yaml", "deleted"),
        ("datapackage.json", "altered"),
        ("lang/en.yaml", "altered"),
        ("sources/gsi_area_survey_2025.yaml", "deleted"),
        ("translations/interface/ja.po", "deleted"),
        (SUMS, "altered"),
    ],
)
def test_the_first_message_names_the_damaged_file(copy: Path, name: str, damage: str) -> None:
    spoil(copy / name, damage)
    assert first_message(copy).startswith(f"geodata/{name}: ")


def test_every_file_is_in_the_list(copy: Path) -> None:
    """Also for a program that everybody has."""
    names = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    lines = (copy / SUMS).read_text(encoding="utf-8").splitlines()[:-1]
    assert {line[66:] for line in lines} == names - {SUMS}
    assert changed_files(copy) == {}
    if program := shutil.which("sha256sum"):
        subprocess.run([program, "-c", "--quiet", SUMS], cwd=copy, check=True)
