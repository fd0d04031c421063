"""The words of the commands about outcomes: ``evaluate``, ``compare``, ``locate``."""

from __future__ import annotations

import argparse
from typing import Any

from geo_app.cli import sea_commands

ROCKS = ("full", "no-eez")


def add_sea(commands_: Any) -> None:
    """Add the three commands to the parser's commands."""
    _add_evaluate(commands_)
    _add_compare(commands_)
    _add_locate(commands_)


def _add_evaluate(commands_: Any) -> None:
    evaluate = commands_.add_parser("evaluate", help="show what a proposal would mean")
    evaluate.add_argument("scenario", metavar="SCENARIO", help="id, as 'scenarios' lists it")
    evaluate.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="UNIT=PARTY",
        help="give a unit or group to a party; may be repeated, later ones go over earlier ones",
    )
    evaluate.add_argument(
        "--cut",
        action="append",
        default=[],
        metavar="UNIT=SHARE[:TO:REST]",
        help="divide a unit: a share of its land, 0 to 1 or in per cent, to one party, the rest to "
        "another; without parties, those of the scenario that divides it",
    )
    _add_rocks(evaluate)
    _add_json(evaluate)
    evaluate.set_defaults(run=sea_commands.evaluate)


def _add_compare(commands_: Any) -> None:
    compare = commands_.add_parser("compare", help="set two proposals side by side")
    compare.add_argument("first", metavar="A", help="id of a scenario")
    compare.add_argument("second", metavar="B", help="id of another")
    _add_rocks(compare)
    _add_json(compare)
    compare.set_defaults(run=sea_commands.compare)


def _add_locate(commands_: Any) -> None:
    locate = commands_.add_parser("locate", help="tell whose water or land a place is")
    locate.add_argument("lon", nargs="?", metavar="LON", help="longitude in degrees, WGS84")
    locate.add_argument("lat", nargs="?", metavar="LAT", help="latitude in degrees, WGS84")
    locate.add_argument(
        "--points", metavar="FILE.csv", help="many places: a table with columns lon and lat"
    )
    locate.add_argument("--scenario", metavar="S", help="scenario (default: as it is held today)")
    _add_json(locate)
    locate.set_defaults(run=sea_commands.locate)


def _add_rocks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rocks",
        choices=ROCKS,
        default=ROCKS[0],
        help="whether every feature counts, or rocks have a territorial sea only",
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
