"""What browser tests and benchmarks share: a running app, and a page that tells on itself."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Frame,
    Locator,
    Page,
    Request,
    WebSocketRoute,
)

from geo_app.server.archive import ARCHIVE_VARIABLE
from tests import ROOT

START_TIMEOUT_S = 90
TIMEOUT_MS = 30_000
LOCAL_HOSTS = {"127.0.0.1", "localhost", ""}
# On a deep link Streamlit's own page looks for its server below the page before it looks above.
ALLOWED_CONSOLE_ERRORS = re.compile(r"404 \(Not Found\) \(\S+/\w+/_stcore/(health|host-config)\)")
# What is waited for must be no promise: a promise counts as true before it is kept.
READY = "() => Boolean(window.disputeMap && window.disputeMap.ready)"

BACKGROUND = """() => getComputedStyle(
    document.querySelector("[data-testid='stApp']")).backgroundColor"""


def free_port() -> int:
    """Return a TCP port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Server:
    """A server process of its own, with its output in a file."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def url(self, page: str = "", **state: str) -> str:
        """Return the address of a page with a state in its query string."""
        query = f"?{urlencode(state)}" if state else ""
        return f"{self.address}/{page}{query}"

    @property
    def archive(self) -> Path:
        """Where it keeps the maps of each version, away from the user's own data."""
        return archive_beside(self.log)

    def stop(self) -> None:
        """End the process and all that it started."""
        stop_tree(self.process)


def archive_beside(log: Path) -> Path:
    """Return the folder in which a server with this log keeps the maps of each version."""
    return log.parent / "archive"


def start_server(command: list[str], port: int, log: Path, folder: Path = ROOT) -> Server:
    """Start a Streamlit server in a folder and wait until it answers.

    Raises
    ------
    RuntimeError
        It ended, or did not answer in time; the message holds the end of its output.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, ARCHIVE_VARIABLE: str(archive_beside(log))},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=os.name == "posix",
        )
    server = Server(process, port, log)
    try:
        _wait_until_healthy(server)
    except BaseException:
        server.stop()
        raise
    return server


def start_app(log: Path, port: int | None = None) -> Server:
    """Start the explorer, on a free port unless one is named."""
    port = port or free_port()
    command = [sys.executable, "-m", "geo_app", "run", "--port", str(port), "--no-browser"]
    return start_server(command, port, log)


def _wait_until_healthy(server: Server) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)  # between two questions to the port; nothing tells when it opens
    tail = server.log.read_text(encoding="utf-8", errors="replace")[-3000:]
    raise RuntimeError(f"The server did not start:\n{tail}")


def errors_in_log(server: Server) -> list[str]:
    """Return the errors that a server met, but for browsers that left while it was talking."""
    log = server.log.read_text(encoding="utf-8", errors="replace")
    # Its log is one JSON object a line; what it says before it has begun is not.
    told = [json.loads(line) for line in log.splitlines() if line.startswith('{"time"')]
    errors = [str(one) for one in told if one["level"] in ("ERROR", "CRITICAL")]
    return errors + re.findall(r"^[\w.]*\w(?:Error|Exception): .*", log, flags=re.MULTILINE)


def stop_tree(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children."""
    if os.name != "posix":
        subprocess.run(
            ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
        )
    else:
        _signal_group(process, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            _signal_group(process, signal.SIGKILL)
    process.wait(timeout=10)


def _signal_group(process: subprocess.Popen[bytes], number: int) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the files of a folder, on an origin of their own; give its address."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def forget(context: BrowserContext) -> None:
    """Close all pages but the first, which no test has, and keep only caches of what was sent."""
    first, *others = context.pages
    for page in others:
        page.close()
    everywhere = {"origin": "*", "storageTypes": "all"}
    context.new_cdp_session(first).send("Storage.clearDataForOrigin", everywhere)
    context.clear_permissions()


@dataclass
class Watch:
    """Records what a page must never do: errors, and requests to other hosts."""

    problems: list[str] = field(default_factory=list)

    def attach(self, page: Page) -> None:
        """Listen to a page; ``launch_arguments`` refuses what it asks of other hosts."""
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        page.on("console", self._console)
        page.on("requestfailed", self._failed)

    def _asked(self, request: Request) -> None:
        if (urlsplit(request.url).hostname or "") not in LOCAL_HOSTS:
            self.problems.append(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        text = f"{message.text} ({message.location.get('url')})"
        if not ALLOWED_CONSOLE_ERRORS.search(text):
            self.problems.append(f"console error: {text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"request failed: {request.url} {request.failure}")


class SlowConnection:
    """Between a page and its server: what one of them sends may be held back, then sent on.

    Attributes
    ----------
    asked : int
        Messages that the page has sent so far.
    """

    def __init__(self, page: Page) -> None:
        self.asked = 0
        self._sockets: tuple[WebSocketRoute, WebSocketRoute] | None = None
        self._held: dict[str, list[str | bytes]] = {}
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, page_end: WebSocketRoute) -> None:
        server_end = page_end.connect_to_server()

        def asked(message: str | bytes) -> None:
            self.asked += 1
            self._pass_on("asked", message)

        self._sockets = (server_end, page_end)
        page_end.on_message(asked)
        server_end.on_message(lambda message: self._pass_on("answered", message))

    def _pass_on(self, direction: str, message: str | bytes) -> None:
        if direction in self._held:
            self._held[direction].append(message)
        elif self._sockets:
            self._sockets[direction == "answered"].send(message)

    def hold(self, direction: str = "asked") -> None:
        """Keep what the page asks, or what it is "answered", from now on."""
        self._held[direction] = []

    def release(self, direction: str = "asked") -> None:
        """Send all of it, and whatever follows."""
        for message in self._held.pop(direction, []):
            self._pass_on(direction, message)

    def release_one(self, direction: str) -> None:
        """Send the first message that is held."""
        if self._sockets and self._held[direction]:
            self._sockets[direction == "answered"].send(self._held[direction].pop(0))


def map_frame(page: Page) -> Frame:
    """Return the frame of the map document, once the page holds it."""
    return document_frame(page.locator("iframe[src*='/map/']").first)


def document_frame(iframe: Locator) -> Frame:
    """Return the frame of an iframe, once its own document has come in.

    A new iframe first holds an empty document. What waits in that one waits for ever: the
    browser drops its animation frames, and keeps its window for the document that follows.
    """
    iframe.wait_for(state="attached", timeout=TIMEOUT_MS)
    frame = iframe.element_handle().content_frame()
    if frame is None:
        raise AssertionError("The iframe holds no document.")
    frame.wait_for_url(
        lambda url: url not in ("", "about:blank"), wait_until="commit", timeout=TIMEOUT_MS
    )
    return frame


def wait_ready(page: Page) -> Frame:
    """Wait until the map takes orders, and return its frame."""
    frame = map_frame(page)
    frame.wait_for_function(READY, timeout=TIMEOUT_MS)
    return frame


def wait_idle(page: Page) -> None:
    """Wait until Streamlit has answered everything it was asked."""
    app = page.locator("[data-testid='stApp']")
    app.wait_for(timeout=TIMEOUT_MS)
    page.wait_for_function(
        """() => {
            const app = document.querySelector("[data-testid='stApp']");
            return app && app.getAttribute("data-test-script-state") === "notRunning"
                && app.getAttribute("data-test-connection-state") === "CONNECTED";
        }""",
        timeout=TIMEOUT_MS,
    )


def wait_page(page: Page, path: str) -> None:
    """Wait until another page of the explorer has taken the place of the one before."""
    page.wait_for_url(re.compile(rf"/{path}(\?|$)"))
    wait_idle(page)


def wait_painted(frame: Frame) -> None:
    """Wait until what a frame holds by now is on the screen."""
    frame.evaluate(
        "() => new Promise((done) =>"
        " requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
    )


def map_state(frame: Frame) -> dict[str, Any]:
    """Return the state of the map: scenario, date, select, layers, view."""
    state: dict[str, Any] = frame.evaluate("window.disputeMap.state()")
    return state


def wait_state(frame: Frame, key: str, value: object) -> None:
    """Wait until one part of the state of the map has a value."""
    frame.wait_for_function(
        "([key, value]) => JSON.stringify(window.disputeMap.state()[key] ?? null)"
        " === JSON.stringify(value)",
        arg=[key, value],
        timeout=TIMEOUT_MS,
    )


def wait_query(page: Page, key: str, value: str | None) -> None:
    """Wait until the address holds a value under a key, or no such key (None)."""
    page.wait_for_function(
        "([key, value]) => new URLSearchParams(location.search).get(key) === value",
        arg=[key, value],
        timeout=TIMEOUT_MS,
    )


def axe_in_both_schemes(page: Page) -> None:
    """Look for what keeps somebody out, in light colours and in dark ones."""
    axe(page)
    light = page.evaluate(BACKGROUND)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"(light) => ({BACKGROUND})() !== light", arg=light)
    wait_idle(page)
    axe(page)


def axe(page: Page) -> None:
    """Fail with a readable list if axe-core finds anything on the page or in its frames."""
    results = Axe().run(page)
    violations = results.response["violations"]
    assert not violations, "\n" + "\n".join(_describe(violation) for violation in violations)


def _describe(violation: dict[str, Any]) -> str:
    nodes = [f"    {node['target']}: {node['html'][:200]}" for node in violation["nodes"][:5]]
    head = f"{violation['id']} ({violation['impact']}): {violation['help']}"
    return "\n".join([head, *nodes])
