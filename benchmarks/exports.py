"""Times and sizes of the files: every form of one view, and the static site."""

import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.results import Row, gzipped_kb, seconds_of
from geo_app.data import Catalog
from geo_app.exports.writers import FORMATS, make
from geo_app.site.build import build_site
from geo_app.view.codec import make_view

REPEATS = 5
SLOW = ("gif",)
"""Forms that are made once: each of their pictures takes as long as another form."""

LIMITS_S = {"png": 3.0, "html": 0.5}
HTML_LIMIT_KB = 300
JOBS = 2


def rows(catalog: Catalog) -> list[Row]:
    """Measure every form of one view after a first one has loaded all it needs, and the site."""
    view = make_view(catalog, catalog.dispute.default_scenario)
    made = []
    for name in FORMATS:
        call = partial(make, catalog, view, name)
        content = call()
        seconds = [seconds_of(call) for _ in range(1 if name in SLOW else REPEATS)]
        made.append(Row(f"{name}, made", "s", seconds, LIMITS_S.get(name)))
        if name == "html":
            made.append(Row("html, gzipped", "kB", [gzipped_kb(content)], HTML_LIMIT_KB))
    return [*made, *_site(catalog)]


def _site(catalog: Catalog) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        written = build_site(catalog, Path(folder), jobs=JOBS).files
        seconds = time.perf_counter() - start
        size = sum(path.stat().st_size for path in written) / 1000**2
        pages = sum(path.suffix == ".html" for path in written)
    return [
        Row(f"static site of {pages} pages, {JOBS} processes", "s", [seconds]),
        Row(f"static site of {len(written)} files", "MB", [size]),
    ]
