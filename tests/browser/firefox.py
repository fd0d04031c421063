"""Firefox as it is installed, driven over WebDriver BiDi: https://www.w3.org/TR/webdriver-bidi/.

Playwright drives a Firefox that was built for it, which no reader has.
"""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from tests.browser.harness import START_TIMEOUT_S, TIMEOUT_MS, free_port, stop_tree

NAMES = ("firefox-esr", "firefox")


def installed() -> str | None:
    """Return the Firefox that ``FIREFOX`` names, else one on the path."""
    named = os.environ.get("FIREFOX")
    return named or next((name for name in map(shutil.which, NAMES) if name), None)


@contextmanager
def started(profile: Path) -> Iterator["Firefox"]:
    """Start Firefox with an empty profile; it ends with the block."""
    port, program = free_port(), installed() or NAMES[0]
    command = [program, "--headless", "--profile", str(profile), "--remote-debugging-port"]
    process = subprocess.Popen(
        [*command, str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
    )
    try:
        with _connected(port) as socket:
            yield Firefox(socket)
    finally:
        stop_tree(process)


def _connected(port: int) -> ClientConnection:
    deadline = time.monotonic() + START_TIMEOUT_S
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None)
        except (OSError, WebSocketException):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)  # between two questions to the port; nothing tells when it opens


class Firefox:
    """One window of a running Firefox; a frame in it is named by its context."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._count = socket, 0
        self._send("session.new", capabilities={})
        self.page = str(self._send("browsingContext.getTree")["contexts"][0]["context"])

    def _send(self, method: str, **params: Any) -> Any:
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=START_TIMEOUT_S))
            if answer.get("id") == self._count:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, address: str) -> None:
        """Open a page and wait until it and its frames have loaded."""
        self._send("browsingContext.navigate", context=self.page, url=address, wait="complete")

    def frames(self) -> list[str]:
        """Return the frames of the page, in its order."""
        tree = self._send("browsingContext.getTree", root=self.page)
        return [str(one["context"]) for one in tree["contexts"][0]["children"]]

    def ask(self, expression: str, frame: str | None = None) -> Any:
        """Return the value of an expression in the page or in a frame."""
        target = {"context": frame or self.page}
        told = self._send(
            "script.evaluate", expression=f"JSON.stringify({expression})", target=target,
            awaitPromise=False,
        )  # fmt: skip
        assert told["type"] == "success", told
        return json.loads(told["result"].get("value", "null"))

    def wait(self, expression: str, frame: str | None = None) -> None:
        """Wait until an expression is true."""
        deadline = time.monotonic() + TIMEOUT_MS / 1000
        while not self.ask(expression, frame):
            assert time.monotonic() < deadline, expression
            time.sleep(0.1)  # between two looks

    def turn_wheel(self, x: float, y: float, pixels: int) -> None:
        """Turn the wheel over a point of the window."""
        turn = {"type": "scroll", "x": round(x), "y": round(y), "deltaX": 0, "deltaY": pixels}
        self._act("wheel", turn)

    def click(self, x: float, y: float) -> None:
        """Click on a point of the window."""
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        press, leave = ({"type": f"pointer{way}", "button": 0} for way in ("Down", "Up"))
        self._act("pointer", move, press, leave)

    def _act(self, kind: str, *actions: dict[str, Any]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self._send("input.performActions", context=self.page, actions=[source])
