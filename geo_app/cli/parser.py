"""The command line as a whole."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import NoReturn

from geo_app.cli import (
    claims,
    compare,
    data,
    evaluate,
    export,
    locate,
    run,
    scenarios,
    site,
    status,
    units,
)
from geo_app.cli.words import data_folder
from geo_app.data.catalog import DATA_VARIABLE

COMMANDS = (
    run, scenarios, units, status, evaluate, compare, locate, claims, data, export, site,
)  # fmt: skip
"""The module of each command, in the order of the help."""


class Parser(argparse.ArgumentParser):
    """Parser whose messages say what would have been right."""

    def error(self, message: str) -> NoReturn:
        """Print the fault, a suggestion and the usage, and stop with status 2."""
        print(f"{self.prog}: {message}{self._suggestion(message)}", file=sys.stderr)
        self.print_usage(sys.stderr)
        raise SystemExit(2)

    def _suggestion(self, message: str) -> str:
        """Find the word nearest to the one that was refused."""
        _, _, rest = message.partition("invalid choice: '")
        word = rest.partition("'")[0]
        choices = [
            name
            for action in self._actions
            if isinstance(action.choices, dict)
            for name in action.choices
        ]
        return nearest(word, choices) if word else ""


def make_parser() -> argparse.ArgumentParser:
    """Build the parser; the function to call is in ``run`` of what it returns."""
    parser = Parser(
        prog="python -m geo_app",
        description="Explore a territorial dispute: who held what and when, and what each "
        "proposal would mean.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--data",
        type=data_folder,
        metavar="DIR",
        help=f"another data folder (default: what {DATA_VARIABLE} names, else the one that came "
        "with the program)",
    )
    commands = parser.add_subparsers(title="commands", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser


def nearest(word: str, choices: Iterable[str]) -> str:
    """Write a suggestion for a mistyped word, or nothing."""
    # Only a mistaken name needs this, so only then is difflib read.
    import difflib

    near = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""
