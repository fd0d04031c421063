"""The house rules that no single function can keep: who imports whom, and what is named where."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from importlinter import cli as importlinter

if TYPE_CHECKING:
    from geo_app.data import Catalog

ROOT = Path(__file__).resolve().parents[1]
SKIPPED_FOLDERS = {
    ".git", ".venv", "__pycache__", ".cache", "node_modules", "test-artifacts", "screenshots",
}  # fmt: skip
TEXT_SUFFIXES = {
    "", ".cff", ".cfg", ".css", ".geojson", ".html", ".js", ".json", ".md", ".mjs", ".py", ".toml",
    ".ts", ".txt", ".yaml", ".yml",
}  # fmt: skip
# Written backwards, so that this file does not name them itself.
FOREIGN_HOSTS = tuple(
    name[::-1]
    for name in (
        "ten.rviledsj.ndc", "moc.gkpnu", "moc.eralfduolc.sjndc", "moc.yreuqj.edoc",
        "moc.ndcpartstoob.andten", "moc.ndcpartstoob.ndcxam", "moc.sipaelgoog.stnof",
        "moc.citatsg.stnof", "moc.sipaelgoog.xaja", "hs.mse", "gro.ipyp", "gro.detsohnohtyp",
        "gro.sjmpn.yrtsiger", "gro.naibed.bed", "gro.gnalog.yxorp",
    )
)  # fmt: skip
PRIVATE_PATHS = re.compile(r"(?<![\w.])/(?:work|tmp|root)/|\.\./shared\b")
CODE_SUFFIXES = {".py", ".js", ".css"}
MADE_FOLDER = "bundle"
"""Holds scripts that are made of the modules, which are read here."""

MAX_LINES = 300


@cache
def project_files() -> tuple[Path, ...]:
    """Return every text file of the project, as git sees them where there is git."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        paths = [ROOT / name for name in names if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not SKIPPED_FOLDERS & set(path.parts)]
    return tuple(p for p in paths if p.is_file() and p.suffix in TEXT_SUFFIXES)


def code_files() -> Iterator[Path]:
    """Yield the files of the package and its pages."""
    for folder in ("geo_app", "pages"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in CODE_SUFFIXES and path.parent.name != MADE_FOLDER:
                yield path


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_imports_point_downwards(capsys: pytest.CaptureFixture[str]) -> None:
    status = importlinter.lint_imports(
        config_filename=str(ROOT / "pyproject.toml"), no_cache=True, verbose=False
    )
    assert status == importlinter.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_file_names_a_foreign_code_host_or_a_private_path() -> None:
    found = []
    for path in project_files():
        text = path.read_text(encoding="utf-8")
        found += [f"{relative(path)}: {host}" for host in FOREIGN_HOSTS if host in text]
        found += [f"{relative(path)}: {hit.group()}" for hit in PRIVATE_PATHS.finditer(text)]
    own = relative(Path(__file__))
    assert [line for line in found if not line.startswith(own)] == []


def test_only_the_data_knows_the_dispute(catalog: Catalog) -> None:
    """No place, party or state of the data is named in the code."""
    words = place_names(catalog)
    assert len(words) > 100
    pattern = re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(words))})(?![a-z])", re.IGNORECASE)
    found = [
        f"{relative(path)}:{number}: {hit.group()}"
        for path in code_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for hit in pattern.finditer(line)
    ]
    assert found == []


def place_names(catalog: Catalog) -> set[str]:
    """Return the proper names in the data that a program has no reason to know."""
    names = set()
    for unit in catalog.units.values():
        spelled = [
            unit.names.neutral,
            unit.names.japanese.kanji,
            unit.names.japanese.romaji,
            unit.names.russian.cyrillic,
            unit.names.russian.transliteration,
        ]
        names |= {word for text in spelled for word in re.findall(r"[^\W\d_]{4,}", text)}
    generic = {
        "island", "islands", "islet", "islets", "group", "north", "south", "whole", "rocks",
        "ostrov", "ostrova", "yuzhny", "severny", "minor", "part", "chain", "pair", "islas",
        "gryada", "острова", "остров", "северный", "южный", "northern", "southern",
        "brat", "main", "with", "near", "peninsula", "prefecture", "small",
    }  # fmt: skip
    parties = {party for party in catalog.parties if party not in {"joint", "undetermined"}}
    return {name.lower() for name in names} - generic | parties | {"kuril", "kurile", "chishima"}


@pytest.mark.parametrize("path", sorted(code_files()), ids=relative)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_geodata_holds_no_program() -> None:
    assert [p for p in project_files() if "geodata" in p.parts and p.suffix in CODE_SUFFIXES] == []


def test_the_page_process_loads_no_heavy_library() -> None:
    """Answering a rerun needs neither geopandas nor folium; importing the model needs no app."""
    program = (
        "import sys, geo_app.data, geo_app.engine\n"
        "heavy = {'streamlit', 'folium', 'branca', 'geopandas', 'requests'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
