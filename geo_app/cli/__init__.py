"""The command line. Exit status: 0 done, 1 the data or the build is at fault, 2 the call is."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from geo_app.cli.command import data_folder
from geo_app.cli.data import DATA
from geo_app.cli.files import export, site
from geo_app.cli.locate import locate
from geo_app.cli.outcomes import compare, evaluate
from geo_app.cli.records import claims, scenarios, status, units
from geo_app.cli.run import run_app
from geo_app.data.catalog import DATA_VARIABLE, catalog
from geo_app.data.language import Language, negotiated
from geo_app.errors import BadDateError, BadValueError, DataError, GeoAppError, UnknownNameError

COMMANDS = (
    run_app, scenarios, units, status, evaluate, compare, locate, claims, DATA, export, site,
)  # fmt: skip
"""In the order of the help."""

DATA_AT_FAULT, CALL_AT_FAULT, INTERRUPTED = 1, 2, 130
FAULTS_OF_CALLS = (UnknownNameError, BadDateError, BadValueError)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; every foreseeable fault ends in a message, never in a traceback."""
    try:
        call = make_parser().parse_args(arguments)
        if call.data is not None:
            # Also for the programs that this one starts.
            os.environ[DATA_VARIABLE] = str(call.data.resolve())
        exit_status = int(call.run(call))
        sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else CALL_AT_FAULT
    except BrokenPipeError:
        # Whoever read our output (``head``) has gone: stop without a word, also at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except GeoAppError as error:
        print(_message(error), file=sys.stderr)
        return CALL_AT_FAULT if isinstance(error, FAULTS_OF_CALLS) else DATA_AT_FAULT
    return exit_status


def _language() -> Language | None:
    """Return the language of the console; none where the data that has it cannot be read."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, named), "").partition(".")[0].replace("_", "-")
    try:
        data = catalog()
    except DataError:
        return None
    return data.language(negotiated(locale, [*data.languages]))


def _message(error: GeoAppError) -> str:
    """Say a fault in the language of the console; what is wrong in the data, in English."""
    if isinstance(error, DataError):
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        return f"The data is not sound ({len(error.problems)} to repair):\n{problems}"
    language = _language()
    said = language.said(error) if language else str(error)
    if isinstance(error, UnknownNameError):
        return f"{said}{nearest(error.name, error.choices, language)}"
    return said


class Parser(argparse.ArgumentParser):
    """Parser whose messages say what would have been right."""

    def error(self, message: str) -> NoReturn:
        """Print the fault, a suggestion and the usage, and stop with status 2."""
        print(f"{self.prog}: {message}{self._suggestion(message)}", file=sys.stderr)
        self.print_usage(sys.stderr)
        raise SystemExit(CALL_AT_FAULT)

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
        command.add_to(commands)
    return parser


def nearest(word: str, choices: Iterable[str], language: Language | None = None) -> str:
    """Write a suggestion for a mistyped word, or nothing."""
    # Only a mistaken name needs this, so only then is difflib read.
    import difflib

    near = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    if not near:
        return ""
    meant = GeoAppError("Did you mean '{name}'?", key="error.near", name=near[0])
    return f" {language.said(meant) if language else meant}"
