"""``site``: every scenario and story as files, for any host."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from geo_app.cli.output import print_text
from geo_app.cli.words import Commands, add_command, number_from_1
from geo_app.data.catalog import catalog

_MIB = 1024**2


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    site = add_command(commands, "site", "write a static site of all scenarios and stories", run)
    site.add_argument("--out", required=True, type=Path, metavar="DIR")
    site.add_argument(
        "--jobs",
        type=number_from_1(64, "number of processes"),
        metavar="N",
        help="processes (default: one a core)",
    )
    site.add_argument("--address", default="", metavar="URL", help="where the site will stand")


def run(call: argparse.Namespace) -> int:
    """Write the static site."""
    from geo_app.exports.page.site import build_site

    start = time.perf_counter()
    jobs = call.jobs or os.cpu_count() or 1
    written = build_site(catalog(), call.out, jobs=jobs, address=call.address)
    size_mib = sum(path.stat().st_size for path in written) / _MIB
    seconds = time.perf_counter() - start
    return print_text(f"{len(written)} files, {size_mib:.1f} MiB, in {call.out}, {seconds:.0f} s.")
