"""The wheel: installed away from the source, it shows every page and writes every file.

The project comes from the wheel and from nowhere else. What it depends on comes from the
environment of the tests, as downloading all of it again would take minutes and prove nothing:
that every import is declared is for deptry to find, in ``make check``.
"""

import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo_app.data import Catalog
from geo_app.exports.writers import FORMATS
from geo_app.reading.addresses import PAGES
from tests import ROOT
from tests.browser import harness

Exports = tuple[subprocess.Popen[str], Path]
"""A running export, and the folder that it writes into."""


@pytest.fixture(scope="module", autouse=True)
def _nothing_points_to_the_source() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        for name in ("PYTHONPATH", "GEO_APP_DATA"):
            environment.delenv(name, raising=False)
        yield


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it into a new environment, and return where its programs are."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    run(ROOT, sys.executable, *build)
    environment = folder / "environment"
    venv.create(environment)
    base = {"base": str(environment), "platbase": str(environment)}
    python = Path(sysconfig.get_path("scripts", "venv", base)) / Path(sys.executable).name
    # A folder that a .pth file names is searched for packages, but its own .pth files are not
    # read: an editable install of the source stays out of sight.
    packages = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    pth = Path(sysconfig.get_path("purelib", "venv", base)) / "dependencies.pth"
    pth.write_text("\n".join(packages), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    run(folder, *pip, "--no-index", "--no-deps", *map(str, folder.glob("*.whl")))
    where = run(folder, str(python), "-c", "import geo_app; print(geo_app.__file__)")
    assert Path(where.strip()).is_relative_to(environment)
    return python.parent


@pytest.fixture(scope="module")
def exports(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exports]:
    """Write every kind of file, beside the pages and in one process: starting takes longest."""
    folder = tmp_path_factory.mktemp("far")
    program = (
        "import sys\nfrom geo_app.cli import main\n"
        "for name in sys.argv[1:]:\n"
        "    assert main(['export', 'four_islands', '--format', name, '--out', 'a.' + name]) == 0\n"
    )
    words = [str(programs / Path(sys.executable).name), "-c", program, *FORMATS]
    with subprocess.Popen(
        words, cwd=folder, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        yield process, folder
        process.kill()


def run(folder: Path, *words: str) -> str:
    """Return what a program prints, run in a folder; it must succeed."""
    ran = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr or ran.stdout
    return ran.stdout


@pytest.mark.usefixtures("exports")
def test_every_page_opens(programs: Path, tmp_path: Path, page: Page, catalog: Catalog) -> None:
    rows = run(tmp_path, str(programs / "geo-app"), "scenarios").splitlines()
    assert any(row.startswith("four_islands ") for row in rows)
    port = harness.free_port()
    command = [str(programs / "geo-app"), "run", "--port", str(port), "--no-browser"]
    server = harness.start_server(command, port, tmp_path / "log.txt", folder=tmp_path)
    failed = catalog.language("en").interface("page.failed").partition("{id}")[0]
    try:
        for path in ("", *PAGES[1:]):
            page.goto(server.url(path))
            if not path:
                assert harness.wait_ready(page).locator("path[data-unit]").count() > 30
            harness.wait_idle(page)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(page.locator("[data-testid='stException']")).to_have_count(0)
            expect(page.get_by_text(failed)).to_have_count(0)
        # The settings came along too: the paper colour of the theme, not Streamlit's white.
        expect(page.locator("[data-testid='stApp']")).to_have_css(
            "background-color", "rgb(251, 249, 244)"
        )
    finally:
        server.stop()
    assert harness.errors_in_log(server) == []


def test_every_file_is_written(exports: Exports) -> None:
    process, folder = exports
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    empty = [name for name in FORMATS if (folder / f"a.{name}").stat().st_size < 500]
    assert empty == []
