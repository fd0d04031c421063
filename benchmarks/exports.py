"""Times and sizes of the files: every form of one view."""

from functools import partial

from benchmarks.results import Row, gzipped_kb, seconds_of
from geo_app.data import Catalog
from geo_app.exports.writers import FORMATS, make
from geo_app.views.codec import make_view

REPEATS = 5
SLOW = ("gif", "mp4", "webm")
"""Forms that are made once: each of their pictures takes as long as another form."""

LIMITS_S = {"png": 3.0, "html": 0.5}
HTML_LIMIT_KB = 260


def rows(catalog: Catalog) -> list[Row]:
    """Measure every form of one view after a first one has loaded all it needs."""
    view = make_view(catalog, catalog.dispute.default_scenario)
    made = []
    for name in FORMATS:
        call = partial(make, catalog, view, name)
        content = call()
        seconds = [seconds_of(call) for _ in range(1 if name in SLOW else REPEATS)]
        made.append(Row(f"{name}, made", "s", seconds, LIMITS_S.get(name)))
        if name == "html":
            made.append(Row("html, gzipped", "kB", [gzipped_kb(content)], HTML_LIMIT_KB))
    return made
