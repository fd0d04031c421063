"""One stranger, many requests: the pages of everybody else go on."""

import socket
import time
import urllib.request
from collections.abc import Iterator

import psutil
import pytest

from tests.browser import harness

ABANDONED = 45


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.Server]:
    started = harness.start_app(tmp_path_factory.mktemp("flood") / "log.txt")
    yield started
    started.stop()
    assert harness.errors_in_log(started) == []


def get(server: harness.Server, path: str) -> float:
    """Ask for something, and return the seconds until it was here."""
    begin = time.perf_counter()
    with urllib.request.urlopen(f"{server.address}{path}", timeout=60) as answer:
        answer.read()
    return time.perf_counter() - begin


def abandon(server: harness.Server, path: str) -> None:
    """Ask for something and leave."""
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())


def processor_s(server: harness.Server) -> float:
    root = psutil.Process(server.process.pid)
    return sum(sum(process.cpu_times()[:2]) for process in (root, *root.children(recursive=True)))


def wait_idle(server: harness.Server) -> None:
    """Wait until the server has nothing left to do."""
    used = processor_s(server)
    while True:
        time.sleep(1)  # nothing tells from outside when a server rests
        now = processor_s(server)
        if now - used < 0.2:
            return
        used = now


@pytest.mark.parametrize("differs", ["zz={}", "name=a{}&set=habomai:joint"])
def test_downloads_that_nobody_waits_for_hold_up_nobody(
    server: harness.Server, differs: str
) -> None:
    get(server, "/export/svg?scenario=status_quo")
    get(server, "/export/csv")
    wait_idle(server)
    # Names that no other test of this server asks for.
    before = processor_s(server)
    for number in range(3):
        get(server, f"/export/svg?set=habomai:joint&name={number}{len(differs)}")
    picture_s = (processor_s(server) - before) / 3
    usual_s = max(get(server, "/") for _ in range(5))

    before = processor_s(server)
    for number in range(ABANDONED):
        abandon(server, f"/export/svg?{differs.format(number)}")
    page_s = max(get(server, "/") for _ in range(5))
    data_s = get(server, "/export/csv?date=1956-10-19")
    wait_idle(server)
    used_s = processor_s(server) - before

    # With each of them made, a page would wait for a dozen pictures and the processor for 45.
    assert page_s < 1 + 10 * usual_s
    assert data_s < 2 + 10 * usual_s
    assert used_s < 10 * picture_s + 1, (used_s, picture_s)
