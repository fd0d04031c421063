"""``run``: the app, on this computer."""

import argparse
import os
import socket
import subprocess
import sys
from pathlib import Path

from geo_app.cli.command import argument, command, number_from_1
from geo_app.data.catalog import catalog
from geo_app.server.archive import ARCHIVE_VARIABLE

APP = Path(__file__).resolve().parents[1] / "app" / "asgi.py"
HOST = "localhost"
DEFAULT_PORT, HIGHEST_PORT = 8501, 65535
PORT_IN_USE = 2


@command(
    "run",
    "start the app on this computer",
    argument(
        "--port",
        type=number_from_1(HIGHEST_PORT, "port"),
        default=DEFAULT_PORT,
        help=f"local port (default {DEFAULT_PORT})",
    ),
    argument(
        "--archive",
        type=Path,
        metavar="DIR",
        help="folder that keeps the map of every version of the data for pinned frames "
        f"(default: what {ARCHIVE_VARIABLE} names, else a folder among your own data)",
    ),
    argument("--no-browser", action="store_true", help="do not open a browser"),
)
def run_app(call: argparse.Namespace) -> int:
    """Run the app in this interpreter until it is stopped, once the data is known to be sound."""
    catalog()
    port: int = call.port
    if is_taken(port):
        print(
            f"Port {port} is in use. Stop the other program, or choose another port: "
            f"python -m geo_app run --port {port + 1 if port < HIGHEST_PORT else port - 1}",
            file=sys.stderr,
        )
        return PORT_IN_USE
    if call.archive is not None:
        # The server is a program of its own: it inherits the environment, not this call.
        os.environ[ARCHIVE_VARIABLE] = str(call.archive.absolute())
    print(f"The app opens at http://{HOST}:{port}  (Ctrl+C stops it)", flush=True)
    return _become(server_words(port, open_browser=not call.no_browser))


def server_words(port: int, *, open_browser: bool) -> list[str]:
    """Words that start the server, on this computer only.

    What holds wherever it is started stands in ``.streamlit/config.toml`` beside the app.
    """
    headless = "false" if open_browser else "true"
    options = {
        "server.address": HOST,
        "server.port": str(port),
        "server.headless": headless,
        "server.fileWatcherType": "none",
    }
    words = [word for key, value in options.items() for word in (f"--{key}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(APP), *words]


def is_taken(port: int) -> bool:
    """Whether some program answers on a local port, at any address of this computer's name."""
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def _become(words: list[str]) -> int:
    """Turn into the server, so that whoever stops this process stops the server."""
    if os.name == "posix":
        os.execv(words[0], words)  # noqa: S606 - our own interpreter, no shell
    try:
        return subprocess.run(words, check=False).returncode  # noqa: S603 - as above
    except KeyboardInterrupt:
        return 0
