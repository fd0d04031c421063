"""The house rules that no single function can keep: lengths, names, and what is loaded when."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from geo_app.data import Catalog
from geo_app.html.theme import DARK, LIGHT
from tests import ROOT

SKIPPED_FOLDERS = {
    ".git", ".venv", "__pycache__", ".cache", ".hypothesis", "node_modules", "test-artifacts",
    "screenshots",
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

MAX_LINES = 400


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
        spelled = [name.form for name in unit.names]
        names |= {word for text in spelled for word in re.findall(r"[^\W\d_]{4,}", text)}
    generic = {
        "island", "islands", "islet", "islets", "group", "north", "south", "whole", "rocks",
        "ostrov", "ostrova", "yuzhny", "severny", "minor", "part", "chain", "pair", "islas",
        "gryada", "острова", "остров", "северный", "южный", "northern", "southern",
        "brat", "main", "with", "near", "peninsula", "prefecture", "small",
    }  # fmt: skip
    parties = {party for party in catalog.parties if party not in {"joint", "undetermined"}}
    return {name.lower() for name in names} - generic | parties | {"kuril", "kurile", "chishima"}


def test_files_stay_short() -> None:
    lines = {relative(path): len(path.read_text("utf-8").splitlines()) for path in code_files()}
    assert {name: count for name, count in lines.items() if count > MAX_LINES} == {}


def test_geodata_holds_no_program() -> None:
    assert [p for p in project_files() if "geodata" in p.parts and p.suffix in CODE_SUFFIXES] == []


EVERY_PAGE = """
import importlib, pkgutil
import geo_app.ui, geo_app.server
for room in (geo_app.ui, geo_app.server):
    for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        importlib.import_module(module.name)
import geo_app.app, geo_app.exports.page.html
from streamlit.testing.v1 import AppTest
for page in ("glossary", "sources"):
    assert not AppTest.from_file(f"pages/{page}.py", default_timeout=30).run().exception
none_of("folium", "branca", "geopandas", "matplotlib")
"""
DATA_AND_FILES = """
import geo_app.data, geo_app.engine
none_of("streamlit", "folium", "geopandas", "requests")
from geo_app.cli import main
from geo_app.data import catalog
for form in ("geojson", "csv", "kml", "png"):
    words = ["export", catalog().dispute.status_quo, "--layers", "zones", "--out", f"view.{form}"]
    assert main(words) == 0
    none_of("folium", "branca", "geopandas", *() if form == "png" else ["matplotlib"])
"""
NONE_OF = """
import sys
def none_of(*heavy):
    loaded = {*heavy} & {*sys.modules}
    assert not loaded, loaded
"""


@pytest.mark.parametrize("program", [EVERY_PAGE, DATA_AND_FILES], ids=["pages", "files"])
def test_a_heavy_library_is_loaded_where_it_is_needed(program: str, tmp_path: Path) -> None:
    """Pages load none until a map is made; files of data load none that draws."""
    (tmp_path / "pages").symlink_to(ROOT / "pages")
    run = subprocess.run(
        [sys.executable, "-c", f"{NONE_OF}\n{program}"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr


def test_streamlit_has_the_colours_of_the_palette() -> None:
    path = ROOT / "geo_app" / "app" / ".streamlit" / "config.toml"
    settings = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, palette in (("light", LIGHT), ("dark", DARK)):
        assert settings["theme"][name] == {
            "primaryColor": palette.accent, "backgroundColor": palette.paper,
            "secondaryBackgroundColor": palette.raised, "textColor": palette.ink,
            "linkColor": palette.link, "borderColor": palette.rule,
        }  # fmt: skip


def test_colours_stand_in_one_place() -> None:
    """No colour of the palette is written again; what is left in a style sheet is of no theme."""
    colours = {colour.lower() for one in (LIGHT, DARK) for colour in one.variables.values()}
    found = [
        f"{relative(path)}: {colour}"
        for path in code_files()
        if path.name != "theme.py"
        for colour in re.findall(r"#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8"))
        if colour.lower() in colours - {LIGHT.on_accent}
    ]
    assert found == []
