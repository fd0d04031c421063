"""The browser of the tests: one that is installed, or else Playwright's own.

``python -m tests.browser.chromium`` starts it, and installs one where none starts. Frames are tried
in Firefox too, which it installs where there is none.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache

from tests.browser import firefox
from tests.programs import WAITING

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk")
MISSING = """\
No Chromium starts, and none could be installed.
Install Chromium or Google Chrome, or set CHROMIUM to the path of one that you have:
    CHROMIUM=/path/to/chromium make test"""
NO_FIREFOX = """\
No Firefox was found, and none could be installed.
Install Firefox, or set FIREFOX to the path of one that you have:
    FIREFOX=/path/to/firefox make test"""


def launch_arguments() -> list[str]:
    """Return the arguments under which tests start Chromium: quiet, and usable as root.

    No host but this machine has an address there. A route of Playwright that asks Python of every
    request would turn off the cache of the browser, with which readers open these pages.
    """
    arguments = [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
    ]
    if _is_root():
        arguments += ["--no-sandbox", "--disable-dev-shm-usage"]
    return arguments


@cache
def installed() -> str | None:
    """Return the browser that ``CHROMIUM`` names, else one on the path; None: Playwright's own."""
    named = os.environ.get("CHROMIUM")
    return named or next((name for name in map(shutil.which, NAMES) if name and _runs(name)), None)


def main() -> int:
    """Start the browser of the tests; install one where none starts."""
    # Playwright's own needs libraries that a bare machine may lack; Debian's brings them along.
    for install in (None, _install_by_playwright, _install_by_apt):
        if install:
            install()
            installed.cache_clear()
        if _starts():
            print(f"Browser for the tests: {installed() or 'Playwright’s own'}")
            return _find_firefox()
    print(MISSING, file=sys.stderr)
    return 1


def _find_firefox() -> int:
    if not firefox.installed():
        _install_by_apt(firefox.NAMES[:1])
    if firefox.installed():
        return 0
    print(NO_FIREFOX, file=sys.stderr)
    return 1


def _starts() -> bool:
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=installed(), args=launch_arguments()).close()
        except Error:
            return False
    return True


def _runs(path: str) -> bool:
    """Whether it is a browser: on Ubuntu it may be a script that names another package."""
    return _run(path, "--version")


def _install_by_playwright() -> None:
    print("No Chromium starts: trying Playwright's own download ...", file=sys.stderr)
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def _install_by_apt(packages: Sequence[str] = DEBIAN_PACKAGES) -> None:
    if shutil.which("apt-get"):
        print("Trying the packages of Debian ...", file=sys.stderr)
        root = () if _is_root() else ("sudo", "-n")
        apt = (*root, "apt-get", *WAITING)
        _run(*apt, "update")
        _run(*apt, "install", "-y", "--no-install-recommends", *packages)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(*command: str) -> bool:
    """Run a command without its output; whether it went well."""
    try:
        result = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=900,
            check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
