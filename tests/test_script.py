"""The scripts of the browser: their rules, their types and form, and that the bundles are new."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo_app.pipeline.sources.npm import node_command

ROOT = Path(__file__).resolve().parents[1]
BUNDLES = ("map_document/bundle", "ui/bundle")


def run_node(*arguments: str | Path) -> None:
    """Run node at the top of the project; what it prints is why the test fails."""
    answer = subprocess.run(
        [*node_command(), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


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
    run_node("--test", path)


@pytest.mark.usefixtures("npm_packages")
def test_the_bundles_are_made_of_the_modules_as_they_are(tmp_path: Path) -> None:
    run_node("esbuild.config.mjs", tmp_path)
    for folder in BUNDLES:
        new = {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        committed = {path.name: path.read_bytes() for path in (ROOT / "geo_app" / folder).iterdir()}
        stale = sorted(name for name in new | committed if new.get(name) != committed.get(name))
        assert stale == [], f"geo_app/{folder} is stale: run `make script`."


def test_no_script_stands_in_python() -> None:
    for path in sorted((ROOT / "geo_app").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert "export default" not in text, path
        assert 'js="' not in text, path


def test_the_lock_names_no_registry() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
