"""What commands are made of: their arguments, and what they print for programs and for people."""

import argparse
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from geo_app.data.contents import Catalog
from geo_app.engine.sea.table import SETS
from geo_app.errors import BadValueError
from geo_app.model.sources import Citation

GAP = "  "

Argument = tuple[tuple[str, ...], dict[str, Any]]
"""What ``add_argument`` of a parser takes."""


def argument(*names: str, **options: Any) -> Argument:
    """Describe an argument as ``add_argument`` of a parser takes it."""
    return names, options


JSON = argument("--json", action="store_true", help="print JSON")
ROCKS = argument(
    "--rocks",
    choices=SETS,
    default=SETS[0],
    help="whether every feature counts, or rocks have a territorial sea only",
)


@dataclass(frozen=True)
class Command:
    """A command of the command line; it runs, or has tasks that do.

    ``run``: takes the parsed call, returns the exit status; the parsed call has it as ``run``.
    """

    name: str
    help: str
    arguments: tuple[Argument, ...] = ()
    run: Callable[[argparse.Namespace], int] | None = None
    tasks: tuple[Self, ...] = ()

    def add_to(self, commands: Any) -> None:
        """Add the command to the subparsers of a parser."""
        parser = commands.add_parser(self.name, help=self.help, allow_abbrev=False)
        for names, options in self.arguments:
            parser.add_argument(*names, **options)
        if self.run:
            parser.set_defaults(run=self.run)
        if self.tasks:
            tasks = parser.add_subparsers(title="tasks", required=True)
            for task in self.tasks:
                task.add_to(tasks)


def command(
    name: str, summary: str, *arguments: Argument
) -> Callable[[Callable[[argparse.Namespace], int]], Command]:
    """Make a command of the function that runs it."""
    return lambda run: Command(name, summary, arguments, run)


def number_from_1(most: int, kind: str) -> Callable[[str], int]:
    """Return a reader of whole numbers from 1 to ``most``, for ``type=`` of an argument."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"'{text}' is not a {kind}; choose 1 to {most}")
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


def print_text(text: str) -> int:
    """Print a text and return the exit status of success.

    A console that cannot write Japanese shows question marks instead of failing.
    """
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, errors="replace").decode(encoding))
    return 0


def print_json(value: Any) -> int:
    """Print a value as JSON and return the exit status of success."""
    return print_text(json.dumps(value, ensure_ascii=False, indent=2))


def show(call: argparse.Namespace, value: Any, text: Callable[[], str]) -> int:
    """Print a value as JSON if the call asks for that, else the text that people read."""
    return print_json(value) if call.json else print_text(text())


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Align columns; those in ``numbers`` to the right. Wide East Asian letters count two."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    right = frozenset(numbers)
    written = [
        GAP.join(
            _pad(cell, widths[column], to_right=column in right) for column, cell in enumerate(line)
        ).rstrip()
        for line in [lines[0], ["-" * width for width in widths], *lines[1:]]
    ]
    return "\n".join(written)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int, *, to_right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if to_right else text + space


def citation_list(catalog: Catalog, citations: Iterable[Citation]) -> list[dict[str, Any]]:
    """Each citation with the title and address of its source."""
    pairs = ((citation, catalog.sources[citation.source]) for citation in citations)
    return [
        {"source": source.id, "title": source.title, "locator": one.locator, "grade": one.grade,
         "address": source.address}
        for one, source in pairs
    ]  # fmt: skip


def pair(option: str, text: str, form: str) -> tuple[str, str]:
    """Read a value of the form ``LEFT=RIGHT``."""
    left, sign, right = text.partition("=")
    if not (sign and left and right):
        raise BadValueError(
            "{option}: '{value}' is not of the form {form}.",
            key="error.cli.form",
            option=option,
            value=text,
            form=form,
        )
    return left, right


def without_noise(value: float) -> float:
    """Drop what binary fractions add after the ninth decimal: 345.84000000000003."""
    return round(value, 9)
