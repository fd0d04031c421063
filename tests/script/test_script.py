"""The scripts of the browser: their rules, their types and form, and that the bundles are new."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from geo_app.pipeline.sources.npm import node_command, npm_command
from geo_app.views.schema import schema
from tests import ROOT

BUNDLES = ("map_document/bundle", "site/bundle", "ui/bundle")


def run(command: Sequence[str], text: str = "") -> str:
    """Run a program at the top of the project on a text; what it prints is why a test fails."""
    answer = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHON": sys.executable},
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


@pytest.fixture(scope="session")
def npm_packages() -> Path:
    """Return the folder of the npm packages that build the scripts."""
    folder = ROOT / "node_modules"
    assert folder.is_dir(), "The npm packages are missing: run `make script` once."
    return folder


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "script").glob("*.test.mjs")), ids=lambda path: path.name
)
def test_the_rules_hold_in_node(path: Path) -> None:
    run([*node_command(), "--test", str(path)])


@pytest.mark.usefixtures("npm_packages")
def test_the_bundles_are_made_of_the_modules_as_they_are(tmp_path: Path) -> None:
    run([*node_command(), "esbuild.config.mjs", str(tmp_path)])
    for folder in BUNDLES:
        new = {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        committed = {path.name: path.read_bytes() for path in (ROOT / "geo_app" / folder).iterdir()}
        stale = sorted(name for name in new | committed if new.get(name) != committed.get(name))
        assert stale == [], f"geo_app/{folder} is stale: run `make script`."


@pytest.mark.usefixtures("npm_packages")
def test_the_types_of_the_view_are_those_of_the_model() -> None:
    types = ROOT / "geo_app" / "map_document" / "script" / "view.d.ts"
    made = run([*npm_command(), "run", "--silent", "types"], json.dumps(schema()))
    assert made == types.read_text(encoding="utf-8"), f"{types.name} is stale: run `make script`."


def test_no_script_stands_in_python() -> None:
    for path in sorted((ROOT / "geo_app").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert "export default" not in text, path
        assert 'js="' not in text, path


def test_the_lock_names_no_registry() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
