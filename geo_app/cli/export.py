"""``export``: a view as a file. Heavy libraries are read only when it runs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from geo_app.cli.words import Commands, add_command
from geo_app.data.catalog import catalog
from geo_app.errors import BadValueError, UnknownNameError

_KIB = 1024
_TEXTS = ("date", "lang", "perspective", "rocks", "select", "name", "theme")


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    export = add_command(
        commands, "export", "write a view as a map, a picture, slides or data", run
    )
    export.add_argument("scenario", metavar="SCENARIO", help="id, as 'scenarios' lists it")
    changes: dict[str, Any] = {"action": "append", "default": []}
    export.add_argument("--set", metavar="UNIT=PARTY", help="give a unit to a party", **changes)
    export.add_argument("--cut", metavar="UNIT=SHARE", help="cut a unit: 0 to 1", **changes)
    for name, example, what in (
        ("rocks", "full|no-eez", "whether rocks have an economic zone"),
        ("date", "YYYY-MM-DD", "the day"),
        ("lang", "CODE", "language"),
        ("perspective", "ID", "whose names and lines"),
        ("layers", "A,B", "what is drawn, separated by commas; 'none' for nothing"),
        ("select", "KIND:ID", "what is selected"),
        ("name", "TEXT", "name of your allocation"),
        ("theme", "light|dark|grey", "colours; grey is safe to print"),
        ("story", "ID", "story whose steps slides or a map carry"),
        ("format", "NAME", "html, png, svg, pdf, geojson, gpkg, csv, xlsx, kml, pptx, cite"),
        ("link", "URL", "where the running app is, for the link to the view"),
    ):
        export.add_argument(f"--{name}", metavar=example, help=what)
    # The second name is that of earlier versions.
    export.add_argument("--camera", "--view", metavar="LON,LAT,ZOOM", help="centre of the map")
    export.add_argument("--size", default="a4", metavar="NAME", help="slide, a4, letter, a3")
    export.add_argument("--dpi", default="150", metavar="150|300", help="of a PNG")
    for name, what in (
        ("outline", "a blank map for exercises"),
        ("locked", "what the map shows is fixed"),
        ("no-panel", "without legend and scenario panel"),
        ("no-controls", "without buttons and time axis"),
        ("no-figures", "without the figure"),
    ):
        export.add_argument(f"--{name}", action="store_true", help=what)
    export.add_argument("--out", required=True, type=Path, metavar="FILE")


def run(call: argparse.Namespace) -> int:
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
    from geo_app.exports.options import Options

    if not call.dpi.isdigit():
        raise BadValueError(f"'{call.dpi}' is not a resolution in dpi.")
    return Options(
        size=call.size,
        dpi=int(call.dpi),
        outline=call.outline,
        story=call.story,
        address=call.link,
        locked=call.locked,
        panel=not call.no_panel,
        controls=not call.no_controls,
        figures=not call.no_figures,
    )
