"""Words that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

ROCKS = ("full", "no-eez")

Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no public name
"""The commands of a parser, or the tasks of a command."""


def add_command(
    commands: Commands[argparse.ArgumentParser],
    name: str,
    what: str,
    run: Callable[[argparse.Namespace], int],
    *,
    json: bool = False,
) -> argparse.ArgumentParser:
    """Add a command; what runs it stands in ``run`` of the parsed call.

    Parameters
    ----------
    what : str
        One line of help.
    run : callable
        Takes the parsed call, returns the exit status.
    json : bool
        Whether it takes ``--json``.
    """
    command = commands.add_parser(name, help=what, allow_abbrev=False)
    command.set_defaults(run=run)
    if json:
        command.add_argument("--json", action="store_true", help="print JSON")
    return command


def add_rocks(command: argparse.ArgumentParser) -> None:
    """Add the choice of what a rock has at sea."""
    command.add_argument(
        "--rocks",
        choices=ROCKS,
        default=ROCKS[0],
        help="whether every feature counts, or rocks have a territorial sea only",
    )


def number_from_1(most: int, what: str) -> Callable[[str], int]:
    """Return a reader of whole numbers from 1 to ``most``, for ``type=`` of an argument."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"'{text}' is not a {what}; choose 1 to {most}")
        return int(text)

    return read


def data_folder(text: str) -> Path:
    """Read the path of a data folder, for ``type=`` of an argument."""
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder '{text}'")
    if not (path / "dispute.yaml").is_file():
        raise argparse.ArgumentTypeError(f"'{text}' is no data folder: it has no dispute.yaml")
    return path.absolute()
