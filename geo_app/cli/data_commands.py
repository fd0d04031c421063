"""What each task of ``data`` does. Each takes the parsed call and returns the exit status."""

from __future__ import annotations

import argparse
import sys

from geo_app.atomic import write_text
from geo_app.cli.output import print_json, print_text
from geo_app.data.catalog import catalog, data_root
from geo_app.errors import DataError


def data_build(call: argparse.Namespace) -> int:
    """Make the layers of the data folder from their sources, then tables and descriptor."""
    # The build reads GDAL and PROJ, which no other command needs.
    from geo_app.pipeline import build
    from geo_app.pipeline.package import write_package

    build(data_root(), official=call.coast)
    write_package(data_root())
    return 0


def data_package(_: argparse.Namespace) -> int:
    """Write tables and descriptor of what the data folder holds now."""
    from geo_app.pipeline.package import write_package

    written = write_package(data_root())
    return print_text(f"{len(written)} files written in {data_root().name}/.")


def data_check(_: argparse.Namespace) -> int:
    """Verify the data folder: each record, what holds between them, and the package."""
    from geo_app.data.package.state import compare
    from geo_app.engine.probe_checks import problems as probe_problems

    data = catalog()
    found = compare(data)
    faults = (*probe_problems(data), *found.problems)
    if faults:
        raise DataError(faults)
    for note in found.notes:
        print(f"Note: {note}", file=sys.stderr)
    return print_text(
        f"The data is sound: {len(data.units)} units, {len(data.events)} events, "
        f"{len(data.proposals)} proposals, {len(data.sources)} sources, "
        f"{len(data.languages)} languages in {data_root().name}/."
    )


def data_diff(call: argparse.Namespace) -> int:
    """Show which rows differ between two versions of the data."""
    from geo_app.cli.diff_forms import diff_form, diff_text
    from geo_app.data.package.versions import read_version

    old, new = read_version(call.old), read_version(call.new)
    form = diff_form(old, new)
    return print_json(form) if call.json else print_text(diff_text(form))


def data_export(call: argparse.Namespace) -> int:
    """Write the data in another form."""
    from geo_app.exports.writers import export_data

    export_data(catalog(), call.format, call.out)
    return print_text(f"{call.out} written.")


def data_dictionary(call: argparse.Namespace) -> int:
    """Print the data dictionary, or write it into a file."""
    from geo_app.exports.records.dictionary import dictionary

    if call.out is None:
        return print_text(dictionary().rstrip("\n"))
    write_text(call.out, dictionary())
    return print_text(f"{call.out} written.")
