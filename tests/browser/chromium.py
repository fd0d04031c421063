"""Find a Chromium for the browser tests, or install one.

``python -m tests.browser.chromium`` prints the path of the one that the tests will use, and
installs it first where there is none. Only the standard library is needed.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPLICATIONS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
INSTALL_TIMEOUT_S = 900
FONT_PACKAGES = ("fonts-noto-core", "fonts-noto-cjk")
MISSING = """\
No Chromium was found and none could be installed.
Install Chromium or Google Chrome, or set CHROMIUM to the path of one that you have:
    CHROMIUM=/path/to/chromium make test"""


class NoChromiumError(RuntimeError):
    """No browser is there and none could be installed."""


def launch_arguments() -> list[str]:
    """Return the arguments under which tests start Chromium: quiet, and usable as root."""
    arguments = [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments += ["--no-sandbox", "--disable-dev-shm-usage"]
    return arguments


def find() -> Path | None:
    """Return the first browser that starts, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        path = Path(shutil.which(named) or named)
        if not _starts(path):
            raise NoChromiumError(f"CHROMIUM is set to {named}, which does not start.")
        return path
    return next((path for path in _candidates() if _starts(path)), None)


def find_or_install() -> Path:
    """Return a browser that starts; install one where there is none.

    Raises
    ------
    NoChromiumError
        Neither worked; the message says what a person can do.
    """
    path = find()
    for install in (_install_by_playwright, _install_by_apt):
        if path is not None:
            return path
        install()
        path = find()
    if path is None:
        raise NoChromiumError(MISSING)
    return path


def add_fonts() -> None:
    """Install fonts for Japanese where none is; without them only pictures of pages suffer."""
    if not shutil.which("fc-list"):
        return
    covered = subprocess.run(["fc-list", ":lang=ja"], capture_output=True, text=True, check=False)
    if covered.stdout.strip() or _apt_install(FONT_PACKAGES):
        return
    _say("No font for Japanese is installed: screenshots will show boxes (try fonts-noto-cjk).")


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        found = shutil.which(name)
        if found:
            yield Path(found)
    for application in MAC_APPLICATIONS:
        yield Path(f"/Applications/{application}.app/Contents/MacOS/{application}")
    for variable in WINDOWS_FOLDERS:
        for program in WINDOWS_PROGRAMS:
            if variable in os.environ:
                yield Path(os.environ[variable]) / program
    downloaded = _playwright_path()
    if downloaded is not None:
        yield downloaded


def _playwright_path() -> Path | None:
    """Return where Playwright keeps, or would keep, the browser that it downloads."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """Whether the file is there and runs. On Windows ``--version`` would open a window."""
    if not path.is_file():
        return False
    if platform.system() == "Windows":
        return True
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, timeout=60, check=False, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _install_by_playwright() -> None:
    _say("No Chromium found: trying Playwright's own download ...")
    _quiet_run([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_by_apt() -> None:
    _apt_install(("chromium",))


def _apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages as root, or through a sudo that asks for no password."""
    if not shutil.which("apt-get"):
        return False
    prefix = _root_prefix()
    if prefix is None:
        return False
    _say(f"Installing {', '.join(packages)} with apt-get ...")
    _quiet_run([*prefix, "apt-get", "update", "-q"])
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    return _quiet_run([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *install])


def _root_prefix() -> list[str] | None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _quiet_run(["sudo", "-n", "true"], tell=False):
        return ["sudo", "-n"]
    return None


def _quiet_run(command: Sequence[str], *, tell: bool = True) -> bool:
    """Run a command without its output; show the end of that when it fails."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=INSTALL_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _say(f"{command[0]}: {error}")
        return False
    if done.returncode and tell:
        _say("\n".join(done.stdout.strip().splitlines()[-5:]))
    return done.returncode == 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    """Print the path of the browser for the tests; install it and fonts where missing."""
    try:
        path = find_or_install()
    except NoChromiumError as error:
        _say(str(error))
        return 1
    add_fonts()
    _say(f"Browser for the tests: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
