"""What ``export`` and ``site`` do. Heavy libraries are read only here, when one of them runs."""

from __future__ import annotations

import argparse
import os
import time
from typing import Any

from geo_app.data.catalog import catalog
from geo_app.errors import BadValueError, UnknownNameError

_KIB = 1024
_TEXTS = ("date", "lang", "perspective", "rocks", "select", "name", "theme")


def export(call: argparse.Namespace) -> int:
    """Write one view into a file."""
    from geo_app.exports.writers import FORMATS, format_of, save
    from geo_app.view.codec import make_view

    data = catalog()
    # What is wrong with the call is said before anything is drawn.
    format_ = call.format or format_of(call.out)
    if format_ not in FORMATS:
        raise UnknownNameError("format", format_, FORMATS)
    view = make_view(data, call.scenario, **_parts(call))
    save(data, view, call.out, format_, _options(call))
    print(f"{call.out} written, {call.out.stat().st_size / _KIB:,.0f} KiB.")
    return 0


def _parts(call: argparse.Namespace) -> dict[str, Any]:
    parts: dict[str, Any] = {name: getattr(call, name) for name in _TEXTS}
    parts["set"] = _changes("--set", call.set)
    parts["cut"] = _changes("--cut", call.cut)
    if call.layers is not None:
        parts["layers"] = [] if call.layers == "none" else call.layers.split(",")
    if call.camera is not None:
        parts["camera"] = call.camera.split(",")
    return parts


def _changes(option: str, texts: list[str]) -> dict[str, str]:
    changes = {}
    for text in texts:
        unit, _, value = text.partition("=")
        if not (unit and value):
            raise BadValueError(f"'{text}' for {option} is not of the form UNIT=VALUE.")
        changes[unit] = value
    return changes


def _options(call: argparse.Namespace) -> Any:
    from geo_app.exports.page.html import HtmlOptions
    from geo_app.exports.picture.picture import PictureOptions
    from geo_app.exports.writers import Options

    if not call.dpi.isdigit():
        raise BadValueError(f"'{call.dpi}' is not a resolution in dpi.")
    picture = PictureOptions(size=call.size, dpi=int(call.dpi), outline=call.outline)
    html = HtmlOptions(
        locked=call.locked,
        panel=not call.no_panel,
        controls=not call.no_controls,
        figures=not call.no_figures,
    )
    return Options(picture.size, picture.dpi, picture.outline, call.story, html, call.link)


def site(call: argparse.Namespace) -> int:
    """Write the static site."""
    from geo_app.exports.page.site import build_site

    start = time.perf_counter()
    jobs = call.jobs or os.cpu_count() or 1
    written = build_site(catalog(), call.out, jobs=jobs, address=call.address)
    size = sum(path.stat().st_size for path in written) / _KIB**2
    seconds = time.perf_counter() - start
    print(f"{len(written)} files, {size:.1f} MiB, in {call.out}, {seconds:.0f} s.")
    return 0
