"""The command line. Exit status: 0 done, 1 the data or the build is at fault, 2 the call is."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from geo_app.cli.parser import make_parser, nearest
from geo_app.data.catalog import DATA_VARIABLE
from geo_app.errors import BadDateError, BadValueError, DataError, GeoAppError, UnknownNameError

DATA_AT_FAULT, CALL_AT_FAULT, INTERRUPTED = 1, 2, 130
FAULTS_OF_CALLS = (UnknownNameError, BadDateError, BadValueError)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; every foreseeable fault ends in a message, never in a traceback.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after ``python -m geo_app``; absent, those of this process.

    Returns
    -------
    int
        Exit status.
    """
    try:
        call = make_parser().parse_args(arguments)
        if call.data is not None:
            _use_data(call.data)
        status = int(call.run(call))
        sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else CALL_AT_FAULT
    except BrokenPipeError:
        return _close_quietly()
    except KeyboardInterrupt:
        return INTERRUPTED
    except GeoAppError as error:
        return _report(error)
    return status


def _use_data(folder: Path) -> None:
    """Read another data folder from here on, also in the programs that this one starts."""
    os.environ[DATA_VARIABLE] = str(folder.resolve())


def _report(error: GeoAppError) -> int:
    print(_message(error), file=sys.stderr)
    return CALL_AT_FAULT if isinstance(error, FAULTS_OF_CALLS) else DATA_AT_FAULT


def _message(error: GeoAppError) -> str:
    if isinstance(error, DataError):
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        return f"The data is not sound ({len(error.problems)} to repair):\n{problems}"
    if isinstance(error, UnknownNameError):
        return f"{error}{nearest(error.name, error.choices)}"
    return str(error)


def _close_quietly() -> int:
    """Whoever read our output (``head``) has gone: stop without a word, also at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
