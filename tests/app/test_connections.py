"""Answers leave at once, on the kind of socket that Streamlit hands to its server."""

import asyncio
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo_app.app.asgi import app as explorer
from geo_app.server.delivery import SendAtOnce

START_TIMEOUT_S = 30


class Connections:
    """An app that notes whether Nagle's algorithm is off on the connection of a request."""

    def __init__(self) -> None:
        self.sends_at_once: list[bool] = []

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        connection = receive.__self__.transport.get_extra_info("socket")  # type: ignore[attr-defined]
        option = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        self.sends_at_once.append(bool(option))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


@contextmanager
def served(app: ASGIApp) -> Iterator[int]:
    """Serve an app on a socket that was bound beforehand, and yield its port."""
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_TIMEOUT_S
    while not server.started:
        assert thread.is_alive()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    try:
        yield bound.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


def test_every_connection_sends_at_once() -> None:
    seen = Connections()
    with served(SendAtOnce(seen)) as port:
        for _ in range(2):
            client = http.client.HTTPConnection("127.0.0.1", port)
            client.request("GET", "/")
            assert client.getresponse().status == 204
            client.close()
    assert seen.sends_at_once == [True, True]


def test_without_a_known_server_the_request_goes_on() -> None:
    passed: list[Scope] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        passed.append(scope)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        raise AssertionError(message)

    scope = {"type": "http"}
    asyncio.run(SendAtOnce(app)(scope, receive, send))
    assert passed == [scope]


def test_the_explorer_sends_at_once() -> None:
    outermost: object = explorer._user_middleware[0].cls
    assert outermost is SendAtOnce
