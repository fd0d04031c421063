"""What the app's own server answers beside the pages: the map document, one a language."""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo_app.data import catalog as load_cached
from geo_app.data.catalog import Catalog
from geo_app.map_document.document import map_file_name
from geo_app.server.archive import opened
from geo_app.server.claims import ROUTES as CLAIM_ROUTES
from geo_app.server.documents import document, packed_response
from geo_app.server.downloads import EXPORT_ROUTES
from geo_app.server.pinned import PINNED_ROUTES


def map_address(catalog: Catalog, language: str) -> str:
    """Return the path at which the map document of a language is served."""
    return f"/map/{map_file_name(catalog, catalog.language(language))}"


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
        map_address(catalog, code)
        document(catalog, code)


def _answer(request: Request) -> Response:
    catalog, name = load_cached(), request.path_params["name"]
    for code, language in catalog.languages.items():
        if map_file_name(catalog, language) == name:
            page = opened(document(catalog, code))
            return packed_response(
                request, page.packed, "text/html; charset=utf-8", policy=page.policy
            )
    return PlainTextResponse("There is no such map document.", status_code=404)


async def map_document(request: Request) -> Response:
    """Serve the map document that the path names by language and content."""
    return await run_in_threadpool(_answer, request)


async def source_list(request: Request) -> Response:
    """Serve what each source is called and where it is, as ``{id: [producer, title, address]}``."""
    catalog = load_cached()
    if request.url.path != sources_address(catalog):
        return PlainTextResponse("There is no such list of sources.", status_code=404)
    return packed_response(request, _sources(catalog), "application/json")


ROUTES = [
    Route("/map/{name}", map_document, methods=["GET"]),
    Route("/sources/{name}", source_list, methods=["GET"]),
    *CLAIM_ROUTES,
    *EXPORT_ROUTES,
    *PINNED_ROUTES,
]
