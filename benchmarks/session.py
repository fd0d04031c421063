"""A server, a page and the meters on both."""

import base64
import mimetypes
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser, Page, Route, ViewportSize

from tests.browser import harness

CLOCK = Path(__file__).with_name("clock.js").read_text(encoding="utf-8")
REST_S = 0.5
RESTING_MS = 20
"""Processor time of a server that nobody asks anything, in ``REST_S``."""

WARM_TRIES = 60
VIEWPORT: ViewportSize = {"width": 1280, "height": 900}


@dataclass
class Meter:
    """Counts what a page exchanges over websockets, and what its server computes.

    ``bytes_moved``: payload of all websocket frames in both directions since the start.
    """

    server: harness.Server
    bytes_moved: int = 0

    def watch(self, page: Page) -> None:
        """Count the websocket frames of a page."""
        devtools = page.context.new_cdp_session(page)
        devtools.send("Network.enable")
        for event in ("Network.webSocketFrameReceived", "Network.webSocketFrameSent"):
            devtools.on(event, self._count)

    def _count(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        payload = frame["payloadData"]
        binary = frame["opcode"] == 2
        self.bytes_moved += len(base64.b64decode(payload) if binary else payload.encode())

    def cpu_ms(self) -> float:
        """Return the processor time of the server and its children since they started."""
        times = [process.cpu_times() for process in self._processes()]
        return 1000 * float(sum(time.user + time.system for time in times))

    def memory_mb(self) -> float:
        """Return the memory that the server and its children hold."""
        return sum(process.memory_info().rss for process in self._processes()) / 1e6

    def _processes(self) -> list[psutil.Process]:
        parent = psutil.Process(self.server.process.pid)
        return [parent, *parent.children(recursive=True)]


def wait_warm(server: harness.Server) -> None:
    """Wait until a server that was just started has made its documents and rests.

    Raises `RuntimeError` if it goes on working.
    """
    meter = Meter(server)
    for _ in range(WARM_TRIES):
        before = meter.cpu_ms()
        time.sleep(REST_S)
        if meter.cpu_ms() - before < RESTING_MS:
            return
    raise RuntimeError("The server does not come to rest.")


PHONE: ViewportSize = {"width": 390, "height": 844}
SLOWER = 4
SLOW_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 94_000,
}
"""Latency in ms, throughput in bytes a second: 1.6 and 0.75 Mbit."""


def slow_down(page: Page) -> None:
    """Give a page the processor and the line of a phone."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


@contextmanager
def opened(
    browser: Browser, server: harness.Server, *, asks_others: bool = False, phone: bool = False
) -> Iterator[tuple[Page, Meter]]:
    """Open a page that has the clock.

    Parameters
    ----------
    asks_others : bool
        Whether the page asks other hosts, to be answered here. Then every request, also one to
        its own server, passes through this process: that costs some 5 ms each.
    phone : bool
        Whether it is opened on a phone, slowed down.
    """
    size = PHONE if phone else VIEWPORT
    context = browser.new_context(viewport=size, reduced_motion="no-preference", has_touch=phone)
    context.set_default_timeout(harness.TIMEOUT_MS)
    if asks_others:
        context.route(lambda url: urlsplit(url).hostname not in harness.LOCAL_HOSTS, answer_locally)
    page = context.new_page()
    page.add_init_script(CLOCK)
    meter = Meter(server)
    meter.watch(page)
    if phone:
        slow_down(page)
    try:
        yield page, meter
    finally:
        context.close()


def answer_locally(route: Route) -> None:
    """Answer what a stock folium page asks of other hosts: Leaflet's files, else nothing."""
    name = Path(urlsplit(route.request.url).path).name
    base = Path(import_module("xstatic.pkg.leaflet").BASE_DIR)
    file = next(base.rglob(name), None) if name.startswith("leaflet.") else None
    kind = mimetypes.guess_type(name)[0] or "text/plain"
    route.fulfill(content_type=kind, body=file.read_bytes() if file else b"")


def start_plain(log: Path) -> harness.Server:
    """Start the page that the explorer is compared with."""
    port = harness.free_port()
    script = Path(__file__).with_name("plain_st_folium.py")
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    return harness.start_server(
        [*command, *(f"--{name}={value}" for name, value in options.items())], port, log
    )
