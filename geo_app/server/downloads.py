"""Views as files, served by the app itself: downloads, embeds and oEmbed."""

import os
import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo_app.data import catalog as load_cached
from geo_app.data.catalog import Catalog
from geo_app.errors import BadValueError, GeoAppError, UnknownNameError
from geo_app.exports.options import Options, days_of, today
from geo_app.exports.page.html import single_file
from geo_app.exports.writers import FORMATS, Queue, file_name, make
from geo_app.html.elements import Html
from geo_app.html.frames import HEIGHT_PX, WIDTH_PX, oembed_card
from geo_app.html.page import link_preview
from geo_app.server import pinned
from geo_app.server.file_queue import FileQueue, QueueFullError
from geo_app.server.pinned import VIEW_FAULTS, pinned_language
from geo_app.server.said import refused
from geo_app.views.codec import frame_from_query, frame_to_query, from_query, query_text
from geo_app.views.summary import summarise
from geo_app.views.view import FrameOptions, View
from geo_app.views.words import description, dispute_title, page_title

ADDRESS_VARIABLE = "GEO_APP_ADDRESS"
OWN_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
CACHE = "public, max-age=3600"
RETRY_S = "10"
ELSEWHERE = GeoAppError("That is no address of this explorer.", key="error.elsewhere")
NOWHERE = GeoAppError(
    "This server was not told its address. Whoever runs it sets {variable}.",
    key="error.nowhere",
    variable=ADDRESS_VARIABLE,
)
_FRAME = set(FrameOptions.model_fields)
_WHOLE_NUMBER = re.compile(r"[1-9][0-9]{0,4}")
_OF_MARKDOWN, _ESCAPED = re.compile(r"[\\`<\[\]]"), r"\\\g<0>"
"""What could end the words of a picture, and how it stays a letter."""

# Data and maps take a moment each and do not wait behind pictures, which take seconds.
_MOST_WAITING: Mapping[Queue, int] = {"texts": 64, "pictures": 8, "films": 2}
_queues = {name: FileQueue(name, most_waiting=most) for name, most in _MOST_WAITING.items()}


def export_address(catalog: Catalog, view: View, format_: str, **options: str) -> str:
    """Return the path at which a view is served as a file."""
    return f"export/{format_}?{_query(catalog, view, options)}"


def embed_address(catalog: Catalog, view: View, frame: FrameOptions | None = None) -> str:
    """Return the path at which the map of a view alone is served."""
    return f"embed/map?{_query(catalog, view, frame_to_query(frame or FrameOptions()))}"


def base_address(request: Request) -> str:
    """Return where readers reach the app; empty where nobody said so.

    What a request says of its host is believed on this computer alone: anybody may say anything.
    """
    is_local = request.url.hostname in OWN_HOSTS
    return public_address() or (f"{request.url.scheme}://{request.url.netloc}" if is_local else "")


def preview_of(
    catalog: Catalog, view: View, base: str, path: str, words: tuple[str, str] | None = None
) -> Html:
    """Return what link previews and oEmbed readers look for on a page that shows a view.

    ``words``: title and description, where these are not those of the view.
    """
    summary, address = summarise(catalog, view), f"{base}/{path}"
    title, text = words or (page_title(summary), description(summary))
    return link_preview(
        title, text, site=dispute_title(summary), locale=str(summary.language.locale),
        address=address, picture=_picture_address(catalog, view, base),
        card=f"{base}/oembed?{urlencode({'url': address})}",
    )  # fmt: skip


def _picture_address(catalog: Catalog, view: View, base: str) -> str:
    return f"{base}/{export_address(catalog, view, 'png', size='preview')}"


def _query(catalog: Catalog, view: View, options: Mapping[str, str]) -> str:
    text = query_text(catalog, view)
    return f"{text}&{urlencode(options)}" if options else text


def notebook_markdown(source: str, picture: str, title: str) -> str:
    """Return a picture that links to the map, for a Markdown cell or a README."""
    return f"[![{_OF_MARKDOWN.sub(_ESCAPED, title)}]({picture})]({source})"


def notebook_python(scenario: object, **parts: object) -> str:
    """Return the two lines that show a view in a notebook where the package is installed."""
    rest = "".join(f", {name}={value!r}" for name, value in parts.items())
    return f"import geo_app\ngeo_app.view({scenario!r}{rest})"


async def _export(request: Request) -> Response:
    """Serve a view in the form that the path names, as a download."""
    return await _served(request, request.path_params["format"], download=True)


async def _embed(request: Request) -> Response:
    """Serve the single-file map of a view, for frames on any page.

    With ``data``, the address of a frame that was pinned before pinned frames had their own.
    """
    query, version = request.query_params, request.query_params.get("data")
    if version:
        language = query.get("lang") or load_cached().dispute.languages[0]
        return await run_in_threadpool(pinned.answer, request, version, language)
    return await _served(request, "html", download=False)


async def _served(request: Request, format_: str, *, download: bool) -> Response:
    try:
        file, queue, headers = await run_in_threadpool(_asked, request, format_, download=download)
        write = partial(make if download else _framed, load_cached(), *file)
        content = await queue.file((*file, download), write, request.is_disconnected)
    except VIEW_FAULTS as error:
        return refused(request, 400, error)
    except QueueFullError as error:
        return refused(request, 503, error, {"Retry-After": RETRY_S})
    # Whoever has left hears nothing of this answer.
    return Response(status_code=204) if content is None else Response(content, headers=headers)


def _framed(catalog: Catalog, view: View, _format: str, options: Options) -> bytes:
    """Write the map of a view as a page that may be linked to; no request changes it."""
    path = embed_address(catalog, view, FrameOptions(**options.model_dump(include=_FRAME)))
    head = preview_of(catalog, view, (options.address or "").rstrip("/"), path)
    return single_file(catalog, view, options, head).encode("utf-8")


def _asked(
    request: Request, format_: str, *, download: bool
) -> tuple[tuple[View, str, Options], FileQueue, dict[str, str]]:
    """Read a request; return all that the file depends on, who makes it, and the headers."""
    catalog, query = load_cached(), dict(request.query_params)
    if format_ not in FORMATS:
        raise UnknownNameError("format", format_, FORMATS)
    form, view = FORMATS[format_], from_query(catalog, query)
    # A map in a frame lies on this server, wherever that is; a file lies anywhere.
    asked = _asked_for(catalog, query) | {
        "address": public_address() or (None if download else "/")
    }
    # Options that a form does not have keep their defaults.
    options = Options(**{name: asked[name] for name in form.options})
    headers = {
        "Content-Type": form.media_type,
        "Cache-Control": CACHE,
        "X-Content-Type-Options": "nosniff",
    }
    if download:
        name = file_name(catalog, view, format_)
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return (view, format_, options), _queues[form.queue], headers


def _asked_for(catalog: Catalog, query: Mapping[str, str]) -> dict[str, Any]:
    """Read all options that an address can have."""
    days = query.get("days")
    return dict(frame_from_query(query)) | {
        "size": query.get("size", "a4"),
        "dpi": _whole_number(query.get("dpi", "150"), "dpi"),
        "outline": query.get("outline") == "1",
        "story": query.get("story"),
        "accessed": today(),
        "days": days_of(catalog.dispute, days) if days else None,
    }


def _whole_number(text: str, field: str) -> int:
    if not _WHOLE_NUMBER.fullmatch(text):
        raise BadValueError(
            "'{value}' is no number for {field}; choose a whole number from 1 to 99999.",
            key="error.number",
            value=text[:20],
            field=field,
        )
    return int(text)


def _oembed(request: Request) -> Response:
    """Answer an oEmbed reader (version 1.0) about an address of this app."""
    query = request.query_params
    if query.get("format", "json") != "json":
        return refused(request, 501, GeoAppError("Only JSON is served.", key="error.json"))
    base = base_address(request)
    if not base:
        return refused(request, 501, NOWHERE)
    try:
        size_px = (
            _at_most(WIDTH_PX, query.get("maxwidth"), "maxwidth"),
            _at_most(HEIGHT_PX, query.get("maxheight"), "maxheight"),
        )
    except BadValueError as error:
        return refused(request, 400, error)
    target = _within(query.get("url", ""), urlsplit(base).netloc)
    if target is None:
        return refused(request, 404, ELSEWHERE)
    catalog, asked = load_cached(), dict(parse_qsl(target.query))
    language = pinned_language(target.path)
    try:
        view = from_query(catalog, asked if language is None else {**asked, "lang": language})
    except VIEW_FAULTS as error:
        return refused(request, 404, error)
    # A frame that is pinned already stays as it is.
    pinned_path = f"{target.path.strip('/')}?{target.query}"
    shown = embed_address(catalog, view, frame_from_query(asked))
    path = shown if language is None else pinned_path
    summary = summarise(catalog, view)
    provider, picture = (dispute_title(summary), base), _picture_address(catalog, view, base)
    card = oembed_card(f"{base}/{path}", page_title(summary), provider, *size_px, picture)
    return JSONResponse({**card, "cache_age": 3600})


def _within(address: str, host: str) -> SplitResult | None:
    """Split an address of this app; None where it is another's, or none at all."""
    try:
        target = urlsplit(address)
    except ValueError:
        return None
    # A page that does not know where it is says the rest of its address.
    is_rest = not target.netloc and target.path.startswith("/")
    return target if is_rest or target.netloc == host else None


def _at_most(usual_px: int, text: str | None, field: str) -> int:
    return usual_px if text is None else min(usual_px, _whole_number(text, field))


def public_address() -> str | None:
    """Where readers reach the app, as whoever runs it says; a request may say anything."""
    return os.environ.get(ADDRESS_VARIABLE, "").rstrip("/") or None


EXPORT_ROUTES = [
    Route("/export/{format}", _export),
    Route("/embed/map", _embed),
    Route("/oembed", _oembed),
]
