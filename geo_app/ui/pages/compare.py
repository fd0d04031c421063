"""The page Compare: two proposals or days, on maps that move together, and in figures.

The maps stand side by side, or one lies over the other and the reader moves the line between them.
"""

from typing import Any

import streamlit as st

from geo_app.data.catalog import Catalog
from geo_app.reading.pages.compare import (
    OWN,
    Side,
    compare_head,
    compare_layout,
    figures_part,
    is_day,
    maps_data,
    shares_part,
    side_of,
    today,
)
from geo_app.reading.reader import Reader
from geo_app.ui.bridge import session
from geo_app.ui.bridge.map_frame import framed_address
from geo_app.ui.page import notice_html, open_page
from geo_app.ui.scripts import scripted
from geo_app.views.codec import Notice
from geo_app.views.view import FrameOptions

SIDES = ("a", "b")
"""Keys of the query string: a proposal each, a day, or what the reader has made."""

TOGETHER = ("layers", "perspective", "rocks")
"""What both maps show alike."""

_KEY = "compare"

_frames = scripted("compare_frames", compare_layout())


def page() -> None:
    """Show the page."""
    reader = open_page("compare")
    chosen, notices = chosen_sides(reader.catalog)
    for notice in notices:
        st.html(notice_html(reader, notice))
    sides = [side_of(reader, name) for name in chosen]
    st.html(compare_head(reader, reader.say("compare.lead")))
    _show_maps(reader, sides)
    st.html(shares_part(reader, sides))
    st.html(figures_part(reader, sides))


def chosen_sides(catalog: Catalog) -> tuple[list[str], list[Notice]]:
    """Read which two are compared: what is held now, and what is shown, unless said otherwise."""
    names: list[str] = []
    notices: list[Notice] = []
    for key, default in zip(SIDES, (today(catalog), OWN), strict=True):
        name = st.query_params.get(key, default)
        if name != OWN and name not in catalog.scenarios and not is_day(catalog, name):
            notices.append(Notice("scenario", name, (OWN, *catalog.scenarios)))
            name = default
        shown = session.current()
        if name == OWN and not shown.is_custom:
            name = shown.date.isoformat() if shown.look == "time" else shown.scenario
        names.append(name)
    return names, notices


def _show_maps(reader: Reader, sides: list[Side]) -> None:
    frame = FrameOptions(beside=True)
    sources = [framed_address(reader.catalog, side.shown, frame) for side in sides]
    data = maps_data(reader, sides, sources, st.query_params.get("layout", ""))
    _frames(
        key=_KEY,
        data={**data, "count": _last_heard().get("count", 0)},
        on_heard_change=lambda: _heard(reader.catalog),
    )


def _last_heard() -> dict[str, Any]:
    return (st.session_state.get(_KEY) or {}).get("heard") or {}


def _heard(catalog: Catalog) -> None:
    """Take over what the reader chose in one of the maps, or above it."""
    heard = _last_heard()
    state = heard.get("state") or {}
    common = {key: state[key] for key in TOGETHER if key in state}
    name = heard.get("chosen")
    if heard.get("cause") in ("look", "scenario", "date"):
        name = state["date"] if state["look"] == "time" else state["scenario"]
    if name:
        st.query_params[SIDES[int(heard["side"])]] = name
    session.hear(catalog, common)
