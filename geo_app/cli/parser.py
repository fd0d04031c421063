"""The words of the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from geo_app.cli import commands
from geo_app.cli.data_parser import add_data
from geo_app.cli.export_parser import add_exports
from geo_app.cli.sea_parser import add_sea
from geo_app.cli.tables import nearest

DEFAULT_PORT = 8501


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
    commands_ = parser.add_subparsers(title="commands", required=True)
    _add_run(commands_)
    _add_lists(commands_)
    _add_status(commands_)
    add_sea(commands_)
    _add_claims(commands_)
    add_data(commands_)
    add_exports(commands_)
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no public name


def _add_run(commands_: Commands[Parser]) -> None:
    run = commands_.add_parser("run", help="start the app on this computer", allow_abbrev=False)
    run.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, help=f"local port (default {DEFAULT_PORT})"
    )
    run.add_argument(
        "--archive",
        type=Path,
        metavar="DIR",
        help="folder that keeps the map of every version of the data for pinned frames "
        "(default: what GEO_APP_ARCHIVE names, else a folder among your own data)",
    )
    run.add_argument("--no-browser", action="store_true", help="do not open a browser")
    run.set_defaults(run=commands.run)


def _add_lists(commands_: Commands[Parser]) -> None:
    scenarios = commands_.add_parser("scenarios", help="list the proposals that can be mapped")
    scenarios.set_defaults(run=commands.scenarios)
    _add_json(scenarios)
    units = commands_.add_parser("units", help="list the islands and stretches of land")
    units.set_defaults(run=commands.units)
    _add_json(units)


def _add_status(commands_: Commands[Parser]) -> None:
    status = commands_.add_parser("status", help="show what was in force on a day")
    status.add_argument("--date", required=True, metavar="YYYY-MM-DD", help="the day")
    status.add_argument("--unit", metavar="ID", help="only this unit or group")
    status.set_defaults(run=commands.status)
    _add_json(status)


def _add_claims(commands_: Commands[Parser]) -> None:
    claims = commands_.add_parser("claims", help="list what a text says, checked")
    claims.add_argument("--story", metavar="ID", help="the text (default: the first with claims)")
    claims.set_defaults(run=commands.claims)
    _add_json(claims)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"'{text}' is not a port; choose 1 to 65535")
    return int(text)
