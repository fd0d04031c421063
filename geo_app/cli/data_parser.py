"""The words after ``python -m geo_app data``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geo_app.cli import data_commands
from geo_app.exports.writers import DATA_FORMATS


def add_data(commands_: argparse._SubParsersAction[Any]) -> None:
    """Add the tasks of the data folder to the command line."""
    data = commands_.add_parser("data", help="build, check, compare or export the data folder")
    tasks = data.add_subparsers(title="tasks", required=True)
    build = _task(
        tasks, "build", "make the map layers from their sources", data_commands.data_build
    )
    build.add_argument(
        "--coast",
        type=_coast,
        metavar="official=PATH",
        help="draw the disputed units from an official boundary file that you have downloaded",
    )
    _task(tasks, "package", "write tables and descriptor anew, offline", data_commands.data_package)
    _task(tasks, "check", "verify what is there, without downloading", data_commands.data_check)
    diff = _task(
        tasks, "diff", "show what differs between two data folders", data_commands.data_diff
    )
    diff.add_argument("old", type=Path, metavar="OLD", help="a data folder or a zip of one")
    diff.add_argument("new", type=Path, metavar="NEW", help="a data folder or a zip of one")
    diff.add_argument("--json", action="store_true", help="print JSON")
    export = _task(tasks, "export", "write the data in another form", data_commands.data_export)
    export.add_argument("--format", required=True, choices=sorted(DATA_FORMATS))
    export.add_argument("--out", required=True, type=Path, metavar="FILE")
    dictionary = _task(
        tasks, "dictionary", "print the data dictionary", data_commands.data_dictionary
    )
    dictionary.add_argument("--out", type=Path, metavar="FILE", help="write it there instead")


def _task(
    tasks: argparse._SubParsersAction[Any],
    name: str,
    what: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    task: argparse.ArgumentParser = tasks.add_parser(name, help=what, allow_abbrev=False)
    task.set_defaults(run=run)
    return task


def _coast(text: str) -> Path:
    kind, _, path = text.partition("=")
    if kind != "official" or not path:
        raise argparse.ArgumentTypeError(f"'{text}' is not of the form official=PATH")
    return Path(path)
