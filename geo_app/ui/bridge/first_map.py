"""The map comes with the page: the browser paints it while Streamlit is still on its way.

Streamlit's own page is empty until a megabyte of scripts has loaded, started and asked the server
what to show. This one holds the frame of the map from the first byte, at the place that it will
have; `map_channel.js` takes that frame over, as it is, once the page is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp

from geo_app.data import catalog as load_cached
from geo_app.html.elements import el, join, raw
from geo_app.reading.addresses import PAGES
from geo_app.reading.first import first_view
from geo_app.reading.style import page_style
from geo_app.ui.bridge.map_frame import framed_address
from geo_app.ui.bridge.page_maps import PAGE_MAPS, PageMap
from geo_app.ui.scripts import script

FRONT_PAGE = Path(str(distribution("streamlit").locate_file("streamlit/static/index.html")))
STYLE = Path(__file__).with_name("first_map.css")
_START = re.compile(r'<script type="module"[^>]*></script>|<link rel="modulepreload"[^>]*>')


def first_map(request: Request) -> ASGIApp | None:
    """Answer for the pages with a map, packed."""
    name = request.url.path.strip("/") or PAGES[0]
    if name not in PAGE_MAPS or request.method != "GET":
        return None
    page = _page(name, request.query_params)
    return GZipMiddleware(HTMLResponse(page, headers={"Cache-Control": "no-cache"}))


def _page(name: str, query: Mapping[str, str]) -> str:
    catalog, place = load_cached(), PAGE_MAPS[name]
    view = first_view(catalog, name, query, [])
    language = catalog.language(view.lang)
    before, start, after = _parts()
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
    waiting_page = f'<template id="streamlit">{start}</template>'
    before = before.replace('<html lang="en">', f'<html lang="{language.code}">')
    return f"{before}{join((style, first))}{waiting_page}{starter}{after}"


def _place(place: PageMap) -> str:
    return f"--width:{place.width / (place.width + place.panel)}"


@cache
def _parts() -> tuple[str, str, str]:
    """Return Streamlit's page up to its end of the body, what starts it, and the rest."""
    page = FRONT_PAGE.read_text("utf-8")
    start = "".join(_START.findall(page))
    head, end, tail = _START.sub("", page).rpartition("</body>")
    return head, start, end + tail
