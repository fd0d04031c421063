"""What the app's own server answers beside the pages: map documents, lists, checked claims."""

import gzip
import hashlib
import json
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo_app.data import catalog as load_cached
from geo_app.data.catalog import Catalog
from geo_app.errors import GeoAppError
from geo_app.exports.records.claim_review import MEDIA_TYPE, claim_reviews
from geo_app.reading.reader import Reader
from geo_app.reading.search import index_script
from geo_app.server.archive import opened
from geo_app.server.documents import document, packed_response
from geo_app.server.downloads import EXPORT_ROUTES, public_address
from geo_app.server.pinned import NO_DOCUMENT, PINNED_ROUTES
from geo_app.server.said import refused
from geo_app.views.codec import default_view


def map_address(catalog: Catalog, language: str) -> str:
    """Return the path of the map document of a language, with a hash of all that is in it."""
    code = catalog.language(language).code
    digest = opened(document(catalog, code, in_page=True)).digest
    return f"/map/{catalog.dispute.id}-{code}-{digest}.html"


def sources_address(catalog: Catalog) -> str:
    """Return the path at which the list of all sources is served."""
    return f"/sources/{_digest(_sources(catalog))}.json"


def search_address(catalog: Catalog, language: str) -> str:
    """Return the path at which the index of the search in a language is served."""
    return f"/search/{_digest(_index(catalog, catalog.language(language).code))}.js"


def render_all() -> None:
    """Make the map documents and indexes of every language, and keep them."""
    catalog = load_cached()
    for code in catalog.languages:
        map_address(catalog, code)
        document(catalog, code)
        search_address(catalog, code)


# Starlette calls what is no coroutine on a thread of its own.
def map_document(request: Request) -> Response:
    """Serve the map document that the path names by language and content."""
    catalog = load_cached()
    for code in catalog.languages:
        if request.url.path == map_address(catalog, code):
            page = opened(document(catalog, code, in_page=True))
            return packed_response(request, page.packed, "text/html; charset=utf-8", page.policy)
    return refused(request, 404, NO_DOCUMENT)


def _digest(packed: bytes) -> str:
    return hashlib.sha256(packed).hexdigest()[:12]


@lru_cache(maxsize=16)
def _index(catalog: Catalog, code: str) -> bytes:
    shown = default_view(catalog).having(lang=code)
    text = index_script(Reader(catalog, catalog.language(code), shown))
    return gzip.compress(text.encode(), 9, mtime=0)


def _search_index(request: Request) -> Response:
    """Serve the index of the search that the path names by its content."""
    catalog = load_cached()
    for code in catalog.languages:
        if request.url.path == search_address(catalog, code):
            return packed_response(request, _index(catalog, code), "text/javascript")
    return refused(request, 404, GeoAppError("There is no such index.", key="error.index"))


@lru_cache(maxsize=4)
def _sources(catalog: Catalog) -> bytes:
    entries = {
        source.id: [source.producer, source.title, source.address]
        for source in catalog.sources.values()
    }
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)


def _source_list(request: Request) -> Response:
    """Serve what each source is called and where it is, as ``{id: [producer, title, address]}``."""
    catalog = load_cached()
    if request.url.path != sources_address(catalog):
        why = GeoAppError("There is no such list of sources.", key="error.list")
        return refused(request, 404, why)
    return packed_response(request, _sources(catalog), "application/json")


def _claims(request: Request) -> Response:
    """Serve the checked claims of a story as schema.org ClaimReview."""
    catalog = load_cached()
    story = catalog.stories.get(request.path_params["name"].removesuffix(".jsonld"))
    if story is None or not any(passage.claims for passage in story.passages):
        why = GeoAppError("There are no checked claims of that name.", key="error.reviews")
        return refused(request, 404, why)
    headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return JSONResponse(
        claim_reviews(catalog, story, public_address() or ""),
        headers=headers,
        media_type=MEDIA_TYPE,
    )


ROUTES = [
    Route("/map/{name}", map_document),
    Route("/sources/{name}", _source_list),
    Route("/search/{name}", _search_index),
    Route("/claims/{name}", _claims),
    *EXPORT_ROUTES,
    *PINNED_ROUTES,
]
