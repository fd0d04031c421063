"""Views as files, served by the app itself: downloads, embeds and oEmbed."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo_app.data import catalog as load_cached
from geo_app.data.catalog import Catalog
from geo_app.errors import BadValueError, UnknownNameError
from geo_app.exports.page.html import HtmlOptions
from geo_app.exports.writers import FORMATS, Options, file_name, make
from geo_app.html.frames import HEIGHT_PX, WIDTH_PX, oembed_card
from geo_app.server import pinned
from geo_app.server.pinned import LONGEST_QUERY, VIEW_FAULTS, pinned_language
from geo_app.view.summary import summarise
from geo_app.view.view import View, from_query, query_text
from geo_app.view.words import dispute_title, page_title

SWITCHES = (*pinned.OPTIONS, "outline")
"""Options that are on where their value is 1."""

CACHE = "public, max-age=3600"
_one_at_a_time = threading.Lock()
"""A picture takes a second of a processor: a class that downloads together stands in line."""


def export_address(catalog: Catalog, view: View, format_: str, **options: str) -> str:
    """Return the path at which a view is served as a file."""
    return f"export/{format_}?{_query(catalog, view, options)}"


def embed_address(catalog: Catalog, view: View, **options: str) -> str:
    """Return the path at which the map of a view alone is served."""
    return f"embed/map?{_query(catalog, view, options)}"


def _query(catalog: Catalog, view: View, options: Mapping[str, str]) -> str:
    text = query_text(catalog, view)
    return f"{text}&{urlencode(options)}" if options else text


async def export(request: Request) -> Response:
    """Serve a view in the form that the path names, as a download."""
    return await _served(request, request.path_params["format"], download=True)


async def embed(request: Request) -> Response:
    """Serve the single-file map of a view, for frames on any page.

    With ``data``, the address of a frame that was pinned before pinned frames had their own.
    """
    query, version = request.query_params, request.query_params.get("data")
    if version:
        language = query.get("lang") or load_cached().dispute.languages[0]
        return await run_in_threadpool(pinned.answer, request, version, language)
    return await _served(request, "html", download=False)


async def _served(request: Request, format_: str, *, download: bool) -> Response:
    query = dict(request.query_params)
    if len(str(request.url.query)) > LONGEST_QUERY:
        return PlainTextResponse("The query is too long.", status_code=414)
    try:
        content, media_type, name = await run_in_threadpool(
            _made, format_, tuple(sorted(query.items())), _base(request)
        )
    except VIEW_FAULTS as error:
        return PlainTextResponse(str(error), status_code=400)
    headers = {
        "Cache-Control": CACHE,
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "frame-ancestors *",
    }
    if download:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(content, headers=headers, media_type=media_type)


@lru_cache(maxsize=48)
def _made(format_: str, query: tuple[tuple[str, str], ...], address: str) -> tuple[bytes, str, str]:
    catalog, asked = load_cached(), dict(query)
    if format_ not in FORMATS:
        raise UnknownNameError("format", format_, FORMATS)
    view = from_query(catalog, asked)
    with _one_at_a_time:
        content = make(catalog, view, format_, _options(asked, address))
    return content, FORMATS[format_].media_type, file_name(catalog, view, format_)


def _options(asked: Mapping[str, str], address: str) -> Options:
    on = {name for name in SWITCHES if asked.get(name) == "1"}
    dpi = asked.get("dpi", "150")
    if not dpi.isdigit():
        raise BadValueError(f"'{dpi}' is not a resolution in dpi.")
    html = HtmlOptions(
        locked="locked" in on,
        panel="no-panel" not in on,
        controls="no-controls" not in on,
        figures="no-figures" not in on,
    )
    return Options(
        asked.get("size", "a4"), int(dpi), "outline" in on, asked.get("story"), html, address
    )


async def oembed(request: Request) -> Response:
    """Answer an oEmbed reader (version 1.0) about an address of this app."""
    asked = request.query_params
    if asked.get("format", "json") != "json":
        return PlainTextResponse("Only JSON is served.", status_code=501)
    target = urlsplit(asked.get("url", ""))
    if target.netloc != request.url.netloc:
        return PlainTextResponse("That is no address of this explorer.", status_code=404)
    catalog, query = load_cached(), dict(parse_qsl(target.query))
    language = pinned_language(target.path)
    try:
        view = from_query(catalog, query if language is None else {**query, "lang": language})
    except VIEW_FAULTS as error:
        return PlainTextResponse(str(error), status_code=404)
    width = _at_most(asked.get("maxwidth"), WIDTH_PX)
    height = _at_most(asked.get("maxheight"), HEIGHT_PX)
    base = _base(request)
    # A frame that is pinned already stays as it is.
    path = embed_address(catalog, view) if language is None else _path(target)
    summary = summarise(catalog, view)
    card = oembed_card(
        f"{base}/{path}", page_title(summary), (dispute_title(summary), base), width, height
    )
    return JSONResponse({**card, "cache_age": 3600})


def _path(target: SplitResult) -> str:
    return f"{target.path.strip('/')}?{target.query}"


def _at_most(text: str | None, default: int) -> int:
    is_number = text is not None and text.isascii() and text.isdigit()
    return max(200, min(default, int(text))) if is_number and text else default


def _base(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


EXPORT_ROUTES = [
    Route("/export/{format}", export, methods=["GET"]),
    Route("/embed/map", embed, methods=["GET"]),
    Route("/oembed", oembed, methods=["GET"]),
]
