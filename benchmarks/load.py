"""Many readers at once, each of whom speaks Streamlit's websocket as a browser does.

``make load``, or ``python -m benchmarks.load [--seconds N]``. Readers, server and the measurement
share the cores of one machine.
"""

import argparse
import asyncio
import itertools
import json
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.results import Row, Section
from benchmarks.session import Meter, start_plain, wait_warm
from geo_app.data import catalog
from tests.browser import harness

SECONDS = 30
PERIOD_S = 3.0
LISTENER = "map_listener"
SLOWEST_S = 60
NOTES = """
- Each reader acts every three seconds and waits for the answer: from what the browser would send to
  the end of the run that it starts. Readers, server and measurement share the two cores.
- *Processor*: of the server alone, for each action. *Memory*: of the server with all its readers
  at the end; *growth*: what a minute of it added after the first readers had come.
- The plain page is the one of the table above, with fewer readers: with more it falls behind.
"""


@dataclass
class Reader:
    """A browser that is open on a page, without what it would draw.

    Attributes
    ----------
    pages : dict of str to str
        Hash by which the server knows a page, by the path of its address.
    listener, fragment, radio : str
        Ids of what passes on news of the map, of the part that it stands in, of a radio.
    """

    socket: ClientConnection
    page: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    listener: str = ""
    fragment: str = ""
    radio: str = ""
    kept: set[str] = field(default_factory=set)

    async def ask(self, *widgets: WidgetState, fragment: str = "", page: str | None = None) -> None:
        """Send what a browser sends, and wait until the server has answered it."""
        message = BackMsg()
        run = message.rerun_script
        run.page_script_hash = self.page if page is None else page
        run.fragment_id = fragment
        run.widget_states.widgets.extend(widgets)
        run.cached_message_hashes.extend(self.kept)
        await self.socket.send(message.SerializeToString())
        while not self._is_answered(await self.socket.recv()):
            pass

    def _is_answered(self, data: str | bytes) -> bool:
        message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
        if message.metadata.cacheable:
            self.kept.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
        elif kind == "navigation":
            self.pages = {
                page.url_pathname: page.page_script_hash for page in message.navigation.app_pages
            }
        elif kind == "delta":
            element = message.delta.new_element
            if element.bidi_component.component_name.endswith(LISTENER):
                self.listener, self.fragment = element.bidi_component.id, message.delta.fragment_id
            self.radio = element.radio.id or self.radio
        early = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return bool(kind == "script_finished" and not early)


Act = Callable[[Reader, int], Awaitable[None]]


def switching(scenarios: Sequence[str]) -> Act:
    """Choose the next proposal in the map."""

    def act(reader: Reader, count: int) -> Awaitable[None]:
        state = {"look": "proposals", "scenario": scenarios[count % len(scenarios)]}
        heard = {"heard": {"count": time.time_ns(), "state": state}}
        widget = WidgetState(id=reader.listener, json_value=json.dumps(heard))
        return reader.ask(widget, fragment=reader.fragment)

    return act


def changing_pages(reader: Reader, count: int) -> Awaitable[None]:
    """Step to the next page of the menu."""
    hashes = sorted(reader.pages.values())
    return reader.ask(page=hashes[count % len(hashes)])


def choosing(count_of_scenarios: int) -> Act:
    """Choose the next scenario of the plain page."""

    def act(reader: Reader, count: int) -> Awaitable[None]:
        return reader.ask(WidgetState(id=reader.radio, int_value=count % count_of_scenarios))

    return act


@dataclass(frozen=True)
class Outcome:
    """How it went with a number of readers.

    Attributes
    ----------
    times_ms : list of float
        From asking to the end of the answer, one value an action.
    cpu_ms : float
        Of the server, an action.
    memory_mb, growth_mb : float
        Of the server at the end, and what a minute added.
    """

    times_ms: list[float]
    cpu_ms: float
    memory_mb: float
    growth_mb: float


async def crowd(server: harness.Server, readers: int, act: Act, seconds: float) -> Outcome:
    """Let readers act for some time, each beginning at a moment of its own."""
    meter, times_ms = Meter(server), list[float]()
    async with _opened(server, readers) as opened:
        cpu_ms, memory_mb, start = meter.cpu_ms(), meter.memory_mb(), time.monotonic()
        end = start + seconds
        await asyncio.gather(*(_act_until(end, reader, act, times_ms) for reader in opened))
        minutes = (time.monotonic() - start) / 60
        growth_mb = (meter.memory_mb() - memory_mb) / minutes
        used_ms = (meter.cpu_ms() - cpu_ms) / len(times_ms)
        return Outcome(times_ms, used_ms, meter.memory_mb(), growth_mb)


async def _act_until(end: float, reader: Reader, act: Act, times_ms: list[float]) -> None:
    at = time.monotonic() + random.uniform(0, PERIOD_S)
    for count in itertools.count(random.randrange(1000)):
        await asyncio.sleep(at - time.monotonic())
        if at >= end:
            return
        asked = time.perf_counter()
        async with asyncio.timeout(SLOWEST_S):
            await act(reader, count)
        times_ms.append(1000 * (time.perf_counter() - asked))
        at = max(at + PERIOD_S, time.monotonic())


@asynccontextmanager
async def _opened(server: harness.Server, readers: int) -> AsyncIterator[list[Reader]]:
    address = f"ws://{urlsplit(server.address).netloc}/_stcore/stream"
    opened: list[Reader] = []
    try:
        for _ in range(readers):
            socket = await connect(
                address, subprotocols=[Subprotocol("streamlit")], compression=None, max_size=None
            )
            reader = Reader(socket)
            await reader.ask()
            opened.append(reader)
        yield opened
    finally:
        await asyncio.gather(*(reader.socket.close() for reader in opened))


def rows(folder: Path, seconds: float = SECONDS) -> list[Row]:
    """Measure the explorer with many readers, and the plain page with few."""
    return list(_rows(folder, seconds))


def _rows(folder: Path, seconds: float) -> Iterator[Row]:
    scenarios = list(catalog().scenarios)
    plain = _measured(start_plain(folder / "plain.txt"), 10, choosing(len(scenarios)), seconds)
    name = "plain page: 10 readers, a choice each 3 s"
    yield Row(name, "ms", plain.times_ms)
    yield Row(f"{name}: processor", "ms", [plain.cpu_ms])
    for readers, target_ms in ((100, None), (200, None), (300, 100)):
        found = _measured(
            harness.start_app(folder / "load.txt"), readers, switching(scenarios), seconds
        )
        name = f"{readers} readers, a proposal each 3 s"
        yield Row(name, "ms", found.times_ms, target_ms)
        yield Row(f"{name}: processor", "ms", [found.cpu_ms])
        yield Row(f"{name}: memory", "MB", [found.memory_mb], 400)
        yield Row(f"{name}: growth a minute", "MB", [found.growth_mb])
    found = _measured(harness.start_app(folder / "pages.txt"), 100, changing_pages, seconds)
    yield Row("100 readers, a page each 3 s", "ms", found.times_ms, 250)
    yield Row("100 readers, a page each 3 s: processor", "ms", [found.cpu_ms], 8)


def _measured(server: harness.Server, readers: int, act: Act, seconds: float) -> Outcome:
    try:
        wait_warm(server)
        return asyncio.run(crowd(server, readers, act, seconds))
    finally:
        server.stop()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each number of readers")
    seconds = parser.parse_args(arguments).seconds
    with tempfile.TemporaryDirectory() as folder:
        print(Section("Many readers", rows(Path(folder), seconds), after=NOTES).text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
