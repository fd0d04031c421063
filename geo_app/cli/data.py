"""``data``: build, check, compare or export the data folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from geo_app.atomic import write_text
from geo_app.cli.command import JSON, Command, argument, command, print_text, show
from geo_app.data.catalog import catalog, data_root
from geo_app.data.package.diff import changes
from geo_app.data.package.versions import Version, read_version
from geo_app.errors import DataError
from geo_app.exports.writers import DATA_FORMATS, export_data

_KINDS = ("added", "deleted", "altered")


def _coast(text: str) -> Path:
    kind, _, path = text.partition("=")
    if kind != "official" or not path:
        raise argparse.ArgumentTypeError(f"'{text}' is not of the form official=PATH")
    return Path(path)


@command(
    "build",
    "make the map layers from their sources",
    argument(
        "--coast",
        type=_coast,
        metavar="official=PATH",
        help="draw the disputed units from an official boundary file that you have downloaded",
    ),
)
def build(call: argparse.Namespace) -> int:
    """Make the layers of the data folder from their sources, then tables and descriptor."""
    # The build reads GDAL and PROJ, which no other command needs.
    from geo_app.pipeline import build as build_layers
    from geo_app.pipeline.package import write_package

    build_layers(data_root(), official=call.coast)
    write_package(data_root())
    return 0


@command("package", "write tables and descriptor anew, offline")
def package(_: argparse.Namespace) -> int:
    """Write tables and descriptor of what the data folder holds now."""
    from geo_app.pipeline.package import write_package

    written = write_package(data_root())
    return print_text(f"{len(written)} files written in {data_root().name}/.")


@command("check", "verify what is there, without downloading")
def check(_: argparse.Namespace) -> int:
    """Verify the data folder: each record, what holds between them, and the package."""
    from geo_app.data.package.state import compare
    from geo_app.engine.probe_checks import problems as probe_problems

    data = catalog()
    state = compare(data)
    faults = (*probe_problems(data), *state.problems)
    if faults:
        raise DataError(faults)
    for note in state.notes:
        print(f"Note: {note}", file=sys.stderr)
    return print_text(
        f"The data is sound: {len(data.units)} units, {len(data.events)} events, "
        f"{len(data.proposals)} proposals, {len(data.sources)} sources, "
        f"{len(data.languages)} languages in {data_root().name}/."
    )


@command(
    "diff",
    "show what differs between two data folders",
    JSON,
    argument("old", type=Path, metavar="OLD", help="a data folder or a zip of one"),
    argument("new", type=Path, metavar="NEW", help="a data folder or a zip of one"),
)
def diff(call: argparse.Namespace) -> int:
    """Show which rows differ between two versions of the data."""
    form = _diff_form(read_version(call.old), read_version(call.new))
    return show(call, form, lambda: _diff_text(form))


def _diff_form(old: Version, new: Version) -> dict[str, Any]:
    """Form of a comparison: table to what was added, deleted and altered in it."""
    tables: dict[str, dict[str, list[Any]]] = {}
    for change in changes(old.state, new.state):
        table = tables.setdefault(change.table.name, {kind: [] for kind in _KINDS})
        entry: dict[str, Any] = {"key": list(change.key), "file": change.file}
        if change.fields:
            entry["fields"] = {
                column: {"old": before, "new": after}
                for column, (before, after) in change.fields.items()
            }
        table[change.kind].append(entry)
    return {"old": old.name, "new": new.name, "tables": tables}


def _diff_text(form: dict[str, Any]) -> str:
    """Write a comparison in lines, table by table."""
    lines = [f"From {form['old']} to {form['new']}"]
    for table, kinds in form["tables"].items():
        counts = ", ".join(f"{len(kinds[kind])} {kind}" for kind in _KINDS if kinds[kind])
        lines += ["", f"{table}: {counts}"]
        for kind in _KINDS:
            for entry in kinds[kind]:
                lines.append(f"  {kind:8} {' '.join(part for part in entry['key'] if part)}")
                for column, values in entry.get("fields", {}).items():
                    lines.append(f"           {column}: {values['old']!r} -> {values['new']!r}")
    if not form["tables"]:
        lines += ["", "Nothing differs."]
    return "\n".join(lines)


@command(
    "export",
    "write the data in another form",
    argument("--format", required=True, choices=sorted(DATA_FORMATS)),
    argument("--base-url", default="", metavar="URL", help="where the running app is, for links"),
    argument("--out", required=True, type=Path, metavar="FILE"),
)
def export(call: argparse.Namespace) -> int:
    """Write the data in another form."""
    export_data(catalog(), call.format, call.out, call.base_url)
    return print_text(f"{call.out} written.")


@command(
    "dictionary",
    "print the data dictionary",
    argument("--out", type=Path, metavar="FILE", help="write it there instead"),
)
def dictionary(call: argparse.Namespace) -> int:
    """Print the data dictionary, or write it into a file."""
    from geo_app.exports.records.dictionary import dictionary as written

    if call.out is None:
        return print_text(written().rstrip("\n"))
    write_text(call.out, written())
    return print_text(f"{call.out} written.")


DATA = Command(
    "data",
    "build, check, compare or export the data folder",
    tasks=(build, package, check, diff, export, dictionary),
)
