"""Measure the app beside a plain ``st_folium`` page, the lab, the sea, the files and the site.

Writes ``results.md``.

``make benchmark``, or ``python -m benchmarks.measure [--repeats N]``.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import explorer, exports, lab, load, sea, site
from benchmarks.results import (
    APP_INTRODUCTION,
    APP_NOTES,
    RESULTS,
    SITE_NOTES,
    Section,
    write,
)
from benchmarks.site import DEBIAN, NODE
from geo_app.data import catalog
from tests.browser.chromium import installed, launch_arguments
from tests.programs import install

REPEATS = 50


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write the tables, and say which targets were missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=REPEATS, help="switches of each kind")
    repeats, data = parser.parse_args(arguments).repeats, catalog()
    install(DEBIAN, NODE)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        # First: the driver of the browser has a loop of events of its own.
        readers = load.rows(folder)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=installed(), args=launch_arguments())
            app = explorer.rows(browser, folder, data, repeats)
            sections = [
                Section("The running app", app, APP_INTRODUCTION, APP_NOTES),
                Section("Many readers", readers, after=load.NOTES),
                Section("The lab, in the map alone", lab.rows(browser, data)),
                Section("The sea", sea.rows(data)),
                Section("Files", exports.rows(data)),
                Section("The static site", site.rows(browser, folder, data), after=SITE_NOTES),
            ]
            write(sections, browser.version)
            browser.close()
    print(RESULTS.read_text(encoding="utf-8"))
    missed = [row.name for section in sections for row in section.rows if not row.kept]
    if missed:
        print("Targets missed: " + "; ".join(missed), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
