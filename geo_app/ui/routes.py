"""What the app's own server answers beside the pages: the map document, one a language."""

from __future__ import annotations

import gzip
import threading
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo_app.data import catalog as load_cached
from geo_app.data.catalog import Catalog

IMMUTABLE = "public, max-age=31536000, immutable"

_one_at_a_time = threading.Lock()


def map_address(catalog: Catalog, language: str) -> str:
    """Return the path at which the map document of a language is served."""
    return f"/map/{_file_name(catalog, language)}"


@lru_cache(maxsize=16)
def _file_name(catalog: Catalog, language: str) -> str:
    # Imported here: folium is needed once, when the first document is made, not for every page.
    from geo_app.maps.document import map_file_name

    return map_file_name(catalog, catalog.language(language))


@lru_cache(maxsize=16)
def _document(catalog: Catalog, language: str) -> bytes:
    from geo_app.maps.document import map_html

    with _one_at_a_time:
        return gzip.compress(map_html(catalog, catalog.language(language)).encode(), 9, mtime=0)


def render_all() -> None:
    """Make the map document of every language, and keep it."""
    catalog = load_cached()
    for code in catalog.languages:
        _file_name(catalog, code)
        _document(catalog, code)


def _language_of(catalog: Catalog, name: str) -> str | None:
    return next((code for code in catalog.languages if _file_name(catalog, code) == name), None)


def _answer(name: str, *, accepts_gzip: bool) -> Response:
    catalog = load_cached()
    language = _language_of(catalog, name)
    if language is None:
        return PlainTextResponse("There is no such map document.", status_code=404)
    body = _document(catalog, language)
    headers = {
        "Cache-Control": IMMUTABLE,
        "Content-Security-Policy": "frame-ancestors 'self'",
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept-Encoding",
    }
    if accepts_gzip:
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, headers=headers, media_type="text/html; charset=utf-8")


async def map_document(request: Request) -> Response:
    """Serve the map document that the path names by language and content."""
    accepts_gzip = "gzip" in request.headers.get("accept-encoding", "")
    return await run_in_threadpool(_answer, request.path_params["name"], accepts_gzip=accepts_gzip)


ROUTES = [Route("/map/{name}", map_document, methods=["GET"])]
