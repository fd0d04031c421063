"""Programs of others that tests and measurements use: from Debian and from npm."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests import ROOT

NPM = ROOT / ".venv" / "clients"
NODE_MODULES = NPM / "node_modules"

WAITING = ("-o", "DPkg::Lock::Timeout=600")
"""For apt-get: waits while another installation is at work."""


def install(debian: Mapping[str, str], npm: Sequence[str] = ()) -> None:
    """Install what is missing: packages of Debian as root alone, those of npm into ``.venv``.

    Parameters
    ----------
    debian : Mapping of str to str
        What tells that a package is there, a program or a path, and the packages.
    """
    missing = [names for sign, names in debian.items() if not _there(sign)]
    if missing:
        apt = ["apt-get", *WAITING, "install", "-y", "-qq", "--no-install-recommends"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        packages = " ".join(missing).split()
        subprocess.run([*apt, *packages], check=True, stdout=subprocess.DEVNULL, env=environment)
    if any(not (NODE_MODULES / name).is_dir() for name in npm):
        NPM.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(NPM)]
        subprocess.run([*command, *npm], check=True, cwd=NPM)


def _there(sign: str) -> bool:
    return Path(sign).exists() or shutil.which(sign) is not None
