"""Pinned frames: the map of one version of the data, also after the data was updated.

A pinned address leads to the map document of its version. The view, what is left out around the map
and the version go along in the fragment of the address, which the document reads.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Match, Route

from geo_app.data import catalog as load_cached
from geo_app.data.catalog import Catalog
from geo_app.data.language import negotiated
from geo_app.engine.land.control import parse_day
from geo_app.errors import BadDateError, BadValueError, ExportError, GeoAppError, UnknownNameError
from geo_app.html.elements import Html, el
from geo_app.html.page import prose_page
from geo_app.server import archive
from geo_app.server.documents import document, packed_response
from geo_app.server.said import refused
from geo_app.views.codec import (
    encoded,
    frame_from_query,
    frame_to_query,
    from_query,
    others,
    ours,
    to_query,
)
from geo_app.views.view import FrameOptions, View

logger = logging.getLogger(__name__)

NO_DOCUMENT = GeoAppError("There is no such map document.", key="error.document")
VIEW_FAULTS = (UnknownNameError, BadDateError, BadValueError)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def pinned_address(catalog: Catalog, view: View, frame: FrameOptions) -> str:
    """Return the path at which a view is shown with the data of this version from now on."""
    query = to_query(catalog, view, always=("scenario",)) | frame_to_query(frame)
    query.pop("lang", None)
    version = quote(catalog.dispute.version, safe="")
    return f"embed/pinned/{version}/{view.lang}?{encoded(query)}"


def pinned_language(path: str) -> str | None:
    """Return the language of a pinned address; None where a path is no such address."""
    match, scope = _PINNED_ROUTE.matches({"type": "http", "method": "GET", "path": path})
    return scope["path_params"]["language"] if match is Match.FULL else None


def keep_present() -> None:
    """Put the documents of the present data into the archive; a warning where that fails."""
    catalog = load_cached()
    version = catalog.dispute.version
    pages = {code: document(catalog, code) for code in catalog.languages}
    try:
        archive.keep(_folder(catalog), version, pages)
    except ExportError as error:
        logger.warning(
            "The map of version %s is not kept: frames pinned to it will be empty once the data "
            "is updated. %s",
            version,
            error,
        )


def answer(request: Request, version: str, language: str) -> Response:
    """Send a frame to the document of its version, or say why there is none."""
    catalog, query = load_cached(), request.query_params
    held = dict.fromkeys([*archive.versions(_folder(catalog)), catalog.dispute.version])
    if version not in held and not archive.is_version(version):
        return refused(request, 404, UnknownNameError("version", version, held))
    languages = _languages(catalog, version)
    if languages and language not in languages:
        return refused(request, 404, UnknownNameError("language", language, languages))
    page = _document(catalog, version, language)
    # Asked for anew each time, unlike what it leads to: the page of a version may still change
    # while that version is being prepared.
    headers = {"Cache-Control": "no-cache"}
    if page is None:
        wanted = f"{language},{request.headers.get('accept-language', '')}"
        gone, headers["Content-Security-Policy"] = _gone(catalog, version, wanted, query), _POLICY
        return HTMLResponse(gone, status_code=410, headers=headers)
    try:
        _check(catalog, version, page, {**query, "lang": language})
    except VIEW_FAULTS as error:
        return refused(request, 400, error)
    target = f"/map/archive/{quote(version, safe='')}/{language}-{page.digest}.html"
    return RedirectResponse(f"{target}#{_fragment(query, version)}", 302, headers)


def _gone(catalog: Catalog, version: str, accepted: str, query: Mapping[str, str]) -> Html:
    """Say that a version is not on this server, and lead to the same view of today.

    The page is in the first language of those accepted, as in ``Accept-Language``, that we have.
    """
    code = negotiated(accepted, catalog.dispute.languages)
    say = catalog.language(code).interface
    view = {key: text for key, text in ours(query).items() if key not in ("theme", "lang") and text}
    today = f"/?{encoded({**view, 'lang': code})}"
    link = say("embed.gone.link", current=catalog.dispute.version)
    return prose_page(
        code,
        say("embed.gone.title"),
        el("h1", say("embed.gone.title")),
        el("p", say("embed.gone.text", version=version)),
        # In a tab of its own: the whole explorer needs more room than a frame.
        el("p", el("a", link, href=today, target="_blank", rel="noopener")),
    )


def _pinned(request: Request) -> Response:
    return answer(request, **request.path_params)


def _archived(request: Request) -> Response:
    """Serve a kept map document, to frames on any page."""
    version, name = request.path_params["version"], request.path_params["name"]
    language = name.rpartition("-")[0]
    page = _document(load_cached(), version, language)
    if page is None or name != f"{language}-{page.digest}.html":
        return refused(request, 404, NO_DOCUMENT)
    return packed_response(request, page.packed, "text/html; charset=utf-8", page.policy)


def _folder(catalog: Catalog) -> Path:
    return archive.archive_folder(catalog.dispute.id)


def _languages(catalog: Catalog, version: str) -> tuple[str, ...]:
    """Languages in which a version is here; the present one needs no archive."""
    if version == catalog.dispute.version:
        return tuple(catalog.languages)
    return archive.languages(_folder(catalog), version)


def _document(catalog: Catalog, version: str, language: str) -> archive.Document | None:
    if version != catalog.dispute.version:
        return archive.read(_folder(catalog), version, language)
    return archive.opened(document(catalog, language)) if language in catalog.languages else None


def _check(
    catalog: Catalog, version: str, page: archive.Document, query: Mapping[str, str]
) -> None:
    """Refuse what the document does not have: it would show something else instead."""
    if version == catalog.dispute.version:
        from_query(catalog, query)
        return
    scenario = query.get("scenario")
    if scenario and scenario not in page.scenarios:
        raise UnknownNameError("scenario", scenario, page.scenarios)
    if query.get("date"):
        span = {"first_day": page.first_day, "as_of": page.as_of}
        parse_day(catalog.dispute.model_copy(update=span), query["date"])


def _fragment(query: Mapping[str, str], version: str) -> str:
    """Write the view as the address has it: an older document reads names of its own time."""
    left_out = {*others(query), "lang"}
    view = {key: text for key, text in query.items() if key not in left_out and text}
    frame = frame_from_query(query).model_copy(update={"data": version})
    return encoded({**view, **frame_to_query(frame)})


_PINNED_ROUTE = Route("/embed/pinned/{version}/{language}", _pinned)
PINNED_ROUTES = [_PINNED_ROUTE, Route("/map/archive/{version}/{name}", _archived)]
