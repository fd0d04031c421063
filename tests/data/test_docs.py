"""The pages for people: what they name exists, and the steps of the guide work."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geo_app.cli import main
from geo_app.cli.data import DATA
from geo_app.data import load_catalog
from geo_app.data.catalog import loaded_catalog
from geo_app.exports.records.dictionary import dictionary
from geo_app.map_document.payload import payload
from geo_app.model.layers import LAYERS
from geo_app.views.codec import KEYS, SWITCHES
from tests import ROOT, rooms_picture
from tests.fixtures_data import copy_data

DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```yaml\n# (geodata/\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str) -> list[tuple[str, str]]:
    return BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))


def run(*words: str) -> int:
    loaded_catalog.cache_clear()
    return main(words)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = copy_data(tmp_path)
    monkeypatch.setenv("GEO_APP_DATA", str(root))
    loaded_catalog.cache_clear()
    yield root
    loaded_catalog.cache_clear()


def test_the_dictionary_is_current() -> None:
    """If this fails: python -m geo_app data dictionary --out docs/data_dictionary.md."""
    assert (DOCS / "data_dictionary.md").read_text(encoding="utf-8") == dictionary()


def test_the_dictionary_names_every_kind_of_record() -> None:
    text = dictionary()
    for word in ("### Unit", "### Status", "### Citation", "`tables/statuses.csv`", "EDTF"):
        assert word in text


def test_the_guide_has_one_file_for_each_thing() -> None:
    folders = [name.split("/")[1] for name, _ in blocks("adding.md")]
    assert folders == ["sources", "proposals", "events", "units"]


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
    said = capsys.readouterr().err
    assert "the file is new" not in said
    assert "ja: 11 texts have no translation" in said


def test_what_was_added_shows_on_the_map(copy: Path) -> None:
    for name, text in blocks("adding.md"):
        (copy.parent / name).write_text(text, encoding="utf-8")
    data = load_catalog(copy)
    shown = payload(data, data.language("en"))
    assert data.sources["practice_lesson"].title in {one["title"] for one in shown["sources"]}
    assert named(shown["scenarios"], "practice_shikotan_alone")
    assert named(shown["units"], "practice_rock")["location"] == [149.0, 44.2]
    assert "practice_lesson_2026" in str(shown["events"])


def named(rows: list[dict[str, Any]], identifier: str) -> dict[str, Any]:
    (found,) = [row for row in rows if row["id"] == identifier]
    return found


def test_the_pages_name_commands_that_exist() -> None:
    for page in ("adding.md", "correcting.md", "translating.md"):
        text = (DOCS / page).read_text(encoding="utf-8")
        tasks = set(re.findall(r"python -m geo_app data (\w+)", text))
        assert tasks <= {task.name for task in DATA.tasks}
        assert tasks


PAGES = [
    path
    for pattern in ("*.md", ".github/**/*.md", "docs/**/*.md", "geodata/*.md")
    for path in sorted(ROOT.glob(pattern))
]
PATH = re.compile(r"\.?[A-Za-z_*][\w.*-]*(/[\w.*-]+)*/?")
SUFFIXES = (
    ".css", ".csv", ".geojson", ".js", ".json", ".md", ".mjs", ".py", ".toml", ".ts", ".txt",
    ".yaml",
)  # fmt: skip
MADE_LATER = {".venv/bin/python", "geodata/layers/coast_official.geojson"}
"""What a reader makes by following a page."""

STEP = re.compile(r"^\|.*\| (`\w+`(?:, `\w+`)*) \| `(\S+)` \|$", re.MULTILINE)
DEFINITION = r"^(?:async def|def|class|export function|export class|export const) {}\b"


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_what_a_page_links_to_exists(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_every_path_that_a_page_names_exists(path: Path) -> None:
    """Paths start at the top of the project; on the pages of the data, in their folder."""
    text = re.sub(
        r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    named = {name for name in re.findall(r"`([^`\n]+)`", text) if PATH.fullmatch(name)}
    names = {name for name in named if "/" in name or name.endswith(SUFFIXES)} - MADE_LATER
    is_of_data = path.name == "data_dictionary.md" or path.parent.name == "geodata"
    roots = [ROOT, ROOT / "geodata"] if is_of_data else [ROOT]
    optional = {"layers/coast_official.geojson"} if is_of_data else set()
    missing = [name for name in names if not any(any(root.glob(name)) for root in roots)]
    assert sorted(set(missing) - optional) == []


def test_the_picture_shows_the_rooms_as_they_are() -> None:
    """If this fails: make readme."""
    assert rooms_picture.PICTURE.read_text(encoding="utf-8") == rooms_picture.picture()


def test_every_room_is_in_a_contract_in_the_picture_and_in_the_readme() -> None:
    folders = {path.parent.name for path in (ROOT / "geo_app").glob("*/__init__.py")}
    app, build = rooms_picture.contracts()
    layered = {room for layer in [*app, *build] for room in layer}
    assert {room for room in layered if rooms_picture.is_folder(room)} == folders
    drawn = set(re.findall(r'class="room">(\w+)/', rooms_picture.PICTURE.read_text("utf-8")))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert drawn == folders == set(re.findall(r"^- `geo_app/(\w+)`", readme, re.MULTILINE))


def test_every_step_through_the_rooms_is_where_the_page_says() -> None:
    steps = STEP.findall((DOCS / "architecture.md").read_text(encoding="utf-8"))
    assert len(steps) > 20
    for names, path in steps:
        code = (ROOT / path).read_text(encoding="utf-8")
        for name in re.findall(r"\w+", names):
            assert re.search(DEFINITION.format(name), code, re.MULTILINE), f"{path}: {name}"


def test_the_map_document_page_names_every_part_of_a_view() -> None:
    text = (DOCS / "map_document.md").read_text(encoding="utf-8")
    rows = set(
        re.findall(r"`([\w-]+)`", " ".join(re.findall(r"^\| (`.+?) \|", text, re.MULTILINE)))
    )
    assert rows == {*KEYS, *SWITCHES, "mode", "beside", "data", "wheel"}
    assert [layer for layer in LAYERS if f"`{layer}`" not in text] == []
    script = (ROOT / "geo_app" / "map_document" / "script").rglob("*.js")
    causes = re.findall(
        r"(?:act|change|tellState)\((?:.*, )?\"(\w+)\"\)",
        "".join(p.read_text("utf-8") for p in script),
    )
    listed = text.split("`cause` is ")[1].split("\n\n")[0]
    assert set(causes) == set(re.findall(r"`(\w+)`", listed))


def test_decisions_have_one_numbering_and_one_form() -> None:
    decisions = sorted((DOCS / "decisions").iterdir())
    assert [int(path.name[:4]) for path in decisions] == [*range(1, len(decisions) + 1)]
    for number, path in enumerate(decisions, start=1):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. "), path.name
        parts = re.findall(r"^\*\*(\w+)(?:\.|\*\*)", text, re.MULTILINE)
        assert parts == ["Context", "Choice", "Measured"], path.name
