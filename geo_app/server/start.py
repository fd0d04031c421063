"""Start of the server: refuse damaged data, make the map documents before anyone asks."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from geo_app.data import catalog
from geo_app.errors import DataError
from geo_app.server.damaged import damaged_page
from geo_app.server.pinned import keep_present
from geo_app.server.routes import render_all


class DataGuard:
    """Answer every request with what is wrong, as long as the data cannot be read whole.

    Health checks get the same answer, status 503, so that a proxy takes the process out of use.
    The data is read again on each request until it is whole: no restart is needed after a repair.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.is_whole = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with the page that names the damaged files."""
        if scope["type"] == "http" and not self.is_whole:
            try:
                catalog()
            except DataError as error:
                page = damaged_page(error, Request(scope).headers.get("accept-language", ""))
                await HTMLResponse(page, status_code=503)(scope, receive, send)
                return
            self.is_whole = True
        await self.app(scope, receive, send)


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Make and keep the map documents beside the start, so that no reader waits for them."""
    threading.Thread(target=_warm, daemon=True).start()
    yield {}


def _warm() -> None:
    try:
        render_all()
        keep_present()
    except DataError:
        # The guard says so to whoever asks, and reads the data again.
        return
