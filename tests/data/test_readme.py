"""README.md: its figures come from the data, its commands and paths exist."""

import re
import shlex
from pathlib import Path

import pytest

from geo_app.data import Catalog
from tests import ROOT
from tests.readme_figures import BEGIN, END, README, replaced

TEXT = README.read_text(encoding="utf-8")
COMMANDS = re.findall(r"^python -m geo_app (.+?)(?:\s+#.*)?$", TEXT, flags=re.MULTILINE)
ONLY_HELP = {
    "run", "data build", "data package", "data translations", "data diff", "data export", "export",
    "site",
}  # fmt: skip
"""Commands that run for long, or that write into the data."""


def test_figures_come_from_the_data(catalog: Catalog) -> None:
    assert TEXT.count(BEGIN) == TEXT.count(END) == 1
    assert replaced(TEXT, catalog) == TEXT, "run `make readme`"


def test_no_figure_stands_outside_the_table() -> None:
    before, _, rest = TEXT.partition(BEGIN)
    outside = before + rest.partition(END)[2]
    assert re.findall(r"\d[\d,.]*\s*(?:km²|km2|%|islands|sources)", outside) == []


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^)make\s+([a-z]+)", TEXT, re.MULTILINE))
    assert {"run", "test"} <= named
    assert [name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


def test_folders_exist() -> None:
    named = re.findall(r"^- `([\w./-]+)`", TEXT, flags=re.MULTILINE)
    assert len(named) > 8
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_understood(
    command: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    from geo_app.cli import main

    # Whatever a command writes, it does not write into the project.
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command)
    if any(command.startswith(name) for name in ONLY_HELP):
        words = [*words, "--help"]
    assert main(words) == 0
    assert capsys.readouterr().out.strip()
