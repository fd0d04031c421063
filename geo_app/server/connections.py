"""Connections that send at once: a page is sixty small files, and its panel many small messages.

Streamlit binds its socket in a way that leaves Nagle's algorithm on for each connection that it
accepts. Answers then wait 40 ms until the browser confirms what came before: see
docs/decisions/0005-connections-send-at-once.md.
"""

from __future__ import annotations

import asyncio
import socket

from starlette.types import ASGIApp, Receive, Scope, Send

TCP_FAMILIES = (socket.AF_INET, socket.AF_INET6)


class SendAtOnce:
    """Turn Nagle's algorithm off on the connection of each request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, over a connection that sends at once."""
        send_at_once(receive)
        await self.app(scope, receive, send)


def send_at_once(receive: Receive) -> None:
    """Turn Nagle's algorithm off on the connection from which a request is received.

    ASGI does not name the connection: it is reached through the ``receive`` of uvicorn, a method of
    the object that holds the transport. With another server nothing is done, and nothing breaks.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if not isinstance(transport, asyncio.BaseTransport):
        return
    connection = transport.get_extra_info("socket")
    if connection is not None and connection.family in TCP_FAMILIES:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
