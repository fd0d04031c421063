"""The map comes with the page: the browser paints it while Streamlit is still on its way.

Streamlit's own page is empty until a megabyte of scripts has loaded, started and asked the server
what to show. This one holds the frame of the map from the first byte, at the place that it will
have; `map_channel.js` takes that frame over, as it is, once the page is there.
"""

import re
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp

from geo_app.data import catalog as load_cached
from geo_app.data.contents import Catalog
from geo_app.html.elements import Html, el, join, raw
from geo_app.html.page import policy_of_app
from geo_app.reading.addresses import PAGES
from geo_app.reading.first import first_view
from geo_app.reading.style import page_style
from geo_app.ui.bridge.map_frame import framed_address
from geo_app.ui.bridge.page_head import head_of
from geo_app.ui.bridge.page_maps import PAGE_MAPS, PageMap
from geo_app.ui.scripts import script
from geo_app.views.view import View

FRONT_PAGE = Path(str(distribution("streamlit").locate_file("streamlit/static/index.html")))
STYLE = Path(__file__).with_name("first_map.css")
_TITLE = re.compile(r"<title>.*?</title>")
_START = re.compile(r'<script type="module"[^>]*></script>|<link rel="modulepreload"[^>]*>')


def first_page(request: Request) -> ASGIApp | None:
    """Answer for the pages, packed: each with its own head, and with its map if it has one."""
    name = request.url.path.strip("/") or PAGES[0]
    if name not in PAGES or request.method != "GET":
        return None
    page = _page(request, name)
    headers = {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": policy_of_app(page),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    return GZipMiddleware(HTMLResponse(page, headers=headers))


def _page(request: Request, name: str) -> str:
    catalog = load_cached()
    view = first_view(catalog, name, request.query_params, [])
    before, start, after = _parts()
    before = before.replace('<html lang="en">', f'<html lang="{view.lang}">')
    before = _TITLE.sub(lambda _: head_of(request, catalog, name, view), before)
    place = PAGE_MAPS.get(name)
    # What starts Streamlit waits for the map, where there is one.
    return f"{before}{_map(catalog, view, place, start) if place else start}{after}"


def _map(catalog: Catalog, view: View, place: PageMap, start: str) -> Html:
    language = catalog.language(view.lang)
    frame = el(
        "iframe",
        title=language.interface("map.label"),
        class_="map-document",
        allow="fullscreen",
        data_address=framed_address(catalog, view, place.frame),
    )
    note = el("p", language.interface("page.connecting"), role="status")
    first = el("div", frame, note, id="first-map", class_=place.column, style=_place(place))
    # The style of the pages as well: without it the map would jump when it is taken over.
    style = raw("style", page_style() + STYLE.read_text("utf-8"))
    starter = raw("script", script("first_map"), type="module")
    return join((style, first, raw("template", start, id="streamlit"), starter))


def _place(place: PageMap) -> str:
    return f"--width:{place.width / (place.width + place.panel)}"


@cache
def _parts() -> tuple[str, str, str]:
    """Return Streamlit's page up to its end of the body, what starts it, and the rest."""
    page = FRONT_PAGE.read_text("utf-8")
    start = "".join(_START.findall(page))
    head, end, tail = _START.sub("", page).rpartition("</body>")
    return head, start, end + tail
