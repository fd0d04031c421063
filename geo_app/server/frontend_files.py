"""Streamlit's own scripts and styles, packed: a first visit loads three megabytes of them.

Streamlit serves them as they are, from the disk. On a slow line that is most of the wait for the
first map, and on a fast one sixty reads of files that never change.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.metadata import distribution
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from geo_app.server.documents import packed_response

FOLDER = Path(str(distribution("streamlit").locate_file("streamlit/static/static")))
ADDRESS = "/static/"
PACKED = {".js": "text/javascript", ".css": "text/css"}
"""Kinds that become smaller, and how they are called; fonts are packed as they are."""


class FrontendFiles:
    """Answer for Streamlit's files of a kind that can be packed, from memory.

    A route would do, but Streamlit keeps the address of its files for itself. What is not among
    the files goes on to Streamlit.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        answer = _answer(Request(scope)) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)


def _answer(request: Request) -> Response | None:
    name = request.url.path.removeprefix(ADDRESS)
    known = request.url.path.startswith(ADDRESS) and name in _files()
    if not known or request.method != "GET":
        return None
    return packed_response(request, _packed(name), PACKED[Path(name).suffix])


@cache
def _files() -> dict[str, Path]:
    """All files that can be packed, by the path under which they are asked for."""
    found = (path for path in FOLDER.rglob("*") if path.suffix in PACKED)
    return {path.relative_to(FOLDER).as_posix(): path for path in found}


@lru_cache(maxsize=512)
def _packed(name: str) -> bytes:
    return gzip.compress(_files()[name].read_bytes(), 6, mtime=0)
