"""The pages of the data: the dictionary is current, and the steps of the guide work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geo_app.cli import main
from geo_app.data import catalog, load_catalog
from geo_app.exports.records.dictionary import dictionary
from geo_app.map_document.payload import payload
from tests import ROOT
from tests.fixtures_data import copy_data

DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```yaml\n# (geodata/\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str) -> list[tuple[str, str]]:
    return BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))


def run(*words: str) -> int:
    catalog.cache_clear()
    return main(words)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = copy_data(tmp_path)
    monkeypatch.setenv("GEO_APP_DATA", str(root))
    catalog.cache_clear()
    yield root
    catalog.cache_clear()


def test_the_dictionary_is_current() -> None:
    """If this fails: python -m geo_app data dictionary --out docs/data_dictionary.md."""
    assert (DOCS / "data_dictionary.md").read_text(encoding="utf-8") == dictionary()


def test_the_dictionary_names_every_kind_of_record() -> None:
    text = dictionary()
    for word in ("### Unit", "### Status", "### Citation", "`tables/statuses.csv`", "EDTF"):
        assert word in text


def test_the_guide_has_one_file_for_each_thing() -> None:
    folders = [name.split("/")[1] for name, _ in blocks("adding.md")]
    assert folders == ["sources", "proposals", "events", "units", "lang"]


def test_who_follows_the_guide_step_by_step_succeeds(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("data", "package") == 0
    for name, text in blocks("adding.md"):
        path = copy.parent / name
        assert not path.exists()
        path.write_text(text, encoding="utf-8")
        capsys.readouterr()
        assert run("data", "check") == 0, capsys.readouterr().err
        assert f"{name}: the file is new" in capsys.readouterr().err
    assert run("data", "package") == 0
    capsys.readouterr()
    assert run("data", "check") == 0
    assert "Note" not in capsys.readouterr().err


def test_what_was_added_shows_on_the_map(copy: Path) -> None:
    for name, text in blocks("adding.md"):
        (copy.parent / name).write_text(text, encoding="utf-8")
    data = load_catalog(copy)
    shown = payload(data, data.language("en"))
    assert "practice_lesson" in shown["sources"]
    assert named(shown["scenarios"], "practice_shikotan_alone")
    assert named(shown["units"], "practice_rock")["location"] == [149.0, 44.2]
    assert "practice_lesson_2026" in str(shown["events"])
    german = payload(data, data.language("de"))
    assert "Nur Shikotan (Übung)" in str(german["scenarios"])
    assert "Gemeinsame Erklärung von 1956" in str(german["scenarios"])
    assert list(data.languages)[-1] == "de"


def named(rows: list[dict[str, Any]], identifier: str) -> dict[str, Any]:
    (found,) = [row for row in rows if row["id"] == identifier]
    return found


def test_the_pages_name_commands_that_exist() -> None:
    for page in ("adding.md", "correcting.md"):
        text = (DOCS / page).read_text(encoding="utf-8")
        tasks = set(re.findall(r"python -m geo_app data (\w+)", text))
        assert tasks <= {"build", "package", "check", "diff", "export", "dictionary"}
        assert tasks


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in sorted(DOCS.glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+\.md)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"
