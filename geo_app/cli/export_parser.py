"""The words after ``python -m geo_app export`` and ``site``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from geo_app.cli import export_commands


def add_exports(commands_: argparse._SubParsersAction[Any]) -> None:
    """Add ``export`` and ``site`` to the command line."""
    _add_export(commands_)
    _add_site(commands_)


def _add_export(commands_: argparse._SubParsersAction[Any]) -> None:
    export = commands_.add_parser(
        "export", help="write a view as a map, a picture, slides or data", allow_abbrev=False
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
    export.set_defaults(run=export_commands.export)


def _add_site(commands_: argparse._SubParsersAction[Any]) -> None:
    site = commands_.add_parser(
        "site", help="write a static site of all scenarios and stories", allow_abbrev=False
    )
    site.add_argument("--out", required=True, type=Path, metavar="DIR")
    site.add_argument("--jobs", type=_jobs, metavar="N", help="processes (default: one a core)")
    site.add_argument("--address", default="", metavar="URL", help="where the site will stand")
    site.set_defaults(run=export_commands.site)


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 64):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of processes from 1 to 64")
    return int(text)
