"""``export`` and ``site``: views as files. Heavy libraries are read only when they run."""

import argparse
import os
import time
from pathlib import Path
from typing import Any

from geo_app.cli.command import argument, command, number_from_1, pair, print_text
from geo_app.data.catalog import Catalog, catalog
from geo_app.errors import UnknownNameError

_KIB, _MIB = 1024, 1024**2
_FIELDS = ("date", "lang", "perspective", "rocks", "select", "name", "theme")


@command(
    "export",
    "write a view as a map, a picture, slides or data",
    argument("scenario", metavar="SCENARIO", help="id, as 'scenarios' lists it"),
    *(
        argument(f"--{name}", metavar=example, help=text, action="append", default=[])
        for name, example, text in (
            ("set", "UNIT=PARTY", "give a unit to a party"),
            ("cut", "UNIT=SHARE", "cut a unit: 0 to 1"),
        )
    ),
    *(
        argument(f"--{name}", metavar=example, help=text)
        for name, example, text in (
            ("rocks", "full|no-eez", "whether rocks have an economic zone"),
            ("date", "YYYY-MM-DD", "the day"),
            ("lang", "CODE", "language"),
            ("perspective", "ID", "whose names and lines"),
            ("layers", "A,B", "what is drawn, separated by commas; 'none' for nothing"),
            ("select", "KIND:ID", "what is selected"),
            ("name", "TEXT", "name of your allocation"),
            ("theme", "light|dark|grey", "colours; grey is safe to print"),
            ("format", "NAME", "a form, where the suffix of FILE does not name it"),
        )
    ),
    argument(
        "--tour",
        "--story",
        metavar="ID",
        dest="story",
        help="story whose steps slides, a document or a map carry",
    ),
    argument("--days", metavar="FROM..TO", help="period of a film; 'close-up' for that of the map"),
    # The second names are those of earlier versions.
    argument("--camera", "--view", metavar="LON,LAT,ZOOM", help="centre of the map"),
    argument(
        "--base-url",
        "--link",
        metavar="URL",
        help="where the running app is, for links and citations",
    ),
    argument("--size", default="a4", metavar="NAME", help="slide, a4, letter, a3"),
    argument("--dpi", default="150", metavar="150|300", help="of a PNG"),
    *(
        argument(f"--{name}", action="store_true", help=text)
        for name, text in (
            ("outline", "a blank map for exercises"),
            ("locked", "what the map shows is fixed"),
            ("no-panel", "without legend and scenario panel"),
            ("no-controls", "without buttons and time axis"),
            ("no-figures", "without the figure"),
        )
    ),
    argument("--out", required=True, type=Path, metavar="FILE"),
)
def export(call: argparse.Namespace) -> int:
    """Write a view into a file."""
    from geo_app.exports.writers import FORMATS, format_of, save
    from geo_app.views.codec import make_view

    data = catalog()
    # What is wrong with the call is said before anything is drawn.
    format_ = call.format or format_of(call.out)
    if format_ not in FORMATS:
        raise UnknownNameError("format", format_, FORMATS)
    view = make_view(data, call.scenario, **_parts(call))
    save(data, view, call.out, format_, _options(data, call))
    return print_text(f"{call.out} written, {call.out.stat().st_size / _KIB:,.0f} KiB.")


def _parts(call: argparse.Namespace) -> dict[str, Any]:
    parts: dict[str, Any] = {name: getattr(call, name) for name in _FIELDS}
    parts["set"] = dict(pair("--set", text, "UNIT=PARTY") for text in call.set)
    parts["cut"] = dict(pair("--cut", text, "UNIT=SHARE") for text in call.cut)
    if call.layers is not None:
        parts["layers"] = [] if call.layers == "none" else call.layers.split(",")
    if call.camera is not None:
        parts["camera"] = call.camera.split(",")
    return parts


def _options(data: Catalog, call: argparse.Namespace) -> Any:
    from geo_app.exports.options import DPIS, Options, days_of, today

    if not call.dpi.isdigit():
        raise UnknownNameError("resolution in dpi", call.dpi, map(str, DPIS))
    return Options(
        size=call.size,
        dpi=int(call.dpi),
        outline=call.outline,
        story=call.story,
        days=days_of(data.dispute, call.days) if call.days else None,
        address=call.base_url,
        accessed=today(),
        locked=call.locked,
        panel=not call.no_panel,
        controls=not call.no_controls,
        figures=not call.no_figures,
    )


@command(
    "site",
    "write the whole explorer as a static site",
    argument("--out", required=True, type=Path, metavar="DIR"),
    argument(
        "--jobs",
        type=number_from_1(64, "number of processes"),
        metavar="N",
        help="processes (default: one a core)",
    ),
    # The second name is that of earlier versions.
    argument("--base-url", "--address", default="", metavar="URL", help="where it will stand"),
    argument("--zip", action="store_true", help="pack it into one file beside the folder as well"),
)
def site(call: argparse.Namespace) -> int:
    """Write every page in every language as files, for any host or none."""
    from geo_app.site.build import build_site, zip_site

    start = time.perf_counter()
    jobs = call.jobs or os.cpu_count() or 1
    built = build_site(catalog(), call.out, jobs=jobs, address=call.base_url)
    if call.zip:
        zip_site(built, call.out)
    size_mib = sum(path.stat().st_size for path in built.files) / _MIB
    seconds = time.perf_counter() - start
    return print_text(
        f"{len(built.files)} files, {size_mib:.1f} MiB, in {call.out}, {seconds:.0f} s; "
        f"{built.written} were new or had changed."
    )
