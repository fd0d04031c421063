"""Measure the exports: pictures, single-file maps, data, slides and the static site.

``python -m benchmarks.exports [--repeats N] [--site]`` prints a table.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from geo_app.data import Catalog, load_catalog
from geo_app.exports.site import build_site
from geo_app.exports.view import make_view
from geo_app.exports.writers import FORMATS, Options, make

REPEATS = 5
LIMITS_S = {"png": 3.0, "html": 0.5}
KB = 1000


def timed(call: Callable[[], bytes], repeats: int) -> tuple[list[float], bytes]:
    """Return the seconds of each call, and what the last one gave."""
    seconds, content = [], b""
    for _ in range(repeats):
        start = time.perf_counter()
        content = call()
        seconds.append(time.perf_counter() - start)
    return seconds, content


def measure(catalog: Catalog, repeats: int) -> None:
    """Print time and size of every form of one view, after a first one has loaded all it needs."""
    view = make_view(catalog, catalog.dispute.default_scenario)
    print(f"{'form':8} {'median s':>9} {'slowest s':>9} {'kB':>8} {'kB gzip':>8}  limit")
    for name in FORMATS:
        make(catalog, view, name, Options())
        few = 1 if name == "pptx" else repeats
        seconds, content = timed(lambda one=name: make(catalog, view, one, Options()), few)  # type: ignore[misc]
        small = len(gzip.compress(content, 9, mtime=0)) / KB
        limit = f"{LIMITS_S[name]} s" if name in LIMITS_S else ""
        middle, slowest = statistics.median(seconds), max(seconds)
        size = len(content) / KB
        print(f"{name:8} {middle:9.2f} {slowest:9.2f} {size:8.0f} {small:8.0f}  {limit}")


def measure_site(catalog: Catalog, jobs: int) -> None:
    """Print time and size of the whole static site."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        written = build_site(catalog, Path(folder), jobs=jobs)
        seconds = time.perf_counter() - start
        size = sum(path.stat().st_size for path in written) / KB**2
        pages = sum(path.suffix == ".html" for path in written)
    print(f"site: {pages} pages, {len(written)} files, {size:.1f} MB, {seconds:.0f} s, {jobs} jobs")


def main() -> None:
    """Run the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--site", action="store_true", help="the static site too")
    parser.add_argument("--jobs", type=int, default=2)
    call = parser.parse_args()
    catalog = load_catalog()
    measure(catalog, call.repeats)
    if call.site:
        measure_site(catalog, call.jobs)


if __name__ == "__main__":
    main()
