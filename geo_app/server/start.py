"""Start of the server: refuse damaged data, make the map documents before anyone asks."""

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from geo_app.data import catalog, translations
from geo_app.data.catalog import data_root
from geo_app.data.checks.sums import changed_files
from geo_app.data.contents import BASE_LANGUAGE
from geo_app.data.language import negotiated
from geo_app.errors import DataError
from geo_app.html.elements import Html, el
from geo_app.html.page import prose_page
from geo_app.server import log
from geo_app.server.pinned import keep_present
from geo_app.server.routes import render_all

# Used only where the file that holds the texts is itself damaged.
_ENGLISH = {
    "damaged.title": "The data of this explorer is damaged",
    "damaged.text": (
        "A map drawn from part of the data would mislead, so nothing is shown. Repair these files, "
        "or take them again from the project, and reload this page."
    ),
}


logger = logging.getLogger(__name__)

LIVE, READY = "/health/live", "/health/ready"
"""Whether the process runs, which a restart may mend; whether it can show pages to readers."""

_warmed = threading.Event()


def health(request: Request) -> Response | None:
    """Answer whether the maps are made; `DataGuard` has said before if the data is damaged."""
    if request.url.path != READY:
        return None
    is_ready = _warmed.is_set()
    return _state("ready" if is_ready else "starting", 200 if is_ready else 503)


def _state(text: str, status: int) -> Response:
    return JSONResponse({"status": text}, status, {"Cache-Control": "no-store"})


class DataGuard:
    """Answer every request with what is wrong, as long as the data cannot be read whole.

    Checks of health hear status 503, so that a proxy takes the process out of use; whether it
    lives is another question, which no damage changes.
    The data is read again on each request until it is whole: no restart is needed after a repair.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.is_whole = self.was_damaged = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with the page that names the damaged files."""
        if scope["type"] == "http" and scope["path"] == LIVE:
            await _state("live", 200)(scope, receive, send)
            return
        if scope["type"] == "http" and not self.is_whole:
            try:
                await run_in_threadpool(catalog)
            except DataError as error:
                self.was_damaged = True
                if scope["path"] == READY:
                    await _state("data damaged", 503)(scope, receive, send)
                    return
                page = _damaged_page(error, Request(scope).headers.get("accept-language", ""))
                await HTMLResponse(page, status_code=503)(scope, receive, send)
                return
            self.is_whole = True
            if self.was_damaged:
                threading.Thread(target=_warm, daemon=True).start()
        await self.app(scope, receive, send)


def _damaged_page(error: DataError, accept_language: str) -> Html:
    """Name every damaged file, in the first language of the browser that can be read."""
    root = data_root()
    readable = {code: texts for code in translations.codes(root) if (texts := _texts(root, code))}
    code = negotiated(accept_language, [BASE_LANGUAGE, *readable])
    title, text = readable.get(code, _ENGLISH).values()
    problems = el("ul", *(el("li", problem) for problem in error.problems))
    return prose_page(code, title, el("h1", title), el("p", text), problems)


def _texts(root: Path, code: str) -> dict[str, str] | None:
    """Return the texts of a language; none where its file is damaged or lacks them."""
    path = translations.path_of(root, translations.INTERFACE, code)
    try:
        file = translations.read_po(path, path.name)
    except DataError:
        return None
    found = {str(entry.msgctxt): entry.msgstr for entry in file.translated_entries()}
    return {key: found[key] for key in _ENGLISH} if found.keys() >= _ENGLISH.keys() else None


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Make and keep the map documents beside the start, so that no reader waits for them."""
    log.begin()
    threading.Thread(target=_warm, daemon=True).start()
    yield {}


def _warm() -> None:
    try:
        for path, text in changed_files(data_root()).items():
            logger.warning("%s: %s", path, text)
        render_all()
        _warmed.set()
        keep_present()
    except DataError:
        # The guard says so to whoever asks, and reads the data again.
        return
