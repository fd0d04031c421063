"""How pages arrive soon: connections that send at once, and Streamlit's own files packed."""

import asyncio
import gzip
import socket
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from geo_app.errors import GeoAppError
from geo_app.server.documents import FRONTEND, FRONTEND_ADDRESS, packed_response
from geo_app.server.said import refused

TCP_FAMILIES = (socket.AF_INET, socket.AF_INET6)
LONGEST_QUERY = 4000
"""Bytes; no view needs more. What oEmbed is asked holds a whole address, escaped once more."""
_OEMBED = "/oembed"
PACKED = {".js": "text/javascript", ".css": "text/css"}
"""Kinds that become smaller, and how they are called; fonts are packed as they are."""


class SendAtOnce:
    """Turn Nagle's algorithm off on the connection of each request.

    A page is sixty small files, and its panel many small messages. Streamlit binds its socket in a
    way that leaves the algorithm on for each connection that it accepts. Answers then wait 40 ms
    until the browser confirms what came before: see
    docs/decisions/0005-connections-send-at-once.md.

    ASGI does not name the connection: it is reached through the ``receive`` of uvicorn, a method of
    the object that holds the transport. With another server nothing is done, and nothing breaks.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, over a connection that sends at once."""
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        if isinstance(transport, asyncio.BaseTransport):
            connection = transport.get_extra_info("socket")
            if connection is not None and connection.family in TCP_FAMILIES:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)


class Answers:
    """Answer a request where a function has an answer; all else goes on to Streamlit.

    A route would do, but Streamlit keeps the addresses of its files and pages for itself.
    """

    def __init__(self, app: ASGIApp, answer: Callable[[Request], ASGIApp | None]) -> None:
        self.app, self.answer = app, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        answer = self.answer(Request(scope)) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)


def too_long(request: Request) -> Response | None:
    """Refuse a query that is longer than any that says a view, whatever it is sent to."""
    longest = LONGEST_QUERY * (3 if request.url.path == _OEMBED else 1)
    if len(request.scope["query_string"]) <= longest:
        return None
    return refused(request, 414, GeoAppError("The query is too long.", key="error.long"))


def frontend_file(request: Request) -> Response | None:
    """Answer for Streamlit's scripts and styles, packed and from memory.

    A first visit loads three megabytes of them, which Streamlit reads from the disk and sends as
    they are.
    """
    name = request.url.path.removeprefix(FRONTEND_ADDRESS)
    is_known = request.url.path.startswith(FRONTEND_ADDRESS) and name in _files()
    if not is_known or request.method != "GET":
        return None
    return packed_response(request, _packed(name), PACKED[Path(name).suffix])


@cache
def _files() -> dict[str, Path]:
    """All files that can be packed, by the path under which they are asked for."""
    paths = (path for path in FRONTEND.rglob("*") if path.suffix in PACKED)
    return {path.relative_to(FRONTEND).as_posix(): path for path in paths}


@lru_cache(maxsize=512)
def _packed(name: str) -> bytes:
    return gzip.compress(_files()[name].read_bytes(), 6, mtime=0)
