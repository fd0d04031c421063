"""What the app's own server answers beside the pages: the map document, one a language."""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo_app.data import catalog as load_cached
from geo_app.data.catalog import Catalog
from geo_app.ui.claims_data import ROUTES as CLAIM_ROUTES
from geo_app.ui.export_routes import EXPORT_ROUTES

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


@lru_cache(maxsize=4)
def _sources(catalog: Catalog) -> bytes:
    entries = {
        source.id: [source.producer, source.title, source.address]
        for source in catalog.sources.values()
    }
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)


def sources_address(catalog: Catalog) -> str:
    """Return the path at which the list of all sources is served."""
    return f"/sources/{hashlib.sha256(_sources(catalog)).hexdigest()[:12]}.json"


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
    return _compressed(
        _document(catalog, language), "text/html; charset=utf-8", accepts_gzip=accepts_gzip
    )


def _compressed(body: bytes, media_type: str, *, accepts_gzip: bool) -> Response:
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
    return Response(body, headers=headers, media_type=media_type)


def _accepts_gzip(request: Request) -> bool:
    return "gzip" in request.headers.get("accept-encoding", "")


async def map_document(request: Request) -> Response:
    """Serve the map document that the path names by language and content."""
    return await run_in_threadpool(
        _answer, request.path_params["name"], accepts_gzip=_accepts_gzip(request)
    )


async def source_list(request: Request) -> Response:
    """Serve what each source is called and where it is, as ``{id: [producer, title, address]}``."""
    catalog = load_cached()
    if request.url.path != sources_address(catalog):
        return PlainTextResponse("There is no such list of sources.", status_code=404)
    body = _sources(catalog)
    return _compressed(body, "application/json", accepts_gzip=_accepts_gzip(request))


ROUTES = [
    Route("/map/{name}", map_document, methods=["GET"]),
    Route("/sources/{name}", source_list, methods=["GET"]),
    *CLAIM_ROUTES,
    *EXPORT_ROUTES,
]
